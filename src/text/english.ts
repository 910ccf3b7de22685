import { dayAfter } from "../time/calendar.ts";
import type { Period } from "../time/period.ts";

/** Whether a period is one calendar month. */
export function isMonth({ label }: Pick<Period, "label">): boolean {
  return /^\d{4}-\d{2}$/.test(label);
}

/** `for the third month in a row`; periods where they are no months. */
export function inARowText(count: number, period: Pick<Period, "label">): string {
  return `for the ${ordinal(count)} ${isMonth(period) ? "month" : "period"} in a row`;
}

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

/** `third`, `11th`, `22nd`. */
export function ordinal(n: number): string {
  const word = ORDINALS[n - 1];
  if (word !== undefined) return word;
  const ending = n % 100 >= 11 && n % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${ending}`;
}

/** `1 event`, `1 234 events`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

/** Digits in groups of three, with a no-break space between: read alike in every language. */
export function number(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

/** `October 2026`; `23 October 2026 to 21 November 2026`; a single day by itself. */
export function spanInWords(period: Pick<Period, "label" | "firstDay" | "lastDay">): string {
  if (isMonth(period)) return dayInWords(period.firstDay).replace(/^\d+ /, "");
  if (period.firstDay === period.lastDay) return dayInWords(period.firstDay);
  return `${dayInWords(period.firstDay)} to ${dayInWords(period.lastDay)}`;
}

/** Made at the first use: a format takes longer to make than the rest of the program to load. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const dayFormat = once(() => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }));

/** `October 2026` of the label `2026-10`; of another period's label its first and last day. */
export function labelInWords(label: string): string {
  if (isMonth({ label })) return dayInWords(`${label}-01`).replace(/^\d+ /, "");
  const days = label.split("_");
  return days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) ? days.map(dayInWords).join(" to ") : label;
}

/** A local day, `YYYY-MM-DD`, as `5 October 2026`. */
export function dayInWords(day: string): string {
  return wordsOfDay(day, dayFormat, LONG);
}

/** A local day, `YYYY-MM-DD`, as `5 Oct 2026`: where a table has little room. */
export function dayInTable(day: string): string {
  return wordsOfDay(day, tableFormat, SHORT);
}

/** A local moment, `2026-10-25T02:30:00+02:00`, as `25 October 2026, 02:30:00 (UTC+02:00)`. */
export function momentInWords(iso: string): string {
  return `${dayInWords(iso.slice(0, 10))}, ${iso.slice(11, 19)} (UTC${iso.slice(19)})`;
}

/** Whole months by their name: `in October 2026`, `on 3 October 2026`, `from 3 October 2026 to 5 October 2026`. */
export function daysInWords(first: string, last: string): string {
  if (first === last) return `on ${dayInWords(first)}`;
  const month = first.slice(0, 7);
  const whole = first.endsWith("-01") && last.startsWith(month) && isLastOfMonth(last);
  return whole ? `in ${labelInWords(month)}` : `from ${dayInWords(first)} to ${dayInWords(last)}`;
}

function isLastOfMonth(day: string): boolean {
  return dayAfter(day).endsWith("-01");
}

/** The days of a report are few and its rows are many: each is made once. */
const LONG = new Map<string, string>();
const SHORT = new Map<string, string>();

function wordsOfDay(day: string, format: () => Intl.DateTimeFormat, known: Map<string, string>): string {
  const made = known.get(day);
  if (made !== undefined) return made;
  const words = format().format(new Date(`${day}T00:00:00Z`));
  known.set(day, words);
  return words;
}

const tableFormat = once(
  () =>
    new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
);

const shortFormat = once(
  () => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }),
);

/** A local day, `YYYY-MM-DD`, as `5 Oct`, where the year is known. */
export function shortDay(day: string): string {
  return shortFormat().format(new Date(`${day}T00:00:00Z`));
}

/** A month, `2026-10`, as `Oct 2026`: where a table has a column for each. */
export function monthInTable(label: string): string {
  return dayInTable(`${label}-01`).replace(/^\d+ /, "");
}

/** `830 bytes`, `12 kB`, `3.4 MB` */
export function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
