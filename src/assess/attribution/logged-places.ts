import type { Places, RoomLogEntry } from "../../collect/collected.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { createFileLives, type FileLives } from "./file-lives.ts";
import { createPackedPairs, NO_ROOM, type PackedPairs } from "./id-to-room.ts";
import { BORN, COPIED, type Crossing, GONE, MOVED, placeAmong, UNCLEAR, UNMENTIONED } from "./movements.ts";
import {
  type Destinations,
  directionOf,
  type Entity,
  mayPass,
  type Passage,
  type PassedFolders,
} from "./passages.ts";
import type { RoomNumbers } from "./room-numbers.ts";

/** Where files and folders were, by the rooms' logs. */
export interface LoggedPlaces {
  /**
   * The room a file or folder was in at a moment: its id, `ELSEWHERE` where it was in no audited room, `UNCLEAR` where
   * the logs contradict each other, `UNMENTIONED` where they do not know it.
   */
  fileAt(fileId: number, at: EpochSeconds): number;
  folderAt(folderId: number, at: EpochSeconds): number;
}

export interface LoggedPlacesBuilder {
  /** Takes in an entry about a file or folder. */
  note(entity: Entity, entry: RoomLogEntry): void;
  /** Takes in an entry that lost the id of its file, which was therefore deleted for good. */
  noteDeleted(fileId: number, entry: RoomLogEntry): void;
  /** Says of which file a row is about that stands in one of several logs, not known in which. */
  doubt(fileId: number): void;
  readonly passedFolders: PassedFolders;
  /** `folders`: the rooms they are in now; `otherRooms`: ids of rooms that are not audited. */
  finish(folders: Places["folders"], otherRooms: ReadonlySet<number>): LoggedPlaces;
}

/** Gathers where the logs say that files and folders were. Long because its parts note into the same tracks. */
export function createLoggedPlaces(rooms: RoomNumbers, expected: number): LoggedPlacesBuilder {
  const seen = { file: createPackedPairs(expected), folder: createPackedPairs(1024) };
  const tracks: Tracks = { file: new Map(), folder: new Map(), lives: createFileLives() };
  const passages: Passage[] = [];
  const moved = new Set<number>();
  const thrownAway = new Map<number, EpochSeconds>();
  /** Files of which a row stands in one of several logs, and nobody knows in which; files that were deleted for good. */
  const doubtful = new Set<number>();
  const deleted = new Set<number>();

  const notePassing = ({ key, roomId, at }: RoomLogEntry, passes: boolean): void => {
    if (GONE.test(key)) thrownAway.set(roomId, Math.min(at, thrownAway.get(roomId) ?? at));
    else if (passes && MOVED.test(key)) moved.add(roomId);
  };

  const note = (entity: Entity, entry: RoomLogEntry): void => {
    const { id, at, key, entryId, parentId, toFolderId: toFolder, left = false } = entry;
    const room = rooms.numberOf(entry.roomId);
    const passes = mayPass(entry);
    if (entity === "folder") notePassing(entry, passes);
    if (parentId !== undefined && !passes) seen.folder.add(parentId, room);
    if (entryId === undefined) return;
    if (key === "FileDeleted") deleted.add(entryId);
    if (BORN.test(key)) tracks.lives.bear(entryId, at, passes ? undefined : room);
    if (passes)
      passages.push({ entity, entityId: entryId, copied: COPIED.test(key), id, at, room, toFolder, left });
    else if (GONE.test(key)) cross(tracks[entity], entryId, { id, at, room, direction: "out" });
    else seen[entity].add(entryId, room);
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
    passedFolders: { moved, thrownAway },
    finish(now, otherRooms) {
      const folders = seen.folder.finish();
      const known: Destinations = { rooms, otherRooms, folders, now, thrownAway };
      for (const passage of passages) {
        const direction = directionOf(passage, known);
        if (!passage.copied) cross(tracks[passage.entity], passage.entityId, { ...passage, direction });
        // The line in the room copied from names the new file, which is in the other room.
        else if (direction === "in" && passage.entity === "file") {
          seen.file.add(passage.entityId, passage.room);
          tracks.lives.bear(passage.entityId, passage.at, passage.room);
        }
      }
      const mayCarry = (roomId: number): boolean => moved.has(roomId) || thrownAway.has(roomId);
      const places = placesAlong(tracks, { rooms, files: seen.file.finish(), folders, mayCarry });
      return {
        folderAt: places.folderAt,
        fileAt(fileId, at) {
          // Its lines may have lost its id, and the rows of moves do not give it back.
          return deleted.has(fileId) && doubtful.has(fileId) ? UNCLEAR : places.fileAt(fileId, at);
        },
      };
    },
  };
}

/** The ways of files and folders from room to room. */
interface Tracks {
  readonly file: Map<number, Crossing[]>;
  readonly folder: Map<number, Crossing[]>;
  readonly lives: FileLives;
}

function cross(crossings: Map<number, Crossing[]>, entityId: number, crossing: Crossing): void {
  const known = crossings.get(entityId);
  if (known === undefined) crossings.set(entityId, [crossing]);
  else known.push(crossing);
}

interface Mentions {
  readonly rooms: RoomNumbers;
  readonly files: PackedPairs;
  readonly folders: PackedPairs;
  /** Whether a folder left the room or came into it, with all that it held and no line for that. */
  readonly mayCarry: (roomId: number) => boolean;
}

/** By the crossings; what never crossed a border is in the one room whose log mentions it. */
function placesAlong(tracks: Tracks, { rooms, files, folders, mayCarry }: Mentions): LoggedPlaces {
  const byMoves = (
    moves: readonly Crossing[] | undefined,
    mentions: PackedPairs,
    id: number,
    at: EpochSeconds,
  ) => {
    const mentioned = mentions.onlyRoom(id);
    // A room whose log mentions it, and neither that it came nor that it went, contradicts the others.
    const odd =
      mentioned >= 0 &&
      moves !== undefined &&
      !moves.some(({ room }) => room === mentioned) &&
      !mayCarry(rooms.idOf(mentioned));
    const room = moves === undefined ? mentioned : odd ? UNCLEAR : placeAmong(moves, at);
    return room === NO_ROOM ? UNMENTIONED : rooms.idOf(room);
  };
  return {
    fileAt(fileId, at) {
      const moves = tracks.file.get(fileId);
      const place = tracks.lives.placeAt(fileId, moves ?? [], at);
      return place === UNMENTIONED ? byMoves(moves, files, fileId, at) : rooms.idOf(place);
    },
    folderAt: (folderId, at) => byMoves(tracks.folder.get(folderId), folders, folderId, at),
  };
}
