import { Temporal } from "temporal-polyfill";
import type { EpochSeconds } from "./epoch.ts";

/** An instant in an IANA zone. */
export function zoned(at: EpochSeconds, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at * 1000)).toZonedDateTimeISO(timeZone);
}
