import { cellText } from "../../text/cells.ts";
import { shorten } from "../../text/one-line.ts";

/** Characters of a cell, at most. */
const LONGEST_CELL = 32_767;
const SPECIAL = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Programs read `_x003D_` as the character of that number. */
const ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g;

/** A text safe in XML and in a cell: also when the sheet is saved as CSV it begins no formula. */
export function xmlText(text: string): string {
  return shorten(cellText(text), LONGEST_CELL)
    .replace(ESCAPED, "_x005F_")
    .replace(SPECIAL, (character) => ENTITIES[character] ?? character);
}

/** `A`, `B`, … `Z`, `AA` … for columns from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
