import type { Cell, Sheet } from "hucre/xlsx";
import { UserError } from "../../errors.ts";
import { dayOf, decisionOf, type RawCell, textOf, type Understood } from "./cells.ts";
import { membershipKey } from "./decision.ts";
import { type ColumnKey, TITLES } from "./titles.ts";

/** Bytes of the file, and of all its parts once unpacked: what 50 000 rows need, several times over. */
export const LARGEST_WORKBOOK = 16 * 1024 * 1024;
const LARGEST_UNPACKED = 512 * 1024 * 1024;
const MOST_ROWS = 100_000;
/** The heads stand in one of the first rows: people put titles and notes above a table. */
const HEADS_WITHIN = 30;

/** A row that somebody filled in, as it was understood; what was not understood keeps it undecided. */
export interface ReadRow {
  readonly room: number;
  readonly person: string;
  readonly decision: "keep" | "remove" | "open";
  readonly until: string | undefined;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedOn: string | undefined;
}

export interface ReadReview {
  readonly rows: readonly ReadRow[];
  /** What people wrote, cell by cell, of the rows that count as undecided: written again, so that nothing is lost. */
  readonly unclear: ReadonlyMap<string, Filled>;
  /** One sentence for each thing that was not understood, with sheet and cell. They name no people. */
  readonly problems: readonly string[];
}

/** What people wrote into a row, as text. */
export type Filled = Readonly<
  Partial<Record<"decision" | "until" | "reason" | "decidedBy" | "decidedOn", string>>
>;

/**
 * Reads the decisions of a review workbook as DocSpace, Excel or LibreOffice saved it: columns by their titles wherever
 * they stand, rows in any order, on a sheet of any name. Never guesses: what could mean two things is a problem with
 * its cell, and the row counts as undecided. Rejects with a {@link UserError} where the file is no such workbook.
 */
export async function readReview(content: Uint8Array, title: string): Promise<ReadReview> {
  checkSize(content, title);
  const { readXlsx } = await import("hucre/xlsx");
  let sheets: readonly Sheet[];
  try {
    sheets = (await readXlsx(content, { maxRows: MOST_ROWS })).sheets;
  } catch {
    throw new UserError(
      `"${title}" in the report folder cannot be read as an XLSX workbook: restore an earlier version from its version history, or move it away to begin anew. Decisions read before still count.`,
    );
  }
  for (const sheet of sheets) {
    const heads = findHeads(sheet);
    if (heads !== undefined) return readSheet(sheet, heads);
  }
  const needed = `"${TITLES.decision}", "${TITLES.roomId}" and "${TITLES.personId}"`;
  throw new UserError(
    `No sheet of "${title}" in the report folder has the columns ${needed}: restore an earlier version from its version history, or move it away to begin anew. Decisions read before still count.`,
  );
}

function checkSize(content: Uint8Array, title: string): void {
  const unpacked = unpackedSize(content);
  if (content.byteLength <= LARGEST_WORKBOOK && unpacked <= LARGEST_UNPACKED) return;
  throw new UserError(
    `"${title}" in the report folder is larger than a review can be: restore an earlier version from its version history, or move it away to begin anew. Decisions read before still count.`,
  );
}

/** Bytes that the parts have by the archive's own list (ZIP, central directory); it is not unpacked to find out. */
function unpackedSize(content: Uint8Array): number {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let sum = 0;
  for (let at = 0; at + 46 <= content.byteLength; at++) {
    if (view.getUint32(at, true) === 0x02014b50) sum += view.getUint32(at + 24, true);
  }
  return sum;
}

interface Heads {
  readonly row: number;
  readonly columns: ReadonlyMap<ColumnKey, number>;
}

/** The row of heads: the first with the three columns without which nothing can be understood. */
function findHeads({ rows }: Sheet): Heads | undefined {
  for (const [row, cells] of rows.slice(0, HEADS_WITHIN).entries()) {
    const columns = new Map<ColumnKey, number>();
    for (const [index, cell] of cells.entries()) {
      const key = typeof cell === "string" ? KEYS.get(headKey(cell)) : undefined;
      if (key !== undefined && !columns.has(key)) columns.set(key, index);
    }
    if (columns.has("decision") && columns.has("roomId") && columns.has("personId")) return { row, columns };
  }
  return undefined;
}

const headKey = (text: string): string => text.normalize("NFC").trim().toLowerCase().replace(/\s+/g, " ");
const KEYS = new Map(
  (Object.entries(TITLES) as [ColumnKey, string][]).map(([key, title]) => [headKey(title), key]),
);

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function readSheet(sheet: Sheet, { row: first, columns }: Heads): ReadReview {
  const problems: string[] = [];
  const read = new Map<string, ReadRow>();
  const unclear = new Map<string, Filled>();
  for (let index = first + 1; index < sheet.rows.length; index++) {
    const at = (key: ColumnKey): RawCell => rawCell(sheet, index, columns.get(key));
    const filled = filledOf(at);
    if (Object.keys(filled).length === 0) continue;
    const place = (key: ColumnKey): string =>
      `Cell ${columnName(columns.get(key) ?? 0)}${index + 1} of the sheet “${sheet.name}”`;
    const membership = membershipOf(at);
    if (membership === undefined) {
      problems.push(`${place("decision")} decides about nobody: the ids of its row are missing or changed.`);
      continue;
    }
    const key = membershipKey(membership);
    const understood = understand(at, place, problems);
    const twin = read.get(key);
    if (understood === undefined) {
      if (twin === undefined) unclear.set(key, filled);
    } else if (
      twin !== undefined &&
      (twin.decision !== understood.decision || twin.until !== understood.until)
    ) {
      problems.push(`${place("decision")} contradicts another row of the same person and room.`);
      read.delete(key);
      unclear.set(key, filled);
    } else if (!unclear.has(key)) read.set(key, { ...membership, ...understood });
  }
  return { rows: [...read.values()], unclear, problems };
}

const FILLED = ["decision", "until", "reason", "decidedBy", "decidedOn"] as const;

function filledOf(at: (key: ColumnKey) => RawCell): Filled {
  return Object.fromEntries(
    FILLED.flatMap((key) => {
      const { value } = at(key);
      const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? "").trim();
      return text === "" ? [] : [[key, text]];
    }),
  );
}

function membershipOf(at: (key: ColumnKey) => RawCell): { room: number; person: string } | undefined {
  const room = Number(at("roomId").value);
  const person = String(at("personId").value ?? "").trim();
  return Number.isSafeInteger(room) && room > 0 && ID.test(person)
    ? { room, person: person.toLowerCase() }
    : undefined;
}

/** What the row says, or undefined where a part of it is not understood; then the problem names the cell. */
function understand(
  at: (key: ColumnKey) => RawCell,
  place: (key: ColumnKey) => string,
  problems: string[],
): Omit<ReadRow, "room" | "person"> | undefined {
  let whole = true;
  const take = <T>(key: ColumnKey, read: (cell: RawCell) => Understood<T>): T | undefined => {
    const found = read(at(key));
    if (found.kind === "value") return found.value;
    if (found.kind === "wrong") {
      problems.push(`${place(key)} ${found.why}.`);
      whole = false;
    }
    return undefined;
  };
  const decision = take("decision", decisionOf);
  const until = take("until", dayOf);
  const reason = take("reason", textOf) ?? "";
  const decidedBy = take("decidedBy", textOf) ?? "";
  const decidedOn = take("decidedOn", dayOf);
  if (decision === "keep" && reason === "") {
    problems.push(`${place("reason")} is empty, and “keep” needs a reason.`);
    return undefined;
  }
  return whole && decision !== undefined ? { decision, until, reason, decidedBy, decidedOn } : undefined;
}

function rawCell(sheet: Sheet, row: number, column: number | undefined): RawCell {
  if (column === undefined) return { value: null, formula: false };
  const detailed: Cell | undefined = sheet.cells?.get(`${row},${column}`);
  const value = sheet.rows[row]?.[column] ?? null;
  return { value, formula: detailed?.formula !== undefined || detailed?.type === "error" };
}

/** `A`, `B`, … `Z`, `AA` … for columns from 0. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
