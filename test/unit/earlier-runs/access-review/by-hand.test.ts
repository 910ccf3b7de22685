import { readXlsx, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { asWritten } from "../../../../demo/decide.ts";
import { EMPTY_REVIEW, membershipKey } from "../../../../src/earlier-runs/access-review/decision.ts";
import { type ReadReview, readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { withRead } from "../../../../src/earlier-runs/access-review/review.ts";
import { reviewWorkbook } from "../../../../src/earlier-runs/access-review/write-workbook.ts";
import { members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

const TITLE = "access-review.xlsx";
const people = members(3);
const decided = { decision: { value: "keep" }, reason: { value: "On leave" }, decidedBy: { value: "Zoë" } };
const YELLOW = { type: "pattern", pattern: "solid", fgColor: { rgb: "FFFF00" } } as const;

/** The workbook after somebody worked on its sheets by hand. */
async function after(byHand: (sheets: WriteSheet[], at: (row: number, head: string) => string) => void) {
  const { sheets } = await readXlsx(await workbookOf(people.map((one) => rowOf(one, decided))));
  const written = sheets.map(asWritten);
  const heads = written[0]?.rows?.[0] ?? [];
  byHand(written, (row, head) => `${row},${heads.indexOf(head)}`);
  return await readReview(await writeXlsx({ sheets: written }), TITLE, PORTALS);
}

/** The same rows written anew in another order, and read as a person's program reads them. */
async function again({ known, own }: ReadReview) {
  const link = "https://portal.example.com/rooms/shared/1201/filter";
  const rows = [...known.values()].toReversed().map((row) => ({ ...row, link }));
  return (await readXlsx(await reviewWorkbook(rows, [], own), { readStyles: true })).sheets;
}

test("colours and comments of a row go where the row goes", async () => {
  const read = await after(([decide], at) => {
    decide?.cells?.set(at(1, "Reason"), { value: "On leave", style: { fill: YELLOW } });
    decide?.cells?.set(at(1, "Until"), { value: null, comment: { text: "Größe prüfen", author: "Zoë" } });
    decide?.cells?.set(at(1, "Room"), { value: people[0]?.title ?? "", style: { fill: YELLOW } });
    decide?.cells?.set("20,3", { value: null, comment: { text: "beside the table" } });
  });
  expect(read.lost).toEqual([
    "Comments of the sheet “Decide” that stand at no cell of a row, here D21, are not kept.",
  ]);
  const [decide] = await again(read);
  const at = (head: string) => decide?.cells?.get(`3,${decide.rows[0]?.indexOf(head)}`);
  expect(at("Reason")?.style?.fill).toEqual(YELLOW);
  expect(at("Until")?.comment).toMatchObject({ text: "Größe prüfen", author: "Zoë" });
  expect([at("Room")?.style?.fill, at("Room")?.style?.font?.underline]).toEqual([YELLOW, true]);
  expect(decide?.cells?.get(`1,${decide.rows[0]?.indexOf("Reason")}`)?.style?.fill).toBeUndefined();
});

test("a formula in an added column becomes what it shows, and never points at another row", async () => {
  const read = await after(([decide]) => {
    decide?.rows?.[0]?.push("Länge");
    for (const row of [1, 2, 3]) {
      const shows = row === 3 ? {} : { formulaResult: row * 10 };
      decide?.cells?.set(`${row},19`, { value: null, formula: `LEN(P${row + 1})`, ...shows });
    }
  });
  expect(read.lost).toEqual([
    "Formulas in added columns of the sheet “Decide”, here T2, T3, T4, are kept as what they show, for rows change their places.",
  ]);
  const [decide] = await again(read);
  expect(decide?.rows.map((row) => row[19])).toEqual(["Länge", "=LEN(P4)", 20, 10]);
  expect([...(decide?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
});

test("notes on sheets that are written anew, and formulas about single cells, are named", async () => {
  const read = await after((sheets) => {
    const [, log, howTo] = sheets;
    log?.rows?.push(["a note of mine"]);
    log?.cells?.set("0,1", { value: "Room", comment: { text: "which?" } });
    howTo?.rows?.[2]?.push("see my mail");
    sheets.push({
      name: "Mine",
      rows: [[1]],
      cells: new Map([["0,0", { value: 1, formula: "Decide!$N$2" }]]),
    });
    sheets.push({
      name: "Whole",
      rows: [[1]],
      cells: new Map([["0,0", { value: 1, formula: "COUNTA(Decide!N:N)" }]]),
    });
  });
  expect(read.lost).toEqual([
    expect.stringMatching(/^The sheet “Log” is written anew .* here A2, B1, is not kept/),
    expect.stringMatching(/^The sheet “How to” is written anew .* here B3, is not kept/),
    expect.stringMatching(/^Formulas of the sheet “Mine” name cells of the sheet “Decide”/),
  ]);
});

test("a workbook that nobody worked on loses nothing", async () => {
  expect((await after(() => undefined)).lost).toEqual([]);
});

test("another title of “Open since”, or another day in it, makes no decision new", async () => {
  const reading = { readOn: "2026-12-02", at: "2026-12-02T06:17:00.000Z", run: "r", changedBy: "" };
  const { memory } = withRead(EMPTY_REVIEW, await after(() => undefined), reading);
  expect(memory.decisions).toHaveLength(3);
  for (const change of [["Offen seit"], ["Open since", "2027-01-01"]] as const) {
    const read = await after(([decide], at) => {
      const [row, column] = at(0, "Open since").split(",").map(Number) as [number, number];
      (decide?.rows?.[row] ?? [])[column] = change[0];
      if (change[1] !== undefined) (decide?.rows?.[1] ?? [])[column] = change[1];
    });
    const later = { ...reading, readOn: "2027-01-04", at: "2027-01-04T06:17:00.000Z" };
    expect(withRead(memory, read, later).fresh, change[0]).toEqual([]);
    expect(read.known.has(membershipKey(people[0] ?? { room: 0, person: "" }))).toBe(true);
  }
});

test("without the column of a signature or a reason the file is left as it is", async () => {
  for (const head of ["Reason", "Decided by", "Decided on", "Until", "Decision"]) {
    const renamed = after(([decide], at) => {
      const column = Number(at(0, head).split(",")[1]);
      (decide?.rows?.[0] ?? [])[column] = "Anders";
    });
    await expect(renamed, head).rejects.toThrow(/has no sheet with the columns/);
  }
});
