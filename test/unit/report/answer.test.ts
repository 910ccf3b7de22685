import { expect, test } from "vitest";
import { answer } from "../../../src/report/answer.ts";
import { comparedMonth, everybodyActive, incompleteMonth, ordinaryMonth } from "./fixtures.ts";

test("says who is inactive, how many of them can change content, who is new among them, and that nothing is missing", () => {
  const { report } = comparedMonth();
  const { counts, inactivePeople } = report.assessment;
  expect(answer(report, 3)).toMatch(
    new RegExp(
      `^October 2026: ${counts.inactive} of 112 memberships inactive \\(${inactivePeople} people, \\d+ with rights to change content\\), 3 newly; 3 reminded; nothing missing\\.$`,
    ),
  );
});

test("says that nobody is inactive without speaking of people", () => {
  expect(answer(everybodyActive().report)).toBe(
    "October 2026: 0 of 20 memberships inactive; nothing missing.",
  );
});

test("says what is not known, and that it is incomplete", () => {
  expect(answer(incompleteMonth().report)).toMatch(
    / of 45 memberships inactive.*, \d+ not known, the members of 1 room not readable; the period is not over; incomplete: 2 things could not be proved\.$/,
  );
});

test("speaks of events where nobody was judged", () => {
  const { report } = ordinaryMonth(10);
  expect(answer({ ...report, reports: ["compliance"] })).toBe(
    "October 2026: 10 events listed, 8 rooms audited; nothing missing.",
  );
});
