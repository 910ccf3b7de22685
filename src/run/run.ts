import { createSpool } from "../collect/spool/spool.ts";
import { allProblems, Problems } from "../errors.ts";
import type { Host } from "../runner/host.ts";
import { type RunOutputs, writeOutputs } from "../runner/outputs.ts";
import { assessPeriod, findingsThatFail, namesMayBeShown, summarise, writeReportFiles } from "./assess.ts";
import { readPrevious } from "./compare.ts";
import { deliverReports, reportFolderOf } from "./deliver.ts";
import { readExemptions, readHistory, sendMails } from "./mail.ts";
import { readNarrowing } from "./narrow.ts";
import { checkPortal, collectPeriod, openPortal, readInputs } from "./portal.ts";

/**
 * One run of the action: reads the inputs, looks whether the job can be done, reads the portal, judges, writes,
 * delivers. Whatever happens, the outputs are set, every problem is a sentence in the log, and nothing that was read
 * stays on disk.
 *
 * @returns the exit code
 */
export async function run(host: Host): Promise<0 | 1> {
  const { log } = host;
  const outputs: { -readonly [Name in keyof RunOutputs]?: RunOutputs[Name] } = {};
  const spool = { remove: (): void => undefined };
  try {
    const settings = readInputs(host);
    const docspace = openPortal(host, settings, host.signal);
    const [exemptions, ready] = await log.group("Looking at the portal", () =>
      allProblems(readExemptions(host, settings), checkPortal(host, docspace, settings)),
    );
    Object.assign(outputs, { periodStart: ready.period.firstDay, periodEnd: ready.period.lastDay });
    const narrowing = await readNarrowing(host, docspace, settings, ready);

    const events = createSpool(host.temporaryDirectory, host.signal);
    spool.remove = events.remove;
    host.atExit(events.remove);
    const collected = await log.group(`Reading ${ready.period.firstDay} to ${ready.period.lastDay}`, () =>
      collectPeriod(host, docspace, settings, ready, events),
    );
    const history = await readHistory(host, docspace, settings, ready);
    const previous = await readPrevious(docspace, ready);
    const people = { exemptions, history };
    const audit = await assessPeriod(host, settings, ready, collected, people, { previous, narrowing });
    Object.assign(outputs, audit.outputs);

    const files = await log.group("Writing the reports", () => writeReportFiles(host, settings, audit));
    Object.assign(outputs, files.outputs);
    const folder = reportFolderOf(host, settings, docspace, ready);
    const delivered = await deliverReports(host, folder, ready.version, files.written);
    Object.assign(outputs, delivered.outputs);
    const mails = await sendMails(host, settings, audit.report, {
      folder,
      serverVersion: ready.version,
      culture: ready.culture,
      written: files.written,
      reportUrl: delivered.outputs.reportUrl ?? "",
      showNames: await namesMayBeShown(host, settings),
    });
    Object.assign(outputs, mails.outputs);
    await summarise(host, settings, audit, files.written, delivered.uploaded, mails.outcome);

    const failures = [...delivered.problems, ...findingsThatFail(settings, audit, mails.problems)];
    for (const failure of failures) log.error(failure);
    return failures.length === 0 ? 0 : 1;
  } catch (error) {
    for (const sentence of sentencesOf(error)) log.error(sentence);
    return 1;
  } finally {
    spool.remove();
    writeOutputs(outputs, host.setOutput);
  }
}

function sentencesOf(error: unknown): readonly string[] {
  if (error instanceof Problems) return error.sentences;
  return [error instanceof Error ? error.message : String(error)];
}
