import type { RoomLogEntry } from "../../collect/collected.ts";
import type { EpochSeconds } from "../../time/epoch.ts";

/** The room went into the archive, or came back: in an archived room nobody can work. */
export interface Archiving {
  readonly at: EpochSeconds;
  readonly archived: boolean;
}

export interface Step {
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
  /** When the room was put into the archive and taken out of it, oldest first. */
  readonly archivings: readonly Archiving[];
  /**
   * When the log showed somebody as a member without telling that they came, oldest first: they made the room, were given
   * another right, or gave the room to another owner.
   */
  readonly shown: ReadonlyMap<string, readonly EpochSeconds[]>;
  /** When the room was given another owner, oldest first. */
  readonly ownerChanges: readonly OwnerChange[];
  /** When it last was, where its log does not tell it, but the audit trail does. */
  readonly ownerChangedByTrail?: EpochSeconds;
}

interface OwnerChange {
  readonly at: EpochSeconds;
  /** Both absent where the log does not tell. */
  readonly owner: string | undefined;
  readonly formerOwner: string | undefined;
}

/** Gathers the changes of membership from the rooms' logs; only these few entries are kept. */
export interface MembershipHistory {
  note(entries: readonly RoomLogEntry[]): void;
  of(roomId: number): RoomHistory;
}

type Kept = { readonly entry: RoomLogEntry; readonly step: Step };

const RIGHT_CHANGED = "RoomUpdateAccessForUser";
const CREATED = "RoomCreated";

const CHANGES: ReadonlyMap<string, { readonly joined: boolean }> = new Map([
  ["RoomCreateUser", { joined: true }],
  ["RoomRemoveUser", { joined: false }],
  ["RoomGroupAdded", { joined: true }],
  ["RoomGroupRemove", { joined: false }],
  ["RoomChangeOwner", { joined: true }],
  [RIGHT_CHANGED, { joined: true }],
  [CREATED, { joined: true }],
  ["RoomArchived", { joined: false }],
  ["RoomUnarchived", { joined: true }],
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
  const archivings: Archiving[] = [];
  const shown = new Map<string, EpochSeconds[]>();
  const ownerChanges: OwnerChange[] = [];
  const show = (personId: string | undefined, at: EpochSeconds): void => {
    if (personId !== undefined) shown.set(personId, [...(shown.get(personId) ?? []), at]);
  };
  for (const { entry, step } of inOrder) {
    const { key, at, member, group, owner, formerOwner } = entry;
    if (key === "RoomChangeOwner") {
      ownerChanges.push({ at, owner, formerOwner });
      show(formerOwner, at);
    } else if (key === "RoomArchived" || key === "RoomUnarchived") {
      archivings.push({ at, archived: key === "RoomArchived" });
    } else if (key === RIGHT_CHANGED) show(member?.id, at);
    else if (key === CREATED) show(entry.userId, at);
    else if (group !== undefined) {
      groups.set(group.id, [...(groups.get(group.id) ?? []), step]);
      groupNames.set(group.id, group.name);
    } else if (member !== undefined) {
      const known = people.get(member.id)?.steps ?? [];
      people.set(member.id, { name: member.name, steps: [...known, step] });
    }
  }
  return { people, groups, groupNames, archivings, shown, ownerChanges };
}
