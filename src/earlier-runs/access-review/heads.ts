import type { CellValue, Sheet } from "hucre/xlsx";
import { columnName } from "./areas.ts";
import { COLUMN_KEYS, type ColumnKey, FILLED, TITLES } from "./titles.ts";

/** The heads stand in one of the first rows: people put titles and notes above a table. */
const HEADS_WITHIN = 30;

export interface Heads {
  readonly row: number;
  readonly columns: ReadonlyMap<ColumnKey, number>;
  /** Columns that people added, by their heads; where they gave none, or one twice, by a name that tells them apart. */
  readonly added: ReadonlyMap<string, number>;
}

/** Without its day a `keep` would count for longer than somebody meant, and without the others it would be a new one. */
export const NEEDED = [...FILLED, "roomId", "personId", "check"] as const;

/** The row of heads: the first with the columns without which nothing can be understood. Doubled heads mean none. */
export function findHeads({ rows }: Sheet): Heads | undefined {
  for (const [row, cells] of rows.slice(0, HEADS_WITHIN).entries()) {
    const columns = new Map<ColumnKey, number>();
    const added = new Map<string, number>();
    let doubled = false;
    for (const [index, cell] of cells.entries()) {
      const head = headText(cell);
      if (head === "") continue;
      const key = KEYS.get(headKey(head));
      if (key === undefined) added.set(freeHead(head, added), index);
      else if (columns.has(key)) doubled = true;
      else columns.set(key, index);
    }
    const whole = NEEDED.every((key) => columns.has(key));
    if (whole && !doubled) return { row, columns, added: withNamedColumns(rows, row, columns, added) };
  }
  return undefined;
}

const headKey = (text: string): string => text.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");

const KEYS = new Map(COLUMN_KEYS.map((key) => [headKey(TITLES[key]), key]));

function headText(cell: CellValue | undefined): string {
  return (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? "")).trim();
}

function freeHead(head: string, taken: ReadonlyMap<string, unknown>): string {
  let one = head;
  for (let n = 2; taken.has(one); n++) one = `${head} (${n})`;
  return one;
}

/** The added columns, with those that have cells but no head. */
function withNamedColumns(
  rows: Sheet["rows"],
  head: number,
  columns: ReadonlyMap<ColumnKey, number>,
  added: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const named = new Set([...columns.values(), ...added.values()]);
  const others = new Set<number>();
  for (const [row, cells] of rows.entries()) {
    if (row === head) continue;
    for (const [column, cell] of cells.entries()) {
      if (!named.has(column) && headText(cell) !== "") others.add(column);
    }
  }
  const all = new Map(added);
  for (const column of [...others].sort((a, b) => a - b)) {
    all.set(freeHead(`Column ${columnName(column)}`, all), column);
  }
  return all;
}
