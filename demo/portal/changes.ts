import { type DemoFile, type DemoShare, type NewEvent, outsideRooms, share } from "./model.ts";
import { queued } from "./row-delay.ts";
import type { PortalSettings } from "./settings.ts";
import type { Store } from "./store.ts";
import { dialectOf } from "./versions.ts";

/**
 * Something that happens to a portal while a run reads it, as data, so that schedules of faults can be written down and
 * printed. `by`: who does it, the portal's owner where it is absent. What a real server writes into the trail about it is
 * written too.
 */
export type Change =
  /** A member's own share is taken away (5084). */
  | { readonly what: "remove-member"; readonly room: number; readonly person: string; readonly by?: string }
  /** A member joins, or gets another right (5085 or 5075). */
  | {
      readonly what: "add-member";
      readonly room: number;
      readonly person: string;
      readonly access: number;
      readonly by?: string;
    }
  /** Somebody joins or leaves a group: no server writes an event of it. */
  | { readonly what: "join-group" | "leave-group"; readonly group: string; readonly person: string }
  /** A room is worked in, and so becomes the first of the list: a file is uploaded into it (5011). */
  | { readonly what: "touch-room"; readonly room: number; readonly title?: string; readonly by?: string }
  /** A room passes to the archived ones, or back (5072, 5073). */
  | { readonly what: "archive-room" | "unarchive-room"; readonly room: number; readonly by?: string }
  /** A room is deleted for good (5074). */
  | { readonly what: "delete-room"; readonly room: number; readonly by?: string }
  /** A room gets another title (5071). */
  | { readonly what: "rename-room"; readonly room: number; readonly title: string; readonly by?: string }
  /**
   * A room gets another owner. Up to 3.6.1 an event about a "file" with the room's id (5043), and in the log the new owner
   * as removed (5084), or as added without a right if they were no member (5085), and the former one as added (5085); since
   * 3.7 one event of its own (5159; `FileStorageService.cs`, `FileSharing.cs`, v3.6.1-server and v3.7.2-server).
   */
  | { readonly what: "change-owner"; readonly room: number; readonly owner: string; readonly by?: string }
  /** Strangers may read a room by a link, or no longer (5088, 5090). */
  | { readonly what: "open-room" | "close-room"; readonly room: number; readonly by?: string }
  /** A file moves to another folder or room (5015: one row within a room, else one in each). */
  | { readonly what: "move-file"; readonly file: number; readonly to: number; readonly by?: string }
  /** A folder moves with everything in it: one row for the folder, none for its files (5024). */
  | { readonly what: "move-folder"; readonly folder: number; readonly to: number; readonly by?: string }
  /** A file is deleted for good, so that its id is free (5018). */
  | { readonly what: "delete-file"; readonly file: number; readonly by?: string }
  /** An account is disabled or enabled (4020). */
  | { readonly what: "disable" | "enable"; readonly person: string; readonly by?: string }
  /** Somebody does something with a file: an action of the trail, such as 5009. */
  | { readonly what: "act"; readonly action: number; readonly file: number; readonly by: string }
  /** Settings of the portal become others: the Audit feature goes, the clock jumps, the index forgets a title. */
  | { readonly what: "settings"; readonly settings: Partial<PortalSettings> }
  /** A key stops working. */
  | { readonly what: "revoke-key"; readonly secret: string };

interface Stage {
  readonly store: Store;
  /** Seconds since 1970. */
  readonly at: number;
  readonly by: string;
  /** Writes it into the trail, as late as the portal does. */
  record(event: NewEvent): void;
}

const setShare = (shares: readonly DemoShare[], person: string): DemoShare | undefined =>
  shares.find((entry) => entry.kind === "person" && entry.personId === person);

function roomOf({ store }: Stage, id: number) {
  const room = store.rooms.get(id);
  if (room === undefined) throw new Error(`the portal has no room ${id}`);
  return room;
}

function fileOf({ store }: Stage, id: number): DemoFile {
  const file = store.files.get(id);
  if (file === undefined || file.deleted === true) throw new Error(`the portal has no file ${id}`);
  return file;
}

function moveFile(stage: Stage, id: number, toFolderId: number): void {
  const { store, at, by } = stage;
  const file = fileOf(stage, id);
  const fromFolderId = file.folderId;
  const from = store.roomOfFile(file)?.id ?? 0;
  store.moveFile(file, toFolderId);
  const to = store.roomOfFile(file)?.id ?? 0;
  const rooms = from === to ? [to] : [to, from];
  for (const roomId of rooms) {
    const details = {
      title: file.title,
      toFolderId,
      ...(from === to ? { fromFolderId } : {}),
      ...outsideRooms(from, to),
    };
    const folderId = roomId === to ? toFolderId : fromFolderId;
    const target = { target: file.id, target2: toFolderId };
    stage.record({ at, personId: by, action: 5015, ...target, roomId, folderId, details });
  }
}

function moveFolder(stage: Stage, id: number, parentId: number): void {
  const { store, at, by } = stage;
  const folder = store.folders.get(id);
  if (folder === undefined) throw new Error(`the portal has no folder ${id}`);
  const fromFolderId = folder.parentId;
  const from = store.roomOfFolder(id)?.id ?? 0;
  store.moveFolder(folder, parentId);
  const to = store.roomOfFolder(id)?.id ?? 0;
  const details = { title: folder.title, toFolderId: parentId, ...(from === to ? { fromFolderId } : {}) };
  for (const roomId of from === to ? [to] : [to, from]) {
    const folderId = roomId === to ? parentId : fromFolderId;
    stage.record({
      at,
      personId: by,
      action: 5024,
      target: id,
      target2: parentId,
      roomId,
      folderId,
      details,
    });
  }
}

function changeOwner(stage: Stage, roomId: number, owner: string, version: string): void {
  const { store, at, by } = stage;
  const room = roomOf(stage, roomId);
  const former = room.ownerId;
  const wasMember = setShare(room.shares, owner) !== undefined;
  store.removeShare(room, owner);
  room.ownerId = owner;
  store.setShare(room, former, share.roomManager);
  const write = (action: number, details: object): void =>
    stage.record({ at, personId: by, action, target: room.id, roomId: room.id, details });
  if (dialectOf(version).missing === 404) {
    write(5159, { title: room.title, owner, formerOwner: former });
    return;
  }
  write(5043, { title: room.title });
  if (wasMember) write(5084, { memberId: owner });
  else write(5085, { memberId: owner, access: share.none });
  write(5085, { memberId: former, access: share.roomManager });
}

function changeMember(stage: Stage, roomId: number, person: string, access: number): void {
  const { store, at, by } = stage;
  const room = roomOf(stage, roomId);
  const known = setShare(room.shares, person);
  const oldAccess = known?.access ?? share.none;
  const action = access === share.none ? 5084 : known === undefined ? 5085 : 5075;
  if (access === share.none) store.removeShare(room, person);
  else store.setShare(room, person, access);
  const details = { memberId: person, ...(access === share.none ? {} : { access, oldAccess }) };
  stage.record({ at, personId: by, action, target: room.id, roomId: room.id, details });
}

function changeRoom(stage: Stage, change: Extract<Change, { readonly room: number }>, version: string): void {
  const { store, at, by } = stage;
  const room = roomOf(stage, change.room);
  const write = (action: number, details: object = { title: room.title }): void =>
    stage.record({ at, personId: by, action, target: room.id, roomId: room.id, details });
  switch (change.what) {
    case "archive-room":
      write(5072);
      room.area = "archived";
      return;
    case "unarchive-room":
      write(5073);
      room.area = "active";
      return;
    case "change-owner":
      changeOwner(stage, change.room, change.owner, version);
      return;
    case "delete-room":
      write(5074);
      for (const file of [...store.filesBelow(room.id)]) store.deleteFile(file);
      store.deleteRoom(room);
      return;
    case "rename-room":
      write(5071, { oldTitle: room.title, newTitle: change.title });
      store.renameRoom(room, change.title, at);
      return;
    case "open-room":
    case "close-room":
      room.externalLink = change.what === "open-room";
      write(room.externalLink ? 5088 : 5090, { title: "Shared link", access: share.read });
      return;
    case "touch-room": {
      const title = change.title ?? `Note ${store.trail.newestId}.txt`;
      const versions = [{ version: 1, size: 12, at, by }];
      const file = { id: store.newFileId(), title, folderId: room.id, createdBy: by, created: at, versions };
      store.addFile(file);
      stage.record({ at, personId: by, action: 5011, target: file.id, roomId: room.id, details: { title } });
    }
  }
}

function changeAccount(stage: Stage, id: string, status: 1 | 2, url: string): void {
  const { store, at, by } = stage;
  const person = store.people.get(id);
  if (person === undefined) throw new Error(`the portal has nobody with the id ${id}`);
  person.status = status;
  // Whoever is disabled is signed out first (`UserController.cs`, v3.7.2-server).
  if (status === 2) stage.record({ at, personId: by, action: 6032, target: 0, roomId: 0 });
  const details = { memberId: id, target: [id], page: `${url}/api/2.0/people/status/${status}` };
  stage.record({ at, personId: by, action: 4020, target: 0, roomId: 0, details });
}

function changeGroup({ store }: Stage, id: string, person: string, joins: boolean): void {
  const members = store.groups.get(id)?.members;
  if (members === undefined) throw new Error(`the portal has no group ${id}`);
  const index = members.indexOf(person);
  if (joins && index < 0) members.push(person);
  if (!joins && index >= 0) members.splice(index, 1);
}

/** Does it, at a moment in milliseconds since 1970. Throws where the portal does not hold what the change is about. */
export function applyChange(store: Store, settings: PortalSettings, change: Change, now: number): void {
  const by = ("by" in change ? change.by : undefined) ?? store.ownerId;
  const record = (event: NewEvent): void => void store.record(queued(event, settings.auditDelay, now));
  const stage: Stage = { store, at: Math.floor(now / 1000), by, record };
  switch (change.what) {
    case "remove-member":
      changeMember(stage, change.room, change.person, share.none);
      break;
    case "add-member":
      changeMember(stage, change.room, change.person, change.access);
      break;
    case "join-group":
    case "leave-group":
      changeGroup(stage, change.group, change.person, change.what === "join-group");
      break;
    case "move-file":
      moveFile(stage, change.file, change.to);
      break;
    case "move-folder":
      moveFolder(stage, change.folder, change.to);
      break;
    case "delete-file": {
      const file = fileOf(stage, change.file);
      const details = { title: file.title };
      const roomId = store.roomOfFile(file)?.id ?? 0;
      const place = { target: file.id, roomId, folderId: file.folderId, details };
      stage.record({ at: stage.at, personId: by, action: 5018, ...place });
      store.deleteFile(file);
      break;
    }
    case "disable":
    case "enable":
      changeAccount(stage, change.person, change.what === "enable" ? 1 : 2, settings.url);
      break;
    case "act": {
      const file = fileOf(stage, change.file);
      const place = { target: file.id, roomId: store.roomOfFile(file)?.id ?? 0, folderId: file.folderId };
      stage.record({
        at: stage.at,
        personId: by,
        action: change.action,
        ...place,
        details: { title: file.title },
      });
      break;
    }
    case "settings":
      Object.assign(settings, change.settings);
      break;
    case "revoke-key":
      for (const key of store.keys) if (key.secret === change.secret) key.active = false;
      break;
    default:
      changeRoom(stage, change, settings.version);
      break;
  }
}
