import type { ListReading } from "../../../src/docspace/wire/paging.ts";

export { PAGE } from "../../../src/docspace/wire/paging.ts";

/** Page after page until as many rows came as the first page said: what a simple program does. */
export async function readWholeList<Row>({ readPage, keyOf }: ListReading<Row>): Promise<Row[]> {
  const rows = new Map<string | number, Row>();
  const alike: Row[] = [];
  for (let start = 0, total = 1; start < total; start += 100) {
    const page = await readPage(start, 100);
    total = page.total;
    for (const row of page.rows) {
      const key = keyOf(row);
      if (key === undefined) alike.push(row);
      else rows.set(key, row);
    }
  }
  return [...rows.values(), ...alike];
}

export async function seekInList<Row>(
  reading: ListReading<Row>,
): Promise<{ readonly rows: readonly Row[]; readonly whole: boolean }> {
  return { rows: await readWholeList(reading), whole: true };
}
