import { isMonth } from "../text/english.ts";
import { dayAfter, dayNumber } from "../time/calendar.ts";
import { daysOf, type InactiveStretch, type Ledger, type LedgerPeriod, membershipOf } from "./ledger.ts";

/** A membership's verdict, as far as it says whether there was activity in the whole period. */
export interface Finding {
  readonly person: string;
  readonly room: number;
  readonly active: boolean;
}

/** Lengthens, begins or ends the stretches of inactivity. The same findings twice change nothing the second time. */
export function withFindings(ledger: Ledger, period: LedgerPeriod, findings: readonly Finding[]): Ledger {
  const stretches = new Map(ledger.inactive.map((stretch) => [membershipOf(stretch), stretch]));
  for (const { person, room, active } of findings) {
    const place = membershipOf({ person, room });
    const stretch = stretches.get(place);
    const next = active ? broken(stretch, period) : lengthened(stretch, person, room, period);
    if (next === undefined) stretches.delete(place);
    else stretches.set(place, next);
  }
  return { ...ledger, inactive: [...stretches.values()] };
}

function lengthened(
  stretch: InactiveStretch | undefined,
  person: string,
  room: number,
  { firstDay, lastDay }: LedgerPeriod,
): InactiveStretch {
  if (stretch === undefined) return { person, room, since: firstDay, until: lastDay };
  const [first, last] = [dayNumber(firstDay), dayNumber(lastDay)];
  const touches = first <= dayNumber(stretch.until) + 1 && last >= dayNumber(stretch.since) - 1;
  if (touches) {
    const since = first < dayNumber(stretch.since) ? firstDay : stretch.since;
    return { person, room, since, until: last > dayNumber(stretch.until) ? lastDay : stretch.until };
  }
  return last > dayNumber(stretch.until) ? { person, room, since: firstDay, until: lastDay } : stretch;
}

/** What is left of a stretch after a period with activity. */
function broken(stretch: InactiveStretch | undefined, period: LedgerPeriod): InactiveStretch | undefined {
  if (stretch === undefined) return undefined;
  const [first, last] = [dayNumber(period.firstDay), dayNumber(period.lastDay)];
  if (first > dayNumber(stretch.until) || last < dayNumber(stretch.since)) return stretch;
  if (last >= dayNumber(stretch.until)) return undefined;
  return { ...stretch, since: dayAfter(period.lastDay) };
}

/**
 * Periods in a row without activity, the given inactive one included: months where the period is a month, else whole
 * periods of its length.
 */
export function periodsInARow(ledger: Ledger, person: string, room: number, period: LedgerPeriod): number {
  const stretch = stretchOf(ledger, person, room);
  if (stretch === undefined || dayNumber(stretch.until) < dayNumber(period.firstDay) - 1) return 1;
  if (dayNumber(stretch.since) >= dayNumber(period.firstDay)) return 1;
  if (isMonth(period)) {
    const months = monthNumber(period.firstDay) - monthNumber(stretch.since) + 1;
    return stretch.since.endsWith("-01") ? months : Math.max(1, months - 1);
  }
  const days = dayNumber(period.lastDay) - dayNumber(stretch.since) + 1;
  return Math.max(1, Math.floor(days / daysOf(period)));
}

/** A ledger never changes, so its stretches are indexed once. */
const indexes = new WeakMap<Ledger, ReadonlyMap<string, InactiveStretch>>();

function stretchOf(ledger: Ledger, person: string, room: number): InactiveStretch | undefined {
  const index =
    indexes.get(ledger) ?? new Map(ledger.inactive.map((stretch) => [membershipOf(stretch), stretch]));
  indexes.set(ledger, index);
  return index.get(membershipOf({ person, room }));
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
