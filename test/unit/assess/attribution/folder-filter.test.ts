import { describe, expect, test } from "vitest";
import { kindOf } from "../../../../src/assess/activity/action-kinds.ts";
import type { Attribution } from "../../../../src/assess/assessment.ts";
import { placeInFolders } from "../../../../src/assess/attribution/folder-filter.ts";
import type { FolderContents } from "../../../../src/collect/whereabouts/folder-contents.ts";
import type { AuditEvent } from "../../../../src/docspace/audit-trail.ts";
import { collected, download, entry, event, type World } from "../world.ts";

const NOWHERE: Attribution = { by: "none", candidates: [], otherRoom: false };
const ROOM_1: Attribution = { by: "title", roomId: 1 };
const ROOM_2: Attribution = { by: "title", roomId: 2 };

/** Folder 300 of room 1, with file 5 in it. */
const FOLDER: FolderContents = {
  id: 300,
  roomId: 1,
  files: new Set([5]),
  folders: new Set([300, 301]),
  eventIds: new Set(),
  entries: [],
};

async function isIn(
  contents: Partial<FolderContents>,
  world: World,
  one: AuditEvent,
  attribution: Attribution = ROOM_1,
): Promise<boolean | "uncertain"> {
  const place = await placeInFolders([{ ...FOLDER, ...contents }], collected(world));
  return place({ event: one, attribution, kind: kindOf(one) });
}

const downloaded = (fileId: number, when = "2026-10-10") => download(90, when, "ann", fileId, "Room: Room 1");

describe("a download in a folder", () => {
  test("is of a file that lies there and was never moved", async () => {
    expect(await isIn({}, {}, downloaded(5))).toBe(true);
    expect(await isIn({}, {}, downloaded(6))).toBe(false);
  });

  test("is of a file that left for another folder of the room later, but not of one that had left", async () => {
    // The line stands in the room's log; the folder that was left does not have it.
    const left = entry(1, 50, "2026-11-01", "ann", "FileMoved", {
      entryId: 6,
      fromFolderId: 301,
      toFolderId: 400,
    });
    expect(await isIn({}, { entries: [left] }, downloaded(6))).toBe(true);
    const before = { ...left, at: left.at - 25 * 86_400 };
    expect(await isIn({}, { entries: [before] }, downloaded(6))).toBe(false);
    const within = { ...left, fromFolderId: 300, toFolderId: 301 };
    expect(await isIn({}, { entries: [within] }, downloaded(5))).toBe(true);
  });

  test("is of a file that left for another room later, but not of one that came later", async () => {
    const left = entry(300, 50, "2026-10-20", "ann", "FileMoved", { entryId: 6, toFolderId: 2 });
    expect(await isIn({ entries: [left] }, {}, downloaded(6))).toBe(true);
    expect(await isIn({ entries: [left] }, {}, downloaded(6, "2026-10-21"))).toBe(false);
    const came = entry(300, 50, "2026-10-20", "ann", "FileMoved", { entryId: 5, toFolderId: 300 });
    expect(await isIn({ entries: [came] }, {}, downloaded(5), ROOM_2)).toBe(false);
    expect(await isIn({ entries: [came] }, {}, downloaded(5, "2026-10-21"))).toBe(true);
  });

  test("is of a file deleted since, whose id only the trail has kept", async () => {
    const entries = [
      entry(300, 50, "2026-10-03", "ann", "FileUploaded", { parentId: 300 }),
      entry(300, 51, "2026-10-20", "ann", "FileDeleted", { parentId: 300 }),
    ];
    const events = [
      event(50, "2026-10-03", "ann", "FileUploaded", { target: ["7"], entries: [1] }),
      event(51, "2026-10-20", "ann", "FileDeleted", { target: ["7"], entries: [1] }),
    ];
    expect(await isIn({ entries }, { events }, downloaded(7))).toBe(true);
    expect(await isIn({ entries }, { events }, downloaded(8))).toBe(false);
  });

  test("is listed as uncertain where nobody has kept the id of what was deleted", async () => {
    const entries = [entry(300, 51, "2026-11-01", "ann", "FileDeleted", { parentId: 300 })];
    expect(await isIn({ entries }, {}, downloaded(7))).toBe("uncertain");
    expect(await isIn({ entries }, {}, downloaded(5))).toBe(true);
    expect(await isIn({ entries }, {}, downloaded(7), ROOM_2)).toBe(false);
    expect(await isIn({ entries }, {}, downloaded(7), NOWHERE)).toBe(false);
    expect(await isIn({ entries }, {}, downloaded(7), { ...NOWHERE, candidates: [1, 2] })).toBe("uncertain");
  });

  test("is uncertain before a folder came in or left, for its files have no lines of their own", async () => {
    const came = entry(300, 51, "2026-10-20", "ann", "FolderMoved", {
      entryId: 301,
      fromFolderId: 400,
      toFolderId: 300,
    });
    expect(await isIn({ entries: [came] }, {}, downloaded(5))).toBe("uncertain");
    expect(await isIn({ entries: [came] }, {}, downloaded(5, "2026-10-21"))).toBe(true);
  });

  test("is not one of the copy that was made elsewhere", async () => {
    const copied = entry(300, 51, "2026-10-02", "ann", "FileCopied", { entryId: 9, toFolderId: 2 });
    expect(await isIn({ entries: [copied] }, {}, downloaded(9), ROOM_2)).toBe(false);
  });
});

describe("an event in a folder", () => {
  test("stands in its own log, or names it", async () => {
    const one = event(9, "2026-10-05", "ann", "FileMoved", { target: ["6", "301"], entries: [1, 2] });
    expect(await isIn({}, {}, one)).toBe(true);
    const two = event(9, "2026-10-05", "ann", "FileMoved", { target: ["300"], entries: [1] });
    expect(await isIn({}, {}, two)).toBe(false);
    expect(await isIn({ eventIds: new Set([9]) }, {}, two)).toBe(true);
  });

  test("that names a folder is elsewhere where that folder lay in another room then", async () => {
    const one = event(9, "2026-10-05", "ann", "FolderDownloaded", { target: ["301"], entries: [2] });
    expect(await isIn({}, {}, one, ROOM_1)).toBe(true);
    expect(await isIn({}, {}, one, NOWHERE)).toBe(true);
    expect(await isIn({}, {}, one, ROOM_2)).toBe(false);
  });

  test("of a whole room is what is attributed to it, wherever the file lies now", async () => {
    const room = { id: 1, folders: new Set([1, 300]) };
    expect(await isIn(room, {}, downloaded(6))).toBe(true);
    expect(await isIn(room, {}, downloaded(5), ROOM_2)).toBe(false);
    expect(await isIn(room, {}, downloaded(5), { ...NOWHERE, candidates: [1, 2] })).toBe("uncertain");
    expect(await isIn(room, {}, downloaded(5), NOWHERE)).toBe(false);
  });
});
