import { expect, it } from "vitest";
import { assess } from "../../../../src/assess/assess.ts";
import type { AttributedEvent } from "../../../../src/assess/assessment.ts";
import { listEvents } from "../../../../src/assess/events/listing.ts";
import { eventOfLogEntry } from "../../../../src/assess/events/log-entry-as-event.ts";
import type { RoomLogEntry } from "../../../../src/collect/collected.ts";
import { at, collected, coverage, download, entry, OCTOBER, RULES, type World } from "../world.ts";

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

it("lists the trail's events newest first, with room and kind", async () => {
  const events = [1, 2, 3, 4, 5].map((id) => download(id, `2026-10-0${id}`, "ann", 5, "Rooms: Room 1"));
  const listed = await listing({ events });
  expect(listed.map(({ event }) => event.id)).toEqual([5, 4, 3, 2, 1]);
  expect(listed[0]).toMatchObject({ kind: "download", attribution: { by: "title", roomId: 1 } });
  const odd = await listing({ events }, ({ event }) => event.id % 2 === 1);
  expect(odd.map(({ event }) => event.id)).toEqual([5, 3, 1]);
});

it("lists the logs' entries of the period where there is no trail, all rooms in one order of time", async () => {
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

it("reads long logs in stretches that fit into memory, every entry once", async () => {
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
  for await (const batch of listEvents(world, { attribute: () => ({ by: "log", roomId: 1 }) })) {
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

it("writes a log's entry as an event of the trail", () => {
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
