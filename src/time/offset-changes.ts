import { DAY, type EpochSeconds } from "./epoch.ts";
import { zoned } from "./zoned.ts";

/** A moment at which a zone's offset from UTC changes, in either direction and for whatever cause. */
export interface OffsetChange {
  /** First second of the new offset. */
  readonly at: EpochSeconds;
  /** Seconds that local time was ahead of UTC, and is from `at` on. */
  readonly before: number;
  readonly after: number;
  /** The change is only known to lie within so many seconds of `at`. */
  readonly within?: number;
  /** Base offset and summer time change at once, and dates may print off by twice the change. */
  readonly twice?: boolean;
}

/** The farthest that a change of offset can reach: no zone is more than 14 hours from UTC, one day was skipped whole. */
const REACH = 2 * DAY;

/** About a change of offset a printed date may be off in either direction: the earliest moment that it may mean. */
export function earliestMeant(printed: EpochSeconds, changes: readonly OffsetChange[]): EpochSeconds {
  const near = changes.map(({ at, before, after, within = 0 }) => {
    const reach = 2 * Math.abs(before - after);
    return Math.abs(printed - at) <= reach + within ? reach : 0;
  });
  return printed - Math.max(0, ...near);
}

/**
 * Moments whose zone keeps its offset because base offset and summer time change at once. The server's runtime prints
 * the hour around them an hour late all the same (.NET 10, tzdata 2025b and 2026f, run over every zone of 2020 to 2030).
 */
const UNSEEN: Readonly<Record<string, readonly OffsetChange[]>> = {
  "America/Ciudad_Juarez": [
    { at: Date.UTC(2022, 9, 30, 8) / 1000, before: -21_600, after: -25_200, twice: true },
  ],
  "America/Scoresbysund": [{ at: Date.UTC(2024, 2, 31, 1) / 1000, before: -3600, after: 0, twice: true }],
};

/** Zones that print off by twice the change, and until when they did (the same run). */
const TWICE_UNTIL: Readonly<Record<string, EpochSeconds>> = {
  "America/Scoresbysund": Date.UTC(2024, 0, 1) / 1000,
};

/**
 * All changes of offset of an IANA zone that can make a printed date in [from, to] doubtful, oldest first: the ends and
 * beginnings of summer time, and changes of the zone's own offset.
 */
export function offsetChanges(
  timeZone: string,
  from: EpochSeconds,
  to: EpochSeconds,
): readonly OffsetChange[] {
  const found: OffsetChange[] = (UNSEEN[timeZone] ?? []).filter(
    ({ at }) => at > from - REACH && at < to + REACH,
  );
  let cursor = zoned(from - REACH, timeZone).getTimeZoneTransition("next");
  while (cursor !== null) {
    const at = Math.floor(cursor.epochMilliseconds / 1000);
    if (at - REACH > to) break;
    const before = offsetAt(timeZone, at - 1);
    const after = cursor.offsetNanoseconds / 1e9;
    const reach = 2 * Math.abs(before - after) + Math.max(Math.abs(before), Math.abs(after));
    if (at + reach > from && at - reach <= to && before !== after) {
      const twice = at < (TWICE_UNTIL[timeZone] ?? 0);
      found.push({ at, before, after, ...(twice ? { twice } : {}) });
    }
    cursor = cursor.getTimeZoneTransition("next");
  }
  return found.sort((a, b) => a.at - b.at);
}

/** Seconds that local time of an IANA zone is ahead of UTC at an instant. */
export function offsetAt(timeZone: string, at: EpochSeconds): number {
  return zoned(at, timeZone).offsetNanoseconds / 1e9;
}
