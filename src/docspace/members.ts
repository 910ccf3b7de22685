import { comparableAddress } from "../text/address.ts";
import type { EpochSeconds } from "../time/epoch.ts";
import type { DocSpace } from "./http/client.ts";
import { unexpectedAnswer } from "./http/portal-error.ts";
import { displayName } from "./wire/employee.ts";
import {
  type Fields,
  flag,
  list,
  listIn,
  number,
  object,
  objectIn,
  optionalDate,
  optionalNumber,
  optionalObject,
  requiredText,
  text,
  totalOf,
} from "./wire/envelope.ts";
import { readWholeList } from "./wire/paging.ts";

/** The server's `FileShare` numbers as words, widest first; `unknown`, for numbers of newer servers, may be wide. */
export const ACCESS_ORDER = [
  "owner",
  "room-manager",
  "content-creator",
  "editing",
  "custom-filter",
  "review",
  "comment",
  "fill-forms",
  "unknown",
  "read",
  "restricted",
] as const;

export type Access = (typeof ACCESS_ORDER)[number];

/** `removed`: the account was deleted; the server shows a placeholder id for it. */
type AccountStatus = "active" | "disabled" | "invited" | "removed";

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
/** The built-in group of all accounts. */
export const EVERYONE_ID = "c5cc67d1-c3e8-43c0-a3ad-3928ae3e5b5e";

/** A group with the people in it: active and invited ones; disabled ones are not listed by the server. */
export interface Group extends GroupReference {
  readonly members: readonly Person[];
}

/**
 * The people and groups of a room (`FileSharing.cs`), links left out. The owner is always among them: an empty list
 * is how the server says that the key's owner may not read the room.
 *
 * @throws UserError when the list did not stand still while it was read
 */
export async function readShares(docspace: DocSpace, roomId: number): Promise<Share[]> {
  const lines = await readWholeList({
    readPage: async (startIndex, count) => {
      const query = { count, startIndex: startIndex || undefined };
      const envelope = await docspace.get(`files/rooms/${roomId}/share`, query);
      // Understood page by page: as the server sends them, the lines of a large room are ten times as large.
      const rows = listIn(envelope).map(lineOf);
      return { rows, total: totalOf(envelope), endpoint: envelope.endpoint };
    },
    keyOf,
  });
  return lines.filter((line) => line.kind !== "link");
}

/** With every member in one answer: this endpoint has no pages (`GroupController.cs`). */
export async function readGroup(docspace: DocSpace, id: string): Promise<Group> {
  const envelope = await docspace.get(`group/${encodeURIComponent(id)}`, { includeMembers: true });
  const group = objectIn(envelope);
  return {
    id: requiredText(group, "id"),
    name: text(group, "name"),
    members: membersOf(group),
  };
}

/**
 * A group without anybody has an empty list; one without a list was not told whole, nor is one with fewer people than
 * `membersCount`, which counts that very list (`GroupDto.cs`, v3.5.0-server to v3.7.2-server).
 */
function membersOf(group: Fields): Person[] {
  if (!Array.isArray(group.values["members"]))
    throw unexpectedAnswer(group.endpoint, "does not list the group's members");
  const members = list(group, "members").map(personOf);
  const counted = optionalNumber(group, "membersCount") ?? members.length;
  if (new Set(members.map(({ id }) => id)).size === counted) return members;
  throw unexpectedAnswer(group.endpoint, "lists other people of the group than it counts");
}

/**
 * The id of the account with this e-mail address, whatever its status; undefined if there is none. The server's search
 * finds parts of names and addresses (`people/filter`, `UserController.cs`), hence the comparison here.
 */
export async function findPersonId(docspace: DocSpace, email: string): Promise<string | undefined> {
  // A domain beyond ASCII may be stored in either spelling, so only what stands before the @ is searched for.
  const [local = email] = email.split("@");
  const filterValue = /@.*(?:[^ -~]|xn--)/i.test(email) ? local : email;
  const people = await readWholeList({
    readPage: async (startIndex, count) => {
      const query = { filterValue, count, startIndex: startIndex || undefined };
      const envelope = await docspace.get("people/filter", query);
      return { rows: listIn(envelope), total: totalOf(envelope), endpoint: envelope.endpoint };
    },
    keyOf: (person) => requiredText(person, "id"),
  });
  const wanted = comparableAddress(email);
  const found = people.find((person) => comparableAddress(text(person, "email")) === wanted);
  return found === undefined ? undefined : requiredText(found, "id");
}

/** What the list counts, though nobody is a member by it. */
interface Link {
  readonly kind: "link";
  readonly id: string;
}

/** All deleted accounts have one id, so that their lines look alike. */
function keyOf(line: Share | Link): string | undefined {
  const { id } = line.kind === "person" ? line.person : line.kind === "group" ? line.group : line;
  return id === "" || id === REMOVED_ID ? undefined : id;
}

function lineOf(row: Fields): Share | Link {
  const link = optionalObject(row, "sharedLink");
  if (link) return { kind: "link", id: text(link, "id") };
  const access = accessOf(number(row, "access"));
  const group = optionalObject(row, "sharedToGroup");
  if (group) return { kind: "group", group: groupOf(group), access };
  const owner = flag(row, "isOwner");
  const person = personOf(object(row, "sharedToUser"));
  return { kind: "person", person, access: owner ? "owner" : access, owner };
}

/** `EmployeeFullDto`. `activationStatus` says nothing about invitations: `status` 4 alone does. */
function personOf(user: Fields): Person {
  const id = requiredText(user, "id").toLowerCase();
  const registered = optionalDate(user, "registrationDate");
  const groups = list(user, "groups").map(groupOf);
  return {
    id,
    name: displayName(user),
    email: text(user, "email"),
    status: statusOf(id, user),
    guest: flag(user, "isVisitor"),
    ...(registered === undefined ? {} : { registered }),
    ...(groups.length === 0 ? {} : { groups }),
  };
}

function groupOf(group: Fields): GroupReference {
  return { id: requiredText(group, "id"), name: text(group, "name") };
}

/** `EmployeeStatus` (`UserInfo.cs`); a state that is not known here may be one in which nobody can act. */
const STATUS: Readonly<Record<number, AccountStatus>> = { 1: "active", 2: "disabled", 4: "invited" };

function statusOf(id: string, user: Fields): AccountStatus {
  if (id === REMOVED_ID) return "removed";
  const status = number(user, "status");
  const known = STATUS[status];
  if (known === undefined)
    throw unexpectedAnswer(user.endpoint, `has the unknown status ${status} of an account`);
  return known;
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
