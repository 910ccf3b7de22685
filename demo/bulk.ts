import type { MemberTruth, TrueVerdict } from "./organisation/truth.ts";
import { startOfDay, zone } from "./portal/dates.ts";
import { type DemoKey, type DemoPerson, type DemoRoom, share } from "./portal/model.ts";
import { mix, random } from "./portal/random.ts";
import { Store } from "./portal/store.ts";
import { DemoPortal, type PortalOptions } from "./portal.ts";

/**
 * How events lie in the month: `even`; all within one `hour`; `bursts` of a few minutes with silence between; `ties`:
 * up to 500 events in one second, and seconds without any between.
 */
export type BulkShape = "even" | "hour" | "bursts" | "ties";

export interface BulkOptions {
  /** Rows in the month: 1 000, 100 000, 1 000 000 … */
  readonly events: number;
  readonly shape?: BulkShape;
  /** `YYYY-MM`; 2026-10 by default. */
  readonly month?: string;
  /** IANA name; Europe/Berlin by default. */
  readonly timeZone?: string;
  readonly seed?: number;
  /** 10 rooms, 100 people and 200 files a room by default. */
  readonly rooms?: number;
  readonly people?: number;
  readonly filesPerRoom?: number;
}

export interface BulkTruth {
  /** Seconds since 1970, the end not included. */
  readonly start: number;
  readonly end: number;
  readonly events: number;
  readonly eventsByRoom: ReadonlyMap<number, number>;
  readonly eventsOutsideRooms: number;
  readonly logEventsByRoom: ReadonlyMap<number, number>;
  /** Owners and direct members; everybody joined long before. */
  readonly members: readonly MemberTruth[];
  readonly counts: Readonly<Record<TrueVerdict, number>>;
}

export interface BulkOrganisation {
  readonly store: Store;
  readonly key: DemoKey;
  readonly month: string;
  readonly timeZone: string;
  /** A moment after the month, milliseconds since 1970. */
  readonly now: number;
  readonly reportFolderId: number;
  readonly truth: BulkTruth;
  portal(options?: PortalOptions): DemoPortal;
}

/** Opened for editing, saved, downloaded, uploaded: two of them stand in the rooms' logs. */
const kinds = [5054, 5054, 5054, 5054, 5034, 5034, 5009, 5009, 5009, 5011] as const;
const logged = new Set([5034, 5011]);

/** Names beyond ASCII among others, as everywhere. */
const firstNames = ["Petra", "Jörg", "Zoë", "小龙", "Łukasz", "Karin"];
const lastNames = ["Quill", "Jäger", "Ångström", "李", "Żółkiewski", "O'Neill", "Brook"];

function makeTimes(shape: BulkShape, count: number, start: number, end: number, seed: number): Uint32Array {
  const chance = random(seed);
  const span = end - start;
  const times = new Uint32Array(count);
  if (shape === "even") {
    for (let n = 0; n < count; n++) times[n] = start + Math.floor(((n + chance.next()) / count) * span);
  } else if (shape === "hour") {
    const from = start + Math.floor(span / 2);
    for (let n = 0; n < count; n++) times[n] = from + chance.below(3600);
  } else if (shape === "bursts") {
    const bursts = Math.max(1, Math.round(count / 3000));
    const starts = Array.from({ length: bursts }, () => start + chance.below(span - 600));
    for (let n = 0; n < count; n++)
      times[n] = (starts[n % bursts] ?? start) + Math.floor(chance.next() ** 2 * 600);
  } else {
    let n = 0;
    while (n < count) {
      const at = start + chance.below(span);
      const size = Math.min(count - n, 1 + Math.floor(chance.next() ** 3 * 500));
      times.fill(at, n, n + size);
      n += size;
    }
  }
  return times.sort();
}

/** A portal with any number of events, cheap to hold and to serve: some 30 bytes a row. */
export function makeBulk(options: BulkOptions): BulkOrganisation {
  const { events, shape = "even", month = "2026-10", timeZone = "Europe/Berlin", seed = 1 } = options;
  const { rooms: roomCount = 10, people: peopleCount = 100, filesPerRoom = 200 } = options;
  const here = zone(timeZone);
  const [year = 2026, monthNumber = 10] = month.split("-").map(Number);
  const start = startOfDay(here, year, monthNumber, 1);
  const end = startOfDay(here, monthNumber === 12 ? year + 1 : year, (monthNumber % 12) + 1, 1);
  const before = start - 200 * 86_400;
  const chance = random(seed);

  const store = new Store();
  const people: DemoPerson[] = Array.from({ length: peopleCount }, (_, index) =>
    store.addPerson({
      id: chance.guid(),
      firstName: firstNames[index % firstNames.length] ?? "",
      lastName: `${lastNames[index % lastNames.length]} ${index}`,
      email: `person.${index}@example.com`,
      userName: `person.${index}`,
      role: index === 0 ? "owner" : "user",
      status: 1,
      registered: before,
      culture: "en-US",
    }),
  );
  const owner = people[0];
  if (owner === undefined) throw new Error("a portal needs at least one person");
  const key: DemoKey = {
    id: chance.guid(),
    secret: `sk-${chance.hex(64)}`,
    name: "audit",
    ownerId: owner.id,
    permissions: ["*:read", "files:write"],
    active: true,
    created: before,
  };
  store.keys.push(key);

  const rooms: DemoRoom[] = [];
  /** Who works in which room; every fourth member never does. */
  const crews: number[][] = [];
  const members: number[][] = [];
  const files: number[] = [];
  for (let index = 0; index < roomCount; index++) {
    const room = store.addRoom({
      id: 1201 + index,
      title: `Room ${index + 1}`,
      formerTitles: [],
      roomType: 5,
      area: "active",
      ownerId: owner.id,
      created: before,
      updated: before,
      shares: [],
      externalLink: false,
      sealed: false,
    });
    const inside = people
      .map((_, person) => person)
      .filter((person) => person > 0 && mix(person, index) % 5 < 2);
    for (const person of inside) store.setShare(room, people[person]?.id ?? "", share.editing);
    rooms.push(room);
    members.push(inside);
    crews.push(inside.filter((_, position) => position % 4 !== 3));
    files.push(100_000 + index * filesPerRoom);
    for (let file = 0; file < filesPerRoom; file++) {
      store.addFile({
        id: 100_000 + index * filesPerRoom + file,
        title: `Document ${file}.docx`,
        folderId: room.id,
        createdBy: owner.id,
        created: before,
        versions: [{ version: 1, size: 12_345, at: before + file, by: owner.id }],
      });
    }
  }
  const reports = store.addRoom({
    id: 4242,
    title: "Compliance",
    formerTitles: [],
    roomType: 5,
    area: "active",
    ownerId: owner.id,
    created: before,
    updated: before,
    shares: [],
    externalLink: false,
    sealed: false,
  });

  const { trail } = store;
  const personNumbers = people.map(({ id }) => trail.person(id));
  const times = makeTimes(shape, events, start, end, seed ^ 0x71e5);
  trail.reserve(events + 1024);
  const counts = new Uint32Array(roomCount * peopleCount);
  const changes = new Uint32Array(roomCount * peopleCount);
  const inRoom = new Uint32Array(roomCount);
  const inLog = new Uint32Array(roomCount);
  let outside = 0;
  for (let n = 0; n < events; n++) {
    const at = times[n] ?? start;
    const dice = mix(n, seed);
    if (dice % 50 === 0) {
      outside++;
      trail.addRow(at, personNumbers[0] ?? 0, 6032, 0, 0, 0, 0);
      continue;
    }
    const room = (dice >>> 6) % roomCount;
    const crew = crews[room] ?? [];
    const person = crew.length === 0 ? 0 : (crew[(dice >>> 12) % crew.length] ?? 0);
    const kind = kinds[mix(n, seed + 1) % kinds.length] ?? 5054;
    const file = (files[room] ?? 0) + (mix(n, seed + 2) % filesPerRoom);
    const roomId = 1201 + room;
    trail.addRow(at, personNumbers[person] ?? 0, kind, file, 0, roomId, roomId);
    inRoom[room] = (inRoom[room] ?? 0) + 1;
    const pair = room * peopleCount + person;
    counts[pair] = (counts[pair] ?? 0) + 1;
    if (logged.has(kind)) {
      inLog[room] = (inLog[room] ?? 0) + 1;
      changes[pair] = (changes[pair] ?? 0) + 1;
    }
  }
  trail.showAll(0);

  const verdict = (count: number): TrueVerdict => (count > 0 ? "active" : "inactive");
  const truths: MemberTruth[] = [];
  for (const [index, room] of rooms.entries()) {
    for (const person of [0, ...(members[index] ?? [])]) {
      const done = counts[index * peopleCount + person] ?? 0;
      const changed = changes[index * peopleCount + person] ?? 0;
      truths.push({
        roomId: room.id,
        personId: people[person]?.id ?? "",
        membership: person === 0 ? "owner" : "direct",
        joined: before,
        verdict: verdict(done),
        events: done,
        changes: changed,
        verdictByChanges: verdict(changed),
      });
    }
  }
  truths.push({
    roomId: reports.id,
    personId: owner.id,
    membership: "owner",
    joined: before,
    verdict: "inactive",
    events: 0,
    changes: 0,
    verdictByChanges: "inactive",
  });
  const total = { disabled: 0, invited: 0, active: 0, new: 0, inactive: 0 };
  for (const row of truths) total[row.verdict]++;
  return {
    store,
    key,
    month,
    timeZone,
    now: (end + 30 * 3600) * 1000,
    reportFolderId: reports.id,
    truth: {
      start,
      end,
      events,
      eventsByRoom: new Map(rooms.map(({ id }, index) => [id, inRoom[index] ?? 0])),
      eventsOutsideRooms: outside,
      logEventsByRoom: new Map(rooms.map(({ id }, index) => [id, inLog[index] ?? 0])),
      members: truths,
      counts: total,
    },
    portal: (portalOptions = {}) => {
      const portal = new DemoPortal(store, { timeZone, seed, ...portalOptions });
      portal.keepRequests = events <= 10_000;
      return portal;
    },
  };
}
