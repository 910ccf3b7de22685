import { describe, expect, test } from "vitest";
import { assess } from "../../../../src/assess/assess.ts";
import type { Attribution } from "../../../../src/assess/assessment.ts";
import type { Places, RoomLogEntry } from "../../../../src/collect/collected.ts";
import type { AuditEvent } from "../../../../src/docspace/audit-trail.ts";
import { reason } from "../../../../src/reasons.ts";
import { at, collected, coverage, download, entry, event, RULES, room, type World } from "../world.ts";

/** Two audited rooms and one that is not bear the title: where the file was then decides, or nothing does. */
const SHARED: World = { rooms: [room(1, "Gleich"), room(2, "Gleich")], otherTitles: ["Gleich"] };
const OPENED = download(90, "2026-10-15", "bob", 5, "Rooms: Gleich");
const DOUBT = { by: "none", candidates: [1, 2], otherRoom: true };
const ELSEWHERE = { by: "none", candidates: [], otherRoom: true };
const IN_1 = { by: "file", roomId: 1 };

async function attributed(world: World, subject: AuditEvent = OPENED): Promise<Attribution | undefined> {
  const { attributions } = await assess(collected({ ...SHARED, ...world, events: [subject] }), RULES);
  return attributions.values[attributions.of[0] ?? 0];
}

const line = (roomId: number, id: number, when: string, key: string, more: Partial<RoomLogEntry> = {}) =>
  entry(roomId, id, when, "ann", key, more);
const uploaded = line(1, 10, "2026-10-02", "FileUploaded", { entryId: 5 });
const nowIn = (roomId: number): Places => ({
  files: new Map([[5, roomId]]),
  folders: new Map(),
  created: new Map(),
});

describe("a file that its room's log mentions", () => {
  test.each<[string, readonly RoomLogEntry[], object]>([
    ["is there", [], IN_1],
    ["may be gone with a folder", [line(1, 11, "2026-10-08", "FolderMovedToTrash", { entryId: 30 })], DOUBT],
    ["was there before a folder went", [line(1, 11, "2026-10-20", "FolderDeleted", { entryId: 30 })], IN_1],
    [
      "may be gone with the first folder that went",
      ["2026-10-20", "2026-10-08", "2026-10-21"].map((day, index) =>
        line(1, 11 + index, day, "FolderMovedToTrash", { entryId: 30 + index }),
      ),
      DOUBT,
    ],
    [
      "did not go with a folder that moved within the room",
      [line(1, 11, "2026-10-08", "FolderMoved", { entryId: 30, fromFolderId: 1, toFolderId: 31 })],
      IN_1,
    ],
    [
      "did not go with a folder that was copied",
      [line(1, 11, "2026-10-08", "FolderCopied", { entryId: 30, toFolderId: 99, left: true })],
      IN_1,
    ],
  ])("%s", async (_, more, expected) => {
    expect(await attributed({ entries: [uploaded, ...more] })).toEqual(expected);
  });
});

describe("a file that no log mentions and that is in another room now", () => {
  test("was in none of these rooms", async () => {
    expect(await attributed({ places: nowIn(99) })).toEqual(ELSEWHERE);
  });

  test("may have been in one that a folder went from, before or after", async () => {
    for (const day of ["2026-10-08", "2026-10-20"]) {
      const entries = [line(2, 11, day, "FolderMovedToTrash", { entryId: 30 })];
      expect(await attributed({ entries, places: nowIn(99) })).toEqual(DOUBT);
    }
  });

  test("contradicts a title that no other room has: that is doubt", async () => {
    expect(await attributed({ otherTitles: [], places: nowIn(99) })).toEqual(DOUBT);
  });
});

test("a file that came into another room while the run read may have left one whose log's end could not be read", async () => {
  const came = line(2, 11, "2026-11-02", "FileMoved", { entryId: 5, toFolderId: 2 });
  const entries = [came];
  expect(await attributed({ entries })).toEqual(ELSEWHERE);
  for (const unread of [
    reason("room-log-unreadable", { failure: "404" }, { rooms: [1] }),
    reason("changes-unreadable", { failure: "500" }),
  ]) {
    const reasons = [unread];
    expect(await attributed({ entries, coverage: { ...coverage([1, 2]), reasons } })).toEqual(DOUBT);
  }
});

test("a file that one log mentions and another shows coming is in doubt where the first does not show it leaving", async () => {
  const came = line(2, 11, "2026-11-02", "FileMoved", { entryId: 5, toFolderId: 2 });
  expect(await attributed({ entries: [uploaded, came] })).toEqual(DOUBT);
  const left = line(1, 12, "2026-11-02", "FileMoved", { entryId: 5, toFolderId: 2, left: true });
  expect(await attributed({ entries: [uploaded, came, left] })).toEqual(IN_1);
});

test("a log that hides who was added may hide what was uploaded, too", async () => {
  const subject = event(90, "2026-10-15", "bob", "FileUploaded", {
    target: ["6"],
    entries: [1],
    context: "Rooms: Gleich",
  });
  const entries = [uploaded];
  expect(await attributed({ entries }, subject)).toEqual(ELSEWHERE);
  const reasons = [reason("room-log-hidden", { total: 2, shown: 1 }, { rooms: [1] })];
  const hidden = { entries, coverage: { ...coverage([1, 2]), reasons } };
  expect(await attributed(hidden, subject)).toEqual({ ...DOUBT, candidates: [1] });
});

describe("a line that lost the number of its file", () => {
  const nameless = (key: string, day = "2026-10-20") => [uploaded, line(1, 11, day, key)];

  test("leaves nothing open where every row is there: the file is known by it, or the row is in doubt", async () => {
    expect(await attributed({ entries: nameless("FileDeleted") })).toEqual(IN_1);
  });

  test.each(["FileDeleted", "FileMoved", "FileUploaded", "FileCopied", "FileMovedToTrash"])(
    "may be that of any file of the room where rows are missing: %s",
    async (key) => {
      expect(await attributed({ entries: nameless(key), rowsMayBeMissing: true })).toEqual(DOUBT);
    },
  );

  test("matters only where something came or went, and in the period", async () => {
    const locked = { entries: nameless("FileLocked"), rowsMayBeMissing: true };
    expect(await attributed(locked)).toEqual(IN_1);
    const before = { entries: nameless("FileDeleted", "2026-09-20"), rowsMayBeMissing: true };
    expect(await attributed(before)).toEqual(IN_1);
  });
});

describe("an action that the logs would show", () => {
  const moved = (context: string): AuditEvent =>
    event(90, "2026-10-15", "bob", "FileMoved", { target: ["5", "2"], entries: [1, 2], context });

  test("is not placed by its file: a move is on both sides", async () => {
    expect(await attributed({ places: nowIn(1) }, moved("Rooms: Gleich"))).toEqual(DOUBT);
  });

  test("happened outside the rooms where its context names a place, or nothing, and no log has it", async () => {
    const shown = line(2, 12, "2026-10-02", "FileMoved", { entryId: 6, fromFolderId: 2, toFolderId: 31 });
    const world = { entries: [uploaded, shown] };
    for (const context of ["My documents", ""]) {
      expect(await attributed(world, moved(context))).toEqual({ ...ELSEWHERE, otherRoom: false });
    }
  });
});

test("a title that nobody is known to have borne is none of a room that came later", async () => {
  const rooms = [room(1, "Gleich"), { ...room(2, "Gleich"), created: at("2026-10-20") }];
  const subject = download(90, "2026-10-15", "bob", 5, "Rooms: Unbekannt");
  expect(await attributed({ rooms }, subject)).toEqual({ ...DOUBT, candidates: [1] });
});
