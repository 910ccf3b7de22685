import { describe, expect, test } from "vitest";
import { assess } from "../../../../src/assess/assess.ts";
import type { Attribution } from "../../../../src/assess/assessment.ts";
import { listEvents } from "../../../../src/assess/events/listing.ts";
import type { AuditEvent } from "../../../../src/docspace/audit-trail.ts";
import {
  assessed,
  at,
  collected,
  coverage,
  download,
  entry,
  event,
  member,
  RULES,
  room,
  type World,
} from "../world.ts";

async function attributed(world: World, subject: AuditEvent): Promise<Attribution> {
  const all = collected({ ...world, events: [...(world.events ?? []), subject] });
  for await (const batch of listEvents(all, await assess(all, RULES))) {
    for (const { event, attribution } of batch) if (event === subject) return attribution;
  }
  throw new Error("the event is not listed");
}

const places = (files: readonly (readonly [number, number | null])[]) => ({
  files: new Map(files),
  folders: new Map(),
  created: new Map<number, number>(),
});

/** The log of this room was not read to its end, that of the other one was. */
const brokenLog = (roomId: number) => {
  const whole = coverage([1, 2]);
  return {
    ...whole,
    logs: whole.logs.map((log) => (log.roomId === roomId ? { ...log, state: "incomplete" as const } : log)),
  };
};

describe("an event in a room's own log", () => {
  test("belongs to that room whatever its context says", async () => {
    const world = { entries: [entry(2, 70, "2026-10-05", "ann", "FileCreated", { entryId: 5 })] };
    const subject = event(70, "2026-10-05", "ann", "FileCreated", {
      target: ["5"],
      entries: [1],
      context: "Rooms: Room 1",
    });
    expect(await attributed(world, subject)).toEqual({ by: "log", roomId: 2 });
  });

  test("is found by its id alone, among ids that stand next to it", async () => {
    const entries = [69, 70, 71].map((id) =>
      entry(id === 70 ? 1 : 2, id, "2026-10-05", "ann", "FileCreated"),
    );
    expect(await attributed({ entries }, event(70, "2026-10-05", "ann", "FileCreated"))).toEqual({
      by: "log",
      roomId: 1,
    });
    expect(await attributed({ entries }, event(72, "2026-10-05", "ann", "Unknown"))).toMatchObject({
      by: "none",
    });
  });
});

describe("an event that names a room itself", () => {
  const link = (target: string) =>
    event(80, "2026-10-05", "ann", "RoomInvitationLinkCreated", {
      target: [target],
      entries: [25],
      context: "Rooms: Room 1",
    });

  test("belongs to the audited room it names", async () => {
    expect(await attributed({}, link("2"))).toEqual({ by: "file", roomId: 2 });
  });

  test("belongs to another room where the room is not audited", async () => {
    expect(await attributed({}, link("99"))).toEqual({ by: "none", candidates: [], otherRoom: true });
  });

  test("counts for the room where the room as a whole was downloaded", async () => {
    const whole = event(81, "2026-10-05", "ann", "FolderDownloaded", {
      target: ["2"],
      entries: [2],
      context: "Rooms: Room 2",
    });
    expect(await attributed({}, whole)).toEqual({ by: "file", roomId: 2 });
  });
});

describe("an event of an AI agent", () => {
  test("is none of the room with the agent's title, though no list shows the agent", async () => {
    const context = "AI agents: Room 1";
    expect(await attributed({}, download(95, "2026-10-05", "bob", 5, context))).toEqual({
      by: "none",
      candidates: [],
      otherRoom: true,
    });
  });
});

describe("an event that names a file", () => {
  test("belongs to the room whose log knows the file", async () => {
    const world = { entries: [entry(1, 10, "2026-10-20", "ann", "FileRenamed", { entryId: 5 })] };
    expect(await attributed(world, download(90, "2026-10-05", "bob", 5, "Rooms: Room 1"))).toEqual({
      by: "file",
      roomId: 1,
    });
  });

  test("belongs to the room where the file is now", async () => {
    const subject = download(90, "2026-10-05", "bob", 5, "Rooms: Room 1");
    expect(await attributed({ places: places([[5, 1]]) }, subject)).toEqual({ by: "file", roomId: 1 });
  });

  test("may be of both where the file's room contradicts the title: its renaming may not be written yet", async () => {
    const subject = download(90, "2026-10-05", "bob", 5, "Rooms: Room 2");
    expect(await attributed({ places: places([[5, 1]]) }, subject)).toEqual({
      by: "none",
      candidates: [2, 1],
      otherRoom: false,
    });
  });

  test("may be of both, too, where the logs tell that the file was in a room of another title then", async () => {
    const subject = download(90, "2026-10-05", "bob", 5, "Rooms: Room 2");
    const entries = [entry(1, 70, "2026-10-03", "ann", "FileUploaded", { entryId: 5 })];
    const doubt = { by: "none", candidates: [2, 1], otherRoom: false };
    expect(await attributed({ entries }, subject)).toEqual(doubt);
    const went = [
      entry(1, 71, "2026-10-09", "ann", "FileMoved", { entryId: 5, toFolderId: 2, left: true }),
      entry(2, 72, "2026-10-09", "ann", "FileMoved", { entryId: 5, toFolderId: 2 }),
    ];
    expect(await attributed({ entries: [...entries, ...went] }, subject)).toEqual(doubt);
    const later = download(91, "2026-10-12", "bob", 5, "Rooms: Room 2");
    expect(await attributed({ entries: [...entries, ...went] }, later)).toEqual({ by: "file", roomId: 2 });
  });

  test("is the title's room's where the file may have gone to a room that is not audited with a folder", async () => {
    const subject = download(90, "2026-10-05", "bob", 5, "Rooms: Room 2");
    const world = { places: places([[5, 7]]), otherRooms: [room(7)] };
    expect(await attributed(world, subject)).toEqual({ by: "none", candidates: [2], otherRoom: true });
    const gone = entry(2, 70, "2026-10-09", "ann", "FolderMoved", { entryId: 6, toFolderId: 7, left: true });
    expect(await attributed({ ...world, entries: [gone] }, subject)).toEqual({ by: "title", roomId: 2 });
  });

  test("belongs to the room the file was in then, not to the one it is in now", async () => {
    const rooms = [room(1, "Same"), room(2, "Same")];
    const world: World = {
      rooms,
      entries: [
        entry(1, 20, "2026-10-10T12:00", "ann", "FileMoved", { entryId: 5, toFolderId: 2 }),
        entry(2, 21, "2026-10-10T12:00", "ann", "FileMoved", { entryId: 5, toFolderId: 2 }),
      ],
      places: places([[5, 2]]),
    };
    const then = (when: string) => attributed(world, download(90, when, "bob", 5, "Rooms: Same"));
    expect(await then("2026-10-05")).toEqual({ by: "file", roomId: 1 });
    expect(await then("2026-10-15")).toEqual({ by: "file", roomId: 2 });
    expect(await then("2026-10-10T12:00")).toEqual({ by: "none", candidates: [1, 2], otherRoom: false });
  });

  test("may be on either side of a move in the seconds about it: its two lines may fall into two", async () => {
    const world: World = {
      rooms: [room(1, "Same"), room(2, "Same")],
      entries: [
        entry(2, 20, at("2026-10-10T12:00") + 1, "ann", "FileMoved", { entryId: 5, toFolderId: 2 }),
        entry(1, 21, at("2026-10-10T12:00") + 1, "ann", "FileMoved", { entryId: 5, toFolderId: 2 }),
      ],
    };
    const subject = download(90, "2026-10-10T12:00", "bob", 5, "Rooms: Same");
    expect(await attributed(world, subject)).toEqual({ by: "none", candidates: [1, 2], otherRoom: false });
  });

  test("is not placed by where the file is now in a room whose log may lack a move", async () => {
    const world: World = { rooms: [room(1, "Same"), room(2, "Same")], places: places([[5, 1]]) };
    const subject = download(90, "2026-10-05", "bob", 5, "Rooms: Same");
    expect(await attributed(world, subject)).toEqual({ by: "file", roomId: 1 });
    expect(await attributed({ ...world, coverage: brokenLog(1) }, subject)).toMatchObject({ by: "none" });
  });

  test("knows a subfolder of the room by the log, and so the direction of a move", async () => {
    const world: World = {
      rooms: [room(1, "Same"), room(2, "Same")],
      entries: [
        entry(2, 15, "2026-10-02", "ann", "FolderCreated", { entryId: 300, parentId: 2 }),
        entry(1, 20, "2026-10-10", "ann", "FileMoved", { entryId: 5, toFolderId: 300 }),
        entry(2, 21, "2026-10-10", "ann", "FileMoved", { entryId: 5, toFolderId: 300 }),
      ],
    };
    expect(await attributed(world, download(90, "2026-10-05", "bob", 5, "Rooms: Same"))).toEqual({
      by: "file",
      roomId: 1,
    });
    expect(await attributed(world, download(91, "2026-10-12", "bob", 5, "Rooms: Same"))).toEqual({
      by: "file",
      roomId: 2,
    });
  });

  test("knows where a folder of a move is by where it is now", async () => {
    const moved = (to: number) => ({
      rooms: [room(1, "Same"), room(2, "Same")],
      entries: [
        entry(1, 20, "2026-10-10", "ann", "FileMoved", { entryId: 5, toFolderId: 300 }),
        entry(2, 21, "2026-10-10", "ann", "FileMoved", { entryId: 5, toFolderId: 300 }),
      ],
      places: { ...places([]), folders: new Map([[300, to]]) },
    });
    const subject = download(90, "2026-10-12", "bob", 5, "Rooms: Same");
    expect(await attributed(moved(2), subject)).toEqual({ by: "file", roomId: 2 });
    expect(await attributed(moved(1), subject)).toEqual({ by: "file", roomId: 1 });
    expect(await attributed({ ...moved(1), places: places([]) }, subject)).toMatchObject({ by: "none" });
  });

  test("left for another room where it went to one that is not audited", async () => {
    const world: World = {
      rooms: [room(1, "Same"), room(2, "Same")],
      otherRooms: [room(900, "Same", { area: "archived" })],
      otherTitles: ["Same"],
      entries: [entry(1, 20, "2026-10-10", "ann", "FileMoved", { entryId: 5, toFolderId: 900 })],
    };
    expect(await attributed(world, download(90, "2026-10-05", "bob", 5, "Rooms: Same"))).toMatchObject({
      roomId: 1,
    });
    expect(await attributed(world, download(90, "2026-10-15", "bob", 5, "Rooms: Same"))).toEqual({
      by: "none",
      candidates: [],
      otherRoom: true,
    });
  });

  test("knows forms and folders as well as files, and never mistakes one's number for the other's", async () => {
    const world: World = {
      rooms: [room(1, "Same"), room(2, "Same")],
      entries: [
        entry(1, 10, "2026-10-02", "ann", "FormSubmit", { entryId: 5 }),
        entry(2, 11, "2026-10-02", "ann", "FolderRenamed", { entryId: 5 }),
        entry(2, 12, "2026-10-02", "ann", "UserFileUpdated", { entryId: 6, parentId: 40 }),
      ],
    };
    const folder = (id: number) =>
      event(91, "2026-10-05", "bob", "FolderDownloaded", {
        target: [`${id}`],
        entries: [2],
        context: "Rooms: Same",
      });
    expect(await attributed(world, download(90, "2026-10-05", "bob", 5, "Rooms: Same"))).toMatchObject({
      roomId: 1,
    });
    expect(await attributed(world, download(90, "2026-10-05", "bob", 6, "Rooms: Same"))).toMatchObject({
      roomId: 2,
    });
    expect(await attributed(world, folder(5))).toMatchObject({ by: "file", roomId: 2 });
    expect(await attributed(world, folder(40))).toMatchObject({ by: "file", roomId: 2 });
    expect(await attributed(world, folder(6))).toMatchObject({ by: "none" });
  });

  test("stays in its room when it is moved between folders of the room", async () => {
    const moved = entry(1, 20, "2026-10-10", "ann", "FileMoved", {
      entryId: 5,
      toFolderId: 11,
      fromFolderId: 1,
    });
    const world = { rooms: [room(1, "Same"), room(2, "Same")], entries: [moved] };
    for (const when of ["2026-10-05", "2026-10-10", "2026-10-15"]) {
      expect(await attributed(world, download(90, when, "bob", 5, "Rooms: Same"))).toEqual({
        by: "file",
        roomId: 1,
      });
    }
  });

  test("is in no audited room after the trash or a move to another room took it", async () => {
    const world: World = {
      rooms: [room(1, "Same")],
      otherTitles: ["Same"],
      entries: [entry(1, 20, "2026-10-10", "ann", "FileMovedToTrash", { entryId: 5 })],
    };
    expect(await attributed(world, download(90, "2026-10-05", "bob", 5, "Rooms: Same"))).toEqual({
      by: "file",
      roomId: 1,
    });
    expect(await attributed(world, download(91, "2026-10-15", "bob", 5, "Rooms: Same"))).toEqual({
      by: "none",
      candidates: [],
      otherRoom: true,
    });
  });

  test("is not placed by the line of the room it was copied from: that names the new file", async () => {
    const world: World = {
      rooms: [room(1, "Same"), room(2, "Same")],
      entries: [entry(1, 20, "2026-10-04", "ann", "FileCopied", { entryId: 60, toFolderId: 2 })],
    };
    expect(await attributed(world, download(90, "2026-10-05", "bob", 60, "Rooms: Same"))).toEqual({
      by: "none",
      candidates: [1, 2],
      otherRoom: false,
    });
    const both = [
      ...(world.entries ?? []),
      entry(2, 19, "2026-10-04", "ann", "FileCopied", { entryId: 60, toFolderId: 2 }),
    ];
    expect(
      await attributed({ ...world, entries: both }, download(90, "2026-10-05", "bob", 60, "Rooms: Same")),
    ).toEqual({
      by: "file",
      roomId: 2,
    });
  });

  test("is not trusted among rooms of one title once folders were moved between rooms", async () => {
    const world: World = {
      rooms: [room(1, "Same"), room(2, "Same")],
      entries: [
        entry(1, 10, "2026-10-02", "ann", "FileCreated", { entryId: 5 }),
        entry(1, 20, "2026-10-10", "ann", "FolderMoved", { entryId: 300, toFolderId: 2 }),
      ],
    };
    const subject = download(90, "2026-10-15", "bob", 5, "Rooms: Same");
    expect(await attributed(world, subject)).toEqual({ by: "none", candidates: [1, 2], otherRoom: false });
    const calm = { ...world, entries: world.entries?.slice(0, 1) ?? [] };
    expect(await attributed(calm, subject)).toEqual({ by: "file", roomId: 1 });
  });
});

describe("the title in the context", () => {
  test("is enough where exactly one room has it, in any language", async () => {
    expect(await attributed({}, download(90, "2026-10-05", "bob", 5, "Raum: Room 1"))).toEqual({
      by: "title",
      roomId: 1,
    });
  });

  test("may hold a colon itself", async () => {
    const world = { rooms: [room(1, "Deals: north")] };
    expect(await attributed(world, download(90, "2026-10-05", "bob", 5, "Rooms: Deals: north"))).toEqual({
      by: "title",
      roomId: 1,
    });
  });

  test("leaves the candidates open where several audited rooms, or another one, have it", async () => {
    const subject = download(90, "2026-10-05", "bob", 5, "Rooms: Same");
    expect(await attributed({ rooms: [room(1, "Same"), room(2, "Same"), room(3)] }, subject)).toEqual({
      by: "none",
      candidates: [1, 2],
      otherRoom: false,
    });
    expect(await attributed({ rooms: [room(1, "Same")], otherTitles: ["Same"] }, subject)).toEqual({
      by: "none",
      candidates: [1],
      otherRoom: true,
    });
  });

  test("tells another room from no room known", async () => {
    const world = { otherTitles: ["Archive"] };
    expect(await attributed(world, download(90, "2026-10-05", "bob", 5, "Rooms: Archive"))).toEqual({
      by: "none",
      candidates: [],
      otherRoom: true,
    });
    expect(await attributed(world, download(91, "2026-10-05", "bob", 5, "Rooms: Nowhere"))).toEqual({
      by: "none",
      candidates: [1, 2],
      otherRoom: true,
    });
  });

  test("that nobody is known to have borne is doubt, unless the file tells the room or the logs exclude it", async () => {
    const lost = (id: number, fileId: number) => download(id, "2026-10-05", "bob", fileId, "Rooms: Nowhere");
    const world = { places: places([[7, 2]]) };
    expect(await attributed(world, lost(90, 7))).toEqual({ by: "file", roomId: 2 });
    const uploaded = event(91, "2026-10-05", "bob", "FileUploaded", {
      ...{ target: ["8"], entries: [1], context: "Rooms: Nowhere" },
    });
    const entries = [entry(1, 20, "2026-10-04", "ann", "FileUploaded", { entryId: 9, parentId: 1 })];
    expect(await attributed({ entries }, uploaded)).toEqual({ by: "none", candidates: [], otherRoom: true });
    const { rooms } = await assessed({ events: [lost(92, 8)], members: { 1: [member("bob")] } });
    expect(rooms[0]?.members[0]?.verdict).toMatchObject({
      kind: "unknown",
      reason: { code: "events-unattributed" },
    });
  });

  test("is that of the room which had it then", async () => {
    const rooms = [room(1, "New"), room(2, "Old")];
    const world: World = {
      rooms,
      titles: [
        { roomId: 1, title: "New" },
        { roomId: 1, title: "Old" },
        { roomId: 2, title: "Old" },
        { roomId: 2, title: "Third" },
      ],
      entries: [
        entry(1, 20, "2026-10-10", "ann", "RoomRenamed", { oldTitle: "Old", newTitle: "New" }),
        entry(2, 21, "2026-10-20", "ann", "RoomRenamed", { oldTitle: "Third", newTitle: "Old" }),
      ],
    };
    const then = (when: string, title: string) =>
      attributed(world, download(90, when, "bob", 5, `Rooms: ${title}`));
    expect(await then("2026-10-05", "Old")).toEqual({ by: "title", roomId: 1 });
    expect(await then("2026-10-15", "New")).toEqual({ by: "title", roomId: 1 });
    expect(await then("2026-10-25", "Old")).toEqual({ by: "title", roomId: 2 });
    expect(await then("2026-10-15", "Old")).toEqual({ by: "none", candidates: [1, 2], otherRoom: true });
  });

  test("counts at any time where the log with the renamings was not read to its end", async () => {
    const world: World = {
      rooms: [room(1, "New"), room(2)],
      titles: [
        { roomId: 1, title: "New" },
        { roomId: 1, title: "Old" },
      ],
      entries: [entry(1, 20, "2026-10-10", "ann", "RoomRenamed", { oldTitle: "Old", newTitle: "New" })],
      coverage: {
        ...coverage([2]),
        logs: [{ roomId: 1, state: "incomplete", total: 9, shown: 1, requests: 1 }],
      },
    };
    expect(await attributed(world, download(90, "2026-10-15", "bob", 5, "Rooms: Old"))).toMatchObject({
      roomId: 1,
    });
  });
});

describe("a move to a folder that is now in no room", () => {
  const moved = entry(1, 20, "2026-10-10", "ann", "FileMoved", { entryId: 5, toFolderId: 300 });
  const world: World = {
    rooms: [room(1, "Same"), room(2, "Same")],
    entries: [moved],
    places: { ...places([]), folders: new Map([[300, null]]) },
  };
  const subject = download(90, "2026-10-05", "bob", 5, "Rooms: Same");

  test("went out of the room, unless folders of the room went away themselves", async () => {
    expect(await attributed(world, subject)).toEqual({ by: "file", roomId: 1 });
    const trashed = entry(1, 30, "2026-10-20", "ann", "FolderMovedToTrash", { entryId: 300 });
    expect(await attributed({ ...world, entries: [moved, trashed] }, subject)).toMatchObject({ by: "none" });
  });

  test("went out of the room where its line names no folder reached, whatever became of the folder", async () => {
    const left = { ...moved, left: true as const };
    const trashed = entry(1, 30, "2026-10-20", "ann", "FolderMovedToTrash", { entryId: 300 });
    const gone = { ...world, entries: [left, trashed] };
    expect(await attributed({ ...gone, places: places([]) }, subject)).toEqual({ by: "file", roomId: 1 });
    // In the way of attribution a file moved out is the other room's from then on.
    const later = download(91, "2026-10-15", "bob", 5, "Rooms: Same");
    const { entries: _, ...bare } = gone;
    const reached = entry(2, 21, "2026-10-10", "ann", "FileMoved", { entryId: 5, toFolderId: 300 });
    const both = { ...bare, entries: [left, reached], places: places([]) };
    expect(await attributed(both, later)).toEqual({ by: "file", roomId: 2 });
    expect(await attributed({ ...both, entries: [moved, reached] }, later)).toMatchObject({ by: "none" });
  });
});

describe("a file under a title that other rooms bear, too", () => {
  const rooms = [room(1, "Same"), room(2, "Same"), room(3, "Third")];
  const subject = download(90, "2026-10-15", "bob", 5, "Rooms: Same");
  const uploaded = entry(3, 20, "2026-10-02", "ann", "FileUploaded", { entryId: 5 });

  test("was in none of them if it came from a room that folders left, and no line of theirs tells that it came", async () => {
    const left = entry(3, 21, "2026-10-08", "ann", "FolderMoved", {
      entryId: 30,
      toFolderId: 99,
      left: true,
    });
    const world = { rooms, entries: [uploaded, left], otherTitles: ["Same"], coverage: coverage([1, 2, 3]) };
    expect(await attributed(world, subject)).toEqual({ by: "none", candidates: [], otherRoom: true });
    const came = entry(2, 22, "2026-10-08", "ann", "FolderMoved", { entryId: 30, toFolderId: 2 });
    expect(await attributed({ ...world, entries: [uploaded, left, came] }, subject)).toMatchObject({
      candidates: [1, 2],
    });
  });

  test("is in the one it was moved into, though it had come with a folder to the room it was moved from", async () => {
    const world = {
      rooms: [...rooms, room(4, "Fourth")],
      entries: [
        uploaded,
        entry(3, 21, "2026-10-04", "ann", "FolderMoved", { entryId: 30, toFolderId: 4, left: true }),
        entry(4, 22, "2026-10-04", "ann", "FolderMoved", { entryId: 30, toFolderId: 4 }),
        entry(4, 23, "2026-10-08", "ann", "FileMoved", { entryId: 5, toFolderId: 1, left: true }),
        entry(1, 24, "2026-10-08", "ann", "FileMoved", { entryId: 5, toFolderId: 1 }),
      ],
      coverage: coverage([1, 2, 3, 4]),
    };
    expect(await attributed(world, subject)).toEqual({ by: "file", roomId: 1 });
    // A room whose log tells of the file, and of nothing that could have taken it away, contradicts the others.
    const entries = world.entries.filter(({ id }) => id !== 21 && id !== 22);
    expect(await attributed({ ...world, entries }, subject)).toMatchObject({ by: "none" });
  });

  test("may have been in one that it left by a line without its number, whose row is missing", async () => {
    const entries = [
      entry(1, 20, "2026-10-02", "ann", "FileUploaded", { entryId: 5 }),
      entry(1, 21, "2026-10-20", "ann", "FileMovedToTrash"),
      entry(2, 22, "2026-10-21", "ann", "FileMoved", { entryId: 5, toFolderId: 2 }),
    ];
    const world = { rooms, entries, coverage: coverage([1, 2, 3]), rowsMayBeMissing: true };
    expect(await attributed(world, subject)).toEqual({ by: "none", candidates: [1, 2], otherRoom: true });
  });
});

describe("titles that may be missing, because the trail was not read completely", () => {
  test("leave open which room it was, unless the file tells", async () => {
    const subject = download(90, "2026-10-05", "bob", 5, "Rooms: Room 1");
    expect(await attributed({ rowsMayBeMissing: true }, subject)).toEqual({
      by: "none",
      candidates: [1],
      otherRoom: true,
    });
    expect(await attributed({ rowsMayBeMissing: true, places: places([[5, 1]]) }, subject)).toEqual({
      by: "file",
      roomId: 1,
    });
  });

  test("may be those of any room, whether its log was read or not", async () => {
    const subject = download(90, "2026-10-05", "bob", 5, "Rooms: Unheard of");
    for (const world of [{}, { coverage: brokenLog(2) }]) {
      expect(await attributed({ ...world, rowsMayBeMissing: true }, subject)).toEqual({
        by: "none",
        candidates: [1, 2],
        otherRoom: true,
      });
    }
  });

  test("may be those of the room that a file was in whose deletion names it nowhere, wherever its id is now", async () => {
    const subject = download(90, "2026-10-10", "bob", 5, "Rooms: Unheard of");
    const world = { places: places([[5, 99]]), rowsMayBeMissing: true };
    expect(await attributed(world, subject)).toEqual({ by: "none", candidates: [], otherRoom: true });
    const entries = [entry(1, 70, "2026-10-05", "ann", "FileDeleted")];
    expect(await attributed({ ...world, entries }, subject)).toMatchObject({ candidates: [1, 2] });
  });

  test("of another room may be those of a room whose log was not read completely either", async () => {
    const subject = download(90, "2026-10-05", "bob", 5, "Rooms: Other");
    const world = { rowsMayBeMissing: true, otherTitles: ["Other"], coverage: brokenLog(2) };
    expect(await attributed(world, subject)).toEqual({ by: "none", candidates: [2], otherRoom: true });
  });
});

describe("a context without a room", () => {
  test("is outside rooms", async () => {
    for (const context of ["My documents", "Files", "Settings", "Contacts"]) {
      expect(await attributed({}, download(90, "2026-10-05", "bob", 5, context))).toEqual({
        by: "none",
        candidates: [],
        otherRoom: false,
      });
    }
  });

  test("does not hide a file that the log places", async () => {
    const world = { entries: [entry(1, 10, "2026-10-02", "ann", "FileCreated", { entryId: 5 })] };
    expect(await attributed(world, download(90, "2026-10-05", "bob", 5, "Files"))).toEqual({
      by: "file",
      roomId: 1,
    });
  });

  test("is no file's that the log places where some file left the room and no row tells which", async () => {
    const entries = [
      entry(1, 10, "2026-10-02", "ann", "FileUploaded", { entryId: 5 }),
      entry(1, 11, "2026-10-04", "ann", "FileDeleted"),
    ];
    const early = download(90, "2026-10-03", "bob", 5, "Files");
    const late = download(91, "2026-10-05", "bob", 5, "Files");
    const world = { entries, rowsMayBeMissing: true };
    for (const subject of [early, late]) {
      expect(await attributed(world, subject)).toEqual({ by: "none", candidates: [], otherRoom: false });
    }
    const unknown = download(92, "2026-10-05", "bob", 5, "Rooms: Unknown");
    expect(await attributed(world, unknown)).toMatchObject({ by: "none", candidates: [1, 2] });
    // The row of another file's deletion settles it.
    const events = [event(11, "2026-10-04", "ann", "FileDeleted", { target: ["6"] })];
    expect(await attributed({ ...world, events }, late)).toEqual({ by: "file", roomId: 1 });
  });

  test("does not draw a file into the room that it came into later", async () => {
    const world = {
      entries: [entry(1, 10, "2026-10-12", "ann", "FileMoved", { entryId: 5, toFolderId: 1 })],
    };
    expect(await attributed(world, download(90, "2026-10-05", "bob", 5, "Files"))).toMatchObject({
      candidates: [],
    });
  });

  test("leaves every room open where it is empty and the file is not placed", async () => {
    expect(await attributed({}, download(90, "2026-10-05", "bob", 5, ""))).toEqual({
      by: "none",
      candidates: [1, 2],
      otherRoom: false,
    });
    expect(await attributed({ places: places([[5, 2]]) }, download(90, "2026-10-05", "bob", 5, ""))).toEqual({
      by: "file",
      roomId: 2,
    });
    expect(await attributed({}, event(91, "2026-10-05", "bob", "None"))).toEqual({
      by: "none",
      candidates: [],
      otherRoom: false,
    });
  });
});

describe("an action that the logs show, in no log", () => {
  const created = event(90, "2026-10-05", "bob", "FileCreated", {
    target: ["5"],
    entries: [1],
    context: "Rooms: Same",
  });
  const world: World = {
    rooms: [room(1, "Same")],
    otherTitles: ["Same"],
    entries: [entry(1, 10, "2026-10-02", "ann", "FileCreated", { entryId: 4 })],
  };

  test("happened in another room of that title", async () => {
    expect(await attributed(world, created)).toEqual({ by: "none", candidates: [], otherRoom: true });
  });

  test("counts for the room where no other can have had the title: its log leaves events out", async () => {
    expect(await attributed({ ...world, otherTitles: [] }, created)).toEqual({ by: "title", roomId: 1 });
    const rooms = [room(1, "Same"), room(2, "Same")];
    expect(await attributed({ ...world, rooms, otherTitles: [] }, created)).toEqual({
      by: "none",
      candidates: [1, 2],
      otherRoom: false,
    });
  });

  test("may have happened here where the log is not whole", async () => {
    const logs = [{ roomId: 1, state: "complete" as const, total: 2, shown: 1, requests: 1 }];
    expect(await attributed({ ...world, coverage: { ...coverage([]), logs } }, created)).toEqual({
      by: "none",
      candidates: [1],
      otherRoom: true,
    });
  });

  test("is judged by its title where this portal's logs were never seen to show it", async () => {
    expect(await attributed({ rooms: [room(1, "Same")] }, created)).toEqual({ by: "title", roomId: 1 });
  });

  test("is known under the name that the log gives it", async () => {
    const edited = {
      ...world,
      entries: [entry(1, 10, "2026-10-02", "ann", "UserFileUpdated", { entryId: 4 })],
    };
    const overwritten = event(90, "2026-10-05", "bob", "FileUploadedWithOverwriting", {
      target: ["5"],
      entries: [1],
      context: "Rooms: Same",
    });
    expect(await attributed(edited, overwritten)).toEqual({ by: "none", candidates: [], otherRoom: true });
  });
});

describe("a file id", () => {
  const same = [room(1, "Same"), room(2, "Same")];
  const of = (id: number, name: string, when: string, context = "Rooms: Same") =>
    event(id, when, "ann", name, { target: ["7"], entries: [1], context });

  test("of a file deleted for good is known by its own logged events", async () => {
    const world = {
      rooms: same,
      entries: [
        entry(1, 20, "2026-10-02", "ann", "FileUploaded", { parentId: 1 }),
        entry(1, 22, "2026-10-20", "ann", "FileDeleted", { parentId: 1 }),
      ],
      events: [of(20, "FileUploaded", "2026-10-02"), of(22, "FileDeleted", "2026-10-20")],
    };
    expect(await attributed(world, download(90, "2026-10-10", "bob", 7, "Rooms: Same"))).toEqual({
      by: "file",
      roomId: 1,
    });
  });

  test("of a file deleted for good after the period is known by its events since", async () => {
    const world = {
      rooms: same,
      entries: [entry(1, 22, "2026-11-01", "ann", "FileMovedToTrash", { parentId: 1 })],
    };
    const downloaded = download(90, "2026-10-10", "bob", 7, "Rooms: Same");
    expect(await attributed({ ...world, filesSince: new Map([[22, 7]]) }, downloaded)).toEqual({
      by: "file",
      roomId: 1,
    });
    expect(await attributed(world, downloaded)).toEqual({ by: "none", candidates: [1, 2], otherRoom: false });
  });

  test("of a deleted file is in doubt after a move of which nobody knows the log, even where no log shows the deletion", async () => {
    const trashed = {
      rooms: same,
      entries: [
        entry(1, 20, "2026-10-02", "ann", "FileUploaded", { parentId: 1 }),
        entry(1, 22, "2026-10-04", "ann", "FileMovedToTrash", { parentId: 1 }),
      ],
      events: [
        of(20, "FileUploaded", "2026-10-02"),
        of(22, "FileMovedToTrash", "2026-10-04"),
        of(24, "FileMoved", "2026-10-06"),
      ],
      doubtfulEvents: new Map([[24, [1]]]),
      otherTitles: ["Same"],
    };
    const opened = download(90, "2026-10-10", "bob", 7, "Rooms: Same");
    expect(await attributed(trashed, opened)).toEqual({ by: "none", candidates: [1, 2], otherRoom: true });

    const moved = { ...trashed, entries: trashed.entries.slice(0, 1) };
    expect(await attributed(moved, opened)).toEqual({ by: "none", candidates: [1, 2], otherRoom: true });
  });

  test("given again to another file does not bring the first one's events along", async () => {
    const reborn = {
      rooms: same,
      entries: [entry(2, 30, "2026-10-20", "ann", "FileUploaded", { entryId: 7, parentId: 2 })],
      places: places([[7, 2]]),
    };
    const early = download(90, "2026-10-10", "bob", 7, "Rooms: Same");
    expect(await attributed(reborn, early)).toEqual({ by: "none", candidates: [1, 2], otherRoom: false });
    const late = download(91, "2026-10-21", "bob", 7, "Rooms: Same");
    expect(await attributed(reborn, late)).toEqual({ by: "file", roomId: 2 });
    const created = { ...places([[7, 2]]), created: new Map([[7, at("2026-10-20")]]) };
    expect(await attributed({ rooms: same, places: created }, early)).toMatchObject({ candidates: [1, 2] });
  });

  test("given again keeps the first file's room where its own events tell it", async () => {
    const world = {
      rooms: same,
      entries: [
        entry(1, 20, "2026-10-02", "ann", "FileUploaded", { parentId: 1 }),
        entry(1, 22, "2026-10-12", "ann", "FileDeleted", { parentId: 1 }),
        entry(2, 30, "2026-10-20", "ann", "FileUploaded", { entryId: 7, parentId: 2 }),
      ],
      events: [
        of(20, "FileUploaded", "2026-10-02"),
        of(22, "FileDeleted", "2026-10-12"),
        of(30, "FileUploaded", "2026-10-20"),
      ],
    };
    expect(await attributed(world, download(90, "2026-10-10", "bob", 7, "Rooms: Same"))).toEqual({
      by: "file",
      roomId: 1,
    });
  });

  test("given again is in the room of its own beginning, not where the first one's deletion left it", async () => {
    const world = {
      rooms: same,
      entries: [
        entry(1, 20, "2026-10-02", "ann", "FileUploaded", { parentId: 1 }),
        entry(1, 22, "2026-10-06", "ann", "FileDeleted", { parentId: 1 }),
        entry(1, 24, "2026-10-08", "ann", "FileUploaded", { parentId: 1 }),
        entry(1, 26, "2026-10-10", "ann", "FileDeleted", { parentId: 1 }),
        entry(2, 30, "2026-10-12", "ann", "FileUploaded", { entryId: 7, parentId: 2 }),
      ],
      events: [
        of(20, "FileUploaded", "2026-10-02"),
        of(22, "FileDeleted", "2026-10-06"),
        of(24, "FileUploaded", "2026-10-08"),
        of(26, "FileDeleted", "2026-10-10"),
        of(30, "FileUploaded", "2026-10-12"),
      ],
    };
    const on = (day: string) => attributed(world, download(90, day, "bob", 7, "Rooms: Same"));
    expect(await on("2026-10-09")).toEqual({ by: "file", roomId: 1 });
    expect(await on("2026-10-14")).toEqual({ by: "file", roomId: 2 });
  });
});
