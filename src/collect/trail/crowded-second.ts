import type { AuditEvent, AuditQuery } from "../../docspace/audit-trail.ts";
import type { EpochSeconds } from "../../time/epoch.ts";

/** Reads one page of the audit filter; rows carry true instants. */
export type ReadPage = (query: AuditQuery) => Promise<readonly AuditEvent[]>;

const PAGE = 100;
/** Plain walks after partitioning has not helped; ties are shuffled anew by each answer, so few are needed. */
const WALKS = 8;

/** The rows of one second, or those that could be had when the server's order never settled. */
export interface SecondRead {
  readonly rows: ReadonlyMap<number, AuditEvent>;
  readonly complete: boolean;
}

/**
 * Reads every event of one second, also when there are more than a page of them.
 *
 * The server orders by date alone (`AuditEventsRepository.cs`), so rows of one second may change places between two
 * pages: some come twice, others never. Positions do not lie, though: a walk to a short page returns as many rows as
 * the second holds. So the second is complete exactly when the distinct ids are as many as the positions of the last
 * walk. Until then: walks narrowed by action type, then by action, then by user, whose parts mostly fit on one page and
 * so have no border to get lost at; at last plain walks, which must agree twice in a row.
 */
export async function readSecond(second: EpochSeconds, readPage: ReadPage): Promise<SecondRead> {
  const rows = new Map<number, AuditEvent>();
  const walk = async (filter: Partial<AuditQuery>): Promise<number> => {
    let positions = 0;
    for (;;) {
      const query = { ...filter, from: second, to: second, startIndex: positions, count: PAGE };
      let page = await readPage(query);
      // An answer that holds a row twice does not tell how many positions it stands for.
      for (let again = 0; again < WALKS && hasDoubles(page); again++) page = await readPage(query);
      for (const row of page) rows.set(row.id, row);
      positions += page.length;
      if (page.length < PAGE) return positions;
    }
  };
  let positions = await walk({});
  if (rows.size === positions) return { rows, complete: true };

  const values = <T>(pick: (row: AuditEvent) => T): T[] => [...new Set([...rows.values()].map(pick))];
  const partitions = [
    () => values((row) => row.actionType).map((actionType) => ({ actionType })),
    () => values((row) => row.actionId).map((action) => ({ action })),
    () => values((row) => row.userId).map((userId) => ({ userId })),
  ];
  for (const partition of partitions) {
    for (const filter of partition()) await walk(filter);
    if (rows.size === positions) return { rows, complete: true };
  }
  let agreed = 0;
  for (let round = 0; round < WALKS && agreed < 2; round++) {
    positions = await walk({});
    agreed = rows.size === positions ? agreed + 1 : 0;
  }
  return { rows, complete: agreed === 2 };
}

function hasDoubles(page: readonly AuditEvent[]): boolean {
  return new Set(page.map((row) => row.id)).size < page.length;
}
