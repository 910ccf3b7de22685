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
  /** Files of a room, its subfolders included; `whole`: it has no others, else few of those wanted can be missing. */
  readonly filesOfRoom: (
    roomId: number,
    wanted: ReadonlySet<number>,
  ) => Promise<{ readonly files: readonly FoundFile[]; readonly whole: boolean }>;
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
  const roomsOf = bearersOf(question);
  const { files, created } = await findFiles(planOf(question, roomsOf), reading);
  return { files, folders: await findFolders(question, roomsOf, reading), created };
}

/** Rooms by the titles that audited rooms bore. */
type Bearers = ReadonlyMap<string, ReadonlySet<number>>;

/** Of titles that an audited room bore; other rooms bear them, too. */
export function bearersOf({ titles, otherTitles }: Pick<PlaceQuestion, "titles" | "otherTitles">): Bearers {
  const roomsOf = new Map<string, Set<number>>();
  for (const { roomId, title } of titles) roomsOf.set(title, (roomsOf.get(title) ?? new Set()).add(roomId));
  for (const { roomId, title } of otherTitles) roomsOf.get(title)?.add(roomId);
  return roomsOf;
}

/** Which files are found by a request each, and which by listing rooms. */
interface FilePlan {
  readonly lookUp: readonly number[];
  /** Looked for in the listings of rooms, by room. */
  readonly listed: ReadonlyMap<number, ReadonlySet<number>>;
}

function planOf(
  { unplaced, filesInLogs, otherTitles, filesCount }: PlaceQuestion,
  roomsOf: Bearers,
): FilePlan {
  const otherKnown = new Set(otherTitles.map(({ title }) => title));
  const pagesOf = (roomId: number): number => Math.ceil((filesCount.get(roomId) ?? 0) / PAGE);
  const lookUp: number[] = [];
  const unknown: number[] = [];
  const listed = new Map<number, ReadonlySet<number>>();
  for (const [title, ids] of unplaced.files) {
    const wanted = [...ids].filter((id) => !filesInLogs.has(id));
    if (!roomsOf.has(title) && title !== "") {
      // A title that nobody is known to have borne may be that of any room: the file itself tells.
      if (!otherKnown.has(title)) unknown.push(...wanted);
      continue;
    }
    const bearers = [...(roomsOf.get(title) ?? [])].filter((id) => filesCount.has(id));
    const pages = bearers.reduce((sum, id) => sum + pagesOf(id), 0);
    if (bearers.length === 0 || Math.max(pages, bearers.length) >= wanted.length) lookUp.push(...wanted);
    else {
      for (const roomId of bearers) listed.set(roomId, new Set([...(listed.get(roomId) ?? []), ...wanted]));
    }
  }
  for (const [title, ids] of unplaced.witnesses) {
    const isKnown = title === "" || roomsOf.has(title) || otherKnown.has(title);
    if (!isKnown) unknown.push(...ids.filter((id) => !filesInLogs.has(id)));
  }
  return { lookUp: [...lookUp, ...unknown.slice(0, MOST_UNKNOWN)], listed };
}

async function findFiles(
  { lookUp, listed }: FilePlan,
  reading: PlaceReading,
): Promise<Pick<Places, "files" | "created">> {
  const files = new Map<number, number | null>();
  const created = new Map<number, EpochSeconds>();
  const place = (id: number, roomId: number | undefined, found: FoundFile | undefined): void => {
    files.set(id, roomId ?? null);
    if (found?.created !== undefined) created.set(id, found.created);
  };
  let whole = true;
  const sought = new Set([...listed.values()].flatMap((ids) => [...ids]));
  await atOnce([...listed], async ([roomId, wanted]) => {
    const found = await reading.filesOfRoom(roomId, wanted);
    for (const file of found.files) place(file.id, roomId, file);
    whole &&= found.whole;
  });
  // What no listing shows is in none of these rooms, if each was seen whole; another title may ask for it in others.
  const itself = new Set(lookUp);
  if (whole) for (const id of sought) if (!files.has(id) && !itself.has(id)) files.set(id, null);
  await atOnce(
    [...new Set([...lookUp, ...sought])].filter((id) => !files.has(id)),
    async (id) => {
      const found = await reading.file(id);
      place(id, found?.roomId, found);
    },
  );
  return { files, created };
}

async function findFolders(
  { unplaced, destinations, otherTitles, filesCount }: PlaceQuestion,
  roomsOf: Bearers,
  reading: PlaceReading,
): Promise<Places["folders"]> {
  const folders = new Map<number, number | null>();
  const named = [...unplaced.folders].flatMap(([title, ids]) =>
    roomsOf.has(title) || title === "" ? [...ids] : [],
  );
  // Which way something went matters only where the title leaves a choice.
  const shared = [...roomsOf.values()].some((rooms) => rooms.size > 1);
  const places = shared ? [...destinations].filter((id) => !filesCount.has(id)) : [];
  await atOnce([...new Set([...named, ...places])], async (id) => {
    const roomId = await reading.roomOfFolder(id);
    if (roomId !== undefined) folders.set(id, roomId);
  });
  for (const { roomId } of otherTitles) if (destinations.has(roomId)) folders.set(roomId, roomId);
  return folders;
}
