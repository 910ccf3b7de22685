import { listFolderFiles, type StoredFile } from "../docspace/files.ts";
import { readEarlierFile } from "../earlier-runs/earlier-file.ts";
import { daysOf, knowsOf, type LedgerPeriod, withBegun } from "../earlier-runs/ledger.ts";
import { readLedger, writeLedger } from "../earlier-runs/ledger-file.ts";
import { sentenceOf } from "../errors.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import { LEDGER_TITLE, labelInTitle } from "../report-folder/titles.ts";
import { dayNumber } from "../time/calendar.ts";
import { lastDayOf } from "../time/period.ts";
import { MOST_BYTES } from "./compare.ts";
import { type RunContext, uploadOptions } from "./context.ts";
import { noMailIn, unfitNow } from "./deliver.ts";

/** Reports that are looked into, the nearest first: daily runs over a month leave thirty of overlapping periods. */
const MOST_REPORTS = 12;

/** Whether people may be reminded, and what the report must tell the next runs of it. */
export interface Reminding {
  /** Why no mail may be sent, in a sentence; absent where they may. */
  readonly mayNot?: string;
  /** Label of the period that the ledger must know: this one, or the one whose ledger is lost. Absent where none. */
  readonly period?: string;
}

/**
 * Writes into the ledger that reminding for this period begins, before the report that says so is uploaded. So a report
 * whose period the ledger does not know shows that the ledger was deleted, moved away or brought back from an older
 * version; nobody knows then who was mailed, so nobody is. The folder is listed first: what another run writes
 * meanwhile is in the ledger before its report is in the folder.
 */
export async function beginReminding(
  context: RunContext,
  folder: ReportFolder | undefined,
): Promise<Reminding> {
  const { docspace, settings, ready } = context;
  const { period } = ready;
  if (settings.reminders !== "send" || !folder || !ready.folder || period.provisional) return {};
  try {
    const [unfit, files] = await Promise.all([unfitNow(context), listFolderFiles(docspace, ready.folder.id)]);
    if (unfit.length > 0) return { mayNot: noMailIn(unfit) };
    const stored = await readLedger(folder);
    const unknown = reportsNear(files, period).filter(({ label }) => !knowsOf(stored.ledger, label));
    for (const { file, label } of unknown.slice(0, MOST_REPORTS)) {
      const reminded = await remindedIn(context, file, label);
      if (reminded !== undefined && !knowsOf(stored.ledger, reminded)) {
        return { mayNot: ledgerLost(file.title), period: reminded };
      }
    }
    await writeLedger(folder, stored, withBegun(stored.ledger, period), uploadOptions(context));
    return { period: period.label };
  } catch (error) {
    docspace.signal.throwIfAborted();
    return { mayNot: sentenceOf(error) };
  }
}

interface Report {
  readonly file: StoredFile;
  readonly label: string;
  /** Days between the ends of its period and of this one. */
  readonly away: number;
}

/** The JSON reports of periods that end less than this one's length away: whoever was mailed for them is not again. */
function reportsNear(files: readonly StoredFile[], period: LedgerPeriod): readonly Report[] {
  return files
    .flatMap((file): Report[] => {
      const label = labelInTitle(file.title);
      const lastDay = label === undefined ? undefined : lastDayOf(label);
      if (label === undefined || lastDay === undefined) return [];
      return [{ file, label, away: Math.abs(dayNumber(lastDay) - dayNumber(period.lastDay)) }];
    })
    .filter(({ away }) => away < daysOf(period))
    .toSorted((a, b) => a.away - b.away);
}

/** What a report says of reminders; nothing where it is too large to be read, or none of this action. */
async function remindedIn(
  { docspace }: RunContext,
  file: StoredFile,
  label: string,
): Promise<string | undefined> {
  const found = await readEarlierFile(docspace, file, MOST_BYTES);
  if (found.state !== "read") return undefined;
  const { parsePreviousReport } = await import("../earlier-runs/previous-report.ts");
  const parsed = parsePreviousReport(found.content, label);
  return "previous" in parsed ? parsed.previous.remindedPeriod : undefined;
}

function ledgerLost(title: string): string {
  return `No mail was sent: "${title}" tells of a run that was to remind people, and "${LEDGER_TITLE}" in the report folder, which says whom, is gone or from before that run. Bring it back from the trash, under its old name, or restore its newest version; to begin anew without it, move that report out of the folder.`;
}
