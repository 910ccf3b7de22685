import { listFolderFiles, type StoredFile, withTitles } from "../docspace/files.ts";
import { readEarlierFile } from "../earlier-runs/earlier-file.ts";
import {
  daysOf,
  knowsOf,
  knowsReports,
  type Ledger,
  type LedgerPeriod,
  withBegun,
} from "../earlier-runs/ledger.ts";
import { readLedger, writeLedger } from "../earlier-runs/ledger-file.ts";
import { wroteLostLedger } from "../earlier-runs/lost-ledger.ts";
import { sentenceOf } from "../errors.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import { isJsonReport, LEDGER_TITLE, labelInTitle } from "../report-folder/titles.ts";
import { DAY_MS, dayNumber } from "../time/calendar.ts";
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
  const mails = settings.reminders === "send" || (settings.reminders === "off" && settings.manager);
  if (!mails || !folder || !ready.folder || period.provisional) return {};
  try {
    const [unfit, files] = await Promise.all([unfitNow(context), listFolderFiles(docspace, ready.folder.id)]);
    if (unfit.length > 0) return { mayNot: noMailIn(unfit) };
    const stored = await readLedger(folder);
    const lost = await whatIsLost(context, ready.folder.id, files, stored.ledger);
    if (lost !== undefined || settings.reminders !== "send") return lost ?? {};
    await writeLedger(folder, stored, withBegun(stored.ledger, period), uploadOptions(context));
    return { period: period.label };
  } catch (error) {
    docspace.signal.throwIfAborted();
    return { mayNot: `No mail was sent. ${sentenceOf(error)}` };
  }
}

/**
 * Why the ledger is not the one of earlier runs, by what they left in the folder: a JSON report says whether people were to
 * be reminded; beside other reports, and where only managers got mail, the folder's log tells of a ledger that is gone.
 */
async function whatIsLost(
  context: RunContext,
  folderId: number,
  files: readonly StoredFile[],
  ledger: Ledger,
): Promise<Reminding | undefined> {
  const near = reportsNear(files, context.ready.period);
  const unread = near.filter(({ file, label }) => isJsonReport(file.title) && !knowsOf(ledger, label));
  for (const { file, label } of unread.slice(0, MOST_REPORTS)) {
    const reminded = await remindedIn(context, file, label);
    if (reminded !== undefined && !knowsOf(ledger, reminded)) {
      return { mayNot: ledgerLost(file.title), period: reminded };
    }
  }
  const untold = near.filter(({ label }) => !knowsOf(ledger, label) && !knowsReports(ledger, label));
  if (untold.length === 0) return undefined;
  const present = new Set(
    withTitles(files, [LEDGER_TITLE])
      .get(LEDGER_TITLE)
      ?.map(({ id }) => id),
  );
  // Who was mailed about a period was mailed after its last day.
  const from = Math.min(...untold.map(({ lastDay }) => dayNumber(lastDay))) * (DAY_MS / 1000);
  const to = Math.floor(context.docspace.now() / 1000);
  if (!(await wroteLostLedger(context.docspace, folderId, present, { from, to }))) return undefined;
  return {
    mayNot: `No mail was sent: the log of the report folder tells of a "${LEDGER_TITLE}" which says who was mailed, and it is gone. ${BRING_BACK}`,
  };
}

interface Report {
  readonly file: StoredFile;
  readonly label: string;
  readonly lastDay: string;
  /** Days between the ends of its period and of this one. */
  readonly away: number;
}

/** The reports of periods that end less than this one's length away: whoever was mailed for them is not again. */
function reportsNear(files: readonly StoredFile[], period: LedgerPeriod): readonly Report[] {
  return files
    .flatMap((file): Report[] => {
      const label = labelInTitle(file.title);
      const lastDay = label === undefined ? undefined : lastDayOf(label);
      if (label === undefined || lastDay === undefined) return [];
      return [{ file, label, lastDay, away: Math.abs(dayNumber(lastDay) - dayNumber(period.lastDay)) }];
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

const BRING_BACK =
  "Bring it back from the trash, under its old name, or restore its newest version; to begin anew without it, move the reports of that time out of the folder.";

function ledgerLost(title: string): string {
  return `No mail was sent: "${title}" tells of a run that was to remind people, and "${LEDGER_TITLE}" in the report folder, which says whom, is gone or from before that run. ${BRING_BACK}`;
}
