import { Author } from "./organisation/author.ts";
import type { OrganisationOptions, OrganisationRooms } from "./organisation/input.ts";
import { writeMonth } from "./organisation/month.ts";
import { makeGroups, makeLatecomer, makePeople } from "./organisation/people.ts";
import { setUpRooms } from "./organisation/rooms.ts";
import type { Truth } from "./organisation/truth.ts";
import { startOfDay, zone } from "./portal/dates.ts";
import type { DemoGroup, DemoKey, DemoPerson } from "./portal/model.ts";
import { random } from "./portal/random.ts";
import { Store } from "./portal/store.ts";
import { DemoPortal, type PortalOptions } from "./portal.ts";

export interface Organisation {
  readonly store: Store;
  readonly month: string;
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly people: readonly DemoPerson[];
  readonly groups: readonly DemoGroup[];
  readonly rooms: OrganisationRooms;
  /** A folder in the compliance room. */
  readonly reportFolderId: number;
  /** Keys: `least` has the rights a run needs and no more. */
  readonly keys: Readonly<
    Record<
      "full" | "least" | "narrow" | "readOnly" | "expired" | "inactive" | "user" | "roomAdmin" | "german",
      DemoKey
    >
  >;
  readonly truth: Truth;
  /** A portal with this content, in the organisation's time zone. */
  portal(options?: PortalOptions): DemoPortal;
}

function makeKeys(
  store: Store,
  people: readonly DemoPerson[],
  at: number,
  seed: number,
): Organisation["keys"] {
  const chance = random(seed ^ 0x5eed);
  const make = (name: string, index: number, permissions: string[], more: Partial<DemoKey> = {}): DemoKey => {
    const owner = people[index];
    if (owner === undefined) throw new Error(`nobody has number ${index}`);
    const key: DemoKey = {
      id: chance.guid(),
      secret: `sk-${chance.hex(64)}`,
      name,
      ownerId: owner.id,
      permissions,
      active: true,
      created: at,
      ...more,
    };
    store.keys.push(key);
    return key;
  };
  const german = people[1];
  if (german !== undefined) german.culture = "de";
  return {
    full: make("everything", 0, []),
    least: make("audit", 0, ["*:read", "files:write"]),
    narrow: make("narrow", 0, ["rooms:read", "files:read"]),
    readOnly: make("read only", 0, ["*:read"]),
    expired: make("expired", 0, ["*:read", "files:write"], { expires: at + 86_400 }),
    inactive: make("inactive", 0, ["*:read", "files:write"], { active: false }),
    user: make("user", 27, ["*:read", "files:write"]),
    roomAdmin: make("room admin", 2, ["*:read", "files:write"]),
    german: make("german", 1, ["*:read", "files:write"]),
  };
}

/** A believable organisation with a month of work behind it, and the truth about that month. */
export function makeOrganisation(options: OrganisationOptions = {}): Organisation {
  const { month = "2026-10", timeZone = "Europe/Berlin", seed = 1, events = 6000 } = options;
  const [year = 2026, monthNumber = 10] = month.split("-").map(Number);
  const here = zone(timeZone);
  const start = startOfDay(here, year, monthNumber, 1);
  const end = startOfDay(here, monthNumber === 12 ? year + 1 : year, (monthNumber % 12) + 1, 1);
  const now = options.now ?? (Math.ceil(end / 86_400) * 86_400 + 86_400 + 6 * 3600 + 17 * 60) * 1000;

  const store = new Store();
  const chance = random(seed);
  const people = [...makePeople(chance, start), makeLatecomer(random(seed ^ 0x1a7e), start)];
  for (const person of people) store.addPerson(person);
  const groups = makeGroups(chance, people);
  for (const group of groups) store.addGroup(group);
  const keys = makeKeys(store, people, start - 60 * 86_400, seed);
  const author = new Author(store, chance, start, end);
  const { rooms, reportFolderId } = setUpRooms(author, people, groups, options);
  writeMonth({ author, people, groups, rooms, zone: here, events, now: Math.floor(now / 1000), options });

  const playing = options.version === undefined ? {} : { version: options.version };

  return {
    store,
    month,
    timeZone,
    now,
    people,
    groups,
    rooms,
    reportFolderId,
    keys,
    truth: author.truth(options.graceDays ?? 14, options.minActivity ?? 1),
    portal: (portalOptions = {}) => new DemoPortal(store, { timeZone, seed, ...playing, ...portalOptions }),
  };
}
