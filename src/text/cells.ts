import { SUSPICIOUS_IN_REPORTS, singleLine } from "./one-line.ts";

/** What spreadsheets take for the beginning of a formula, also in their full-width forms and after blanks. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;
const NEEDS_QUOTES = /[",;]|^\s|\s$/;
/** Most texts have nothing of all this: looked for once, and not once for each. */
const NOT_PLAIN = new RegExp(`[",;#${SUSPICIOUS_IN_REPORTS}]|^[\\s=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|\\s$`);

/** The whole text as it may stand in a spreadsheet's cell: one line, and an apostrophe before what looks like a formula. */
export function cellText(text: string): string {
  return FORMULA.test(text) ? `'${singleLine(text)}` : singleLine(text);
}

/** A text field of a CSV file (RFC 4180): {@link cellText}, in quotes where needed. Numbers and dates need none. */
export function csvField(text: string): string {
  if (!NOT_PLAIN.test(text)) return text;
  const cell = cellText(text).replaceAll("##[", "# #[");
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
