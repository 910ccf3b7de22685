import { type CellValue, readXlsx, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { asWritten } from "../../../../demo/decide.ts";
import { membershipKey } from "../../../../src/earlier-runs/access-review/decision.ts";
import type { KeptRow } from "../../../../src/earlier-runs/access-review/lines.ts";
import { readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { UserError } from "../../../../src/errors.ts";
import { members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

const TITLE = "access-review.xlsx";
const people = members(4);
const REASON = { reason: { value: "On leave" } };

type Editable = WriteSheet & { rows: CellValue[][]; cells: NonNullable<WriteSheet["cells"]> };

/** The workbook of four people with a reason each, after somebody changed its sheet. */
async function edited(change: (sheet: Editable, column: (title: string) => number) => void) {
  const { sheets } = await readXlsx(await workbookOf(people.map((one) => rowOf(one, REASON))));
  const written = sheets.map(asWritten);
  const sheet = written[0] as Editable;
  const heads = sheet.rows[0] as string[];
  change(sheet, (title) => heads.indexOf(title));
  return await writeXlsx({ sheets: written });
}

/** What the next run reads of the rows that this one left as they were. */
async function nextRun(content: Uint8Array) {
  const { known } = await readReview(content, TITLE, PORTALS);
  const again: KeptRow[] = [...known.values()];
  return await readReview(await workbookOf(again), TITLE, PORTALS);
}

const spilled = () =>
  edited((sheet, column) => {
    const at = column("Decision");
    for (const row of [1, 2, 3]) (sheet.rows[row] as CellValue[])[at] = "keep";
    sheet.cells.set(`1,${at}`, {
      ...{ value: null, formula: "M2:M4", formulaResult: "keep" },
      ...{ formulaType: "array", formulaRef: "N2:N4" },
    });
  });

const merged = () =>
  edited((sheet, column) => {
    const at = column("Decision");
    (sheet.rows[1] as CellValue[])[at] = "keep";
    sheet.merges = [{ startRow: 1, endRow: 3, startCol: at, endCol: at }];
  });

test.each([
  ["the results of one formula for many cells", spilled],
  ["merged cells", merged],
])("%s decide nothing, also in the run after the next", async (_, make) => {
  const content = await make();
  const harmed = people.slice(0, 3).map(membershipKey);
  for (const read of [await readReview(content, TITLE, PORTALS), await nextRun(content)]) {
    expect(read.rows).toEqual([]);
    expect([...read.unclear]).toEqual(expect.arrayContaining(harmed.slice(0, 1)));
    expect(read.problems.length).toBeGreaterThan(0);
  }
});

test("every cell that a formula fills is named", async () => {
  const { unclear, problems } = await readReview(await spilled(), TITLE, PORTALS);
  expect([...unclear]).toEqual(people.slice(0, 3).map(membershipKey));
  for (const row of [2, 3, 4]) expect(problems.join("\n")).toContain(`Cell N${row} `);
});

test("without its column Until nobody knows how long a “keep” counts", async () => {
  const content = await edited((sheet, column) => {
    (sheet.rows[1] as CellValue[])[column("Decision")] = "keep";
    (sheet.rows[1] as CellValue[])[column("Until")] = "2026-12-31";
    (sheet.rows[0] as CellValue[])[column("Until")] = "Bis";
    sheet.cells.delete(`0,${column("Until")}`);
  });
  const error = await readReview(content, TITLE, PORTALS).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect((error as Error).message).toContain("“Until”");
});
