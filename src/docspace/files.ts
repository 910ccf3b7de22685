import type { EpochSeconds } from "../time/epoch.ts";
import type { DocSpace, Query } from "./http/client.ts";
import { isNotFound, unexpectedAnswer } from "./http/portal-error.ts";
import {
  type Envelope,
  type Fields,
  list,
  listIn,
  number,
  numberOr,
  objectIn,
  optionalDate,
  optionalNumber,
  text,
} from "./wire/envelope.ts";

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
  readonly roomTitle?: string;
  /** When the file came into being; for uploads in parts what the uploading program said (`FileUploader.cs`). */
  readonly created?: EpochSeconds;
}

export interface FilePage {
  readonly files: readonly StoredFile[];
  /** Files of the whole listing. */
  readonly total: number;
}

/** Files of a full page; the next one begins this much further. */
export const FILE_PAGE = 100;
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

/** One page of all files below a room or folder, subfolders included; they come without `roomId`. */
export async function readRoomFilesPage(
  docspace: DocSpace,
  folderId: number,
  startIndex: number,
): Promise<FilePage> {
  return filePage(docspace, folderId, startIndex, { filterType: FILES_ONLY });
}

/** All files below a room or folder, subfolders included; they come without `roomId`. */
export async function listRoomFiles(docspace: DocSpace, folderId: number): Promise<StoredFile[]> {
  return allPages((startIndex) => readRoomFilesPage(docspace, folderId, startIndex));
}

/** The files that lie directly in a room or folder. */
export async function listFolderFiles(docspace: DocSpace, folderId: number): Promise<StoredFile[]> {
  const query = { filterType: FILES_ONLY, withSubFolders: false };
  return allPages((startIndex) => filePage(docspace, folderId, startIndex, query));
}

/**
 * The files of this very title that lie directly in the folder, oldest first: the server replaces the oldest, and its
 * database does not tell upper from lower case. The folder is listed, not searched: where a search index is installed
 * it answers searches (`FileDao.cs`), and it lags behind or lacks files.
 */
export async function findByTitle(
  docspace: DocSpace,
  folderId: number,
  title: string,
): Promise<StoredFile[]> {
  const wanted = comparable(title);
  const files = await listFolderFiles(docspace, folderId);
  return files.filter((file) => comparable(file.title) === wanted).sort((a, b) => a.id - b.id);
}

/** The files directly in the folder whose titles, or contents, the server finds `text` in; oldest first. */
export async function searchFiles(docspace: DocSpace, folderId: number, text: string): Promise<StoredFile[]> {
  const query = { filterValue: text, withSubFolders: false };
  const found = await allPages((startIndex) => filePage(docspace, folderId, startIndex, query));
  return found.sort((a, b) => a.id - b.id);
}

/**
 * The bytes of a file's newest version, or of the given one, without an event in the audit trail: `action=download`
 * would leave one (`StreamFileAsync` in `FileHandler.ashx.cs`, which takes the version too, v3.5.0 to v3.7.2). Rejects
 * with kind `not-found` for a file or version that does not exist.
 */
export async function readFileBytes(
  docspace: DocSpace,
  fileId: number,
  version?: number,
): Promise<Uint8Array> {
  return docspace.getBytes("/filehandler.ashx", { action: "stream", fileid: fileId, version });
}

/** Reads `FileDto`. The addresses in it may name a host only the server knows, so they are moved to the portal's. */
export function storedFile(portalUrl: URL, file: Fields): StoredFile {
  const id = number(file, "id");
  const roomId = optionalNumber(file, "originRoomId");
  const roomTitle = text(file, "originRoomTitle");
  const created = optionalDate(file, "created");
  return {
    id,
    title: text(file, "title"),
    folderId: number(file, "folderId"),
    version: number(file, "version"),
    size: numberOr(file.values["pureContentLength"]) ?? 0,
    url: addressInPortal(portalUrl, text(file, "webUrl") || `doceditor?fileid=${id}`),
    ...(roomId === undefined || roomId <= 0 ? {} : { roomId }),
    ...(roomTitle === "" ? {} : { roomTitle }),
    ...(created === undefined ? {} : { created }),
  };
}

/** The one file of an upload's answer: a list since 3.7, a single object before. */
export function uploadedFile(portalUrl: URL, envelope: Envelope): StoredFile {
  const file = Array.isArray(envelope.response) ? listIn(envelope)[0] : objectIn(envelope);
  if (!file) throw unexpectedAnswer(envelope.endpoint, "names no uploaded file");
  return storedFile(portalUrl, file);
}

async function filePage(
  docspace: DocSpace,
  folderId: number,
  startIndex: number,
  query: Query,
): Promise<FilePage> {
  const envelope = await docspace.get(`files/${folderId}`, {
    ...query,
    count: FILE_PAGE,
    startIndex: startIndex || undefined,
  });
  const page = objectIn(envelope);
  return {
    files: list(page, "files").map((file) => storedFile(docspace.portalUrl, file)),
    total: number(page, "total"),
  };
}

/** By the server's total, which counts folders as well, and each file once though rows may shift meanwhile. */
async function allPages(read: (startIndex: number) => Promise<FilePage>): Promise<StoredFile[]> {
  const found = new Map<number, StoredFile>();
  for (let startIndex = 0; ; startIndex += FILE_PAGE) {
    const page = await read(startIndex);
    for (const file of page.files) found.set(file.id, file);
    if (startIndex + FILE_PAGE >= page.total) return [...found.values()];
  }
}

function comparable(title: string): string {
  return title.normalize("NFC").toLowerCase();
}

function addressInPortal(portalUrl: URL, address: string): string {
  const path = URL.canParse(address) ? new URL(address) : new URL(address, portalUrl);
  return new URL(`${path.pathname}${path.search}`, portalUrl).href;
}
