import type { EpochSeconds } from "./docspace/events.ts";

/** What the user asked for, before the portal's time zone is known. Dates are `YYYY-MM-DD`. */
export type PeriodRequest =
  | { readonly kind: "last-month" }
  | { readonly kind: "month"; readonly month: string }
  | { readonly kind: "last-days"; readonly days: number }
  | { readonly kind: "dates"; readonly first: string; readonly last: string };

/** The half-open interval [start, end) of local days that a run is about. */
export interface Period {
  readonly start: EpochSeconds;
  /** First second that is no longer part of it. */
  readonly end: EpochSeconds;
  /** First and last local day, `YYYY-MM-DD`, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** IANA name of the zone in which days begin. */
  readonly timeZone: string;
  /** For file names: `2026-10`, or `2026-10-23_2026-11-21`. */
  readonly label: string;
  /** Not over yet: it ends two minutes before now, and nobody is reminded. */
  readonly provisional: boolean;
}
