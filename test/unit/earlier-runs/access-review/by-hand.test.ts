import { type CellValue, readXlsx, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { asWritten } from "../../../../demo/decide.ts";
import { EMPTY_REVIEW, membershipKey } from "../../../../src/earlier-runs/access-review/decision.ts";
import { strangeLines } from "../../../../src/earlier-runs/access-review/log-lines.ts";
import {
  NOTHING_READ,
  type ReadReview,
  readReview,
} from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { withRead } from "../../../../src/earlier-runs/access-review/review.ts";
import { reviewWorkbook } from "../../../../src/earlier-runs/access-review/write-workbook.ts";
import { logRows } from "../../../../src/report/review-workbook.ts";
import { members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

const AT_NOON = { portal: "https://portal.example.com", day: () => "2026-12-02", reminded: new Map() };
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
async function again({ known, own, strays }: ReadReview) {
  const link = "https://portal.example.com/rooms/shared/1201/filter";
  const rows = [...known.values()].toReversed().map((row) => ({ ...row, link }));
  rows.push(...strays.map((row) => ({ ...row, link })));
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
    "Formulas in added columns and rows of the sheet “Decide”, here T2, T3, T4, are kept as what they show, for rows change their places.",
  ]);
  const [decide] = await again(read);
  expect(decide?.rows.map((row) => row[19])).toEqual(["Länge", "=LEN(P4)", 20, 10]);
  expect([...(decide?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
});

test("what people write above, below and beside the rows is written again", async () => {
  const read = await after(([decide], at) => {
    const rows = decide?.rows ?? [];
    rows[0]?.push("Note", "Note", 2027);
    rows[1]?.push("first", "second", "third", "without a head");
    rows.push([], ["Bitte bis Freitag entscheiden"]);
    rows.unshift(["Größe der Räume"]);
    const moved = [...(decide?.cells ?? [])].map(([place, cell]) => {
      const [row, column] = place.split(",").map(Number);
      return [`${(row ?? 0) + 1},${column}`, cell] as const;
    });
    decide?.cells?.clear();
    for (const [place, cell] of moved) decide?.cells?.set(place, cell);
    decide?.cells?.set(at(6, "Decision"), { value: null, comment: { text: "asked Petra", author: "Zoë" } });
  });
  expect([read.problems, read.lost, read.rows.length]).toEqual([[], [], 3]);
  const [decide] = await again(read);
  const [heads = [], , , first, ...below] = decide?.rows ?? [];
  expect(heads.slice(19)).toEqual(["Note", "Note (2)", "2027", "Column W"]);
  expect(first?.slice(19)).toEqual(["first", "second", "third", "without a head"]);
  expect(below.map(([one]) => one)).toEqual(["Größe der Räume", "Bitte bis Freitag entscheiden"]);
  const comments = [...(decide?.cells?.values() ?? [])].flatMap(({ comment }) => comment?.text ?? []);
  expect(comments).toEqual(["asked Petra"]);
});

test("a sheet that was protected is said to be open again", async () => {
  const read = await after(([decide]) => {
    if (decide !== undefined) decide.protection = { sheet: true };
  });
  expect(read.lost).toEqual(["The sheet “Decide” was protected; it is written again without that."]);
});

test("conditional formats are said not to be kept", async () => {
  const read = await after(([decide]) => {
    if (decide === undefined) return;
    const rule = { type: "containsText", priority: 1, range: "N2:N9", text: "keep" } as const;
    decide.conditionalRules = [rule];
  });
  expect(read.lost).toEqual([
    "Conditional formats of the sheet “Decide”, here of N2:N9, are not kept, for rows change their places. Colours of single cells are.",
  ]);
});

test("a line of the log that no run wrote, or that somebody changed, is named by its row", async () => {
  const reading = { readOn: "2026-12-02", at: "2026-12-02T06:17:00.000Z", run: "r1", changedBy: "Zoë " };
  const { memory } = withRead(EMPTY_REVIEW, (await after(() => undefined)).rows, reading);
  const facts = { assessment: { rooms: [] }, review: { day: "2026-12-02", rows: [] } };
  const log = logRows(memory.decisions, { ...facts, read: NOTHING_READ, ...AT_NOON, keepMonths: 6 });
  const readAgain = async (change: (rows: CellValue[][]) => void) => {
    const { sheets } = await readXlsx(await reviewWorkbook([], log));
    const written = sheets.map(asWritten);
    change((written[1]?.rows ?? []) as CellValue[][]);
    written[0] = (await readXlsx(await workbookOf(people.map((one) => rowOf(one))))).sheets.map(
      asWritten,
    )[0] as WriteSheet;
    const { log: lines, lost } = await readReview(await writeXlsx({ sheets: written }), TITLE, PORTALS);
    return [lost, strangeLines(lines, memory.decisions, 7)];
  };
  expect(await readAgain(() => undefined)).toEqual([[], []]);
  const forged = await readAgain((rows) => {
    rows.push([...(rows[1] ?? [])]);
    const [, changed = []] = rows;
    changed[4] = "2039-12-31";
  });
  expect(forged).toEqual([
    [],
    [
      "The sheet “Log” was changed by hand: row 2 is not what the runs remember. That decides nothing, and is not written again. Version 7 of the file has it.",
    ],
  ]);
  const [, lost] = await readAgain((rows) => rows.push([...(rows[1] ?? [])]));
  expect(lost).toEqual([expect.stringMatching(/^The sheet “Log” was changed by hand: row 5 is not /)]);
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
  const { memory } = withRead(EMPTY_REVIEW, (await after(() => undefined)).rows, reading);
  expect(memory.decisions).toHaveLength(3);
  for (const change of [["Offen seit"], ["Open since", "2027-01-01"]] as const) {
    const read = await after(([decide], at) => {
      const [row, column] = at(0, "Open since").split(",").map(Number) as [number, number];
      (decide?.rows?.[row] ?? [])[column] = change[0];
      if (change[1] !== undefined) (decide?.rows?.[1] ?? [])[column] = change[1];
    });
    const later = { ...reading, readOn: "2027-01-04", at: "2027-01-04T06:17:00.000Z" };
    expect(withRead(memory, read.rows, later).fresh, change[0]).toEqual([]);
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
