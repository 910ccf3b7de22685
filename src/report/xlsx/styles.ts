import type { CellStyle } from "./sheet.ts";

/** How each kind of cell looks: number format, font, fill and alignment, by their places in the lists below. */
interface Look {
  readonly format?: number;
  readonly font?: number;
  readonly fill?: number;
  readonly align?: string;
}

const DATE_TIME = 164;
const THOUSANDS = 3;
/** Rows are as high as their longest text: everything begins at the top; numbers keep a distance from what follows. */
const TOP = '<alignment vertical="top"/>';
const TOP_NUMBER = '<alignment horizontal="right" vertical="top" indent="1"/>';
const TOP_WRAPPED = '<alignment horizontal="left" vertical="top" wrapText="1"/>';

/** In the order of their numbers in the cells. */
const LOOKS: Readonly<Record<CellStyle, Look>> = {
  plain: { align: TOP },
  head: { font: 1, fill: 2, align: '<alignment vertical="center" wrapText="1"/>' },
  "head-count": {
    font: 1,
    fill: 2,
    align: '<alignment horizontal="right" vertical="center" indent="1" wrapText="1"/>',
  },
  number: { align: TOP_NUMBER },
  "date-time": { format: DATE_TIME, align: '<alignment horizontal="left" vertical="top"/>' },
  wrapped: { align: TOP_WRAPPED },
  title: { font: 2 },
  strong: { font: 1, align: TOP_WRAPPED },
  count: { format: THOUSANDS, align: TOP_NUMBER },
  link: { font: 3, align: TOP_WRAPPED },
  good: { font: 1, fill: 3, align: TOP },
  bad: { font: 1, fill: 4, align: TOP },
  inactive: { font: 1, fill: 4, align: TOP },
  unknown: { fill: 5, align: TOP },
  active: { fill: 3, align: TOP },
  new: { fill: 6, align: TOP },
  quiet: { fill: 7, align: TOP },
};

/** From 1: the first is that of cells without a look, which programs do not align. */
const NUMBERS = new Map(Object.keys(LOOKS).map((name, index) => [name, index + 1]));

/** The number of a look in the cells. */
export function styleId(style: CellStyle): number {
  return NUMBERS.get(style) ?? 0;
}

const FONTS = [
  '<sz val="11"/><color rgb="FF1F2328"/><name val="Calibri"/>',
  '<b/><sz val="11"/><color rgb="FF1F2328"/><name val="Calibri"/>',
  '<b/><sz val="16"/><color rgb="FF1F2328"/><name val="Calibri"/>',
  '<u/><sz val="11"/><color rgb="FF0B5CAD"/><name val="Calibri"/>',
];

const solid = (colour: string): string =>
  `<patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill>`;

/** The first two are fixed by the format. What is unknown is hatched as well: colour alone does not tell it. */
const FILLS = [
  '<patternFill patternType="none"/>',
  '<patternFill patternType="gray125"/>',
  solid("FFDCE6F1"),
  solid("FFDDF4E4"),
  solid("FFFBD9D3"),
  '<patternFill patternType="lightUp"><fgColor rgb="FF8C959F"/><bgColor rgb="FFF6F8FA"/></patternFill>',
  solid("FFFFF1C2"),
  solid("FFEEF1F4"),
];

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join("")}</${name}>`;
}

function lookXml({ format = 0, font = 0, fill = 0, align }: Look): string {
  const start = `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"`;
  const apply =
    (format === 0 ? "" : ' applyNumberFormat="1"') +
    (font === 0 ? "" : ' applyFont="1"') +
    (fill === 0 ? "" : ' applyFill="1"');
  return align === undefined ? `${start}${apply}/>` : `${start}${apply} applyAlignment="1">${align}</xf>`;
}

/** The part `xl/styles.xml`, without its declaration. */
export const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<numFmts count="1"><numFmt numFmtId="${DATE_TIME}" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>` +
  list(
    "fonts",
    FONTS.map((font) => `<font>${font}</font>`),
  ) +
  list(
    "fills",
    FILLS.map((fill) => `<fill>${fill}</fill>`),
  ) +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  list("cellXfs", [{}, ...Object.values(LOOKS)].map(lookXml)) +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
