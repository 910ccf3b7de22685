import type { Peer, Wire, WirePage } from "../wire.ts";

const PAGE = 100;
/** After a refusal; the answer does not say how long it would take. */
const PAUSE = 5_000;

/** Page after page by offset, the trail first, then each room's log; as simple and as careful as such a reader is. */
export const pageAfterPage: Peer = {
  name: "page after page",
  read: (wire) => readByOffset(wire, 1),
};

/** The same pages, ten at a time. */
export const pagesInParallel: Peer = {
  name: "offset pages, 10 at once",
  read: (wire) => readByOffset(wire, 10),
};

async function readByOffset(wire: Wire, readers: number): Promise<{ events: number; believes: string }> {
  const { from, to, roomIds } = wire;
  const ids = await readPages(wire, readers, "security/audit/events/filter", { from, to });
  for (const roomId of roomIds) {
    await readPages(wire, readers, `files/folder/${roomId}/log`, { fromDate: from, toDate: to });
  }
  return { events: ids.size, believes: "" };
}

/** Reads until a page is empty: the only end that every list has in common. */
async function readPages(
  wire: Wire,
  readers: number,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<Set<number>> {
  const ids = new Set<number>();
  let next = 0;
  let ended = false;
  const reader = async (): Promise<void> => {
    while (!ended) {
      const startIndex = next;
      next += PAGE;
      const page = await insist(wire, path, { ...query, count: PAGE, startIndex });
      for (const { id } of page.rows) ids.add(id);
      const { total = Number.POSITIVE_INFINITY } = page;
      if (page.rows.length === 0 || startIndex + PAGE >= total) ended = true;
      if (page.total === undefined && page.rows.length < PAGE) ended = true;
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return ids;
}

async function insist(
  wire: Wire,
  path: string,
  query: Readonly<Record<string, string | number>>,
): Promise<WirePage> {
  for (;;) {
    const page = await wire.get(path, query);
    if (page.status === 200) return page;
    if (page.status !== 429) throw new Error(`${path} answered ${page.status}`);
    await wire.clock.sleep(PAUSE);
  }
}
