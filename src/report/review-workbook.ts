import type { Assessment, MemberRow, RoomAssessment } from "../assess/assessment.ts";
import { ACCESS_ORDER } from "../docspace/members.ts";
import { type Decision, membershipKey } from "../earlier-runs/access-review/decision.ts";
import type { KeptCell, KeptRow } from "../earlier-runs/access-review/lines.ts";
import { decisionCells } from "../earlier-runs/access-review/log-lines.ts";
import type { ReadReview } from "../earlier-runs/access-review/read-workbook.ts";
import { newestOf } from "../earlier-runs/access-review/review.ts";
import { portalHost, rowCheck } from "../earlier-runs/access-review/row-check.ts";
import { type ColumnKey, FILLED } from "../earlier-runs/access-review/titles.ts";
import {
  cleanText,
  type DecideRow,
  dayCell,
  type LogRow,
} from "../earlier-runs/access-review/write-workbook.ts";
import { named, singleLine } from "../text/one-line.ts";
import { roomLink } from "./links.ts";
import type { ReviewReport, ReviewRow } from "./review.ts";
import { OWN_WORD } from "./vocabulary/review.ts";
import { ACCESS_WORDS, membershipText } from "./vocabulary/terms.ts";

/** What the workbook is made from. */
export interface WorkbookFacts {
  readonly assessment: Pick<Assessment, "rooms">;
  readonly review: ReviewReport;
  /** The workbook as it was read last. */
  readonly read: ReadReview;
  /** The portal's origin. */
  readonly portal: string;
  /** Local day, `YYYY-MM-DD`, of an instant. */
  readonly day: (at: number) => string;
  /** Local day of the last reminder about a membership, by its key. */
  readonly reminded: ReadonlyMap<string, string>;
  /** Months for which `keep` counts at most. */
  readonly keepMonths: number;
}

/**
 * The rows of the sheet *Decide*: what is undecided first, then what was decided and still counts. What people filled in
 * and nobody could understand stands as it was; so does every row about whom this run can say nothing.
 *
 * @returns with the rows, how many with notes or comments of people go, for nothing is asked about them any more
 */
export function decideRows(facts: WorkbookFacts): {
  readonly rows: readonly DecideRow[];
  readonly gone: number;
} {
  const { assessment, review, read } = facts;
  const rows: DecideRow[] = [];
  const written = new Set<string>();
  const reviewed = new Map(review.rows.map((row) => [keyOf(row), row]));
  for (const room of assessment.rooms) {
    const managers = managersLeft(room, reviewed);
    for (const member of room.members.toSorted(byAccess)) {
      const key = membershipKey({ room: room.roomId, person: member.person.id });
      const row = reviewed.get(key);
      if (row === undefined || row.state === "done") continue;
      rows.push(decideRow(row, member, room, managers, facts));
      written.add(key);
    }
  }
  const isUndecided = ({ cells }: DecideRow) => cells.standing === undefined;
  const sorted = [...rows.filter(isUndecided), ...rows.filter((row) => !isUndecided(row))];
  const others = [...read.known].filter(([key]) => !written.has(key));
  const carried = others.flatMap(([key, row]) => (staysOpen(key, facts) ? [row] : []));
  const gone = others.filter(([key, row]) => !staysOpen(key, facts) && hasNotes(row)).length;
  return { rows: [...sorted, ...carried, ...read.strays], gone };
}

function hasNotes({ added, looks }: KeptRow): boolean {
  return added.size > 0 || [...looks.values()].some(({ comment }) => comment !== undefined);
}

const keyOf = ({ roomId, personId }: Pick<ReviewRow, "roomId" | "personId">): string =>
  membershipKey({ room: roomId, person: personId });

function byAccess(a: MemberRow, b: MemberRow): number {
  return (
    ACCESS_ORDER.indexOf(a.access) - ACCESS_ORDER.indexOf(b.access) ||
    a.person.name.localeCompare(b.person.name, "en")
  );
}

/** Whether a row of the workbook stays although this run asks nothing about it. */
function staysOpen(key: string, { assessment, read }: WorkbookFacts): boolean {
  if (read.unclear.has(key) || read.partial.has(key)) return true;
  const [id = "", person = ""] = key.split(" ");
  const room = assessment.rooms.find(({ roomId }) => roomId === Number(id));
  if (room === undefined || room.unreadable !== undefined) return true;
  const member = room.members.find((one) => one.person.id.toLowerCase() === person);
  return member?.verdict.kind === "unknown";
}

/** Managers of a room, its owner not counted, who would be left if all the inactive went. */
function managersLeft(room: RoomAssessment, reviewed: ReadonlyMap<string, ReviewRow>): number {
  return room.members.filter(({ access, membership, person, verdict }) => {
    const state = reviewed.get(membershipKey({ room: room.roomId, person: person.id }))?.state;
    const goes = state === "open" || state === "not-done";
    return access === "room-manager" && membership.by !== "owner" && verdict.kind !== "disabled" && !goes;
  }).length;
}

function decideRow(
  row: ReviewRow,
  member: MemberRow,
  room: RoomAssessment,
  managers: number,
  facts: WorkbookFacts,
): DecideRow {
  const { read, portal } = facts;
  const { person, access, membership } = member;
  const shown = {
    room: cleanText(named(room.title)),
    name: cleanText(named(person.name)),
    email: cleanText(singleLine(person.email)),
  };
  const key = keyOf(row);
  const known = read.known.get(key);
  const asked = row.decision === undefined ? row.since : row.decision.asked;
  const host = portalHost(portal);
  const cells: Partial<Record<ColumnKey, KeptCell | undefined>> = {
    ...texts(shown),
    access: { value: `${ACCESS_WORDS[access]}${person.guest ? ", guest" : ""}` },
    membership: { value: membershipText(membership) },
    roomId: { value: room.roomId },
    personId: { value: person.id },
    check: { value: rowCheck({ room: room.roomId, person: person.id, shown, portal: host, asked }) },
    lastActivity: dayCell(member.lastActivity && facts.day(member.lastActivity.at)),
    inARow: member.inactiveInARow === undefined ? undefined : { value: member.inactiveInARow },
    reminded: dayCell(facts.reminded.get(key)),
    proposal: { value: proposal(member, managers) },
    ...(row.decision === undefined ? openCells(row, known, read, key) : decidedCells(row, row.decision)),
  };
  const link = roomLink(portal, room.roomId);
  const { added = new Map(), looks = new Map() } = known ?? {};
  return { cells: present(cells), added, looks, link };
}

/** Who owns the room stays, and so does the last who can manage it beside the owner. */
function proposal({ access, membership }: MemberRow, managers: number): "keep" | "remove" {
  const owns = membership.by === "owner" || access === "owner";
  return owns || (access === "room-manager" && managers === 0) ? "keep" : "remove";
}

function openCells(
  row: ReviewRow,
  known: KeptRow | undefined,
  read: ReadReview,
  key: string,
): KeptRow["cells"] {
  const asItIs = read.unclear.has(key) || read.partial.has(key);
  const filled = FILLED.flatMap((column) => {
    const cell = asItIs ? known?.cells[column] : undefined;
    return cell === undefined ? [] : [[column, cell] as const];
  });
  return present({ openSince: dayCell(row.since), ...Object.fromEntries(filled) });
}

function decidedCells(row: ReviewRow, decision: Decision): KeptRow["cells"] {
  const own = row.own === true ? `, decided by ${OWN_WORD}` : "";
  const standing =
    row.state === "kept" ? `counts until ${row.until}${own}` : `decided on ${row.since}, not done`;
  return present({
    openSince: dayCell(decision.asked),
    decision: { value: decision.decision },
    until: dayCell(decision.until),
    ...texts({ reason: decision.reason, decidedBy: decision.decidedBy }),
    decidedOn: dayCell(decision.decidedOn),
    standing: { value: standing },
  });
}

function texts<K extends ColumnKey>(of: Readonly<Record<K, string>>): KeptRow["cells"] {
  const given = (Object.entries(of) as [K, string][]).filter(([, value]) => value !== "");
  return Object.fromEntries(given.map(([key, value]) => [key, { value }]));
}

function present(cells: Partial<Record<ColumnKey, KeptCell | undefined>>): KeptRow["cells"] {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== undefined));
}

/** Lines of the log in the workbook; the ledger has every decision. */
const MOST_LINES = 20_000;

/** Every decision, newest first, with what became of it. */
export function logRows(decisions: readonly Decision[], facts: WorkbookFacts): readonly LogRow[] {
  const newest = newestOf(decisions);
  const standing = new Map(facts.review.rows.map((row) => [keyOf(row), row]));
  const { titles, names } = namesOf(facts);
  return decisions
    .slice(-MOST_LINES)
    .toReversed()
    .map((one): LogRow => {
      const key = membershipKey(one);
      const current = newest.get(key) === one ? standing.get(key) : undefined;
      return {
        ...decisionCells(one, facts.keepMonths),
        room: titles.get(one.room) ?? `room ${one.room}`,
        name: names.get(key) ?? one.person,
        standing: logStanding(one, newest.get(key) === one, current),
      };
    });
}

function logStanding({ decision }: Decision, isNewest: boolean, row: ReviewRow | undefined): string {
  if (decision === "closed") return "no member any more";
  if (!isNewest) return "another decision followed";
  if (row === undefined) return decision === "keep" ? "over" : "";
  const kept = row.own === true ? `counts, decided by ${OWN_WORD}` : "counts";
  return { kept, "not-done": "not done", done: "done", open: "undecided again" }[row.state];
}

/** Titles and names as they are now; of those who left as they were in the workbook. */
function namesOf({ assessment, read }: WorkbookFacts): {
  readonly titles: ReadonlyMap<number, string>;
  readonly names: ReadonlyMap<string, string>;
} {
  const names = new Map<string, string>();
  for (const [key, { cells }] of read.known) names.set(key, String(cells.name?.value ?? ""));
  for (const { roomId, members, left } of assessment.rooms) {
    for (const { personId, name } of left) names.set(membershipKey({ room: roomId, person: personId }), name);
    for (const { person } of members)
      names.set(membershipKey({ room: roomId, person: person.id }), named(person.name));
  }
  return { titles: new Map(assessment.rooms.map(({ roomId, title }) => [roomId, named(title)])), names };
}
