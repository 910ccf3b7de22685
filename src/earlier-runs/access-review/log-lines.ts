import type { CellValue, Sheet } from "hucre/xlsx";
import { counted } from "../../text/english.ts";
import type { Decision } from "./decision.ts";
import type { KeptRow } from "./lines.ts";
import { keptUntil } from "./review.ts";
import { LOG_HEADS, LOG_MARKS } from "./titles.ts";
import type { LoggedReading, ReadRow } from "./understand.ts";
import { cleanText, type LogRow } from "./write-workbook.ts";

/** A line of the sheet *Log* as it was read. */
export interface LogLine {
  readonly sheet: string;
  /** As programs count, from 1. */
  readonly row: number;
  /** What it says of a decision, to be compared. */
  readonly says: string;
  /** Months from the reading to the end of `keep`; 0 where it says none. */
  readonly months: number;
  /** Its cells as plain texts. */
  readonly cells: LogRow;
}

const LOG_KEYS = Object.keys(LOG_HEADS) as readonly (keyof LogRow)[];

const WORDS = { keep: "keep", remove: "remove", open: "taken back", closed: "closed" } as const;

const SAID = ["readOn", "decision", "until", "reason", "decidedBy", "decidedOn", "changedBy", "run"] as const;

/**
 * What a line of the log says of a decision: names and what became of it change from run to run, and are not among it.
 *
 * @param months for which `keep` counts at most
 */
export function decisionCells(one: Decision, months: number): Pick<LogRow, (typeof SAID)[number]> {
  return {
    readOn: one.readOn,
    decision: WORDS[one.decision],
    until: one.decision === "keep" ? keptUntil(one, months) : "",
    reason: one.reason,
    decidedBy: one.decidedBy,
    decidedOn: one.decidedOn ?? "",
    changedBy: one.changedBy,
    run: one.run,
  };
}

export function isLog({ rows: [heads = []] }: Sheet): boolean {
  return LOG_MARKS.every((title) => heads.includes(title));
}

/** The lines that say which run read them; others are notes of people. */
export function logLines({ name, rows }: Sheet): LogLine[] {
  const [heads = [], ...lines] = rows;
  const columns = SAID.map((key) => heads.indexOf(LOG_HEADS[key]));
  const run = heads.indexOf(LOG_HEADS.run);
  return lines.flatMap((cells, index) => {
    if (plain(cells[run]) === "") return [];
    const said = columns.map((column) => plain(cells[column]));
    const months = monthsBetween(said[SAID.indexOf("readOn")], said[SAID.indexOf("until")]);
    const texts = LOG_KEYS.map((key) => [key, plain(cells[heads.indexOf(LOG_HEADS[key])])]);
    const line = { cells: Object.fromEntries(texts) as LogRow, says: JSON.stringify(said), months };
    return [{ sheet: name, row: index + 2, ...line }];
  });
}

/**
 * What the log says of the readings of rows: by it the ledger, once lost, does not make an old decision a new one.
 *
 * @returns of a row and what it shows, the latest reading of what says the same of that person and room
 */
export function loggedReadings(
  lines: readonly LogLine[],
): (row: ReadRow, shown: KeptRow["cells"]) => LoggedReading | undefined {
  const latest = new Map<string, LoggedReading>();
  for (const { cells } of lines) {
    const { readOn, run, changedBy } = cells;
    const key = sameWords(cells);
    if (isDay(readOn) && readOn > (latest.get(key)?.readOn ?? ""))
      latest.set(key, { readOn, run, changedBy });
  }
  return ({ decision, reason, decidedBy, decidedOn = "" }, { room, name }) => {
    const shown = { room: plain(room?.value), name: plain(name?.value), decision: WORDS[decision] };
    return latest.get(sameWords({ ...shown, reason: plain(reason), decidedBy: plain(decidedBy), decidedOn }));
  };
}

function sameWords({
  room,
  name,
  decision,
  reason,
  decidedBy,
  decidedOn,
}: Omit<LogRow, "readOn" | "until" | "changedBy" | "standing" | "run">): string {
  return JSON.stringify([room, name, decision, reason, decidedBy, decidedOn]);
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** As the input `review-keep-months` allows. */
const MOST_MONTHS = 120;

function monthsBetween(from = "", to = ""): number {
  const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)));
  const months = (last ?? 0) - (first ?? 0);
  return months > 0 && months <= MOST_MONTHS ? months : 0;
}

/** Rows that one sentence names. */
const MOST_NAMED = 5;

/**
 * Says which lines of the log are not what the runs remember: somebody wrote them, or changed them, or the ledger was lost.
 *
 * @param version of the file, which keeps them; undefined where not known
 */
export function strangeLines(
  lines: readonly LogLine[],
  decisions: readonly Decision[],
  version: number | undefined,
): string[] {
  // The run that wrote them may have been told another number of months: the one that explains most of them.
  const months = new Set([0, ...lines.map((line) => line.months)]);
  const [strange = []] = [...months]
    .map((one) => notRemembered(lines, decisions, one))
    .sort((a, b) => a.length - b.length);
  const [first] = strange;
  if (first === undefined) return [];
  const more = strange.length - MOST_NAMED;
  const rows = strange.slice(0, MOST_NAMED).map(({ row }) => row);
  const which = `${rows.join(", ")}${more > 0 ? ` and ${counted(more, "more row")}` : ""}`;
  const one = strange.length === 1;
  if (decisions.length === 0) return [forgotten(first.sheet, strange.length, version)];
  const kept = version === undefined ? "" : ` Version ${version} of the file has ${one ? "it" : "them"}.`;
  return [
    `The sheet “${first.sheet}” was changed by hand: ${one ? "row" : "rows"} ${which} ${one ? "is" : "are"} not what the runs remember. That decides nothing, and is not written again.${kept}`,
  ];
}

function forgotten(sheet: string, count: number, version: number | undefined): string {
  const kept = version === undefined ? "" : ` Version ${version} of the file has them.`;
  return `The sheet “${sheet}” tells of ${counted(count, "decision")}, and the ledger of none: the ledger was deleted or moved away, or the sheet was written by hand. What still stands in the sheet with the decisions counts from the day on which the log says it was read; other lines of the log are not written again.${kept} Bring the ledger back from the trash, under its old name.`;
}

function notRemembered(
  lines: readonly LogLine[],
  decisions: readonly Decision[],
  months: number,
): readonly LogLine[] {
  const left = new Map<string, number>();
  for (const one of decisions) {
    const cells = decisionCells(one, months);
    const says = JSON.stringify(SAID.map((key) => plain(cells[key])));
    left.set(says, (left.get(says) ?? 0) + 1);
  }
  return lines.filter(({ says }) => {
    const count = left.get(says) ?? 0;
    left.set(says, count - 1);
    return count <= 0;
  });
}

function plain(value: CellValue | undefined): string {
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? "");
  return cleanText(text).normalize("NFC").replace(/\s+/g, " ").trim();
}
