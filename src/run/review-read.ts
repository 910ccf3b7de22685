import type { RoomMembers } from "../collect/collected.ts";
import { acceptable } from "../earlier-runs/access-review/acceptable.ts";
import { type Decision, membershipKey, type ReviewMemory } from "../earlier-runs/access-review/decision.ts";
import type { KeptCell } from "../earlier-runs/access-review/lines.ts";
import { strangeLines } from "../earlier-runs/access-review/log-lines.ts";
import { NOTHING_READ, type ReadReview } from "../earlier-runs/access-review/read-workbook.ts";
import {
  keptUntil,
  type Reading,
  type Standing,
  standings,
  withRead,
} from "../earlier-runs/access-review/review.ts";
import { portalHost } from "../earlier-runs/access-review/row-check.ts";
import { readWorkbook, type StoredWorkbook } from "../earlier-runs/access-review/workbook-file.ts";
import { readLedger, type StoredLedger, writeLedger } from "../earlier-runs/ledger-file.ts";
import { sentenceOf } from "../errors.ts";
import { type Note, type NoteParameters, note } from "../notes.ts";
import type { ReviewFacts } from "../report/review.ts";
import { namedNoteText, noteText } from "../report/vocabulary/notes.ts";
import { docSpaceFolder } from "../report-folder/folder.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import type { Host } from "../runner/host.ts";
import { counted } from "../text/english.ts";
import { named } from "../text/one-line.ts";
import { createLocalTime } from "../time/local-time.ts";
import { type RunContext, uploadOptions } from "./context.ts";
import { refuseUnfit } from "./deliver.ts";

/** The access review as it stands before the members are judged. */
export interface OpenReview {
  readonly facts: ReviewFacts;
  /** What every report must say about it. */
  readonly notes: readonly Note[];
  readonly decisions: readonly Decision[];
  readonly workbook: StoredWorkbook;
  /** Whether the workbook may be written: it was understood, or there is none. */
  readonly writable: boolean;
  readonly reading: Reading;
  /** The memberships that were read, by their keys. */
  readonly here: ReadonlySet<string>;
}

/** What is known of the review; of one that had to be left alone only why. */
export type ReadReviewResult = OpenReview | { readonly notes: readonly Note[] };

/** So many cells are named one by one. */
const MOST_NAMED = 20;

/**
 * Reads what people decided, and keeps it in the ledger at once. Undefined where no review is wanted. Never fails for
 * what lies in the folder: what cannot be used is a note, and decisions read before still count.
 */
export async function readReview(
  context: RunContext,
  members: readonly RoomMembers[],
): Promise<ReadReviewResult | undefined> {
  const { docspace, settings, ready } = context;
  if (!settings.accessReview || !ready.folder) return undefined;
  const here = members.flatMap((room) =>
    room.state === "read"
      ? room.members.map(({ person }) => membershipKey({ room: room.roomId, person: person.id }))
      : [],
  );
  const { id } = ready.folder;
  return await readReviewIn(docSpaceFolder(docspace, id), id, context, new Set(here));
}

/** Hosts of this portal, the present one first. */
export function portalsOf(
  { settings }: Pick<RunContext, "settings">,
  { portals = [] }: ReviewMemory,
): readonly string[] {
  return [...new Set([portalHost(settings.portalUrl.href), ...portals])];
}

/** The same from this folder. */
export async function readReviewIn(
  folder: ReportFolder,
  folderId: number,
  context: RunContext,
  here: ReadonlySet<string>,
): Promise<ReadReviewResult> {
  const { host, docspace, ready, settings } = context;
  const { reviewKeepMonths: months } = settings;
  let stored: StoredLedger;
  try {
    stored = await readLedger(folder);
  } catch (error) {
    docspace.signal.throwIfAborted();
    return { notes: [told(host, `no decision counts in this run. ${sentenceOf(error)}`)] };
  }
  const notes: Note[] = [note("review-open-to-writers", "info", {}, "inactivity")];
  const known = stored.ledger.review;
  let workbook: StoredWorkbook = { read: NOTHING_READ, remarks: [] };
  let writable = true;
  try {
    workbook = await readWorkbook(folder, folderId, known, portalsOf(context, known));
  } catch (error) {
    docspace.signal.throwIfAborted();
    writable = false;
    notes.push(told(host, sentenceOf(error)));
  }
  const reading = await readingOf(context, workbook);
  workbook = { ...workbook, read: acceptable(workbook.read, stored.ledger, here, reading.readOn) };
  const { memory, fresh } = withRead(known, workbook.read.rows, reading);
  if (fresh.length > 0) {
    host.log.info(`${counted(fresh.length, "decision")} of the access review read for the first time.`);
    try {
      await refuseUnfit(context);
      await writeLedger(folder, stored, { ...stored.ledger, review: memory }, uploadOptions(context));
    } catch (error) {
      docspace.signal.throwIfAborted();
      const why = `what was decided counts in this run, but was not kept yet. ${sentenceOf(error)}`;
      notes.push(told(host, why));
    }
  }
  const { lastDay } = ready.period;
  const { read, problems } = suspended(workbook.read, memory.decisions, lastDay, months);
  const over = fresh.filter((one) => one.decision === "keep" && keptUntil(one, months) < lastDay);
  const overs = over.map((one): Unclear => {
    const key = membershipKey(one);
    return { why: `${read.places.get(key)?.("until")} is over: “keep” does not count.`, ...rowOf(read, key) };
  });
  const unclear = problems.map((why): Unclear => ({ why, ...rowOf(read, read.subjects.get(why)) }));
  notes.push(
    ...remarksOf(workbook, known).map((why) => told(host, why)),
    ...unclearNotes(context, [...overs, ...unclear]),
  );
  return {
    facts: {
      standings: standings(memory.decisions, read.unclear, lastDay, months),
      unclear: read.unclear,
      asked: memory.asked,
      day: reading.readOn,
      workbook: workbook.file?.url,
    },
    ...{ notes, writable, reading, here, decisions: memory.decisions, workbook: { ...workbook, read } },
  };
}

/** What people must know of the workbook, in sentences. */
export function remarksOf(
  { remarks, read, file }: StoredWorkbook,
  { decisions }: Pick<ReviewMemory, "decisions">,
): readonly string[] {
  return [...remarks, ...strangeLines(read.log, decisions, file?.version)];
}

/** When a workbook is read, by which run, and who had changed it last. */
export async function readingOf(
  { host, docspace, ready }: RunContext,
  { file }: Pick<StoredWorkbook, "file">,
): Promise<Reading> {
  const { timeZone } = ready.period;
  const now = docspace.now();
  const seconds = Math.floor(now / 1000);
  const at = new Date(now).toISOString();
  const { runUrl } = await host.workflow();
  const readOn = createLocalTime(timeZone, seconds, seconds + 1).day(seconds);
  return { readOn, at, run: runUrl ?? at, changedBy: file?.changedBy ?? "" };
}

/** Where a decision counts whose cell was emptied, nobody may overlook it: the row counts as undecided, or it is said. */
export function suspended(
  read: ReadReview,
  decisions: readonly Decision[],
  lastDay: string,
  months: number,
): { readonly read: ReadReview; readonly problems: readonly string[] } {
  const counts = standings(decisions, new Set(), lastDay, months);
  const problems = [...read.problems];
  const unclear = new Set(read.unclear);
  const subjects = new Map(read.subjects);
  const tell = (key: string, problem: string) => {
    problems.push(problem);
    subjects.set(problem, key);
  };
  const word = (standing: Standing) => `“${standing.decision.decision}”, which was decided before,`;
  for (const [key, place] of read.partial) {
    const standing = counts.get(key);
    if (standing === undefined || standing.kind === "expired") continue;
    unclear.add(key);
    tell(key, `${place} is empty, but its row is filled in: write ${word(standing)} again, or “open”.`);
  }
  for (const [key, place] of read.blank) {
    const standing = counts.get(key);
    if (standing === undefined || standing.kind === "expired") continue;
    tell(key, `${place} is empty, but ${word(standing)} still counts: write “open” to take it back.`);
  }
  return { read: { ...read, unclear, subjects }, problems };
}

type Unclear = NoteParameters["review-unclear"];

/** Whose row it is, as the workbook shows it. */
function rowOf({ known }: ReadReview, key = ""): Pick<Unclear, "row"> {
  const cells = known.get(key)?.cells;
  if (cells === undefined) return {};
  const shown = (cell: KeptCell | undefined) => named(String(cell?.value ?? ""));
  const roomId = Number(key.split(" ")[0]);
  return { row: { roomId, room: shown(cells.room), person: shown(cells.name) } };
}

function unclearNotes({ host, showNames }: RunContext, problems: readonly Unclear[]): Note[] {
  const notes: Note[] = problems
    .slice(0, MOST_NAMED)
    .map((one) => note("review-unclear", "warning", one, "inactivity"));
  const count = problems.length - MOST_NAMED;
  if (count > 0) notes.push(note("review-more-unclear", "warning", { count }, "inactivity"));
  if (notes[0] !== undefined) {
    const more = problems.length - 1;
    const text = showNames ? namedNoteText(notes[0]) : noteText(notes[0]);
    host.log.warning(`${text}${more > 0 ? ` And ${more} more, which the reports name.` : ""}`);
  }
  return notes;
}

/** A note that stands in the log, too. */
export function told(host: Host, why: string): Note {
  const one = note("review-left", "warning", { why }, "inactivity");
  host.log.warning(noteText(one));
  return one;
}
