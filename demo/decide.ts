import { type Cell, readXlsx, type Sheet, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { REVIEW_TITLE } from "../src/report-folder/titles.ts";
import type { Store } from "./portal/store.ts";

/** What somebody writes into the row of a person in the workbook of the access review. */
export interface Filling {
  readonly email: string;
  readonly room: string;
  readonly decision: string;
  readonly reason?: string;
  readonly until?: string;
  readonly decidedBy?: string;
}

/** The workbook as a person saves it who filled in these rows. Throws for a row that is not there. */
export async function fillIn(content: Uint8Array, fillings: readonly Filling[]): Promise<Uint8Array> {
  const { sheets } = await readXlsx(content);
  const sheet = sheets[0];
  const heads = sheet?.rows[0];
  if (sheet === undefined || heads === undefined) throw new Error("the workbook has no sheet to decide in");
  const column = (title: string): number => heads.indexOf(title);
  for (const { email, room, decision, reason = "", until, decidedBy = "" } of fillings) {
    const row = sheet.rows.find(
      (cells) => cells[column("E-mail")] === email && cells[column("Room")] === room,
    );
    if (row === undefined) throw new Error(`the workbook has no row of ${email} in ${room}`);
    row[column("Decision")] = decision;
    row[column("Reason")] = reason;
    row[column("Decided by")] = decidedBy;
    row[column("Until")] = until === undefined ? null : new Date(`${until}T00:00:00Z`);
  }
  return await writeXlsx({ sheets: sheets.map(asWritten) });
}

/** A sheet that was read, to be written as it was. */
export function asWritten({ name, rows, columns, cells, freezePane, dataValidations }: Sheet): WriteSheet {
  const kept = new Map<string, Partial<Cell>>(cells);
  return {
    ...{ name, rows, cells: kept },
    ...(columns === undefined ? {} : { columns }),
    ...(freezePane === undefined ? {} : { freezePane }),
    ...(dataValidations === undefined ? {} : { dataValidations }),
  };
}

/** The workbook of the access review as it lies in the portal. Throws where there is none. */
export function workbookIn(store: Store) {
  const file = [...store.files.values()].find(({ title }) => title === REVIEW_TITLE);
  const content = file?.versions.at(-1)?.content;
  if (file === undefined || content === undefined)
    throw new Error("there is no workbook of an access review");
  return { file, content };
}

/** The rows of its sheet *Decide*, each cell by its column's title. */
export async function askedIn(store: Store): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const [sheet] = (await readXlsx(workbookIn(store).content)).sheets;
  const [heads = [], ...rows] = sheet?.rows ?? [];
  return rows.map((row) => Object.fromEntries(heads.map((head, index) => [String(head), row[index]])));
}

/** Who changes a file, and when, in epoch seconds. */
interface Editor {
  readonly by: string;
  readonly at: number;
}

/** Somebody opens the workbook in the portal, fills in these rows and saves it: its next version. */
export async function decideIn(store: Store, who: Editor, fillings: readonly Filling[]): Promise<void> {
  saveIn(store, who, await fillIn(workbookIn(store).content, fillings));
}

/** Somebody changes its sheets as they like. */
export async function editIn(
  store: Store,
  who: Editor,
  byHand: (sheets: readonly WriteSheet[]) => void,
): Promise<void> {
  const sheets = (await readXlsx(workbookIn(store).content)).sheets.map(asWritten);
  byHand(sheets);
  saveIn(store, who, await writeXlsx({ sheets }));
}

function saveIn(store: Store, who: Editor, content: Uint8Array): void {
  const { versions } = workbookIn(store).file;
  const version = (versions.at(-1)?.version ?? 0) + 1;
  versions.push({ version, size: content.length, content, ...who });
}
