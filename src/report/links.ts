import type { RoomAssessment } from "../assess/assessment.ts";
import type { AuditEvent } from "../docspace/audit-trail.ts";
import type { Person } from "../docspace/members.ts";
import { FILE } from "../docspace/wire/entry-types.ts";

/** Pages of the portal, always at the portal's own address (the routes of its web client). */

/** The page of a room. `portal`: the portal's address, which may have a path. */
export function roomLink(portal: string, roomId: number): string {
  return below(portal, `rooms/shared/${roomId}/filter`);
}

/** The editor's page of the file that an event names; undefined where it names none. */
export function fileLink(
  portal: string,
  { entries, target }: Pick<AuditEvent, "entries" | "target">,
): string | undefined {
  const id = Number(target[0]);
  if (entries[0] !== FILE || !Number.isSafeInteger(id) || id < 1) return undefined;
  return below(portal, `doceditor?fileId=${id}`);
}

/**
 * The page of the portal's contacts that shows this person alone: accounts have no page of their own, and the server's
 * `profileUrl` is this search (`CommonLinkUtility.GetUserProfileAsync`, v3.7.2-server; before 3.7 it led guests to the
 * list of people, where they are not, although the web client has had theirs since 3.5). Undefined without an e-mail.
 */
export function personLink(
  portal: string,
  { email, guest }: Pick<Person, "email" | "guest">,
): string | undefined {
  if (email === "") return undefined;
  const search = encodeURIComponent(email.toLowerCase().toWellFormed());
  return below(portal, `accounts/${guest ? "guests" : "people"}/filter?search=${search}`);
}

/**
 * Pages of people of whom only the id is at hand: who left a room, acted in it, or was decided about. Known is who is a
 * member of an audited room; of everybody else the report has no e-mail, and therefore no page.
 */
export function personLinks(
  portal: string,
  rooms: readonly Pick<RoomAssessment, "members">[],
): (personId: string) => string | undefined {
  const known = new Map<string, Person>();
  for (const { members } of rooms)
    for (const { person } of members) known.set(person.id.toLowerCase(), person);
  return (personId) => {
    const person = known.get(personId.toLowerCase());
    return person === undefined ? undefined : personLink(portal, person);
  };
}

function below(portal: string, path: string): string {
  return new URL(path, portal.endsWith("/") ? portal : `${portal}/`).href;
}
