import type { EpochSeconds } from "../time/epoch.ts";
import type { DocSpace } from "./http/client.ts";
import { isNotFound, PortalError } from "./http/portal-error.ts";
import {
  date,
  type Fields,
  flag,
  list,
  listIn,
  number,
  numberOr,
  object,
  objectIn,
  optionalObject,
  text,
} from "./wire/envelope.ts";

export type RoomArea = "active" | "archived" | "template" | "agent";

/** A room as the portal lists it. */
export interface Room {
  /** Rooms in third-party storage have text ids; they cannot be audited. */
  readonly id: number | string;
  readonly title: string;
  /** 1 form filling, 2 collaboration, 5 custom, 6 public, 8 virtual data room, 9 AI. */
  readonly roomType: number;
  readonly area: RoomArea;
  readonly thirdParty: boolean;
  readonly created: EpochSeconds;
  /** Files in the room and its subfolders, as the server counts them. */
  readonly filesCount: number;
  /** A public room, or one with a link that strangers can use. */
  readonly openToStrangers: boolean;
  readonly canRead: boolean;
  /** Whether the key's owner may create files in it. */
  readonly canCreate: boolean;
}

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

/** `SearchArea` of the server, and the root folder type by which a room tells its own area (`FolderType`). */
const AREAS: Readonly<Record<RoomArea, { readonly searchArea: number; readonly root: number }>> = {
  active: { searchArea: 0, root: 14 },
  archived: { searchArea: 1, root: 20 },
  template: { searchArea: 4, root: 30 },
  agent: { searchArea: 7, root: 34 },
};
const PUBLIC_ROOM = 6;
const PAGE = 100;

/**
 * Every room of one area that the key's owner may see; a DocSpace admin sees all. No order is asked for, because the
 * server would store it as that person's own (`FilesSettings.cs`). Areas that this version lacks have no rooms.
 */
export async function listRooms(docspace: DocSpace, area: RoomArea): Promise<Room[]> {
  const rooms = new Map<number | string, Room>();
  const { searchArea, root } = AREAS[area];
  for (let startIndex = 0; ; startIndex += PAGE) {
    const page = await roomsPage(docspace, { searchArea, count: PAGE, startIndex });
    if (!page) return [];
    const folders = list(page, "folders");
    for (const folder of folders) {
      if ((numberOr(folder.values["rootFolderType"]) ?? root) !== root) continue;
      const room = roomOf(folder, area);
      rooms.set(room.id, room);
    }
    if (folders.length === 0 || startIndex + PAGE >= number(page, "total")) return [...rooms.values()];
  }
}

async function roomsPage(
  docspace: DocSpace,
  query: { readonly searchArea: number; readonly count: number; readonly startIndex: number },
): Promise<Fields | undefined> {
  try {
    return objectIn(await docspace.get("files/rooms", query));
  } catch (error) {
    const unknownArea = query.searchArea > 2 && error instanceof PortalError && error.kind === "validation";
    if (unknownArea) return undefined;
    throw error;
  }
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
  let openToStrangers = room?.openToStrangers === true || flag(found, "sharedExternal");
  // A folder between the two may have a link of its own.
  for (const between of path.slice(roomAt + 1, -1)) {
    if (openToStrangers || !flag(found, "parentShared")) break;
    const parent = await folderFields(docspace, number(between, "id"));
    openToStrangers = parent !== undefined && flag(parent, "sharedExternal");
  }
  if (roomFields && room && !openToStrangers && !tellsLinks(roomFields)) {
    return { ...itself, room, isRoom: false, ...(await linksOf(docspace, roomFields)) };
  }
  return { ...itself, room, isRoom: false, openToStrangers };
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
  if (!flag(object(room, "security"), "EditAccess")) return { openToStrangers: false, linksHidden: true };
  const query = { filterType: LINKS, count: PAGE };
  const shares = listIn(await docspace.get(`files/rooms/${number(room, "id")}/share`, query));
  const links = shares.map((share) => optionalObject(share, "sharedLink"));
  return { openToStrangers: links.some((link) => link !== undefined && !flag(link, "internal")) };
}

/** From the portal's root down to the folder itself. */
async function pathParts(docspace: DocSpace, id: number): Promise<Fields[]> {
  return list(objectIn(await docspace.get(`files/${id}`, { count: 1 })), "pathParts");
}

function isRoom(folder: Fields): boolean {
  return (numberOr(folder.values["roomType"]) ?? 0) > 0;
}

function roomOf(folder: Fields, otherwise: RoomArea): Room {
  const id = folder.values["id"];
  const numeric = numberOr(id);
  const roomType = number(folder, "roomType");
  return {
    id: numeric ?? text(folder, "id"),
    title: text(folder, "title"),
    roomType,
    area: areaOf(folder) ?? otherwise,
    thirdParty: numeric === undefined || text(folder, "providerKey") !== "",
    created: date(folder, "created"),
    filesCount: numberOr(folder.values["filesCount"]) ?? 0,
    openToStrangers: roomType === PUBLIC_ROOM || flag(folder, "sharedExternal"),
    canRead: allows(folder, "Read"),
    canCreate: allows(folder, "Create"),
  };
}

function areaOf(folder: Fields): RoomArea | undefined {
  const root = numberOr(folder.values["rootFolderType"]);
  return (Object.keys(AREAS) as RoomArea[]).find((area) => AREAS[area].root === root);
}

function allows(folder: Fields, right: "Read" | "Create"): boolean {
  return flag(object(folder, "security"), right);
}

/** A room whose log and members are read: rooms in third-party storage, whose ids are texts, are not. */
export type AuditedRoom = Room & { readonly id: number };
