import { readXlsx, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { asWritten } from "../../../../demo/decide.ts";
import { readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { reviewWorkbook } from "../../../../src/earlier-runs/access-review/write-workbook.ts";
import { savedBy } from "./office.ts";
import { members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

const rows = members(3).map((one) => rowOf(one));

test("people's own sheets stay, with formulas and looks, under names of their own", async () => {
  const { sheets } = await readXlsx(await workbookOf(rows));
  const [decide, ...others] = sheets.map(asWritten);
  if (decide === undefined) throw new Error("no sheet");
  const notes = {
    name: "Notizen",
    rows: [
      ["Frau Müller fragen", 7],
      [new Date("2027-01-02T00:00:00Z"), null],
    ],
    cells: new Map([
      ["0,0", { value: "Frau Müller fragen", style: { font: { bold: true } } }],
      ["1,1", { value: null, formula: "SUM(B1:B1)", formulaResult: 7 }],
    ]),
    merges: [{ startRow: 3, endRow: 4, startCol: 0, endCol: 1 }],
  };
  const log = { name: "log", rows: [["a log of mine"]] };
  const renamed = others.map((one) => (one.name === "Log" ? { ...one, name: "Protokoll" } : one));
  const namedRanges = [{ name: "Mine", range: "Notizen!$A$1" }];
  const filled = await writeXlsx({ sheets: [notes, decide, ...renamed, log], namedRanges });

  let content = filled;
  for (const round of [1, 2, 3]) {
    const { own, known } = await readReview(content, "access-review.xlsx", PORTALS);
    expect([known.size, own.left], `round ${round}`).toEqual([3, []]);
    content = await reviewWorkbook(rows, [], own);
  }
  const again = await readXlsx(content, { readStyles: true });
  expect(again.sheets.map(({ name }) => name)).toEqual(["Decide", "Log", "How to", "Notizen", "log (2)"]);
  const sheet = again.sheets[3];
  expect(sheet?.rows[0]).toEqual(["Frau Müller fragen", 7]);
  expect(sheet?.rows[1]?.[0]).toEqual(new Date("2027-01-02T00:00:00Z"));
  expect(sheet?.cells?.get("1,1")?.formula).toBe("SUM(B1:B1)");
  expect(sheet?.cells?.get("0,0")?.style?.font?.bold).toBe(true);
  expect(sheet?.merges).toEqual(notes.merges);
  expect(again.namedRanges?.map(({ name }) => name)).toContain("Mine");
});

test("what cannot be written again is named", async () => {
  const saved = await savedBy({ chartSheet: true }, [
    ["Decision", "Until", "Reason", "Decided by", "Decided on", "Room id", "Person id", "Row check"],
  ]);
  expect((await readReview(saved, "access-review.xlsx", PORTALS)).own.left).toEqual(["Diagramm1"]);
});
