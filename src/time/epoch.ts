/** Instants of the audit trail: whole seconds since 1970-01-01T00:00:00Z. The server keeps one second, not less. */
export type EpochSeconds = number;

/** Both ends included, whole seconds. */
export interface TimeRange {
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
}

/** Seconds. */
export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. `Date.parse` alone takes 31 February for a day of March. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}
