import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  labelBefore,
  type Period,
  type PeriodRequest,
  resolvePeriod,
  timeZoneName,
} from "../../../src/time/period.ts";

/** From UTC−12 to UTC+14, half and quarter hours, midnights that are skipped or repeated, zones that changed sides. */
const ZONES = [
  "Etc/GMT+12",
  "Pacific/Honolulu",
  "America/Los_Angeles",
  "America/Havana",
  "America/Santiago",
  "America/Asuncion",
  "America/Sao_Paulo",
  "America/St_Johns",
  "Atlantic/Azores",
  "UTC",
  "Africa/Casablanca",
  "Europe/London",
  "Europe/Berlin",
  "Antarctica/Troll",
  "Asia/Beirut",
  "Africa/Cairo",
  "Asia/Gaza",
  "Asia/Tehran",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Pyongyang",
  "Australia/Lord_Howe",
  "Pacific/Norfolk",
  "Pacific/Chatham",
  "Pacific/Tongatapu",
  "Pacific/Apia",
  "Pacific/Kiritimati",
] as const;

const zone = fc.constantFrom(...ZONES);
const month = fc.record({
  year: fc.integer({ min: 2015, max: 2035 }),
  month: fc.integer({ min: 1, max: 12 }),
});
const LATER = Date.UTC(2101, 0, 1);

const pad = (value: number): string => String(value).padStart(2, "0");
const label = (m: { year: number; month: number }): string => `${m.year}-${pad(m.month)}`;
const following = (m: { year: number; month: number }): { year: number; month: number } =>
  m.month === 12 ? { year: m.year + 1, month: 1 } : { year: m.year, month: m.month + 1 };

function resolved(request: PeriodRequest, timeZone: string, now: number = LATER): Period {
  const result = resolvePeriod(request, timeZone, now);
  if ("problem" in result) throw new Error(result.problem);
  return result;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const two = "2-digit";
  const made = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone, calendar: "iso8601", hourCycle: "h23" },
    ...{ year: "numeric", month: two, day: two, hour: two, minute: two, second: two },
  });
  formatters.set(timeZone, made);
  return made;
}

/** The platform's own calendar, as a second opinion: local day and offset in seconds. */
function platform(at: number, timeZone: string): { day: string; offset: number } {
  const parts = formatter(timeZone).formatToParts(at * 1000);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return { day: `${part("year")}-${pad(part("month"))}-${pad(part("day"))}`, offset: local / 1000 - at };
}

describe("months", () => {
  test("begin with their first local second and end with their last, in every zone", () => {
    fc.assert(
      fc.property(zone, month, (timeZone, m) => {
        const period = resolved({ kind: "month", month: label(m) }, timeZone);
        expect(platform(period.start, timeZone).day).toBe(`${label(m)}-01`);
        expect(platform(period.start - 1, timeZone).day < `${label(m)}-01`).toBe(true);
        expect(platform(period.end, timeZone).day).toBe(`${label(following(m))}-01`);
        expect(platform(period.end - 1, timeZone).day).toBe(period.lastDay);
        expect(period).toMatchObject({ label: label(m), firstDay: `${label(m)}-01`, provisional: false });
      }),
      { numRuns: 300 },
    );
  });

  test.each(ZONES)("adjoin without gap or overlap and have the right number of seconds: %s", (timeZone) => {
    let end: number | undefined;
    for (let m = { year: 2015, month: 1 }; m.year <= 2035; m = following(m)) {
      const period = resolved({ kind: "month", month: label(m) }, timeZone);
      if (end !== undefined) expect(period.start, label(m)).toBe(end);
      const days = new Date(Date.UTC(m.year, m.month, 0)).getUTCDate();
      const before = platform(period.start, timeZone).offset;
      const after = platform(period.end, timeZone).offset;
      const skippedMidnight = (at: number, offset: number): number =>
        (((at + offset) % 86_400) + 86_400) % 86_400;
      const expected =
        days * 86_400 +
        before -
        after -
        skippedMidnight(period.start, before) +
        skippedMidnight(period.end, after);
      expect(period.end - period.start, label(m)).toBe(expected);
      end = period.end;
    }
  });

  test("with a change of the clocks are an hour longer or shorter", () => {
    const seconds = (name: string, timeZone: string): number => {
      const period = resolved({ kind: "month", month: name }, timeZone);
      return period.end - period.start;
    };
    expect(seconds("2026-10", "Europe/Berlin")).toBe(31 * 86_400 + 3600);
    expect(seconds("2026-03", "Europe/Berlin")).toBe(31 * 86_400 - 3600);
    expect(seconds("2026-11", "America/Los_Angeles")).toBe(30 * 86_400 + 3600);
    expect(seconds("2026-04", "Australia/Lord_Howe")).toBe(30 * 86_400 + 1800);
    expect(seconds("2024-02", "UTC")).toBe(29 * 86_400);
  });

  test("2026-10 in Berlin is 2026-09-30T22:00:00Z to 2026-10-31T23:00:00Z", () => {
    const period = resolved({ kind: "month", month: "2026-10" }, "Europe/Berlin");
    expect([period.start, period.end].map((at) => new Date(at * 1000).toISOString())).toEqual([
      "2026-09-30T22:00:00.000Z",
      "2026-10-31T23:00:00.000Z",
    ]);
  });

  test("a day whose midnight is skipped begins later", () => {
    const period = resolved({ kind: "dates", first: "2017-10-15", last: "2017-10-15" }, "America/Sao_Paulo");
    expect(new Date(period.start * 1000).toISOString()).toBe("2017-10-15T03:00:00.000Z");
    expect(period.end - period.start).toBe(23 * 3600);
  });
});

describe("the other requests", () => {
  const now = Date.parse("2026-11-01T05:30:00Z");

  test("last-month is relative to the zone's own today", () => {
    expect(resolved({ kind: "last-month" }, "Europe/Berlin", now).label).toBe("2026-10");
    expect(resolved({ kind: "last-month" }, "America/Los_Angeles", now).label).toBe("2026-09");
    expect(resolved({ kind: "last-month" }, "UTC", Date.parse("2027-01-02T06:17:00Z")).label).toBe("2026-12");
  });

  test("the last days end at last midnight and are not provisional", () => {
    expect(
      resolved({ kind: "last-days", days: 30 }, "Europe/Berlin", Date.parse("2026-11-22T12:00:00Z")),
    ).toMatchObject({
      firstDay: "2026-10-23",
      lastDay: "2026-11-21",
      label: "2026-10-23_2026-11-21",
      provisional: false,
    });
  });

  test("N days are N calendar days ending yesterday, in every zone at every moment", () => {
    const moment = fc.integer({ min: Date.UTC(2016, 0, 1), max: Date.UTC(2035, 11, 31) });
    fc.assert(
      fc.property(zone, moment, fc.integer({ min: 1, max: 400 }), (timeZone, at, days) => {
        const period = resolved({ kind: "last-days", days }, timeZone, at);
        expect((Date.parse(period.lastDay) - Date.parse(period.firstDay)) / 86_400_000).toBe(days - 1);
        expect(period.lastDay < platform(Math.floor(at / 1000), timeZone).day).toBe(true);
        expect(period.end).toBeLessThanOrEqual(at / 1000 - 120);
      }),
      { numRuns: 200 },
    );
  });

  test("two dates are both included; a whole month is labelled as one", () => {
    expect(resolved({ kind: "dates", first: "2026-10-01", last: "2026-10-31" }, "UTC")).toEqual(
      resolved({ kind: "month", month: "2026-10" }, "UTC"),
    );
    expect(resolved({ kind: "dates", first: "2026-10-05", last: "2026-10-05" }, "UTC")).toMatchObject({
      start: Date.UTC(2026, 9, 5) / 1000,
      end: Date.UTC(2026, 9, 6) / 1000,
      label: "2026-10-05_2026-10-05",
    });
  });

  test("a period that is not over ends two minutes ago and is provisional", () => {
    const at = Date.parse("2026-10-22T12:34:56.789Z");
    expect(resolved({ kind: "month", month: "2026-10" }, "UTC", at)).toMatchObject({
      end: Date.parse("2026-10-22T12:32:56Z") / 1000,
      lastDay: "2026-10-22",
      label: "2026-10",
      provisional: true,
    });
  });

  test.each([
    ["one second short of settled", "2026-11-01T00:01:59Z", true],
    ["settled to the second", "2026-11-01T00:02:00Z", false],
  ])("a month is over two minutes after its end: %s", (_, at, provisional) => {
    expect(resolved({ kind: "month", month: "2026-10" }, "UTC", Date.parse(at)).provisional).toBe(
      provisional,
    );
  });

  test("a period in the future is refused with its dates", () => {
    const future = resolvePeriod({ kind: "month", month: "2027-01" }, "Europe/Berlin", now);
    expect(future).toEqual({
      problem:
        "The period 2027-01-01 to 2027-01-31 (Europe/Berlin) has not begun, so there is nothing to report: choose an earlier one.",
    });
    expect(
      resolvePeriod({ kind: "month", month: "2026-11" }, "UTC", Date.parse("2026-11-01T00:02:00Z")),
    ).toHaveProperty("problem");
    expect(
      resolvePeriod({ kind: "month", month: "2026-11" }, "UTC", Date.parse("2026-11-01T00:02:01Z")),
    ).toHaveProperty("provisional", true);
  });
});

test("zones are IANA names, spelled as usual", () => {
  expect(timeZoneName("europe/berlin")).toBe("Europe/Berlin");
  expect(timeZoneName("UTC")).toBe("UTC");
  for (const bad of ["+02:00", "-05:00", "Europe/Atlantis", "", "Z", "12", "Europe/Berlin "]) {
    expect(timeZoneName(bad), bad).toBeUndefined();
  }
});

test.each([
  ["2026-10", "2026-09"],
  ["2026-01", "2025-12"],
  ["2026-10-23_2026-11-21", "2026-09-23_2026-10-22"],
  ["2026-03-01_2026-03-28", "2026-02"],
  ["2026-03-02_2026-03-02", "2026-03-01_2026-03-01"],
  ["2024-03-01_2024-03-29", "2024-02"],
])("before %s comes %s", (label, before) => {
  expect(labelBefore({ label })).toBe(before);
});
