import { expect, test } from "vitest";
import { mailWords } from "../../../src/deliver/words/languages.ts";
import { answer } from "../../../src/report/answer.ts";
import type { Reminded } from "../../../src/report/model.ts";
import { comparedMonth, everybodyActive, incompleteMonth, ordinaryMonth } from "./fixtures.ts";

test("says who is inactive, how many of them can change content, who is new among them, and that nothing is missing", () => {
  const { report } = comparedMonth();
  const { counts, inactivePeople } = report.assessment;
  expect(answer(report, { sent: 3, earlier: 0 })).toMatch(
    new RegExp(
      `^October 2026: ${counts.inactive} of 112 memberships inactive \\(${inactivePeople} people, \\d+ with rights to change content\\), 3 newly; 3 reminded; nothing missing\\.$`,
    ),
  );
});

test("says how many are to be reminded before it is done, and who was reminded by an earlier run", () => {
  const { report } = ordinaryMonth(10);
  const told = (reminded: Reminded) => /; (.*); nothing missing/.exec(answer(report, reminded))?.[1];
  expect(told({ due: 24, earlier: 0 })).toBe("24 to be reminded");
  expect(told({ due: 0, earlier: 0 })).toBe("nobody to remind");
  expect(told({ due: 0, earlier: 24 })).toBe("24 reminded before");
  expect(told({ due: 2, earlier: 22 })).toBe("2 to be reminded; 22 reminded before");
  expect(told({ sent: 0, due: 2, earlier: 0 })).toBe("0 reminded");
  expect(told({ sent: 0, earlier: 24 })).toBe("24 reminded before");
});

test("says that nobody is inactive without speaking of people", () => {
  expect(answer(everybodyActive().report)).toBe(
    "October 2026: 0 of 20 memberships inactive; nothing missing.",
  );
});

test("says what is not known, and that it is incomplete", () => {
  expect(answer(incompleteMonth().report)).toMatch(
    /^[^:]*, incomplete: \d+ of 45 memberships not known, the members of 1 room not readable; \d+ of the other \d+ inactive.*; the period is not over; 2 things could not be proved\.$/,
  );
});

test("speaks of events where nobody was judged", () => {
  const { report } = ordinaryMonth(10);
  expect(answer({ ...report, reports: ["compliance"] })).toBe(
    "October 2026: 10 events listed, 8 rooms audited; nothing missing.",
  );
});

test("where nothing is known, that is the answer, and no 0 stands in it; the counts add up in German, too", () => {
  const { report } = incompleteMonth();
  const { rooms, counts } = report.assessment;
  const nothing = { disabled: 0, invited: 0, exempt: 0, active: 0, new: 0, inactive: 0, unknown: 0 };
  const unknown = { ...report, assessment: { ...report.assessment, counts: { ...nothing, unknown: 95 } } };
  expect(answer(unknown)).toMatch(
    /, incomplete: 95 of 95 memberships not known, the members of 1 room not readable; the period is not over; 2 things/,
  );
  const unread = { ...report.assessment, counts: nothing, rooms: rooms.slice(0, 1) };
  expect(answer({ ...report, assessment: unread })).not.toMatch(/\b0\b/);
  const [, a = "", b = ""] =
    /unvollständig: (\d+) von 45 .*; \d+ der übrigen (\d+) inaktiv/.exec(
      answer(report, undefined, mailWords("de").manager.answer),
    ) ?? [];
  expect([Number(a), Number(a) + Number(b)]).toEqual([counts.unknown, 45]);
});
