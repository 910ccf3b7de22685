import { GUEST_ID, REMOVED_ID } from "../../docspace/members.ts";
import { ACTIONS, isLoggedAction } from "../../docspace/wire/actions.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { OffsetChange } from "../../time/offset-changes.ts";

/** What of a log entry without an id finds its row of the audit trail. */
export interface EntryKey {
  readonly roomId: number;
  readonly at: EpochSeconds;
  readonly actionId: number;
  readonly userId: string;
  /** The file or folder it is about; absent for entries about the room or its members, and for what was deleted. */
  readonly entryId?: number;
}

/** The same of a row of the audit trail. */
export interface RowKey {
  readonly id: number;
  readonly at: EpochSeconds;
  readonly actionId: number;
  readonly userId: string;
  readonly target: readonly string[];
  /** The title that its context gives, or the name of a place outside rooms. */
  readonly title: string;
}

/** Which titles rooms bore in the time that was read. */
export interface KnownTitles {
  of(roomId: number): ReadonlySet<string>;
  /** Whether any room, audited or not, is known to have borne it. */
  has(title: string): boolean;
}

export interface Matching {
  addEntry(entry: EntryKey): void;
  addRow(row: RowKey): void;
  /** Call once, when all are there. */
  match(): Matched;
}

export interface Matched {
  /** The row of the entry added as number `position`, from 0; undefined where it has none, or which one is in doubt. */
  rowOf(position: number): number | undefined;
  /** Whether the entry added as number `position` has a row, though perhaps it is not known which. */
  isFound(position: number): boolean;
  /** Rows that stand in the log of one of several rooms, and it is not known in which. */
  readonly doubtful: ReadonlyMap<number, readonly number[]>;
}

interface Line {
  readonly position: number;
  readonly roomId: number;
  readonly userId: string;
  readonly about: number;
}

interface Row {
  readonly id: number;
  readonly userId: string;
  readonly about: number;
  readonly title: string;
}

interface Group {
  lines: Line[];
  rows: Row[];
}

/** Locations whose actions name the room itself in `target`: rooms and AI agents. */
const OF_ROOMS: ReadonlySet<number> = new Set([27, 31]);
/** Changes of the order name folders in the log and other things in the trail. */
const INDEX_CHANGES: ReadonlySet<number> = new Set([5107, 5108, 5111]);
/** Whom the log shows in place of people who came by a link, and of deleted accounts, whom the trail still names. */
const NAMELESS: ReadonlySet<string> = new Set([
  "",
  "00000000-0000-0000-0000-000000000000",
  GUEST_ID,
  REMOVED_ID,
]);
const NOTHING = 0;

/**
 * Joins the entries of the rooms' logs of servers before 3.6, which have no ids (`HistoryDto.cs`, v3.5.0-server), to
 * the rows of the audit trail: by the action as the log shows it, the second, the person, and the file, folder or room.
 * Then by what is left: entries about something deleted, whose number the log forgets, and entries of people whom the
 * log does not name. Entries of one room that agree in all that share their rows in any order. Where several rooms have
 * such an entry (a file moved from one to the other), the title in the row's context decides; where the rooms share it
 * as well, the rows are in doubt between them.
 */
export function createMatching(titles: KnownTitles, clockChanges: readonly OffsetChange[]): Matching {
  const groups = new Map<number, Group>();
  const texts = new Map<string, string>();
  /** One copy of each text: a portal has few people and titles, and many rows. */
  const one = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  let entries = 0;
  const groupAt = (at: EpochSeconds, actionId: number): Group => {
    const key = at * 10_000 + actionId;
    const known = groups.get(key);
    if (known !== undefined) return known;
    const group: Group = { lines: [], rows: [] };
    groups.set(key, group);
    return group;
  };
  return {
    addEntry({ roomId, at, actionId, userId, entryId }) {
      const about = isOfRoom(actionId)
        ? roomId
        : INDEX_CHANGES.has(actionId)
          ? NOTHING
          : (entryId ?? NOTHING);
      groupAt(at, actionId).lines.push({ position: entries++, roomId, userId: one(userId), about });
    },
    addRow({ id, at, actionId, userId, target, title }) {
      if (!isLoggedAction(actionId)) return;
      const shownAs = ACTIONS.get(actionId)?.shownAs ?? actionId;
      const group = groups.get(at * 10_000 + shownAs) ?? nearby(groups, at, shownAs, clockChanges);
      group?.rows.push({ id, userId: one(userId), about: Number(target[0] ?? NOTHING), title: one(title) });
    },
    match() {
      const rowIds = new Float64Array(entries);
      const found = new Uint8Array(entries);
      const doubtful = new Map<number, readonly number[]>();
      const settling: Settling = { titles, taken: new Set(), rowIds, found, doubtful };
      for (const group of groups.values()) settleGroup(group, settling);
      groups.clear();
      return {
        rowOf: (position) => rowIds[position] || undefined,
        isFound: (position) => found[position] === 1,
        doubtful,
      };
    },
  };
}

function isOfRoom(actionId: number): boolean {
  return OF_ROOMS.has(ACTIONS.get(actionId)?.location ?? NOTHING);
}

/** About a change of the zone's offset the two may be printed that much apart. */
function nearby(
  groups: ReadonlyMap<number, Group>,
  at: EpochSeconds,
  actionId: number,
  changes: readonly OffsetChange[],
): Group | undefined {
  for (const change of changes) {
    const delta = Math.abs(change.before - change.after);
    if (Math.abs(at - change.at) > 2 * delta + (change.within ?? 0)) continue;
    for (const other of [at + delta, at - delta]) {
      const group = groups.get(other * 10_000 + actionId);
      if (group !== undefined) return group;
    }
  }
  return undefined;
}

interface Settling {
  readonly titles: KnownTitles;
  /** Rows of the group that are joined, or in doubt. */
  readonly taken: Set<number>;
  readonly rowIds: Float64Array;
  readonly found: Uint8Array;
  readonly doubtful: Map<number, readonly number[]>;
}

/** From the surest to the least sure; what one step joins is not there for the next. */
function settleGroup(group: Group, settling: Settling): void {
  const steps: readonly (readonly [lines: (line: Line) => string, rows: (row: Row) => string])[] = [
    [({ userId, about }) => `${userId} ${about || "?"}`, ({ userId, about }) => `${userId} ${about}`],
    [(line) => (line.about === NOTHING ? line.userId : ""), ({ userId }) => userId],
    [(line) => (NAMELESS.has(line.userId) ? `${line.about || "?"}` : ""), ({ about }) => `${about}`],
    [(line) => (NAMELESS.has(line.userId) && line.about === NOTHING ? "?" : ""), () => "?"],
  ];
  settling.taken.clear();
  for (const [lineKey, rowKey] of steps) {
    if (group.lines.length === 0 || group.rows.length === 0) return;
    const rows = Map.groupBy(group.rows, rowKey);
    for (const [key, lines] of Map.groupBy(group.lines, lineKey)) {
      const theirs = key === "" ? undefined : rows.get(key);
      if (theirs !== undefined) settle(lines, theirs, settling);
    }
    group.lines = group.lines.filter(({ position }) => settling.found[position] === 0);
    group.rows = group.rows.filter(({ id }) => !settling.taken.has(id));
  }
}

/** Joins lines and rows that agree in everything but the room. */
function settle(lines: readonly Line[], rows: readonly Row[], settling: Settling): void {
  const { titles } = settling;
  const open = Map.groupBy(lines, ({ roomId }) => roomId);
  const byRooms = new Map<string, { rooms: number[]; rows: Row[] }>();
  for (const row of rows) {
    const bearers = [...open.keys()].filter((roomId) => titles.of(roomId).has(row.title));
    // The title of another room: its row. A place outside rooms, or nothing known: it may be any of these.
    if (bearers.length === 0 && titles.has(row.title)) continue;
    const rooms = bearers.length === 0 ? [...open.keys()] : bearers;
    const key = rooms.join();
    const alike = byRooms.get(key);
    if (alike === undefined) byRooms.set(key, { rooms, rows: [row] });
    else alike.rows.push(row);
  }
  const surestFirst = [...byRooms.values()].sort((a, b) => a.rooms.length - b.rooms.length);
  for (const alike of surestFirst) {
    const rooms = alike.rooms.filter((roomId) => (open.get(roomId)?.length ?? 0) > 0);
    const [only] = rooms;
    const theirs = only === undefined ? [] : (open.get(only) ?? []);
    if (rooms.length === 1 && alike.rows.length <= theirs.length) join(theirs, alike.rows, settling);
    else if (rooms.length > 0) leaveInDoubt(rooms, open, alike.rows, settling);
  }
}

function join(lines: Line[], rows: readonly Row[], { rowIds, found, taken }: Settling): void {
  for (const row of rows) {
    const line = lines.shift();
    if (line === undefined) return;
    rowIds[line.position] = row.id;
    found[line.position] = 1;
    taken.add(row.id);
  }
}

/** As many entries count as found as there are rows; which is whose stays open. */
function leaveInDoubt(
  rooms: readonly number[],
  open: ReadonlyMap<number, Line[]>,
  rows: readonly Row[],
  { found, taken, doubtful }: Settling,
): void {
  const lines = rooms.flatMap((roomId) => open.get(roomId) ?? []);
  for (const [index, row] of rows.entries()) {
    doubtful.set(row.id, rooms);
    taken.add(row.id);
    const line = lines[index];
    if (line === undefined) continue;
    found[line.position] = 1;
    open.get(line.roomId)?.shift();
  }
}
