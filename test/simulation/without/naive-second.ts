import type { ReadPage, SecondRead } from "../../../src/collect/trail/crowded-second.ts";
import type { AuditEvent } from "../../../src/docspace/audit-trail.ts";
import type { EpochSeconds } from "../../../src/time/epoch.ts";

export { allFilters, doubledSeconds } from "../../../src/collect/trail/crowded-second.ts";

/** Page after page by offset, as if the portal kept the order of its rows: what a simple program does. */
export async function readSecond(second: EpochSeconds, readPage: ReadPage): Promise<SecondRead> {
  const rows = new Map<number, AuditEvent>();
  for (let startIndex = 0; ; startIndex += 100) {
    const page = await readPage({ from: second, to: second, startIndex, count: 100 });
    for (const row of page) rows.set(row.id, row);
    if (page.length < 100) return { rows, complete: true };
  }
}
