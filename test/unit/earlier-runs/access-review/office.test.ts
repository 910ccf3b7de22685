import { expect, test } from "vitest";
import { columnName } from "../../../../src/earlier-runs/access-review/areas.ts";
import { readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { rowsOf, savedBy, type Traits, type Written } from "./office.ts";
import { members, PORTALS, rowOf, workbookOf } from "./workbooks.ts";

const EXCEL: Traits = { program: "Microsoft Excel", newer: true, dates: 14 };
const EDITOR: Traits = { program: "ONLYOFFICE", newer: true, dates: "yyyy\\-mm\\-dd" };

const PROGRAMS: Readonly<Record<string, Traits>> = {
  Excel: EXCEL,
  "Excel, German dates, rows hidden by a filter": { ...EXCEL, dates: "[$-407]dd/mm/yyyy;@", filtered: true },
  "Excel in Japanese, with fonts and pronunciation": { ...EXCEL, rich: true, dates: 'yyyy"年"m"月"d"日";@' },
  "Excel of an old Mac": { ...EXCEL, from1904: true },
  "Excel, saved as Strict Open XML": { ...EXCEL, strict: true, dates: "iso" },
  "Excel, with a sheet of a chart": { ...EXCEL, chartSheet: true },
  "DocSpace's editor": EDITOR,
  "DocSpace's editor, with fonts": { ...EDITOR, rich: true },
  "Google Sheets": { program: "", absolute: true, counted: false, dates: 164 },
  "a library of .NET": { prefix: "x:", absolute: true, strings: "inline", zip64: true },
  "a library that writes no references": {
    placeless: true,
    strings: "inline",
    rich: true,
    counted: false,
    dates: 22,
  },
  "a library that writes as a stream": { zip64: true, strings: "shared", counted: false },
};

const people = members(8);

/** What people wrote: member, column, content. */
const WRITTEN: readonly (readonly [number, string, Written])[] = [
  [0, "Decision", "keep"],
  [0, "Reason", "Elternzeit, größer als >1 & <2>"],
  [0, "Until", new Date("2027-03-01T00:00:00Z")],
  [0, "Decided by", "Zoë Ångström"],
  [0, "Decided on", new Date("2026-11-03T14:30:00Z")],
  [1, "Decision", "REMOVE"],
  [2, "Decision", { formula: '"ke"&"ep"', result: "keep" }],
  [2, "Reason", "a formula"],
  [3, "Decision", "Behalten"],
  [3, "Reason", "=not a formula, a text"],
  [3, "Until", "31.12.2026"],
  [4, "Decision", "keep"],
  [4, "Reason", "two\r\nlines and _x0041_"],
  [5, "Decision", "keep"],
  [5, "Reason", "+49 30 1234"],
  [5, "Until", { formula: "TODAY()+30", result: "2026-12-31" }],
];

test.each(Object.entries(PROGRAMS))("%s: every decision is read as it was written", async (_, traits) => {
  const rows = await rowsOf(await workbookOf(people.map((one) => rowOf(one))));
  const heads = rows[0] ?? [];
  for (const [member, column, content] of WRITTEN) {
    const row = rows[member + 1];
    if (row !== undefined) row[heads.indexOf(column)] = content;
  }
  const read = await readReview(await savedBy(traits, rows), "access-review.xlsx", PORTALS);
  const said = read.rows.map(({ person, decision, until, reason, decidedBy, decidedOn }) =>
    [Number(person.slice(-3)), decision, until, reason, decidedBy, decidedOn].join("|"),
  );
  expect(said).toEqual([
    "0|keep|2027-03-01|Elternzeit, größer als >1 & <2>|Zoë Ångström|2026-11-03",
    "1|remove||||",
    "3|keep|2026-12-31|=not a formula, a text||",
    "4|keep||two lines and _x0041_||",
  ]);
  const cell = (column: string) => columnName(heads.indexOf(column));
  expect(read.problems).toEqual([
    `Cell ${cell("Decision")}4 of the sheet “Decide” is a formula: write the words themselves.`,
    `Cell ${cell("Until")}7 of the sheet “Decide” is a formula: write the date itself.`,
  ]);
  expect([read.known.size, read.strays]).toEqual([people.length, []]);
  for (const { asked } of read.rows) expect(asked).toBe("2026-11-02");
});
