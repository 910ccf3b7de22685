import { writeReports } from "../deliver/write-files.ts";
import type { MailOutcome } from "../report/mail-outcome.ts";
import { createRenderers } from "../report/renderers.ts";
import { renderSummary } from "../report/summary/summary.ts";
import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import type { RunOutputs } from "../runner/outputs.ts";
import type { Audit } from "./assess.ts";
import type { RunContext } from "./context.ts";

/** Writes every file in one pass over the events. */
export async function writeReportFiles(
  { host, settings }: Pick<RunContext, "host" | "settings">,
  { report, listed }: Audit,
): Promise<{ readonly written: readonly WrittenFile[]; readonly outputs: Partial<RunOutputs> }> {
  return host.log.group("Writing the reports", async () => {
    const directory = host.inWorkspace(settings.outputDirectory);
    const reports = await createRenderers(report, settings.formats, settings.pepper);
    const written = await writeReports(directory, reports, listed(), host.signal);
    for (const { path, bytes } of written) host.log.info(`${path} (${bytes} bytes)`);
    return { written, outputs: { reportDirectory: directory, reportFiles: written } };
  });
}

/** What became of the reports and mails. */
export interface Delivered {
  readonly written: readonly WrittenFile[];
  readonly uploaded: readonly UploadedFile[];
  /** Absent where no mails were wanted. */
  readonly mail: MailOutcome | undefined;
}

/** The job summary, with names only where they may be shown. */
export async function summarise(
  { host, showNames }: RunContext,
  { report }: Audit,
  { written, uploaded, mail }: Delivered,
): Promise<void> {
  const mails = mail === undefined ? {} : { mail };
  await host.addSummary(renderSummary(report, { showNames, uploaded, files: written, ...mails }));
}
