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
  /** Whether a room bore it whose log was not read, or not whole: rows of it have no entry here. */
  isOfOthers(title: string): boolean;
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
  const named = new Set<string>();
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
      if (!NAMELESS.has(userId)) named.add(userId);
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
      const settling: Settling = { titles, named, taken: new Set(), rowIds, found, doubtful };
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
  /** Accounts that the logs call by name: then they do so everywhere. */
  readonly named: ReadonlySet<string>;
  /** Rows of the group that are joined, or in doubt. */
  readonly taken: Set<number>;
  readonly rowIds: Float64Array;
  readonly found: Uint8Array;
  readonly doubtful: Map<number, readonly number[]>;
}

/** From the surest to the least sure; what one step joins is not there for the next. */
function settleGroup(group: Group, settling: Settling): void {
  const { named } = settling;
  const steps: readonly (readonly [lines: (line: Line) => string, rows: (row: Row) => string])[] = [
    [({ userId, about }) => `${userId} ${about || "?"}`, ({ userId, about }) => `${userId} ${about}`],
    [(line) => (line.about === NOTHING ? line.userId : ""), ({ userId }) => userId],
    [
      (line) => (NAMELESS.has(line.userId) ? `${line.about || "?"}` : ""),
      ({ userId, about }) => (named.has(userId) ? "" : `${about}`),
    ],
    [
      (line) => (NAMELESS.has(line.userId) && line.about === NOTHING ? "?" : ""),
      ({ userId }) => (named.has(userId) ? "" : "?"),
    ],
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

/**
 * Joins lines and rows that agree in everything but the room. A row is a room's beyond doubt where its title is no
 * other's, and where the room has no fewer lines than there are rows that may be its: each line has a row. What that
 * settles leaves less choice to the others. The rest is in doubt between all rooms that have lines left.
 */
function settle(lines: readonly Line[], rows: readonly Row[], settling: Settling): void {
  const open = Map.groupBy(lines, ({ roomId }) => roomId);
  let choices = rows.flatMap((row) => choicesOf(row, open, settling.titles) ?? []);
  for (let before = Number.POSITIVE_INFINITY; choices.length < before; ) {
    before = choices.length;
    for (const [roomId, left] of open) {
      const possible = choices.filter(({ rooms }) => rooms.includes(roomId));
      const sure = possible.filter(({ rooms, elsewhere }) => rooms.length === 1 && !elsewhere);
      const known = possible.length <= left.length ? possible : sure;
      const joined = new Set(known.length <= left.length ? known : []);
      for (const { row } of joined) join(left, row, settling);
      if (left.length === 0) open.delete(roomId);
      choices = choices.flatMap((choice) => {
        const still = choice.rooms.filter((one) => open.has(one));
        return joined.has(choice) || still.length === 0 ? [] : { ...choice, rooms: still };
      });
    }
  }
  leaveInDoubt(choices, open, settling);
}

/** The rooms in whose logs a row may stand. */
interface Choice {
  readonly row: Row;
  /** Of those that have such a line. */
  readonly rooms: readonly number[];
  /** Whether it may also be of a room without one. */
  readonly elsewhere: boolean;
}

function choicesOf(row: Row, open: ReadonlyMap<number, unknown>, titles: KnownTitles): Choice | undefined {
  const bearers = [...open.keys()].filter((roomId) => titles.of(roomId).has(row.title));
  if (bearers.length > 0) return { row, rooms: bearers, elsewhere: titles.isOfOthers(row.title) };
  // The title of another room: its row. A place outside rooms, or nothing known: it may be any of these.
  return titles.has(row.title) ? undefined : { row, rooms: [...open.keys()], elsewhere: true };
}

function join(lines: Line[], row: Row, { rowIds, found, taken }: Settling): void {
  const line = lines.shift();
  if (line === undefined) return;
  rowIds[line.position] = row.id;
  found[line.position] = 1;
  taken.add(row.id);
}

/** As many entries count as found as can have one of the rows each; which is whose stays open. */
function leaveInDoubt(
  choices: readonly Choice[],
  open: ReadonlyMap<number, readonly Line[]>,
  { found, taken, doubtful }: Settling,
): void {
  const placed = new Map<number, Choice[]>([...open.keys()].map((roomId) => [roomId, []]));
  /** Where the room is full, one of its rows makes way if it can be another room's. */
  const place = (choice: Choice, tried: Set<number>): boolean =>
    choice.rooms.some((roomId) => {
      if (tried.has(roomId)) return false;
      tried.add(roomId);
      const there = placed.get(roomId) ?? [];
      const position =
        there.length < (open.get(roomId)?.length ?? 0)
          ? there.length
          : there.findIndex((other) => place(other, tried));
      if (position < 0) return false;
      there[position] = choice;
      return true;
    });
  for (const choice of choices) {
    doubtful.set(choice.row.id, choice.rooms);
    taken.add(choice.row.id);
    place(choice, new Set());
  }
  for (const [roomId, lines] of open) {
    for (const { position } of lines.slice(0, placed.get(roomId)?.length ?? 0)) found[position] = 1;
  }
}
