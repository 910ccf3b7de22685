import type { LocalTime } from "../../time/local-time.ts";

/** How a cell looks; `styles.ts` says how. */
export type CellStyle =
  | "plain"
  | "head"
  | "head-count"
  | "number"
  | "title"
  | "strong"
  | "count"
  | "date-time"
  | "wrapped"
  | "link"
  | "good"
  | "bad"
  | StatusStyle;

export type StatusStyle = "inactive" | "unknown" | "active" | "new" | "quiet";

/** A text, a number (in a style of dates: see {@link sheetDate}), nothing, or one of these with a look or a link. */
export type Cell = string | number | undefined | StyledCell;

interface StyledCell {
  readonly value: string | number;
  readonly style?: CellStyle;
  /** An address of the web, or `#'Members'!A1` for a place in the workbook. */
  readonly link?: string | undefined;
}

export interface SheetColumn {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly style?: CellStyle;
}

/** One sheet of the workbook. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** `table`: the first row are the columns' heads, which stay in sight, filter, sort and repeat on every printed page. */
  readonly layout: "table" | "page";
  readonly rows: Iterable<readonly Cell[]>;
  readonly chart?: Chart;
  /** So many columns are printed, from the first; all of them where absent. */
  readonly printed?: number;
}

/** A bar chart of two columns of the same sheet. Rows and columns count from 0, of the file and not of `rows`. */
export interface Chart {
  readonly title: string;
  readonly sheet: string;
  readonly labels: { readonly column: number; readonly first: number; readonly last: number };
  readonly values: { readonly column: number };
  /** Where it stands: its upper left and its lower right cell. */
  readonly from: { readonly column: number; readonly row: number };
  readonly to: { readonly column: number; readonly row: number };
}

/** Days from the spreadsheets' day 0 (1899-12-30) to 1970-01-01. */
const DAYS_BEFORE_1970 = 25_569;

/** An instant as spreadsheets know them: days since 1899-12-30 in local time, without a zone. */
export function sheetDate(at: number, time: LocalTime): number {
  return (at + time.offset(at)) / 86_400 + DAYS_BEFORE_1970;
}
