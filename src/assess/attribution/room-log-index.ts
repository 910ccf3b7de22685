import type { Places, RoomLogEntry } from "../../collect/collected.ts";
import { ACTIONS } from "../../docspace/wire/actions.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { createPackedPairs } from "./id-to-room.ts";
import { createLoggedPlaces, type LoggedPlaces } from "./logged-places.ts";
import { BORN, COPIED, GONE, MOVED } from "./movements.ts";
import type { Entity, PassedFolders } from "./passages.ts";
import { createRoomNumbers } from "./room-numbers.ts";
import { type Renaming, renamingOf } from "./title-times.ts";

/** What the rooms' own logs tell about where events happened; compact, for up to a million entries. */
export interface RoomLogIndex extends LoggedPlaces {
  /** Entries in all logs. */
  readonly size: number;
  /** Position of the event with this id, or -1 where no log has it. */
  find(eventId: number): number;
  /** Room id at a position. */
  roomAt(position: number): number;
  /** Whether this portal's logs show this action: then an event of it that is in no log was in none of their rooms. */
  shows(actionId: number): boolean;
  readonly renamings: ReadonlyMap<number, readonly Renaming[]>;
  readonly passedFolders: PassedFolders;
  /**
   * Rooms that some file came into or left in the period by a line that no longer tells which, nor does a row of the trail:
   * any file may be gone, or have come, and any id may be another file's.
   */
  readonly namelessPassages: ReadonlySet<number>;
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
  /** `folders`: the rooms they are in now; `otherRooms`: ids of rooms that are not audited; `start`: of the period. */
  finish(folders: Places["folders"], otherRooms: ReadonlySet<number>, start: EpochSeconds): RoomLogIndex;
}

/** Builds the index from one pass over the logs of `roomIds`. `expected`: how many entries will come. */
export function createRoomLogIndex(roomIds: readonly number[], expected: number): RoomLogIndexBuilder {
  const rooms = createRoomNumbers(roomIds);
  const events = createPackedPairs(expected);
  const places = createLoggedPlaces(rooms, expected);
  const renamings = new Map<number, Renaming[]>();
  const shown = new Set<number>();
  const nameless = new Map<number, RoomLogEntry>();
  let size = 0;

  const note = (entry: RoomLogEntry): void => {
    size++;
    events.add(entry.id, rooms.numberOf(entry.roomId));
    shown.add(entry.actionId);
    const renaming = renamingOf(entry);
    const renamed = renamings.get(entry.roomId);
    if (renaming !== undefined && renamed !== undefined) renamed.push(renaming);
    else if (renaming !== undefined) renamings.set(entry.roomId, [renaming]);
    const entity = entityOf(entry.key);
    if (entity === "file" && entry.entryId === undefined) nameless.set(entry.id, entry);
    if (entity !== undefined) places.note(entity, entry);
  };

  return {
    nameless,
    doubt: places.doubt,
    name(eventId, fileId) {
      const entry = nameless.get(eventId);
      nameless.delete(eventId);
      if (entry !== undefined) places.noteDeleted(fileId, entry);
    },
    note(entries) {
      for (const entry of entries) note(entry);
    },
    finish(folders, otherRooms, start) {
      const found = events.finish();
      return {
        ...places.finish(folders, otherRooms),
        size,
        find: (eventId) => found.find(eventId),
        roomAt: (position) => rooms.idOf(found.roomAt(position)),
        shows: (actionId) => shown.has(ACTIONS.get(actionId)?.shownAs ?? actionId),
        renamings,
        passedFolders: places.passedFolders,
        namelessPassages: roomsPassed(nameless.values(), start),
      };
    },
  };
}

function roomsPassed(nameless: Iterable<RoomLogEntry>, start: EpochSeconds): ReadonlySet<number> {
  const cameOrWent = ({ key }: RoomLogEntry): boolean =>
    [BORN, COPIED, MOVED, GONE].some((kind) => kind.test(key));
  const passages = [...nameless].filter((entry) => entry.at >= start && cameOrWent(entry));
  return new Set(passages.map(({ roomId }) => roomId));
}

function entityOf(key: string): Entity | undefined {
  if (key.startsWith("Folder")) return "folder";
  return key.startsWith("File") || key.startsWith("UserFile") || key.startsWith("Form") ? "file" : undefined;
}
