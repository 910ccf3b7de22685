import type { AuditEvent, AuditQuery } from "../../docspace/audit-trail.ts";
import { atOnce } from "../../docspace/http/at-once.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { ROOM_DELETED, ROOM_RENAMED } from "./title-history.ts";

const PAGE = 100;

/**
 * Reads the renamings and deletions of rooms between the period's end and now from the audit trail, by action: what
 * bore a title in the period may no longer, and no list of rooms tells.
 */
export async function readTitleChanges(
  from: EpochSeconds,
  to: EpochSeconds,
  readPage: (query: AuditQuery) => Promise<readonly AuditEvent[]>,
): Promise<AuditEvent[]> {
  const events = await atOnce([ROOM_RENAMED, ROOM_DELETED], (action) => readAll(action, from, to, readPage));
  return events.flat();
}

/** Newest first by whole seconds; a second with more than a page of them is stepped through by offset. */
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
