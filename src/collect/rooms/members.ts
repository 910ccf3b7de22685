import { atOnce } from "../../docspace/http/at-once.ts";
import { ACCESS_ORDER, type GroupReference, type Person, type Share } from "../../docspace/members.ts";
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

/** One object each for all memberships of a large portal. */
const NO_GROUPS: readonly GroupReference[] = [];
const OWNER: Member["membership"] = { by: "owner" };
const DIRECT: Member["membership"] = { by: "direct" };

function membersOf(
  expanded: readonly { readonly share: Share; readonly people: readonly Person[] }[],
): Member[] {
  const members = new Map<string, Member>();
  for (const { share } of expanded) {
    if (share.kind === "group") continue;
    const { person, access, owner } = share;
    members.set(person.id, { person, access, membership: owner ? OWNER : DIRECT, groups: NO_GROUPS });
  }
  const groupsOf = new Map<string, GroupReference[]>();
  for (const { share, people } of expanded) {
    if (share.kind !== "group") continue;
    const { access, group } = share;
    for (const person of people) {
      groupsOf.set(person.id, [...(groupsOf.get(person.id) ?? []), group]);
      if (!isStronger(access, members.get(person.id))) continue;
      members.set(person.id, { person, access, membership: { by: "group", group }, groups: NO_GROUPS });
    }
  }
  return [...members.values()].map((member) => {
    const groups = groupsOf.get(member.person.id);
    return groups === undefined ? member : { ...member, groups };
  });
}

/** Whether a group's access counts in place of what is known: the direct entry wins, then the widest. */
function isStronger(access: Member["access"], known: Member | undefined): boolean {
  if (known === undefined) return true;
  return known.membership.by === "group" && ACCESS_ORDER.indexOf(access) < ACCESS_ORDER.indexOf(known.access);
}
