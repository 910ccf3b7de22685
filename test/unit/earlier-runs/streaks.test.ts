import { expect, test } from "vitest";
import { EMPTY_LEDGER, type LedgerPeriod } from "../../../src/earlier-runs/ledger.ts";
import { periodsInARow, withFindings } from "../../../src/earlier-runs/streaks.ts";

const ANN = "11111111-1111-4111-8111-111111111111";
const membership = { person: ANN, room: 1201 };
const days = (firstDay: string, lastDay: string): LedgerPeriod => ({
  label: `${firstDay}_${lastDay}`,
  firstDay,
  lastDay,
});
const known = (since: string, until: string) => ({
  ...EMPTY_LEDGER,
  inactive: [{ ...membership, since, until }],
});

const KNOWN = ["2026-03-10", "2026-03-20"] as const;

test.each<[string, readonly [string, string], readonly [string, string]]>([
  ["begins the day after it", ["2026-03-21", "2026-03-25"], ["2026-03-10", "2026-03-25"]],
  ["begins two days after it", ["2026-03-22", "2026-03-25"], ["2026-03-22", "2026-03-25"]],
  ["ends the day before it", ["2026-03-01", "2026-03-09"], ["2026-03-01", "2026-03-20"]],
  ["ends two days before it", ["2026-03-01", "2026-03-08"], KNOWN],
  ["lies within it", ["2026-03-12", "2026-03-14"], KNOWN],
  ["holds it", ["2026-03-01", "2026-03-31"], ["2026-03-01", "2026-03-31"]],
  ["is the same", KNOWN, KNOWN],
])("a period without activity that %s", (_, period, [since, until]) => {
  const { inactive } = withFindings(known(...KNOWN), days(...period), [{ ...membership, active: false }]);
  expect(inactive).toEqual([{ ...membership, since, until }]);
});

test.each<[string, readonly [string, string], readonly [string, string] | undefined]>([
  ["after it", ["2026-03-21", "2026-03-31"], KNOWN],
  ["before it", ["2026-03-01", "2026-03-09"], KNOWN],
  ["on its last day", ["2026-03-20", "2026-03-31"], undefined],
  ["to its last day", ["2026-03-15", "2026-03-20"], undefined],
  ["on its first day", ["2026-03-01", "2026-03-10"], ["2026-03-11", "2026-03-20"]],
  ["to the day before its last", ["2026-03-01", "2026-03-19"], ["2026-03-20", "2026-03-20"]],
])("a period with activity %s", (_, period, left) => {
  const { inactive } = withFindings(known(...KNOWN), days(...period), [{ ...membership, active: true }]);
  expect(inactive).toEqual(left === undefined ? [] : [{ ...membership, since: left[0], until: left[1] }]);
});

test("findings are about one person in one room", () => {
  const others = [
    { person: ANN, room: 1202 },
    { person: "another", room: 1201 },
  ];
  const found = withFindings(
    known(...KNOWN),
    days("2026-03-01", "2026-03-31"),
    others.map((one) => ({ ...one, active: true })),
  );
  expect(found.inactive).toEqual(known(...KNOWN).inactive);
});

const MARCH: LedgerPeriod = { label: "2026-03", firstDay: "2026-03-01", lastDay: "2026-03-31" };
const TEN_DAYS = days("2026-03-22", "2026-03-31");

test.each<[string, readonly [string, string], LedgerPeriod, number]>([
  ["whole months", ["2026-01-01", "2026-03-31"], MARCH, 3],
  ["a month that is not whole does not count", ["2026-01-02", "2026-03-31"], MARCH, 2],
  ["not even one whole month before", ["2026-02-02", "2026-03-31"], MARCH, 1],
  ["over the end of a year", ["2025-12-01", "2026-03-31"], MARCH, 4],
  ["to the day before this month", ["2026-02-01", "2026-02-28"], MARCH, 2],
  ["with a day between", ["2026-02-01", "2026-02-27"], MARCH, 1],
  ["since this month's first day", ["2026-03-01", "2026-03-31"], MARCH, 1],
  ["since a later day", ["2026-03-02", "2026-03-31"], MARCH, 1],
  ["whole lengths", ["2026-03-12", "2026-03-31"], TEN_DAYS, 2],
  ["a day less than two lengths", ["2026-03-13", "2026-03-31"], TEN_DAYS, 1],
  ["three lengths", ["2026-03-02", "2026-03-31"], TEN_DAYS, 3],
])("periods in a row: %s", (_, stretch, period, expected) => {
  expect(periodsInARow(known(...stretch), ANN, 1201, period)).toBe(expected);
});
