import type { Sheet } from "hucre/xlsx";
import { COLUMN_KEYS, type ColumnKey, FILLED, TITLES } from "./titles.ts";

/** The heads stand in one of the first rows: people put titles and notes above a table. */
const HEADS_WITHIN = 30;

export interface Heads {
  readonly row: number;
  readonly columns: ReadonlyMap<ColumnKey, number>;
  /** Columns that people added, by their heads. */
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
