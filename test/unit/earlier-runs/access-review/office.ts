import { readXlsx } from "hucre/xlsx";
import { ZipFile } from "yazl";

/**
 * How a program writes a workbook, where programs differ. What Excel and DocSpace's editor do stands beside each; the
 * editor's is read from `OOXML/XlsxFormat` of ONLYOFFICE/core (`Worksheet.cpp`, `SheetData.cpp`, `SharedStrings.cpp`,
 * `DataValidation.cpp`), of March 2026.
 */
export interface Traits {
  /** A table of strings beside the sheets (Excel, the editor), strings in the cells, or as results of formulas. */
  readonly strings?: "shared" | "inline";
  /** Strings in runs of several fonts, with how to pronounce them (Excel in Japanese). */
  readonly rich?: boolean;
  /** Whether the table of strings says how many there are. */
  readonly counted?: boolean;
  /** Prefix of the sheets' elements, `x:` (.NET's Open XML library). */
  readonly prefix?: string;
  /** The namespaces of ISO 29500 Strict. */
  readonly strict?: boolean;
  /** Targets of relationships from the root, `/xl/…` (.NET's packaging, Google). */
  readonly absolute?: boolean;
  /** Cells and rows without their references. */
  readonly placeless?: boolean;
  /** Days count from 1904 (Excel of old Macs). */
  readonly from1904?: boolean;
  /** Dates as texts of ISO 8601 (`t="d"`), as numbers with this format, by its number or its code. */
  readonly dates?: "iso" | number | string;
  /** Markup of newer programs, which others may leave out. */
  readonly newer?: boolean;
  /** Rows hidden by a filter. */
  readonly filtered?: boolean;
  /** A sheet of nothing but a chart. */
  readonly chartSheet?: boolean;
  /** Sizes of parts in 64 bits, and after the data. */
  readonly zip64?: boolean;
  readonly program?: string;
}

const TRANSITIONAL = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  rel: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};
const STRICT = {
  main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
  rel: "http://purl.oclc.org/ooxml/officeDocument/relationships",
};
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A cell that a program computes. */
interface Computed {
  readonly formula: string;
  readonly result: string;
}
export type Written = string | number | Date | Computed | null;

/** The workbook with these rows on its sheet *Decide*, heads first, as a program of such traits saves it. */
export async function savedBy(traits: Traits, rows: readonly (readonly Written[])[]): Promise<Uint8Array> {
  const { main, rel } = traits.strict ? STRICT : TRANSITIONAL;
  const strings: string[] = [];
  const sheet = worksheet(traits, rows, strings, main);
  const root = traits.absolute ? "/xl/" : "";
  const target = (id: string, type: string, to: string) =>
    `<Relationship Id="${id}" Type="${rel}/${type}" Target="${to}"/>`;
  const chart = traits.chartSheet
    ? {
        tag: '<sheet name="Diagramm1" sheetId="9" r:id="rId9"/>',
        rel: target("rId9", "chartsheet", `${root}chartsheets/sheet1.xml`),
      }
    : { tag: "", rel: "" };
  const format = typeof traits.dates === "number" ? traits.dates : 164;
  const code = typeof traits.dates === "string" ? traits.dates : "yyyy\\-mm\\-dd";
  const last = `${letters((rows[0]?.length ?? 1) - 1)}${rows.length}`;
  return await zipped(traits, {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships">${target("rId1", "officeDocument", traits.absolute ? "/xl/workbook.xml" : "xl/workbook.xml")}</Relationships>`,
    "docProps/app.xml": `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${traits.program ?? "Microsoft Excel"}</Application></Properties>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${main}" xmlns:r="${rel}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15">${traits.newer ? '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Pläne\\" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent>' : ""}<workbookPr${traits.from1904 ? ' date1904="1"' : ""} defaultThemeVersion="124226"/><sheets><sheet name="Decide" sheetId="1" r:id="rId1"/>${chart.tag}</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Decide!$A$1:$${last.replace(/(\d+)$/, "$$$1")}</definedName><definedName name="Mine">Decide!$A$1</definedName></definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships">${target("rId1", "worksheet", `${root}worksheets/sheet1.xml`)}${target("rId2", "styles", `${root}styles.xml`)}${traits.strings === "inline" ? "" : target("rId3", "sharedStrings", `${root}sharedStrings.xml`)}${chart.rel}</Relationships>`,
    "xl/styles.xml": `${XML}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${code.replaceAll('"', "&quot;")}"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="${format}" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": sheet,
    ...(traits.chartSheet ? { "xl/chartsheets/sheet1.xml": `${XML}<chartsheet xmlns="${main}"/>` } : {}),
    ...(traits.strings === "inline" ? {} : { "xl/sharedStrings.xml": table(traits, strings, main) }),
  });
}

function worksheet(
  traits: Traits,
  rows: readonly (readonly Written[])[],
  strings: string[],
  main: string,
): string {
  const { prefix: p = "", newer, filtered, placeless } = traits;
  const body = rows.map((cells, row) => {
    const place = placeless ? "" : ` r="${row + 1}" spans="1:${cells.length}"`;
    const hidden = filtered && row % 2 === 1 ? ' hidden="1"' : "";
    const made = cells.map((cell, column) =>
      cellOf(traits, cell, placeless ? "" : ` r="${letters(column)}${row + 1}"`, strings),
    );
    return `<${p}row${place}${hidden}${newer ? ' x14ac:dyDescent="0.25"' : ""}>${made.join("")}</${p}row>`;
  });
  const own = p === "" ? `xmlns="${main}"` : `xmlns:${p.slice(0, -1)}="${main}"`;
  const list = newer
    ? `<${p}dataValidations count="1"><${p}dataValidation sqref="N2:N99" type="list" allowBlank="1"><mc:AlternateContent><mc:Choice Requires="x12ac" xmlns:x12ac="http://schemas.microsoft.com/office/spreadsheetml/2011/1/ac"><x12ac:list>keep,remove,open</x12ac:list></mc:Choice><mc:Fallback><${p}formula1>"keep,remove,open"</${p}formula1></mc:Fallback></mc:AlternateContent></${p}dataValidation></${p}dataValidations>`
    : "";
  const later = newer
    ? `<${p}extLst><${p}ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Mine</xm:f></x14:formula1><xm:sqref>N2:N99</xm:sqref></x14:dataValidation></x14:dataValidations></${p}ext></${p}extLst>`
    : "";
  const filter = filtered
    ? `<${p}autoFilter ref="A1:S${rows.length}"><${p}filterColumn colId="1"><${p}filters><${p}filter val="x"/></${p}filters></${p}filterColumn></${p}autoFilter>`
    : "";
  return `${XML}<${p}worksheet ${own} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" mc:Ignorable="x14ac"><${p}sheetData>${body.join("")}</${p}sheetData>${filter}${list}${later}</${p}worksheet>`;
}

function cellOf(traits: Traits, cell: Written, at: string, strings: string[]): string {
  const { prefix: p = "", strings: kind = "shared", dates, from1904 } = traits;
  if (cell === null) return traits.placeless ? `<${p}c/>` : "";
  if (cell instanceof Date) {
    if (dates === "iso")
      return `<${p}c${at} s="1" t="d"><${p}v>${cell.toISOString().slice(0, 19)}</${p}v></${p}c>`;
    const days = cell.getTime() / 86_400_000 + (from1904 ? 24_107 : 25_569);
    return `<${p}c${at} s="1"><${p}v>${days}</${p}v></${p}c>`;
  }
  if (typeof cell === "number") return `<${p}c${at}><${p}v>${cell}</${p}v></${p}c>`;
  if (typeof cell === "object")
    return `<${p}c${at} t="str"><${p}f>${escaped(cell.formula)}</${p}f><${p}v>${escaped(cell.result)}</${p}v></${p}c>`;
  if (kind === "inline") return `<${p}c${at} t="inlineStr"><${p}is>${runs(traits, cell, p)}</${p}is></${p}c>`;
  strings.push(cell);
  return `<${p}c${at} t="s"><${p}v>${strings.length - 1}</${p}v></${p}c>`;
}

function runs({ rich, strings }: Traits, text: string, p: string): string {
  const t = (part: string) => `<${p}t xml:space="preserve">${escaped(part)}</${p}t>`;
  if (!rich || text.length < 2) return t(text);
  const half = Math.floor(text.length / 2);
  const font = `<${p}rPr><${p}b/><${p}sz val="11"/></${p}rPr>`;
  const said =
    strings === "inline" ? "" : `<${p}rPh sb="0" eb="1">${t("キープ")}</${p}rPh><${p}phoneticPr fontId="1"/>`;
  return `<${p}r>${t(text.slice(0, half))}</${p}r><${p}r>${font}${t(text.slice(half))}</${p}r>${said}`;
}

function table(traits: Traits, strings: readonly string[], main: string): string {
  const { prefix: p = "", counted = true } = traits;
  const own = p === "" ? `xmlns="${main}"` : `xmlns:${p.slice(0, -1)}="${main}"`;
  const count = counted ? ` count="${strings.length}" uniqueCount="${strings.length}"` : "";
  const all = strings.map((text) => `<${p}si>${runs(traits, text, p)}</${p}si>`);
  return `${XML}<${p}sst ${own}${count}>${all.join("")}</${p}sst>`;
}

/** As XML holds it; what XML cannot hold as programs write it, `_x000D_`. */
function escaped(text: string): string {
  return text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, "_x005F_x")
    .replace(/\r/g, "_x000D_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

async function zipped(
  { zip64 = false }: Traits,
  parts: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) {
    zip.addBuffer(Buffer.from(content), name, { forceZip64Format: zip64 });
  }
  zip.end({ forceZip64Format: zip64, comment: "" });
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The rows of the sheet *Decide* of a workbook of ours, to be saved by another program. */
export async function rowsOf(content: Uint8Array): Promise<Written[][]> {
  const [sheet] = (await readXlsx(content)).sheets;
  return (sheet?.rows ?? []).map((cells) =>
    cells.map((cell) => (typeof cell === "boolean" ? String(cell) : cell)),
  );
}
