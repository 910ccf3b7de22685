import type { Assessment, MemberRow, RoomAssessment } from "../assess/assessment.ts";
import { type Asked, type Decision, membershipKey } from "../earlier-runs/access-review/decision.ts";
import type { Standing } from "../earlier-runs/access-review/review.ts";
import { daysBetween } from "../time/calendar.ts";

/** Days after which something undecided, or decided and not done, is overdue. */
const OVERDUE = 30;

/** `open`: nobody has decided; `kept`: exempt until a day; `not-done`: to be removed and still a member; `done`: gone. */
export type ReviewState = "open" | "kept" | "not-done" | "done";

/** One membership of the access review. */
export interface ReviewRow {
  readonly roomId: number;
  readonly personId: string;
  /** "" where not known. */
  readonly name: string;
  readonly state: ReviewState;
  /** Local day since when it is open, or on which it was decided. */
  readonly since: string;
  /** Days from then to the report. */
  readonly days: number;
  readonly overdue: boolean;
  /** Present where it was decided. */
  readonly decision?: Decision;
  /** Last day on which `keep` counts. */
  readonly until?: string;
  /** Whether `keep` is signed with the name or the address of the person whom it keeps. */
  readonly own?: boolean;
}

/** The access review as a report shows it; of done memberships those that this run found done. */
export interface ReviewReport {
  /** Address of the workbook; absent before the first one is written. */
  readonly workbook?: string;
  /** Local day of the report. */
  readonly day: string;
  readonly rows: readonly ReviewRow[];
}

/** What is known beside the assessment. */
export interface ReviewFacts {
  readonly standings: ReadonlyMap<string, Standing>;
  /** Memberships whose row is not understood: they count as undecided. */
  readonly unclear: ReadonlySet<string>;
  readonly asked: readonly Asked[];
  readonly day: string;
  readonly workbook: string | undefined;
}

/** Where every membership stands that is inactive, or about which somebody decided. */
export function reviewOf({ rooms }: Pick<Assessment, "rooms">, facts: ReviewFacts): ReviewReport {
  const since = new Map(facts.asked.map((one) => [membershipKey(one), one.since]));
  const rows = rooms.flatMap((room) => {
    const members = room.members.flatMap((row) => memberRow(row, facts, since) ?? []);
    return [...members, ...goneRows(room, facts)];
  });
  const { day, workbook } = facts;
  return { day, rows, ...(workbook === undefined ? {} : { workbook }) };
}

function memberRow(
  row: MemberRow,
  { standings, unclear, day }: ReviewFacts,
  asked: ReadonlyMap<string, string>,
): ReviewRow | undefined {
  const key = membershipKey({ room: row.roomId, person: row.person.id });
  const who = { roomId: row.roomId, personId: row.person.id, name: row.person.name };
  const standing = standings.get(key);
  if (standing?.kind === "remove") return decidedRow(who, "not-done", standing.decision, day);
  if (standing?.kind === "kept") {
    const own = isOwn(standing.decision, row.person);
    return { ...decidedRow(who, "kept", standing.decision, day), until: standing.until, own };
  }
  if (row.verdict.kind !== "inactive" && !unclear.has(key)) return undefined;
  const since = asked.get(key) ?? day;
  const days = daysBetween(since, day);
  return { ...who, state: "open", since, days, overdue: days > OVERDUE };
}

/** Nobody forbids it; whoever reads the report must see it. */
function isOwn({ decidedBy, changedBy }: Decision, { name, email }: MemberRow["person"]): boolean {
  const plain = (text: string) => text.normalize("NFC").trim().toLowerCase();
  const signed = plain(decidedBy === "" ? changedBy : decidedBy);
  return signed !== "" && [name, email].map(plain).includes(signed);
}

/** Whoever was to be removed and is no member of a room whose members were read. */
function goneRows({ roomId, unreadable, members, left }: RoomAssessment, facts: ReviewFacts): ReviewRow[] {
  if (unreadable !== undefined) return [];
  const here = new Set(members.map(({ person }) => membershipKey({ room: roomId, person: person.id })));
  return [...facts.standings].flatMap(([key, { kind, decision }]) => {
    if (kind !== "remove" || decision.room !== roomId || here.has(key)) return [];
    const name = left.find(({ personId }) => personId.toLowerCase() === decision.person)?.name ?? "";
    return [decidedRow({ roomId, personId: decision.person, name }, "done", decision, facts.day)];
  });
}

function decidedRow(
  who: Pick<ReviewRow, "roomId" | "personId" | "name">,
  state: ReviewState,
  decision: Decision,
  day: string,
): ReviewRow {
  const days = daysBetween(decision.readOn, day);
  const overdue = state === "not-done" && days > OVERDUE;
  return { ...who, state, since: decision.decidedOn ?? decision.readOn, days, overdue, decision };
}

/** How many memberships stand how. */
export interface ReviewCounts {
  readonly all: number;
  readonly open: number;
  readonly kept: number;
  readonly notDone: number;
  readonly done: number;
  readonly overdue: number;
  /** Days for which the longest open one is open. */
  readonly longest: number;
}

export function reviewCounts(rows: readonly ReviewRow[]): ReviewCounts {
  const of = (wanted: ReviewState) => rows.filter(({ state }) => state === wanted).length;
  const open = rows.filter(({ state }) => state === "open");
  return {
    all: rows.length,
    open: open.length,
    kept: of("kept"),
    notDone: of("not-done"),
    done: of("done"),
    overdue: rows.filter(({ overdue }) => overdue).length,
    longest: open.reduce((most, { days }) => Math.max(most, days), 0),
  };
}
