import { canCreate, canManage, canRead } from "./access.ts";
import type { Call } from "./call.ts";
import { printDate } from "./dates.ts";
import {
  type DemoFile,
  type DemoFolder,
  type DemoGroup,
  type DemoPerson,
  type DemoRoom,
  nobody,
  rootFolderType,
  roots,
} from "./model.ts";
import { word } from "./texts.ts";

/** The server's data transfer objects. Fields are those of recorded answers. */

export function displayName(person: DemoPerson): string {
  const name = `${person.firstName} ${person.lastName}`.trim();
  return name === "" ? person.email : name;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * What `HttpUtility.HtmlEncode` makes of a text: the five of HTML, U+00A0 to U+00FF and what lies beyond the basic plane
 * as numbers (`DisplayUserSettings.cs`, v3.7.2-server; `v3.7.2/names_people`, `v3.5.0/log_custom`, `v3.1.1/share_custom`).
 */
const encoded = (text: string): string =>
  text.replace(
    /[&<>"'\u00a0-\u00ff]|[\u{10000}-\u{10ffff}]/gu,
    (letter) => entities[letter] ?? `&#${letter.codePointAt(0)};`,
  );

/** EmployeeDto. Its `displayName` is HTML-encoded, on every version. */
export function shortPerson(call: Call, id: string): object {
  const person = call.store.people.get(id);
  const base = call.settings.configuredUrl;
  if (person === undefined || person.removed === true) {
    return {
      id: nobody.removed,
      displayName: word("removed", call.culture),
      profileUrl: `${base}/accounts/people/filter`,
      hasAvatar: false,
      isAnonim: false,
    };
  }
  const list = person.role === "guest" ? "guests" : "people";
  return {
    id: person.id,
    displayName: encoded(displayName(person)),
    profileUrl: `${base}/accounts/${list}/filter?search=${encodeURIComponent(person.email)}`,
    hasAvatar: false,
    isAnonim: false,
  };
}

/** EmployeeFullDto. */
export function fullPerson(call: Call, person: DemoPerson, own = false): object {
  const groups = [...call.store.groups.values()].filter((group) => group.members.includes(person.id));
  return {
    firstName: person.firstName,
    lastName: person.lastName,
    userName: person.userName,
    email: person.email,
    status: person.status,
    activationStatus: person.role === "owner" ? 0 : 2,
    department: encoded(groups.map(({ name }) => name).join(", ")),
    groups: groups.length === 0 ? undefined : groups.map((group) => groupSummary(call, group)),
    isAdmin: person.role === "admin" || (person.role === "owner" && call.dialect.ownerIsAdmin),
    isRoomAdmin: person.role === "room-admin",
    isLDAP: false,
    listAdminModules: person.role === "owner" || person.role === "admin" ? ["files"] : undefined,
    isOwner: person.role === "owner",
    isVisitor: person.role === "guest",
    isCollaborator: person.role === "user",
    cultureName: person.status === 4 ? "en-US" : undefined,
    mobilePhoneActivationStatus: 0,
    isSSO: false,
    theme: own ? "System" : undefined,
    usedSpace: 0,
    loginEventId: own ? 0 : undefined,
    createdBy: own || person.role === "owner" ? undefined : shortPerson(call, call.store.ownerId),
    registrationDate: printDate(person.registered, call.zone),
    hasPersonalFolder: own ? true : undefined,
    ...shortPerson(call, person.id),
  };
}

export function groupSummary(call: Call, group: DemoGroup): object {
  const manager = group.managerId === undefined ? undefined : call.store.people.get(group.managerId);
  return { id: group.id, name: group.name, manager: manager?.userName };
}

/** FolderType of a room, by its RoomType. */
const folderTypes: ReadonlyMap<number, number> = new Map([
  [1, 15],
  [2, 16],
  [5, 19],
  [6, 22],
  [8, 29],
  [9, 35],
]);
export const folderTypeOfRoom = (room: DemoRoom): number => folderTypes.get(room.roomType) ?? 19;

const areaRoots = { active: "rooms", archived: "archive", template: "templates", agent: "agents" } as const;
const rootOfRoom = (room: DemoRoom): number => roots[areaRoots[room.area]];

function folderSecurity(call: Call, room: DemoRoom | undefined): object {
  const { store } = call;
  const { person } = call.caller;
  const read = room === undefined ? true : canRead(store, room, person);
  const create = room === undefined ? false : canCreate(store, room, person);
  const manage = room === undefined ? false : canManage(store, room, person);
  return {
    Read: read,
    Create: create,
    Delete: manage,
    EditRoom: manage,
    Rename: manage,
    CopyTo: create,
    Copy: read,
    MoveTo: create,
    Move: manage,
    Pin: read,
    Mute: read,
    EditAccess: manage,
    Duplicate: create,
    Download: read,
    CopySharedLink: manage,
    ChangeOwner: manage,
    IndexExport: false,
  };
}

interface FileCounts {
  readonly version: number;
  readonly files: number;
  readonly folders: number;
}
const counted = new WeakMap<object, Map<number, FileCounts>>();

/** Files and folders below a folder; kept until files change, because lists of rooms ask for it again and again. */
function countsBelow(call: Call, folderId: number): FileCounts {
  const { store } = call;
  let known = counted.get(store);
  if (known === undefined) {
    known = new Map();
    counted.set(store, known);
  }
  const before = known.get(folderId);
  if (before !== undefined && before.version === store.filesVersion) return before;
  let files = 0;
  for (const _ of store.filesBelow(folderId)) files++;
  let folders = 0;
  for (const _ of store.foldersBelow(folderId)) folders++;
  const counts = { version: store.filesVersion, files, folders };
  known.set(folderId, counts);
  return counts;
}

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
    rootFolderType: rootFolderType[areaRoots[room.area]],
    parentRoomType:
      form === "by-id"
        ? undefined
        : form === "current"
          ? folderTypeOfRoom(room)
          : rootFolderType[areaRoots[room.area]],
    updatedBy: shortPerson(call, room.ownerId),
  };
}

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
    rootFolderType: room === undefined ? rootFolderType.myDocuments : rootFolderType[areaRoots[room.area]],
    parentRoomType: room === undefined ? undefined : folderTypeOfRoom(room),
    updatedBy: shortPerson(call, folder.createdBy),
  };
}

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

export function pathParts(call: Call, folderId: number): object[] {
  const { store } = call;
  const ids = store.pathOf(folderId);
  const room = store.roomOfFolder(folderId);
  const parts: object[] = [];
  const kind = (type: number): number | undefined => (call.dialect.pathKinds ? type : undefined);
  if (room !== undefined) {
    const root = rootOfRoom(room);
    const rootTitle = (rootShape(call, root) as { title: string }).title;
    parts.push({ id: root, title: rootTitle, folderType: kind(rootFolderType[areaRoots[room.area]]) });
    parts.push({
      id: room.id,
      title: room.title,
      roomType: room.roomType,
      folderType: kind(folderTypeOfRoom(room)),
    });
  }
  for (const id of ids) {
    if (id === room?.id || id === folderId) continue;
    const title = store.folderTitle(id);
    if (title !== undefined) parts.push({ id, title, folderType: kind(0) });
  }
  return parts;
}

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
    originRoomId: form === "by-id" && call.dialect.originRoom ? room?.id : undefined,
    originRoomTitle: form === "by-id" && call.dialect.originRoom ? room?.title : undefined,
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
    rootFolderType: room === undefined ? rootFolderType.myDocuments : rootFolderType[areaRoots[room.area]],
    parentRoomType: room === undefined ? undefined : folderTypeOfRoom(room),
    updatedBy: shortPerson(call, current?.by ?? file.createdBy),
  };
}

function displayNameOf(call: Call, personId: string): string {
  const person = call.store.people.get(personId);
  return person === undefined ? word("removed", call.culture) : displayName(person);
}
