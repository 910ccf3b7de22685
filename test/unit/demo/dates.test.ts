import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { printDate, printLogDate, readDate, startOfDay, zone } from "../../../demo/portal/dates.ts";

const at = (text: string): number => Date.parse(text) / 1000;

describe("the portal's printed dates", () => {
  test.each([
    ["2026-07-01T10:00:00Z", "Europe/Berlin", "2026-07-01T12:00:00.0000000+02:00"],
    ["2026-12-31T23:30:05Z", "Europe/Berlin", "2027-01-01T00:30:05.0000000+01:00"],
    ["2026-10-25T00:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00.0000000+01:00"],
    ["2026-10-25T01:30:00Z", "Europe/Berlin", "2026-10-25T02:30:00.0000000+01:00"],
    ["2026-10-24T23:59:59Z", "Europe/Berlin", "2026-10-25T01:59:59.0000000+02:00"],
    ["2026-11-01T08:30:00Z", "America/Los_Angeles", "2026-11-01T01:30:00.0000000-08:00"],
    ["2026-10-31T12:00:00Z", "Pacific/Kiritimati", "2026-11-01T02:00:00.0000000+14:00"],
    ["2026-04-04T15:15:00Z", "Australia/Lord_Howe", "2026-04-05T01:45:00.0000000+10:30"],
    ["2026-10-31T12:00:00Z", "UTC", "2026-10-31T12:00:00.0000000Z"],
  ])("%s in %s", (instant, name, printed) => {
    expect(printDate(at(instant), zone(name))).toBe(printed);
  });
});

test.each([
  ["2026-01-01T00:00:00Z", at("2026-01-01T00:00:00Z")],
  ["2026-01-01T00:00:00.500Z", at("2026-01-01T00:00:00Z") + 0.5],
  ["2026-01-01T00:00:00.0000000Z", at("2026-01-01T00:00:00Z")],
  ["2026-01-01T02:00:00+02:00", at("2026-01-01T00:00:00Z")],
  ["", undefined],
  ["2026-01-01", "invalid"],
  ["2026-01-01T00:00Z", "invalid"],
  ["2026-01-01T00:00:00", "invalid"],
  ["2026-01-01T02:00:00 02:00", "invalid"],
])("reads the date %s", (text, expected) => {
  expect(readDate(text)).toBe(expected);
});

test("finds the first second of a day, also where midnight is skipped", () => {
  expect(startOfDay(zone("Europe/Berlin"), 2026, 10, 1)).toBe(at("2026-09-30T22:00:00Z"));
  expect(startOfDay(zone("Pacific/Kiritimati"), 2026, 10, 1)).toBe(at("2026-09-30T10:00:00Z"));
  // Beirut changed to summer time at midnight.
  expect(startOfDay(zone("Asia/Beirut"), 2026, 3, 29)).toBe(at("2026-03-28T22:00:00Z"));
});

type Window = readonly [from: string, to: string, minutes: number];
interface Measured {
  readonly zones: readonly string[];
  readonly changes: readonly (readonly [
    at: string,
    before: number,
    after: number,
    trail: Window[],
    log: Window[],
  ])[];
}
const measured = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "..", "recorded", "printed-dates.json"), "utf8"),
) as { main: { groups: Measured[] } };

/**
 * Changes that the demo portal does not play: those of which this runtime's zone database says something else than the
 * server's, and Scoresbysund before 2024, where base and summer time change together.
 */
const notPlayed = (name: string, at: string): boolean =>
  /Scoresbysund/.test(name) || (/Dawson|Whitehorse|Yukon/.test(name) && at < "2021") || !sameChange(name, at);

function sameChange(name: string, at: string): boolean {
  const here = zone(name);
  const change = measured.main.groups
    .find(({ zones }) => zones.includes(name))
    ?.changes.find(([when]) => when === at);
  const second = Date.parse(at) / 1000;
  return (
    here.offsetAt(second - 1) === (change?.[1] ?? 0) * 60 && here.offsetAt(second) === (change?.[2] ?? 0) * 60
  );
}

describe("dates around every change of the clocks from 2024 to 2028, as measured with the server's own conversion", () => {
  const error = (printed: string, second: number): number => (Date.parse(printed) / 1000 - second) / 60;
  const changes = measured.main.groups.flatMap(({ zones, changes }) => {
    const known = zones.filter((name) => Intl.supportedValuesOf("timeZone").includes(name));
    const inYears = changes.filter(([at]) => at >= "2024" && at < "2028");
    return known.flatMap((name) => inYears.map((change) => [name, change] as const));
  });

  test("every zone that changes has been measured", () => {
    expect(changes.length).toBeGreaterThan(500);
  });

  test("the trail's and the logs' dates are wrong where the server's are, by as much", () => {
    const wrong: string[] = [];
    for (const [name, [at, , , trail, log]] of changes) {
      if (notPlayed(name, at)) continue;
      const here = zone(name);
      const middle = Date.parse(at) / 1000;
      // A day to either side: the windows of the logs lie up to fourteen hours away.
      for (let second = middle - 16 * 3600; second < middle + 16 * 3600; second += 1800) {
        const expected = (windows: readonly Window[]): number =>
          windows.find(
            ([from, to]) => second >= Date.parse(from) / 1000 && second < Date.parse(to) / 1000,
          )?.[2] ?? 0;
        if (error(printDate(second, here), second) !== expected(trail)) wrong.push(`${name} ${second} trail`);
        if (error(printLogDate(second, here), second) !== expected(log)) wrong.push(`${name} ${second} log`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
