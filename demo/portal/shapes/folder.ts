import type { Call } from "../call.ts";
import { printDate } from "../dates.ts";
import { type DemoFolder, rootFolderType, roots } from "../model.ts";
import { countsBelow } from "./counts-below.ts";
import { folderSecurity } from "./folder-security.ts";
import { shortPerson } from "./person.ts";
import { folderTypeOfRoom, rootOfRoom, rootTypeOfRoom } from "./room-area.ts";

/** FolderDto of a folder inside a room, or of one outside every room. */
export function folderShape(call: Call, folder: DemoFolder): object {
  const { store, zone } = call;
  const room = store.roomOfFolder(folder.id);
  const { files, folders } = countsBelow(call, folder.id);
  return {
    parentId: folder.parentId,
    filesCount: files,
    foldersCount: folders,
    new: 0,
    mute: false,
    pinned: false,
    private: false,
    indexing: false,
    denyDownload: false,
    fileEntryType: 1,
    id: folder.id,
    rootFolderId: room === undefined ? roots.myDocuments : rootOfRoom(room),
    canShare: room !== undefined,
    security: folderSecurity(call, room),
    title: folder.title,
    access: 0,
    shared: false,
    sharedForUser: false,
    sharedExternal: call.dialect.sharedExternal ? false : undefined,
    // Whether a room or folder above has a link (`FolderQueries.cs`, v3.5.0-server).
    parentShared: room?.externalLink ?? false,
    shortWebUrl: "",
    created: printDate(folder.created, zone),
    createdBy: shortPerson(call, folder.createdBy),
    updated: printDate(folder.created, zone),
    rootFolderType: room === undefined ? rootFolderType.myDocuments : rootTypeOfRoom(room),
    parentRoomType: room === undefined ? undefined : folderTypeOfRoom(room),
    updatedBy: shortPerson(call, folder.createdBy),
  };
}
