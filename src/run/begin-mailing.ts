import { listFolderFiles, type StoredFile } from "../docspace/files.ts";
import { readEarlierFile } from "../earlier-runs/earlier-file.ts";
import {
  daysOf,
  isRemembered,
  knowsOf,
  knowsReports,
  type Ledger,
  type LedgerPeriod,
  withBegun,
} from "../earlier-runs/ledger.ts";
import { readLedger, writeLedger } from "../earlier-runs/ledger-file.ts";
import { BRING_BACK, GONE, wroteLostLedger } from "../earlier-runs/lost-ledger.ts";
import { sentenceOf } from "../errors.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import { isJsonReport, LEDGER_TITLE, labelInTitle } from "../report-folder/titles.ts";
import { dayNumber } from "../time/calendar.ts";
import { lastDayOf } from "../time/period.ts";
import { MOST_BYTES } from "./compare.ts";
import { type RunContext, uploadOptions } from "./context.ts";
import { noMailIn, unfitNow } from "./deliver.ts";

/** JSON reports that are looked into, the nearest first; of the others the folder's history must tell. */
const MOST_REPORTS = 12;

/** Which mails may be sent, and what the report must tell the next runs of them. */
export interface Mailing {
  /** Why nobody may be reminded, in a sentence; absent where they may. */
  readonly membersMayNot?: string;
  /** Why no manager's report may be sent. */
  readonly managersMayNot?: string;
  /** Label of the period that the ledger must know: this one, or the one whose ledger is lost. Absent where none. */
  readonly period?: string;
}

const none = (why: string): Mailing => ({ membersMayNot: why, managersMayNot: why });

/**
 * Writes into the ledger that reminding for this period begins, before the report that says so is uploaded. So a report
 * whose period the ledger does not know shows that the ledger was deleted, moved away or brought back from an older
 * version; where there is no such report to be read, the folder's history shows it. Nobody knows then who was mailed, so
 * nobody is: members about the days of that report, managers about its period. The folder is listed first: what another
 * run writes meanwhile is in the ledger before its report is in the folder.
 *
 * @param before the folder's files as they were when the reading began; enough where only managers are mailed
 */
export async function beginMailing(
  context: RunContext,
  folder: ReportFolder | undefined,
  before: readonly StoredFile[] | undefined,
): Promise<Mailing> {
  const { docspace, settings, ready } = context;
  const { period } = ready;
  const members = settings.reminders === "send";
  const managers = settings.reminders !== "preview" && settings.manager !== undefined;
  if (!(members || managers) || !folder || !ready.folder || period.provisional) return {};
  if (!members && before !== undefined && ofPeriod(reportsNear(before, period), period).length === 0)
    return {};
  if (!isRemembered(period, docspace.now())) return none(TOO_OLD);
  try {
    const [unfit, files] = await Promise.all([unfitNow(context), listFolderFiles(docspace, ready.folder.id)]);
    if (unfit.length > 0) return none(noMailIn(unfit));
    const stored = await readLedger(folder);
    const { ledger } = stored;
    const doubtOf = createDoubting(context, ready.folder.id, files, ledger);
    const near = reportsNear(files, period).filter(({ label }) => !knowsOf(ledger, label));
    const own = knowsReports(ledger, period.label) ? [] : ofPeriod(near, period);
    const aboutMembers = members ? await doubtOf(near) : undefined;
    const aboutManagers = managers ? await doubtOf(own) : undefined;
    if (aboutMembers !== undefined || aboutManagers !== undefined) {
      return refusal({ members, managers, aboutMembers, aboutManagers });
    }
    if (!members) return {};
    await writeLedger(folder, stored, withBegun(ledger, period), uploadOptions(context));
    return { period: period.label };
  } catch (error) {
    docspace.signal.throwIfAborted();
    return none(`No mail was sent. ${sentenceOf(error)}`);
  }
}

const TOO_OLD =
  "No mail was sent: the period ended almost ten years ago or earlier, and whom a run mailed is remembered for ten years.";

interface Report {
  readonly file: StoredFile;
  readonly label: string;
  /** Days between the ends of its period and of this one. */
  readonly away: number;
  /** Number of its period's last day. */
  readonly lastDay: number;
}

/** The reports of periods that end less than this one's length away, nearest first: whoever was mailed for them is not again. */
function reportsNear(files: readonly StoredFile[], period: LedgerPeriod): readonly Report[] {
  return files
    .flatMap((file): Report[] => {
      const label = labelInTitle(file.title);
      const last = label === undefined ? undefined : lastDayOf(label);
      if (label === undefined || last === undefined) return [];
      const lastDay = dayNumber(last);
      return [{ file, label, lastDay, away: Math.abs(lastDay - dayNumber(period.lastDay)) }];
    })
    .filter(({ away }) => away < daysOf(period))
    .toSorted((a, b) => a.away - b.away);
}

function ofPeriod(reports: readonly Report[], { label }: LedgerPeriod): readonly Report[] {
  return reports.filter((one) => one.label === label);
}

/** Why it is not known who was mailed. */
interface Doubt {
  /** What follows "No mail was sent:". */
  readonly why: string;
  /** The period that a report says people were reminded for, if one does. */
  readonly period?: string;
}

/** Tells of reports that the ledger does not know whether one of them was made by a run that mailed. */
function createDoubting(
  context: RunContext,
  folderId: number,
  files: readonly StoredFile[],
  ledger: Ledger,
): (reports: readonly Report[]) => Promise<Doubt | undefined> {
  const told = new Map<number, string | undefined>();
  const remindedBy = async ({ file, label }: Report): Promise<string | undefined> => {
    if (!told.has(file.id)) told.set(file.id, await remindedIn(context, file, label));
    return told.get(file.id);
  };
  return async (reports) => {
    if (reports.length === 0) return undefined;
    for (const one of reports.filter(({ file }) => isJsonReport(file.title)).slice(0, MOST_REPORTS)) {
      const reminded = await remindedBy(one);
      if (reminded !== undefined && !knowsOf(ledger, reminded)) {
        return { why: ledgerLost(one.file.title), period: reminded };
      }
    }
    const since = Math.min(...reports.map(({ lastDay }) => lastDay));
    return (await wroteLostLedger(context.docspace, folderId, files, since)) ? { why: GONE } : undefined;
  };
}

/** What a report says of reminders; nothing where it cannot be read, is too large, or none of this action. */
async function remindedIn(
  { docspace }: RunContext,
  file: StoredFile,
  label: string,
): Promise<string | undefined> {
  try {
    const found = await readEarlierFile(docspace, file, MOST_BYTES);
    if (found.state !== "read") return undefined;
    const { parsePreviousReport } = await import("../earlier-runs/previous-report.ts");
    const parsed = parsePreviousReport(found.content, label);
    return "previous" in parsed ? parsed.previous.remindedPeriod : undefined;
  } catch {
    docspace.signal.throwIfAborted();
    return undefined;
  }
}

function ledgerLost(title: string): string {
  return `"${title}" tells of a run that was to remind people, and "${LEDGER_TITLE}" in the report folder, which says whom, is gone or from before that run. ${BRING_BACK}`;
}

/** One sentence for all mails where the same stands against all that were wanted. */
function refusal(found: {
  readonly members: boolean;
  readonly managers: boolean;
  readonly aboutMembers: Doubt | undefined;
  readonly aboutManagers: Doubt | undefined;
}): Mailing {
  const { members, managers, aboutMembers, aboutManagers } = found;
  const period = aboutMembers?.period ?? aboutManagers?.period;
  const told = period === undefined ? {} : { period };
  const same = !members || !managers || aboutMembers?.why === aboutManagers?.why;
  if (same) return { ...none(`No mail was sent: ${(aboutMembers ?? aboutManagers)?.why}`), ...told };
  return {
    ...(aboutMembers && { membersMayNot: `Nobody was reminded: ${aboutMembers.why}` }),
    ...(aboutManagers && { managersMayNot: `No manager's report was sent: ${aboutManagers.why}` }),
    ...told,
  };
}
