import type { Member } from "../../collect/collected.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { MemberSince } from "../assessment.ts";
import type { RoomHistory, Step } from "./history.ts";

/** How a person came to be a member, with what the row's sentence needs beside the date. */
export interface Joining {
  readonly since: MemberSince;
  /** When they were last removed before, if they came back. */
  readonly removedBefore?: EpochSeconds;
  /** How often they were added, as far as the log goes back. */
  readonly timesAdded: number;
  /** Of a member by group: the way `notBefore` is known. */
  readonly notBeforeBy?: "group" | "account" | "room" | "removal";
}

export interface JoiningContext {
  readonly history: RoomHistory;
  /** When rooms may have been handed over to the person, that they own or owned, without a line of it. */
  readonly handedOver: readonly EpochSeconds[];
  readonly roomCreated: EpochSeconds;
  /** The rooms' logs were read from here on. */
  readonly logsFrom: EpochSeconds;
  /** The list that holds the member was read after that. */
  readonly begun: EpochSeconds;
}

/**
 * Since when a person is a member: their last adding, else the room's beginning where the log reaches back to it, else
 * "before". An account that began later bounds it. Who joined a group when is recorded nowhere on the server, so of a
 * member by group only the earliest possible moment is known.
 */
export function joiningOf(member: Member, context: JoiningContext): Joining {
  if (member.membership.by === "group") return joiningByGroup(member, context);
  const { roomCreated, logsFrom } = context;
  const steps = stepsOf(member, context);
  const last = steps.at(-1);
  const removedBefore = steps.findLast(({ joined }) => !joined)?.at;
  const timesAdded = steps.filter(({ joined }) => joined).length;
  const came = { timesAdded, ...(removedBefore === undefined ? {} : { removedBefore }) };

  const becameOwner = newOwnerSince(member, last?.at ?? 0, context);
  if (last?.joined) {
    return { ...came, since: bounded({ kind: "joined", at: last.at, source: "room-log" }, member) };
  }
  if (becameOwner !== undefined) {
    return { ...came, since: bounded({ kind: "joined", at: becameOwner, source: "room-log" }, member) };
  }
  if (last !== undefined) {
    return { ...came, since: { kind: "unknown", notBefore: last.at }, notBeforeBy: "removal" };
  }
  const since: MemberSince =
    roomCreated >= logsFrom
      ? { kind: "joined", at: roomCreated, source: "room-created" }
      : { kind: "before", at: logsFrom };
  return { ...came, since: bounded(since, member) };
}

/** The first moment at which they may have been a member; undefined where nothing bounds it. */
export function earliestMembership(since: MemberSince): EpochSeconds | undefined {
  switch (since.kind) {
    case "joined":
      return since.at;
    case "before":
      return undefined;
    case "unknown":
      return since.notBefore;
  }
}

/**
 * How the log says they came and left. Who is on the list was removed after it was read, if the last step is a removal
 * since the reading began: that is no joining. Up to 3.6.1 a room that gets another owner tells of its new owner only that they
 * were removed as a member, if they were one (`FileStorageService.cs`, v3.6.1-server): they are there all the same.
 */
function stepsOf({ person, membership }: Member, context: JoiningContext): readonly Step[] {
  const told = context.history.people.get(person.id)?.steps ?? [];
  const until = told.findLastIndex(({ joined, at }) => joined || at < context.begun);
  const steps = told.slice(0, until + 1);
  return membership.by === "owner" && wasRemovedToOwn(steps, context) ? steps.slice(0, -1) : steps;
}

/** Seconds that the events of one change may lie apart. */
const AT_ONCE = 5;

/** Whether the last step is the removal that goes with becoming the owner; any other was before it, or before a handing over. */
function wasRemovedToOwn(
  steps: readonly Step[],
  { history, handedOver }: Pick<JoiningContext, "history" | "handedOver">,
): boolean {
  const { ownerChanges, ownerChangedByTrail: changed } = history;
  const last = steps.at(-1);
  if (last === undefined || last.joined || ownerChanges.length > 0) return false;
  if (changed !== undefined && Math.abs(last.at - changed) <= AT_ONCE) return true;
  if (handedOver.some((at) => at >= last.at)) return false;
  return changed === undefined || last.at > changed;
}

/**
 * When they were given the room last, since the log told something else, if they may not have been a member before: up
 * to 3.6.1 those who were are removed as such then; since 3.7 only what else they did as a member shows it. Who was given
 * it by name need not own it any more.
 */
function newOwnerSince(
  { person, membership }: Member,
  told: EpochSeconds,
  context: JoiningContext,
): EpochSeconds | undefined {
  const { ownerChanges, ownerChangedByTrail, people, shown } = context.history;
  const byName = ownerChanges.filter(({ owner }) => owner === person.id).map(({ at }) => at);
  const given = [...byName];
  const signs = [...(shown.get(person.id) ?? []), ...byName];
  const owns = membership.by === "owner";
  if (owns || ownerChanges.some(({ formerOwner }) => formerOwner === person.id))
    given.push(...context.handedOver);
  if (owns) {
    const last = ownerChanges.at(-1);
    if (last !== undefined && last.owner === undefined) given.push(last.at);
    const steps = people.get(person.id)?.steps ?? [];
    if (wasRemovedToOwn(steps, context)) signs.push(steps.at(-1)?.at ?? 0);
    else if (last === undefined && ownerChangedByTrail !== undefined) given.push(ownerChangedByTrail);
  }
  const wasMember = (before: EpochSeconds): boolean => signs.some((at) => at > told && at < before - AT_ONCE);
  return given.sort((a, b) => a - b).findLast((at) => at >= told && !wasMember(at));
}

function bounded(since: Exclude<MemberSince, { kind: "unknown" }>, { person }: Member): MemberSince {
  const { registered } = person;
  return registered !== undefined && registered > since.at
    ? { kind: "joined", at: registered, source: "account" }
    : since;
}

function joiningByGroup(member: Member, { history, roomCreated, logsFrom }: JoiningContext): Joining {
  const { membership, person } = member;
  const own = membership.by === "group" ? [membership.group] : [];
  const groups = member.groups.length > 0 ? member.groups : own;
  const came = groups.map(({ id }) => {
    const last = history.groups.get(id)?.at(-1);
    return last?.joined ? last.at : undefined;
  });
  const first = came.includes(undefined) ? undefined : Math.min(...came.filter((at) => at !== undefined));
  const bounds = [
    { at: first ?? 0, by: "group" as const },
    { at: person.registered ?? 0, by: "account" as const },
    { at: roomCreated, by: "room" as const },
  ].sort((a, b) => b.at - a.at);
  const [latest] = bounds;
  const steps = history.people.get(person.id)?.steps ?? [];
  const timesAdded = steps.filter(({ joined }) => joined).length;
  if (latest === undefined || latest.at < logsFrom) return { since: { kind: "unknown" }, timesAdded };
  return { since: { kind: "unknown", notBefore: latest.at }, notBeforeBy: latest.by, timesAdded };
}
