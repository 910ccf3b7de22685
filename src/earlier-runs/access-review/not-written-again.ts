import type { Sheet, WriteSheet } from "hucre/xlsx";
import { columnName } from "./areas.ts";
import { HOW_TO } from "./how-to.ts";
import { LOG_HEADS } from "./titles.ts";

/** Cells that one sentence names. */
const MOST_NAMED = 5;

/** Notes in a sheet that every run writes anew: cells beside or below what a run writes there, and comments. */
export function notesIn({ name, rows, cells }: Sheet): string[] {
  const ofLog = rows[0]?.includes(LOG_HEADS.run) === true;
  const width = ofLog ? Object.keys(LOG_HEADS).length : 1;
  const notes = new Set<string>();
  for (const [row, values] of rows.entries()) {
    const isOurs = ofLog ? (values[width - 1] ?? "") !== "" : row < HOW_TO.length;
    for (const [column, value] of values.entries()) {
      if ((value ?? "") !== "" && (!isOurs || column >= width)) notes.add(placeOf(row, column));
    }
  }
  for (const [place, { comment }] of cells ?? []) {
    const [row = 0, column = 0] = place.split(",").map(Number);
    if (comment !== undefined) notes.add(placeOf(row, column));
  }
  if (notes.size === 0) return [];
  return [
    `The sheet “${name}” is written anew at every run: what people wrote into it, here ${some(notes)}, is not kept. Write notes into added columns of the sheet with the decisions, or on a sheet of your own.`,
  ];
}

/** Comments of this sheet that lie beside its rows. */
export function commentsBeside(
  { name, cells }: Sheet,
  isKept: (row: number, column: number) => boolean,
): string[] {
  const beside = [...(cells ?? [])].flatMap(([place, { comment }]) => {
    const [row = 0, column = 0] = place.split(",").map(Number);
    return comment === undefined || isKept(row, column) ? [] : [placeOf(row, column)];
  });
  if (beside.length === 0) return [];
  return [
    `Comments of the sheet “${name}” that stand at no cell of a row, here ${some(new Set(beside))}, are not kept.`,
  ];
}

/** Formulas that people added in columns and rows of their own. */
export function formulasIn(sheet: string, places: readonly string[]): string[] {
  if (places.length === 0) return [];
  return [
    `Formulas in added columns and rows of the sheet “${sheet}”, here ${some(new Set(places))}, are kept as what they show, for rows change their places.`,
  ];
}

/** That a sheet with decisions is no longer protected: nobody could say which of its cells people may fill in. */
export function protectionOf({ name, protection }: Sheet): string[] {
  return protection === undefined
    ? []
    : [`The sheet “${name}” was protected; it is written again without that.`];
}

/** Rules that people gave this sheet by which its cells are coloured. */
export function conditionalFormatsOf({ name, conditionalRules = [] }: Sheet): string[] {
  if (conditionalRules.length === 0) return [];
  const ranges = new Set(conditionalRules.map(({ range }) => range));
  return [
    `Conditional formats of the sheet “${name}”, here of ${some(ranges)}, are not kept, for rows change their places. Colours of single cells are.`,
  ];
}

/** Formulas of own sheets that name single cells of the sheet with the decisions. */
export function formulasAbout(sheet: string, own: readonly WriteSheet[]): string[] {
  const plain = sheet.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const names = new RegExp(`(?:'${plain.replaceAll("'", "''")}'|${plain})!\\$?[A-Z]{1,3}\\$?\\d`, "i");
  const about = own.filter(({ cells }) =>
    [...(cells?.values() ?? [])].some(({ formula }) => formula !== undefined && names.test(formula)),
  );
  return about.map(
    ({ name }) =>
      `Formulas of the sheet “${name}” name cells of the sheet “${sheet}”, whose rows change their places at every run: let them look for the person instead, or name whole columns.`,
  );
}

function placeOf(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

function some(places: ReadonlySet<string>): string {
  const more = places.size - MOST_NAMED;
  const named = [...places].slice(0, MOST_NAMED).join(", ");
  return more > 0 ? `${named} and ${more} more` : named;
}
