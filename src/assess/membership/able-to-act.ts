import type { AccountChange } from "../../collect/whereabouts/account-changes.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { Limit, MemberSince } from "../assessment.ts";
import type { Archiving } from "./history.ts";
import { earliestMembership } from "./joining.ts";

/** Half-open, [from, until). */
export interface Spell {
  readonly from: EpochSeconds;
  readonly until: EpochSeconds;
}

/** When somebody could act in a room: who is not in it, invited only, disabled, or in an archived room, cannot. */
export interface Ability {
  /** Oldest first, from where the rooms' logs were read to the period's end. */
  readonly spells: readonly Spell[];
  /** What limits them, oldest first. */
  readonly limits: readonly Limit[];
}

export interface AbilityContext {
  readonly since: MemberSince;
  /** Of this person, oldest first. */
  readonly accountChanges: readonly AccountChange[];
  /** Of the room, oldest first. */
  readonly archivings: readonly Archiving[];
  /** The rooms' logs were read from here on; what was before is taken as it is at this moment. */
  readonly logsFrom: EpochSeconds;
  /** The list that holds the member was read after that. */
  readonly begun: EpochSeconds;
  /** First second after the period. */
  readonly end: EpochSeconds;
}

/**
 * The time in which a member could act. Where two things overlap, each must allow it. An invitation that is accepted
 * says that before they could not; so does an account that is enabled, and a room that is restored. A disabled account
 * without a later enabling (accounts from a directory are switched on without an event) cannot be judged since; but who
 * is in use by the list and was disabled since the reading began, was disabled after the list was read.
 */
export function abilityOf({
  since,
  accountChanges,
  archivings,
  logsFrom,
  begun,
  end,
}: AbilityContext): Ability {
  const beforeList = accountChanges.findLastIndex(({ change, at }) => change !== "disabled" || at < begun);
  const changes = accountChanges.slice(0, beforeList + 1);
  const account = switches(
    changes.map((one, index, all) => ({
      kind: one.change,
      at: one.at,
      on: one.change !== "disabled" && !mayBeDisabling(one, index, all),
    })),
    changes.map((...of) => mayBeEnabling(...of) || mayBeDisabling(...of)),
  );
  const room = switches(
    archivings.map(({ archived, at }) => ({
      kind: archived ? ("archived" as const) : ("restored" as const),
      ...{ at, on: !archived },
    })),
  );
  const joined = earliestMembership(since);
  const member: Switches =
    joined === undefined
      ? { onAtFirst: true, at: [] }
      : { onAtFirst: false, at: [{ kind: "joined", at: joined, on: true }] };
  const all = [member, account, room];
  const moments = [...new Set([logsFrom, ...all.flatMap(({ at }) => at.map((one) => one.at))])]
    .filter((at) => at >= logsFrom && at < end)
    .sort((a, b) => a - b);
  const spells: Spell[] = [];
  for (const [index, from] of moments.entries()) {
    if (!all.every((one) => isOn(one, from))) continue;
    const until = moments[index + 1] ?? end;
    const before = spells.at(-1);
    if (before?.until === from) spells[spells.length - 1] = { from: before.from, until };
    else spells.push({ from, until });
  }
  const limits = all
    .flatMap(({ at }) => at)
    .filter(({ at }) => at >= logsFrom)
    .sort((a, b) => a.at - b.at)
    .map(({ kind, at }): Limit => ({ kind, at }));
  return { spells, limits: limits.length === 0 ? NO_LIMITS : limits };
}

/** Of most memberships of a large portal; one list for all of them. */
const NO_LIMITS: readonly Limit[] = [];

/** Seconds of the spells between two moments. */
export function secondsWithin(spells: readonly Spell[], from: EpochSeconds, until: EpochSeconds): number {
  return spells.reduce(
    (sum, spell) => sum + Math.max(0, Math.min(spell.until, until) - Math.max(spell.from, from)),
    0,
  );
}

interface Switches {
  /** Before the first switch. */
  readonly onAtFirst: boolean;
  readonly at: readonly (Limit & { readonly on: boolean })[];
}

/** What is switched on first was off before; where a switch may have been one to on as well, it counts as off before it. */
function switches(at: Switches["at"], doubtful: readonly boolean[] = []): Switches {
  return {
    onAtFirst: at[0]?.on !== true && doubtful[0] !== true,
    at: at.map((one, index) => ({ ...one, on: one.on && doubtful[index + 1] !== true })),
  };
}

/**
 * A disabling that only a sign-out tells, of an account that is in use though nothing enabled it since: somebody may have
 * signed out in the second in which they enabled it.
 */
function mayBeEnabling(
  { change, bySignOut }: AccountChange,
  index: number,
  all: readonly AccountChange[],
): boolean {
  return change === "disabled" && bySignOut === true && all[index + 1]?.change !== "enabled";
}

/**
 * What counts as an enabling, though nothing tells it, of an account that had to be enabled once more: neither before it
 * nor after it is it known that the account was in use.
 */
function mayBeDisabling({ guessed }: AccountChange, index: number, all: readonly AccountChange[]): boolean {
  return guessed === true && all[index + 1]?.change === "enabled";
}

function isOn({ onAtFirst, at }: Switches, moment: EpochSeconds): boolean {
  return at.findLast((one) => one.at <= moment)?.on ?? onAtFirst;
}
