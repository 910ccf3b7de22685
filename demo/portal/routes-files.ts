import { createHash } from "node:crypto";
import { canRead } from "./access.ts";
import {
  empty,
  invalidOperation,
  json,
  missing,
  notFound,
  type PortalAnswer,
  ServerError,
  success,
} from "./answers.ts";
import { type Call, nowSeconds, readBoolean, readCount, readStart, wholeNumber } from "./call.ts";
import type { DemoFile } from "./model.ts";
import { readMultipart } from "./multipart.ts";
import { extensionOf, fileShape } from "./shapes/file.ts";
import { folderShape } from "./shapes/folder.ts";
import { pathParts } from "./shapes/path.ts";
import { roomShape } from "./shapes/room.ts";
import { rootShape } from "./shapes/root-folder.ts";
import { placeFor, storedTitle, storeFile, writeEvent } from "./uploads.ts";

const chunkLimit = 10 * 1024 * 1024;

function mayReadFile(call: Call, file: DemoFile): boolean {
  const room = call.store.roomOfFile(file);
  if (room === undefined)
    return file.createdBy === call.caller.person.id || call.caller.person.role === "owner";
  return canRead(call.store, room, call.caller.person);
}

function findFile(call: Call, idText: string): DemoFile | undefined {
  const file = call.store.files.get(Number(idText));
  return file?.deleted === true ? undefined : file;
}

/** GET files/{id}: content of a room or folder. `filterType=1` lists files only, those of subfolders too. */
export function listFolder(call: Call, idText: string): PortalAnswer {
  const count = readCount(call);
  const start = readStart(call);
  const filesOnly = wholeNumber(call.query, "filterType", 0) === 1;
  const text = (call.query.get("filterValue") ?? "").toLowerCase();
  const withSubFolders = readBoolean(call, "withSubFolders", true);
  const { store } = call;
  const id = Number(idText);
  const room = store.roomOfFolder(id);
  const folder = store.folders.get(id);
  if (store.isRoot(id)) {
    const current = rootShape(call, id);
    return success(call.info, {
      files: [],
      folders: [],
      current,
      pathParts: [],
      startIndex: start,
      count: 0,
      total: 0,
      new: 0,
    });
  }
  if (room === undefined && folder === undefined) throw notFound("folderNotFound");
  const readable =
    room === undefined
      ? folder?.createdBy === call.caller.person.id
      : canRead(store, room, call.caller.person);
  if (!readable) throw invalidOperation("noView");

  const searching = text !== "" || filesOnly;
  const deep = searching && withSubFolders;
  const folders = filesOnly ? [] : [...(deep ? store.foldersBelow(id) : store.foldersOf(id))];
  const files = [...(deep ? store.filesBelow(id) : store.filesOf(id))];
  const shownFolders = folders
    .filter(({ title }) => title.toLowerCase().includes(text))
    .sort((a, b) => b.created - a.created || call.tie(a.id) - call.tie(b.id));
  const shownFiles = files
    .filter((file) => text === "" || isFound(call, file, text))
    .sort((a, b) => updatedAt(b) - updatedAt(a) || call.tie(a.id) - call.tie(b.id));
  const pageFolders = shownFolders.slice(start, start + count);
  const fileStart = Math.max(0, start - shownFolders.length);
  const pageFiles = shownFiles.slice(fileStart, fileStart + count - pageFolders.length);
  return success(call.info, {
    files: pageFiles.map((file) => fileShape(call, file, "listed")),
    folders: pageFolders.map((entry) => folderShape(call, entry)),
    current:
      room !== undefined && room.id === id
        ? roomShape(call, room, "current")
        : folder && folderShape(call, folder),
    pathParts: pathParts(call, id),
    startIndex: start,
    count: pageFiles.length + pageFolders.length,
    total: shownFiles.length + shownFolders.length,
    new: 0,
  });
}

/**
 * Whether a search finds a file. Where a search index is installed it answers instead of the database, and it may lag or
 * lack files (`FileDao.cs`, v3.7.2-server).
 */
function isFound(call: Call, file: DemoFile, text: string): boolean {
  const { lag, forgets } = call.settings.search;
  if (forgets.some((title) => title === file.title)) return false;
  if (updatedAt(file) * 1000 > call.now - lag) return false;
  return file.title.toLowerCase().includes(text);
}

const updatedAt = (file: DemoFile): number => file.versions[file.versions.length - 1]?.at ?? file.created;

/** GET files/file/{id} */
export function fileById(call: Call, idText: string): PortalAnswer {
  const file = findFile(call, idText);
  if (file === undefined) throw missing(call, "fileNotFound");
  if (!mayReadFile(call, file)) throw invalidOperation("noView");
  return success(call.info, fileShape(call, file, "by-id"));
}

function readJson(call: Call): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(call.request.body).toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** POST files/{id}/upload/check: which of the titles exist; an error where nothing may be created. */
export function checkUpload(call: Call, idText: string): PortalAnswer {
  const place = placeFor(call, Number(idText), () => invalidOperation("noCreate"), missing);
  const titles = readJson(call)["filesTitle"];
  const wanted = Array.isArray(titles) ? titles.filter((title) => typeof title === "string") : [];
  const existing = new Set([...call.store.filesOf(place.folderId)].map(({ title }) => title.toLowerCase()));
  return success(
    call.info,
    wanted.filter((title) => existing.has(title.toLowerCase())),
  );
}

const noFile = (): ServerError =>
  new ServerError(
    400,
    { literal: "Value cannot be null. (Parameter 'uploadModel.File')" },
    "System.ArgumentNullException",
    -2147467261,
  );

const noFileOlder = (): ServerError =>
  new ServerError(403, { literal: "No input files" }, "System.InvalidOperationException", -2146233079);

/** POST files/{id}/upload: `createNewIfExist`, the form of the answer and the event differ by version. */
export function upload(call: Call, idText: string): PortalAnswer {
  const createNew = readBoolean(call, "createNewIfExist", false);
  const parts = readMultipart(call.request.headers["content-type"] ?? "", call.request.body);
  const part = parts?.find(({ name, fileName }) => name.toLowerCase() === "file" && fileName !== undefined);
  if (part?.fileName === undefined) throw call.dialect.uploadWithoutFile === 400 ? noFile() : noFileOlder();
  const place = placeFor(call, Number(idText));
  // `FileDao.cs`, v3.7.2-server: an exception of no kind of its own, which is an error of the server.
  if (place.room?.roomType === 1 && extensionOf(part.fileName) !== ".pdf") {
    throw new ServerError(500, "formRoom", "System.Exception");
  }
  const { createNewInverted, emptyFileRefused, uploadAnswer, uploadWritesEvent } = call.dialect;
  if (emptyFileRefused && part.content.length === 0) {
    throw new ServerError(400, { literal: "Empty file" }, "System.ArgumentException", -2147024809);
  }
  const { file, overwritten } = storeFile(
    call,
    place,
    part.fileName,
    part.content,
    createNewInverted ? !createNew : createNew,
  );
  if (uploadWritesEvent) writeEvent(call, file, place, overwritten ? 5099 : 5011);
  const shape = fileShape(call, file, "stored");
  return success(call.info, uploadAnswer === "list" ? [shape] : shape);
}

/** POST files/{id}/upload/create_session: the same meaning of `createNewIfExist` in every version. */
export function createSession(call: Call, idText: string): PortalAnswer {
  const wanted = readJson(call);
  if (call.store.isRoot(Number(idText)) === false && call.store.folderTitle(Number(idText)) === undefined) {
    const status = call.dialect.sessionOnMissingFolder;
    throw new ServerError(status, "folderNotFound", "System.IO.DirectoryNotFoundException", -2147024893);
  }
  const place = placeFor(call, Number(idText));
  if (place.room?.roomType === 1 && extensionOf(String(wanted["fileName"] ?? "")) !== ".pdf") {
    throw call.dialect.partsIntoFormRoom === 403
      ? invalidOperation("formRoom")
      : new ServerError(500, "formRoom", "System.Exception");
  }
  const id = createHash("md5").update(`${call.now}/${call.sessions.size}/${idText}`).digest("hex");
  call.sessions.set(id, {
    id,
    folderId: place.folderId,
    title: storedTitle(String(wanted["fileName"] ?? "")),
    size: Number(wanted["fileSize"] ?? 0),
    createNew: wanted["createNewIfExist"] === true,
    personId: call.caller.person.id,
    created: call.now,
    received: [],
  });
  return success(call.info, { success: true, data: sessionShape(call, id, [1, place.folderId]) });
}

function sessionShape(call: Call, id: string, path: number[]): object {
  const session = call.sessions.get(id);
  const created = session?.created ?? call.now;
  return {
    id,
    path,
    created: new Date(created).toISOString(),
    expired: new Date(created + 12 * 3_600_000).toISOString(),
    location: `${call.settings.configuredUrl}/ChunkedUploader.ashx?uid=${id}`,
    bytes_total: session?.size ?? 0,
  };
}

/**
 * POST /ChunkedUploader.ashx?uid=…: not enveloped, errors are 200 with `success: false`, the last chunk answers 201. A
 * file of one chunk's size or less is finished by every part sent: two parts make two versions.
 */
export function chunkedUpload(call: Call): PortalAnswer {
  const session = call.sessions.get(call.query.get("uid") ?? "");
  if (session === undefined) {
    return json(200, { success: false, message: "Object reference not set to an instance of an object." });
  }
  if (session.personId !== call.caller.person.id) return sessionGone();
  const part = readMultipart(call.request.headers["content-type"] ?? "", call.request.body)?.[0];
  if (part === undefined) return json(200, { success: false, message: "Value cannot be null." });
  session.received.push(part.content);
  const received = session.received.reduce((sum, chunk) => sum + chunk.length, 0);
  if (session.size > chunkLimit && received < session.size) {
    return json(200, {
      success: true,
      data: sessionShape(call, session.id, [session.folderId]),
      message: "",
    });
  }
  const content = session.size > chunkLimit ? Buffer.concat(session.received) : part.content;
  const place = placeFor(call, session.folderId);
  const { file, overwritten } = storeFile(
    call,
    place,
    session.title,
    new Uint8Array(content),
    session.createNew,
  );
  writeEvent(call, file, place, overwritten ? 5099 : 5011);
  const version = file.versions[file.versions.length - 1]?.version ?? 1;
  const data = {
    id: file.id,
    folderId: file.folderId,
    version,
    title: file.title,
    uploaded: true,
    file: fileShape(call, file, "stored"),
  };
  return json(201, { success: true, data, message: "" });
}

export const sessionGone = (): PortalAnswer =>
  json(200, {
    success: false,
    message: "Not authorized or session with specified upload id already expired",
  });

/** What a file of the generators contains. */
const madeUp = (file: DemoFile): Uint8Array => new TextEncoder().encode(`hello ${file.title}`);

/** GET /filehandler.ashx: `stream` writes no audit event, `download` writes one. */
export function fileHandler(call: Call): PortalAnswer {
  const action = call.query.get("action");
  const file = findFile(call, call.query.get("fileid") ?? "");
  if (action !== "stream" && action !== "download") return empty(404);
  if (file === undefined) return empty(404);
  if (!mayReadFile(call, file)) return empty(403);
  const asked = call.query.get("version");
  const version = asked === null ? undefined : file.versions.find((entry) => entry.version === Number(asked));
  if (asked !== null && version === undefined) return empty(404);
  const content = (version ?? file.versions[file.versions.length - 1])?.content ?? madeUp(file);
  if (action === "download") writeEvent(call, file, undefined, asked === null ? 5009 : 5062);
  const name = /^[\x20-\x7e]+$/.test(file.title) ? file.title : encodeURIComponent(file.title);
  return {
    status: 200,
    headers: {
      "content-length": String(content.length),
      "content-type": file.title.endsWith(".json") ? "application/json" : "text/plain",
      "content-disposition": `attachment; filename=${name}`,
      "last-modified": new Date(nowSeconds(call) * 1000).toUTCString(),
    },
    body: content,
  };
}
