import { sentenceOf } from "../errors.ts";
import { issueMarks, issueText, issueTitle, LONGEST_BODY, somethingLeft } from "../report/github-issue.ts";
import type { AuditReport } from "../report/model.ts";
import type { UploadedFile } from "../report-folder/files.ts";
import { secretsIn } from "../settings/secrets.ts";
import { withoutSecrets } from "../text/conceal.ts";
import type { RunContext } from "./context.ts";

/**
 * Writes the issue of this portal and period into the workflow's repository. Whatever keeps it from being written stops
 * nothing else.
 *
 * @returns what went wrong, in sentences
 */
export async function deliverIssue(
  context: RunContext,
  report: AuditReport,
  uploaded: readonly UploadedFile[],
): Promise<readonly string[]> {
  const { host } = context;
  if (report.period.provisional) {
    host.log.notice("The period is not over, so no issue is written on GitHub.");
    return [];
  }
  return await host.log.group("Issue on GitHub", async () => {
    try {
      return await write(context, report, uploaded);
    } catch (error) {
      host.signal.throwIfAborted();
      return [sentenceOf(error)];
    }
  });
}

async function write(
  { host, settings, showNames }: RunContext,
  report: AuditReport,
  uploaded: readonly UploadedFile[],
): Promise<readonly string[]> {
  const { repository, apiUrl } = await host.workflow();
  if (repository === undefined || apiUrl === undefined) {
    return ["The issue on GitHub was not written: this is no run of a workflow, so there is no repository."];
  }
  if (settings.githubToken === "") {
    return [
      "The issue on GitHub was not written: github-token is empty. Leave the input out, and the workflow's own token is used.",
    ];
  }
  // Loaded only where an issue is wanted.
  const { githubIssues } = await import("../deliver/github-issue/issues.ts");
  const { writeIssue } = await import("../deliver/github-issue/write-issue.ts");
  const { signal, clock, log } = host;
  const secrets = secretsIn(host.readInput).map(({ spelling }) => spelling);
  const issues = githubIssues({ repository, apiUrl, token: settings.githubToken, signal });
  const { outcome, url } = await writeIssue(
    issues,
    {
      title: withoutSecrets(issueTitle(report), secrets),
      marks: issueMarks(report),
      text: (budget) => withoutSecrets(issueText(report, { showNames, uploaded, budget }), secrets),
      open: somethingLeft(report),
      longestBody: LONGEST_BODY,
    },
    { repository, clock, signal, info: log.info, warn: log.warning },
  );
  log.info(url === undefined ? "Nothing is left to do, so no issue is needed." : `${url} (${outcome})`);
  return [];
}
