import { expect, test } from "vitest";
import { dayAfter, dayNumber, dayOfNumber, daysBetween } from "../../../src/time/calendar.ts";

test.each([
  ["2026-10-31", 1, "2026-11-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2027-01-01", -1, "2026-12-31"],
  // The night of the changed clocks is a day like any other.
  ["2026-10-24", 2, "2026-10-26"],
  ["1970-01-01", -25_569, "1899-12-30"],
])("%s and %i days are %s", (day, days, after) => {
  expect(dayAfter(day, days)).toBe(after);
  expect(dayOfNumber(dayNumber(day) + days)).toBe(after);
});

test("days between two days, and none backwards", () => {
  expect(daysBetween("2026-10-01", "2026-10-31")).toBe(30);
  expect(daysBetween("2026-10-31", "2026-10-01")).toBe(0);
});
