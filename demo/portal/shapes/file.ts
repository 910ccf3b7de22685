import type { Call } from "../call.ts";
import { printDate } from "../dates.ts";
import { type DemoFile, rootFolderType, roots } from "../model.ts";
import { displayNameOf, shortPerson } from "./person.ts";
import { folderTypeOfRoom, rootOfRoom, rootTypeOfRoom } from "./room-area.ts";

export const extensionOf = (title: string): string => /\.[^.]+$/.exec(title)?.[0].toLowerCase() ?? "";

const fileTypes: ReadonlyMap<string, number> = new Map([
  [".xlsx", 5],
  [".csv", 5],
  [".pptx", 6],
  [".docx", 7],
  [".txt", 7],
  [".html", 7],
  [".pdf", 10],
]);

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const units = ["KB", "MB", "GB"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Math.round(value * 100) / 100} ${units[unit]}`;
}

/** FileDto: in a listing; asked for by its id, which adds the room it lies in; or just stored. */
export function fileShape(call: Call, file: DemoFile, form: "listed" | "by-id" | "stored"): object {
  const { store, zone } = call;
  const current = file.versions[file.versions.length - 1];
  const version = current?.version ?? 1;
  const size = current?.size ?? 0;
  const room = store.roomOfFile(file);
  const base = call.settings.configuredUrl;
  const extension = extensionOf(file.title);
  const type = fileTypes.get(extension) ?? 0;
  const view = `${base}/filehandler.ashx?action=download&fileid=${file.id}`;
  const access = room === undefined ? 0 : store.accessOf(room, call.caller.person.id);
  const mayEdit = access === 1 || access === 9 || access === 10 || access === 11;
  const tellsRoom = form === "by-id" && call.dialect.originRoom && file.recentByLink !== true;
  return {
    folderId: file.folderId,
    version,
    versionGroup: version,
    contentLength: sizeText(size),
    pureContentLength: size === 0 ? undefined : size,
    fileStatus: file.openInEditor === true ? 1 : 0,
    editingBy: call.dialect.sharedExternal ? {} : undefined,
    mute: false,
    viewUrl: view,
    webUrl: type === 0 ? view : `${base}/doceditor?fileid=${file.id}&version=${version}`,
    fileType: type,
    fileExst: extension,
    comment: version > 1 ? "Uploaded" : undefined,
    locked: file.lockedBy === undefined || form === "stored" ? undefined : true,
    lockedBy:
      file.lockedBy === undefined || form === "stored" || file.lockedBy === call.caller.person.id
        ? undefined
        : displayNameOf(call, file.lockedBy),
    thumbnailStatus: 0,
    formFillingStatus: 0,
    fileEntryType: 2,
    id: file.id,
    rootFolderId: room === undefined ? roots.myDocuments : rootOfRoom(room),
    originRoomId: tellsRoom ? room?.id : undefined,
    originRoomTitle: tellsRoom ? room?.title : undefined,
    canShare: mayEdit,
    security: {
      Read: true,
      Edit: mayEdit,
      Delete: mayEdit,
      Rename: mayEdit,
      Lock: mayEdit,
      Download: true,
      Copy: true,
    },
    title: file.title,
    access: access === 1 ? 0 : access,
    shared: false,
    sharedForUser: false,
    sharedExternal: call.dialect.sharedExternal ? false : undefined,
    parentShared: false,
    shortWebUrl: "",
    created: printDate(file.created, zone),
    createdBy: shortPerson(call, file.createdBy),
    updated: printDate(current?.at ?? file.created, zone),
    rootFolderType: room === undefined ? rootFolderType.myDocuments : rootTypeOfRoom(room),
    parentRoomType: room === undefined ? undefined : folderTypeOfRoom(room),
    updatedBy: shortPerson(call, current?.by ?? file.createdBy),
  };
}
