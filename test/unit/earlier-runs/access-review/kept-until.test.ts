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
  expect(keptUntil(until === undefined ? { readOn } : { readOn, until })).toBe(last);
});
