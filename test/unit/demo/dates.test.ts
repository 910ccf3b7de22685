import { describe, expect, it } from "vitest";
import { printDate, readDate, startOfDay, zone } from "../../../demo/portal/dates.ts";

const at = (text: string): number => Date.parse(text) / 1000;

describe("the portal's printed dates", () => {
  it.each([
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

it.each([
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

it("finds the first second of a day, also where midnight is skipped", () => {
  expect(startOfDay(zone("Europe/Berlin"), 2026, 10, 1)).toBe(at("2026-09-30T22:00:00Z"));
  expect(startOfDay(zone("Pacific/Kiritimati"), 2026, 10, 1)).toBe(at("2026-09-30T10:00:00Z"));
  // Beirut changed to summer time at midnight.
  expect(startOfDay(zone("Asia/Beirut"), 2026, 3, 29)).toBe(at("2026-03-28T22:00:00Z"));
});
