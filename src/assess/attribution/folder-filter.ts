import type { Collected, RoomLogEntry } from "../../collect/collected.ts";
import type { FolderContents } from "../../collect/whereabouts/folder-contents.ts";
import { FILE } from "../../docspace/wire/entry-types.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { AttributedEvent } from "../assessment.ts";
import { COPIED, type Crossing, GONE, MOVED, placeAmong, UNCLEAR } from "./movements.ts";

/** Whether an event happened in a folder; `uncertain` where that cannot be excluded. */
export type InFolder = (event: AttributedEvent) => boolean | "uncertain";

const FOLDERS: ReadonlySet<number> = new Set([2, 25, 27]);

const INSIDE = 1;

/**
 * Tells which events happened in each of these folders, as they were at the event's time. An audited room is told by
 * the event's attribution, any other folder by the logs: they show when a file came and when it left.
 */
export async function placeInFolders(
  contents: readonly FolderContents[],
  collected: Pick<Collected, "trail" | "logs" | "rooms">,
): Promise<InFolder> {
  const audited = new Set(collected.rooms.map(({ id }) => id));
  const folders = contents.filter(({ id }) => !audited.has(id));
  const rooms = contents.filter(({ id }) => audited.has(id)).map(inRoom);
  const places = await Promise.all(folders.map((folder) => inFolder(folder, audited, collected)));
  const all = [...rooms, ...places];
  return (event) => {
    const answers = all.map((place) => place(event));
    return answers.includes(true) || (answers.includes("uncertain") ? "uncertain" : false);
  };
}

/** By its own log, or because the event names a folder; one that came from another room later is not meant. */
function isIn(
  { eventIds, folders, roomId }: FolderContents,
  { event, attribution }: AttributedEvent,
): boolean {
  if (eventIds.has(event.id)) return true;
  const elsewhere = attribution.by !== "none" && roomId !== undefined && attribution.roomId !== roomId;
  return event.target.some(
    (id, index) =>
      FOLDERS.has(event.entries[index] ?? 0) && folders.has(Number(id)) && (index > 0 || !elsewhere),
  );
}

function inRoom(contents: FolderContents): InFolder {
  return (event) => {
    const { attribution } = event;
    if (isIn(contents, event)) return true;
    if (attribution.by !== "none") return attribution.roomId === contents.id;
    return attribution.candidates.includes(contents.id) ? "uncertain" : false;
  };
}

async function inFolder(
  contents: FolderContents,
  audited: ReadonlySet<unknown>,
  { trail, logs }: Pick<Collected, "trail" | "logs">,
): Promise<InFolder> {
  const known = await readPlaces(contents, trail, logs);
  const { roomId } = contents;
  const mayBeInRoom = ({ attribution }: AttributedEvent): boolean =>
    roomId === undefined || !audited.has(roomId)
      ? attribution.by === "none"
      : attribution.by === "none"
        ? attribution.candidates.includes(roomId)
        : attribution.roomId === roomId;
  return (attributed) => {
    const { event } = attributed;
    if (isIn(contents, attributed)) return true;
    const id = Number(event.target[0]);
    if (event.entries[0] !== FILE) return false;
    const crossings = known.crossings.get(id);
    if (crossings !== undefined) {
      const place = placeAmong(crossings, event.at);
      return place === INSIDE || (place === UNCLEAR && "uncertain");
    }
    const stayed = contents.files.has(id) || known.mentioned.has(id);
    if (event.at <= known.foldersChanged) return (stayed || mayBeInRoom(attributed)) && "uncertain";
    return stayed || (event.at <= known.filesLost && mayBeInRoom(attributed) && "uncertain");
  };
}

interface KnownPlaces {
  readonly crossings: ReadonlyMap<number, readonly Crossing[]>;
  /** Files that the folder's log names without a crossing. */
  readonly mentioned: ReadonlySet<number>;
  /** Up to here files may have lain there that no log names: the server forgets the ids of what is deleted. */
  readonly filesLost: EpochSeconds;
  /** Up to here files may have come or gone with a folder, without a line of their own. */
  readonly foldersChanged: EpochSeconds;
}

/**
 * The crossings of files over the folder's border. Its own log lacks what left for another folder of the room; the
 * room's log has that. Where both forgot the id of a file, the trail's row of the same event has kept it.
 */
async function readPlaces(
  contents: FolderContents,
  trail: Collected["trail"],
  logs: Collected["logs"],
): Promise<KnownPlaces> {
  const { folders } = contents;
  const entries = await entriesAbout(contents, logs);
  const own = new Set(contents.entries.map(({ id }) => id));
  const targets = await targetsOfForgotten(entries, trail);

  const crossings = new Map<number, Crossing[]>();
  const mentioned = new Set<number>();
  let filesLost = 0;
  let foldersChanged = 0;
  for (const entry of entries) {
    const { id, at, key, toFolderId } = entry;
    const direction = directionOf(entry, folders, own.has(id));
    if (key.startsWith("Folder")) {
      if (direction !== undefined) foldersChanged = Math.max(foldersChanged, at);
      continue;
    }
    const fileId = entry.entryId ?? targets.get(id);
    if (fileId === undefined) filesLost = Math.max(filesLost, at);
    else if (direction !== undefined) {
      const crossing = { id, at, room: INSIDE, direction, toFolder: toFolderId };
      crossings.set(fileId, [...(crossings.get(fileId) ?? []), crossing]);
    } else if (liesInside(entry, folders)) mentioned.add(fileId);
  }
  return { crossings, mentioned, filesLost, foldersChanged };
}

/** The folder's own entries, and the moves out of it and into it that the room's log tells. */
async function entriesAbout(
  { entries: own, folders, roomId }: FolderContents,
  logs: Collected["logs"],
): Promise<readonly RoomLogEntry[]> {
  const isInside = (id: number | undefined): boolean => id !== undefined && folders.has(id);
  const entries = new Map<number, RoomLogEntry>();
  for await (const batch of logs.read()) {
    for (const entry of batch) {
      const touches = isInside(entry.fromFolderId) || isInside(entry.toFolderId);
      if (entry.roomId === roomId && MOVED.test(entry.key) && touches) entries.set(entry.id, entry);
    }
  }
  for (const entry of own) entries.set(entry.id, entry);
  return [...entries.values()];
}

/** The ids of files that entries lost, by the entries' ids. */
async function targetsOfForgotten(
  entries: readonly RoomLogEntry[],
  trail: Collected["trail"],
): Promise<ReadonlyMap<number, number>> {
  const forgotten = new Set(entries.flatMap(({ id, entryId }) => (entryId === undefined ? [id] : [])));
  const targets = new Map<number, number>();
  if (forgotten.size === 0) return targets;
  for await (const batch of trail.read()) {
    for (const { id, target } of batch) if (forgotten.has(id)) targets.set(id, Number(target[0]));
  }
  return targets;
}

/** Whether the file of an entry that crosses nothing lies in the folder: a copy may lie elsewhere. */
function liesInside({ key, fromFolderId, toFolderId }: RoomLogEntry, folders: ReadonlySet<number>): boolean {
  if (!COPIED.test(key)) return true;
  return toFolderId === undefined ? fromFolderId === undefined : folders.has(toFolderId);
}

/**
 * Whether something came into the folder or left it; undefined: neither. Between two rooms the server writes a line
 * for each and names only where it went (`FilesMessageService.cs`).
 */
function directionOf(
  { key, fromFolderId: from, toFolderId: to }: RoomLogEntry,
  folders: ReadonlySet<number>,
  own: boolean,
): Crossing["direction"] | undefined {
  if (GONE.test(key)) return own ? "out" : undefined;
  if (!MOVED.test(key)) return undefined;
  const comes = to !== undefined && folders.has(to);
  if (from === undefined) return comes ? "in" : to === undefined ? "unclear" : "out";
  if (folders.has(from)) return comes ? undefined : "out";
  return comes ? "in" : "unclear";
}
