import type { EpochSeconds } from "../../time/epoch.ts";

const WIRE_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:(Z)|([+-])(\d\d):(\d\d))$/;

/**
 * Reads a date as DocSpace prints it, `2026-01-31T14:05:09.0000000+03:00` or `…Z` (`ApiDateTime.cs`), and drops the
 * fraction. In the hour repeated at the end of summer time the server prints the wrong offset for the first half:
 * there the result is an hour late, and only the window asked for tells the time.
 *
 * @throws RangeError when the text is not such a date
 */
export function parseWireDate(text: string): EpochSeconds {
  const fast = text.length === 33 ? fastSeconds(text) : Number.NaN;
  return Number.isNaN(fast) ? carefulSeconds(text) : fast;
}

/** Seconds that the printed local time is ahead of UTC; 0 for `Z`. For dates that {@link parseWireDate} reads. */
export function offsetOfWireDate(text: string): number {
  const [, , sign, hours, minutes] = WIRE_DATE.exec(text) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60;
  return sign === "-" ? -size : size;
}

/** The form that every server version accepts as `from` and `to`: `2026-10-01T00:00:00Z`. */
export function formatWireDate(at: EpochSeconds): string {
  return `${new Date(at * 1000).toISOString().slice(0, 19)}Z`;
}

/** `YYYY-MM-DDTHH:mm:ss.fffffff±hh:mm` by position: a run reads up to a million of them. NaN if it is not that. */
function fastSeconds(text: string): number {
  const sign = text.charCodeAt(27);
  const month = digits2(text, 5);
  const day = digits2(text, 8);
  const hour = digits2(text, 11);
  const minute = digits2(text, 14);
  const second = digits2(text, 17);
  const offsetMinutes = digits2(text, 31);
  const offset = digits2(text, 28) * 60 + offsetMinutes;
  const separated =
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    text.charCodeAt(10) === 84 &&
    text.charCodeAt(13) === 58 &&
    text.charCodeAt(16) === 58 &&
    text.charCodeAt(19) === 46 &&
    text.charCodeAt(30) === 58 &&
    (sign === 43 || sign === 45);
  // Days 29 to 31 are left to the careful way, which knows the lengths of months.
  if (!separated || !(month >= 1 && month <= 12 && day >= 1 && day <= 28)) return Number.NaN;
  if (!(hour <= 23 && minute <= 59 && second <= 59)) return Number.NaN;
  if (!(offset <= 14 * 60 && offsetMinutes <= 59)) return Number.NaN;
  const year = digits2(text, 0) * 100 + digits2(text, 2);
  // `Date.UTC` takes the year 1, which servers print where there is no date, for 1901.
  if (!(year >= 100 && digits2(text, 20) + digits2(text, 22) + digits2(text, 24) + digits2(text, 25) >= 0))
    return Number.NaN;
  const local = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  return sign === 43 ? local - offset * 60 : local + offset * 60;
}

function digits2(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function carefulSeconds(text: string): EpochSeconds {
  const parts = WIRE_DATE.exec(text);
  const [, utc, sign, offsetHours, offsetMinutes] = parts ?? [];
  const written = text.slice(0, 19);
  const local = Date.parse(`${written}Z`);
  const exact = parts !== null && !Number.isNaN(local) && new Date(local).toISOString().startsWith(written);
  const isOffset = utc !== undefined || (Number(offsetHours) <= 14 && Number(offsetMinutes) < 60);
  if (!exact || !isOffset)
    throw new RangeError(`${JSON.stringify(text.slice(0, 40))} is not a date with a time zone`);
  if (utc) return local / 1000;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60;
  return local / 1000 - (sign === "-" ? -offset : offset);
}
