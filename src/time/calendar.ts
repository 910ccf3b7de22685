/*
 * Days of a calendar, `YYYY-MM-DD`. They belong to the zone in which they were written; counting them needs none, so
 * a day is 24 hours here and no clock that is put forward makes it shorter.
 */

/** Milliseconds of 24 hours. */
export const DAY_MS = 86_400_000;

/** Whole days since 1970-01-01. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

/** The day so many days after 1970-01-01; the reverse of {@link dayNumber}. */
export function dayOfNumber(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** The day so many days later, or earlier for less than 0. */
export function dayAfter(day: string, days = 1): string {
  return dayOfNumber(dayNumber(day) + days);
}

/** How many days later the second is; 0 where it is not. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, dayNumber(to) - dayNumber(from));
}
