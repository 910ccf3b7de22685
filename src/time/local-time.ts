import { dayOfNumber } from "./calendar.ts";
import { DAY, type EpochSeconds } from "./epoch.ts";
import { zoned } from "./zoned.ts";

/** Local dates and times of one zone, fast enough for every event of a large portal. */
export interface LocalTime {
  /** The local day, `2026-10-25`. */
  day(at: EpochSeconds): string;
  /** Local date and time with the offset then valid, `2026-10-25T02:30:00+02:00`. */
  iso(at: EpochSeconds): string;
  /** Seconds that local time is ahead of UTC. */
  offset(at: EpochSeconds): number;
}

/** Days whose texts are kept: some years. */
const MOST_DAYS = 4096;
const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, "0"));
const twoDigits = (n: number): string => TWO_DIGITS[n] ?? String(n);

/**
 * Local times of an IANA zone. The changes of its clocks between `from` and `to` are looked up once; instants outside
 * are answered rightly too, but slowly.
 */
export function createLocalTime(timeZone: string, from: EpochSeconds, to: EpochSeconds): LocalTime {
  const spans = offsetSpans(timeZone, from, to);
  let span = spans[0] ?? { from: 0, until: 0, offset: 0 };

  const offset = (at: EpochSeconds): number => {
    if (at >= span.from && at < span.until) return span.offset;
    const found = spans.find((candidate) => at >= candidate.from && at < candidate.until);
    if (found === undefined) return zoned(at, timeZone).offsetNanoseconds / 1e9;
    span = found;
    return found.offset;
  };

  // Events come in order of time, so the day of one is mostly the day of the one before; members' days go to and fro.
  let lastDay = Number.NaN;
  let lastText = "";
  const texts = new Map<number, string>();
  const dayText = (day: number): string => {
    if (day !== lastDay) {
      lastDay = day;
      lastText = texts.get(day) ?? dayOfNumber(day);
      if (texts.size < MOST_DAYS) texts.set(day, lastText);
    }
    return lastText;
  };
  let cachedOffset = Number.NaN;
  let cachedOffsetText = "";

  return {
    offset,
    day: (at) => dayText(Math.floor((at + offset(at)) / DAY)),
    iso(at) {
      const seconds = offset(at);
      if (seconds !== cachedOffset) {
        cachedOffset = seconds;
        cachedOffsetText = offsetText(seconds);
      }
      const local = at + seconds;
      const day = Math.floor(local / DAY);
      const time = local - day * DAY;
      const hours = twoDigits(Math.floor(time / 3600));
      const minutes = twoDigits(Math.floor(time / 60) % 60);
      return `${dayText(day)}T${hours}:${minutes}:${twoDigits(time % 60)}${cachedOffsetText}`;
    },
  };
}

interface OffsetSpan {
  readonly from: EpochSeconds;
  readonly until: EpochSeconds;
  readonly offset: number;
}

/** The stretches of constant offset that [from, to] touches. */
function offsetSpans(timeZone: string, from: EpochSeconds, to: EpochSeconds): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let at = zoned(from, timeZone);
  let start = from;
  while (start <= to) {
    const next = at.getTimeZoneTransition("next");
    const until = next === null ? Number.POSITIVE_INFINITY : Math.floor(next.epochMilliseconds / 1000);
    spans.push({ from: start, until, offset: at.offsetNanoseconds / 1e9 });
    if (next === null) break;
    at = next;
    start = until;
  }
  return spans;
}

/** `+02:00`; with seconds where a zone of long ago had them. */
function offsetText(seconds: number): string {
  const sign = seconds < 0 ? "-" : "+";
  const size = Math.abs(seconds);
  const rest = size % 60;
  const minutes = `${sign}${twoDigits(Math.floor(size / 3600))}:${twoDigits(Math.floor(size / 60) % 60)}`;
  return rest === 0 ? minutes : `${minutes}:${twoDigits(rest)}`;
}
