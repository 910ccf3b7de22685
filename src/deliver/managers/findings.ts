import type { LeftRow, MemberRow, RoomAssessment } from "../../assess/assessment.ts";
import type { Answerable } from "../../report/answer.ts";
import type { MembersKind } from "../words/words.ts";

/**
 * A mail has about 600 bytes a line, in text and HTML together and encoded; so many keep it below 1 MB, which every
 * server takes. The rest stands in the reports.
 */
const MOST_LINES = 1_000;
const MOST_ROOMS = 300;
const MOST_GONE = 100;

/** A room with the figures that a manager wants. */
interface RoomFigures {
  readonly room: RoomAssessment;
  readonly members: number;
  readonly inactive: number;
  readonly unknown: number;
  /** Absent where the period before was not compared, or its report does not know the room. */
  readonly newly?: number;
}

/** Members of all rooms about whom the same is said. */
export interface Finding {
  readonly about: Exclude<MembersKind, "left">;
  readonly total: number;
  /** Of the total those that the mail has the place for. */
  readonly rows: readonly MemberRow[];
}

/** What a manager's mail shows of the rooms and of the members. */
export interface Findings {
  readonly rooms: readonly RoomFigures[];
  readonly members: readonly Finding[];
  /** Whoever is no member any more, where the mail names everybody. */
  readonly gone: readonly LeftRow[];
  /** Of whom only the number is told. */
  readonly besides: readonly { readonly about: MembersKind; readonly total: number }[];
  /** What there is no place for. */
  readonly left: { readonly rooms: number; readonly rows: number };
}

/** Who asks for something, the newly inactive before the others. */
const URGENT: readonly Finding["about"][] = ["newly", "others", "inactive", "unknown"];
const REST: readonly Finding["about"][] = ["active", "new", "exempt", "invited", "disabled"];

/**
 * Rooms with something to do first where they are too many.
 *
 * @param everybody name the active and the others too, for readers who get no report beside the mail
 */
export function findingsOf({ assessment, comparison }: Answerable, everybody: boolean): Findings {
  const { rooms } = assessment;
  const newly =
    comparison && new Set(comparison.newlyInactive.map(({ roomId, personId }) => `${roomId} ${personId}`));
  const isNew = ({ roomId, person }: MemberRow): boolean => newly?.has(`${roomId} ${person.id}`) === true;
  const about = (row: MemberRow): Finding["about"] => {
    if (row.verdict.kind !== "inactive" || newly === undefined) return row.verdict.kind;
    return isNew(row) ? "newly" : "others";
  };
  const compared = new Set(comparison?.events.map(({ roomId }) => roomId));
  const figures = rooms.map((room) => {
    const inactive = room.members.filter(({ verdict }) => verdict.kind === "inactive");
    return {
      room,
      members: room.members.length,
      inactive: inactive.length,
      unknown: room.members.filter(({ verdict }) => verdict.kind === "unknown").length,
      ...(compared.has(room.roomId) ? { newly: inactive.filter(isNew).length } : {}),
    };
  });
  const shown = rooms.length <= MOST_ROOMS ? figures : urgentFirst(figures).slice(0, MOST_ROOMS);
  const byKind = Map.groupBy(
    rooms.flatMap(({ members }) => members),
    about,
  );
  const gone = rooms.flatMap(({ left }) => left);
  const members = listed(byKind, everybody ? [...URGENT, ...REST] : URGENT);
  const named = new Set<MembersKind>(members.map(({ about: kind }) => kind));
  if (everybody) named.add("left");
  const totals: readonly (readonly [MembersKind, number])[] = [
    ...[...URGENT, ...REST].map((kind) => [kind, byKind.get(kind)?.length ?? 0] as const),
    ["left", gone.length],
  ];
  return {
    rooms: shown,
    members,
    gone: everybody ? gone.slice(0, MOST_GONE) : [],
    besides: totals.flatMap(([kind, total]) =>
      total > 0 && !named.has(kind) ? [{ about: kind, total }] : [],
    ),
    left: {
      rooms: rooms.length - shown.length,
      rows: members.reduce((sum, { total, rows }) => sum + total - rows.length, 0),
    },
  };
}

/** The members of these kinds, as many as there is place for. A row with a reason takes two lines. */
function listed(
  byKind: ReadonlyMap<Finding["about"], readonly MemberRow[]>,
  kinds: readonly Finding["about"][],
): Finding[] {
  let lines = MOST_LINES;
  return kinds.flatMap((about) => {
    const all = byKind.get(about) ?? [];
    const each = about === "unknown" ? 2 : 1;
    const rows = all.slice(0, Math.floor(lines / each));
    lines -= rows.length * each;
    if (rows.length === 0) return [];
    return [{ about, total: all.length, rows }];
  });
}

function urgentFirst(rooms: readonly RoomFigures[]): readonly RoomFigures[] {
  const isUrgent = ({ room, inactive, unknown }: RoomFigures): boolean =>
    room.unreadable !== undefined || inactive + unknown > 0;
  return [...rooms.filter(isUrgent), ...rooms.filter((room) => !isUrgent(room))];
}
