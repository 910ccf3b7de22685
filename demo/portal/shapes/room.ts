import { canManage } from "../access.ts";
import type { Call } from "../call.ts";
import { printDate } from "../dates.ts";
import type { DemoRoom } from "../model.ts";
import { countsBelow } from "./counts-below.ts";
import { folderSecurity } from "./folder-security.ts";
import { shortPerson } from "./person.ts";
import { folderTypeOfRoom, rootOfRoom, rootTypeOfRoom } from "./room-area.ts";

/**
 * FolderDto of a room: in the list of rooms, asked for by its id, or as the folder whose content is listed. They differ
 * in a few fields.
 */
export function roomShape(call: Call, room: DemoRoom, form: "listed" | "by-id" | "current"): object {
  const { store, zone } = call;
  const { files, folders } = countsBelow(call, room.id);
  const access = store.accessOf(room, call.caller.person.id);
  const direct =
    room.ownerId === call.caller.person.id ||
    room.shares.some((entry) => entry.kind === "person" && entry.personId === call.caller.person.id);
  return {
    parentId: rootOfRoom(room),
    filesCount: files,
    foldersCount: folders,
    new: 0,
    mute: false,
    tags: [],
    logo: { original: "", large: "", medium: "", small: "", color: "5CC3AF" },
    pinned: false,
    roomType: room.roomType,
    private: false,
    indexing: false,
    denyDownload: false,
    inRoom: direct,
    providerItem: room.thirdPartyId === undefined ? undefined : true,
    providerKey: room.thirdPartyId === undefined ? undefined : "WebDav",
    usedSpace: canManage(store, room, call.caller.person) ? 0 : undefined,
    fileEntryType: 1,
    id: room.thirdPartyId ?? room.id,
    rootFolderId: rootOfRoom(room),
    canShare: canManage(store, room, call.caller.person),
    security: folderSecurity(call, room),
    title: room.title,
    access: access === 1 || call.caller.person.role === "owner" ? 0 : access,
    ownedBy:
      call.dialect.ownedBy && (form === "listed" || (form === "by-id" && access > 1))
        ? shortPerson(call, room.ownerId)
        : undefined,
    shared: room.externalLink,
    sharedForUser: true,
    sharedExternal: call.dialect.sharedExternal ? room.externalLink : undefined,
    parentShared: false,
    shortWebUrl: "",
    created: printDate(room.created, zone),
    createdBy: shortPerson(call, room.ownerId),
    updated: printDate(room.updated, zone),
    rootFolderType: rootTypeOfRoom(room),
    parentRoomType:
      form === "by-id" ? undefined : form === "current" ? folderTypeOfRoom(room) : rootTypeOfRoom(room),
    updatedBy: shortPerson(call, room.ownerId),
  };
}
