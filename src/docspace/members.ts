import type { EpochSeconds } from "../time/epoch.ts";
import type { DocSpace } from "./http/client.ts";
import { unexpectedAnswer } from "./http/portal-error.ts";
import {
  type Envelope,
  type Fields,
  flag,
  list,
  listIn,
  number,
  numberOr,
  objectIn,
  optionalDate,
  optionalObject,
  requiredText,
  text,
} from "./wire/envelope.ts";

/** The server's `FileShare` number as a word; `unknown` for numbers of newer servers. */
export type Access =
  | "owner"
  | "room-manager"
  | "content-creator"
  | "editing"
  | "review"
  | "comment"
  | "fill-forms"
  | "custom-filter"
  | "read"
  | "restricted"
  | "unknown";

/** `removed`: the account was deleted; the server shows a placeholder id for it. */
export type AccountStatus = "active" | "disabled" | "invited" | "removed";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: AccountStatus;
  readonly guest: boolean;
  /** Since when the account exists, where the server says so. */
  readonly registered?: EpochSeconds;
  /** The portal's groups that the person is in, whether or not those are in a room; absent where there are none. */
  readonly groups?: readonly GroupReference[];
}

export interface GroupReference {
  readonly id: string;
  readonly name: string;
}

/** One line of a room's list of members. */
export type Share =
  | { readonly kind: "person"; readonly person: Person; readonly access: Access; readonly owner: boolean }
  | { readonly kind: "group"; readonly group: GroupReference; readonly access: Access };

/** Ids that stand for no account of a person (`ASC.Core/Configuration/Constants.cs`). */
export const GUEST_ID = "712d9ec3-5d2b-4b13-824f-71f00191dcca";
export const SYSTEM_ID = "a37ee56e-3302-4a7b-b67e-ddbea64cd032";
/** Shown in place of every account that was deleted. */
export const REMOVED_ID = "4a515a15-d4d6-4b8e-828e-e0586f18f3a3";
/** Shown in rooms' logs for people who came by a link. */
export const ANONYMOUS_ID = "00000000-0000-0000-0000-000000000000";
/** The built-in group of all accounts. */
export const EVERYONE_ID = "c5cc67d1-c3e8-43c0-a3ad-3928ae3e5b5e";

/** A group with the people in it: active and invited ones; disabled ones are not listed by the server. */
export interface Group extends GroupReference {
  readonly members: readonly Person[];
}

const PAGE = 100;

/**
 * The people and groups of a room (`FileSharing.cs`), links left out. The owner is always among them: an empty list
 * is how the server says that the key's owner may not read the room.
 */
export async function readShares(docspace: DocSpace, roomId: number): Promise<Share[]> {
  const shares: Share[] = [];
  for (let startIndex = 0; ; startIndex += PAGE) {
    const query = { count: PAGE, startIndex: startIndex || undefined };
    const envelope = await docspace.get(`files/rooms/${roomId}/share`, query);
    if (envelope.total === undefined) {
      throw unexpectedAnswer(envelope.endpoint, 'has no number in "total"');
    }
    const page = sharesIn(envelope);
    shares.push(...page);
    if (startIndex + PAGE >= envelope.total || listIn(envelope).length === 0) return withoutDoubles(shares);
  }
}

export function sharesIn(envelope: Envelope): Share[] {
  return listIn(envelope).flatMap((item) => shareOf(item) ?? []);
}

/** With every member in one answer: this endpoint has no pages (`GroupController.cs`). */
export async function readGroup(docspace: DocSpace, id: string): Promise<Group> {
  const envelope = await docspace.get(`group/${encodeURIComponent(id)}`, { includeMembers: true });
  const group = objectIn(envelope);
  return {
    id: requiredText(group, "id"),
    name: text(group, "name"),
    members: list(group, "members").map(personOf),
  };
}

/** Rows may shift from one page to the next while somebody is invited. */
function withoutDoubles(shares: readonly Share[]): Share[] {
  const seen = new Map<string, Share>();
  for (const share of shares) {
    const key = share.kind === "person" ? share.person.id : share.group.id;
    if (key === REMOVED_ID || !seen.has(key))
      seen.set(key === REMOVED_ID ? `${key}${seen.size}` : key, share);
  }
  return [...seen.values()];
}

function shareOf(item: Fields): Share | undefined {
  const user = optionalObject(item, "sharedToUser");
  const access = accessOf(number(item, "access"));
  if (user) {
    const owner = flag(item, "isOwner");
    return { kind: "person", person: personOf(user), access: owner ? "owner" : access, owner };
  }
  const group = optionalObject(item, "sharedToGroup");
  if (!group) return undefined;
  return { kind: "group", group: groupOf(group), access };
}

/** `EmployeeFullDto`. `activationStatus` says nothing about invitations: `status` 4 alone does. */
function personOf(user: Fields): Person {
  const id = requiredText(user, "id");
  const registered = optionalDate(user, "registrationDate");
  const groups = list(user, "groups").map(groupOf);
  return {
    id,
    name: text(user, "displayName"),
    email: text(user, "email"),
    status: statusOf(id, numberOr(user.values["status"])),
    guest: flag(user, "isVisitor"),
    ...(registered === undefined ? {} : { registered }),
    ...(groups.length === 0 ? {} : { groups }),
  };
}

function groupOf(group: Fields): GroupReference {
  return { id: requiredText(group, "id"), name: text(group, "name") };
}

function statusOf(id: string, status: number | undefined): AccountStatus {
  if (id === REMOVED_ID) return "removed";
  if (status === 2) return "disabled";
  return status === 4 ? "invited" : "active";
}

const ACCESS: Readonly<Record<number, Access>> = {
  0: "restricted",
  1: "owner",
  2: "read",
  3: "restricted",
  5: "review",
  6: "comment",
  7: "fill-forms",
  8: "custom-filter",
  9: "room-manager",
  10: "editing",
  11: "content-creator",
};

function accessOf(number: number): Access {
  return ACCESS[number] ?? "unknown";
}
