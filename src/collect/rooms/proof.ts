import { atOnce } from "../../docspace/http/at-once.ts";
import { readMappedActions } from "../../docspace/portal.ts";
import { sentenceOf } from "../../errors.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { TimeRange } from "../../time/epoch.ts";
import type { Collected, CrossCheck } from "../collected.ts";
import type { Reading } from "../request.ts";
import { IdSet } from "../spool/id-set.ts";
import type { TrailRead } from "../trail/trail.ts";
import { type Named, STEPS, type StepOfRoom } from "../whereabouts/named.ts";
import { type Comparison, crossCheck } from "./cross-check.ts";
import type { Matched } from "./match-entries.ts";
import { matchEntries, numbered } from "./number-entries.ts";
import { countedEntries, keepMissing, type RoomsRead } from "./rooms.ts";
import type { KnownTitles } from "./settle-group.ts";

export interface LogProof {
  /** Absent without a trail, and where the proof could not be carried out: then `reasons` says so. */
  readonly result?: CrossCheck;
  readonly reasons: readonly Reason[];
  /** Events that stand in the log of one of these rooms, and it is not known of which. */
  readonly doubtful: ReadonlyMap<number, readonly number[]>;
  /** See {@link Collected.rowsMayBeMissing}. */
  readonly rowsMayBeMissing: boolean;
}

/** The trail as far as it was read whole. */
export interface TrailsRead {
  readonly period: TrailRead | undefined;
  /** The time before it, as far as the grace days reach back. */
  readonly earlier: TrailRead | undefined;
  /** Whether the changes of titles since the period were read. */
  readonly sinceRead: boolean;
}

/**
 * Compares the logs with the trail, and gives the entries of servers before 3.6 the ids of their rows. From here on
 * every entry on the spool has an id.
 */
export async function proveByLogs(
  reading: Reading,
  named: Named,
  trails: TrailsRead,
  rooms: RoomsRead,
): Promise<LogProof> {
  const { range, logsFrom } = reading;
  const joining = createJoining(reading, named, trails, rooms);
  const prove = (trail: TrailRead, time: TimeRange) =>
    crossCheck({
      compare: async () => {
        const byKeys = await joining.compare(time);
        const byIds = await compareById(reading, trail, time);
        return {
          entries: byKeys.entries + byIds.entries,
          missing: new Map([...byKeys.missing, ...byIds.missing]),
        };
      },
      reread: trail.reread,
      readMappedActions: () => readMappedActions(reading.docspace),
    });
  const { period, earlier, sinceRead } = trails;
  const before = earlier && (await prove(earlier, { from: logsFrom, to: range.from - 1 }));
  const proof = period === undefined ? { reasons: [] } : await prove(period, range);
  const isWhole = period?.coverage.state === "complete" && sinceRead && proof.reasons.length === 0;
  const rowsMayBeMissing = period !== undefined && !isWhole;
  const failed = await joining.write(rowsMayBeMissing);
  const hidden = await hiddenSteps(reading, named, rooms);
  const unproved = (before?.reasons ?? []).map(unprovedBefore);
  return {
    ...proof,
    reasons: [...proof.reasons, ...unproved, ...failed, ...hidden],
    doubtful: joining.doubtful(),
    rowsMayBeMissing,
  };
}

/** The time before the period tells only when accounts could be used. */
function unprovedBefore(one: Reason): Reason {
  const failure =
    one.code === "cross-check"
      ? "of the time before the period the rooms' own logs have events that the audit trail lacks."
      : "failure" in one.parameters
        ? one.parameters.failure
        : "";
  return reason("account-changes-unreadable", { failure });
}

/**
 * The proof the other way round, for the few events that tell when somebody could act in a room: a log that leaves one of
 * them out, whatever its total says, does not tell who is new. Entries that have no id are told by what they are.
 */
async function hiddenSteps(reading: Reading, named: Named, { logs }: RoomsRead): Promise<readonly Reason[]> {
  const missing = new Map(named.stepsOfRooms);
  const nameless: string[] = [];
  const nameOf = ({ roomId, at, actionId }: StepOfRoom): string => `${roomId} ${at} ${actionId}`;
  for await (const page of reading.spool.logs.read()) {
    for (const entry of page) {
      missing.delete(entry.id);
      if (entry.id < 0 && STEPS.has(entry.actionId)) nameless.push(nameOf(entry));
    }
  }
  const left = Map.groupBy(nameless, (name) => name);
  for (const [id, step] of missing) if (left.get(nameOf(step))?.pop() !== undefined) missing.delete(id);
  const audited = new Set(logs.flatMap(({ roomId, state }) => (state === "complete" ? [roomId] : [])));
  const incomplete = new Set(
    [...missing.values()].flatMap(({ roomId }) => (audited.has(roomId) ? roomId : [])),
  );
  // The trail was read again meanwhile, and may know what came only after the log was read.
  await atOnce([...(await idsOfLogs(reading, incomplete))], async ([roomId, kept]) => {
    await keepMissing(reading, named, roomId, kept);
    for (const id of missing.keys()) if (kept.has(id)) missing.delete(id);
  });
  const byRoom = Map.groupBy(missing.values(), ({ roomId }) => roomId);
  return logs.flatMap(({ roomId, shown }) => {
    const count = byRoom.get(roomId)?.length ?? 0;
    if (count === 0 || !audited.has(roomId)) return [];
    return reason("room-log-hidden", { total: shown + count, shown }, { rooms: [roomId] });
  });
}

/** The ids of the entries that are kept of these rooms' logs. */
async function idsOfLogs({ spool }: Reading, rooms: ReadonlySet<number>): Promise<Map<number, IdSet>> {
  const ids = new Map([...rooms].map((roomId) => [roomId, new IdSet()]));
  if (rooms.size === 0) return ids;
  for await (const page of spool.logs.read()) {
    for (const { id, roomId } of page) if (id > 0) ids.get(roomId)?.add(id);
  }
  return ids;
}

async function compareById({ spool }: Reading, { ids }: TrailRead, time: TimeRange): Promise<Comparison> {
  const missing = new Map<number, string>();
  let entries = 0;
  for await (const page of spool.logs.read()) {
    for (const { id, at, key } of page) {
      if (at < time.from || at > time.to) continue;
      entries++;
      if (!ids.has(id)) missing.set(id, key);
    }
  }
  return { entries, missing };
}

/** The joining of entries without ids; nothing is done where there are none. */
function createJoining(
  reading: Reading,
  named: Named,
  trails: TrailsRead,
  rooms: RoomsRead,
): {
  compare(time: TimeRange): Promise<Comparison>;
  write(rowsMayBeMissing: boolean): Promise<readonly Reason[]>;
  doubtful(): ReadonlyMap<number, readonly number[]>;
} {
  const { spool, clockChanges } = reading;
  const entries = () => countedEntries(reading, rooms);
  let matched: Matched | undefined;
  const join = async (rowsMayBeMissing: boolean): Promise<Matched> => {
    // Before 3.6 a context is the bare title (`EventTypeConverter.cs`, v3.5.0-server).
    const titleOf = (context: string): string => context;
    const titles = knownTitles(named, rooms, rowsMayBeMissing);
    const rows = trails.period === undefined ? [] : [spool.trail, spool.earlier.trail];
    return matchEntries({ entries, trails: rows, titleOf, titles, clockChanges });
  };
  return {
    doubtful: () => matched?.doubtful ?? new Map(),
    async compare({ from, to }) {
      const missing = new Map<number, string>();
      if (spool.unnumbered.count === 0) return { entries: 0, missing };
      matched = await join(false);
      let position = 0;
      let compared = 0;
      for await (const page of entries()) {
        for (const { at, key } of page) {
          if (at >= from && at <= to) {
            compared++;
            if (!matched.isFound(position)) missing.set(-1 - position, key);
          }
          position++;
        }
      }
      return { entries: compared, missing };
    },
    async write(rowsMayBeMissing) {
      if (spool.unnumbered.count === 0) return [];
      try {
        if (matched === undefined || rowsMayBeMissing) matched = await join(rowsMayBeMissing);
        for await (const page of numbered(entries(), matched)) spool.addLogEntries(page);
        return [];
      } catch (error) {
        return [reason("cross-check-not-done", { failure: sentenceOf(error) })];
      }
    },
  };
}

/** Where rows may be missing any title may have been another room's, too. */
function knownTitles({ titles }: Named, { logs }: RoomsRead, rowsMayBeMissing: boolean): KnownTitles {
  const byRoom = new Map<number, Set<string>>();
  for (const { roomId, title } of titles.titles) {
    byRoom.set(roomId, (byRoom.get(roomId) ?? new Set()).add(title));
  }
  const others = new Set(titles.otherTitles.map(({ title }) => title));
  const all = new Set([...titles.titles.map(({ title }) => title), ...others]);
  for (const { roomId, state, shown, total } of logs) {
    if (state === "complete" && shown >= total) continue;
    for (const title of byRoom.get(roomId) ?? []) others.add(title);
  }
  const none: ReadonlySet<string> = new Set();
  return {
    of: (roomId) => byRoom.get(roomId) ?? none,
    has: (title) => all.has(title),
    isOfOthers: (title) => rowsMayBeMissing || others.has(title),
  };
}
