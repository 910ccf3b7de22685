import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { createLocalTime } from "../../../src/time/local-time.ts";

const seconds = (text: string) => Date.parse(text) / 1000;

test("the repeated hour is told apart by its offset", () => {
  const time = createLocalTime(
    "Europe/Berlin",
    seconds("2026-10-01T00:00:00Z"),
    seconds("2026-11-01T00:00:00Z"),
  );
  expect(time.iso(seconds("2026-10-25T00:30:00Z"))).toBe("2026-10-25T02:30:00+02:00");
  expect(time.iso(seconds("2026-10-25T01:30:00Z"))).toBe("2026-10-25T02:30:00+01:00");
  expect(time.day(seconds("2026-10-31T22:59:59Z"))).toBe("2026-10-31");
  expect(time.day(seconds("2026-10-31T23:00:00Z"))).toBe("2026-11-01");
});

test.each([
  "Europe/Berlin",
  "America/Los_Angeles",
  "Pacific/Kiritimati",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Etc/GMT+12",
  "UTC",
])("%s: as Temporal says, inside and outside the prepared range", (zone) => {
  const from = seconds("2026-01-01T00:00:00Z");
  const to = seconds("2026-12-31T00:00:00Z");
  const time = createLocalTime(zone, from, to);
  for (let at = from - 400 * 86_400; at < to + 400 * 86_400; at += 86_400 * 3 + 3607) {
    const expected = Temporal.Instant.fromEpochMilliseconds(at * 1000).toZonedDateTimeISO(zone);
    expect(time.iso(at)).toBe(expected.toString({ timeZoneName: "never", smallestUnit: "second" }));
    expect(time.day(at)).toBe(expected.toPlainDate().toString());
    expect(time.offset(at)).toBe(expected.offsetNanoseconds / 1e9);
  }
});

test("times before 1970 are right too", () => {
  const time = createLocalTime("UTC", 0, 1);
  expect(time.iso(-1)).toBe("1969-12-31T23:59:59+00:00");
});
