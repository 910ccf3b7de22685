import { expect, test } from "vitest";
import { keptUntil } from "../../../../src/earlier-runs/access-review/review.ts";

test.each([
  ["2026-11-02", undefined, "2027-11-02"],
  ["2026-11-02", "2027-02-28", "2027-02-28"],
  ["2026-11-02", "2027-11-02", "2027-11-02"],
  ["2026-11-02", "2027-11-03", "2027-11-02"],
  ["2026-11-02", "2099-12-31", "2027-11-02"],
  ["2026-01-31", undefined, "2027-01-31"],
  ["2026-12-31", undefined, "2027-12-31"],
  ["2028-02-29", undefined, "2029-02-28"],
  ["2027-02-28", undefined, "2028-02-28"],
])("a keep read on %s until %s exempts nobody after %s: twelve months at most", (readOn, until, last) => {
  expect(keptUntil(until === undefined ? { readOn } : { readOn, until }, 12)).toBe(last);
});

test.each([
  [1, "2027-01-31", "2027-02-28"],
  [6, "2026-11-02", "2027-05-02"],
  [120, "2028-02-29", "2038-02-28"],
])("told another number of months, %i: a keep read on %s exempts nobody after %s", (months, readOn, last) => {
  expect(keptUntil({ readOn }, months)).toBe(last);
  expect(keptUntil({ readOn, until: "2099-12-31" }, months)).toBe(last);
});
