import { listRoomFiles } from "../../docspace/files.ts";
import { getFolder, listSubfolders } from "../../docspace/folders.ts";
import type { DocSpace } from "../../docspace/http/client.ts";
import { PortalError } from "../../docspace/http/portal-error.ts";
import { readRoomLogPage } from "../../docspace/room-log.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { offsetChanges } from "../../time/offset-changes.ts";
import type { Period } from "../../time/period.ts";
import type { RoomLogEntry } from "../collected.ts";
import { readRoomLog } from "../rooms/room-log.ts";

/** What lies in one folder, everything below it included, and what its own log tells. */
export interface FolderContents {
  readonly id: number;
  /** The room it lies in, or is; absent outside the portal's own rooms. */
  readonly roomId?: number;
  /** Files that lie there now. */
  readonly files: ReadonlySet<number>;
  /** The folder itself and those below it now. */
  readonly folders: ReadonlySet<number>;
  /** The events of the folder's own log in the period; none on servers before 3.6, whose logs do not tell them. */
  readonly eventIds: ReadonlySet<number>;
  /** The log's entries about files and folders from the period's start to now. */
  readonly entries: readonly RoomLogEntry[];
}

export interface FolderReading {
  readonly docspace: DocSpace;
  readonly period: Period;
  /** The zone in which the server prints dates. */
  readonly portalZone: string | undefined;
  readonly now: EpochSeconds;
}

/**
 * Reads what the compliance report needs to be narrowed to some folders. The server keeps a log of every folder, which
 * has the ids of what happened in it and below it, also to files that are there no longer. Opens and downloads are in
 * no log: for them there are the files that lie there now, and what the log tells of those that came or left until now.
 *
 * @returns the contents in the order asked for, or one sentence for each folder that is missing or cannot be read
 */
export async function readFolderContents(
  folderIds: readonly number[],
  reading: FolderReading,
): Promise<{ readonly contents: readonly FolderContents[] } | { readonly problems: readonly string[] }> {
  const read = await Promise.all(folderIds.map((id) => readFolder(id, reading)));
  const problems = read.filter((one) => typeof one === "string");
  if (problems.length > 0) return { problems: problems.toSorted() };
  return { contents: read.filter((one) => typeof one !== "string") };
}

async function readFolder(id: number, reading: FolderReading): Promise<FolderContents | string> {
  const { docspace, period, portalZone } = reading;
  try {
    const folder = await getFolder(docspace, id);
    if (folder === undefined) {
      return `The folder ${id} in only-folders does not exist (any more): check the number in its address.`;
    }
    if (!folder.canRead) return unreadable(id, `"${folder.title}" is closed to the key's owner.`);
    const eventIds = new Set<number>();
    const entries = new Map<number, RoomLogEntry>();
    const unnumbered: { readonly walk: number; readonly entry: RoomLogEntry }[] = [];
    const until = Math.max(period.end - 1, reading.now);
    const [below, files, log] = await Promise.all([
      listSubfolders(docspace, id),
      listRoomFiles(docspace, id),
      readRoomLog(id, {
        range: { from: period.start, to: until },
        clockChanges: portalZone === undefined ? [] : offsetChanges(portalZone, period.start, until),
        readPage: (folderId, { from, to }, startIndex) =>
          readRoomLogPage(docspace, folderId, { from, to, startIndex }),
        onEntries: (page, walk) => {
          for (const { id: eventId, ...entry } of page) {
            if (eventId !== undefined && entry.at < period.end) eventIds.add(eventId);
            if (!ABOUT_ENTRIES.test(entry.key)) continue;
            if (eventId !== undefined) entries.set(eventId, { ...entry, id: eventId, roomId: id });
            else unnumbered.push({ walk, entry: { ...entry, id: NO_EVENT - unnumbered.length, roomId: id } });
          }
        },
      }),
    ]);
    docspace.signal.throwIfAborted();
    if (log.coverage.reason !== undefined)
      return unreadable(id, "its log kept changing, or could not be read.");
    for (const { walk, entry } of unnumbered) if (log.walks.includes(walk)) entries.set(entry.id, entry);
    return {
      id,
      ...(typeof folder.room?.id === "number" ? { roomId: folder.room.id } : {}),
      files: new Set(files.map((file) => file.id)),
      folders: new Set([id, ...below]),
      eventIds,
      entries: [...entries.values()],
    };
  } catch (error) {
    docspace.signal.throwIfAborted();
    if (!(error instanceof PortalError)) throw error;
    return unreadable(id, error.message);
  }
}

function unreadable(id: number, why: string): string {
  return `The folder ${id} in only-folders cannot be read: ${why} Make the key's owner a member of its room, or take it out of only-folders.`;
}

/**
 * Servers before 3.6 do not tell which events these entries are: what they tell of files counts all the same. Below every
 * number that entries of rooms' logs have there.
 */
const NO_EVENT = -(2 ** 45);

const ABOUT_ENTRIES = /^(?:File|UserFile|Form|Folder)/;
