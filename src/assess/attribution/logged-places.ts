import type { Places, RoomLogEntry } from "../../collect/collected.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { createFileLives } from "./file-lives.ts";
import { createPackedPairs, NO_ROOM, type PackedPairs } from "./id-to-room.ts";
import {
  type Crossing,
  type CrossingDirection,
  ELSEWHERE,
  placeAmong,
  UNCLEAR,
  UNMENTIONED,
} from "./movements.ts";
import type { RoomNumbers } from "./room-numbers.ts";

export type Entity = "file" | "folder";

/** Where files and folders were, by the rooms' logs. */
export interface LoggedPlaces {
  /**
   * The room a file or folder was in at a moment: its id, `ELSEWHERE` where it was in no audited room, `UNCLEAR` where
   * the logs contradict each other, `UNMENTIONED` where they do not know it.
   */
  fileAt(fileId: number, at: EpochSeconds): number;
  folderAt(folderId: number, at: EpochSeconds): number;
  /** Rooms that folders came into or left: files in them changed their room without a line of their own. */
  readonly roomsWithMovedFolders: ReadonlySet<number>;
  /** Rooms that folders went to the trash from. */
  readonly roomsWithTrashedFolders: ReadonlySet<number>;
}

export interface LoggedPlacesBuilder {
  /** Takes in an entry about a file or folder. */
  note(entity: Entity, entry: RoomLogEntry): void;
  /** Takes in an entry that lost the id of its file, which was therefore deleted for good. */
  noteDeleted(fileId: number, entry: RoomLogEntry): void;
  /** Says of which file a row is about that stands in one of several logs, not known in which. */
  doubt(fileId: number): void;
  /** `folders`: the rooms they are in now; `otherRooms`: ids of rooms that are not audited. */
  finish(folders: Places["folders"], otherRooms: ReadonlySet<number>): LoggedPlaces;
}

/** A copy or move whose other end may be another room; which one shows only when all folders are known. */
interface Passage {
  readonly entity: Entity;
  readonly entityId: number;
  readonly copied: boolean;
  readonly id: number;
  readonly at: EpochSeconds;
  readonly room: number;
  readonly toFolder: number | undefined;
  /** The line itself says that it is that of the room left. */
  readonly left: boolean;
}

const COPIED = /^(?:File|Folder)Copied/;
const MOVED = /^(?:File|Folder)Moved(?!ToTrash)/;
const BORN = /^File(?:Created|Uploaded|Copied)$/;
const GONE = /^(?:File|Folder)(?:MovedToTrash|Deleted)$/;

/**
 * Gathers where the logs say that files and folders were. Long because noting and settling share what was gathered.
 */
export function createLoggedPlaces(rooms: RoomNumbers, expected: number): LoggedPlacesBuilder {
  const seen = { file: createPackedPairs(expected), folder: createPackedPairs(1024) };
  const crossings = { file: new Map<number, Crossing[]>(), folder: new Map<number, Crossing[]>() };
  const passages: Passage[] = [];
  const roomsWithMovedFolders = new Set<number>();
  const roomsWithTrashedFolders = new Set<number>();
  const lives = createFileLives();
  /** Files of which a row stands in one of several logs, and nobody knows in which; files that were deleted for good. */
  const doubtful = new Set<number>();
  const deleted = new Set<number>();

  const cross = (entity: Entity, entityId: number, crossing: Crossing): void => {
    const known = crossings[entity].get(entityId);
    if (known === undefined) crossings[entity].set(entityId, [crossing]);
    else known.push(crossing);
  };

  const noteFolder = ({ key, roomId }: RoomLogEntry, passes: boolean): void => {
    if (passes && MOVED.test(key)) roomsWithMovedFolders.add(roomId);
    if (GONE.test(key)) roomsWithTrashedFolders.add(roomId);
  };

  const note = (entity: Entity, entry: RoomLogEntry): void => {
    const { id, at, key, entryId, parentId, toFolderId, left = false } = entry;
    const room = rooms.numberOf(entry.roomId);
    const copied = COPIED.test(key);
    const passes = mayPass(entry);
    if (entity === "folder") noteFolder(entry, passes);
    if (parentId !== undefined && !passes) seen.folder.add(parentId, room);
    if (entryId === undefined) return;
    if (key === "FileDeleted") deleted.add(entryId);
    if (entity === "file" && BORN.test(key)) lives.bear(entryId, at, passes ? undefined : room);
    if (passes)
      passages.push({ entity, entityId: entryId, copied, id, at, room, toFolder: toFolderId, left });
    else if (GONE.test(key)) cross(entity, entryId, { id, at, room, direction: "out" });
    else seen[entity].add(entryId, room);
  };

  const resolve = (passage: Passage, direction: CrossingDirection): void => {
    const { entity, entityId, copied, id, at, room, toFolder } = passage;
    if (!copied) cross(entity, entityId, { id, at, room, direction, toFolder });
    // The line in the room copied from names the new file, which is in the other room.
    else if (direction === "in" && entity === "file") {
      seen.file.add(entityId, room);
      lives.bear(entityId, at, room);
    }
  };

  return {
    note,
    noteDeleted(fileId, entry) {
      // No audited room need show how: it may have gone elsewhere, or with a folder.
      deleted.add(fileId);
      note("file", { ...entry, entryId: fileId });
    },
    doubt(fileId) {
      doubtful.add(fileId);
    },
    finish(now, otherRooms) {
      const folders = seen.folder.finish();
      const lostFolders = new Set([...roomsWithMovedFolders, ...roomsWithTrashedFolders]);
      const known: Destinations = { rooms, otherRooms, folders, now, lostFolders };
      for (const passage of passages) resolve(passage, directionOf(passage, known));
      const files = seen.file.finish();
      const byMoves = (entity: Entity, pairs: PackedPairs, id: number, at: EpochSeconds): number => {
        const moves = crossings[entity].get(id);
        const room = moves === undefined ? pairs.onlyRoom(id) : placeAmong(moves, at);
        return room === NO_ROOM ? UNMENTIONED : rooms.idOf(room);
      };
      return {
        fileAt(fileId, at) {
          // Its lines may have lost its id, and the rows of moves do not give it back.
          if (deleted.has(fileId) && doubtful.has(fileId)) return UNCLEAR;
          const place = lives.placeAt(fileId, crossings.file.get(fileId) ?? [], at);
          return place === UNMENTIONED ? byMoves("file", files, fileId, at) : rooms.idOf(place);
        },
        folderAt: (folderId, at) => byMoves("folder", folders, folderId, at),
        roomsWithMovedFolders,
        roomsWithTrashedFolders,
      };
    },
  };
}

/** The server names the folder left only within one room: two rooms get a line each (`FilesMessageService.cs`). */
function mayPass({ key, fromFolderId }: RoomLogEntry): boolean {
  return fromFolderId === undefined && (MOVED.test(key) || COPIED.test(key));
}

/** What tells where something went. */
interface Destinations {
  readonly rooms: RoomNumbers;
  readonly otherRooms: ReadonlySet<number>;
  /** Folders by the lines about them, and the rooms they are in now. */
  readonly folders: PackedPairs;
  readonly now: Places["folders"];
  /** Ids of rooms that folders were moved or thrown away from. */
  readonly lostFolders: ReadonlySet<number>;
}

function directionOf({ room, toFolder, left }: Passage, known: Destinations): CrossingDirection {
  const { rooms, otherRooms, now, lostFolders } = known;
  if (toFolder === undefined) return "unclear";
  if (otherRooms.has(toFolder)) return "out";
  const destination = rooms.known(toFolder) ?? roomOfFolder(toFolder, known);
  const unknown = left ? "out" : "unclear";
  if (destination === undefined) return unknown;
  // A folder that is in no room now may have been in this one before it was moved itself, or thrown away.
  const mayBeLost = lostFolders.has(rooms.idOf(room)) && now.get(toFolder) === null;
  if (destination === ELSEWHERE && mayBeLost) return unknown;
  return destination === room ? "in" : "out";
}

/** The room number of the folder something went to; `ELSEWHERE` for a room that is not audited, undefined if not known. */
function roomOfFolder(folderId: number, { folders, now, rooms }: Destinations): number | undefined {
  const room = folders.onlyRoom(folderId);
  if (room >= 0) return room;
  const roomId = room === NO_ROOM ? now.get(folderId) : undefined;
  if (roomId === undefined) return undefined;
  return (roomId === null ? undefined : rooms.known(roomId)) ?? ELSEWHERE;
}
