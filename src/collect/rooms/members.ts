import { atOnce } from "../../docspace/http/at-once.ts";
import type { GroupReference, Person, Share } from "../../docspace/members.ts";
import { sentenceOf } from "../../errors.ts";
import { reason } from "../../reasons.ts";
import type { Member, RoomMembers } from "../collected.ts";
import { createPeople } from "./people.ts";

export interface MemberReading {
  readonly readShares: (roomId: number) => Promise<readonly Share[]>;
  /** The people of a group; asked once per group. */
  readonly readGroup: (groupId: string) => Promise<readonly Person[]>;
}

/**
 * The members of each room: direct ones and those of its groups, a person once per room, the direct entry first.
 * A room that answers with nobody is a room this key may not read: its owner is always a member
 * (conformance case "members of a room one may not read are an empty list"). A group that cannot be read makes every
 * room that it is in unreadable: nobody may be missing from a list of members unsaid.
 */
export async function readMembers(
  rooms: readonly { readonly id: number }[],
  reading: MemberReading,
): Promise<RoomMembers[]> {
  const people = createPeople();
  const groups = new Map<string, Promise<readonly Person[]>>();
  const peopleOf = (group: GroupReference): Promise<readonly Person[]> => {
    const known = groups.get(group.id) ?? reading.readGroup(group.id).then((all) => all.map(people.one));
    groups.set(group.id, known);
    return known;
  };
  return atOnce(rooms, async ({ id: roomId }): Promise<RoomMembers> => {
    const unreadable = (failure: string): RoomMembers => ({
      roomId,
      state: "unreadable",
      reason: reason("members-unreadable", { failure }, { rooms: [roomId] }),
    });
    try {
      const shares = await reading.readShares(roomId);
      if (shares.length === 0) {
        return unreadable("the portal shows nobody in it, so the key's owner may not see them.");
      }
      const expanded = await atOnce(shares, async (share) =>
        share.kind === "group"
          ? { share, people: await peopleOf(share.group) }
          : { share: { ...share, person: people.one(share.person) }, people: [] },
      );
      return { roomId, state: "read", members: membersOf(expanded) };
    } catch (error) {
      return unreadable(sentenceOf(error));
    }
  });
}

/** Widest access first, so that a person in two groups gets the stronger one. */
const BY_WIDTH: readonly Member["access"][] = [
  "owner",
  "room-manager",
  "content-creator",
  "editing",
  "custom-filter",
  "review",
  "comment",
  "fill-forms",
  "read",
  "restricted",
  "unknown",
];

const NO_GROUPS: readonly GroupReference[] = [];

function membersOf(
  expanded: readonly { readonly share: Share; readonly people: readonly Person[] }[],
): Member[] {
  const members = new Map<string, Member>();
  const groupsOf = new Map<string, GroupReference[]>();
  for (const { share, people } of expanded) {
    if (share.kind === "group") {
      for (const person of people) groupsOf.set(person.id, [...(groupsOf.get(person.id) ?? []), share.group]);
    } else {
      members.set(share.person.id, {
        person: share.person,
        access: share.access,
        membership: share.owner ? { by: "owner" } : { by: "direct" },
        groups: NO_GROUPS,
      });
    }
  }
  for (const { share, people } of expanded) {
    if (share.kind !== "group") continue;
    for (const person of people) {
      const known = members.get(person.id);
      const wider = known && BY_WIDTH.indexOf(share.access) < BY_WIDTH.indexOf(known.access);
      if (known && (known.membership.by !== "group" || !wider)) continue;
      members.set(person.id, {
        person,
        access: share.access,
        membership: { by: "group", group: share.group },
        groups: NO_GROUPS,
      });
    }
  }
  return [...members.values()].map((member) => {
    const groups = groupsOf.get(member.person.id);
    return groups === undefined ? member : { ...member, groups };
  });
}
