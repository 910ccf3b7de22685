import { atOnce } from "../../docspace/http/at-once.ts";
import { LOG_PAGE, type LogEntry, type LogPage } from "../../docspace/room-log.ts";
import { sentenceOf } from "../../errors.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { EpochSeconds, TimeRange } from "../../time/epoch.ts";
import type { OffsetChange } from "../../time/offset-changes.ts";
import type { RoomLogCoverage } from "../collected.ts";
import { IdSet } from "../spool/id-set.ts";
import { SpoolError } from "../spool/spool-file.ts";
import { cutForRoomLogs, instantInWindow, isNearCutOfLog } from "../trail/repeated-hour.ts";

const WALKS = 4;

export interface RoomLogReading {
  readonly range: TimeRange;
  readonly clockChanges: readonly OffsetChange[];
  readonly readPage: (roomId: number, range: TimeRange, startIndex: number) => Promise<LogPage>;
  /**
   * Called page by page. Entries with ids come once each. Those of servers before 3.6, which have none, come again with
   * every walk over their pages: only those of the walks named in the result count.
   */
  readonly onEntries: (entries: readonly LogEntry[], walk: number) => void;
  /** Number of the first walk; the others follow. */
  readonly firstWalk?: number;
}

export interface RoomLogRead {
  readonly coverage: RoomLogCoverage;
  /** The walks whose entries count, where entries have no ids: together they are the log, every entry once. */
  readonly walks: readonly number[];
}

/**
 * Reads one room's log in `range`, every entry once. The log has a total and an order by id, so its pages can be read
 * at once; if the total changes meanwhile, or an entry comes twice, it is walked again until it stands still.
 * Failures to read end in the coverage's reason, never in an exception.
 * @throws SpoolError where `onEntries` could not keep what was read
 */
export async function readRoomLog(roomId: number, reading: RoomLogReading): Promise<RoomLogRead> {
  const coverage = { roomId, total: 0, shown: 0, requests: 0 };
  const seen = new IdSet();
  const walks: number[] = [];
  let walk = reading.firstWalk ?? 0;
  let failed: Reason | undefined;
  try {
    const cut = cutForRoomLogs(reading.range, reading.clockChanges);
    const glance = cut.length > 1 ? await reading.readPage(roomId, reading.range, 0) : undefined;
    coverage.requests += glance === undefined ? 0 : 1;
    const exact = glance !== undefined && isExact(glance, reading.clockChanges);
    for (const range of exact ? [reading.range] : cut) {
      const onEntries = (entries: readonly LogEntry[], number: number): void => {
        const fresh = entries.filter(({ id }) => id === undefined || seen.add(id));
        if (fresh.length > 0) reading.onEntries(fresh, number);
      };
      const first = exact ? glance : undefined;
      const walked = await walkUntilStill(roomId, range, { walk, first }, reading, onEntries);
      walks.push(walked.walk);
      walk = walked.walk + 1;
      coverage.total += walked.total;
      coverage.requests += walked.requests;
      coverage.shown += walked.unnumbered;
      if (!walked.still) failed = reason("room-log-unsettled", {}, { rooms: [roomId] });
    }
  } catch (error) {
    if (error instanceof SpoolError) throw error;
    failed = reason("room-log-unreadable", { failure: sentenceOf(error) }, { rooms: [roomId] });
  }
  coverage.shown += seen.size;
  return {
    coverage: failed
      ? { ...coverage, state: "incomplete", reason: failed }
      : { ...coverage, state: "complete" },
    walks,
  };
}

interface Walked {
  readonly total: number;
  /** Entries without ids that the last walk showed. */
  readonly unnumbered: number;
  readonly requests: number;
  readonly still: boolean;
  /** The last walk's number. */
  readonly walk: number;
}

/**
 * Whether a page is the whole log and no entry of it is near a change of offset: then every date is what it is printed
 * as, and the log need not be cut there.
 */
function isExact({ entries, total }: LogPage, changes: readonly OffsetChange[]): boolean {
  return total <= LOG_PAGE && !entries.some(({ at }) => isNearCutOfLog(at, changes));
}

/** @param begin number of the first walk, and its first page where that was read already */
async function walkUntilStill(
  roomId: number,
  range: TimeRange,
  begin: { readonly walk: number; readonly first: LogPage | undefined },
  reading: RoomLogReading,
  onEntries: (entries: readonly LogEntry[], walk: number) => void,
): Promise<Walked> {
  const firstWalk = begin.walk;
  let requests = 0;
  for (let walk = firstWalk; ; walk++) {
    const ids = new IdSet();
    let shown = 0;
    let unnumbered = 0;
    let moved = false;
    const take = async (startIndex: number): Promise<LogPage> => {
      const known = walk === firstWalk && startIndex === 0 ? begin.first : undefined;
      const page = known ?? (await reading.readPage(roomId, range, startIndex));
      requests += known === undefined ? 1 : 0;
      const entries = page.entries.map((entry) => place(entry, range, reading.clockChanges));
      for (const { id } of entries) {
        if (id === undefined) unnumbered++;
        else ids.add(id);
      }
      shown += entries.length;
      moved ||= entries.length > page.covered;
      onEntries(entries, walk);
      return page;
    };
    const { total } = await take(0);
    const starts: number[] = [];
    for (let start = LOG_PAGE; start < total; start += LOG_PAGE) starts.push(start);
    // Only the totals are kept: the pages of a long log would fill the memory.
    const totals = await atOnce(starts, async (startIndex) => (await take(startIndex)).total);
    const still = !moved && ids.size + unnumbered === shown && totals.every((one) => one === total);
    if (still || walk === firstWalk + WALKS - 1) return { total, unnumbered, requests, still, walk };
  }
}

function place(entry: LogEntry, range: TimeRange, changes: readonly OffsetChange[]): LogEntry {
  const at: EpochSeconds = instantInWindow(entry.at, range, changes) ?? entry.at;
  return at === entry.at ? entry : { ...entry, at };
}
