import type { Sheet } from "hucre/xlsx";
import { UserError } from "../../errors.ts";
import { fitsInMemory } from "./archive.ts";
import { membershipKey } from "./decision.ts";
import { findHeads, NEEDED } from "./heads.ts";
import { HOW_TO_NAME } from "./how-to.ts";
import { linesOf } from "./lines.ts";
import { isLog, type LogLine, loggedReadings, logLines } from "./log-lines.ts";
import { conditionalFormatsOf, formulasAbout, notesIn, protectionOf } from "./not-written-again.ts";
import { NO_SHEETS, type OpenedSheets, type OwnSheets, openSheets, readOwnSheets } from "./sheets.ts";
import { TITLES } from "./titles.ts";
import { type UnderstoodRows, understandLines } from "./understand.ts";

/** Bytes of the file: what 50 000 rows need, several times over. */
export const LARGEST_WORKBOOK = 16 * 1024 * 1024;
const MOST_ROWS = 100_000;

export interface ReadReview extends UnderstoodRows {
  /** Sheets that people added. */
  readonly own: OwnSheets;
  /** What stands in the sheet *Log*, which every run writes anew from the ledger. */
  readonly log: readonly LogLine[];
  /** What people left in the workbook and a run does not write again; sentences. */
  readonly lost: readonly string[];
}

export const NOTHING_READ: ReadReview = {
  rows: [],
  known: new Map(),
  unclear: new Set(),
  blank: new Map(),
  partial: new Map(),
  places: new Map(),
  strays: [],
  own: NO_SHEETS,
  log: [],
  lost: [],
  problems: [],
  subjects: new Map(),
};

const REMEDY =
  "It was left as it is; restore an earlier version from its version history, or move it away to begin anew. Decisions read before still count.";

/** The sentence for a file that is no review workbook. */
export function notUsable(title: string, why: string): UserError {
  return new UserError(`"${title}" in the report folder ${why}. ${REMEDY}`);
}

/**
 * Reads the decisions of a review workbook as DocSpace, Excel or LibreOffice saved it: columns by their titles wherever
 * they stand, rows in any order, on a sheet of any name. Never guesses: what could mean two things is a problem with
 * its cell, and the row counts as undecided. Rejects with a {@link UserError} where the file is no such workbook, or that
 * of another portal.
 *
 * @param portals hosts of this portal, now and before
 */
export async function readReview(
  content: Uint8Array,
  title: string,
  portals: readonly string[],
): Promise<ReadReview> {
  const { sheets, unread } = await sheetsOf(content, title);
  const found = sheets.flatMap((sheet) => {
    const heads = findHeads(sheet);
    return heads === undefined ? [] : [{ sheet, heads }];
  });
  const [first] = found;
  if (first === undefined) {
    const needed = NEEDED.map((key) => TITLES[key]);
    throw notUsable(title, `has no sheet with the columns “${needed.join("”, “")}”`);
  }
  if (found.some(({ sheet }) => sheet.rows.length > MOST_ROWS)) {
    throw notUsable(title, `has more than ${MOST_ROWS} rows`);
  }
  if (found.length > 1) several(title, found);
  const added = sheets.filter((sheet) => sheet !== first.sheet && !isWrittenAnew(sheet));
  const own = await readOwnSheets(
    content,
    added.map(({ name }) => name),
    unread,
  );
  const lines = linesOf(first.sheet, first.heads, portals);
  if (lines.groups.size === 0 && lines.foreign.length > 0) throw notUsable(title, FOREIGN);
  const { name } = first.sheet;
  const anew = sheets.filter((sheet) => sheet !== first.sheet && isWrittenAnew(sheet));
  const lost = [
    ...protectionOf(first.sheet),
    ...[first.sheet, ...anew].flatMap(conditionalFormatsOf),
    ...lines.lost,
    ...anew.flatMap(notesIn),
    ...formulasAbout(name, own.sheets),
  ];
  const understood = understandLines(lines);
  const log = anew.filter(isLog).flatMap(logLines);
  const readingOf = loggedReadings(log);
  const rows = understood.rows.map((row) => {
    const logged = readingOf(row, understood.known.get(membershipKey(row))?.cells ?? {});
    return logged === undefined ? row : { ...row, logged };
  });
  return { ...understood, rows, own, log, lost };
}

const FOREIGN = "was written for another portal, so none of its rows counts here";

async function sheetsOf(content: Uint8Array, title: string): Promise<OpenedSheets> {
  let fits = content.byteLength <= LARGEST_WORKBOOK;
  try {
    fits &&= fitsInMemory(content);
    if (fits) return await openSheets(content, MOST_ROWS + 1);
  } catch {
    throw notUsable(title, "cannot be read as an XLSX workbook");
  }
  throw notUsable(title, "is larger than a review can be");
}

/** Whether a run writes this sheet anew: the log, by its heads, and what explains the workbook, by its name. */
function isWrittenAnew(sheet: Sheet): boolean {
  return isLog(sheet) || sheet.name.toLowerCase() === HOW_TO_NAME.toLowerCase();
}

/** A copied sheet: which of them is meant nobody can know. */
function several(title: string, found: readonly { readonly sheet: Sheet }[]): never {
  const names = found.map(({ sheet }) => `“${sheet.name}”`).join(" and ");
  throw notUsable(title, `has its table on several sheets, ${names}: one of them must go`);
}
