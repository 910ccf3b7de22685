import type { Cell, CellStyle, CellValue, ColumnDef, WriteSheet } from "hucre/xlsx";
import { columnName } from "./areas.ts";
import { HOW_TO, HOW_TO_NAME } from "./how-to.ts";
import type { KeptCell, KeptRow, Look } from "./lines.ts";
import { freeName, NO_SHEETS, type OwnSheets } from "./sheets.ts";
import { COLUMN_KEYS, type ColumnKey, LOG_HEADS, TITLES } from "./titles.ts";

/** A row of the sheet *Decide*. */
export interface DecideRow extends KeptRow {
  /** The room's page in the portal. */
  readonly link?: string;
}

/** A line of the sheet *Log*: one decision, as texts; days as `YYYY-MM-DD`. */
export type LogRow = Readonly<Record<keyof typeof LOG_HEADS, string>>;

const LOG_WIDTHS: Readonly<Record<keyof LogRow, number>> = {
  ...{ readOn: 12, room: 28, name: 26, decision: 12, until: 13, reason: 44, decidedBy: 24 },
  ...{ decidedOn: 12, changedBy: 24, standing: 36, run: 50 },
};

/** In characters; the ids and their check are hidden. */
const WIDTHS: Readonly<Record<ColumnKey, number>> = {
  ...{ room: 28, name: 26, email: 32, access: 18, membership: 24, roomId: 10, personId: 38, check: 26 },
  ...{ lastActivity: 13, inARow: 9, reminded: 13, openSince: 12, proposal: 10, decision: 12, until: 12 },
  ...{ reason: 44, decidedBy: 24, decidedOn: 12, standing: 36 },
};
const HIDDEN: ReadonlySet<ColumnKey> = new Set(["roomId", "personId", "check"]);
const DAYS: ReadonlySet<ColumnKey> = new Set(["lastActivity", "reminded", "openSince", "until", "decidedOn"]);
const DATE = "yyyy-mm-dd";

/** On paper: across the page and as wide as it is; of tables, the heads on every page. */
const FIT: NonNullable<WriteSheet["pageSetup"]> = {
  ...{ paperSize: "a4", orientation: "landscape" },
  ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
};
const PRINTED = { ...FIT, printTitlesRow: "$1:$1" };

const HEAD: CellStyle = {
  font: { name: "Calibri", bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "2F4858" } },
  alignment: { vertical: "top", wrapText: true },
};
/** Of the columns that people fill in. */
const TO_FILL: CellStyle = {
  ...HEAD,
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "94700F" } },
};
const LINK: CellStyle = { font: { name: "Calibri", color: { rgb: "2F6FA8" }, underline: true } };

/** The workbook of the access review as XLSX, with the sheets that people added after ours. */
export async function reviewWorkbook(
  rows: readonly DecideRow[],
  log: readonly LogRow[],
  own: OwnSheets = NO_SHEETS,
): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const sheets = [decideSheet(rows), logSheet(log), howToSheet()];
  for (const sheet of own.sheets) {
    sheets.push({
      ...sheet,
      name: freeName(
        sheet.name,
        sheets.map(({ name }) => name),
      ),
    });
  }
  return await writeXlsx({
    sheets,
    namedRanges: [...own.ranges],
    properties: { creator: "docspace-audit", title: "Access review" },
  });
}

function decideSheet(rows: readonly DecideRow[]): WriteSheet {
  const added = [...new Set(rows.flatMap((row) => [...row.added.keys()]))];
  const heads: string[] = [...COLUMN_KEYS.map((key) => TITLES[key]), ...added];
  const cells = new Map<string, Partial<Cell>>();
  const last = columnName(heads.length - 1);
  const body = rows.map((row, index) => {
    const kept = [...COLUMN_KEYS.map((key) => row.cells[key]), ...added.map((head) => row.added.get(head))];
    for (const [column, cell] of kept.entries()) {
      if (cell?.formula === undefined) continue;
      cells.set(`${index + 1},${column}`, { value: null, formula: cell.formula, formulaResult: clean(cell) });
    }
    if (row.link !== undefined) {
      const value = clean(row.cells.room);
      cells.set(`${index + 1},0`, { value, hyperlink: { target: row.link }, style: LINK });
    }
    for (const [column, head] of heads.entries()) {
      const look = row.looks.get(head);
      const place = `${index + 1},${column}`;
      if (look !== undefined)
        cells.set(place, withLook(cells.get(place) ?? { value: clean(kept[column]) }, look));
    }
    return kept.map(clean);
  });
  for (const [column, head] of heads.entries()) {
    const filled = FILL_HEADS.has(head);
    cells.set(`0,${column}`, { value: clean({ value: head }), style: filled ? TO_FILL : HEAD });
  }
  const decision = columnName(COLUMN_KEYS.indexOf("decision"));
  return {
    name: "Decide",
    columns: [...COLUMN_KEYS.map(columnOf), ...added.map((): ColumnDef => ({ width: 24 }))],
    rows: [heads.map((head) => clean({ value: head })), ...body],
    cells,
    freezePane: { rows: 1 },
    pageSetup: PRINTED,
    autoFilter: { range: `A1:${last}${rows.length + 1}` },
    dataValidations: [
      {
        ...{ type: "list", values: ["keep", "remove", "open"], allowBlank: true },
        ...{ showErrorMessage: true, errorStyle: "stop", errorTitle: "Decision" },
        errorMessage: "Choose keep, remove or open, or leave it empty.",
        range: `${decision}2:${decision}${Math.max(2, rows.length + 1)}`,
      },
    ],
  };
}

function withLook({ style, ...cell }: Partial<Cell>, { fill, comment }: Look): Partial<Cell> {
  return {
    ...cell,
    ...(comment === undefined ? {} : { comment }),
    ...(fill === undefined && style === undefined ? {} : { style: { ...style, ...(fill && { fill }) } }),
  };
}

const FILL_HEADS: ReadonlySet<string> = new Set(
  (["decision", "until", "reason", "decidedBy", "decidedOn"] as const).map((key) => TITLES[key]),
);

function columnOf(key: ColumnKey): ColumnDef {
  return {
    width: WIDTHS[key],
    ...(HIDDEN.has(key) ? { hidden: true } : {}),
    ...(DAYS.has(key) ? { numFmt: DATE, style: { alignment: { horizontal: "left" } } } : {}),
  };
}

function logSheet(log: readonly LogRow[]): WriteSheet {
  const keys = Object.keys(LOG_HEADS) as (keyof LogRow)[];
  const head = keys.map((key) => LOG_HEADS[key]);
  return {
    name: "Log",
    columns: keys.map((key) => ({ width: LOG_WIDTHS[key] })),
    rows: [head, ...log.map((row) => keys.map((key) => clean({ value: row[key] })))],
    cells: new Map(head.map((value, column) => [`0,${column}`, { value, style: HEAD }])),
    freezePane: { rows: 1 },
    pageSetup: PRINTED,
  };
}

/** In characters. */
const HOW_TO_WIDTH = 110;

function howToSheet(): WriteSheet {
  const wrapped: CellStyle = { alignment: { wrapText: true, vertical: "top" } };
  return {
    name: HOW_TO_NAME,
    columns: [{ width: HOW_TO_WIDTH, style: wrapped }],
    rows: HOW_TO.map((line) => [line]),
    // Not every program widens a row by itself for what wraps.
    rowDefs: new Map(
      HOW_TO.map((line, row) => [row, { height: 15 * Math.ceil((line.length * 1.1) / HOW_TO_WIDTH) }]),
    ),
    pageSetup: FIT,
  };
}

/** A day `YYYY-MM-DD` as a cell that programs show as a date. */
export function dayCell(day: string | undefined): KeptCell | undefined {
  return day === undefined ? undefined : { value: new Date(`${day}T00:00:00Z`) };
}

/** Characters of a cell, at most. */
const LONGEST_CELL = 32_000;

/** A text as XML can hold it: no control characters, no halves of letters. */
function clean(cell: KeptCell | undefined): CellValue {
  const value = cell?.value ?? null;
  return typeof value === "string" ? cleanText(value) : value;
}

export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, "")
    .slice(0, LONGEST_CELL)
    .toWellFormed();
}
