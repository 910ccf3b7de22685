import { type Cell, readXlsx, type Sheet, type WriteSheet, writeXlsx } from "hucre/xlsx";

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
