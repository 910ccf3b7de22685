import type { MemberRow, RoomAssessment, VerdictKind } from "../../assess/assessment.ts";

/** The groups of a room's members, in the order in which a manager wants them. */
const GROUPS: readonly (readonly [VerdictKind, string])[] = [
  ["inactive", "Inactive"],
  ["unknown", "Not known"],
  ["active", "Active"],
  ["new", "New"],
  ["exempt", "Exempt"],
  ["invited", "Invited, not joined yet"],
  ["disabled", "Disabled accounts"],
];

/**
 * A mail has about 600 bytes a line, in text and HTML together and encoded; so many keep it below 1 MB, which every
 * server takes. The rest stands in the reports.
 */
const MOST_LINES = 1_000;
const MOST_ROOMS = 300;

/** What a mail shows of a room. */
export interface RoomList {
  readonly room: RoomAssessment;
  readonly groups: readonly {
    readonly label: string;
    readonly total: number;
    readonly rows: readonly MemberRow[];
  }[];
}

/**
 * The rooms and members that a mail has the place for: rooms with something to do first where they are too many, and
 * of members the inactive of all rooms before anybody else.
 */
export function roomLists(
  rooms: readonly RoomAssessment[],
  most: { readonly lines: number; readonly rooms: number } = { lines: MOST_LINES, rooms: MOST_ROOMS },
): { readonly lists: readonly RoomList[]; readonly left: { readonly rooms: number; readonly rows: number } } {
  const shown = rooms.length <= most.rooms ? rooms : urgentFirst(rooms).slice(0, most.rooms);
  const byRoom = shown.map((room) => ({
    room,
    rows: Map.groupBy(room.members, ({ verdict }) => verdict.kind),
    groups: [] as { label: string; total: number; rows: readonly MemberRow[] }[],
  }));
  let lines = most.lines;
  let left = 0;
  for (const [kind, label] of GROUPS) {
    for (const { rows, groups } of byRoom) {
      const members = rows.get(kind) ?? [];
      if (members.length === 0) continue;
      const some = members.slice(0, lines);
      lines -= some.length;
      left += members.length - some.length;
      groups.push({ label, total: members.length, rows: some });
    }
  }
  return {
    lists: byRoom.map(({ room, groups }) => ({ room, groups })),
    left: { rooms: rooms.length - shown.length, rows: left },
  };
}

function urgentFirst(rooms: readonly RoomAssessment[]): readonly RoomAssessment[] {
  const isUrgent = ({ members, unreadable }: RoomAssessment): boolean =>
    unreadable !== undefined ||
    members.some(({ verdict: { kind } }) => kind === "inactive" || kind === "unknown");
  return [...rooms.filter(isUrgent), ...rooms.filter((room) => !isUrgent(room))];
}
