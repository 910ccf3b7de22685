import { isPortalAdmin } from "./access.ts";
import {
  accessDenied,
  notFound,
  nullReference,
  type PortalAnswer,
  securityError,
  success,
} from "./answers.ts";
import { type Call, readCount, readGuid, readStart, wholeNumber } from "./call.ts";
import { printDate } from "./dates.ts";
import { type DemoPerson, nobody } from "./model.ts";
import { numberOf } from "./routes-rooms.ts";
import { displayName, fullPerson, shortPerson } from "./shapes/person.ts";

const mayList = (person: DemoPerson): boolean => isPortalAdmin(person) || person.role === "room-admin";

/** GET people/@self */
export function ownPerson(call: Call): PortalAnswer {
  return success(call.info, fullPerson(call, call.caller.person, true));
}

function listed(call: Call, people: DemoPerson[]): PortalAnswer {
  const count = readCount(call);
  const start = readStart(call);
  const text = (call.query.get("filterValue") ?? "").toLowerCase();
  const found = people
    .filter((person) => `${displayName(person)} ${person.email}`.toLowerCase().includes(text))
    // By first name, or by address where there is none, with no unique key (`DbUserService.cs`, v3.7.2-server).
    .sort((a, b) => {
      const [one, other] = [a.firstName || a.email, b.firstName || b.email];
      return (one < other ? -1 : one > other ? 1 : 0) || call.tie(numberOf(a.id)) - call.tie(numberOf(b.id));
    });
  const page = found.slice(start, start + count);
  return success(
    call.info,
    page.map((person) => fullPerson(call, person)),
    { count: page.length, total: found.length },
  );
}

const present = (call: Call): DemoPerson[] =>
  [...call.store.people.values()].filter(({ removed }) => removed !== true);

/** GET people: active people only. */
export function people(call: Call): PortalAnswer {
  if (!mayList(call.caller.person)) throw securityError();
  return listed(
    call,
    present(call).filter(({ status }) => status === 1),
  );
}

/** GET people/filter */
export function filteredPeople(call: Call): PortalAnswer {
  if (!mayList(call.caller.person)) throw securityError();
  const groupId = readGuid(call, "groupId");
  const status = wholeNumber(call.query, "employeeStatus", 0);
  const all = groupId === undefined ? present(call) : call.store.membersOfGroup(groupId);
  return listed(
    call,
    all.filter((person) => status === 0 || person.status === status),
  );
}

/** GET group/{id}: with its active and invited members, not paged. */
export function groupById(call: Call, idText: string): PortalAnswer {
  const id = idText.toLowerCase();
  const { store } = call;
  if (!mayList(call.caller.person)) throw accessDenied();
  const everyone = id === nobody.everyone;
  const group = store.groups.get(id);
  if (group === undefined && !everyone) throw notFound("groupNotFound");
  const members = store.membersOfGroup(id);
  const manager = group?.managerId === undefined ? undefined : store.people.get(group.managerId);
  const without = call.query.get("includeMembers")?.toLowerCase() === "false";
  return success(call.info, {
    name: group?.name ?? "Everyone",
    parent: nobody.zero,
    category: everyone ? "7717039d-fbe9-45ad-81c1-68a1aa10ce1f" : nobody.zero,
    id,
    isLDAP: false,
    isSystem: everyone ? true : undefined,
    manager: manager === undefined ? undefined : fullPerson(call, manager),
    members: without ? undefined : members.map((person) => fullPerson(call, person)),
    membersCount: members.length,
  });
}

/** GET keys/@self: an error for anything but an API key. */
export function ownKey(call: Call): PortalAnswer {
  const { key } = call.caller;
  if (key === undefined) throw nullReference();
  const postfix = key.secret.slice(-4);
  return success(call.info, {
    id: key.id,
    name: key.name,
    key: `sk-***${postfix}`,
    keyPostfix: postfix,
    permissions: key.permissions,
    lastUsed: printDate(Math.floor(call.now / 1000), call.zone),
    createOn: printDate(key.created, call.zone),
    createBy: shortPerson(call, key.ownerId),
    expiresAt: key.expires === undefined ? undefined : printDate(key.expires, call.zone),
    isActive: key.active,
  });
}
