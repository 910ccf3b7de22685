import { Temporal } from "temporal-polyfill";
import type { EpochSeconds } from "./epoch.ts";
import { zoneOfWindowsName } from "./windows-zones.ts";
import { zoned } from "./zoned.ts";

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

/** Why there is no such period, in one sentence for the user. */
export interface PeriodProblem {
  readonly problem: string;
}

/**
 * The server writes audit rows through a message queue (`MessagesRepository.cs`), so the newest two minutes are not
 * settled and belong to no report.
 */
export const UNSETTLED_SECONDS = 120;

/**
 * Turns a request into the interval it means in `timeZone` at `now` (epoch milliseconds).
 *
 * Days and months begin with their first local second, which is not midnight where the clocks skip midnight. A period
 * that is not over (or ended within the last two minutes) ends two minutes before now and is provisional; its label
 * stays that of the whole period, so that the final report replaces the provisional one.
 *
 * `timeZone` must be a name that {@link timeZoneName} returned.
 */
export function resolvePeriod(request: PeriodRequest, timeZone: string, now: number): Period | PeriodProblem {
  const [first, last] = daysOf(request, localDay(now / 1000, timeZone));
  const start = startOfDay(first, timeZone);
  const wholeEnd = startOfDay(last.add({ days: 1 }), timeZone);
  const settled = Math.floor(now / 1000) - UNSETTLED_SECONDS;
  if (start >= settled) {
    return {
      problem: `The period ${first} to ${last} (${timeZone}) has not begun, so there is nothing to report: choose an earlier one.`,
    };
  }
  const provisional = wholeEnd > settled;
  const end = provisional ? settled : wholeEnd;
  return {
    start,
    end,
    firstDay: first.toString(),
    lastDay: localDay(end - 1, timeZone).toString(),
    timeZone,
    label: labelOf(first, last),
    provisional,
  };
}

/** The zone's name in its usual spelling, or undefined where this is no IANA name. Offsets (`+02:00`) are no names. */
export function timeZoneName(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return zoned(0, name).timeZoneId;
  } catch {
    return undefined;
  }
}

/**
 * The IANA zone that a portal's name of its zone means, also where it names it the Windows way. Undefined: unknown
 * here. Servers print "Etc/GMT" and the like for zones that they do not know themselves.
 */
export function zoneOfPortal(name: string): string | undefined {
  return timeZoneName(zoneOfWindowsName(name) ?? name);
}

/** First and last day of the request, both included; `today` is the local day of now. */
function daysOf(
  request: PeriodRequest,
  today: Temporal.PlainDate,
): readonly [Temporal.PlainDate, Temporal.PlainDate] {
  switch (request.kind) {
    case "last-month":
      return daysOfMonth(today.toPlainYearMonth().subtract({ months: 1 }));
    case "month":
      return daysOfMonth(Temporal.PlainYearMonth.from(request.month));
    case "last-days":
      return [today.subtract({ days: request.days }), today.subtract({ days: 1 })];
    case "dates":
      return [Temporal.PlainDate.from(request.first), Temporal.PlainDate.from(request.last)];
  }
}

function daysOfMonth(month: Temporal.PlainYearMonth): readonly [Temporal.PlainDate, Temporal.PlainDate] {
  return [month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth })];
}

/** The month where the days are exactly one calendar month, however it was asked for; else both days. */
function labelOf(first: Temporal.PlainDate, last: Temporal.PlainDate): string {
  const month = first.toPlainYearMonth();
  const wholeMonth =
    first.day === 1 && last.day === last.daysInMonth && month.equals(last.toPlainYearMonth());
  return wholeMonth ? month.toString() : `${first}_${last}`;
}

/**
 * The label of the period before one: of a month the month before, else of as many days, the last of them the day
 * before the first. A provisional period counts as the whole that its label names.
 */
export function labelBefore({ label }: Pick<Period, "label">): string {
  const [from = "", to] = label.split("_");
  if (to === undefined) return Temporal.PlainYearMonth.from(from).subtract({ months: 1 }).toString();
  const first = Temporal.PlainDate.from(from);
  const days = first.until(Temporal.PlainDate.from(to)).days + 1;
  return labelOf(first.subtract({ days }), first.subtract({ days: 1 }));
}

/** The last day of the period with this label; undefined where no period can have it. */
export function lastDayOf(label: string): string | undefined {
  const [from = "", to] = label.split("_");
  try {
    if (to !== undefined) return Temporal.PlainDate.from(to).toString();
    const month = Temporal.PlainYearMonth.from(from);
    return month.toPlainDate({ day: month.daysInMonth }).toString();
  } catch {
    return undefined;
  }
}

function startOfDay(day: Temporal.PlainDate, timeZone: string): EpochSeconds {
  return secondsOf(day.toZonedDateTime(timeZone));
}

function localDay(at: EpochSeconds, timeZone: string): Temporal.PlainDate {
  return zoned(at, timeZone).toPlainDate();
}

function secondsOf(moment: Temporal.ZonedDateTime): EpochSeconds {
  return Math.floor(moment.epochMilliseconds / 1000);
}
