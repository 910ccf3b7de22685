import type { LocalTime } from "../time/local-time.ts";
import { reportTime, roomTitles } from "./facts.ts";
import type { AuditReport } from "./model.ts";
import { type Words, wordsOf } from "./vocabulary/words.ts";

/** A text, a number, or an instant in epoch seconds (in a column of the kind `instant`); undefined: nothing. */
export type Value = string | number | undefined;

/** A column of a table as data: its name in CSV, its head and width in XLSX, and the value of a row. */
export interface Column<Row> {
  /** In CSV: part of the interface, never changed. */
  readonly name: string;
  /** In XLSX, where people read it. */
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly kind?: "instant" | "wrapped" | "status" | "count";
  readonly value: (row: Row) => Value;
  /** Where the value has a page in the portal. */
  readonly link?: (row: Row) => string | undefined;
}

/** What the columns need to know beside a row. */
export interface TableContext {
  readonly report: AuditReport;
  readonly time: LocalTime;
  readonly words: Words;
  /** Titles of all rooms by id. */
  readonly titles: ReadonlyMap<number, string>;
}

export function tableContext(report: AuditReport): TableContext {
  const time = reportTime(report);
  return { report, time, words: wordsOf(report, time), titles: roomTitles(report) };
}

/** The columns of these names, in this order. */
export function chosen<Row>(
  columns: ReadonlyMap<string, Column<Row>>,
  names: readonly string[],
): readonly Column<Row>[] {
  return names.map((name) => {
    const found = columns.get(name);
    if (found === undefined) throw new Error(`there is no column ${name}`);
    return found;
  });
}

export function byName<Row>(columns: readonly Column<Row>[]): ReadonlyMap<string, Column<Row>> {
  return new Map(columns.map((one) => [one.name, one]));
}
