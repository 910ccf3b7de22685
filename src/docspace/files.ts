import type { EpochSeconds } from "../time/epoch.ts";
import type { DocSpace, Query } from "./http/client.ts";
import { isNotFound, unexpectedAnswer } from "./http/portal-error.ts";
import { displayName } from "./wire/employee.ts";
import {
  type Envelope,
  type Fields,
  flag,
  list,
  listIn,
  number,
  numberOr,
  objectIn,
  optionalDate,
  optionalNumber,
  optionalObject,
  text,
} from "./wire/envelope.ts";
import { type ListReading, readWholeList, seekInList } from "./wire/paging.ts";

/** A stored file as the server describes it. */
export interface StoredFile {
  readonly id: number;
  readonly title: string;
  readonly folderId: number;
  readonly version: number;
  /** Bytes; 0 when the server leaves the field out, which it does for empty files. */
  readonly size: number;
  /** Address in the portal, resolved against the portal's URL. */
  readonly url: string;
  /** The room it lies in now; absent in listings and for files outside rooms. */
  readonly roomId?: number;
  /** When the file came into being; for uploads in parts what the uploading program said (`FileUploader.cs`). */
  readonly created?: EpochSeconds;
  /** Who wrote its newest version; absent where the server does not say. */
  readonly changedBy?: string;
  /** Open in an editor, or locked by somebody: what is uploaded now becomes a second file beside it. */
  readonly busy?: "edited" | "locked";
}

/** Bits of `fileStatus` (`FileStatus.cs`): is edited, and is edited by its reader alone. */
const IS_EDITED = 1 | 16;

/** `FilterType.FilesOnly`: with it the listing reaches into subfolders. */
const FILES_ONLY = 1;

/** One file with the room it lies in now; undefined if it does not exist (any more). */
export async function getFile(docspace: DocSpace, id: number): Promise<StoredFile | undefined> {
  try {
    const envelope = await docspace.get(`files/file/${id}`);
    return storedFile(docspace.portalUrl, objectIn(envelope));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** All files below a room or folder, subfolders included; they come without `roomId`. */
export async function listRoomFiles(docspace: DocSpace, folderId: number): Promise<StoredFile[]> {
  return readWholeList(filesIn(docspace, folderId, { filterType: FILES_ONLY }));
}

/**
 * Looks for files in a room or folder and everything below it.
 *
 * @param expected how many files it is believed to have
 * @returns the files seen; `whole`: there are no others
 */
export async function seekRoomFiles(
  docspace: DocSpace,
  folderId: number,
  wanted: ReadonlySet<number>,
  expected?: number,
): Promise<{ readonly files: readonly StoredFile[]; readonly whole: boolean }> {
  const reading = filesIn(docspace, folderId, { filterType: FILES_ONLY });
  const { rows, whole } = await seekInList(reading, wanted, expected);
  return { files: rows, whole };
}

/**
 * The files that lie directly in a room or folder. Whoever looks for a title lists, and does not search: where a search
 * index is installed it answers searches (`FileDao.cs`), and it lags behind or lacks files.
 */
export async function listFolderFiles(docspace: DocSpace, folderId: number): Promise<StoredFile[]> {
  return readWholeList(filesIn(docspace, folderId, { filterType: FILES_ONLY, withSubFolders: false }));
}

/**
 * Those of a folder's files that have these very titles, oldest first: the server replaces the oldest, and its database
 * does not tell upper from lower case.
 */
export function withTitles(
  files: readonly StoredFile[],
  titles: readonly string[],
): ReadonlyMap<string, readonly StoredFile[]> {
  const oldestFirst = files.toSorted((a, b) => a.id - b.id);
  const byTitle = Map.groupBy(oldestFirst, (file) => comparable(file.title));
  return new Map(titles.map((title) => [title, byTitle.get(comparable(title)) ?? []]));
}

/**
 * The bytes of a file's newest version, or of the given one, without an event in the audit trail: `action=download`
 * would leave one (`StreamFileAsync` in `FileHandler.ashx.cs`, which takes the version too, v3.5.0 to v3.7.2). Rejects
 * with kind `not-found` for a file or version that does not exist, and `too-large` for one of more than `mostBytes`.
 */
export async function readFileBytes(
  docspace: DocSpace,
  fileId: number,
  version?: number,
  mostBytes?: number,
): Promise<Uint8Array> {
  return docspace.getBytes("/filehandler.ashx", { action: "stream", fileid: fileId, version }, mostBytes);
}

/** Reads `FileDto`. The addresses in it may name a host only the server knows, so they are moved to the portal's. */
export function storedFile(portalUrl: URL, file: Fields): StoredFile {
  const id = number(file, "id");
  const roomId = optionalNumber(file, "originRoomId");
  const created = optionalDate(file, "created");
  const updatedBy = optionalObject(file, "updatedBy");
  const edited = ((optionalNumber(file, "fileStatus") ?? 0) & IS_EDITED) !== 0;
  const locked = flag(file, "locked");
  return {
    id,
    title: text(file, "title"),
    folderId: number(file, "folderId"),
    version: number(file, "version"),
    size: numberOr(file.values["pureContentLength"]) ?? 0,
    url: addressInPortal(portalUrl, text(file, "webUrl") || `doceditor?fileid=${id}`),
    ...(roomId === undefined || roomId <= 0 ? {} : { roomId }),
    ...(created === undefined ? {} : { created }),
    ...(updatedBy === undefined ? {} : { changedBy: displayName(updatedBy) }),
    ...(edited || locked ? { busy: edited ? "edited" : "locked" } : {}),
  };
}

/** The one file of an upload's answer: a list since 3.7, a single object before. */
export function uploadedFile(portalUrl: URL, envelope: Envelope): StoredFile {
  const file = Array.isArray(envelope.response) ? listIn(envelope)[0] : objectIn(envelope);
  if (!file) throw unexpectedAnswer(envelope.endpoint, "names no uploaded file");
  return storedFile(portalUrl, file);
}

/** With `FILES_ONLY` the server's total counts nothing but files (recorded on 3.5.0 and 3.7.2). */
function filesIn(docspace: DocSpace, folderId: number, query: Query): ListReading<StoredFile> {
  return {
    readPage: async (startIndex, count) => {
      const asked = { ...query, count, startIndex: startIndex || undefined };
      const envelope = await docspace.get(`files/${folderId}`, asked);
      const page = objectIn(envelope);
      const rows = list(page, "files").map((file) => storedFile(docspace.portalUrl, file));
      return { rows, total: number(page, "total"), endpoint: envelope.endpoint };
    },
    keyOf: ({ id }) => id,
  };
}

function comparable(title: string): string {
  return title.normalize("NFC").toLowerCase();
}

/**
 * The path alone, at the portal: the host in it may be one that only the server knows, and a path that begins with
 * "//" must not become another host.
 */
function addressInPortal(portalUrl: URL, address: string): string {
  const inPortal = new URL(portalUrl.origin);
  const path = URL.canParse(address, portalUrl.href) ? new URL(address, portalUrl) : portalUrl;
  inPortal.pathname = path.pathname.replace(/^[/\\]+/, "/");
  inPortal.search = path.search;
  inPortal.hash = path.hash;
  return inPortal.href;
}
