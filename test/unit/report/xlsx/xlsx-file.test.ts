import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeReports } from "../../../../src/deliver/write-files.ts";
import type { StreamedReport } from "../../../../src/report/streamed-report.ts";
import { wordsOf } from "../../../../src/report/vocabulary/words.ts";
import { columnName } from "../../../../src/report/xlsx/cell-text.ts";
import { styleId } from "../../../../src/report/xlsx/styles.ts";
import { workbookReport } from "../../../../src/report/xlsx/xlsx-file.ts";
import { unzip } from "../../deliver/unzip.ts";
import { comparedMonth, hostileNames, incompleteMonth, ordinaryMonth, type Situation } from "../fixtures.ts";
import { DANGEROUS } from "../reading.ts";

const directory = mkdtempSync(join(tmpdir(), "workbook-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function parts(report: StreamedReport, events: Situation["events"]): Promise<Map<string, string>> {
  async function* batches() {
    for (let index = 0; index < events.length; index += 100) yield events.slice(index, index + 100);
  }
  const [file] = await writeReports(directory, [report], batches());
  const files = unzip(readFileSync(file?.path ?? ""));
  return new Map([...files].map(([path, content]) => [path, content.toString("utf8")]));
}

/** The sheets' parts by the names on their tabs. */
function sheets(files: ReadonlyMap<string, string>): Map<string, string> {
  const workbook = files.get("xl/workbook.xml") ?? "";
  return new Map(
    [...workbook.matchAll(/<sheet name="([^"]+)" sheetId="\d+" r:id="rId(\d+)"/g)].map(
      ([, name = "", id]) => [name, files.get(`xl/worksheets/sheet${id}.xml`) ?? ""],
    ),
  );
}

/** Cells by their references: texts as texts, numbers as numbers. */
function cells(sheet: string): Map<string, string | number> {
  const found = new Map<string, string | number>();
  for (const [, reference = "", value, text] of sheet.matchAll(
    /<c r="([A-Z]+\d+)"(?: s="\d+")?(?: t="inlineStr")?>(?:<v>([^<]*)<\/v>|<is><t xml:space="preserve">([^<]*)<\/t><\/is>)<\/c>/g,
  )) {
    found.set(
      reference,
      value === undefined
        ? (text ?? "")
            .replaceAll("&lt;", "<")
            .replaceAll("&gt;", ">")
            .replaceAll("&quot;", '"')
            .replaceAll("&amp;", "&")
        : Number(value),
    );
  }
  return found;
}

const rowsOf = (sheet: string): number => sheet.match(/<row /g)?.length ?? 0;

test("five sheets with frozen heads, widths and filters, and one row for each event and member", async () => {
  const { report, events } = ordinaryMonth(250);
  const found = sheets(await parts(workbookReport(report), events));
  expect([...found.keys()]).toEqual(["Overview", "Rooms", "Members", "Events", "Proof"]);
  expect(rowsOf(found.get("Events") ?? "")).toBe(251);
  const people = report.assessment.rooms.reduce(
    (sum, room) => sum + room.members.length + room.left.length,
    0,
  );
  expect(rowsOf(found.get("Members") ?? "")).toBe(people + 1);
  for (const [name, sheet] of found) {
    expect(sheet.includes('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')).toBe(
      name !== "Overview",
    );
    expect(sheet).toMatch(/<cols><col min="1" max="1" width="\d+" customWidth="1"\/>/);
    expect(sheet.includes("<autoFilter ")).toBe(name !== "Overview");
  }
  expect(found.get("Events")).toContain('<autoFilter ref="A1:S251"/>');
});

test("dates are numbers of local time in a date's format, and the offset stands beside them", async () => {
  const { report, events } = ordinaryMonth(1);
  const [event] = events;
  if (event === undefined) throw new Error("no event");
  // Twice 02:30 by the clock, an hour apart.
  const at = (iso: string) => ({ ...event, event: { ...event.event, at: Date.parse(iso) / 1000 } });
  const twice = [at("2026-10-25T01:30:00Z"), at("2026-10-25T00:30:00Z")];
  const files = await parts(workbookReport(report), twice);
  const sheet = sheets(files).get("Events") ?? "";
  const found = cells(sheet);
  const serial = Date.parse("2026-10-25T02:30:00Z") / 1000 / 86_400 + 25_569;
  expect([found.get("B2"), found.get("B3")]).toEqual([serial, serial]);
  expect([found.get("C2"), found.get("C3")]).toEqual(["UTC+01:00", "UTC+02:00"]);
  expect(found.get("B1")).toBe("Date (Europe/Berlin)");
  expect(sheet).toContain(`<c r="B2" s="${styleId("date-time")}"><v>`);
  expect(files.get("xl/styles.xml")).toContain('formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"');
});

test("a full sheet is continued by another with the same heads, and no row is lost", async () => {
  const { report, events } = ordinaryMonth(250);
  const limits = { rows: 101, bytes: Number.POSITIVE_INFINITY };
  const found = sheets(await parts(workbookReport(report, limits), events));
  expect([...found.keys()]).toEqual([
    "Overview",
    "Rooms",
    "Members",
    "Events",
    "Events 2",
    "Events 3",
    "Proof",
  ]);
  const ids = ["Events", "Events 2", "Events 3"].flatMap((name) => {
    const sheet = found.get(name) ?? "";
    expect(rowsOf(sheet)).toBeLessThanOrEqual(101);
    expect(cells(sheet).get("A1")).toBe("Id");
    return [...cells(sheet)].filter(([reference]) => /^A(?!1$)/.test(reference)).map(([, id]) => id);
  });
  expect(ids).toEqual(events.map(({ event }) => event.id));
});

test("a sheet is also full when its part becomes too large for the archive", async () => {
  const { report, events } = ordinaryMonth(2000);
  const limits = { rows: 1_000_000, bytes: 500_000 };
  const found = sheets(await parts(workbookReport(report, limits), events));
  expect([...found.keys()].filter((name) => name.startsWith("Events")).length).toBeGreaterThan(2);
});

describe("hostile texts", () => {
  test("are texts, begin no formula, and are free of what XML and people cannot read", async () => {
    const { report, events } = hostileNames();
    for (const [path, xml] of await parts(workbookReport(report), events)) {
      expect(xml, path).not.toMatch(DANGEROUS);
      expect(xml, path).not.toMatch(/<f>|<script|<img/);
      expect(xml.match(/&(?!(?:amp|lt|gt|quot);)/), path).toBeNull();
      for (const value of cells(xml).values()) {
        if (typeof value === "string") expect(value).not.toMatch(/^\s*[=+\-@]/);
      }
    }
  });

  test("are cut at the longest text a cell may hold, and never read as escaped characters", async () => {
    const { report, events } = ordinaryMonth(1);
    const [first] = events;
    if (first === undefined) throw new Error("no event");
    const event = { ...first.event, user: "🙂".repeat(40_000), context: "_x003D_1+1" };
    const found = cells(
      sheets(await parts(workbookReport(report), [{ ...first, event }])).get("Events") ?? "",
    );
    expect(`${found.get("D2")}`.length).toBeLessThanOrEqual(32_767);
    expect(`${found.get("D2")}`).toMatch(/🙂…$/u);
    expect(found.get("L2")).toBe("_x005F_x003D_1+1");
  });
});

test("says what was not proved, and leaves out what was not asked for", async () => {
  const { report, events } = incompleteMonth();
  const only = { ...report, reports: ["inactivity"] as const };
  const found = sheets(await parts(workbookReport(only), events));
  expect([...found.keys()]).toEqual(["Overview", "Rooms", "Members", "Proof"]);
  expect(found.get("Overview")).toContain("INCOMPLETE");
  expect(found.get("Overview")).toContain("could not be read to its end");
  expect(found.get("Proof")).toContain("NOT READ TO ITS END");
});

test("the same report is the same file", async () => {
  const { report, events } = ordinaryMonth(20);
  const one = await parts(workbookReport(report), events);
  expect(await parts(workbookReport(report), events)).toEqual(one);
});

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %i is %s", (index, name) => {
  expect(columnName(index)).toBe(name);
});

test("the overview says each thing once", async () => {
  const { report, events } = incompleteMonth();
  const summary = sheets(await parts(workbookReport(report), events)).get("Overview") ?? "";
  const found = cells(summary);
  const texts = [...found.values()].filter((value) => typeof value === "string");
  const words = wordsOf(report);
  for (const sentence of report.reasons.map(words.reason)) {
    expect(texts.filter((text) => text.includes(sentence))).toEqual([`Not proved: ${sentence}`]);
  }
  expect(texts.filter((text) => /^'|INCOMPLETE:/.test(text))).toEqual([]);
  expect(summary).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
  expect(summary).toContain('fitToHeight="0"');
});

test("a room that could not be read has a row without a single 0 of members", async () => {
  const { report, events } = incompleteMonth();
  const rooms = sheets(await parts(workbookReport(report), events)).get("Rooms") ?? "";
  const unread = report.assessment.rooms.findIndex(({ unreadable }) => unreadable !== undefined) + 2;
  const row = [...cells(rooms)]
    .filter(([at]) => new RegExp(`^[A-Z]+${unread}$`).test(at))
    .map(([, cell]) => cell);
  expect(row.slice(3, 11)).toEqual(Array(8).fill("not read"));
});

test("rooms are links to their pages, and the heads repeat on every printed page", async () => {
  const { report, events } = ordinaryMonth(3);
  const files = await parts(workbookReport(report), events);
  expect(files.get("xl/worksheets/_rels/sheet2.xml.rels")).toContain(
    'Target="https://acme.example.com/rooms/shared/1201/filter" TargetMode="External"',
  );
  expect(sheets(files).get("Rooms")).toContain('<hyperlink ref="A2" r:id="rId1"/>');
  expect(files.get("xl/workbook.xml")).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="1">'Rooms'!$1:$1</definedName>`,
  );
});

test("the compliance report alone has no verdicts", async () => {
  const { report, events } = comparedMonth();
  const files = await parts(workbookReport({ ...report, reports: ["compliance"] }), events);
  const summary = sheets(files).get("Overview") ?? "";
  expect(summary).not.toMatch(/Newly inactive|Active again|>(?:Inactive|Unknown)/);
});

test("the trend has a chart and a row for each month and room; what is not known is no number", async () => {
  const { report, events } = comparedMonth();
  const files = await parts(workbookReport(report), events);
  const found = cells(sheets(files).get("Trend") ?? "");
  const row = (at: number) => ["A", "B", "C", "D", "E"].map((column) => found.get(`${column}${at}`));
  expect(row(2)).toEqual(["April 2026", 35, 61, 1210, "all rooms"]);
  expect(row(4)).toEqual(["June 2026", "no report", "no report", "no report", "all rooms"]);
  expect(row(6)).toEqual(["August 2026", "incomplete", "incomplete", "incomplete", "all rooms"]);
  expect(row(9)).toEqual(["April 2026", 3, 11, 150, "Board papers"]);
  expect(files.get("xl/charts/chart2.xml")).toContain("'Trend'!$B$2:$B$8");
});

test("the review has a row for each membership, what is overdue first", async () => {
  const { report, events } = ordinaryMonth(1);
  const row = { roomId: 1201, personId: "p", name: "Zoë Ünal", state: "open", since: "2026-09-02" } as const;
  const rows = [
    { ...row, days: 3, overdue: false },
    { ...row, name: "Jörg Jäger", days: 61, overdue: true },
  ];
  const reviewed = { ...report, review: { day: "2026-11-02", rows } };
  const found = cells(sheets(await parts(workbookReport(reviewed), events)).get("Review") ?? "");
  const shown = ["A2", "B2", "C2", "D2", "E2", "A3", "E3"].map((at) => found.get(at));
  const first = ["Jörg Jäger", "Board papers", "Undecided for 61 days", "2 Sept 2026", "overdue"];
  expect(shown).toEqual([...first, "Zoë Ünal", undefined]);
});
