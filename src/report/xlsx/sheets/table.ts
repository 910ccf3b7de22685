import type { LocalTime } from "../../../time/local-time.ts";
import type { Column, Value } from "../../columns.ts";
import { type Cell, type CellStyle, type SheetColumn, type StatusStyle, sheetDate } from "../sheet.ts";

/** The columns of a table as those of a sheet. */
export function sheetColumns<Row>(columns: readonly Column<Row>[]): SheetColumn[] {
  return columns.map(({ head, width, kind }) => ({
    head,
    width,
    ...(kind === undefined || kind === "status" ? {} : { style: STYLE_OF[kind] }),
  }));
}

const STYLE_OF = { instant: "date-time", wrapped: "wrapped", count: "count" } as const satisfies Record<
  string,
  CellStyle
>;

/** The cells of one row. */
export function cellsOf<Row>(columns: readonly Column<Row>[], row: Row, time: LocalTime): readonly Cell[] {
  return columns.map(({ kind, value, link }): Cell => {
    const cell = value(row);
    if (cell === undefined) return undefined;
    if (kind === "instant") return typeof cell === "number" ? sheetDate(cell, time) : cell;
    if (kind === "status") return { value: cell, style: statusStyle(cell) };
    const address = link?.(row);
    return address === undefined ? cell : { value: cell, link: address };
  });
}

/** The look of a status by the word that people see: colour and word together, never colour alone. */
function statusStyle(word: Value): StatusStyle {
  switch (word) {
    case "Inactive":
      return "inactive";
    case "Unknown":
    case "Not read":
      return "unknown";
    case "Active":
      return "active";
    case "New":
      return "new";
    default:
      return "quiet";
  }
}
