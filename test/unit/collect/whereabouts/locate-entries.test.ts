import { describe, expect, test } from "vitest";
import { IdSet } from "../../../../src/collect/spool/id-set.ts";
import { createUnplaced } from "../../../../src/collect/whereabouts/entries-to-locate.ts";
import { findPlaces } from "../../../../src/collect/whereabouts/locate-entries.ts";
import { dialectOf } from "../../../../src/docspace/wire/dialect.ts";
import { eventOf } from "../fake-trail.ts";

const DOWNLOAD = 5009;

function world(files: Record<number, number>, filesCount: Record<number, number>) {
  const asked: string[] = [];
  return {
    asked,
    filesCount: new Map(Object.entries(filesCount).map(([room, count]) => [Number(room), count])),
    reading: {
      file: async (id: number) => {
        asked.push(`file ${id}`);
        const roomId = files[id];
        return roomId === undefined ? undefined : { id, roomId, created: 1000 + id };
      },
      roomOfFolder: async (id: number) => {
        asked.push(`folder ${id}`);
        return 1;
      },
      filesOfRoom: async (room: number) => {
        asked.push(`list ${room}`);
        const there = Object.keys(files)
          .map(Number)
          .filter((id) => files[id] === room);
        return { files: there.map((id) => ({ id, created: 1000 + id })), whole: true };
      },
    },
  };
}

async function find(
  downloads: readonly (readonly [file: number, context: string])[],
  portal: ReturnType<typeof world>,
  over: { inLogs?: number[]; folders?: number[]; destinations?: number[] } = {},
) {
  const unplaced = createUnplaced((action) => action !== DOWNLOAD, dialectOf("3.7.2"));
  let id = 0;
  for (const [file, context] of downloads) {
    unplaced.note(eventOf(++id, 1, { actionId: DOWNLOAD, target: [String(file)], context }));
  }
  for (const folder of over.folders ?? []) {
    unplaced.note(
      eventOf(++id, 1, { actionId: DOWNLOAD, target: [String(folder)], entries: [2], context: "Rooms: One" }),
    );
  }
  const filesInLogs = new IdSet();
  for (const file of over.inLogs ?? []) filesInLogs.add(file);
  return findPlaces(
    {
      unplaced,
      filesInLogs,
      titles: [
        { roomId: 1, title: "One" },
        { roomId: 2, title: "Twin" },
        { roomId: 3, title: "Twin" },
        { roomId: 1, title: "Shared with another" },
      ],
      filesCount: portal.filesCount,
      otherTitles: [
        { roomId: 4, title: "Shared with another" },
        { roomId: 5, title: "Elsewhere" },
      ],
      destinations: new Set(over.destinations ?? []),
    },
    portal.reading,
  );
}

describe("where files lie", () => {
  test("looks few files up one by one, and remembers those that are gone", async () => {
    const portal = world({ 10: 1 }, { 1: 500 });
    const { files, created } = await find(
      [
        [10, "Rooms: One"],
        [11, "Rooms: One"],
        [10, "Rooms: One"],
      ],
      portal,
    );
    expect([...created]).toEqual([[10, 1010]]);
    expect([...files]).toEqual([
      [10, 1],
      [11, null],
    ]);
    expect(portal.asked.toSorted()).toEqual(["file 10", "file 11"]);
  });

  test("lists the room when that costs fewer requests", async () => {
    const inRoom = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [100 + i, 1]));
    const portal = world(inRoom, { 1: 120 });
    const { files } = await find(
      Array.from({ length: 50 }, (_, i) => [100 + i, "Rooms: One"] as const),
      portal,
    );
    expect(portal.asked).toEqual(["list 1"]);
    expect(files.get(100)).toBe(1);
    expect(files.get(149)).toBeNull();
  });

  test("asks for a file itself that one title's rooms do not hold and another title's are not listed for", async () => {
    const inRoom = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [100 + i, 1]));
    const portal = world({ ...inRoom, 10: 2 }, { 1: 120, 2: 500, 3: 500 });
    const { files } = await find(
      [
        ...Array.from({ length: 40 }, (_, i) => [100 + i, "Rooms: One"] as const),
        ...[10, 11].map((file) => [file, "Rooms: One"] as const),
        [10, "Rooms: Twin"],
      ],
      portal,
    );
    expect(portal.asked).toEqual(["list 1", "file 10"]);
    expect(files.get(10)).toBe(2);
    expect(files.get(11)).toBeNull();
  });

  test("lists every room of a title that several rooms bear", async () => {
    const portal = world({ 10: 2, 11: 3, 12: 3, 13: 2 }, { 2: 4, 3: 4 });
    const { files } = await find(
      [10, 11, 12, 13].map((file) => [file, "Rooms: Twin"] as const),
      portal,
    );
    expect(portal.asked.toSorted()).toEqual(["list 2", "list 3"]);
    expect(files.get(11)).toBe(3);
  });

  test("asks nothing about other rooms, places outside rooms, or files the logs know", async () => {
    const portal = world({}, {});
    const { files } = await find(
      [
        [1, "Rooms: Elsewhere"],
        [2, "My documents"],
        [3, "Rooms: One"],
      ],
      portal,
      { inLogs: [3] },
    );
    expect(portal.asked).toEqual([]);
    expect(files.size).toBe(0);
  });

  test("looks up what has no context at all, and folders", async () => {
    const portal = world({ 5: 2 }, {});
    const { files, folders } = await find([[5, ""]], portal, { folders: [77] });
    expect(files.get(5)).toBe(2);
    expect(folders.get(77)).toBe(1);
  });

  test("looks into another room that shares the title, unless it was deleted", async () => {
    const portal = world({ 10: 4, 11: 1, 12: 4, 13: 1 }, { 1: 2, 4: 2 });
    const { files } = await find(
      [10, 11, 12, 13].map((file) => [file, "Rooms: Shared with another"] as const),
      portal,
    );
    expect(portal.asked.toSorted()).toEqual(["list 1", "list 4"]);
    expect([...files].toSorted()).toEqual([
      [10, 4],
      [11, 1],
      [12, 4],
      [13, 1],
    ]);
    const deleted = world({ 11: 1 }, { 1: 2 });
    await find(
      [10, 11, 12, 13].map((file) => [file, "Rooms: Shared with another"] as const),
      deleted,
    );
    expect(deleted.asked).toEqual(["list 1"]);
  });

  test("looks up where moves went to, but not the rooms themselves", async () => {
    const portal = world({}, { 1: 0, 2: 0, 3: 0 });
    const { folders } = await find([], portal, { destinations: [77, 2, 4] });
    expect(portal.asked).toEqual(["folder 77", "folder 4"]);
    expect([...folders]).toEqual([
      [77, 1],
      [4, 4],
    ]);
  });
});
