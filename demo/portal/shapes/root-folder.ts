import type { Call } from "../call.ts";
import { rootFolderType, roots } from "../model.ts";
import { word } from "../texts.ts";
import { folderSecurity } from "./folder-security.ts";

/** FolderDto of a root folder, such as the list of rooms. */
export function rootShape(call: Call, id: number): object {
  const name = (Object.keys(roots) as (keyof typeof roots)[]).find((key) => roots[key] === id) ?? "rooms";
  const title = name === "archive" ? "Archive" : name === "templates" ? "Templates" : undefined;
  return {
    parentId: 0,
    filesCount: 0,
    foldersCount: 0,
    new: 0,
    mute: false,
    pinned: false,
    private: false,
    indexing: false,
    denyDownload: false,
    fileEntryType: 1,
    id,
    rootFolderId: id,
    canShare: false,
    security: { ...folderSecurity(call, undefined), Create: true },
    title:
      title ??
      word(name === "trash" || name === "myDocuments" || name === "agents" ? name : "rooms", "en-US"),
    access: 0,
    shared: false,
    sharedForUser: false,
    sharedExternal: call.dialect.sharedExternal ? false : undefined,
    parentShared: false,
    rootFolderType: rootFolderType[name],
    parentRoomType: rootFolderType[name],
  };
}
