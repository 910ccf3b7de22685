import { NO_NAME, named } from "../../text/one-line.ts";
import { columnName, xmlText } from "./cell-text.ts";
import { chartPart, drawingPart } from "./chart.ts";
import type { Cell, CellStyle, Sheet, SheetColumn } from "./sheet.ts";
import { STYLES, styleId } from "./styles.ts";

/**
 * The parts of an XLSX file (ECMA-376, SpreadsheetML) as text. Texts stand in the cells themselves: a table of shared
 * texts would have to be in memory until the end.
 */

/** Rows of a sheet, at most, its heads included. */
export const MOST_ROWS = 1_048_576;
/** Spreadsheet programs take 65 530 links a sheet; so many are kept until its end. */
const MOST_LINKS = 20_000;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument";

/** The text of one sheet, begun, filled row by row, and ended; it remembers the links until then. */
export class SheetWriter {
  readonly #sheet: Pick<Sheet, "columns" | "layout" | "chart">;
  readonly #names: readonly string[];
  readonly #styles: readonly CellStyle[];
  readonly #links: { readonly at: string; readonly to: string }[] = [];
  rows = 0;

  constructor(sheet: Pick<Sheet, "columns" | "layout" | "chart">) {
    this.#sheet = sheet;
    this.#names = sheet.columns.map((_, index) => columnName(index));
    this.#styles = sheet.columns.map(({ style = "plain" }) => style);
  }

  /** Up to the first row; of a table up to and including the row of heads, which stays in sight. */
  begin(): string {
    const { columns, layout } = this.#sheet;
    const widths = columns.map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    );
    const view =
      layout === "table"
        ? '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>'
        : '<sheetView workbookViewId="0" showGridLines="0"/>';
    const heads =
      layout === "table"
        ? this.row(
            columns.map(
              ({ head, style }): Cell => ({ value: head, style: style === "count" ? "head-count" : "head" }),
            ),
          )
        : "";
    return (
      `${XML}<worksheet ${MAIN} xmlns:r="${DOCUMENT}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<sheetViews>${view}</sheetViews><cols>${widths.join("")}</cols><sheetData>${heads}`
    );
  }

  /** The next row. */
  row(cells: readonly Cell[]): string {
    this.rows++;
    let xml = "";
    let lines = 1;
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index];
      if (cell === undefined || cell === "") continue;
      const reference = `${this.#names[index] ?? columnName(index)}${this.rows}`;
      const own = this.#styles[index] ?? "plain";
      const { value, style } = this.#shown(cell, own, reference);
      xml += cellXml(reference, value, style);
      lines = Math.max(lines, linesOf(value, style, this.#sheet.columns[index]));
    }
    const height = lines === 1 ? "" : ` ht="${Math.min(lines, MOST_LINES) * LINE}" customHeight="1"`;
    return `<row r="${this.rows}"${height}>${xml}</row>`;
  }

  /** What stands in a cell and how it looks; its link is kept until the sheet's end. */
  #shown(
    cell: Exclude<Cell, undefined>,
    own: CellStyle,
    at: string,
  ): { value: string | number; style: CellStyle } {
    if (typeof cell !== "object") {
      // Numbers keep a distance from the text beside them.
      return { value: cell, style: typeof cell === "number" && own === "plain" ? "number" : own };
    }
    const { value, link, style = own } = cell;
    if (link === undefined) return { value, style };
    const text = linkText(value);
    if (this.#links.length >= MOST_LINKS) return { value: text, style: own };
    this.#links.push({ at, to: link });
    return { value: text, style: cell.style ?? "link" };
  }

  /** The rest of the sheet, and the part that says where its links lead; undefined where it needs none. */
  end(drawing: number | undefined): { readonly xml: string; readonly relationships: string | undefined } {
    const { columns, layout } = this.#sheet;
    const ids = new Map<string, number>();
    const links = this.#links.map(({ at, to }) => {
      if (to.startsWith("#")) return `<hyperlink ref="${at}" location="${xmlText(to.slice(1))}"/>`;
      const id = ids.get(to) ?? ids.size + 1;
      ids.set(to, id);
      return `<hyperlink ref="${at}" r:id="rId${id}"/>`;
    });
    const targets: Relationship[] = [...ids].map(([target, id]) => ({
      ...{ id, type: `${DOCUMENT}/hyperlink`, target: xmlText(target) },
      external: true,
    }));
    const drawn = drawing === undefined ? undefined : ids.size + 1;
    if (drawn !== undefined) {
      targets.push({ id: drawn, type: `${DOCUMENT}/drawing`, target: `../drawings/drawing${drawing}.xml` });
    }
    const last = `${columnName(columns.length - 1)}${this.rows}`;
    return {
      xml:
        `</sheetData>${layout === "table" ? `<autoFilter ref="A1:${last}"/>` : ""}` +
        `${links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`}` +
        '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' +
        "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>" +
        `${drawn === undefined ? "" : `<drawing r:id="rId${drawn}"/>`}</worksheet>`,
      relationships: targets.length === 0 ? undefined : relationships(targets),
    };
  }
}

/** Points of a line of text; a row is 409 points high at most. */
const LINE = 15;
const MOST_LINES = 27;
/** Lines of a linked name: enough for the longest title that DocSpace takes; one longer is still in its cell. */
const MOST_OF_LINK = 7;
const WRAPPED: ReadonlySet<CellStyle> = new Set(["wrapped", "strong", "link", "head", "head-count"]);

/** Nobody can click on blanks. */
function linkText(value: string | number): string | number {
  return typeof value === "string" && named(value) === NO_NAME ? NO_NAME : value;
}

/** Lines that a text takes in its column: programs do not all widen a row by themselves for what wraps. */
function linesOf(value: string | number, style: CellStyle, column: SheetColumn | undefined): number {
  if (typeof value === "number" || column === undefined || !WRAPPED.has(style)) return 1;
  const lines = Math.ceil((value.length * 1.1) / column.width);
  return style === "link" ? Math.min(lines, MOST_OF_LINK) : lines;
}

function cellXml(reference: string, value: string | number, style: CellStyle): string {
  const id = styleId(style);
  const styled = id === 0 ? "" : ` s="${id}"`;
  if (typeof value === "number") return `<c r="${reference}"${styled}><v>${value}</v></c>`;
  if (value === "") return `<c r="${reference}"${styled}/>`;
  return `<c r="${reference}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}

export interface Part {
  readonly path: string;
  readonly xml: string;
}

/** A sheet that is written: what the parts about the whole workbook must know of it. */
export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly layout: Sheet["layout"];
  readonly rows: number;
  readonly printed?: number;
}

export function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

export function sheetRelationshipsPath(index: number): string {
  return `xl/worksheets/_rels/sheet${index + 1}.xml.rels`;
}

/** Every part but the sheets themselves, which come in the order of their parts. `made`: epoch milliseconds. */
export function workbookParts(
  title: string,
  made: number,
  sheets: readonly WrittenSheet[],
  charts: readonly NonNullable<Sheet["chart"]>[],
): Part[] {
  const created = new Date(made).toISOString().replace(/\.\d+Z$/, "Z");
  const tabs = sheets.map(
    ({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return [
    {
      path: "xl/workbook.xml",
      xml: `${XML}<workbook ${MAIN} xmlns:r="${DOCUMENT}"><sheets>${tabs.join("")}</sheets><definedNames>${definedNames(sheets)}</definedNames></workbook>`,
    },
    {
      path: "xl/_rels/workbook.xml.rels",
      xml: relationships([
        ...sheets.map((_, index) => ({
          id: index + 1,
          type: `${DOCUMENT}/worksheet`,
          target: `worksheets/sheet${index + 1}.xml`,
        })),
        { id: sheets.length + 1, type: `${DOCUMENT}/styles`, target: "styles.xml" },
      ]),
    },
    { path: "xl/styles.xml", xml: `${XML}${STYLES}` },
    ...charts.flatMap((chart, index): Part[] => [
      { path: `xl/charts/chart${index + 1}.xml`, xml: `${XML}${chartPart(chart)}` },
      { path: `xl/drawings/drawing${index + 1}.xml`, xml: `${XML}${drawingPart(chart)}` },
      {
        path: `xl/drawings/_rels/drawing${index + 1}.xml.rels`,
        xml: relationships([{ id: 1, type: `${DOCUMENT}/chart`, target: `../charts/chart${index + 1}.xml` }]),
      },
    ]),
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
    { path: "[Content_Types].xml", xml: contentTypes(sheets.length, charts.length) },
  ];
}

/** What each table filters, and its heads, which every printed page repeats. */
function definedNames(sheets: readonly WrittenSheet[]): string {
  const names = (name: string, text: (sheet: WrittenSheet) => string, hidden = ""): string =>
    sheets
      .map((sheet, index) =>
        sheet.layout === "table"
          ? `<definedName name="${name}" localSheetId="${index}"${hidden}>'${xmlText(sheet.name)}'!${text(sheet)}</definedName>`
          : "",
      )
      .join("");
  const last = ({ columns, rows }: WrittenSheet) => `$${columnName(columns.length - 1)}$${rows}`;
  return (
    names("_xlnm._FilterDatabase", (sheet) => `$A$1:${last(sheet)}`, ' hidden="1"') +
    sheets
      .map(({ name, printed, rows }, index) =>
        printed === undefined
          ? ""
          : `<definedName name="_xlnm.Print_Area" localSheetId="${index}">'${xmlText(name)}'!$A$1:$${columnName(printed - 1)}$${rows}</definedName>`,
      )
      .join("") +
    names("_xlnm.Print_Titles", () => "$1:$1")
  );
}

interface Relationship {
  readonly id: number;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

function relationships(list: readonly Relationship[]): string {
  const items = list.map(
    ({ id, type, target, external = false }) =>
      `<Relationship Id="rId${id}" Type="${type}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join("")}</Relationships>`;
}

function contentTypes(sheets: number, charts: number): string {
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${type}"/>`;
  const each = (count: number, entry: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => entry(index)).join("");
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override("xl/workbook.xml", `${CONTENT}.spreadsheetml.sheet.main+xml`) +
    override("xl/styles.xml", `${CONTENT}.spreadsheetml.styles+xml`) +
    override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
    each(sheets, (index) => override(sheetPath(index), `${CONTENT}.spreadsheetml.worksheet+xml`)) +
    each(
      charts,
      (index) =>
        override(`xl/charts/chart${index + 1}.xml`, `${CONTENT}.drawingml.chart+xml`) +
        override(`xl/drawings/drawing${index + 1}.xml`, `${CONTENT}.drawing+xml`),
    ) +
    "</Types>"
  );
}
