import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import type { Cell, Sheet, SheetColumn } from "../../report/xlsx/sheet.ts";
import {
  SheetWriter,
  sheetPath,
  sheetRelationshipsPath,
  type WrittenSheet,
  workbookParts,
} from "../../report/xlsx/spreadsheetml.ts";
import type { PortalRow } from "../model.ts";
import type { Page } from "../page.ts";
import {
  BESIDE,
  changeHead,
  changeText,
  changeWords,
  type FigureColumn,
  SHOWN,
  stateText,
  totalsWords,
  whyText,
} from "../table.ts";
import { answerOf } from "./answer.ts";
import { personText, unfoundPeople } from "./people.ts";

/** The page as a workbook: the answer, the portals, the people who are inactive in several. */
export async function rollUpWorkbook(page: Page): Promise<Uint8Array> {
  const zip = new ZipFile();
  const options = { mtime: new Date(page.made), mode: 0o100600 };
  const add = (path: string, xml: string): void => zip.addBuffer(Buffer.from(xml), path, options);
  const written: WrittenSheet[] = [];
  for (const [index, sheet] of sheetsOf(page).entries()) {
    const writer = new SheetWriter(sheet);
    let xml = writer.begin();
    for (const cells of sheet.rows) xml += writer.row(cells);
    const end = writer.end(undefined);
    add(sheetPath(index), xml + end.xml);
    if (end.relationships !== undefined) add(sheetRelationshipsPath(index), end.relationships);
    const { name, columns, layout, printed } = sheet;
    written.push({ name, columns, layout, rows: writer.rows, ...(printed === undefined ? {} : { printed }) });
  }
  const title = `Audit of all portals ${page.rollUp.period?.label ?? ""}`.trim();
  for (const { path, xml } of workbookParts(title, page.made, written, [])) add(path, xml);
  zip.end();
  return buffer(zip.outputStream);
}

function sheetsOf(page: Page): Sheet[] {
  const { rollUp, changes } = page;
  return [
    {
      name: "Overview",
      layout: "page",
      columns: [{ head: "", width: 110, style: "wrapped" }],
      rows: [
        [{ value: "DocSpace audit of all portals", style: "title" }],
        [answerOf(rollUp)],
        ...[...totalsWords(rollUp), ...changeWords(page)].map((sentence) => [sentence]),
        ["An empty cell is not known, and not 0."],
        ...unfoundPeople(page).map((sentence) => [sentence]),
      ],
    },
    {
      name: "Portals",
      layout: "table",
      columns: [
        { head: "Portal", width: 26 },
        { head: "State", width: 14 },
        ...SHOWN.map(figureColumn),
        { head: changes === undefined ? "Change" : changeHead(changes), width: 13 },
        { head: "Why", width: 48, style: "wrapped" },
        ...BESIDE.map(figureColumn),
      ],
      // The others would make all of them too small to be read on paper.
      printed: SHOWN.length + 4,
      rows: rollUp.rows.map((row) => portalCells(row, page)),
    },
    {
      name: "Inactive in several",
      layout: "table",
      columns: [
        { head: "Person", width: 36 },
        { head: "Portals", width: 10, style: "count" },
        { head: "Which", width: 100, style: "wrapped" },
      ],
      rows: rollUp.shared.map(({ key, portals }) => [
        personText(key, page),
        portals.length,
        portals.join(", "),
      ]),
    },
  ];
}

function figureColumn({ head }: FigureColumn): SheetColumn {
  return { head, width: Math.max(11, head.length + 4), style: "count" };
}

function portalCells(row: PortalRow, { changes }: Page): readonly Cell[] {
  const { name, url, state, figures } = row;
  return [
    /^https?:/.test(url) ? { value: name, link: url } : name,
    { value: stateText(row), style: state === "complete" ? "good" : "bad" },
    ...SHOWN.map(({ value }) => figures && value(figures)),
    changeText(row, changes),
    whyText(row),
    ...BESIDE.map(({ value }) => figures && value(figures)),
  ];
}
