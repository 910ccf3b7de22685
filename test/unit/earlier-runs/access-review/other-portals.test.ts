import { expect, test } from "vitest";
import { acceptable } from "../../../../src/earlier-runs/access-review/acceptable.ts";
import { membershipKey } from "../../../../src/earlier-runs/access-review/decision.ts";
import { readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { portalHost, rowCheck } from "../../../../src/earlier-runs/access-review/row-check.ts";
import { EMPTY_LEDGER } from "../../../../src/earlier-runs/ledger.ts";
import { type Member, members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

const TITLE = "access-review.xlsx";
const remove = { decision: { value: "remove" }, decidedBy: { value: "Zoë" } };
const [ours, theirs] = members(2) as [Member, Member];

/** A row as the run of another portal writes it. */
const foreign = ({ room, person, title, name, email }: Member) =>
  rowOf(
    { room, person, title, name, email },
    {
      ...remove,
      check: {
        value: rowCheck({ room, person, shown: { room: title, name, email }, portal: "other.example.com" }),
      },
    },
  );

test("the workbook of another portal is refused whole", async () => {
  for (const rows of [[foreign(ours)], [foreign(ours), foreign(theirs)]]) {
    await expect(readReview(await workbookOf(rows), TITLE, PORTALS)).rejects.toThrow(
      /was written for another portal, so none of its rows counts here\. It was left as it is/,
    );
  }
});

test("a row of another portal among ours decides nothing, and stays", async () => {
  const content = await workbookOf([rowOf(ours, remove), foreign(theirs)]);
  const { rows, known, strays, problems } = await readReview(content, TITLE, PORTALS);
  expect(rows.map(membershipKey)).toEqual([membershipKey(ours)]);
  expect([...known.keys()]).toEqual([membershipKey(ours)]);
  expect(problems).toEqual([
    "Cell N3 of the sheet “Decide” is of a row that was written for another portal.",
  ]);
  expect(strays.map(({ cells }) => cells.decision?.value)).toEqual(["remove"]);
});

test("a portal under another address goes on with its rows", async () => {
  const content = await workbookOf([rowOf(ours, remove)]);
  const moved = [portalHost("https://Docs.Example.com./"), ...PORTALS];
  expect(moved[0]).toBe("docs.example.com");
  expect((await readReview(content, TITLE, moved)).rows).toHaveLength(1);
});

test("nothing is decided about a membership that was never there, and nothing on a day to come", async () => {
  const future = { ...remove, decidedOn: { value: "2026-12-04" } };
  const read = await readReview(
    await workbookOf([rowOf(ours, future), rowOf(theirs, remove)]),
    TITLE,
    PORTALS,
  );
  const here = new Set([membershipKey(ours)]);
  const taken = acceptable(read, EMPTY_LEDGER, here, "2026-12-02");
  expect(taken.rows).toEqual([]);
  expect([...taken.unclear]).toEqual([ours, theirs].map(membershipKey));
  expect(taken.problems).toEqual([
    "Cell R2 of the sheet “Decide” is a day that is not yet.",
    expect.stringMatching(/^Cell N3 of the sheet “Decide” decides about somebody who is no member/),
  ]);
  // Tomorrow in one time zone is today in another; and whoever was found inactive was a member.
  const inactive = [{ ...theirs, since: "2026-10-01", until: "2026-11-01" }];
  const later = acceptable(read, { ...EMPTY_LEDGER, inactive }, here, "2026-12-03");
  expect(later.rows.map(membershipKey)).toEqual([ours, theirs].map(membershipKey));
});
