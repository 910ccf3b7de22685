import type { Cell, CellStyle, CellValue, ColumnDef, WriteSheet } from "hucre/xlsx";
import type { KeptCell, KeptRow } from "./read-workbook.ts";
import { columnName } from "./read-workbook.ts";
import { freeName, NO_SHEETS, type OwnSheets } from "./sheets.ts";
import { COLUMN_KEYS, type ColumnKey, HOW_TO_NAME, TITLES } from "./titles.ts";

/** A row of the sheet *Decide*. */
export interface DecideRow extends KeptRow {
  /** The room's page in the portal. */
  readonly link?: string;
}

/** A line of the sheet *Log*: one decision, as texts; days as `YYYY-MM-DD`. */
export interface LogRow {
  readonly readOn: string;
  readonly room: string;
  readonly name: string;
  readonly decision: string;
  readonly until: string;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedOn: string;
  readonly changedBy: string;
  readonly standing: string;
  readonly run: string;
}

const LOG_HEADS: Readonly<Record<keyof LogRow, readonly [head: string, width: number]>> = {
  readOn: ["Read on", 12],
  room: ["Room", 28],
  name: ["Person", 26],
  decision: ["Decision", 12],
  until: ["Counts until", 13],
  reason: ["Reason", 44],
  decidedBy: ["Decided by", 24],
  decidedOn: ["Decided on", 12],
  changedBy: ["File last changed by", 24],
  standing: ["What became of it", 36],
  run: ["Read by the run", 50],
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

const HEAD: CellStyle = {
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "2F4858" } },
  alignment: { vertical: "top", wrapText: true },
};
/** Of the columns that people fill in. */
const TO_FILL: CellStyle = {
  ...HEAD,
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "94700F" } },
};
const LINK: CellStyle = { font: { color: { rgb: "2F6FA8" }, underline: true } };

const HOW_TO = [
  "Who is listed: members who were inactive in a room. The action proposes, you decide; it never changes access itself.",
  "In the sheet Decide, choose “keep” or “remove” in the column Decision of a row. Write “open” to take a decision back.",
  "“keep” needs a reason. It counts as an exemption until the day in Until, for twelve months at most, and without a day for twelve months.",
  "“remove” means: you remove the person from the room in DocSpace. The next run says whether it is done.",
  "Write into Decided by who decided, and into Decided on when. Whoever may write to this file can decide; the Log says who changed it last.",
  "Dates: choose a date, or write it as 2026-12-31.",
  "Sort, filter, and add columns as you like; added columns stay. Sort whole rows: hidden columns say whom a row is about.",
  "Do not change the hidden columns or what the row says of room and person, and merge no cells: such a row counts as undecided.",
  "The next run reads the file, follows the decisions, and writes it anew. What it cannot understand stays as you wrote it, and the report names the cell.",
  "Close the file when you are done: while it is open in an editor, no run can write it. Sheets of your own stay, but no charts and pivot tables on them.",
];

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

const FILL_HEADS: ReadonlySet<string> = new Set(
  (["decision", "until", "reason", "decidedBy", "decidedOn"] as const).map((key) => TITLES[key]),
);

function columnOf(key: ColumnKey): ColumnDef {
  return {
    width: WIDTHS[key],
    ...(HIDDEN.has(key) ? { hidden: true } : {}),
    ...(DAYS.has(key) ? { numFmt: DATE } : {}),
  };
}

function logSheet(log: readonly LogRow[]): WriteSheet {
  const keys = Object.keys(LOG_HEADS) as (keyof LogRow)[];
  const head = keys.map((key) => LOG_HEADS[key][0]);
  return {
    name: "Log",
    columns: keys.map((key) => ({ width: LOG_HEADS[key][1] })),
    rows: [head, ...log.map((row) => keys.map((key) => clean({ value: row[key] })))],
    cells: new Map(head.map((value, column) => [`0,${column}`, { value, style: HEAD }])),
    freezePane: { rows: 1 },
  };
}

function howToSheet(): WriteSheet {
  const wrapped: CellStyle = { alignment: { wrapText: true, vertical: "top" } };
  return {
    name: HOW_TO_NAME,
    columns: [{ width: 110, style: wrapped }],
    rows: HOW_TO.map((line) => [line]),
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
