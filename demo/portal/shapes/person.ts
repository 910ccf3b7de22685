import type { Call } from "../call.ts";
import { printDate } from "../dates.ts";
import { type DemoGroup, type DemoPerson, nobody } from "../model.ts";
import { word } from "../texts.ts";

export function displayName(person: DemoPerson): string {
  const name = `${person.firstName} ${person.lastName}`.trim();
  return name === "" ? person.email : name;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * What `HttpUtility.HtmlEncode` makes of a text: the five of HTML, U+00A0 to U+00FF and what lies beyond the basic plane
 * as numbers (`DisplayUserSettings.cs`, v3.7.2-server; `v3.7.2/names_people`, `v3.5.0/log_custom`, `v3.1.1/share_custom`).
 */
const encoded = (text: string): string =>
  text.replace(
    /[&<>"'\u00a0-\u00ff]|[\u{10000}-\u{10ffff}]/gu,
    (letter) => entities[letter] ?? `&#${letter.codePointAt(0)};`,
  );

/** EmployeeDto. Its `displayName` is HTML-encoded, on every version. */
export function shortPerson(call: Call, id: string): object {
  const person = call.store.people.get(id);
  const base = call.settings.configuredUrl;
  if (person === undefined || person.removed === true) {
    return {
      id: nobody.removed,
      displayName: word("removed", call.culture),
      profileUrl: `${base}/accounts/people/filter`,
      hasAvatar: false,
      isAnonim: false,
    };
  }
  const list = person.role === "guest" ? "guests" : "people";
  return {
    id: person.id,
    displayName: encoded(displayName(person)),
    profileUrl: `${base}/accounts/${list}/filter?search=${encodeURIComponent(person.email)}`,
    hasAvatar: false,
    isAnonim: false,
  };
}

/** EmployeeFullDto. */
export function fullPerson(call: Call, person: DemoPerson, own = false): object {
  const groups = [...call.store.groups.values()].filter((group) => group.members.includes(person.id));
  return {
    firstName: person.firstName,
    lastName: person.lastName,
    userName: person.userName,
    email: person.email,
    status: person.status,
    activationStatus: person.role === "owner" ? 0 : 2,
    department: encoded(groups.map(({ name }) => name).join(", ")),
    groups: groups.length === 0 ? undefined : groups.map((group) => groupSummary(call, group)),
    isAdmin: person.role === "admin" || (person.role === "owner" && call.dialect.ownerIsAdmin),
    isRoomAdmin: person.role === "room-admin",
    isLDAP: false,
    listAdminModules: person.role === "owner" || person.role === "admin" ? ["files"] : undefined,
    isOwner: person.role === "owner",
    isVisitor: person.role === "guest",
    isCollaborator: person.role === "user",
    cultureName: person.status === 4 ? "en-US" : undefined,
    mobilePhoneActivationStatus: 0,
    isSSO: false,
    theme: own ? "System" : undefined,
    usedSpace: 0,
    loginEventId: own ? 0 : undefined,
    createdBy: own || person.role === "owner" ? undefined : shortPerson(call, call.store.ownerId),
    registrationDate: printDate(person.registered, call.zone),
    hasPersonalFolder: own ? true : undefined,
    ...shortPerson(call, person.id),
  };
}

export function groupSummary(call: Call, group: DemoGroup): object {
  const manager = group.managerId === undefined ? undefined : call.store.people.get(group.managerId);
  return { id: group.id, name: group.name, manager: manager?.userName };
}

export function displayNameOf(call: Call, personId: string): string {
  const person = call.store.people.get(personId);
  return person === undefined ? word("removed", call.culture) : displayName(person);
}
