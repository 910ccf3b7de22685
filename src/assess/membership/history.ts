import type { Member, RoomLogEntry } from "../../collect/collected.ts";
import type { GroupReference } from "../../docspace/members.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { MemberSince } from "../assessment.ts";

interface Step {
  readonly id: number;
  readonly at: EpochSeconds;
  readonly joined: boolean;
  /** Who did it. */
  readonly by: string;
}

/** Who came to and left one room, as its log tells, oldest first. */
export interface RoomHistory {
  readonly people: ReadonlyMap<string, { readonly name: string; readonly steps: readonly Step[] }>;
  readonly groups: ReadonlyMap<string, readonly Step[]>;
  readonly groupNames: ReadonlyMap<string, string>;
  /** When the room was last given another owner. */
  readonly ownerChanged?: EpochSeconds;
}

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

export interface Leaver {
  readonly personId: string;
  readonly name: string;
  /** Absent where the log does not tell. */
  readonly leftAt?: EpochSeconds;
  /** The group that was removed from the room then, of somebody who was not added or removed by themselves. */
  readonly group?: GroupReference;
}

/** Gathers the changes of membership from the rooms' logs; only these few entries are kept. */
export interface MembershipHistory {
  note(entries: readonly RoomLogEntry[]): void;
  of(roomId: number): RoomHistory;
}

type Kept = { readonly entry: RoomLogEntry; readonly step: Step };

const CHANGES: ReadonlyMap<string, { readonly joined: boolean }> = new Map([
  ["RoomCreateUser", { joined: true }],
  ["RoomRemoveUser", { joined: false }],
  ["RoomGroupAdded", { joined: true }],
  ["RoomGroupRemove", { joined: false }],
  ["RoomChangeOwner", { joined: true }],
]);

export function createMembershipHistory(): MembershipHistory {
  const rooms = new Map<number, Kept[]>();
  return {
    note(entries) {
      for (const entry of entries) {
        const change = CHANGES.get(entry.key);
        if (change === undefined) continue;
        const kept = { entry, step: { id: entry.id, at: entry.at, joined: change.joined, by: entry.userId } };
        const known = rooms.get(entry.roomId);
        if (known === undefined) rooms.set(entry.roomId, [kept]);
        else known.push(kept);
      }
    },
    of: (roomId) => historyOf(rooms.get(roomId) ?? []),
  };
}

function historyOf(changes: readonly Kept[]): RoomHistory {
  const inOrder = [...changes].sort((a, b) => a.entry.at - b.entry.at || a.entry.id - b.entry.id);
  const people = new Map<string, { name: string; steps: Step[] }>();
  const groups = new Map<string, Step[]>();
  const groupNames = new Map<string, string>();
  let ownerChanged: EpochSeconds | undefined;
  for (const { entry, step } of inOrder) {
    const { key, at, member, group } = entry;
    if (key === "RoomChangeOwner") ownerChanged = at;
    else if (group !== undefined) {
      groups.set(group.id, [...(groups.get(group.id) ?? []), step]);
      groupNames.set(group.id, group.name);
    } else if (member !== undefined) {
      const known = people.get(member.id)?.steps ?? [];
      people.set(member.id, { name: member.name, steps: [...known, step] });
    }
  }
  return { people, groups, groupNames, ...(ownerChanged === undefined ? {} : { ownerChanged }) };
}

export interface JoiningContext {
  readonly history: RoomHistory;
  readonly roomCreated: EpochSeconds;
  /** The rooms' logs were read from here on. */
  readonly logsFrom: EpochSeconds;
}

/**
 * Since when a person is a member: their last adding, else the room's beginning where the log reaches back to it, else
 * "before". An account that began later bounds it. Who joined a group when is recorded nowhere on the server, so of a
 * member by group only the earliest possible moment is known.
 */
export function joiningOf(member: Member, context: JoiningContext): Joining {
  if (member.membership.by === "group") return joiningByGroup(member, context);
  const { history, roomCreated, logsFrom } = context;
  const steps = history.people.get(member.person.id)?.steps ?? [];
  const last = steps.at(-1);
  const removedBefore = steps.findLast(({ joined }) => !joined)?.at;
  const timesAdded = steps.filter(({ joined }) => joined).length;
  const came = { timesAdded, ...(removedBefore === undefined ? {} : { removedBefore }) };

  const becameOwner = member.membership.by === "owner" ? history.ownerChanged : undefined;
  if (last?.joined) {
    return { ...came, since: bounded({ kind: "joined", at: last.at, source: "room-log" }, member) };
  }
  if (becameOwner !== undefined && becameOwner >= (last?.at ?? 0)) {
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

/** Who may have left, and what is known of them beside the room's log. */
export interface LeavingContext {
  readonly history: RoomHistory;
  /** Members now, directly or by a group. */
  readonly members: ReadonlySet<string>;
  /** Who did something in the room in the period; no guests by link, and nothing of the system. */
  readonly actors: readonly { readonly id: string; readonly name: string; readonly lastAt: EpochSeconds }[];
  readonly keyOwnerId: string;
  readonly start: EpochSeconds;
  readonly end: EpochSeconds;
}

/**
 * Who was in the room in the period and is no member now:
 *
 * - removed in the period, or since then; the log tells when;
 * - active in the period, and members once by the log, which tells no removal, as of a deleted account: when is not
 *   known;
 * - active in the period before somebody else removed a group from the room, and not after, and never added by
 *   themselves. The log does not tell who was in a group, so only the group's removal is told.
 *
 * Nobody else who was active is listed: DocSpace admins may act in rooms of which they never were members, and without
 * a sign of membership in the log nobody can be said to have left. For the same reason the key's owner, who has to be
 * an admin, is not believed to have come by a group.
 */
export function leaversOf(context: LeavingContext): readonly Leaver[] {
  const { history, members, actors, keyOwnerId } = context;
  const leavers = new Map<string, Leaver>();
  for (const [personId, { name, steps }] of history.people) {
    const leftAt = removalOf(steps, context);
    if (leftAt !== undefined) leavers.set(personId, { personId, name, leftAt });
  }
  for (const { id: personId, name, lastAt } of actors) {
    if (leavers.has(personId)) continue;
    const known = history.people.get(personId);
    const group = personId === keyOwnerId ? undefined : removedGroup(personId, lastAt, context);
    if (known?.steps.at(-1)?.joined) leavers.set(personId, { personId, name: known.name });
    else if (group !== undefined) leavers.set(personId, { personId, name, ...group });
  }
  return [...leavers.values()].filter(({ personId }) => !members.has(personId));
}

/** When somebody who was in the room in the period was removed: in it, else after it for good. */
function removalOf(
  steps: readonly Step[],
  { start, end }: Pick<LeavingContext, "start" | "end">,
): EpochSeconds | undefined {
  const before = steps.findLast(({ at }) => at < end);
  if (before !== undefined && !before.joined) return before.at >= start ? before.at : undefined;
  const [next] = steps.filter(({ at }) => at >= end);
  const wasThere = before !== undefined || next?.joined === false;
  const last = steps.at(-1);
  return wasThere && last !== undefined && !last.joined ? last.at : undefined;
}

/** The group that was first removed for good after somebody's last activity, in the period or since. */
function removedGroup(
  personId: string,
  lastAt: EpochSeconds,
  { history, start }: Pick<LeavingContext, "history" | "start">,
): { readonly leftAt: EpochSeconds; readonly group: GroupReference } | undefined {
  const removed = [...history.groups].flatMap(([id, steps]) => {
    const last = steps.at(-1);
    if (last === undefined || last.joined || last.by === personId) return [];
    if (last.at < start || last.at < lastAt) return [];
    return [{ leftAt: last.at, group: { id, name: history.groupNames.get(id) ?? "" } }];
  });
  return removed.sort((a, b) => a.leftAt - b.leftAt)[0];
}
