import { cellText, shorten } from "../../text/escape.ts";
import type { Cell, SheetColumn } from "./workbook.ts";

/**
 * The parts of an XLSX file (ECMA-376, SpreadsheetML) as text. Texts stand in the cells themselves: a table of shared
 * texts would have to be in memory until the end.
 */

/** Rows of a sheet, at most, its heads included. */
export const MOST_ROWS = 1_048_576;
/** Characters of a cell, at most. */
const LONGEST_CELL = 32_767;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Places in the list of styles, `cellXfs`. */
const STYLE = { plain: 0, head: 1, "date-time": 2, wrapped: 3 } as const;

const SPECIAL = /[&<>]/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** Programs read `_x003D_` as the character of that number. */
const ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g;

/** A text safe in XML and in a cell: also when the sheet is saved as CSV it begins no formula. */
function xmlText(text: string): string {
  return shorten(cellText(text), LONGEST_CELL)
    .replace(ESCAPED, "_x005F_")
    .replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}

/** `A`, `B`, … `Z`, `AA` … for columns from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** Up to and including the row of heads, which stays in sight. */
export function sheetBegin(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const heads = columns.map(({ head }, index) => textCell(`${columnName(index)}1`, head, STYLE.head));
  return (
    `${XML}<worksheet ${MAIN}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData><row r="1">${heads.join("")}</row>`
  );
}

/** Writes rows of one set of columns; the columns' names and styles are looked up once. */
export function rowWriter(columns: readonly SheetColumn[]): (row: number, cells: readonly Cell[]) => string {
  const names = columns.map((_, index) => columnName(index));
  const styles = columns.map(({ kind }) => (kind === undefined ? STYLE.plain : STYLE[kind]));
  return (row, cells) => {
    let xml = `<row r="${row}">`;
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index];
      if (cell === undefined || cell === "") continue;
      const reference = `${names[index] ?? columnName(index)}${row}`;
      const style = styles[index] ?? STYLE.plain;
      xml +=
        typeof cell === "number"
          ? `<c r="${reference}"${style === STYLE.plain ? "" : ` s="${style}"`}><v>${cell}</v></c>`
          : textCell(reference, cell, style);
    }
    return `${xml}</row>`;
  };
}

function textCell(reference: string, text: string, style: number): string {
  const styled = style === STYLE.plain ? "" : ` s="${style}"`;
  if (text === "") return `<c r="${reference}"${styled}/>`;
  return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** The rest of a sheet of so many rows, heads included. */
export function sheetEnd(columns: readonly SheetColumn[], rows: number, filter: boolean): string {
  const filtered = filter ? `<autoFilter ref="A1:${columnName(columns.length - 1)}${rows}"/>` : "";
  return `</sheetData>${filtered}<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/></worksheet>`;
}

export interface Part {
  readonly path: string;
  readonly xml: string;
}

export function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** Every part but the sheets themselves, whose names come in the order of their parts. `made`: epoch milliseconds. */
export function workbookParts(title: string, made: number, sheets: readonly string[]): Part[] {
  const created = new Date(made).toISOString().replace(/\.\d+Z$/, "Z");
  const styleId = sheets.length + 1;
  return [
    {
      path: "xl/workbook.xml",
      xml: `${XML}<workbook ${MAIN} xmlns:r="${DOCUMENT}"><sheets>${sheets
        .map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join("")}</sheets></workbook>`,
    },
    {
      path: "xl/_rels/workbook.xml.rels",
      xml: relationships([
        ...sheets.map((_, index) => ({
          id: index + 1,
          type: `${DOCUMENT}/worksheet`,
          target: `worksheets/sheet${index + 1}.xml`,
        })),
        { id: styleId, type: `${DOCUMENT}/styles`, target: "styles.xml" },
      ]),
    },
    { path: "xl/styles.xml", xml: STYLES },
    {
      path: "docProps/core.xml",
      xml:
        `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        `<dc:title>${xmlText(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`,
    },
    {
      path: "_rels/.rels",
      xml: relationships([
        { id: 1, type: `${DOCUMENT}/officeDocument`, target: "xl/workbook.xml" },
        { id: 2, type: `${PACKAGE}/relationships/metadata/core-properties`, target: "docProps/core.xml" },
      ]),
    },
    { path: "[Content_Types].xml", xml: contentTypes(sheets.length) },
  ];
}

function relationships(
  list: readonly { readonly id: number; readonly type: string; readonly target: string }[],
): string {
  const items = list.map(
    ({ id, type, target }) => `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`;
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override("xl/workbook.xml", `${CONTENT}.sheet.main+xml`) +
    override("xl/styles.xml", `${CONTENT}.styles+xml`) +
    override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
    Array.from({ length: sheets }, (_, index) => override(sheetPath(index), `${CONTENT}.worksheet+xml`)).join(
      "",
    ) +
    "</Types>"
  );
}

/** In the order of {@link STYLE}. */
const STYLES =
  `${XML}<styleSheet ${MAIN}>` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDCE6F1"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="left" vertical="top" wrapText="1"/></xf></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
