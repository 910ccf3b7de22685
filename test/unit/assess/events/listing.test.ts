import { expect, test } from "vitest";
import { assess } from "../../../../src/assess/assess.ts";
import type { AttributedEvent } from "../../../../src/assess/assessment.ts";
import { listEvents } from "../../../../src/assess/events/listing.ts";
import { eventOfLogEntry } from "../../../../src/assess/events/log-entry-as-event.ts";
import type { RoomLogEntry } from "../../../../src/collect/collected.ts";
import {
  at,
  collected,
  coverage,
  download,
  entry,
  event,
  member,
  OCTOBER,
  RULES,
  room,
  type World,
} from "../world.ts";

const NONE = { of: new Uint32Array(), values: [] };

async function listing(
  world: World,
  filter?: (event: AttributedEvent) => boolean,
): Promise<AttributedEvent[]> {
  const all = collected(world);
  const events: AttributedEvent[] = [];
  for await (const batch of listEvents(all, await assess(all, RULES), filter)) {
    expect(batch.length).toBeGreaterThan(0);
    events.push(...batch);
  }
  return events;
}

test("lists the trail's events newest first, with room and kind", async () => {
  const events = [1, 2, 3, 4, 5].map((id) => download(id, `2026-10-0${id}`, "ann", 5, "Rooms: Room 1"));
  const listed = await listing({ events });
  expect(listed.map(({ event }) => event.id)).toEqual([5, 4, 3, 2, 1]);
  expect(listed[0]).toMatchObject({ kind: "download", attribution: { by: "title", roomId: 1 } });
  const odd = await listing({ events }, ({ event }) => event.id % 2 === 1);
  expect(odd.map(({ event }) => event.id)).toEqual([5, 3, 1]);
});

test("lists the logs' entries of the period where there is no trail, all rooms in one order of time", async () => {
  const listed = await listing({
    coverage: coverage([1, 2], { state: "unavailable" }),
    events: [download(99, "2026-10-09", "ann", 5, "Rooms: Room 1")],
    entries: [
      entry(1, 1, "2026-09-30", "ann", "FileCreated"),
      entry(1, 2, "2026-10-02", "ann", "FileCreated"),
      entry(2, 3, "2026-10-02", "ann", "FileCreated"),
      entry(2, 4, "2026-10-01", "ann", "FileCreated"),
      entry(1, 5, "2026-11-01", "ann", "FileCreated"),
    ],
  });
  expect(listed.map(({ event }) => event.id)).toEqual([3, 2, 4]);
  expect(listed[0]).toMatchObject({ kind: "create", attribution: { by: "log", roomId: 2 } });
});

test("reads long logs in stretches that fit into memory, every entry once", async () => {
  const count = 120_001;
  const span = OCTOBER.end - OCTOBER.start;
  const pattern = entry(1, 1, "2026-10-01", "ann", "FileCreated");
  // Half of them in one hour.
  const entries: RoomLogEntry[] = Array.from({ length: count }, (_, id) => ({
    ...pattern,
    roomId: (id % 2) + 1,
    id: id + 1,
    at: OCTOBER.start + (id % 2 ? (id * 7) % span : id % 3600),
  }));
  const all = collected({ coverage: coverage([1, 2], { state: "unavailable" }) });
  const rooms = {
    count,
    read: async function* () {
      yield entries;
    },
  };
  const world = { ...all, logs: rooms };
  let [seen, batches, outOfOrder, previous] = [0, 0, 0, Number.POSITIVE_INFINITY];
  for await (const batch of listEvents(world, { attributions: NONE })) {
    batches++;
    for (const { event } of batch) {
      if (event.at > previous) outOfOrder++;
      previous = event.at;
      seen++;
    }
  }
  expect(seen).toBe(count);
  expect(outOfOrder).toBe(0);
  expect(batches).toBeGreaterThan(1);
});

test("every event is listed where it was counted, whatever its room was found by", async () => {
  const world: World = {
    rooms: [room(1, "Büro"), room(2, "Same"), room(3, "Same")],
    members: { 1: [member("jörg")], 2: [member("zoë")], 3: [] },
    events: [
      event(10, "2026-10-05", "jörg", "FileCreated", { target: ["5"], entries: [1], context: "Rooms: Büro" }),
      download(11, "2026-10-05", "zoë", 6, "Rooms: Same"),
      download(12, "2026-10-06", "zoë", 6, "Rooms: Same"),
      download(13, "2026-10-06", "jörg", 7, "Rooms: Büro"),
      event(14, "2026-10-07", "jörg", "RoomCreated", { target: ["99"], entries: [25], context: "99" }),
      event(15, "2026-10-08", "jörg", "None"),
    ],
    entries: [entry(1, 10, "2026-10-05", "jörg", "FileCreated", { entryId: 5 })],
  };
  const unavailable = coverage([1, 2, 3], { state: "unavailable" });
  for (const one of [world, { ...world, coverage: unavailable }]) {
    const all = collected(one);
    const { events, rooms, attributions } = await assess(all, RULES);
    const byMethod = { log: 0, file: 0, title: 0 };
    const byRoom = new Map(rooms.map(({ roomId }) => [roomId, 0]));
    const counts = { inOtherRooms: 0, unattributed: 0, outsideRooms: 0 };
    for await (const batch of listEvents(all, { attributions })) {
      for (const { attribution } of batch) {
        if (attribution.by !== "none") {
          byMethod[attribution.by]++;
          byRoom.set(attribution.roomId, (byRoom.get(attribution.roomId) ?? 0) + 1);
        } else if (attribution.candidates.length > 0) counts.unattributed++;
        else if (attribution.otherRoom) counts.inOtherRooms++;
        else counts.outsideRooms++;
      }
    }
    expect(events).toMatchObject({ ...counts, byMethod });
    expect(rooms.map(({ roomId, events: number }) => [roomId, number])).toEqual([...byRoom]);
  }
});

test("equal attributions are kept once, also those in doubt", async () => {
  const same = [room(1, "Same"), room(2, "Same")];
  const events = Array.from({ length: 50 }, (_, n) => download(n, "2026-10-05", "zoë", n, "Rooms: Same"));
  const { attributions } = await assess(collected({ rooms: same, events }), RULES);
  expect(attributions.values).toEqual([{ by: "none", candidates: [1, 2], otherRoom: false }]);
  expect(attributions.of.length).toBe(50);
});

test("a listing that has other events than were counted is a defect, not a wrong room", async () => {
  const all = collected({ events: [download(1, "2026-10-05", "zoë", 5, "Rooms: Room 1")] });
  await expect(listEvents(all, { attributions: NONE }).next()).rejects.toThrow(/without being counted/);
});

test("writes a log's entry as an event of the trail", () => {
  const uploaded = entry(1, 7, "2026-10-02", "ann", "FileUploaded", { entryId: 5, title: "Plan.docx" });
  expect(eventOfLogEntry(uploaded)).toMatchObject({
    id: 7,
    at: at("2026-10-02"),
    userId: "ann",
    actionId: 5011,
    action: "Uploaded a file: Plan.docx",
    actionType: 13,
    product: 2,
    location: 1,
    target: ["5"],
    entries: [1],
    context: "",
    ip: "",
  });
  const joined = entry(3, 8, "2026-10-02", "ann", "RoomCreateUser", { member: { id: "bob", name: "Bob" } });
  expect(eventOfLogEntry(joined)).toMatchObject({
    action: "Added a member to a room: Bob",
    target: ["3"],
    entries: [25],
  });
  expect(eventOfLogEntry(entry(3, 9, "2026-10-02", "ann", "RoomCoverChanged"))).toMatchObject({
    action: "RoomCoverChanged",
    target: ["3"],
  });
  expect(eventOfLogEntry(entry(3, 9, "2026-10-02", "ann", "FileDeleted"))).toMatchObject({
    target: [],
    entries: [1],
  });
});
