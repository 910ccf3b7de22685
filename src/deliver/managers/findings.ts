import type { MemberRow, RoomAssessment } from "../../assess/assessment.ts";
import type { Answerable } from "../../report/answer.ts";
import { type Doubt, doubtOf } from "./doubts.ts";

/**
 * A mail has about 600 bytes a line, in text and HTML together and encoded; so many keep it below 1 MB, which every
 * server takes. The rest stands in the reports.
 */
const MOST_LINES = 1_000;
const MOST_ROOMS = 300;

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
  readonly about: "newly" | "others" | "inactive" | Doubt;
  readonly total: number;
  /** Of the total those that the mail has the place for. */
  readonly rows: readonly MemberRow[];
}

/** What a manager's mail shows of the rooms and of the members who ask for something. */
export interface Findings {
  readonly rooms: readonly RoomFigures[];
  readonly members: readonly Finding[];
  readonly left: { readonly rooms: number; readonly rows: number };
}

/** Rooms with something to do first where they are too many; of members the newly inactive before the others. */
export function findingsOf({ assessment, comparison }: Answerable): Findings {
  const { rooms } = assessment;
  const newly =
    comparison && new Set(comparison.newlyInactive.map(({ roomId, personId }) => `${roomId} ${personId}`));
  const isNew = ({ roomId, person }: MemberRow): boolean => newly?.has(`${roomId} ${person.id}`) === true;
  const compared = new Set(comparison?.events.map(({ roomId }) => roomId));
  const about = (row: MemberRow): Finding["about"] | undefined => {
    if (row.verdict.kind === "unknown") return doubtOf(row.verdict.reason);
    if (row.verdict.kind !== "inactive") return undefined;
    return newly === undefined ? "inactive" : isNew(row) ? "newly" : "others";
  };
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
  const byFinding = Map.groupBy(
    rooms.flatMap(({ members }) => members),
    about,
  );
  const members: Finding[] = [];
  let lines = MOST_LINES;
  for (const kind of ORDER) {
    const rows = byFinding.get(kind) ?? [];
    if (rows.length === 0) continue;
    members.push({ about: kind, total: rows.length, rows: rows.slice(0, lines) });
    lines = Math.max(0, lines - rows.length);
  }
  const left = members.reduce((sum, { total, rows }) => sum + total - rows.length, 0);
  return { rooms: shown, members, left: { rooms: rooms.length - shown.length, rows: left } };
}

const ORDER: readonly Finding["about"][] = [
  ...(["newly", "others", "inactive"] as const),
  ...(["trail", "rooms", "places", "accounts", "changing"] as const),
];

function urgentFirst(rooms: readonly RoomFigures[]): readonly RoomFigures[] {
  const isUrgent = ({ room, inactive, unknown }: RoomFigures): boolean =>
    room.unreadable !== undefined || inactive + unknown > 0;
  return [...rooms.filter(isUrgent), ...rooms.filter((room) => !isUrgent(room))];
}
