import { atOnce } from "../../docspace/http/at-once.ts";
import { readGroup, readShares } from "../../docspace/members.ts";
import { type LogEntry, readRoomLogPage } from "../../docspace/room-log.ts";
import type { Reason } from "../../reasons.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { UNSETTLED_SECONDS } from "../../time/period.ts";
import type { RoomLogCoverage, RoomMembers } from "../collected.ts";
import type { Reading } from "../request.ts";
import { IdSet } from "../spool/id-set.ts";
import type { UnnumberedEntry } from "../spool/spool.ts";
import { SETTLED_AFTER } from "../trail/trail.ts";
import type { Named } from "../whereabouts/named.ts";
import { readMembers } from "./members.ts";
import { type RoomLogRead, type RoomLogReading, readRoomLog } from "./room-log.ts";

/** Walks of a log read once more are numbered from here. */
const SECOND_READING = 1000;

/** What was read of the audited rooms. */
export interface RoomsRead {
  readonly members: readonly RoomMembers[];
  readonly logs: readonly RoomLogCoverage[];
  readonly recent: RecentEntries;
  readonly counted: CountedWalks;
}

/** Entries written since shortly before the reading began: a log read once more shows them again. */
interface RecentEntries {
  readonly from: EpochSeconds;
  readonly ids: IdSet;
}

/** Which walks over the logs count, where entries have no ids. */
interface CountedWalks {
  readonly first: Map<number, ReadonlySet<number>>;
  /** Logs whose end was read once more: from then on only those walks count. */
  readonly again: Map<number, ReadonlySet<number>>;
}

/**
 * Members, then the logs: whoever is a member now came before that moment, and what the logs show after the period
 * tells where files and titles were before. While rows of the period may still arrive the logs are read after the
 * trail, so that what the trail shows is in them too. What could not be read says so in its own place.
 */
export async function readRooms(
  reading: Reading,
  named: Named,
  trail: Promise<unknown> | undefined,
): Promise<RoomsRead> {
  const { docspace, portal, range, now } = reading;
  const members = await readMembers(portal.rooms, {
    readShares: async (roomId) => portal.shares.get(roomId) ?? readShares(docspace, roomId),
    readGroup: async (groupId) => (await readGroup(docspace, groupId)).members,
  });
  if (now() - range.to < SETTLED_AFTER) await trail;
  const recent: RecentEntries = { from: reading.begun - UNSETTLED_SECONDS, ids: new IdSet() };
  const counted: CountedWalks = { first: new Map(), again: new Map() };
  const until = Math.max(range.to, now());
  const logs = await atOnce(portal.rooms, async ({ id }) => {
    const read = await readLog(reading, named, id, {
      range: { from: reading.logsFrom, to: until },
      onFresh: (entries) => {
        for (const entry of entries) {
          if (entry.at >= recent.from && entry.id !== undefined) recent.ids.add(entry.id);
        }
        return entries;
      },
    });
    counted.first.set(id, new Set(read.walks));
    return read.coverage;
  });
  return { members, logs, recent, counted };
}

/** Reads the end of these rooms' logs once more and keeps what is new. */
export async function readEndsOfLogs(
  reading: Reading,
  named: Named,
  { recent, counted }: RoomsRead,
  roomIds: readonly number[],
): Promise<readonly Reason[]> {
  const reasons = await atOnce(roomIds, async (roomId) => {
    const { coverage, walks } = await readLog(reading, named, roomId, {
      range: { from: recent.from, to: reading.now() },
      firstWalk: SECOND_READING * ((counted.again.get(roomId)?.size ?? 0) + 1),
      onFresh: (entries) => entries.filter(({ id }) => id === undefined || recent.ids.add(id)),
    });
    counted.again.set(roomId, new Set(walks));
    return coverage.reason ?? [];
  });
  return reasons.flat();
}

/** Reads a log once more that is known to have left something out, and keeps what is not among `kept`, by the ids. */
export async function keepMissing(
  reading: Reading,
  named: Named,
  roomId: number,
  kept: Pick<IdSet, "add">,
): Promise<void> {
  await readLog(reading, named, roomId, {
    range: { from: reading.logsFrom, to: reading.now() },
    onFresh: (entries) => entries.filter(({ id }) => id !== undefined && kept.add(id)),
  });
}

interface LogReading extends Pick<RoomLogReading, "range"> {
  readonly firstWalk?: number;
  /** Of entries that this reading brought for the first time, those that are to be kept. */
  readonly onFresh: (entries: readonly LogEntry[]) => readonly LogEntry[];
}

function readLog(
  { docspace, spool, clockChanges }: Reading,
  named: Named,
  roomId: number,
  { range, firstWalk, onFresh }: LogReading,
): Promise<RoomLogRead> {
  return readRoomLog(roomId, {
    range,
    clockChanges,
    ...(firstWalk === undefined ? {} : { firstWalk }),
    readPage: (id, { from, to }, startIndex) => readRoomLogPage(docspace, id, { from, to, startIndex }),
    onEntries(entries, walk) {
      const fresh = onFresh(entries);
      named.noteEntries(roomId, fresh);
      spool.addLogEntries(
        fresh.flatMap((entry) => (entry.id === undefined ? [] : [{ ...entry, id: entry.id, roomId }])),
      );
      spool.addUnnumbered(
        fresh.flatMap((entry) => (entry.id === undefined ? [{ ...entry, roomId, walk }] : [])),
      );
    },
  });
}

/** The entries without ids that count: of the walk over each part of a log that found it standing still. */
export async function* countedEntries(
  { spool }: Reading,
  { counted, recent }: RoomsRead,
): AsyncIterable<readonly UnnumberedEntry[]> {
  for await (const page of spool.unnumbered.read()) {
    yield page.filter(({ roomId, walk, at }) => {
      const again = counted.again.get(roomId);
      if (walk >= SECOND_READING) return again?.has(walk) === true;
      const superseded = again !== undefined && at >= recent.from;
      return !superseded && counted.first.get(roomId)?.has(walk) === true;
    });
  }
}
