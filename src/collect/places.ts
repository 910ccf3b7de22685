import type { Places, RoomTitle } from "./collected.ts";
import type { IdSet } from "./id-set.ts";
import type { Unplaced } from "./unplaced.ts";

const PAGE = 100;

export interface PlaceReading {
  /** The room a file or folder lies in now; undefined when it is gone or outside every room. */
  readonly roomOfFile: (fileId: number) => Promise<number | undefined>;
  readonly roomOfFolder: (folderId: number) => Promise<number | undefined>;
  /** Ids of all files of a room, its subfolders included. */
  readonly filesOfRoom: (roomId: number) => Promise<readonly number[]>;
}

export interface PlaceQuestion {
  readonly unplaced: Unplaced;
  /** Files that occur in some room's log: the log tells where they were. */
  readonly filesInLogs: IdSet;
  readonly titles: readonly RoomTitle[];
  /** Files each audited room holds, as the server counts them. */
  readonly filesCount: ReadonlyMap<number, number>;
  readonly movedSince: Places["movedSince"];
}

/**
 * Where the files and folders are that events name and no log does. Only those are looked for whose events name an
 * audited room (or no room at all): by one request a file, or by listing the rooms with that title, whichever is fewer.
 */
export async function findPlaces(question: PlaceQuestion, reading: PlaceReading): Promise<Places> {
  const { unplaced, filesInLogs, titles, filesCount, movedSince } = question;
  const roomsOf = new Map<string, Set<number>>();
  for (const { roomId, title } of titles) roomsOf.set(title, (roomsOf.get(title) ?? new Set()).add(roomId));
  const files = new Map<number, number | null>();
  const folders = new Map<number, number | null>();
  const listings = new Map<number, Promise<readonly number[]>>();

  const lookUp = (id: number): Promise<void> =>
    reading.roomOfFile(id).then((roomId) => void files.set(id, roomId ?? null));
  const list = async (roomId: number): Promise<void> => {
    const listing = listings.get(roomId) ?? reading.filesOfRoom(roomId);
    listings.set(roomId, listing);
    for (const id of await listing) files.set(id, roomId);
  };

  await Promise.all(
    [...unplaced.files].map(async ([title, ids]) => {
      const rooms = roomsOf.get(title);
      if (!rooms && title !== "") return;
      const wanted = [...ids].filter(
        (id) => !filesInLogs.has(id) && !movedSince.files.has(id) && !files.has(id),
      );
      const pages = [...(rooms ?? [])].reduce(
        (sum, id) => sum + Math.ceil((filesCount.get(id) ?? 0) / PAGE),
        0,
      );
      if (rooms && Math.max(pages, rooms.size) < wanted.length) {
        await Promise.all([...rooms].map(list));
        for (const id of wanted) if (!files.has(id)) files.set(id, null);
      } else {
        await Promise.all(wanted.map(lookUp));
      }
    }),
  );
  await Promise.all(
    [...unplaced.folders].flatMap(([title, ids]) =>
      roomsOf.has(title) || title === ""
        ? [...ids]
            .filter((id) => !movedSince.folders.has(id))
            .map((id) => reading.roomOfFolder(id).then((roomId) => void folders.set(id, roomId ?? null)))
        : [],
    ),
  );
  return { files, folders, movedSince };
}
