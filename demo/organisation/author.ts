import { shownInLog, unmappedActions } from "../portal/actions.ts";
import {
  type DemoFile,
  type DemoPerson,
  type DemoRoom,
  type EventDetails,
  nobody,
  outsideRooms,
  share,
} from "../portal/model.ts";
import type { Random } from "../portal/random.ts";
import type { Store } from "../portal/store.ts";
import type { LeftTruth, MemberTruth, TrueVerdict, Truth } from "./truth.ts";

/** Notices of the server about full quotas: they name a person who did nothing. */
const notices = new Set([5201, 5202, 5203, 5204]);

export interface EventExtras {
  readonly folderId?: number;
  readonly target2?: number;
  readonly details?: EventDetails;
}

const pair = (roomId: number, personId: string): string => `${roomId}/${personId}`;
const increase = <K>(map: Map<K, number>, key: K): void => {
  map.set(key, (map.get(key) ?? 0) + 1);
};

/**
 * Makes things happen in a portal and keeps account of them: every method changes the store, writes the events a real
 * portal would write, and counts what counts. Must be called in the order of time.
 */
export class Author {
  readonly store: Store;
  readonly random: Random;
  readonly start: number;
  readonly end: number;
  private events = 0;
  private outside = 0;
  private readonly byRoom = new Map<number, number>();
  private readonly logByRoom = new Map<number, number>();
  private readonly roomOf = new Map<number, number>();
  private readonly activity = new Map<string, number>();
  private readonly changes = new Map<string, number>();
  private readonly personAdded = new Map<string, number>();
  private readonly groupAdded = new Map<string, number>();
  private readonly personLeft = new Map<string, number>();
  /** Since when a person could act at all, where that is not since their account began. */
  private readonly accepted = new Map<string, number>();

  constructor(store: Store, random: Random, start: number, end: number) {
    this.store = store;
    this.random = random;
    this.start = start;
    this.end = end;
  }

  /** Writes one event and counts it. */
  event(
    at: number,
    personId: string,
    action: number,
    target: number,
    roomId: number,
    extras: EventExtras = {},
  ): number {
    const id = this.store.record({ at, personId, action, target, roomId, ...extras });
    this.roomOf.set(id, roomId);
    if (at < this.start || at >= this.end) return id;
    const listed = !unmappedActions.has(action);
    const logged = roomId !== 0 && shownInLog(action) !== undefined;
    if (listed) this.events++;
    if (listed && roomId === 0) this.outside++;
    if (listed && roomId !== 0) increase(this.byRoom, roomId);
    if (logged) increase(this.logByRoom, roomId);
    const acted =
      roomId !== 0 && personId !== nobody.guest && personId !== nobody.system && !notices.has(action);
    if (acted && (listed || logged)) increase(this.activity, pair(roomId, personId));
    if (acted && logged) increase(this.changes, pair(roomId, personId));
    return id;
  }

  createRoom(at: number, room: DemoRoom): DemoRoom {
    this.store.addRoom(room);
    this.personAdded.set(pair(room.id, room.ownerId), at);
    this.event(at, room.ownerId, 5070, room.id, room.id, { details: { title: room.title } });
    return room;
  }

  addMember(at: number, by: string, room: DemoRoom, person: DemoPerson, access: number): void {
    this.store.setShare(room, person.id, access);
    this.personAdded.set(pair(room.id, person.id), at);
    this.personLeft.delete(pair(room.id, person.id));
    this.event(at, by, 5085, room.id, room.id, { details: { memberId: person.id, access } });
  }

  removeMember(at: number, by: string, room: DemoRoom, person: DemoPerson): void {
    this.store.removeShare(room, person.id);
    this.personAdded.delete(pair(room.id, person.id));
    this.personLeft.set(pair(room.id, person.id), at);
    this.event(at, by, 5084, room.id, room.id, { details: { memberId: person.id } });
  }

  addGroup(at: number, by: string, room: DemoRoom, groupId: string, access: number): void {
    room.shares.push({ kind: "group", groupId, access });
    this.groupAdded.set(pair(room.id, groupId), at);
    this.event(at, by, 5094, room.id, room.id, { details: { groupId, access } });
  }

  changeAccess(at: number, by: string, room: DemoRoom, person: DemoPerson, access: number): void {
    const oldAccess = this.store.accessOf(room, person.id);
    this.store.setShare(room, person.id, access);
    this.event(at, by, 5075, room.id, room.id, { details: { memberId: person.id, access, oldAccess } });
  }

  renameRoom(at: number, by: string, room: DemoRoom, newTitle: string): void {
    const oldTitle = room.title;
    this.store.renameRoom(room, newTitle, at);
    this.event(at, by, 5071, room.id, room.id, { details: { oldTitle, newTitle } });
  }

  archiveRoom(at: number, by: string, room: DemoRoom): void {
    this.event(at, by, 5072, room.id, room.id, { details: { title: room.title } });
    room.area = "archived";
  }

  unarchiveRoom(at: number, by: string, room: DemoRoom): void {
    this.event(at, by, 5073, room.id, room.id, { details: { title: room.title } });
    room.area = "active";
  }

  createFolder(at: number, by: string, room: DemoRoom, parentId: number, title: string): number {
    const id = this.store.newEntryId();
    this.store.addFolder({ id, title, parentId, created: at, createdBy: by });
    this.event(at, by, 5019, id, room.id, { folderId: parentId, details: { title } });
    return id;
  }

  upload(at: number, by: string, folderId: number, title: string): DemoFile {
    const file = this.store.addFile({
      id: this.store.newFileId(),
      title,
      folderId,
      createdBy: by,
      created: at,
      versions: [{ version: 1, size: 1000 + this.random.below(500_000), at, by }],
    });
    this.onFile(at, by, 5011, file);
    return file;
  }

  /** Something done with a file where it lies now. */
  onFile(at: number, by: string, action: number, file: DemoFile, details: EventDetails = {}): number {
    if (action === 5034 || action === 5099) {
      const last = file.versions[file.versions.length - 1];
      file.versions.push({
        version: (last?.version ?? 0) + 1,
        size: 1000 + this.random.below(500_000),
        at,
        by,
      });
    }
    return this.event(at, by, action, file.id, this.store.roomOfFile(file)?.id ?? 0, {
      folderId: file.folderId,
      details: { title: file.title, ...details },
    });
  }

  renameFile(at: number, by: string, file: DemoFile, newTitle: string): void {
    const oldTitle = file.title;
    file.title = newTitle;
    this.onFile(at, by, 5001, file, { oldTitle, newTitle });
  }

  /** Within a room one event; between rooms one in each, the one reached first, and neither names the folder left. */
  moveFile(at: number, by: string, file: DemoFile, toFolderId: number): void {
    const fromFolderId = file.folderId;
    const from = this.store.roomOfFile(file)?.id ?? 0;
    this.store.moveFile(file, toFolderId);
    const to = this.store.roomOfFile(file)?.id ?? 0;
    const details = {
      title: file.title,
      toFolderId,
      ...(from === to ? { fromFolderId } : {}),
      ...outsideRooms(from, to),
    };
    const rooms = from === to ? [to] : [to, from];
    for (const roomId of rooms) {
      const folderId = roomId === to ? toFolderId : fromFolderId;
      this.event(at, by, 5015, file.id, roomId, { target2: toFolderId, folderId, details });
    }
  }

  /** Both rooms get an event about the copy. */
  copyFile(at: number, by: string, file: DemoFile, toFolderId: number): DemoFile {
    const from = this.store.roomOfFile(file)?.id ?? 0;
    const copy = this.store.addFile({
      id: this.store.newFileId(),
      title: file.title,
      folderId: toFolderId,
      createdBy: by,
      created: at,
      versions: [{ version: 1, size: file.versions[0]?.size ?? 1, at, by }],
    });
    const to = this.store.roomOfFile(copy)?.id ?? 0;
    const fromFolderId = file.folderId;
    const details = {
      title: copy.title,
      toFolderId,
      ...(from === to ? { fromFolderId } : {}),
      ...outsideRooms(from, to),
    };
    const rooms = from === to ? [to] : [to, from];
    for (const roomId of rooms) {
      const folderId = roomId === to ? toFolderId : file.folderId;
      this.event(at, by, 5013, copy.id, roomId, { target2: toFolderId, folderId, details });
    }
    return copy;
  }

  deleteFile(at: number, by: string, file: DemoFile): void {
    this.onFile(at, by, 5018, file);
    this.store.deleteFile(file);
  }

  /** An invitation by mail is accepted: the event names the person as its target and nobody as its actor. */
  accept(at: number, person: DemoPerson, firstName: string, lastName: string): void {
    person.status = 1;
    person.firstName = firstName;
    person.lastName = lastName;
    this.accepted.set(person.id, at);
    const details = { title: `${firstName} ${lastName}`, target: [person.id] };
    this.event(at, nobody.system, 4000, 0, 0, { details });
  }

  /** Whoever is disabled is signed out, which is an event before it; nothing in the event itself names the new status. */
  disable(at: number, by: string, person: DemoPerson): void {
    person.status = 2;
    this.event(at, by, 6032, 0, 0);
    this.event(at, by, 4020, 0, 0, { details: { memberId: person.id, target: [person.id] } });
  }

  enable(at: number, by: string, person: DemoPerson): void {
    person.status = 1;
    this.accepted.set(person.id, at);
    this.event(at, by, 4020, 0, 0, { details: { memberId: person.id, target: [person.id] } });
  }

  /** Draws the account, with the verdicts that follow from it. */
  truth(graceDays: number, minActivity: number): Truth {
    const members: MemberTruth[] = [];
    for (const room of this.store.rooms.values()) {
      if (room.area === "active" && room.thirdPartyId === undefined && !room.sealed) {
        members.push(...this.membersOf(room, graceDays, minActivity));
      }
    }
    const counts: Record<TrueVerdict, number> = { disabled: 0, invited: 0, active: 0, new: 0, inactive: 0 };
    for (const { verdict } of members) counts[verdict]++;
    const inactive = members.filter(({ verdict }) => verdict === "inactive").map(({ personId }) => personId);
    return {
      start: this.start,
      end: this.end,
      graceDays,
      minActivity,
      events: this.events,
      eventsByRoom: this.byRoom,
      eventsOutsideRooms: this.outside,
      logEventsByRoom: this.logByRoom,
      roomOf: this.roomOf,
      members,
      left: this.left(members),
      counts,
      inactivePeople: [...new Set(inactive)],
    };
  }

  private membersOf(room: DemoRoom, graceDays: number, minActivity: number): MemberTruth[] {
    const joined = new Map<string, { readonly membership: MemberTruth["membership"]; readonly at: number }>();
    joined.set(room.ownerId, {
      membership: "owner",
      at: this.personAdded.get(pair(room.id, room.ownerId)) ?? 0,
    });
    for (const entry of room.shares) {
      if (entry.kind !== "person" || entry.access === share.none || joined.has(entry.personId)) continue;
      joined.set(entry.personId, {
        membership: "direct",
        at: this.personAdded.get(pair(room.id, entry.personId)) ?? 0,
      });
    }
    for (const entry of room.shares) {
      if (entry.kind !== "group") continue;
      const at = this.groupAdded.get(pair(room.id, entry.groupId)) ?? 0;
      for (const person of this.store.membersOfGroup(entry.groupId)) {
        const known = joined.get(person.id);
        if (known === undefined) joined.set(person.id, { membership: "group", at });
        // In two groups: a member since the one that came first.
        else if (known.membership === "group" && at < known.at)
          joined.set(person.id, { membership: "group", at });
      }
    }
    const rows: MemberTruth[] = [];
    for (const [personId, { membership, at }] of joined) {
      const person = this.store.people.get(personId);
      if (person === undefined) continue;
      const since = Math.max(at, person.registered);
      const able = Math.max(since, this.accepted.get(personId) ?? 0);
      const fresh = this.end - able < graceDays * 86_400;
      const verdict = (events: number): TrueVerdict => {
        if (person.status === 2) return "disabled";
        if (person.status === 4) return "invited";
        if (events >= minActivity) return "active";
        return fresh ? "new" : "inactive";
      };
      const events = this.activity.get(pair(room.id, personId)) ?? 0;
      const changes = this.changes.get(pair(room.id, personId)) ?? 0;
      rows.push({
        roomId: room.id,
        personId,
        membership,
        joined: since,
        verdict: verdict(events),
        events,
        changes,
        verdictByChanges: verdict(changes),
      });
    }
    return rows;
  }

  private left(members: readonly MemberTruth[]): LeftTruth[] {
    const present = new Set(members.map(({ roomId, personId }) => pair(roomId, personId)));
    const rows: LeftTruth[] = [];
    for (const [key, leftAt] of this.personLeft) {
      const [room, personId = ""] = key.split("/");
      if (leftAt < this.start || leftAt >= this.end || present.has(key)) continue;
      rows.push({ roomId: Number(room), personId, leftAt, events: this.activity.get(key) ?? 0 });
    }
    return rows;
  }
}
