import { ACTIONS } from "../../docspace/wire/actions.ts";
import { sentenceOf } from "../../errors.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { CrossCheck } from "../collected.ts";

const NAMED = 100;
/** Actions that the trail lists, whatever the portal says of its mappings. */
const KNOWN_TO_BE_LISTED: ReadonlySet<string> = new Set([...ACTIONS.values()].map(({ name }) => name));

/** The entries of the logs that the trail must hold, compared with it. */
export interface Comparison {
  /** Entries of the period. */
  readonly entries: number;
  /** Those that are not in the trail: their id and the server's name of their action. */
  readonly missing: ReadonlyMap<number, string>;
}

export interface CrossChecking {
  readonly compare: () => Promise<Comparison>;
  /** Reads the whole trail of the period again and keeps what is new. */
  readonly reread: () => Promise<void>;
  /** Names of the actions the trail can list at all. Asked only when something of an unknown kind is missing. */
  readonly readMappedActions: () => Promise<ReadonlySet<string>>;
}

/**
 * The second proof of completeness: the rooms' logs have a total and an order by id, so they can be read without the
 * trail's weaknesses. Every event of theirs in the period must stand in the trail. What is missing has the trail read
 * again; only events of kinds that the portal itself says it never lists may be missing then. A proof that could not be
 * carried out is a reason that stands against every verdict.
 */
export async function crossCheck(
  checking: CrossChecking,
): Promise<{ result?: CrossCheck; reasons: readonly Reason[] }> {
  try {
    const { entries, missing, unlisted } = await settle(checking);
    const expected = entries - unlisted;
    const result = {
      expected,
      found: expected - missing.size,
      missing: [...missing.keys()].filter((id) => id > 0).slice(0, NAMED),
      unlisted,
    };
    return {
      result,
      reasons: missing.size === 0 ? [] : [reason("cross-check", { missing: missing.size, expected })],
    };
  } catch (error) {
    return { reasons: [reason("cross-check-not-done", { failure: sentenceOf(error) })] };
  }
}

async function settle(checking: CrossChecking): Promise<Comparison & { readonly unlisted: number }> {
  let compared = await checking.compare();
  let read = 1;
  const again = async (): Promise<void> => {
    if (read++ > 1) return;
    await checking.reread();
    compared = await checking.compare();
  };
  const isMissing = (which: (name: string) => boolean): boolean => [...compared.missing.values()].some(which);

  // Whatever hid these also hid events that no log knows: opens and downloads.
  if (isMissing(isKnown)) await again();
  if (!isMissing((name) => !isKnown(name))) return { ...compared, unlisted: 0 };
  let mapped: ReadonlySet<string>;
  try {
    mapped = await checking.readMappedActions();
  } catch (error) {
    await again();
    if (!isMissing((name) => !isKnown(name))) return { ...compared, unlisted: 0 };
    throw error;
  }
  const mustBeThere = (name: string): boolean => isKnown(name) || mapped.size === 0 || mapped.has(name);
  if (isMissing(mustBeThere)) await again();
  const missing = new Map([...compared.missing].filter(([, name]) => mustBeThere(name)));
  return { entries: compared.entries, missing, unlisted: compared.missing.size - missing.size };
}

function isKnown(name: string): boolean {
  return KNOWN_TO_BE_LISTED.has(name);
}
