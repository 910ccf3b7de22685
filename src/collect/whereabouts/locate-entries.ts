import { atOnce } from "../../docspace/http/at-once.ts";
import { PAGE } from "../../docspace/wire/paging.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { Places, RoomTitle } from "../collected.ts";
import type { IdSet } from "../spool/id-set.ts";
import type { Unplaced } from "./entries-to-locate.ts";

/** So many files are looked up at most whose events name a title that no room is known to have borne. */
const MOST_UNKNOWN = 200;

/** A file as it is found now. */
export interface FoundFile {
  readonly id: number;
  /** Absent outside every room. */
  readonly roomId?: number;
  readonly created?: EpochSeconds;
}

export interface PlaceReading {
  /** Undefined when it is gone, or hidden from the key's owner. */
  readonly file: (fileId: number) => Promise<FoundFile | undefined>;
  /** `null`: there is such a folder, outside every room or hidden from the key's owner. */
  readonly roomOfFolder: (folderId: number) => Promise<number | null | undefined>;
  /** All files of a room, its subfolders included. */
  readonly filesOfRoom: (roomId: number) => Promise<readonly FoundFile[]>;
}

export interface PlaceQuestion {
  readonly unplaced: Unplaced;
  /** Files that occur in some room's log: the log tells where they were. */
  readonly filesInLogs: IdSet;
  /** Folders that files and folders went to from one room to another place. */
  readonly destinations: ReadonlySet<number>;
  readonly titles: readonly RoomTitle[];
  /** Titles of other rooms, also of deleted ones: where they share one with an audited room, they are looked into too. */
  readonly otherTitles: readonly RoomTitle[];
  /** Files each room holds that there still is, as the server counts them. */
  readonly filesCount: ReadonlyMap<number, number>;
}

/**
 * Where the files and folders are that events name and no log does. Only those are looked for whose events name an
 * audited room (or no room at all): by one request a file, or by listing the rooms with that title, whichever is fewer.
 * A few are looked up whose title nobody is known to have borne: where they lie may settle that doubt.
 */
export async function findPlaces(question: PlaceQuestion, reading: PlaceReading): Promise<Places> {
  const { unplaced, filesInLogs, destinations, titles, otherTitles, filesCount } = question;
  const roomsOf = new Map<string, Set<number>>();
  for (const { roomId, title } of titles) roomsOf.set(title, (roomsOf.get(title) ?? new Set()).add(roomId));
  for (const { roomId, title } of otherTitles) roomsOf.get(title)?.add(roomId);
  const otherKnown = new Set(otherTitles.map(({ title }) => title));
  const files = new Map<number, number | null>();
  const folders = new Map<number, number | null>();
  const created = new Map<number, EpochSeconds>();
  const place = (id: number, roomId: number | undefined, found: FoundFile | undefined): void => {
    files.set(id, roomId ?? null);
    if (found?.created !== undefined) created.set(id, found.created);
  };

  const toLookUp: number[] = [];
  const unknown: number[] = [];
  const toList = new Set<number>();
  const wantedOf = new Set<number>();
  for (const [title, ids] of unplaced.files) {
    if (!roomsOf.has(title) && title !== "") {
      // A title that nobody is known to have borne may be that of any room: the file itself tells.
      if (!otherKnown.has(title)) unknown.push(...[...ids].filter((id) => !filesInLogs.has(id)));
      continue;
    }
    const rooms = [...(roomsOf.get(title) ?? [])].filter((id) => filesCount.has(id));
    const wanted = [...ids].filter((id) => !filesInLogs.has(id));
    const pages = rooms.reduce((sum, id) => sum + Math.ceil((filesCount.get(id) ?? 0) / PAGE), 0);
    if (rooms.length === 0 || Math.max(pages, rooms.length) >= wanted.length) toLookUp.push(...wanted);
    else {
      for (const roomId of rooms) toList.add(roomId);
      for (const id of wanted) wantedOf.add(id);
    }
  }
  await atOnce([...toList], async (roomId) => {
    for (const file of await reading.filesOfRoom(roomId)) place(file.id, roomId, file);
  });
  for (const id of wantedOf) if (!files.has(id)) files.set(id, null);
  await atOnce(
    [...new Set([...toLookUp, ...unknown.slice(0, MOST_UNKNOWN)])].filter((id) => !files.has(id)),
    async (id) => {
      const found = await reading.file(id);
      place(id, found?.roomId, found);
    },
  );
  const foldersToLookUp = [...unplaced.folders].flatMap(([title, ids]) =>
    roomsOf.has(title) || title === "" ? [...ids] : [],
  );
  // Which way something went matters only where the title leaves a choice.
  const shared = [...roomsOf.values()].some((rooms) => rooms.size > 1);
  const places = shared ? [...destinations].filter((id) => !filesCount.has(id)) : [];
  await atOnce([...new Set([...foldersToLookUp, ...places])], async (id) => {
    const roomId = await reading.roomOfFolder(id);
    if (roomId !== undefined) folders.set(id, roomId);
  });
  for (const { roomId } of otherTitles) if (destinations.has(roomId)) folders.set(roomId, roomId);
  return { files, folders, created };
}
