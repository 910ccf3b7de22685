import type { CrossCheck, LogStream, Reason, RoomLogEntry, TimeRange } from "./collected.ts";
import type { IdSet } from "./id-set.ts";

const NAMED = 100;

export interface CrossChecking {
  readonly logs: LogStream;
  readonly period: TimeRange;
  /** Ids of the events the trail gave. */
  readonly trailIds: IdSet;
  /** Looks for these events in the trail again, and adds those found to `trailIds`. */
  readonly recheck: (missing: readonly Pick<RoomLogEntry, "id" | "at">[]) => Promise<void>;
  /** Names of the actions the trail can list at all. Asked only when something is missing. */
  readonly readMappedActions: () => Promise<ReadonlySet<string>>;
}

/**
 * The second proof of completeness: the rooms' logs have a total and an order by id, so they can be read without the
 * trail's weaknesses, and use the same ids. Every event of theirs in the period must stand in the trail.
 */
export async function crossCheck(
  checking: CrossChecking,
): Promise<{ result: CrossCheck; reasons: readonly Reason[] }> {
  const { logs, period, trailIds } = checking;
  const missing = new Map<number, RoomLogEntry>();
  let inPeriod = 0;
  for await (const entries of logs.read()) {
    for (const entry of entries) {
      if (entry.at < period.from || entry.at > period.to) continue;
      inPeriod++;
      if (!trailIds.has(entry.id)) missing.set(entry.id, entry);
    }
  }
  let unlisted = 0;
  if (missing.size > 0) {
    const mapped = await checking.readMappedActions();
    for (const [id, entry] of missing) {
      if (mapped.has(entry.key)) continue;
      missing.delete(id);
      unlisted++;
    }
  }
  if (missing.size > 0) {
    await checking.recheck([...missing.values()]);
    for (const id of missing.keys()) if (trailIds.has(id)) missing.delete(id);
  }
  const expected = inPeriod - unlisted;
  const result = {
    expected,
    found: expected - missing.size,
    missing: [...missing.keys()].slice(0, NAMED),
    unlisted,
  };
  if (missing.size === 0) return { result, reasons: [] };
  return {
    result,
    reasons: [
      {
        code: "cross-check",
        sentence: `${missing.size} of ${expected} events in the rooms' own logs are not in the audit trail that was read: something was missed.`,
      },
    ],
  };
}
