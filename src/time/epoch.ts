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
