import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { LARGEST_WORKBOOK, readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { UserError } from "../../../../src/errors.ts";
import { type Member, members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

test("of 10 000 rows those that were decided are read, and five times as many fit into the largest file", async () => {
  const keep = { decision: { value: "keep" }, reason: { value: "a reason" } };
  const content = await workbookOf(members(10_000).map((one, n) => rowOf(one, n % 1000 === 0 ? keep : {})));
  const { rows, known, problems } = await readReview(content, "access-review.xlsx", PORTALS);
  expect([rows.length, known.size, problems]).toEqual([10, 10_000, []]);
  expect(5 * content.length).toBeLessThan(LARGEST_WORKBOOK);
}, 120_000);

test("what is larger or no workbook is a sentence", async () => {
  const foreign = await writeXlsx({ sheets: [{ name: "Sheet1", rows: [["Decision"], ["keep"]] }] });
  const refused = [
    new Uint8Array(LARGEST_WORKBOOK + 1),
    Buffer.from("no workbook"),
    foreign,
    new Uint8Array(),
  ];
  for (const bytes of refused)
    await expect(readReview(bytes, "x.xlsx", PORTALS)).rejects.toBeInstanceOf(UserError);
});

test("a row that stands there thousands of times takes no time that grows faster than they do", async () => {
  const [one] = members(1) as [Member];
  const cost = async (rows: number) => {
    const content = await workbookOf(Array.from({ length: rows }, () => rowOf(one)));
    const before = process.cpuUsage();
    await readReview(content, "access-review.xlsx", PORTALS);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  await cost(1_000);
  const [few, many] = [await cost(1_000), await cost(20_000)];
  // Twenty times as many may cost twenty times as much, with air for the collector; what is quadratic costs 400 times.
  expect(many / few).toBeLessThan(100);
}, 120_000);
