import type { Places, RoomLogEntry } from "../../collect/collected.ts";
import { ACTIONS } from "../../docspace/wire/actions.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { createPackedPairs, NO_ROOM, type PackedPairs } from "./id-to-room.ts";
import {
  type Crossing,
  type CrossingDirection,
  ELSEWHERE,
  placeAmong,
  TOGETHER,
  UNCLEAR,
  UNMENTIONED,
} from "./movements.ts";
import { type Renaming, renamingOf } from "./title-times.ts";

/** What the rooms' own logs tell about where events happened; compact, for up to a million entries. */
export interface RoomLogIndex {
  /** Entries in all logs. */
  readonly size: number;
  /** Position of the event with this id, or -1 where no log has it. */
  find(eventId: number): number;
  /** Room id at a position. */
  roomAt(position: number): number;
  /**
   * The room a file or folder was in at a moment: its id, `ELSEWHERE` where it was in no audited room, `UNCLEAR` where
   * the logs contradict each other, `UNMENTIONED` where they do not know it.
   */
  fileAt(fileId: number, at: EpochSeconds): number;
  folderAt(folderId: number, at: EpochSeconds): number;
  /** Whether this portal's logs show this action: then an event of it that is in no log was in none of their rooms. */
  shows(actionId: number): boolean;
  readonly renamings: ReadonlyMap<number, readonly Renaming[]>;
  /** Rooms that folders came into or left: files in them changed their room without a line of their own. */
  readonly roomsWithMovedFolders: ReadonlySet<number>;
  /** Rooms that folders went to the trash from. */
  readonly roomsWithTrashedFolders: ReadonlySet<number>;
}

export interface RoomLogIndexBuilder {
  note(entries: readonly RoomLogEntry[]): void;
  /**
   * Events whose entries no longer say which file they were about, because it was deleted for good since (`FileDao.cs`).
   * The trail's rows of the same events still do.
   */
  readonly nameless: { readonly size: number; has(eventId: number): boolean };
  /** Says which file a nameless entry was about. */
  name(eventId: number, fileId: number): void;
  /** Says of which file a row is about that stands in one of several logs, not known in which. */
  doubt(fileId: number): void;
  /** `folders`: the rooms they are in now; `otherRooms`: ids of rooms that are not audited. */
  finish(folders: Places["folders"], otherRooms: ReadonlySet<number>): RoomLogIndex;
}

type Entity = "file" | "folder";

/** A copy or move whose other end may be another room; which one shows only when all folders are known. */
interface Passage {
  readonly entity: Entity;
  readonly entityId: number;
  readonly copied: boolean;
  readonly id: number;
  readonly at: EpochSeconds;
  readonly room: number;
  readonly toFolder: number | undefined;
}

const COPIED = /^(?:File|Folder)Copied/;
const MOVED = /^(?:File|Folder)Moved(?!ToTrash)/;
const BORN = /^File(?:Created|Uploaded|Copied)$/;
const GONE = /^(?:File|Folder)(?:MovedToTrash|Deleted)$/;

/**
 * Builds the index from one pass over the logs of `roomIds`. `expected`: how many entries will come. Long because all
 * that it takes in goes into the same packed tables, which nothing else may touch.
 */
export function createRoomLogIndex(roomIds: readonly number[], expected: number): RoomLogIndexBuilder {
  const events = createPackedPairs(expected);
  const places = { file: createPackedPairs(expected), folder: createPackedPairs(1024) };
  const crossings = { file: new Map<number, Crossing[]>(), folder: new Map<number, Crossing[]>() };
  const passages: Passage[] = [];
  const rooms = [...roomIds];
  const numbers = new Map(rooms.map((roomId, room) => [roomId, room]));
  const renamings = new Map<number, Renaming[]>();
  const roomsWithMovedFolders = new Set<number>();
  const roomsWithTrashedFolders = new Set<number>();
  const shown = new Set<number>();
  const nameless = new Map<number, RoomLogEntry>();
  /** When files came into being that bore an id, one after the other: the server gives ids of deleted files again. */
  const births = new Map<number, Birth[]>();
  /** Files of which a row stands in one of several logs, and nobody knows in which; files that were deleted for good. */
  const doubtful = new Set<number>();
  const deleted = new Set<number>();
  let size = 0;

  const numberOf = (roomId: number): number => {
    const known = numbers.get(roomId);
    if (known !== undefined) return known;
    const room = rooms.push(roomId) - 1;
    numbers.set(roomId, room);
    return room;
  };
  const cross = (entity: Entity, entityId: number, crossing: Crossing): void => {
    const known = crossings[entity].get(entityId);
    if (known === undefined) crossings[entity].set(entityId, [crossing]);
    else known.push(crossing);
  };

  /** Both lines of a copy tell of one birth; only one of them stands in the room of the new file. */
  const bear = (fileId: number, at: EpochSeconds, room: number | undefined): void => {
    const known = births.get(fileId)?.find((birth) => Math.abs(birth.at - at) <= TOGETHER);
    if (known === undefined) appendTo(births, fileId, { at, room });
    else known.room ??= room;
  };

  const note = (entry: RoomLogEntry): void => {
    size++;
    events.add(entry.id, numberOf(entry.roomId));
    shown.add(entry.actionId);
    const renaming = renamingOf(entry);
    if (renaming !== undefined) appendTo(renamings, entry.roomId, renaming);
    const entity = entityOf(entry.key);
    if (entity === "file" && entry.entryId === undefined) nameless.set(entry.id, entry);
    if (entity !== undefined) noteWhereabouts(entity, entry);
  };

  const noteWhereabouts = (entity: Entity, entry: RoomLogEntry): void => {
    const { id, at, key, entryId, parentId, fromFolderId, toFolderId } = entry;
    const room = numberOf(entry.roomId);
    // The server names the folder left only within one room: two rooms get a line each (`FilesMessageService.cs`).
    const passes = (MOVED.test(key) || COPIED.test(key)) && fromFolderId === undefined;
    if (entity === "folder" && passes && MOVED.test(key)) roomsWithMovedFolders.add(entry.roomId);
    if (entity === "folder" && GONE.test(key)) roomsWithTrashedFolders.add(entry.roomId);
    if (parentId !== undefined && !passes) places.folder.add(parentId, room);
    if (entryId === undefined) return;
    if (key === "FileDeleted") deleted.add(entryId);
    if (entity === "file" && BORN.test(key)) bear(entryId, at, passes ? undefined : room);
    if (passes) {
      const copied = COPIED.test(key);
      passages.push({ entity, entityId: entryId, copied, id, at, room, toFolder: toFolderId });
    } else if (GONE.test(key)) {
      cross(entity, entryId, { id, at, room, direction: "out" });
    } else {
      places[entity].add(entryId, room);
    }
  };

  return {
    nameless,
    doubt(fileId) {
      doubtful.add(fileId);
    },
    name(eventId, fileId) {
      const entry = nameless.get(eventId);
      nameless.delete(eventId);
      if (entry === undefined) return;
      // Only a file that is gone loses its name; no audited room need show how: it may have gone elsewhere, or with a folder.
      deleted.add(fileId);
      noteWhereabouts("file", { ...entry, entryId: fileId });
    },
    note(entries) {
      for (const entry of entries) note(entry);
    },
    finish(folders, otherRooms) {
      const knownFolders = places.folder.finish();
      const directionOf = ({ room, toFolder }: Passage): CrossingDirection => {
        if (toFolder === undefined) return "unclear";
        if (otherRooms.has(toFolder)) return "out";
        const destination = numbers.get(toFolder) ?? roomOfFolder(toFolder, knownFolders, folders, numbers);
        if (destination === undefined) return "unclear";
        // A folder that is in no room now may have been in this one before it was moved itself, or thrown away.
        const roomId = rooms[room] ?? UNCLEAR;
        const lostFolders = roomsWithMovedFolders.has(roomId) || roomsWithTrashedFolders.has(roomId);
        if (destination === ELSEWHERE && lostFolders && folders.get(toFolder) === null) return "unclear";
        return destination === room ? "in" : "out";
      };
      for (const passage of passages) {
        const { entity, entityId, copied, id, at, room, toFolder } = passage;
        const direction = directionOf(passage);
        if (!copied) cross(entity, entityId, { id, at, room, direction, toFolder });
        // The line in the room copied from names the new file, which is in the other room.
        else if (direction === "in" && entity === "file") {
          places.file.add(entityId, room);
          bear(entityId, at, room);
        }
      }
      const foundEvents = events.finish();
      const files = places.file.finish();
      const roomOf = (room: number): number => {
        if (room >= 0) return rooms[room] ?? UNCLEAR;
        return room === ELSEWHERE ? ELSEWHERE : UNCLEAR;
      };
      const placeOf = (entity: Entity, known: PackedPairs, id: number, at: EpochSeconds): number => {
        // Its lines may have lost its id, and the rows of moves do not give it back.
        if (entity === "file" && deleted.has(id) && doubtful.has(id)) return UNCLEAR;
        const lives = entity === "file" ? births.get(id) : undefined;
        if (lives !== undefined) {
          const place = placeInLife(lives, crossings.file.get(id) ?? [], at);
          if (place !== UNMENTIONED) return roomOf(place);
        }
        const moves = crossings[entity].get(id);
        const room = moves === undefined ? known.onlyRoom(id) : placeAmong(moves, at);
        return room === NO_ROOM ? UNMENTIONED : roomOf(room);
      };
      return {
        size,
        find: (eventId) => foundEvents.find(eventId),
        roomAt: (position) => rooms[foundEvents.roomAt(position)] ?? UNCLEAR,
        fileAt: (fileId, at) => placeOf("file", files, fileId, at),
        folderAt: (folderId, at) => placeOf("folder", knownFolders, folderId, at),
        shows: (actionId) => shown.has(ACTIONS.get(actionId)?.shownAs ?? actionId),
        renamings,
        roomsWithMovedFolders,
        roomsWithTrashedFolders,
      };
    },
  };
}

/** A file that got its id; `room`: number of the room it began in, undefined where no line tells. */
interface Birth {
  readonly at: EpochSeconds;
  room: number | undefined;
}

/**
 * Where the file was that bore the id at a moment: by its own birth and moves alone, because what bore the id before or
 * after was another file. `UNMENTIONED` for an id that was given once, and of whose file all lines tell.
 */
function placeInLife(lives: readonly Birth[], moves: readonly Crossing[], at: EpochSeconds): number {
  const begun = lives.filter((birth) => birth.at <= at + TOGETHER);
  const from = begun.reduce((latest, birth) => Math.max(latest, birth.at), Number.NEGATIVE_INFINITY);
  const until = lives.reduce(
    (first, birth) => (birth.at > from && birth.at > at + TOGETHER ? Math.min(first, birth.at) : first),
    Number.POSITIVE_INFINITY,
  );
  const before = begun.length === 0;
  const first = begun.length === 1 && !moves.some((move) => move.at < from - TOGETHER);
  if (first && until === Number.POSITIVE_INFINITY) return UNMENTIONED;
  // The end of one file and the beginning of the next in one moment have no order.
  if (moves.some((move) => Math.abs(move.at - from) <= TOGETHER) || at <= from + TOGETHER) return UNCLEAR;
  const own = moves.filter((move) => move.at > from && move.at < until - TOGETHER);
  if (own.length > 0) return placeAmong(own, at);
  return before ? UNCLEAR : (lives.find((birth) => birth.at === from)?.room ?? UNCLEAR);
}

/** The room number of the folder something went to; `ELSEWHERE` for a room that is not audited, undefined if not known. */
function roomOfFolder(
  folderId: number,
  known: PackedPairs,
  now: Places["folders"],
  numbers: ReadonlyMap<number, number>,
): number | undefined {
  const room = known.onlyRoom(folderId);
  if (room >= 0) return room;
  const roomId = room === NO_ROOM ? now.get(folderId) : undefined;
  if (roomId === undefined) return undefined;
  return (roomId === null ? undefined : numbers.get(roomId)) ?? ELSEWHERE;
}

function entityOf(key: string): Entity | undefined {
  if (key.startsWith("Folder")) return "folder";
  return key.startsWith("File") || key.startsWith("UserFile") || key.startsWith("Form") ? "file" : undefined;
}

function appendTo<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
}
