import { expect, test } from "vitest";
import { placesDecide } from "../../../../src/collect/whereabouts/deciding-places.ts";
import { createNamed } from "../../../../src/collect/whereabouts/named.ts";
import type { LogEntry } from "../../../../src/docspace/room-log.ts";
import { dialectOf } from "../../../../src/docspace/wire/dialect.ts";
import { download, room } from "../../assess/world.ts";

const ROOMS = [
  { ...room(1, "Twin"), id: 1 },
  { ...room(2, "Twin"), id: 2 },
  { ...room(3, "Single"), id: 3 },
];
const ARCHIVED = room(9, "Archive", { area: "archived" });
const FILE = 5;

const LOGS_FROM = 1_790_000_000;

function decides(
  context: string,
  roomId: number | null,
  { entry, born = 0 }: { entry?: Partial<LogEntry>; born?: number } = {},
): boolean {
  const named = createNamed(ROOMS, [ARCHIVED], dialectOf("3.7.2"));
  named.noteEvent(download(90, "2026-10-15", "bob", FILE, context));
  if (entry !== undefined) named.noteEntries(1, [entry as LogEntry]);
  const folders = new Map([[30, 2]]);
  const created = new Map([[FILE, born]]);
  return placesDecide({ files: new Map([[FILE, roomId]]), folders, created }, named, LOGS_FROM);
}

test.each<[string, string, number | null, boolean]>([
  ["of one of two rooms with the title", "Rooms: Twin", 1, true],
  ["in a room that is not audited, under a title of two others", "Rooms: Twin", 9, true],
  ["of the one room with the title", "Rooms: Single", 3, false],
  ["in another room than the one with the title", "Rooms: Single", 1, true],
  ["in a room, under a title that nobody bore", "Rooms: Nobody", 1, true],
  ["in a room that is not audited, under a title that nobody bore", "Rooms: Nobody", 9, false],
  ["in a room, under the title of one that is not audited", "Rooms: Archive", 1, false],
  ["in a room, without a context", "", 3, true],
  ["in no room", "Rooms: Twin", null, false],
])("the place of a file %s", (_, context, roomId, expected) => {
  expect(decides(context, roomId)).toBe(expected);
});

test("that a log mentions decides nothing", () => {
  expect(decides("Rooms: Twin", 1, { entry: { key: "FileRenamed", entryId: FILE } })).toBe(false);
});

test("of a folder that something was moved to decides where rooms share a title", () => {
  const moved = { key: "FileMoved", entryId: FILE, toFolderId: 30 };
  expect(decides("Rooms: Twin", null, { entry: moved })).toBe(true);
  expect(decides("Rooms: Twin", null, { entry: { ...moved, toFolderId: 2 } })).toBe(false);
});

test("of a file that got the id of another one, in a room that is not audited, decides nothing", () => {
  expect(decides("Rooms: Single", 9)).toBe(true);
  expect(decides("Rooms: Single", 9, { born: LOGS_FROM })).toBe(false);
});
