import { removeEarlierReports } from "../deliver/write-files.ts";
import { allProblems } from "../errors.ts";
import { remindedBy } from "../report/mail-outcome.ts";
import type { Host } from "../runner/host.ts";
import { type RunOutputs, writeOutputs } from "../runner/outputs.ts";
import { runStep } from "../runner/step.ts";
import { INPUTS } from "../settings/inputs.ts";
import { assessPeriod } from "./assess.ts";
import { beginMailing } from "./begin-mailing.ts";
import { collectPeriod, openSpool } from "./collect.ts";
import { deliverReports, reportFolderOf } from "./deliver.ts";
import { leaveFailure } from "./failure-summary.ts";
import { readHistory } from "./history.ts";
import { sendMails } from "./mail.ts";
import { readNarrowing } from "./narrow.ts";
import { conclude } from "./outcome.ts";
import { lookAtPortal, readInputs } from "./portal.ts";
import { readEarlierPeriods } from "./trend.ts";

/**
 * One run of the action. Whatever happens, the outputs are set, every problem is a sentence in the log, and nothing
 * that was read stays on disk. Never rejects.
 *
 * @returns the exit code
 */
export function run(host: Host): Promise<0 | 1> {
  return runStep<RunOutputs>(host, {
    setOutputs: (known) => writeOutputs(known, host.setOutput),
    work: (addOutputs) => audit(host, addOutputs),
    onFailure: (failure) => leaveFailure(host, failure),
  });
}

/** Reads the inputs, looks whether the job can be done, reads the portal, judges, writes, delivers, concludes. */
async function audit(host: Host, addOutputs: (known: Partial<RunOutputs>) => void): Promise<0 | 1> {
  const [settings] = await allProblems(readInputs(host), forgetEarlierReports(host));
  const { context, exemptions } = await lookAtPortal(host, settings);
  const { firstDay, lastDay } = context.ready.period;
  addOutputs({ periodStart: firstDay, periodEnd: lastDay });
  const narrowing = await readNarrowing(context);

  const spool = openSpool(host);
  try {
    const collected = await collectPeriod(context, spool);
    const [history, earlier] = await Promise.all([
      readHistory(context),
      readEarlierPeriods(context, collected.reportFolder),
    ]);
    const review = settings.accessReview
      ? await (await import("./review-read.ts")).readReview(context, collected.members)
      : undefined;
    const folder = reportFolderOf(context);
    const mailing = await beginMailing(context, folder, collected.reportFolder);
    const known = { exemptions, history, ...earlier, narrowing, review, mailing };
    const found = await assessPeriod(context, collected, known);
    addOutputs(found.outputs);

    // Loaded where they are needed, not before the run can begin.
    const { writeReportFiles, summarise } = await import("./report.ts");
    const files = await writeReportFiles(context, found);
    addOutputs(files.outputs);
    const delivered = await deliverReports(context, folder, files.written);
    addOutputs(delivered.outputs);
    const reportUrl = delivered.outputs.reportUrl ?? "";
    const mails = await sendMails(context, found.report, {
      folder,
      ...files,
      membersMayNot: mailing.membersMayNot ?? delivered.mayNot,
      managersMayNot: mailing.managersMayNot ?? delivered.mayNot,
      reportUrl,
    });
    addOutputs(mails.outputs);
    const reviewProblems = settings.accessReview
      ? await (await import("./review-write.ts")).writeReview(context, review, found.report, folder)
      : [];
    const issueProblems = settings.githubIssue
      ? await (await import("./github-issue.ts")).deliverIssue(context, found.report, delivered.uploaded)
      : [];

    await summarise(context, found, { ...files, ...delivered, mail: mails.outcome });
    return conclude(context, {
      report: found.report,
      deliveryProblems: [...delivered.problems, ...reviewProblems, ...issueProblems],
      mailProblems: mails.problems,
      reminded: mails.outcome && remindedBy(mails.outcome),
      where: reportUrl || (files.outputs.reportDirectory ?? ""),
    });
  } finally {
    spool.remove();
  }
}

/** Whatever is wrong with other inputs: a run that ends for those leaves no reports of an earlier one either. */
async function forgetEarlierReports(host: Host): Promise<void> {
  const { parse, default: usual } = INPUTS["output-directory"];
  const directory = parse(host.readInput("output-directory").trim() || usual);
  if ("value" in directory) await removeEarlierReports(host.inWorkspace(directory.value));
}
