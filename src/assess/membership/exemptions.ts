import type { Member, RoomMembers } from "../../collect/collected.ts";
import type { Person } from "../../docspace/members.ts";
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

/**
 * Applies the exemptions to the members as they were read. Case never matters. Entries are found by what they name, so
 * that many of them and many members do not multiply.
 */
export function createExempting(exemptions: readonly Exemption[], context: ExemptingContext): Exempting {
  const isOver = ({ until }: Exemption): boolean => until !== undefined && until < context.day;
  const over = exemptions.filter(isOver);
  const current = exemptions.filter((exemption) => !isOver(exemption));
  const roomsNamed = namedRooms(context.rooms);
  const entries = current.map((exemption, order): Entry => {
    const places = exemption.rooms?.map((room) => ({ room, ids: roomsNamed(room) }));
    const rooms = places && new Set(places.flatMap(({ ids }) => ids));
    const strange = (places ?? []).filter(({ ids }) => ids.length === 0).map(({ room }) => room);
    return { order, exemption, rooms, strange };
  });
  const all = entries.flatMap((entry) =>
    entry.exemption.who.map((who, index): Mention => ({ name: nameOf(who), entry, index })),
  );
  const mentions = Map.groupBy(all, ({ name }) => name);
  const namesOf = namesByPerson(context.members);
  const meant = (roomId: number, member: Member): Mention[] =>
    mentions.size === 0
      ? []
      : namesOf(member).flatMap((name) =>
          (mentions.get(name) ?? []).filter(({ entry }) => entry.rooms?.has(roomId) ?? true),
        );
  const used = new Set<Mention>();
  for (const room of context.members) {
    if (room.state === "unreadable") continue;
    for (const member of room.members) for (const one of meant(room.roomId, member)) used.add(one);
  }
  return {
    of: (roomId, member) =>
      meant(roomId, member).reduce<Entry | undefined>(
        (first, { entry }) => (first === undefined || entry.order < first.order ? entry : first),
        undefined,
      )?.exemption,
    notes: [
      ...over.map(({ line, until = "" }) => note("exemption-over", "warning", { line, until }, "inactivity")),
      ...entries.flatMap(({ exemption: { line }, strange }) =>
        strange.map((room) =>
          note("exemption-room-unknown", "warning", { line, room: String(room) }, "inactivity"),
        ),
      ),
      ...all.filter((one) => !used.has(one)).map(inVain),
    ],
  };
}

/** An entry of the file that is not over. */
interface Entry {
  readonly order: number;
  readonly exemption: Exemption;
  /** Where it counts; undefined: everywhere. */
  readonly rooms: ReadonlySet<number | string> | undefined;
  /** Rooms it names that are not audited. */
  readonly strange: readonly (number | string)[];
}

/** One of those whom an entry names. */
interface Mention {
  readonly name: string;
  readonly entry: Entry;
  readonly index: number;
}

function inVain({ entry: { exemption }, index }: Mention): Note {
  const number = exemption.who.length === 1 ? {} : { number: index + 1 };
  return note("exemption-unused", "warning", { line: exemption.line, ...number }, "inactivity");
}

/** The ids of the rooms that an id or a title means. */
function namedRooms(rooms: readonly Room[]): (named: number | string) => readonly (number | string)[] {
  const byId = Map.groupBy(rooms, ({ id }) => String(id));
  const byTitle = Map.groupBy(rooms, ({ title }) => title.toLowerCase());
  return (named) => {
    const titled = typeof named === "string" ? (byTitle.get(named.toLowerCase()) ?? []) : [];
    return [...(byId.get(String(named)) ?? []), ...titled].map(({ id }) => id);
  };
}

function nameOf(who: Who): string {
  switch (who.kind) {
    case "email":
      return `email ${who.email}`;
    case "domain":
      return `domain @${who.domain}`;
    case "id":
      return `id ${who.id}`;
    case "group":
      return `group ${who.name}`;
    case "guests":
      return "guests";
  }
}

/** Everything by which an entry may mean a member, as {@link nameOf} writes it, with the groups they are known to be in. */
function namesByPerson(rooms: readonly RoomMembers[]): (member: Member) => readonly string[] {
  const groups = new Map<string, Set<string>>();
  const remember = (personId: string, group: { readonly id: string; readonly name: string }): void => {
    const names = groups.get(personId) ?? new Set();
    groups.set(personId, names.add(`id ${group.id.toLowerCase()}`).add(`group ${group.name.toLowerCase()}`));
  };
  for (const room of rooms) {
    if (room.state === "unreadable") continue;
    for (const { person, membership, groups: theirs } of room.members) {
      for (const group of theirs) remember(person.id, group);
      for (const group of person.groups ?? []) remember(person.id, group);
      if (membership.by === "group") remember(person.id, membership.group);
    }
  }
  const known = new WeakMap<Person, readonly string[]>();
  return ({ person }) => {
    const before = known.get(person);
    if (before !== undefined) return before;
    const email = comparableAddress(person.email);
    const names = [
      `email ${email}`,
      `domain ${email.slice(email.lastIndexOf("@"))}`,
      `id ${person.id.toLowerCase()}`,
      ...(groups.get(person.id) ?? []),
      ...(person.guest ? ["guests"] : []),
    ];
    known.set(person, names);
    return names;
  };
}
