import { atOnce } from "./http/at-once.ts";
import type { DocSpace } from "./http/client.ts";
import { isNotFound } from "./http/portal-error.ts";
import { allows, isRoom, type Room, roomOf } from "./rooms.ts";
import {
  type Fields,
  flag,
  list,
  listIn,
  number,
  object,
  objectIn,
  optionalObject,
  text,
  totalOf,
} from "./wire/envelope.ts";
import { readWholeList } from "./wire/paging.ts";

/** A room or folder asked for by its id. */
export interface Folder {
  readonly id: number;
  readonly title: string;
  /** The room the folder is or lies in; undefined for a folder outside every room. */
  readonly room: Room | undefined;
  readonly isRoom: boolean;
  /** Whether a public room or a link, of the room or of a folder on the way, lets strangers read it. */
  readonly openToStrangers: boolean;
  /** An older server that tells room managers alone whether a link opens it, and the key's owner is none. */
  readonly linksHidden?: boolean;
  readonly canRead: boolean;
  readonly canCreate: boolean;
}

/**
 * A room, or a folder anywhere with the room it lies in; undefined if there is none of this id. A folder that the
 * key's owner may not read rejects with kind `role`.
 */
export async function getFolder(docspace: DocSpace, id: number): Promise<Folder | undefined> {
  const found = await folderFields(docspace, id);
  if (!found) return undefined;
  const itself = {
    id: number(found, "id"),
    title: text(found, "title"),
    canRead: allows(found, "Read"),
    canCreate: allows(found, "Create"),
  };
  if (isRoom(found)) {
    const room = roomOf(found, "active");
    const links =
      room.openToStrangers || tellsLinks(found)
        ? { openToStrangers: room.openToStrangers }
        : await linksOf(docspace, found);
    return { ...itself, room, isRoom: true, ...links };
  }
  const path = await pathParts(docspace, id);
  const roomAt = path.findIndex(isRoom);
  const roomFields =
    roomAt < 0 ? undefined : await folderFields(docspace, number(path[roomAt] as Fields, "id"));
  const room = roomFields ? roomOf(roomFields, "active") : undefined;
  let openToStrangers = room?.openToStrangers === true || hasLink(found);
  // A folder between the two may have a link of its own.
  for (const between of path.slice(roomAt + 1, -1)) {
    if (openToStrangers || !flag(found, "parentShared")) break;
    const parent = await folderFields(docspace, number(between, "id"));
    openToStrangers = parent !== undefined && hasLink(parent);
  }
  if (roomFields && room && !openToStrangers && !tellsLinks(roomFields)) {
    return { ...itself, room, isRoom: false, ...(await linksOf(docspace, roomFields)) };
  }
  return { ...itself, room, isRoom: false, openToStrangers };
}

/** A room by its id; undefined if there is none. One that the key's owner may not read rejects with kind `role`. */
export async function getRoom(docspace: DocSpace, id: number): Promise<Room | undefined> {
  const found = await folderFields(docspace, id);
  return found !== undefined && isRoom(found) ? roomOf(found, "active") : undefined;
}

/** The rooms endpoint describes any folder (`VirtualRoomsController.cs`). */
async function folderFields(docspace: DocSpace, id: number): Promise<Fields | undefined> {
  try {
    return objectIn(await docspace.get(`files/rooms/${id}`));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/**
 * Whether a folder in a room has a link for strangers. Before 3.7.1 the server tells only whether it has any link, one
 * for members alone or an expired one among them (`FolderDtoHelper`): there each of them counts.
 */
function hasLink(folder: Fields): boolean {
  return flag(folder, tellsLinks(folder) ? "sharedExternal" : "shared");
}

/** Servers of 2025 and before do not say in a room's description whether a link opens it. */
function tellsLinks(folder: Fields): boolean {
  return folder.values["sharedExternal"] !== undefined;
}

const LINKS = 15;

/** Whether one of the room's own links lets strangers in; only those who may edit access are shown them. */
async function linksOf(
  docspace: DocSpace,
  room: Fields,
): Promise<{ readonly openToStrangers: boolean; readonly linksHidden?: boolean }> {
  if (!editsAccess(room)) return { openToStrangers: false, linksHidden: true };
  const links = await readWholeList({
    readPage: async (startIndex, count) => {
      const query = { filterType: LINKS, count, startIndex: startIndex || undefined };
      const envelope = await docspace.get(`files/rooms/${number(room, "id")}/share`, query);
      const rows = listIn(envelope).map((share) => optionalObject(share, "sharedLink"));
      return { rows, total: totalOf(envelope), endpoint: envelope.endpoint };
    },
    keyOf: (link) => link && text(link, "id"),
  });
  return { openToStrangers: links.some((link) => link !== undefined && !flag(link, "internal")) };
}

/** `FileShare` of those who may always edit a room's access: its owner (`ReadWrite`) and its managers. */
const EDITS_ACCESS: readonly unknown[] = [1, 9];

function editsAccess(room: Fields): boolean {
  const told = object(room, "security").values["EditAccess"];
  return told === undefined ? EDITS_ACCESS.includes(room.values["access"]) : told === true;
}

/** From the portal's root down to the folder itself. */
async function pathParts(docspace: DocSpace, id: number): Promise<Fields[]> {
  return list(objectIn(await docspace.get(`files/${id}`, { count: 1 })), "pathParts");
}

/**
 * The ids of all folders below a room or folder, at any depth. A listing without a search reaches one level only
 * (`EntryManager.cs`), and has the files besides, which belong to the total.
 */
export async function listSubfolders(docspace: DocSpace, folderId: number): Promise<number[]> {
  const found = new Set<number>();
  let level = [folderId];
  while (level.length > 0) {
    const below = await atOnce(level, (id) => directSubfolders(docspace, id));
    // A folder moved meanwhile could show up twice.
    level = [...new Set(below.flat())].filter((id) => id !== folderId && !found.has(id));
    for (const id of level) found.add(id);
  }
  return [...found];
}

async function directSubfolders(docspace: DocSpace, folderId: number): Promise<number[]> {
  const entries = await readWholeList({
    readPage: async (startIndex, count) => {
      const envelope = await docspace.get(`files/${folderId}`, {
        count,
        startIndex: startIndex || undefined,
      });
      const page = objectIn(envelope);
      const folders = list(page, "folders").map((folder) => ({ folder: number(folder, "id"), file: 0 }));
      const files = list(page, "files").map((file) => ({ folder: 0, file: number(file, "id") }));
      return { rows: [...folders, ...files], total: number(page, "total"), endpoint: envelope.endpoint };
    },
    keyOf: ({ folder, file }) => (folder === 0 ? `file ${file}` : folder),
  });
  return entries.flatMap(({ folder }) => (folder === 0 ? [] : [folder]));
}
