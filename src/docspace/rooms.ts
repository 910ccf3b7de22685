import { UserError } from "../errors.ts";
import type { EpochSeconds } from "../time/epoch.ts";
import type { DocSpace } from "./http/client.ts";
import { PortalError } from "./http/portal-error.ts";
import { date, type Fields, flag, list, number, numberOr, object, objectIn, text } from "./wire/envelope.ts";
import { type ListPage, readWholeList } from "./wire/paging.ts";

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
}

/** `SearchArea` of the server, and the root folder type by which a room tells its own area (`FolderType`). */
const AREAS: Readonly<Record<RoomArea, { readonly searchArea: number; readonly root: number }>> = {
  active: { searchArea: 0, root: 14 },
  archived: { searchArea: 1, root: 20 },
  template: { searchArea: 4, root: 30 },
  agent: { searchArea: 7, root: 34 },
};
const PUBLIC_ROOM = 6;

/** How often the areas are read when rooms move between them meanwhile. */
const READINGS = 5;

/**
 * Every room of the portal that the key's owner may see, each once, in whatever area. A room may be archived, or come
 * back, between the lists: the active ones are read again after the archived ones, and all are read again unless
 * both lists of active rooms are the same and no room is in two areas. The second of them is the first of the next try.
 *
 * @throws UserError when the lists did not stand still
 */
export async function listAllRooms(docspace: DocSpace): Promise<Room[]> {
  let before = await listRooms(docspace, "active");
  let others: Promise<Room[][]> | undefined;
  for (let reading = 1; reading <= READINGS; reading++) {
    const archiving = listRooms(docspace, "archived");
    // Nothing waits for these: they are asked for behind what something waits for.
    others ??= Promise.all([listRooms(docspace, "template"), listRooms(docspace, "agent")]);
    others.catch(() => undefined);
    const archived = await archiving;
    const active = await listRooms(docspace, "active");
    const all = [...active, ...archived, ...(await others).flat()];
    const ids = new Set(all.map(({ id }) => id));
    const activeIds = new Set(active.map(({ id }) => id));
    const still = before.length === active.length && before.every(({ id }) => activeIds.has(id));
    if (still && ids.size === all.length) return all;
    before = active;
  }
  throw new UserError(
    "The portal's rooms kept moving between its lists of active and archived rooms while they were read: run the action again.",
  );
}

/**
 * Every room of one area that the key's owner may see; a DocSpace admin sees all. No order is asked for, because the
 * server would store it as that person's own (`FilesSettings.cs`). Areas that this version lacks have no rooms.
 */
export async function listRooms(docspace: DocSpace, area: RoomArea): Promise<Room[]> {
  const { searchArea, root } = AREAS[area];
  const folders = await readWholeList({
    readPage: (startIndex, count) => roomsPage(docspace, { searchArea, count, startIndex }),
    keyOf: (folder) => text(folder, "id"),
  });
  return folders
    .filter((folder) => (numberOr(folder.values["rootFolderType"]) ?? root) === root)
    .map((folder) => roomOf(folder, area));
}

async function roomsPage(
  docspace: DocSpace,
  query: { readonly searchArea: number; readonly count: number; readonly startIndex: number },
): Promise<ListPage<Fields>> {
  try {
    const envelope = await docspace.get("files/rooms", query);
    const page = objectIn(envelope);
    return { rows: list(page, "folders"), total: number(page, "total"), endpoint: envelope.endpoint };
  } catch (error) {
    const unknownArea = query.searchArea > 2 && error instanceof PortalError && error.kind === "validation";
    if (unknownArea) return { rows: [], total: 0, endpoint: error.endpoint };
    throw error;
  }
}

/** Any folder may be described where a room is asked for. */
export function isRoom(folder: Fields): boolean {
  return (numberOr(folder.values["roomType"]) ?? 0) > 0;
}

export function roomOf(folder: Fields, otherwise: RoomArea): Room {
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
  };
}

function areaOf(folder: Fields): RoomArea | undefined {
  const root = numberOr(folder.values["rootFolderType"]);
  return (Object.keys(AREAS) as RoomArea[]).find((area) => AREAS[area].root === root);
}

export function allows(folder: Fields, right: "Read" | "Create"): boolean {
  return flag(object(folder, "security"), right);
}

/** A room whose log and members are read: rooms in third-party storage, whose ids are texts, are not. */
export type AuditedRoom = Room & { readonly id: number };

/** Whether `room-ids: all` means this room: an active one in the portal's own storage. Reports of JSON tell it as well. */
export function isAuditable({
  id,
  area,
  thirdParty,
}: Readonly<{ id: number | string; area: string; thirdParty: boolean }>): boolean {
  return area === "active" && !thirdParty && typeof id === "number";
}
