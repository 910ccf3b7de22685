import { dayNumber, dayOfNumber } from "../../time/calendar.ts";

/** What a person wrote into a cell: what it means, that it is empty, or why it cannot be understood. */
export type Understood<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "empty" }
  | { readonly kind: "wrong"; readonly why: string };

/** A cell as a library of spreadsheets gives it. */
export interface RawCell {
  readonly value: string | number | boolean | Date | null;
  /** A formula is what a program computes, not what a person decided. */
  readonly formula: boolean;
}

const KEEP = new Set(["keep", "kept", "stay", "stays", "behalten", "bleibt", "bleiben"]);
const REMOVE = new Set(["remove", "removed", "delete", "entfernen", "entfernt", "löschen", "loeschen"]);
const OPEN = new Set(["undecided", "open", "offen", "unentschieden", "-", "–", "?"]);

/** The decision in a cell; `open` takes back an earlier one. */
export function decisionOf(cell: RawCell): Understood<"keep" | "remove" | "open"> {
  const text = textOf(cell);
  if (text.kind !== "value") return text;
  // Keyboards of East Asia have wide letters.
  const word = withoutUnseen(text.value.normalize("NFKC"))
    .toLowerCase()
    .replace(/[.!]+$/, "");
  if (KEEP.has(word)) return { kind: "value", value: "keep" };
  if (REMOVE.has(word)) return { kind: "value", value: "remove" };
  if (OPEN.has(word)) return { kind: "value", value: "open" };
  return { kind: "wrong", why: "is neither “keep” nor “remove”" };
}

/** A text, trimmed; numbers and the like are taken as they are written. */
export function textOf({ value, formula }: RawCell): Understood<string> {
  if (formula) return { kind: "wrong", why: "is a formula: write the words themselves" };
  if (value instanceof Date) return { kind: "value", value: value.toISOString().slice(0, 10) };
  const text =
    value === null
      ? ""
      : String(value)
          .normalize("NFC")
          .replace(/[\s\p{Cc}]+/gu, " ")
          .trim();
  if (text.length > LONGEST) return { kind: "wrong", why: `is longer than ${LONGEST} letters` };
  return withoutUnseen(text) === "" ? { kind: "empty" } : { kind: "value", value: text };
}

/** The text without marks that nobody sees, which programs put in: of them alone, a cell looks empty. */
function withoutUnseen(text: string): string {
  return text.replace(/\p{Cf}/gu, "").trim();
}

/** Letters of a text that somebody wrote into a cell. */
const LONGEST = 1_000;

/** The dates that spreadsheets can hold and a decision can mean; the first day of numbers is 1899-12-30. */
const FIRST_SERIAL = dayNumber("1899-12-30");
const EARLIEST = "2000-01-01";
const LATEST = "2199-12-31";

/**
 * The day in a cell, `YYYY-MM-DD`: a date, a spreadsheet's number of a day, or a text such as `2026-12-31`, `31.12.26`,
 * `31 Dec 2026` or `31. Dezember 2026`; a year of two figures is one of 2000 to 2099. A text that could be two days
 * (`03/04/2026`) is not understood.
 */
export function dayOf({ value, formula }: RawCell): Understood<string> {
  if (formula) return { kind: "wrong", why: "is a formula: write the date itself" };
  if (value === null || value === "") return { kind: "empty" };
  if (value instanceof Date) return inRange(value.toISOString().slice(0, 10));
  if (typeof value === "number") {
    return Number.isFinite(value) && value > 0 && value < 200_000
      ? inRange(dayOfNumber(FIRST_SERIAL + Math.floor(value)))
      : NO_DATE;
  }
  if (typeof value === "boolean") return NO_DATE;
  const text = value.trim();
  return text === "" ? { kind: "empty" } : (dayByName(text) ?? dayByNumbers(text));
}

function dayByNumbers(text: string): Understood<string> {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}[\d:.Z]*)?$/.exec(text);
  if (iso) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  // With dots the day stands first wherever they are used.
  const dots = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(text);
  if (dots) return calendarDay(yearOf(dots[3]), Number(dots[2]), Number(dots[1]));
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text);
  return slashes ? slashDay(slashes[1], slashes[2], slashes[3]) : NO_DATE;
}

/** Day, month and year stand in any order in the world: understood is what is a day in one of them alone. */
function slashDay(first = "", second = "", third = ""): Understood<string> {
  const [one, two, year] = [Number(first), Number(second), yearOf(third)];
  const readings = [calendarDay(year, two, one), calendarDay(year, one, two)];
  if (third.length === 2) readings.push(calendarDay(yearOf(first), two, Number(third)));
  const days = new Set(readings.flatMap((one) => (one.kind === "value" ? [one.value] : [])));
  const [day] = days;
  if (day === undefined) return NO_DATE;
  return days.size === 1
    ? { kind: "value", value: day }
    : { kind: "wrong", why: "could be two different days: write it as 2026-12-31" };
}

/** `31 Dec 2026`, `31-Dec-26`, `31. Dezember 2026`, `December 31st, 2026`; undefined where no month is named. */
function dayByName(text: string): Understood<string> | undefined {
  const dayFirst = /^(\d{1,2})(?:\.|st|nd|rd|th)?[\s-]*(\p{L}{3,})\.?[\s,-]*(\d{4}|\d{2})$/iu.exec(text);
  const monthFirst = /^(\p{L}{3,})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{4}|\d{2})$/iu.exec(text);
  const [day, name, year] = dayFirst?.slice(1) ?? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (name === undefined) return undefined;
  const word = name.normalize("NFC").toLowerCase();
  const month = MONTHS.findIndex((names) => names.some((whole) => whole.startsWith(word)));
  return month < 0 ? NO_DATE : calendarDay(yearOf(year), month + 1, Number(day));
}

/** In English and German, as the other words that people fill in; the first three letters or more will do. */
const MONTHS: readonly (readonly string[])[] = [
  ["january", "januar", "jänner"],
  ["february", "februar"],
  ["march", "märz", "maerz", "mrz"],
  ["april"],
  ["may", "mai"],
  ["june", "juni"],
  ["july", "juli"],
  ["august"],
  ["september"],
  ["october", "oktober"],
  ["november"],
  ["december", "dezember"],
];

function yearOf(text = ""): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function calendarDay(year: number, month: number, day: number): Understood<string> {
  const date = new Date(Date.UTC(year, month - 1, day));
  const text = Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
  const same =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCFullYear() === year;
  return same ? inRange(text) : NO_DATE;
}

function inRange(day: string): Understood<string> {
  return day >= EARLIEST && day <= LATEST ? { kind: "value", value: day } : NO_DATE;
}

const NO_DATE = { kind: "wrong", why: "is not a date: write it as 2026-12-31" } as const;
