import type { MemberRow } from "../../assess/assessment.ts";

/** What a manager may do about an inactive member; undefined of everybody else. Holds a group's name: to be escaped. */
export function remedy({ verdict, membership, access }: MemberRow): string | undefined {
  if (verdict.kind !== "inactive") return undefined;
  if (membership.by === "owner" || access === "owner") {
    return "Is the room's owner: ask whether the room is still needed, or give it to somebody else.";
  }
  if (membership.by === "group") {
    return `Is a member by the group “${membership.group.name}”: take them out of the group, or give the group less.`;
  }
  return "Remove from the room, or ask whether they still need it.";
}
