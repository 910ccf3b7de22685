import { PortalError } from "../docspace/errors.ts";
import { listRoomFiles } from "../docspace/files.ts";
import type { DocSpace } from "../docspace/request.ts";
import { readRoomLogPage } from "../docspace/room-log.ts";
import { getFolder } from "../docspace/rooms.ts";
import { listSubfolders } from "../docspace/subfolders.ts";
import { clockChanges, type Period } from "../period.ts";
import type { RoomLogEntry } from "./collected.ts";
import { readRoomLog } from "./room-logs.ts";

/** What lies in folders, everything below them included, and what happened there. */
export interface FolderContents {
  readonly files: ReadonlySet<number>;
  /** The folders themselves and those below. */
  readonly folders: ReadonlySet<number>;
  /** The events of the folders' own logs in the period. */
  readonly eventIds: ReadonlySet<number>;
}

export interface FolderReading {
  readonly docspace: DocSpace;
  readonly period: Period;
  /** The zone in which the server prints dates. */
  readonly portalZone: string;
}

/**
 * Reads what the compliance report needs to be narrowed to some folders. The server keeps a log of every folder, which
 * has the ids of what happened in it and below it, also to files that are there no longer. Opens and downloads are in
 * no log: for them there are the files that lie there now, and those that the log names and does not show leaving.
 *
 * @returns the contents, or one sentence for each folder that is missing or cannot be read
 */
export async function readFolderContents(
  folderIds: readonly number[],
  reading: FolderReading,
): Promise<{ readonly contents: FolderContents } | { readonly problems: readonly string[] }> {
  const finds: Finds = { files: new Set(), folders: new Set(), eventIds: new Set(), newest: new Map() };
  const problems: string[] = [];
  await Promise.all(
    folderIds.map(async (id) => {
      const problem = await readFolder(id, reading, finds);
      if (problem !== undefined) problems.push(problem);
    }),
  );
  if (problems.length > 0) return { problems: problems.toSorted() };
  const { files, folders, eventIds, newest } = finds;
  for (const [id, { movedTo }] of newest) if (movedTo === undefined || folders.has(movedTo)) files.add(id);
  return { contents: { files, folders, eventIds } };
}

interface Finds {
  readonly files: Set<number>;
  readonly folders: Set<number>;
  readonly eventIds: Set<number>;
  /** Of each file that the logs name the newest entry, and where that moved it. */
  readonly newest: Map<number, { readonly entry: number; readonly movedTo: number | undefined }>;
}

async function readFolder(id: number, reading: FolderReading, finds: Finds): Promise<string | undefined> {
  const { docspace, period, portalZone } = reading;
  try {
    const folder = await getFolder(docspace, id);
    if (folder === undefined) {
      return `The folder ${id} in only-folders does not exist (any more): check the number in its address.`;
    }
    if (!folder.canRead) return unreadable(id, `"${folder.title}" is closed to the key's owner.`);
    const [below, files, log] = await Promise.all([
      listSubfolders(docspace, id),
      listRoomFiles(docspace, id),
      readRoomLog(id, folder.title, {
        range: { from: period.start, to: period.end - 1 },
        clockChanges: clockChanges(portalZone, period.start, period.end),
        readPage: (folderId, { from, to }, startIndex) =>
          readRoomLogPage(docspace, folderId, { from, to, startIndex }),
        onEntries: (entries) => note(entries, finds),
        describe: (error) => (error instanceof Error ? error.message : String(error)),
      }),
    ]);
    docspace.signal.throwIfAborted();
    if (log.reason !== undefined) return unreadable(id, log.reason.sentence);
    for (const folderId of [id, ...below]) finds.folders.add(folderId);
    for (const file of files) finds.files.add(file.id);
    return undefined;
  } catch (error) {
    docspace.signal.throwIfAborted();
    if (!(error instanceof PortalError)) throw error;
    return unreadable(id, error.message);
  }
}

function unreadable(id: number, why: string): string {
  return `The folder ${id} in only-folders cannot be read: ${why} Make the key's owner a member of its room, or take it out of only-folders.`;
}

const FILE_KEYS = /^(?:File|UserFile|Form)/;
const MOVED = /^FileMoved(?!ToTrash)/;

function note(entries: readonly RoomLogEntry[], { eventIds, newest }: Finds): void {
  for (const { id, key, entryId, toFolderId } of entries) {
    eventIds.add(id);
    if (entryId === undefined || !FILE_KEYS.test(key) || (newest.get(entryId)?.entry ?? 0) > id) continue;
    newest.set(entryId, { entry: id, movedTo: MOVED.test(key) ? toFolderId : undefined });
  }
}
