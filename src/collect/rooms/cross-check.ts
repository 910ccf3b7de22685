import { ACTIONS } from "../../docspace/wire/actions.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { TimeRange } from "../../time/epoch.ts";
import type { CrossCheck, LogStream, RoomLogEntry } from "../collected.ts";
import type { IdSet } from "../spool/id-set.ts";

const NAMED = 100;
/** Actions that the trail lists, whatever the portal says of its mappings. */
const KNOWN_TO_BE_LISTED: ReadonlySet<string> = new Set([...ACTIONS.values()].map(({ name }) => name));

export interface CrossChecking {
  readonly logs: LogStream;
  readonly period: TimeRange;
  /** Ids of the events the trail gave. */
  readonly trailIds: IdSet;
  /** Reads the whole trail of the period again and adds what is found to `trailIds`. */
  readonly reread: () => Promise<void>;
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
      if (mapped.size === 0 || mapped.has(entry.key) || KNOWN_TO_BE_LISTED.has(entry.key)) continue;
      missing.delete(id);
      unlisted++;
    }
  }
  if (missing.size > 0) {
    // Whatever hid these also hid events that no log knows: opens and downloads.
    await checking.reread();
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
    reasons: [reason("cross-check", { missing: missing.size, expected })],
  };
}
