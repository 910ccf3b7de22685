import { GUEST_ID, REMOVED_ID } from "../../docspace/members.ts";

/** Which titles rooms bore in the time that was read. */
export interface KnownTitles {
  of(roomId: number): ReadonlySet<string>;
  /** Whether any room, audited or not, is known to have borne it. */
  has(title: string): boolean;
  /** Whether a room bore it whose log was not read, or not whole: rows of it have no entry here. */
  isOfOthers(title: string): boolean;
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

export interface Group {
  lines: Line[];
  rows: Row[];
}

/** Whom the log shows in place of people who came by a link, and of deleted accounts, whom the trail still names. */
export const NAMELESS: ReadonlySet<string> = new Set([
  "",
  "00000000-0000-0000-0000-000000000000",
  GUEST_ID,
  REMOVED_ID,
]);
/** What a line is about whose file the log no longer tells. */
export const NOTHING = 0;

/** What the groups are settled with, and what comes of it. */
export interface Settling {
  readonly titles: KnownTitles;
  readonly steps: readonly Step[];
  /** Rows of the group that are joined, or in doubt. */
  readonly taken: Set<number>;
  readonly rowIds: Float64Array;
  readonly found: Uint8Array;
  readonly doubtful: Map<number, readonly number[]>;
}

/** What a line and a row must have in common; "" agrees with nothing. */
interface Step {
  readonly line: (line: Line) => string;
  readonly row: (row: Row) => string;
}

/**
 * From the surest to the least sure; what one step joins is not there for the next.
 *
 * @param named accounts that the logs call by name: then they do so everywhere
 */
export function stepsOf(named: ReadonlySet<string>): readonly Step[] {
  return [
    {
      line: ({ userId, about }) => `${userId} ${about || "?"}`,
      row: ({ userId, about }) => `${userId} ${about}`,
    },
    { line: ({ userId, about }) => (about === NOTHING ? userId : ""), row: ({ userId }) => userId },
    {
      line: ({ userId, about }) => (NAMELESS.has(userId) ? `${about || "?"}` : ""),
      row: ({ userId, about }) => (named.has(userId) ? "" : `${about}`),
    },
    {
      line: ({ userId, about }) => (NAMELESS.has(userId) && about === NOTHING ? "?" : ""),
      row: ({ userId }) => (named.has(userId) ? "" : "?"),
    },
  ];
}

/** Joins the lines and rows of one action in one second. */
export function settleGroup(group: Group, settling: Settling): void {
  settling.taken.clear();
  for (const step of settling.steps) {
    if (group.lines.length === 0 || group.rows.length === 0) return;
    const rows = Map.groupBy(group.rows, step.row);
    for (const [key, lines] of Map.groupBy(group.lines, step.line)) {
      const theirs = key === "" ? undefined : rows.get(key);
      if (theirs !== undefined) settle(lines, theirs, settling);
    }
    group.lines = group.lines.filter(({ position }) => settling.found[position] === 0);
    group.rows = group.rows.filter(({ id }) => !settling.taken.has(id));
  }
  settleRest(group, settling);
}

/**
 * More rows than lines agreed: an id given again, or a copy, of which one line lost the number. Each of these rows is
 * in doubt between all lines that any step would join it to.
 */
function settleRest({ lines, rows }: Group, settling: Settling): void {
  const alike = Map.groupBy(lines, ({ roomId, userId, about }) => `${roomId} ${userId} ${about}`);
  const cells = [...alike.values()].flatMap((same) => {
    const [line] = same;
    return line === undefined ? [] : { line, roomId: line.roomId, lines: same };
  });
  const doubts = rows.map((row) => {
    const agreeing = cells.filter((cell) =>
      settling.steps.some((step) => step.line(cell.line) !== "" && step.line(cell.line) === step.row(row)),
    );
    const inRooms = new Map(agreeing.map((cell) => [cell.roomId, cell]));
    const choice = choicesOf(row, inRooms, settling.titles);
    return { row, cells: agreeing.filter(({ roomId }) => choice?.rooms.includes(roomId)) };
  });
  leaveInDoubt(doubts, settling);
}

/**
 * Joins lines and rows that agree in everything but the room. A row is a room's beyond doubt where its title is no
 * other's, and where the room has no fewer lines than there are rows that may be its: each line has a row. What that
 * settles leaves less choice to the others. The rest is in doubt between all rooms that have lines left, if each of
 * these rows may have one; otherwise a later step may have lines for them.
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
  const cells = [...open].map(([roomId, left]) => ({ roomId, lines: left }));
  if (choices.length > cells.reduce((sum, { lines: left }) => sum + left.length, 0)) return;
  const between = choices.map(({ row, rooms }) => ({
    row,
    cells: cells.filter(({ roomId }) => rooms.includes(roomId)),
  }));
  leaveInDoubt(between, settling);
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

/** Lines of one room that agree in everything. */
interface Cell {
  readonly roomId: number;
  readonly lines: readonly Line[];
}

interface Doubt {
  readonly row: Row;
  readonly cells: readonly Cell[];
}

/** As many entries count as found as can have one of the rows each; which is whose stays open. */
function leaveInDoubt(doubts: readonly Doubt[], { found, taken, doubtful }: Settling): void {
  const placed = new Map<Cell, Doubt[]>();
  /** Where the cell is full, one of its rows makes way if it can be another cell's. */
  const place = (doubt: Doubt, tried: Set<Cell>): boolean =>
    doubt.cells.some((cell) => {
      if (tried.has(cell)) return false;
      tried.add(cell);
      const there = placed.get(cell) ?? [];
      placed.set(cell, there);
      const position =
        there.length < cell.lines.length ? there.length : there.findIndex((other) => place(other, tried));
      if (position < 0) return false;
      there[position] = doubt;
      return true;
    });
  for (const doubt of doubts) {
    if (doubt.cells.length === 0) continue;
    doubtful.set(doubt.row.id, [...new Set(doubt.cells.map(({ roomId }) => roomId))]);
    taken.add(doubt.row.id);
    place(doubt, new Set());
  }
  for (const [{ lines }, there] of placed)
    for (const { position } of lines.slice(0, there.length)) found[position] = 1;
}
