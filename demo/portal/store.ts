import {
  type DemoFile,
  type DemoFolder,
  type DemoGroup,
  type DemoKey,
  type DemoPerson,
  type DemoRoom,
  type NewEvent,
  nobody,
  roots,
  share,
} from "./model.ts";
import { Trail } from "./trail.ts";

/** Everything a portal holds. Generators fill it; routes read it; uploads change it. */
export class Store {
  readonly people = new Map<string, DemoPerson>();
  readonly groups = new Map<string, DemoGroup>();
  readonly rooms = new Map<number, DemoRoom>();
  /** Events go on naming them. */
  readonly deletedRooms = new Map<number, DemoRoom>();
  readonly folders = new Map<number, DemoFolder>();
  readonly files = new Map<number, DemoFile>();
  readonly keys: DemoKey[] = [];
  readonly trail = new Trail();
  private readonly filesIn = new Map<number, Set<DemoFile>>();
  private readonly foldersIn = new Map<number, Set<DemoFolder>>();
  private nextEntry = 10_001;
  /** Ids of files deleted for good → the newest event of that time; a later one is about another file of that id. */
  private readonly goneUpTo = new Map<number, number>();
  /** Titles of folders that were deleted for good. */
  private readonly titlesOfGone = new Map<number, string>();
  /** Changes with every change of files, so that counts can be kept until then. */
  filesVersion = 0;

  ownerId = "";

  addPerson(person: DemoPerson): DemoPerson {
    this.people.set(person.id, person);
    if (person.role === "owner") this.ownerId = person.id;
    return person;
  }

  addGroup(group: DemoGroup): DemoGroup {
    this.groups.set(group.id, group);
    return group;
  }

  addRoom(room: DemoRoom): DemoRoom {
    this.rooms.set(room.id, room);
    return room;
  }

  /** Deletes a room for good, with everything in it. */
  deleteRoom(room: DemoRoom): void {
    for (const folder of [...this.foldersOf(room.id)]) this.deleteFolder(folder);
    for (const file of [...this.filesOf(room.id)]) this.deleteFile(file);
    this.rooms.delete(room.id);
    this.deletedRooms.set(room.id, room);
  }

  addFolder(folder: DemoFolder): DemoFolder {
    this.folders.set(folder.id, folder);
    this.inside(this.foldersIn, folder.parentId).add(folder);
    return folder;
  }

  /** With everything in it. */
  moveFolder(folder: DemoFolder, parentId: number): void {
    this.foldersIn.get(folder.parentId)?.delete(folder);
    folder.parentId = parentId;
    this.inside(this.foldersIn, parentId).add(folder);
    this.filesVersion++;
  }

  /** Deletes a folder for good, with everything in it. */
  deleteFolder(folder: DemoFolder): void {
    for (const inner of [...this.foldersOf(folder.id)]) this.deleteFolder(inner);
    for (const file of [...this.filesOf(folder.id)]) this.deleteFile(file);
    this.foldersIn.get(folder.parentId)?.delete(folder);
    this.folders.delete(folder.id);
    this.titlesOfGone.set(folder.id, folder.title);
  }

  addFile(file: DemoFile): DemoFile {
    this.files.set(file.id, file);
    this.inside(this.filesIn, file.folderId).add(file);
    this.filesVersion++;
    return file;
  }

  moveFile(file: DemoFile, folderId: number): void {
    this.filesIn.get(file.folderId)?.delete(file);
    file.folderId = folderId;
    this.inside(this.filesIn, folderId).add(file);
    this.filesVersion++;
  }

  /** Deletes a file for good. Its events stay; the logs show them with id 0. */
  deleteFile(file: DemoFile): void {
    this.filesIn.get(file.folderId)?.delete(file);
    file.deleted = true;
    this.forget(file.id);
    this.filesVersion++;
  }

  /** From now on the logs show what was written about a file with id 0. */
  forget(fileId: number): void {
    this.goneUpTo.set(fileId, this.trail.newestId);
  }

  record(event: NewEvent): number {
    const room = this.rooms.get(event.roomId);
    if (room !== undefined && event.at > room.updated) room.updated = event.at;
    return this.trail.add(event);
  }

  /** A number for a new file or folder. */
  newEntryId(): number {
    while (
      this.rooms.has(this.nextEntry) ||
      this.files.has(this.nextEntry) ||
      this.folders.has(this.nextEntry)
    ) {
      this.nextEntry++;
    }
    return this.nextEntry++;
  }

  /**
   * An id for a new file: the highest there is, and one. So the id of the newest file is given again once it was deleted
   * for good (`FileDao.cs`, v3.7.2-server; `v3.5.0/file_deleted`). Never one of a folder or room, whose numbers the server
   * counts by themselves.
   */
  newFileId(): number {
    let highest = 0;
    for (const file of this.files.values()) if (file.deleted !== true && file.id > highest) highest = file.id;
    let id = Math.max(highest, 10_000) + 1;
    while (this.rooms.has(id) || this.folders.has(id)) id++;
    return id;
  }

  /** Whether an event is about a file that was deleted for good since. */
  isGone(fileId: number, eventId: number): boolean {
    return eventId <= (this.goneUpTo.get(fileId) ?? 0);
  }

  private inside<T>(map: Map<number, Set<T>>, id: number): Set<T> {
    let set = map.get(id);
    if (set === undefined) {
      set = new Set();
      map.set(id, set);
    }
    return set;
  }

  filesOf(folderId: number): Iterable<DemoFile> {
    return this.filesIn.get(folderId) ?? [];
  }

  foldersOf(folderId: number): Iterable<DemoFolder> {
    return this.foldersIn.get(folderId) ?? [];
  }

  /** Files of a folder and of all folders below it. */
  *filesBelow(folderId: number): Generator<DemoFile> {
    yield* this.filesOf(folderId);
    for (const folder of this.foldersOf(folderId)) yield* this.filesBelow(folder.id);
  }

  *foldersBelow(folderId: number): Generator<DemoFolder> {
    for (const folder of this.foldersOf(folderId)) {
      yield folder;
      yield* this.foldersBelow(folder.id);
    }
  }

  /** The room a folder is or lies in. */
  roomOfFolder(folderId: number): DemoRoom | undefined {
    let id = folderId;
    for (let depth = 0; depth < 100; depth++) {
      const room = this.rooms.get(id);
      if (room !== undefined) return room;
      const parent = this.folders.get(id)?.parentId;
      if (parent === undefined) return undefined;
      id = parent;
    }
    return undefined;
  }

  roomOfFile(file: DemoFile): DemoRoom | undefined {
    return this.roomOfFolder(file.folderId);
  }

  folderTitle(id: number): string | undefined {
    return this.rooms.get(id)?.title ?? this.folders.get(id)?.title;
  }

  /** What events about its contents keep of a folder, also after it was deleted: the server stores its title with them. */
  keptTitle(id: number): string | undefined {
    return this.folderTitle(id) ?? this.deletedRooms.get(id)?.title ?? this.titlesOfGone.get(id);
  }

  /** Folder ids from the room down to the folder itself. */
  pathOf(folderId: number): number[] {
    const path: number[] = [];
    let id: number | undefined = folderId;
    while (id !== undefined && path.length < 100) {
      path.unshift(id);
      id = this.rooms.has(id) ? undefined : this.folders.get(id)?.parentId;
    }
    return path;
  }

  /** Folder and room titles as they were at a moment. */
  roomTitleAt(room: DemoRoom, at: number): string {
    for (const former of room.formerTitles) if (at < former.until) return former.title;
    return room.title;
  }

  renameRoom(room: DemoRoom, title: string, at: number): void {
    room.formerTitles.push({ title: room.title, until: at });
    room.title = title;
  }

  /** People of a group that the server shows: active and invited ones; of "everyone" all but guests. */
  membersOfGroup(id: string): DemoPerson[] {
    const shown = (person: DemoPerson): boolean => person.status !== 2 && person.removed !== true;
    if (id === nobody.everyone) {
      return [...this.people.values()].filter((person) => shown(person) && person.role !== "guest");
    }
    const people = (this.groups.get(id)?.members ?? []).map((member) => this.people.get(member));
    return people.filter((person) => person !== undefined).filter(shown);
  }

  /** A person's access in a room by their own share or a group's; 0 for none. Own shares win. */
  accessOf(room: DemoRoom, personId: string): number {
    if (room.ownerId === personId) return share.owner;
    let byGroup = 0;
    for (const entry of room.shares) {
      if (entry.kind === "person" && entry.personId === personId) return entry.access;
      if (entry.kind === "group" && this.isInGroup(personId, entry.groupId))
        byGroup = Math.max(byGroup, entry.access);
    }
    return byGroup;
  }

  private isInGroup(personId: string, groupId: string): boolean {
    if (groupId === nobody.everyone) return this.people.get(personId)?.role !== "guest";
    return this.groups.get(groupId)?.members.includes(personId) ?? false;
  }

  /** Sets a person's own share in a room. */
  setShare(room: DemoRoom, personId: string, access: number): void {
    const known = room.shares.find((entry) => entry.kind === "person" && entry.personId === personId);
    if (known === undefined) room.shares.push({ kind: "person", personId, access });
    else known.access = access;
  }

  removeShare(room: DemoRoom, personId: string): void {
    const index = room.shares.findIndex((entry) => entry.kind === "person" && entry.personId === personId);
    if (index >= 0) room.shares.splice(index, 1);
  }

  isRoot(id: number): boolean {
    return Object.values(roots).some((root) => root === id);
  }
}
