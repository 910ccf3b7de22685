import type { Cell, CellStyle, CellValue, Sheet } from "hucre/xlsx";
import { UserError } from "../../errors.ts";
import { fitsInMemory } from "./archive.ts";
import { type Area, areaOf, columnName, inAreas } from "./areas.ts";
import { dayOf, decisionOf, type RawCell, textOf, type Understood } from "./cells.ts";
import { membershipKey } from "./decision.ts";
import { HOW_TO_NAME } from "./how-to.ts";
import { commentsBeside, formulasAbout, formulasIn, notesIn } from "./not-written-again.ts";
import { askedIn, fitsCheck, isOfPortal, SEEN } from "./row-check.ts";
import { NO_SHEETS, type OpenedSheets, type OwnSheets, openSheets, readOwnSheets } from "./sheets.ts";
import { COLUMN_KEYS, type ColumnKey, FILLED, LOG_MARKS, TITLES } from "./titles.ts";

/** Bytes of the file: what 50 000 rows need, several times over. */
export const LARGEST_WORKBOOK = 16 * 1024 * 1024;
const MOST_ROWS = 100_000;
/** The heads stand in one of the first rows: people put titles and notes above a table. */
const HEADS_WITHIN = 30;

/** A row in which somebody decided, as it was understood. */
export interface ReadRow {
  readonly room: number;
  readonly person: string;
  readonly decision: "keep" | "remove" | "open";
  readonly until: string | undefined;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedOn: string | undefined;
  /** Since when the row was open, as its hidden check says. */
  readonly asked: string | undefined;
}

/** A cell to be written again as it stands. */
export interface KeptCell {
  readonly value: CellValue;
  readonly formula?: string;
}

/** What people did to a cell beside writing into it. */
export interface Look {
  readonly fill?: NonNullable<CellStyle["fill"]>;
  readonly comment?: NonNullable<Cell["comment"]>;
}

/** A row as it stands in the workbook: the known columns, and those that people added, by their heads. */
export interface KeptRow {
  /** By the heads of their columns. */
  readonly looks: ReadonlyMap<string, Look>;
  readonly cells: Readonly<Partial<Record<ColumnKey, KeptCell>>>;
  readonly added: ReadonlyMap<string, KeptCell>;
}

/** `Cell N5 of the sheet “Decide”` */
type Place = (key: ColumnKey) => string;

export interface ReadReview {
  readonly rows: readonly ReadRow[];
  /** Every row with its ids, by membership. */
  readonly known: ReadonlyMap<string, KeptRow>;
  /** Memberships that count as undecided, for something in their rows is not understood. */
  readonly unclear: ReadonlySet<string>;
  /** Memberships whose row has nothing filled in; and those with something filled in but no decision: by the place of its cell. */
  readonly blank: ReadonlyMap<string, string>;
  readonly partial: ReadonlyMap<string, string>;
  /** Of the rows with a decision where their cells stand. */
  readonly places: ReadonlyMap<string, Place>;
  /** Rows that people filled in and that are about nobody, or contradict another one: to be written again. */
  readonly strays: readonly KeptRow[];
  /** Sheets that people added. */
  readonly own: OwnSheets;
  /** What people left in the workbook and a run does not write again; sentences. */
  readonly lost: readonly string[];
  /** One sentence for each thing that was not understood, with sheet and cell. They name no people. */
  readonly problems: readonly string[];
}

export const NOTHING_READ: ReadReview = {
  rows: [],
  known: new Map(),
  unclear: new Set(),
  blank: new Map(),
  partial: new Map(),
  places: new Map(),
  strays: [],
  own: NO_SHEETS,
  lost: [],
  problems: [],
};

const REMEDY =
  "It was left as it is; restore an earlier version from its version history, or move it away to begin anew. Decisions read before still count.";

/** The sentence for a file that is no review workbook. */
export function notUsable(title: string, why: string): UserError {
  return new UserError(`"${title}" in the report folder ${why}. ${REMEDY}`);
}

/**
 * Reads the decisions of a review workbook as DocSpace, Excel or LibreOffice saved it: columns by their titles wherever
 * they stand, rows in any order, on a sheet of any name. Never guesses: what could mean two things is a problem with
 * its cell, and the row counts as undecided. Rejects with a {@link UserError} where the file is no such workbook, or that
 * of another portal.
 *
 * @param portals hosts of this portal, now and before
 */
export async function readReview(
  content: Uint8Array,
  title: string,
  portals: readonly string[],
): Promise<ReadReview> {
  const { sheets, unread } = await sheetsOf(content, title);
  const found = sheets.flatMap((sheet) => {
    const heads = findHeads(sheet);
    return heads === undefined ? [] : [{ sheet, heads }];
  });
  const [first] = found;
  if (first === undefined) {
    const needed = NEEDED.map((key) => TITLES[key]);
    throw notUsable(title, `has no sheet with the columns “${needed.join("”, “")}”`);
  }
  if (found.some(({ sheet }) => sheet.rows.length > MOST_ROWS)) {
    throw notUsable(title, `has more than ${MOST_ROWS} rows`);
  }
  if (found.length > 1) several(title, found);
  const added = sheets.filter((sheet) => sheet !== first.sheet && !isWrittenAnew(sheet));
  const own = await readOwnSheets(
    content,
    added.map(({ name }) => name),
    unread,
  );
  const lines = linesOf(first.sheet, first.heads, portals);
  if (lines.groups.size === 0 && lines.foreign.length > 0) throw notUsable(title, FOREIGN);
  const { name } = first.sheet;
  const lost = [
    ...lines.lost,
    ...sheets.filter((sheet) => sheet !== first.sheet && isWrittenAnew(sheet)).flatMap(notesIn),
    ...formulasAbout(name, own.sheets),
  ];
  return { ...readLines(lines), own, lost };
}

const FOREIGN = "was written for another portal, so none of its rows counts here";

async function sheetsOf(content: Uint8Array, title: string): Promise<OpenedSheets> {
  let fits = content.byteLength <= LARGEST_WORKBOOK;
  try {
    fits &&= fitsInMemory(content);
    if (fits) return await openSheets(content, MOST_ROWS + 1);
  } catch {
    throw notUsable(title, "cannot be read as an XLSX workbook");
  }
  throw notUsable(title, "is larger than a review can be");
}

/** Whether a run writes this sheet anew: the log, by its heads, and what explains the workbook, by its name. */
function isWrittenAnew({ name, rows: [heads = []] }: Sheet): boolean {
  return (
    LOG_MARKS.every((title) => heads.includes(title)) || name.toLowerCase() === HOW_TO_NAME.toLowerCase()
  );
}

/** A copied sheet: which of them is meant nobody can know. */
function several(title: string, found: readonly { readonly sheet: Sheet }[]): never {
  const names = found.map(({ sheet }) => `“${sheet.name}”`).join(" and ");
  throw notUsable(title, `has its table on several sheets, ${names}: one of them must go`);
}

interface Heads {
  readonly row: number;
  readonly columns: ReadonlyMap<ColumnKey, number>;
  /** Columns that people added, by their heads. */
  readonly added: ReadonlyMap<string, number>;
}

/** Without its day a `keep` would count for longer than somebody meant, and without the others it would be a new one. */
const NEEDED = [...FILLED, "roomId", "personId", "check"] as const;

/** The row of heads: the first with the columns without which nothing can be understood. Doubled heads mean none. */
function findHeads({ rows }: Sheet): Heads | undefined {
  for (const [row, cells] of rows.slice(0, HEADS_WITHIN).entries()) {
    const columns = new Map<ColumnKey, number>();
    const added = new Map<string, number>();
    let doubled = false;
    for (const [index, cell] of cells.entries()) {
      if (typeof cell !== "string" || cell.trim() === "") continue;
      const key = KEYS.get(headKey(cell));
      if (key === undefined) added.set(cell.trim(), index);
      else if (columns.has(key)) doubled = true;
      else columns.set(key, index);
    }
    const whole = NEEDED.every((key) => columns.has(key));
    if (whole && !doubled) return { row, columns, added };
  }
  return undefined;
}

const headKey = (text: string): string => text.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
const KEYS = new Map(COLUMN_KEYS.map((key) => [headKey(TITLES[key]), key]));

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

type At = (key: ColumnKey) => RawCell;

/** One row of the sheet with what is found in it. */
interface Line {
  readonly at: At;
  readonly place: Place;
  readonly kept: KeptRow;
  readonly check: string;
  readonly filled: boolean;
  readonly merged: boolean;
}

interface Lines {
  /** The rows of each membership, by its key. */
  readonly groups: ReadonlyMap<string, readonly Line[]>;
  /** Those that are filled in and about nobody. */
  readonly aboutNobody: readonly Line[];
  /** Those that another portal's run wrote. */
  readonly foreign: readonly Line[];
  /** What is not written again of the sheet. */
  readonly lost: readonly string[];
}

function readLines({ groups, aboutNobody, foreign }: Lines): Omit<ReadReview, "own" | "lost"> {
  const filled = foreign.filter((line) => line.filled);
  const problems = [
    ...aboutNobody.map(
      (line) =>
        `${line.place("decision")} decides about nobody: the hidden ids of its row are missing, or its room or person was changed.`,
    ),
    ...filled.map((line) => `${line.place("decision")} is of a row that was written for another portal.`),
  ];
  const strays = [...aboutNobody, ...filled].map(({ kept }) => kept);
  const rows: ReadRow[] = [];
  const known = new Map<string, KeptRow>();
  const unclear = new Set<string>();
  const blank = new Map<string, string>();
  const partial = new Map<string, string>();
  const places = new Map<string, Place>();
  for (const [key, lines] of groups) {
    const [first = undefined] = lines;
    if (first === undefined) continue;
    const decided = lines.filter(({ filled, merged }) => filled || merged);
    known.set(key, (decided[0] ?? first).kept);
    const understood = decided.map((line) => understand(line, problems));
    const [one] = understood;
    if (decided.length === 0) blank.set(key, first.place("decision"));
    else if (one !== undefined && understood.every((other) => alike(one, other))) {
      if (one.decision === undefined) partial.set(key, (decided[0] ?? first).place("decision"));
      else {
        rows.push({ ...idsOf(key), ...one, decision: one.decision });
        places.set(key, (decided[0] ?? first).place);
      }
    } else {
      unclear.add(key);
      if (understood.every((other) => other !== undefined)) {
        const place = decided.at(-1)?.place("decision") ?? "";
        problems.push(`${place} contradicts another row of the same person and room.`);
      }
      strays.push(...decided.slice(1).map(({ kept }) => kept));
    }
  }
  return { rows, known, unclear, blank, partial, places, strays, problems };
}

function linesOf(sheet: Sheet, heads: Heads, portals: readonly string[]): Lines {
  const groups = new Map<string, Line[]>();
  const aboutNobody: Line[] = [];
  const foreign: Line[] = [];
  const formulas: string[] = [];
  const keptRows = new Set<number>();
  const isMerged = mergedRows(sheet, heads);
  const isSpilled = spilledCells(sheet, heads);
  for (let index = heads.row + 1; index < sheet.rows.length; index++) {
    const line = lineOf(sheet, heads, index, isMerged(index), isSpilled);
    const membership = membershipOf(line.at, heads);
    if (membership !== undefined || line.filled) keptRows.add(index);
    for (const column of heads.added.values()) {
      if (sheet.cells?.get(`${index},${column}`)?.formula !== undefined)
        formulas.push(`${columnName(column)}${index + 1}`);
    }
    if (membership !== undefined && !isOfPortal(line.check, membership.room, membership.person, portals)) {
      foreign.push(line);
    } else if (membership !== undefined) {
      const key = membershipKey(membership);
      const same = groups.get(key);
      if (same === undefined) groups.set(key, [line]);
      else same.push(line);
    } else if (line.filled) aboutNobody.push(line);
  }
  const { columns, added } = heads;
  const kept = new Set([...columns.values(), ...added.values()]);
  const lost = [
    ...formulasIn(sheet.name, formulas),
    ...commentsBeside(sheet, (row, column) => keptRows.has(row) && kept.has(column)),
  ];
  return { groups, aboutNobody, foreign, lost };
}

function idsOf(key: string): { room: number; person: string } {
  const [room = "", person = ""] = key.split(" ");
  return { room: Number(room), person };
}

/** Rows of which a cell that says who or what is merged with others: it is unknown for whom its value is meant. */
function mergedRows({ merges = [], rows }: Sheet, { columns }: Heads): (row: number) => boolean {
  const decisive = [...FILLED, "roomId", "personId", "check"] as const;
  const watched = decisive.flatMap((key) => columns.get(key) ?? []);
  const isMerged = inAreas(merges, watched, rows.length);
  return (row) => watched.some((column) => isMerged(row, column));
}

/** Cells that one formula fills beside its own: the file has only their values, as if somebody had written them. */
function spilledCells({ cells, rows }: Sheet, { columns }: Heads): (row: number, column: number) => boolean {
  const areas: Area[] = [];
  for (const { formulaType, formulaRef } of cells?.values() ?? []) {
    // The range of a shared formula may hold cells that somebody wrote over; those that have it say so themselves.
    const area = formulaType === "array" && formulaRef !== undefined ? areaOf(formulaRef) : undefined;
    if (area !== undefined) areas.push(area);
  }
  return inAreas(areas, columns.values(), rows.length);
}

function lineOf(
  sheet: Sheet,
  { columns, added }: Heads,
  row: number,
  merged: boolean,
  isSpilled: (row: number, column: number) => boolean,
): Line {
  const at: At = (key) => {
    const cell = rawCell(sheet, row, columns.get(key));
    return isSpilled(row, columns.get(key) ?? -1) ? { ...cell, formula: true } : cell;
  };
  const keptOf = (column: number | undefined): KeptCell | undefined => {
    const { value } = rawCell(sheet, row, column);
    const formula = column === undefined ? undefined : sheet.cells?.get(`${row},${column}`)?.formula;
    if (formula === undefined) return value === null ? undefined : { value };
    // In another row it would point at other people; some programs save no result beside it.
    return { value: value ?? `=${formula}` };
  };
  const present = <K>(entries: Iterable<readonly [K, number]>): (readonly [K, KeptCell])[] =>
    [...entries].flatMap(([key, column]) => {
      const cell = keptOf(column);
      return cell === undefined ? [] : [[key, cell] as const];
    });
  const cells: Partial<Record<ColumnKey, KeptCell>> = Object.fromEntries(present(columns));
  for (const key of COLUMN_KEYS) {
    const cell = cells[key];
    // Written again as a plain word it would count from then on, although nobody had touched it.
    const counts = merged && (FILLED as readonly ColumnKey[]).includes(key);
    if (cell !== undefined && (counts || at(key).formula)) {
      cells[key] = { ...cell, formula: literal(cell.value) };
    }
  }
  return {
    at,
    place: (key) => `Cell ${columnName(columns.get(key) ?? 0)}${row + 1} of the sheet “${sheet.name}”`,
    kept: { cells, added: new Map(present(added)), looks: looksOf(sheet, { columns, added }, row) },
    filled: FILLED.some((key) => {
      const { value, formula } = at(key);
      return formula || (value !== null && String(value).trim() !== "");
    }),
    check: plainText(at("check")),
    merged,
  };
}

/** Colours and comments of a row, by the heads of its columns. */
function looksOf({ cells }: Sheet, { columns, added }: Pick<Heads, "columns" | "added">, row: number) {
  const looks = new Map<string, Look>();
  const heads = [...[...columns].map(([key, column]) => [TITLES[key], column] as const), ...added];
  for (const [head, column] of heads) {
    const { style, comment } = cells?.get(`${row},${column}`) ?? {};
    const { fill } = style ?? {};
    const coloured = fill !== undefined && !(fill.type === "pattern" && fill.pattern === "none");
    if (coloured || comment !== undefined)
      looks.set(head, { ...(coloured ? { fill } : {}), ...(comment === undefined ? {} : { comment }) });
  }
  return looks;
}

/** A formula that shows this value and nothing else. */
function literal(value: CellValue): string {
  if (typeof value === "number") return String(value);
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? "");
  const parts = text.match(/.{1,200}/gsu) ?? [""];
  return parts.map((part) => `"${part.replaceAll('"', '""')}"`).join("&");
}

/** Whom a row is about: its ids, if what it shows of room and person is theirs. */
function membershipOf(at: At, { columns }: Heads): { room: number; person: string } | undefined {
  const plain = (key: ColumnKey): string => plainText(at(key));
  const room = Number(plain("roomId"));
  const person = plain("personId").toLowerCase();
  if (!Number.isSafeInteger(room) || room <= 0 || !ID.test(person)) return undefined;
  const shown = Object.fromEntries(SEEN.filter((key) => columns.has(key)).map((key) => [key, plain(key)]));
  return fitsCheck(plain("check"), room, person, shown) ? { room, person } : undefined;
}

function plainText({ value, formula }: RawCell): string {
  return formula || value === null || value instanceof Date ? "" : String(value).trim();
}

type Said = Omit<ReadRow, "room" | "person" | "decision"> & {
  readonly decision: ReadRow["decision"] | undefined;
};

/** What the row says, or undefined where a part of it is not understood; then the problem names the cell. */
function understand({ at, place, check, merged }: Line, problems: string[]): Said | undefined {
  if (merged) {
    problems.push(`${place("decision")} stands in merged cells: write into each row by itself.`);
    return undefined;
  }
  let whole = true;
  const take = <T>(key: ColumnKey, read: (cell: RawCell) => Understood<T>): T | undefined => {
    const found = read(at(key));
    if (found.kind === "value") return found.value;
    if (found.kind === "wrong") {
      problems.push(`${place(key)} ${found.why}.`);
      whole = false;
    }
    return undefined;
  };
  const decision = take("decision", decisionOf);
  const until = take("until", dayOf);
  const reason = take("reason", textOf) ?? "";
  const decidedBy = take("decidedBy", textOf) ?? "";
  const decidedOn = take("decidedOn", dayOf);
  const asked = askedIn(check);
  if (!whole) return undefined;
  if (decision === "keep" && reason === "") {
    problems.push(`${place("reason")} is empty, and “keep” needs a reason.`);
    return undefined;
  }
  return { decision, until, reason, decidedBy, decidedOn, asked };
}

function alike(one: Said, other: Said | undefined): boolean {
  return JSON.stringify({ ...one, asked: "" }) === JSON.stringify({ ...other, asked: "" });
}

function rawCell(sheet: Sheet, row: number, column: number | undefined): RawCell {
  if (column === undefined) return { value: null, formula: false };
  const detailed: Cell | undefined = sheet.cells?.get(`${row},${column}`);
  const value = sheet.rows[row]?.[column] ?? null;
  return { value, formula: detailed?.formula !== undefined || detailed?.type === "error" };
}
