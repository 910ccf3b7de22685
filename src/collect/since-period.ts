import type { AuditEvent, AuditQuery, EpochSeconds } from "../docspace/events.ts";
import type { Places } from "./collected.ts";
import { titleInContext } from "./unplaced.ts";

const PAGE = 100;
const FILE_MOVED = [5015, 5016];
const FOLDER_MOVED = [5024, 5025];
const ROOM_RENAMED = 5071;

/** What happened after the period that makes the portal of today a bad witness of the period. */
export interface SincePeriod {
  readonly moved: Places["movedSince"];
  /** Titles that rooms lost after the period: they bore them during it. */
  readonly formerTitles: readonly { readonly roomId: number; readonly title: string }[];
}

/**
 * Reads the moves and room renamings between the period's end and now from the audit trail, by action.
 * A renaming's `context` holds the old title (conformance case "a renamed room's event has the old title").
 */
export async function readSincePeriod(
  from: EpochSeconds,
  to: EpochSeconds,
  readPage: (query: AuditQuery) => Promise<readonly AuditEvent[]>,
): Promise<SincePeriod> {
  const eventsOf = async (actions: readonly number[]): Promise<AuditEvent[]> =>
    (await Promise.all(actions.map((action) => readAll(action, from, to, readPage)))).flat();
  const [files, folders, renamings] = await Promise.all([
    eventsOf(FILE_MOVED),
    eventsOf(FOLDER_MOVED),
    eventsOf([ROOM_RENAMED]),
  ]);
  const entryIds = (events: readonly AuditEvent[]): Set<number> =>
    new Set(events.map((event) => Number(event.target[0])).filter(Number.isSafeInteger));
  return {
    moved: { files: entryIds(files), folders: entryIds(folders) },
    formerTitles: renamings.flatMap((event) => {
      const title = titleInContext(event.context);
      return title ? [{ roomId: Number(event.target[0]), title }] : [];
    }),
  };
}

/** Newest first by whole seconds; a second with more than a page of moves is stepped through by offset. */
async function readAll(
  action: number,
  from: EpochSeconds,
  to: EpochSeconds,
  readPage: (query: AuditQuery) => Promise<readonly AuditEvent[]>,
): Promise<AuditEvent[]> {
  const found = new Map<number, AuditEvent>();
  let cursor = to;
  let startIndex = 0;
  while (cursor >= from) {
    const page = await readPage({ action, from, to: cursor, startIndex, count: PAGE });
    for (const event of page) found.set(event.id, event);
    if (page.length < PAGE) break;
    const oldest = page.reduce((least, event) => Math.min(least, event.at), cursor);
    // In the repeated hour the printed time may lie an hour late: then step by offset, as inside one second.
    if (oldest < cursor) {
      cursor = oldest;
      startIndex = 0;
    } else {
      startIndex += PAGE;
    }
  }
  return [...found.values()];
}
