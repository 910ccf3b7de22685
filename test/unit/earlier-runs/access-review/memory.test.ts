import { describe, expect, test } from "vitest";
import {
  byMoment,
  type Decision,
  EMPTY_REVIEW,
  mergedReview,
  saysTheSame,
} from "../../../../src/earlier-runs/access-review/decision.ts";
import { newestOf, standings, withRead } from "../../../../src/earlier-runs/access-review/review.ts";
import type { ReadRow } from "../../../../src/earlier-runs/access-review/understand.ts";

const PERSON = "00000000-0000-4000-8000-00000000000a";
const KEY = `1201 ${PERSON}`;
const said: Decision = {
  ...{ room: 1201, person: PERSON, decision: "keep", reason: "On leave", decidedBy: "Zoë" },
  ...{ readOn: "2026-11-02", at: "2026-11-02T06:17:00.000Z", run: "r1", changedBy: "Zoë" },
};
const later = { readOn: "2026-12-02", at: "2026-12-02T06:17:00.000Z", run: "r2" };
const row: ReadRow = {
  ...{ room: 1201, person: PERSON, decision: "keep", reason: "On leave", decidedBy: "Zoë" },
  ...{ until: undefined, decidedOn: undefined, asked: undefined },
};

describe("what was read before is no new decision", () => {
  test.each<[keyof Decision, Partial<Decision>, boolean]>([
    ["readOn", { readOn: "2026-12-02" }, true],
    ["at", { at: later.at }, true],
    ["run", { run: "r2" }, true],
    ["changedBy", { changedBy: "Ann" }, true],
    ["room", { room: 1202 }, false],
    ["person", { person: "00000000-0000-4000-8000-00000000000b" }, false],
    ["decision", { decision: "remove" }, false],
    ["reason", { reason: "Left" }, false],
    ["until", { until: "2027-01-31" }, false],
    ["decidedBy", { decidedBy: "Ann" }, false],
    ["decidedOn", { decidedOn: "2026-11-01" }, false],
    ["asked", { asked: "2026-10-02" }, false],
  ])("with another %s", (_, other, same) => {
    expect(saysTheSame(said, { ...said, ...other })).toBe(same);
  });

  test.each<[string, Decision["decision"][], ReadRow["decision"], boolean]>([
    ["a first decision", [], "keep", true],
    ["“open” where nobody decided", [], "open", false],
    ["“open” after “open”", ["keep", "open"], "open", false],
    ["“open” after what the run closed", ["remove", "closed"], "open", false],
    ["“open” takes a decision back", ["keep"], "open", true],
    ["the same again", ["keep"], "keep", false],
    ["the same again after the run closed it", ["keep", "closed"], "keep", false],
    ["the same again after it was taken back", ["keep", "open"], "keep", true],
    ["another one", ["keep"], "remove", true],
  ])("%s", (_, before, now, fresh) => {
    const decisions = before.map((decision, index) => ({
      ...said,
      decision,
      at: `2026-11-0${index + 2}T06:17:00.000Z`,
    }));
    const memory = { ...EMPTY_REVIEW, decisions };
    const found = withRead(memory, [{ ...row, decision: now }], { ...later, changedBy: "Ann" });
    expect(found.fresh.map(({ decision, run }) => [decision, run])).toEqual(fresh ? [[now, "r2"]] : []);
    expect(found.memory.decisions).toEqual([...decisions, ...found.fresh]);
  });

  test("a decision keeps what its row says, and nothing that it does not say", () => {
    const reading = { ...later, changedBy: "Ann" };
    const [bare] = withRead(EMPTY_REVIEW, [row], reading).fresh;
    expect(Object.keys(bare ?? {}).sort()).toEqual(Object.keys(said).sort());
    const whole = { ...row, until: "2027-01-31", decidedOn: "2026-11-01", asked: "2026-10-02" };
    expect(withRead(EMPTY_REVIEW, [whole], reading).fresh).toEqual([{ ...whole, ...reading }]);
  });
});

describe("the newest decision counts", () => {
  const remove: Decision = { ...said, ...later, decision: "remove" };

  test("whatever order they stand in; of one moment the later in the list", () => {
    expect(newestOf([said, remove]).get(KEY)).toBe(remove);
    expect(newestOf([remove, said]).get(KEY)).toBe(remove);
    const atOnce = { ...remove, at: said.at };
    expect(newestOf([said, atOnce]).get(KEY)).toBe(atOnce);
    expect(newestOf([atOnce, said]).get(KEY)).toBe(said);
  });

  test.each<[string, Partial<Decision>, string, object | undefined]>([
    ["keep, on its last day", { until: "2027-01-31" }, "2027-01-31", { kind: "kept", until: "2027-01-31" }],
    ["keep, a day later", { until: "2027-01-31" }, "2027-02-01", { kind: "expired", until: "2027-01-31" }],
    ["remove", { decision: "remove" }, "2027-02-01", { kind: "remove" }],
    ["open", { decision: "open" }, "2026-12-01", undefined],
    ["closed", { decision: "closed" }, "2026-12-01", undefined],
  ])("%s", (_, more, day, expected) => {
    const decision = { ...said, ...more };
    const found = standings([decision], new Set(), day, 12).get(KEY);
    expect(found).toEqual(expected === undefined ? undefined : { ...expected, decision });
  });

  test("nothing counts of a row that is not understood now", () => {
    expect(standings([said], new Set([KEY]), "2026-11-30", 12).size).toBe(0);
  });
});

describe("two memories together", () => {
  test("hold every decision once, oldest first", () => {
    const other: Decision = { ...said, ...later, decision: "remove" };
    const both = mergedReview(
      { ...EMPTY_REVIEW, decisions: [other, said] },
      { ...EMPTY_REVIEW, decisions: [said] },
    );
    expect(both.decisions).toEqual([said, other]);
    const again = { ...said, run: "r2" };
    expect(
      mergedReview({ ...EMPTY_REVIEW, decisions: [again] }, { ...EMPTY_REVIEW, decisions: [said] }).decisions,
    ).toHaveLength(2);
  });

  test.each<[string, object, object, object]>([
    ["the newer one's file", { file: 2 }, { file: 1 }, { file: 2 }],
    ["the only file", {}, { file: 1 }, { file: 1 }],
    [
      "the newest period, whichever has it",
      { lastDay: "2026-09-30" },
      { lastDay: "2026-10-31" },
      { lastDay: "2026-10-31" },
    ],
    ["the only period", {}, { lastDay: "2026-10-31" }, { lastDay: "2026-10-31" }],
    ["all hosts once", { portals: ["b", "a"] }, { portals: ["c", "a"] }, { portals: ["a", "b", "c"] }],
    ["no more than they have", {}, {}, {}],
  ])("have %s", (_, newer, older, expected) => {
    expect(mergedReview({ ...EMPTY_REVIEW, ...newer }, { ...EMPTY_REVIEW, ...older })).toEqual({
      ...EMPTY_REVIEW,
      ...expected,
    });
  });

  test("have the newer one's day on which somebody was asked", () => {
    const asked = (since: string) => ({ ...EMPTY_REVIEW, asked: [{ room: 1201, person: PERSON, since }] });
    expect(mergedReview(asked("2026-11-02"), asked("2026-10-02"))).toEqual(asked("2026-11-02"));
  });

  test("are in one order, in which a run closes after what it read", () => {
    const closed: Decision = { ...said, decision: "closed" };
    const other: Decision = { ...said, reason: "Parental leave" };
    const next: Decision = { ...said, at: later.at };
    const expected = [said, other, closed, next];
    for (const one of [expected, expected.toReversed(), [next, closed, said, other]])
      expect(one.toSorted(byMoment)).toEqual(expected);
    expect(byMoment(said, { ...said })).toBe(0);
  });
});
