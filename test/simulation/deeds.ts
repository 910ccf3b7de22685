import { actions, shownInLog, unmappedActions } from "../../demo/portal/actions.ts";
import {
  type DemoFile,
  type DemoFolder,
  type DemoPerson,
  type DemoRoom,
  type EventDetails,
  type NewEvent,
  nobody,
  outsideRooms,
  roots,
} from "../../demo/portal/model.ts";
import { notYetMapped } from "../../demo/portal/places.ts";
import type { Random } from "../../demo/portal/random.ts";
import type { Store } from "../../demo/portal/store.ts";
import { type Dialect, dialectOf } from "../../demo/portal/versions.ts";

/** Something that happened, as only the world's maker knows it. */
export interface TrueEvent {
  readonly id: number;
  /** Seconds since 1970. */
  readonly at: number;
  /** Milliseconds since 1970 from which on the portal shows it; 0 for what was there before the run. */
  readonly visibleFrom: number;
  readonly personId: string;
  readonly action: number;
  /** The file, folder or room it is about; 0 for none. */
  readonly target: number;
  /** The room it happened in, 0 for none. */
  readonly roomId: number;
  /** Whether the audit trail lists the action. */
  readonly listed: boolean;
  /** Whether the room's log shows it. */
  readonly logged: boolean;
  /** What this action itself did: no activity of a person. */
  readonly own: boolean;
}

/** A person's or a group's membership that began or ended. */
export interface Step {
  readonly at: number;
  readonly joined: boolean;
}

interface Written {
  /** A row, or the id of a file that was deleted for good: what was written about it before no longer tells it. */
  readonly event: NewEvent | { readonly gone: number };
  /** When the row was inserted, milliseconds: rows get their ids in this order. */
  readonly inserted: number;
  readonly own: boolean;
}

export interface Extras {
  readonly folderId?: number;
  readonly target2?: number;
  readonly details?: EventDetails;
  readonly own?: boolean;
}

/**
 * Renamings, deletions, copies and moves: what they changed would be seen before their rows, and then nobody could know
 * what was before.
 */
const ahead: ReadonlySet<number> = new Set([
  5071, 5074, 5013, 5015, 5017, 5018, 5024, 5026, 5027, 4000, 4020, 6032, 5072, 5073,
]);

/** All rooms of an account, given to another. */
const REASSIGNED = 4030;

/** So late a row is inserted at most, in milliseconds. */
const LATEST_ROW = 2500;

/** The demo portal knows no deleted rooms; one of no known area is in none of its lists. */
export const DELETED = "deleted" as string as DemoRoom["area"];

/**
 * Makes things happen in a portal, in the order of time, and keeps account of what is true. Rows are inserted at the
 * end, in the order in which a portal would have written them, which is not quite the order in which they happened.
 */
export class Deeds {
  readonly store: Store;
  readonly random: Random;
  /** Rows of these seconds may become visible only so many milliseconds after the run has begun. */
  lateFrom = Number.POSITIVE_INFINITY;
  lateUntil = 0;
  latest = 0;
  /** Milliseconds since 1970 at which the run begins. */
  private readonly now: number;
  private readonly written: Written[] = [];
  /** `room/person` or `room/group` → steps, oldest first. */
  readonly steps = new Map<string, Step[]>();
  /** When the last row about a room's members or owner became visible, milliseconds since 1970. */
  readonly latestStep = new Map<number, number>();
  readonly owners = new Map<number, Set<string>>();
  /** When a room was last given another owner by a line of its own. */
  readonly ownerSince = new Map<number, number>();
  /** `room/person` → when they were made the room's owner by a line that names them. */
  readonly madeOwner = new Map<string, number[]>();
  /** `room/person` → when they last gave the room to another owner by a line that names them. */
  readonly gaveOn = new Map<string, number>();
  /** `room/person` → when a line shows them as a member who did not come by it. */
  readonly shown = new Map<string, number[]>();
  /** When all rooms of somebody were given to somebody else. */
  readonly reassigned: { readonly at: number; readonly to: string }[] = [];
  /** Moments at which a file or folder changed its room by a line of its own, and where it came from and went to. */
  readonly crossings = new Map<number, number[]>();
  readonly wentTo = new Map<number, { readonly from: number; readonly folder: number }[]>();
  /** Folders that changed their room. */
  readonly passed = new Set<number>();
  /** Copies that the log of another room than their own names. */
  readonly copies = new Set<number>();
  /** Rooms that folders came into or left, or went to the trash or were deleted from. */
  readonly foldersPassed = new Set<number>();
  /** When files were deleted for good. */
  private readonly lost = new Map<number, number>();
  /** Ids that a file bore before that was deleted for good. */
  readonly givenAgain = new Set<number>();
  /** People who were enabled in a second in which a sign-out was written, too. */
  readonly mayLookDisabled = new Set<string>();
  /** When accounts could be used and when not, and rooms be worked in, by id, oldest first. */
  readonly switches = new Map<string | number, { readonly at: number; readonly on: boolean }[]>();
  silentlyRenamed = false;
  /** The titles of every room with the moment since when; the last is the present one. */
  readonly titles = new Map<number, { readonly title: string; readonly since: number }[]>();

  /** What the server of this version writes. */
  private readonly dialect: Dialect;

  constructor(store: Store, random: Random, now: number, version: string) {
    this.store = store;
    this.random = random;
    this.now = now;
    this.dialect = dialectOf(version);
  }

  event(
    at: number,
    personId: string,
    action: number,
    target: number,
    roomId: number,
    extras: Extras = {},
  ): void {
    const { own = false, ...more } = extras;
    // Two changes of one room keep their order.
    const membership = action >= 5070 && action <= 5159;
    const event: NewEvent = { at, personId, action, target, roomId, ...more };
    if (at >= this.lateFrom && at < this.lateUntil && !ahead.has(action) && this.random.chance(0.6)) {
      const visibleFrom = this.now + this.random.below(this.latest);
      const concerned = action === REASSIGNED ? [...this.store.rooms.keys()] : [roomId];
      for (const id of membership || action === 5043 || action === REASSIGNED ? concerned : [])
        this.latestStep.set(id, Math.max(visibleFrom, this.latestStep.get(id) ?? 0));
      this.written.push({ event: { ...event, visibleFrom }, inserted: visibleFrom, own });
      return;
    }
    const delay = !membership && this.random.chance(0.15) ? this.random.below(LATEST_ROW) : 0;
    this.written.push({ event, inserted: at * 1000 + delay, own });
  }

  /** Writes all rows into the trail; what happened, by id. Without a report folder nobody knows this action's uploads. */
  finish(reportFolderId: number | undefined): Map<number, TrueEvent> {
    this.noteDoubtfulStatus();
    const truth = new Map<number, TrueEvent>();
    const inOrder = this.written
      .map((row, index) => ({ row, index }))
      .sort((a, b) => a.row.inserted - b.row.inserted || a.index - b.index);
    for (const { row } of inOrder) {
      const { event, own } = row;
      if ("gone" in event) {
        this.store.forget(event.gone);
        continue;
      }
      const id = this.store.record(event);
      truth.set(id, trueEvent(id, event, own && reportFolderId !== undefined, notYetMapped(this.dialect)));
    }
    return truth;
  }

  /** Only a sign-out tells that an account was disabled, and it names nobody. */
  private noteDoubtfulStatus(): void {
    const rows = this.written.flatMap(({ event }) => ("gone" in event ? [] : [event]));
    const signOuts = new Set(
      rows.filter(({ action }) => action === 6032).map(({ at, personId }) => `${personId} ${at}`),
    );
    for (const { at, personId, action, details } of rows) {
      if (action !== 4020 || ![at, at - 1].some((second) => signOuts.has(`${personId} ${second}`))) continue;
      for (const id of details?.target ?? []) {
        if (this.switches.get(id)?.some((turn) => turn.at === at && turn.on)) this.mayLookDisabled.add(id);
      }
    }
  }

  titleNow(room: DemoRoom): string {
    return this.titles.get(room.id)?.at(-1)?.title ?? room.title;
  }

  createRoom(at: number, room: DemoRoom): DemoRoom {
    this.store.addRoom(room);
    this.owners.set(room.id, new Set([room.ownerId]));
    this.titles.set(room.id, [{ title: room.title, since: 0 }]);
    this.show(room.id, room.ownerId, at);
    this.event(at, room.ownerId, 5070, room.id, room.id, { details: { title: room.title } });
    return room;
  }

  renameRoom(at: number, by: string, room: DemoRoom, newTitle: string): void {
    const oldTitle = room.title;
    if (oldTitle === newTitle) return;
    this.store.renameRoom(room, newTitle, at);
    this.titles.get(room.id)?.push({ title: newTitle, since: at });
    this.event(at, by, 5071, room.id, room.id, { details: { oldTitle, newTitle } });
  }

  /** A title that changes without a line of it: what happened before names a title that nobody is known to have borne. */
  renameSilently(at: number, room: DemoRoom, newTitle: string): void {
    if (room.title === newTitle) return;
    this.store.renameRoom(room, newTitle, at);
    this.titles.get(room.id)?.push({ title: newTitle, since: at });
    this.silentlyRenamed = true;
  }

  archiveRoom(at: number, by: string, room: DemoRoom): void {
    this.event(at, by, 5072, room.id, room.id, { details: { title: room.title } });
    room.area = "archived";
    this.turn(room.id, at, false);
  }

  restoreRoom(at: number, by: string, room: DemoRoom): void {
    this.event(at, by, 5073, room.id, room.id, { details: { title: room.title } });
    room.area = "active";
    this.turn(room.id, at, true);
  }

  private turn(what: string | number, at: number, on: boolean): void {
    this.switches.set(what, [...(this.switches.get(what) ?? []), { at, on }]);
  }

  /** By a mail's link: the row's user is the system, or who invited (`ConfirmAuthHandler.cs`; `v3.5.0/audit_accepted`). */
  accept(at: number, by: string, person: DemoPerson): void {
    person.status = 1;
    this.turn(person.id, at, true);
    this.event(at, by, 4000, 0, 0, { details: { memberId: person.id, target: [person.id] } });
  }

  /**
   * Disabled and enabled are one action; before somebody is disabled they are signed out. The address tells which only
   * where the request names no page of the web client (`UserController.cs`, v3.5.0-server and v3.7.2-server).
   */
  setStatus(at: number, by: string, people: readonly DemoPerson[], status: 1 | 2): void {
    const page = this.random.chance(0.5)
      ? `https://portal.example.com/api/2.0/people/status/${status}`
      : "https://portal.example.com/accounts/people/filter";
    for (const person of people) {
      person.status = status;
      this.turn(person.id, at, status === 1);
      if (status === 2) this.event(at, by, 6032, 0, 0);
    }
    this.event(at, by, 4020, 0, 0, { details: { target: people.map(({ id }) => id), page } });
  }

  deleteRoom(at: number, by: string, room: DemoRoom): void {
    this.event(at, by, 5074, room.id, room.id, { details: { title: room.title } });
    for (const folder of [...this.store.foldersOf(room.id)]) this.store.deleteFolder(folder);
    for (const file of [...this.store.filesOf(room.id)]) this.store.deleteFile(file);
    room.area = DELETED;
  }

  private show(roomId: number, who: string, at: number): void {
    const key = `${roomId}/${who}`;
    this.shown.set(key, [...(this.shown.get(key) ?? []), at]);
  }

  private step(room: DemoRoom, who: string, at: number, joined: boolean): void {
    const key = `${room.id}/${who}`;
    const known = this.steps.get(key) ?? [];
    known.push({ at, joined });
    this.steps.set(key, known);
  }

  addMember(at: number, by: string, room: DemoRoom, person: DemoPerson, access: number): void {
    this.store.setShare(room, person.id, access);
    this.step(room, person.id, at, true);
    this.event(at, by, 5085, room.id, room.id, { details: { memberId: person.id, access } });
  }

  removeMember(at: number, by: string, room: DemoRoom, person: DemoPerson): void {
    this.store.removeShare(room, person.id);
    this.step(room, person.id, at, false);
    this.event(at, by, 5084, room.id, room.id, { details: { memberId: person.id } });
  }

  changeAccess(at: number, by: string, room: DemoRoom, person: DemoPerson, access: number): void {
    this.store.setShare(room, person.id, access);
    this.show(room.id, person.id, at);
    this.event(at, by, 5075, room.id, room.id, { details: { memberId: person.id, access } });
  }

  addGroup(at: number, by: string, room: DemoRoom, groupId: string, access: number): void {
    room.shares.push({ kind: "group", groupId, access });
    this.step(room, groupId, at, true);
    this.event(at, by, 5094, room.id, room.id, { details: { groupId, access } });
  }

  removeGroup(at: number, by: string, room: DemoRoom, groupId: string): void {
    const index = room.shares.findIndex((entry) => entry.kind === "group" && entry.groupId === groupId);
    if (index >= 0) room.shares.splice(index, 1);
    this.step(room, groupId, at, false);
    this.event(at, by, 5096, room.id, room.id, { details: { groupId } });
  }

  /**
   * The old owner stays as a manager. Up to 3.6.1 the log tells of the new owner that they were removed, if they were a
   * member, else that they were added, and of the old one that they were added; the event about it names the room as if it
   * were a file (`FileStorageService.cs`, `FileSharing.cs`, v3.6.1-server).
   */
  changeOwner(at: number, by: string, room: DemoRoom, person: DemoPerson): void {
    const before = room.ownerId;
    const wasMember = room.shares.some((one) => one.kind === "person" && one.personId === person.id);
    // Whom a room was handed over to in silence may be a member by themselves, too.
    const had = room.shares.find((one) => one.kind === "person" && one.personId === before)?.access;
    this.store.removeShare(room, person.id);
    room.ownerId = person.id;
    this.owners.get(room.id)?.add(person.id);
    this.store.setShare(room, before, 9);
    this.ownerSince.set(room.id, at);
    const write = (action: number, details: EventDetails): void =>
      this.event(at, by, action, room.id, room.id, { details });
    if (this.dialect.missing === 404) {
      const key = `${room.id}/${person.id}`;
      this.madeOwner.set(key, [...(this.madeOwner.get(key) ?? []), at]);
      this.show(room.id, before, at);
      this.gaveOn.set(`${room.id}/${before}`, at);
      write(5159, { title: room.title, owner: person.id, formerOwner: before });
      if (had !== undefined && had !== 9) write(5075, { memberId: before, access: 9 });
      return;
    }
    write(5043, { title: room.title });
    write(wasMember ? 5084 : 5085, { memberId: person.id, ...(wasMember ? {} : { access: 0 }) });
    this.step(room, person.id, at, !wasMember);
    if (had !== undefined) {
      if (had !== 9) write(5075, { memberId: before, access: 9 });
      this.show(room.id, before, at);
      return;
    }
    write(5085, { memberId: before, access: 9 });
    this.step(room, before, at, true);
  }

  /**
   * All rooms of somebody become somebody else's, by one event that names no room; whose they were stays only where they
   * are a member by a group (`ReassignProgressItem.cs`, v3.5.0-server to v3.7.2-server).
   */
  reassign(at: number, by: string, from: DemoPerson, to: DemoPerson): void {
    for (const room of this.store.rooms.values()) {
      if (room.ownerId !== from.id) continue;
      room.ownerId = to.id;
      this.owners.get(room.id)?.add(to.id);
    }
    this.reassigned.push({ at, to: to.id });
    const details = { title: `${from.firstName} ${from.lastName}`, memberId: to.id, target: [from.id] };
    this.event(at, by, REASSIGNED, 0, 0, { details });
  }

  upload(at: number, by: string, folderId: number, title: string, own = false): DemoFile {
    const free = this.store.newFileId();
    // By its date alone a report is told from what bore its id before, and about a change of offset that is hours off.
    const settled = at - (this.lost.get(free) ?? 0) > (own ? 3 * 3600 : LATEST_ROW / 1000);
    const again = settled && this.random.chance(0.3) ? free : this.store.newEntryId();
    if (this.store.files.has(again)) this.givenAgain.add(again);
    const file = this.store.addFile({
      id: again,
      title,
      folderId,
      createdBy: by,
      created: at,
      versions: [{ version: 1, size: 1000, at, by }],
    });
    this.onFile(at, by, 5011, file, own);
    return file;
  }

  onFile(at: number, by: string, action: number, file: DemoFile, own = false): void {
    const room = this.store.roomOfFile(file)?.id ?? 0;
    this.event(at, by, action, file.id, room, {
      folderId: file.folderId,
      details: { title: file.title },
      own,
    });
  }

  renameFile(at: number, by: string, file: DemoFile, newTitle: string): void {
    const room = this.store.roomOfFile(file)?.id ?? 0;
    const oldTitle = file.title;
    file.title = newTitle;
    this.event(at, by, 5001, file.id, room, { folderId: file.folderId, details: { oldTitle, newTitle } });
  }

  /** To a folder of any room, or to one outside all rooms. */
  moveFile(at: number, by: string, file: DemoFile, toFolderId: number): void {
    const from = this.store.roomOfFile(file)?.id ?? 0;
    const fromFolderId = file.folderId;
    this.store.moveFile(file, toFolderId);
    const to = this.store.roomOfFile(file)?.id ?? 0;
    this.transfer(at, by, 5015, file, fromFolderId, toFolderId, from, to);
  }

  copyFile(at: number, by: string, file: DemoFile, toFolderId: number): void {
    const from = this.store.roomOfFile(file)?.id ?? 0;
    const copy = this.store.addFile({
      ...file,
      id: this.store.newEntryId(),
      folderId: toFolderId,
      versions: [{ version: 1, size: 1000, at, by }],
    });
    const to = this.store.roomOfFile(copy)?.id ?? 0;
    this.transfer(at, by, 5013, copy, file.folderId, toFolderId, from, to);
  }

  moveFolder(at: number, by: string, folder: DemoFolder, toFolderId: number): void {
    const from = this.store.roomOfFolder(folder.id)?.id ?? 0;
    const fromFolderId = folder.parentId;
    this.store.moveFolder(folder, toFolderId);
    const to = this.store.roomOfFolder(folder.id)?.id ?? 0;
    if (from !== to) {
      for (const room of [from, to]) this.foldersPassed.add(room);
      for (const inner of [folder, ...this.store.foldersBelow(folder.id)]) this.passed.add(inner.id);
    }
    this.transfer(at, by, 5024, folder, fromFolderId, toFolderId, from, to);
  }

  /** Within one room one row that names the folder left; between two one for each, the room reached first. */
  private transfer(
    at: number,
    by: string,
    action: number,
    entry: DemoFile | DemoFolder,
    fromFolderId: number,
    toFolderId: number,
    from: number,
    to: number,
  ): void {
    const within = from === to;
    const details = {
      title: entry.title,
      toFolderId,
      ...(within ? { fromFolderId } : {}),
      ...outsideRooms(from, to),
    };
    if (!within && action === 5013) this.copies.add(entry.id);
    if (!within && action !== 5013) {
      this.cross(entry.id, at);
      this.wentTo.set(entry.id, [...(this.wentTo.get(entry.id) ?? []), { from, folder: toFolderId }]);
    }
    const tick = this.random.chance(0.15) ? 1 : 0;
    this.event(at, by, action, entry.id, to, { target2: toFolderId, folderId: toFolderId, details });
    if (within) return;
    this.event(at + tick, by, action, entry.id, from, {
      target2: toFolderId,
      folderId: fromFolderId,
      details,
    });
  }

  /** Whether it changed its room a moment ago: two such moves at once have no order. */
  crossedLately(id: number, at: number): boolean {
    return (this.crossings.get(id) ?? []).some((before) => at - before <= 5);
  }

  private cross(id: number, at: number): void {
    this.crossings.set(id, [...(this.crossings.get(id) ?? []), at]);
  }

  deleteFile(at: number, by: string, file: DemoFile): void {
    this.onFile(at, by, 5018, file);
    this.lose(at, file);
  }

  private lose(at: number, file: DemoFile): void {
    this.store.deleteFile(file);
    this.lost.set(file.id, at);
    this.written.push({ event: { gone: file.id }, inserted: at * 1000 + LATEST_ROW, own: false });
  }

  trashFile(at: number, by: string, file: DemoFile): void {
    this.onFile(at, by, 5017, file);
    this.cross(file.id, at);
    this.store.moveFile(file, roots.trash);
  }

  createFolder(at: number, by: string, parentId: number, title: string): DemoFolder {
    const id = this.store.newEntryId();
    const folder = this.store.addFolder({ id, title, parentId, created: at, createdBy: by });
    const room = this.store.roomOfFolder(id)?.id ?? 0;
    this.event(at, by, 5019, id, room, { folderId: parentId, details: { title } });
    return folder;
  }

  onFolder(at: number, by: string, action: number, folder: DemoFolder): void {
    const room = this.store.roomOfFolder(folder.id)?.id ?? 0;
    this.event(at, by, action, folder.id, room, {
      folderId: folder.parentId,
      details: { title: folder.title },
    });
  }

  /** The files in it go without a row of their own. */
  removeFolder(at: number, by: string, folder: DemoFolder, how: "trash" | "delete"): void {
    this.onFolder(at, by, how === "trash" ? 5026 : 5027, folder);
    this.foldersPassed.add(this.store.roomOfFolder(folder.id)?.id ?? 0);
    for (const inner of [folder, ...this.store.foldersBelow(folder.id)]) this.passed.add(inner.id);
    this.cross(folder.id, at);
    if (how === "trash") this.store.moveFolder(folder, roots.trash);
    else {
      for (const file of [...this.store.filesBelow(folder.id)]) this.lose(at, file);
      this.store.deleteFolder(folder);
    }
  }
}

function trueEvent(
  id: number,
  event: NewEvent,
  own: boolean,
  unknown: ReadonlySet<number> | undefined,
): TrueEvent {
  const { at, personId, action, target, roomId, visibleFrom = 0 } = event;
  return {
    id,
    at,
    visibleFrom,
    personId,
    action,
    target,
    roomId,
    own,
    listed: actions.has(action) && !unmappedActions.has(action) && unknown?.has(action) !== true,
    logged: roomId !== 0 && shownInLog(action) !== undefined && unknown?.has(action) !== true,
  };
}

/** Whether what a person did counts as their activity; of `changes` only what the room's log shows. */
export function counts(event: TrueEvent, activity: "any" | "changes"): boolean {
  if (event.roomId === 0 || event.own) return false;
  if (event.personId === nobody.guest || event.personId === nobody.system) return false;
  if (event.action >= 5201 && event.action <= 5204) return false;
  return event.logged || (activity === "any" && event.listed);
}
