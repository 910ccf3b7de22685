import type { Member, RoomMembers } from "../../collect/collected.ts";
import type { Room } from "../../docspace/rooms.ts";
import { type Note, note } from "../../notes.ts";
import type { Exemption, Who } from "../../settings/exemptions-file.ts";
import { comparableAddress } from "../../text/address.ts";

/** Finds who is exempt where, and which entries were in vain. */
export interface Exempting {
  /** The first entry of the file that counts for this member of this room. */
  of(roomId: number, member: Member): Exemption | undefined;
  /** Entries that are over, match nobody, or name a room that is not audited. They name no people. */
  readonly notes: readonly Note[];
}

export interface ExemptingContext {
  readonly rooms: readonly Room[];
  readonly members: readonly RoomMembers[];
  /** The local day to judge by, `YYYY-MM-DD`: entries whose `until` is earlier no longer count. */
  readonly day: string;
}

/** Applies the exemptions to the members as they were read. Case never matters. */
export function createExempting(exemptions: readonly Exemption[], context: ExemptingContext): Exempting {
  const titles = new Map(context.rooms.map(({ id, title }) => [id, title.toLowerCase()]));
  const groupsOf = groupsByPerson(context);
  const isMeant = (who: Who, member: Member): boolean => {
    const { person } = member;
    const email = comparableAddress(person.email);
    switch (who.kind) {
      case "email":
        return email === who.email;
      case "domain":
        return email.endsWith(`@${who.domain}`);
      case "id":
        return person.id.toLowerCase() === who.id || groupsOf(person.id).has(who.id);
      case "group":
        return groupsOf(person.id).has(who.name);
      case "guests":
        return person.guest;
    }
  };
  const isThere = ({ rooms }: Exemption, roomId: number): boolean =>
    rooms === undefined || rooms.some((room) => isRoom(room, roomId, titles.get(roomId)));

  const current = exemptions.filter(({ until }) => until === undefined || until >= context.day);
  const over = exemptions.filter((exemption) => !current.includes(exemption));
  const people = context.members.flatMap((room) =>
    room.state === "read" ? room.members.map((member) => ({ roomId: room.roomId, member })) : [],
  );
  const inVain = current.flatMap((exemption) =>
    exemption.who.flatMap((who, index) => {
      if (people.some(({ roomId, member }) => isThere(exemption, roomId) && isMeant(who, member))) return [];
      const number = exemption.who.length === 1 ? {} : { number: index + 1 };
      return [note("exemption-unused", "warning", { line: exemption.line, ...number }, "inactivity")];
    }),
  );
  const strangeRooms = current.flatMap((exemption) =>
    (exemption.rooms ?? [])
      .filter((room) => ![...titles].some(([id, title]) => isRoom(room, id, title)))
      .map((room) =>
        note("exemption-room-unknown", "warning", { line: exemption.line, room: String(room) }, "inactivity"),
      ),
  );
  return {
    of: (roomId, member) =>
      current.find(
        (exemption) => isThere(exemption, roomId) && exemption.who.some((who) => isMeant(who, member)),
      ),
    notes: [
      ...over.map(({ line, until = "" }) => note("exemption-over", "warning", { line, until }, "inactivity")),
      ...strangeRooms,
      ...inVain,
    ],
  };
}

function isRoom(named: number | string, roomId: number | string, title: string | undefined): boolean {
  return String(named) === String(roomId) || (typeof named === "string" && named.toLowerCase() === title);
}

/** Ids and lower-case names of the groups that each person is known to be in. */
function groupsByPerson({ members }: ExemptingContext): (personId: string) => ReadonlySet<string> {
  const known = new Map<string, Set<string>>();
  const remember = (personId: string, group: { readonly id: string; readonly name: string }): void => {
    const names = known.get(personId) ?? new Set();
    known.set(personId, names.add(group.id.toLowerCase()).add(group.name.toLowerCase()));
  };
  for (const room of members) {
    if (room.state === "unreadable") continue;
    for (const { person, membership, groups: theirs } of room.members) {
      for (const group of [...theirs, ...(person.groups ?? [])]) remember(person.id, group);
      if (membership.by === "group") remember(person.id, membership.group);
    }
  }
  const none: ReadonlySet<string> = new Set();
  return (personId) => known.get(personId) ?? none;
}
