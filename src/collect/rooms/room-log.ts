import { atOnce } from "../../docspace/http/at-once.ts";
import type { LogEntry, LogPage } from "../../docspace/room-log.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { EpochSeconds, TimeRange } from "../../time/epoch.ts";
import type { OffsetChange } from "../../time/offset-changes.ts";
import type { RoomLogCoverage, RoomLogEntry } from "../collected.ts";
import { IdSet } from "../spool/id-set.ts";
import { cutForRoomLogs, instantInWindow } from "../trail/repeated-hour.ts";

const PAGE = 100;
const WALKS = 4;

export interface RoomLogReading {
  readonly range: TimeRange;
  readonly clockChanges: readonly OffsetChange[];
  readonly readPage: (roomId: number, range: TimeRange, startIndex: number) => Promise<LogPage>;
  /** Called with every distinct entry once, page by page. */
  readonly onEntries: (entries: readonly RoomLogEntry[]) => void;
  readonly describe: (error: unknown) => string;
}

/**
 * Reads one room's log in `range`, every entry once. The log has a total and an order by id, so its pages can be read
 * at once; if the total changes meanwhile, or an entry comes twice, it is walked again until it stands still.
 * Failures end in the coverage's reason, never in an exception.
 */
export async function readRoomLog(roomId: number, reading: RoomLogReading): Promise<RoomLogCoverage> {
  const coverage = { roomId, total: 0, shown: 0, requests: 0 };
  const seen = new IdSet();
  let failed: Reason | undefined;
  try {
    for (const range of cutForRoomLogs(reading.range, reading.clockChanges)) {
      const walked = await walkUntilStill(roomId, range, reading, (entries) => {
        const fresh = entries.filter((entry) => seen.add(entry.id));
        reading.onEntries(fresh.map((entry) => ({ ...entry, roomId })));
      });
      coverage.total += walked.total;
      coverage.requests += walked.requests;
      if (!walked.still) {
        failed = reason("room-log-unsettled", {}, { rooms: [roomId] });
      }
    }
  } catch (error) {
    failed = reason("room-log-unreadable", { failure: reading.describe(error) }, { rooms: [roomId] });
  }
  coverage.shown = seen.size;
  return failed ? { ...coverage, state: "incomplete", reason: failed } : { ...coverage, state: "complete" };
}

async function walkUntilStill(
  roomId: number,
  range: TimeRange,
  reading: RoomLogReading,
  onEntries: (entries: readonly LogEntry[]) => void,
): Promise<{ total: number; requests: number; still: boolean }> {
  let requests = 0;
  let total = 0;
  for (let walk = 0; walk < WALKS; walk++) {
    const ids = new IdSet();
    let shown = 0;
    let moved = false;
    const take = async (startIndex: number): Promise<LogPage> => {
      const page = await reading.readPage(roomId, range, startIndex);
      requests++;
      const entries = page.entries.map((entry) => place(entry, range, reading.clockChanges));
      for (const entry of entries) ids.add(entry.id);
      shown += entries.length;
      moved ||= entries.length > page.covered;
      onEntries(entries);
      return page;
    };
    const first = await take(0);
    total = first.total;
    const starts: number[] = [];
    for (let start = PAGE; start < total; start += PAGE) starts.push(start);
    // Only the totals are kept: the pages of a long log would fill the memory.
    const totals = await atOnce(starts, async (startIndex) => (await take(startIndex)).total);
    if (!moved && ids.size === shown && totals.every((one) => one === total)) {
      return { total, requests, still: true };
    }
  }
  return { total, requests, still: false };
}

function place(entry: LogEntry, range: TimeRange, changes: readonly OffsetChange[]): LogEntry {
  const at: EpochSeconds = instantInWindow(entry.at, range, changes) ?? entry.at;
  return at === entry.at ? entry : { ...entry, at };
}
