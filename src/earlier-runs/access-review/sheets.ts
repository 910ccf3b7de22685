import type { Sheet, Workbook, WriteSheet } from "hucre/xlsx";

/** What people added to the workbook beside our sheets, to be written again. */
export interface OwnSheets {
  readonly sheets: readonly WriteSheet[];
  readonly ranges: NonNullable<Workbook["namedRanges"]>;
  /** Names of sheets that hold what cannot be written again: charts, pivot tables, or what cannot be read. */
  readonly left: readonly string[];
}

export const NO_SHEETS: OwnSheets = { sheets: [], ranges: [], left: [] };

export interface OpenedSheets {
  readonly sheets: readonly Sheet[];
  /** Names of those that hold nothing but a chart, or that cannot be read: they hinder none of the others. */
  readonly unread: readonly string[];
}

/** Reads every sheet, with the looks of its cells. Rejects where none can be read. */
export async function openSheets(content: Uint8Array, maxRows: number): Promise<OpenedSheets> {
  const { readXlsx } = await import("hucre/xlsx");
  try {
    return { sheets: (await readXlsx(content, { maxRows, readStyles: true })).sheets, unread: [] };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ParseError") throw error;
    const names: string[] = [];
    await readXlsx(content, { sheets: ({ name }) => names.push(name) < 0 });
    const sheets: Sheet[] = [];
    const unread: string[] = [];
    for (const [index, name] of names.entries()) {
      const one = await readXlsx(content, { maxRows, readStyles: true, sheets: [index] }).catch(
        () => undefined,
      );
      if (one === undefined) unread.push(name);
      else sheets.push(...one.sheets);
    }
    if (sheets.length === 0) throw error;
    return { sheets, unread };
  }
}

/** People's own sheets of these names as they are, with the looks of their cells. */
export async function readOwnSheets(
  content: Uint8Array,
  names: readonly string[],
  unread: readonly string[],
): Promise<OwnSheets> {
  if (names.length === 0) return { ...NO_SHEETS, left: unread };
  const { readXlsx } = await import("hucre/xlsx");
  try {
    const { sheets, namedRanges = [] } = await readXlsx(content, {
      readStyles: true,
      sheets: ({ name }) => names.includes(name),
    });
    const ranges = namedRanges.filter(({ name, scope }) => !name.startsWith("_xlnm.") && scope === undefined);
    const left = sheets.filter(holdsMore).map(({ name }) => name);
    return { sheets: sheets.map(again), ranges, left: [...left, ...unread] };
  } catch {
    return { ...NO_SHEETS, left: [...names, ...unread] };
  }
}

const holdsMore = ({ charts, pivotTables, slicers, timelines, threadedComments }: Sheet): boolean =>
  [charts, pivotTables, slicers, timelines, threadedComments].some((some) => (some?.length ?? 0) > 0);

/** The sheet as it is to be written, without what the writer has no place for. */
function again(sheet: Sheet): WriteSheet {
  const { charts: _1, pivotTables: _2, slicers: _3, timelines: _4, threadedComments: _5, ...rest } = sheet;
  return { ...rest };
}

/** A name that none of the others has, whatever the case of its letters; names of sheets have 31 characters at most. */
export function freeName(name: string, taken: readonly string[]): string {
  const others = new Set(taken.map((one) => one.toLowerCase()));
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : ` (${n})`;
    const one = `${name.slice(0, 31 - end.length)}${end}`;
    if (!others.has(one.toLowerCase())) return one;
  }
}
