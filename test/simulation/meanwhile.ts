import { applyChange, type Change } from "../../demo/portal/changes.ts";
import type { Random } from "../../demo/portal/random.ts";
import type { DemoPortal, Fault } from "../../demo/portal.ts";
import type { World } from "./world.ts";

/** What people do in the portal while a run reads it. */
export interface Meanwhile {
  readonly faults: readonly Fault[];
  /** What was done so far. */
  readonly done: readonly Change[];
}

/** A run asks about so many requests; a change that would come later does not come at all. */
const REQUESTS = 90;

/** Of these a run believes what it sees before their rows come: `docs/how-it-decides.md`, "What a late row changes". */
const UNWAITED: ReadonlySet<Change["what"]> = new Set(["add-member", "change-owner", "delete-room"]);

/** Milliseconds by which the rows of the changes are late. */
export const delayOf = (random: Random): number => (random.chance(0.5) ? random.pick([1000, 6000, 9000]) : 0);

/** Some changes, each before a random request. `portal` is what they are done to. */
export function makeMeanwhile(random: Random, world: World, portal: () => DemoPortal): Meanwhile {
  const done: Change[] = [];
  const changes = Array.from({ length: 1 + random.below(3) }, () => choose(random, world));
  const atPage = random.chance(0.5);
  const faults = changes.map((change): Fault => {
    const act = (now: number): void => {
      try {
        const { settings } = portal();
        applyChange(
          world.store,
          UNWAITED.has(change.what) ? { ...settings, auditDelay: 0 } : settings,
          change,
          now,
        );
        done.push(change);
      } catch {
        // What it is about went with an earlier change.
      }
    };
    const effect = { kind: "do", act } as const;
    // Between two pages of a list of members, where there are two.
    if (atPage && "room" in change && world.crowded)
      return { path: `rooms/${change.room}/share`, nth: 2, effect };
    // Between the reading of the rooms' logs and the question where a file is.
    if (atPage && "file" in change) return { path: /files\/file\/|filterType=1/, nth: 1, effect };
    return { nth: 1 + random.below(REQUESTS), effect };
  });
  return { faults, done };
}

function choose(random: Random, { store, events }: World): Change {
  const rooms = [...store.rooms.values()].filter(({ area }) => area === "active" || area === "archived");
  const room = random.pick(rooms);
  const others = [...store.people.values()].filter(({ id, removed }) => id !== store.ownerId && !removed);
  const anybody = random.pick(others).id;
  const members = room.shares.flatMap((entry) => (entry.kind === "person" ? [entry.personId] : []));
  const member = members.length > 0 ? random.pick(members) : anybody;
  const files = [...store.files.values()].filter(
    (file) => file.deleted !== true && store.roomOfFile(file) !== undefined,
  );
  // Rather one of which only its place tells where it was opened.
  const opened = new Set([...events.values()].filter(({ logged }) => !logged).map(({ target }) => target));
  const placed = files.filter(({ id }) => opened.has(id));
  const file = files.length === 0 ? 0 : random.pick(placed.length > 0 ? placed : files).id;
  const folders = [...store.folders.keys()].filter((id) => !store.rooms.has(id) && store.roomOfFolder(id));
  const groups = [...store.groups.values()];
  const choices: readonly (() => Change)[] = [
    () => ({ what: "remove-member", room: room.id, person: member }),
    () => ({ what: "add-member", room: room.id, person: anybody, access: 10 }),
    () => ({ what: "touch-room", room: room.id }),
    () => ({ what: room.area === "active" ? "archive-room" : "unarchive-room", room: room.id }),
    () => ({ what: "delete-room", room: room.id }),
    () => ({
      what: "rename-room",
      room: room.id,
      title: random.pick(["Legal", "Sales", "Neu", "Été – 2026"]),
    }),
    () => ({ what: "change-owner", room: room.id, owner: member }),
    () => ({ what: "open-room", room: room.id }),
    () => ({ what: "move-file", file, to: random.pick(rooms).id }),
    () => ({ what: "move-file", file, to: random.pick(rooms).id }),
    () => ({ what: "delete-file", file }),
    () => ({ what: "act", action: 5009, file, by: anybody }),
    () => ({ what: "disable", person: anybody }),
    () =>
      folders.length > 0
        ? { what: "move-folder", folder: random.pick(folders), to: random.pick(rooms).id }
        : { what: "touch-room", room: room.id },
    () => {
      const group = groups.length > 0 ? random.pick(groups) : undefined;
      const leaves = group?.members.at(0);
      if (group === undefined) return { what: "touch-room", room: room.id };
      return leaves !== undefined && random.chance(0.5)
        ? { what: "leave-group", group: group.id, person: leaves }
        : { what: "join-group", group: group.id, person: anybody };
    },
  ];
  return random.pick(choices)();
}

/** What the changes leave open, of a truth that is taken from before them. */
export interface Touched {
  /** Whether the members of a room may be other ones. */
  members(roomId: number): boolean;
  /** Whether somebody may be seen as another kind of member, or with another state of their account. */
  person(roomId: number, personId: string): boolean;
}

export function touchedBy(changes: readonly Change[], { store }: World): Touched {
  const rooms = new Set<number>();
  const people = new Set<string>();
  for (const change of changes) {
    if ("room" in change && MEMBERS_CHANGE.has(change.what)) rooms.add(change.room);
    if ("person" in change) people.add(change.person);
    if (change.what === "change-owner")
      people.add(change.owner).add(store.rooms.get(change.room)?.ownerId ?? "");
    const groups = [...store.groups.values()].filter(({ id, members }) =>
      // A group lists no disabled people.
      change.what === "disable" ? members.includes(change.person) : "group" in change && change.group === id,
    );
    for (const { id, shares } of store.rooms.values()) {
      const touched = (entry: (typeof shares)[number]): boolean =>
        entry.kind === "group" && groups.some((group) => group.id === entry.groupId);
      if (shares.some(touched)) rooms.add(id);
    }
  }
  return {
    members: (roomId) => rooms.has(roomId),
    person: (roomId, personId) => people.has(personId) || (rooms.has(roomId) && people.size === 0),
  };
}

const MEMBERS_CHANGE: ReadonlySet<Change["what"]> = new Set([
  "remove-member",
  "add-member",
  "change-owner",
  "delete-room",
  "archive-room",
  "unarchive-room",
]);
