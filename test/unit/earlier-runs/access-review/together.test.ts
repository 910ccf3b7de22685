import { expect, test } from "vitest";
import { membershipKey } from "../../../../src/earlier-runs/access-review/decision.ts";
import type { KeptCell } from "../../../../src/earlier-runs/access-review/lines.ts";
import { readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import type { ColumnKey } from "../../../../src/earlier-runs/access-review/titles.ts";
import { together } from "../../../../src/earlier-runs/access-review/together.ts";
import { type Member, members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

type Filled = Partial<Record<ColumnKey, KeptCell>>;

const [ann, ben] = members(2) as [Member, Member];
const [ANN, BEN] = [membershipKey(ann), membershipKey(ben)];
const KEEP: Filled = { decision: { value: "keep" }, reason: { value: "On leave" } };
const REMOVE: Filled = { decision: { value: "remove" } };
const REASON: Filled = { reason: { value: "On leave" } };
const WRONG: Filled = { decision: { value: "keep?" } };

/** Two workbooks, each with what stands in the rows of Ann and Ben. */
const read = async (one: readonly Filled[], other: readonly Filled[], since = "2026-11-02") => {
  const [first, second] = await Promise.all(
    [one, other].map(async (rows, n) => {
      const lines = rows.map((filled, index) =>
        rowOf([ann, ben][index] ?? ann, filled, n === 0 ? undefined : since),
      );
      return readReview(await workbookOf(lines), "access-review.xlsx", PORTALS);
    }),
  );
  if (first === undefined || second === undefined) throw new Error("two workbooks were read");
  return together(first, second);
};

test.each<
  [string, Filled, Filled, { decided: string[]; unclear?: string[]; blank?: string[]; partial?: string[] }]
>([
  ["nobody decided", {}, {}, { decided: [], blank: [ANN] }],
  ["the first alone", KEEP, {}, { decided: ["keep"] }],
  ["the second alone", {}, REMOVE, { decided: ["remove"] }],
  ["both alike", KEEP, KEEP, { decided: ["keep"] }],
  ["differently", KEEP, REMOVE, { decided: [], unclear: [ANN] }],
  ["one is not understood", WRONG, KEEP, { decided: [], unclear: [ANN] }],
  ["the other is not understood", KEEP, WRONG, { decided: [], unclear: [ANN] }],
  ["a reason alone in the second", {}, REASON, { decided: [], blank: [ANN], partial: [ANN] }],
  ["a reason alone beside a decision", REASON, KEEP, { decided: ["keep"] }],
])("of two workbooks: %s", async (_, first, second, { decided, unclear = [], blank = [], partial = [] }) => {
  const both = await read([first], [second]);
  expect(both.rows.map(({ decision }) => decision)).toEqual(decided);
  expect([...both.unclear]).toEqual(unclear);
  expect([[...both.blank.keys()], [...both.partial.keys()]]).toEqual([blank, partial]);
  expect(both.problems.length).toBe(unclear.length);
});

test("rows that were asked about on different days may still decide alike", async () => {
  const both = await read([KEEP], [KEEP], "2026-12-02");
  expect([both.rows.length, both.problems]).toEqual([1, []]);
});

test("members of either are known, and where a decision stands is told of both", async () => {
  const both = await read([REMOVE], [{}, REMOVE]);
  expect([...both.known.keys()].sort()).toEqual([ANN, BEN].sort());
  expect(both.known.get(ANN)?.cells.decision?.value).toBe("remove");
  expect([...both.places.keys()].sort()).toEqual([ANN, BEN].sort());
});

test("what stands in both about nobody is written again once", async () => {
  const stray: Filled = { ...REMOVE, personId: { value: "nobody" } };
  expect((await read([stray], [stray])).strays).toHaveLength(1);
  expect((await read([stray], [{ ...stray, reason: { value: "left" } }])).strays).toHaveLength(2);
});
