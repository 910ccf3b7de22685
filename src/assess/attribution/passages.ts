import type { Places, RoomLogEntry } from "../../collect/collected.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { NO_ROOM, type PackedPairs } from "./id-to-room.ts";
import { COPIED, type CrossingDirection, ELSEWHERE, MOVED } from "./movements.ts";
import type { RoomNumbers } from "./room-numbers.ts";

export type Entity = "file" | "folder";

/** A copy or move whose other end may be another room; which one shows only when all folders are known. */
export interface Passage {
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

/** Rooms whose files came or went without a line of their own, because a folder took them along. */
export interface PassedFolders {
  /** Rooms that folders came into or left. */
  readonly moved: ReadonlySet<number>;
  /** When a folder was first thrown away in a room. */
  readonly thrownAway: ReadonlyMap<number, EpochSeconds>;
}

/** The server names the folder left only within one room: two rooms get a line each (`FilesMessageService.cs`). */
export function mayPass({ key, fromFolderId }: RoomLogEntry): boolean {
  return fromFolderId === undefined && (MOVED.test(key) || COPIED.test(key));
}

/** What tells where something went. */
export interface Destinations {
  readonly rooms: RoomNumbers;
  readonly otherRooms: ReadonlySet<number>;
  /** Folders by the lines about them, and the rooms they are in now. */
  readonly folders: PackedPairs;
  readonly now: Places["folders"];
  readonly thrownAway: PassedFolders["thrownAway"];
}

export function directionOf({ room, toFolder, left }: Passage, known: Destinations): CrossingDirection {
  const { rooms, otherRooms, now, thrownAway } = known;
  if (toFolder === undefined) return "unclear";
  if (otherRooms.has(toFolder)) return "out";
  const destination = rooms.known(toFolder) ?? roomOfFolder(toFolder, known);
  const unknown = left ? "out" : "unclear";
  if (destination === undefined) return unknown;
  // A folder that is in no room now may have been in this one before it was thrown away.
  const mayBeLost = now.get(toFolder) === null && thrownAway.has(rooms.idOf(room));
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
