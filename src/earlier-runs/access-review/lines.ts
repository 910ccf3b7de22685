import type { Cell, CellStyle, CellValue, Sheet } from "hucre/xlsx";
import { type Area, areaOf, columnName, inAreas } from "./areas.ts";
import type { RawCell } from "./cells.ts";
import { membershipKey } from "./decision.ts";
import type { Heads } from "./heads.ts";
import { commentsBeside, formulasIn } from "./not-written-again.ts";
import { fitsCheck, isOfPortal, SEEN } from "./row-check.ts";
import { COLUMN_KEYS, type ColumnKey, FILLED, TITLES } from "./titles.ts";

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
export type Place = (key: ColumnKey) => string;

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

type At = (key: ColumnKey) => RawCell;

/** One row of the sheet with what is found in it. */
export interface Line {
  readonly at: At;
  readonly place: Place;
  readonly kept: KeptRow;
  readonly check: string;
  readonly filled: boolean;
  readonly merged: boolean;
}

export interface Lines {
  /** The rows of each membership, by its key. */
  readonly groups: ReadonlyMap<string, readonly Line[]>;
  /** Those that are filled in and about nobody. */
  readonly aboutNobody: readonly Line[];
  /** What people wrote above, below and between the rows; it decides nothing. */
  readonly notes: readonly Line[];
  /** Those that another portal's run wrote. */
  readonly foreign: readonly Line[];
  /** What is not written again of the sheet. */
  readonly lost: readonly string[];
}

/** Every line of the sheet by what it is about. */
export function linesOf(sheet: Sheet, heads: Heads, portals: readonly string[]): Lines {
  const groups = new Map<string, Line[]>();
  const aboutNobody: Line[] = [];
  const foreign: Line[] = [];
  const notes: Line[] = [];
  const formulas: string[] = [];
  const keptRows = new Set<number>();
  const isMerged = mergedRows(sheet, heads);
  const isSpilled = spilledCells(sheet, heads);
  const { columns, added } = heads;
  const kept = new Set([...columns.values(), ...added.values()]);
  for (let index = 0; index < sheet.rows.length; index++) {
    if (index === heads.row) continue;
    const line = lineOf(sheet, heads, index, isMerged(index), isSpilled);
    if (!isWritten(line)) continue;
    keptRows.add(index);
    const subject = index < heads.row ? "nothing" : subjectOf(line, heads, portals);
    if (subject === "nothing") notes.push(line);
    else if (subject === "nobody") aboutNobody.push(line);
    else if (subject === "foreign") foreign.push(line);
    else {
      const same = groups.get(subject.key) ?? [];
      same.push(line);
      groups.set(subject.key, same);
    }
    for (const column of subject === "nothing" ? kept : added.values()) {
      const place = `${columnName(column)}${index + 1}`;
      if (sheet.cells?.get(`${index},${column}`)?.formula !== undefined) formulas.push(place);
    }
  }
  const lost = [
    ...formulasIn(sheet.name, formulas),
    ...commentsBeside(sheet, (row, column) => keptRows.has(row) && kept.has(column)),
  ];
  return { groups, aboutNobody, notes, foreign, lost };
}

function isWritten({ kept: { cells, added } }: Line): boolean {
  return [...Object.values(cells), ...added.values()].some(({ value }) => String(value ?? "").trim() !== "");
}

/** What a line decides about: a membership of this portal or of another, nobody, or nothing at all. */
function subjectOf(
  line: Line,
  heads: Heads,
  portals: readonly string[],
): { readonly key: string } | "foreign" | "nobody" | "nothing" {
  const membership = membershipOf(line.at, heads);
  if (membership === undefined) return line.filled ? "nobody" : "nothing";
  const { room, person } = membership;
  return isOfPortal(line.check, room, person, portals) ? { key: membershipKey(membership) } : "foreign";
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

function rawCell(sheet: Sheet, row: number, column: number | undefined): RawCell {
  if (column === undefined) return { value: null, formula: false };
  const detailed: Cell | undefined = sheet.cells?.get(`${row},${column}`);
  const value = sheet.rows[row]?.[column] ?? null;
  return { value, formula: detailed?.formula !== undefined || detailed?.type === "error" };
}
