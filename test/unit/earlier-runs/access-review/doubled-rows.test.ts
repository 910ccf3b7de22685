import { expect, test } from "vitest";
import { membershipKey } from "../../../../src/earlier-runs/access-review/decision.ts";
import type { KeptCell } from "../../../../src/earlier-runs/access-review/lines.ts";
import { readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import type { ColumnKey } from "../../../../src/earlier-runs/access-review/titles.ts";
import { members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

type Filled = Partial<Record<ColumnKey, KeptCell>>;

const [member] = members(1);
if (member === undefined) throw new Error("there is no member");
const key = membershipKey(member);
const by = { decidedBy: { value: "Zoë" } };
const KEEP: Filled = { ...by, decision: { value: "keep" }, reason: { value: "On leave" } };
const REMOVE: Filled = { ...by, decision: { value: "remove" } };

/** What is read where the same membership stands in the sheet as often as there are rows. */
const read = async (...rows: readonly Filled[]) =>
  readReview(await workbookOf(rows.map((filled) => rowOf(member, filled))), "access-review.xlsx", PORTALS);

test("rows of one membership that say the same count as one", async () => {
  const { rows, problems, unclear, strays } = await read(KEEP, KEEP);
  expect(rows).toMatchObject([
    { room: member.room, person: member.person, decision: "keep", reason: "On leave" },
  ]);
  expect([problems, [...unclear], strays]).toEqual([[], [], []]);
});

test("rows of one membership that disagree decide nothing, are named, and none of them is lost", async () => {
  const { rows, problems, unclear, strays, known } = await read(KEEP, REMOVE);
  expect(rows).toEqual([]);
  expect([...unclear]).toEqual([key]);
  expect(problems).toEqual([
    expect.stringMatching(/^Cell [A-Z]+3 .*contradicts another row of the same person and room\.$/),
  ]);
  expect(strays).toHaveLength(1);
  expect(known.has(key)).toBe(true);
});

test("a row that cannot be understood makes its membership unclear, and is named once", async () => {
  const { rows, problems, unclear } = await read(KEEP, { ...by, decision: { value: "keep?" } });
  expect(rows).toEqual([]);
  expect([...unclear]).toEqual([key]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).not.toContain("contradicts");
});

test("a blank row beside a decided one takes nothing away", async () => {
  for (const rows of [await read({}, REMOVE), await read(REMOVE, {})]) {
    expect(rows.rows).toMatchObject([{ decision: "remove" }]);
    expect([rows.blank.size, rows.unclear.size, rows.problems]).toEqual([0, 0, []]);
  }
});

test("nothing filled in is blank, at its first row; a reason without a decision is partial", async () => {
  const blank = await read({}, {});
  expect(blank.blank.get(key)).toMatch(/^Cell [A-Z]+2 /);
  expect([blank.rows, blank.partial.size]).toEqual([[], 0]);
  const partial = await read({ reason: { value: "On leave" } });
  expect(partial.partial.get(key)).toMatch(/^Cell [A-Z]+2 /);
  expect([partial.rows, partial.blank.size]).toEqual([[], 0]);
});
