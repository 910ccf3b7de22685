import {
  type DemoFile,
  type DemoFolder,
  type DemoGroup,
  type DemoKey,
  type DemoPerson,
  type DemoRoom,
  nobody,
  roots,
  share,
} from "../../demo/portal/model.ts";
import type { Random } from "../../demo/portal/random.ts";
import type { Store } from "../../demo/portal/store.ts";
import { offsetChanges } from "../../src/time/offset-changes.ts";
import type { Period } from "../../src/time/period.ts";
import { DELETED, type Deeds } from "./deeds.ts";

const DAY = 86_400;
const TITLES = ["Legal", "Legal", "Sales", "Sales: north", "Rooms: Legal", "Été – 2026", "legal"];

interface Making {
  readonly random: Random;
  readonly deeds: Deeds;
  readonly store: Store;
  readonly period: Period;
  readonly now: number;
  readonly logsFrom: number;
  readonly portalZone: string;
  readonly version: string;
  /** So many people more: then lists of members have pages. */
  readonly crowd: number;
  /** Rooms get other titles without an event. */
  readonly silent: boolean;
  /** Decides who hands over all their rooms; undefined where nobody does. */
  readonly handing: Random | undefined;
}

/** Plays the history of a small portal: its people, rooms and everything they do, in the order of time. */
export class Maker {
  private readonly on: Making;
  private readonly people: DemoPerson[] = [];
  private readonly groups: DemoGroup[] = [];
  private returns: { readonly at: number; readonly people: readonly DemoPerson[] }[] = [];
  /** Whose rooms were handed over. */
  private readonly left = new Set<string>();
  private nextRoom = 101;
  private nextFile = 1;
  readonly key: DemoKey;
  reportFolder: DemoFolder | undefined;
  /** How likely somebody is to act in a room: many never do. */
  private readonly zeal = new Map<string, number>();
  private readonly begin: number;

  constructor(on: Making) {
    this.on = on;
    this.begin = on.logsFrom - 20 * DAY;
    this.makePeople();
    const owner = this.people[0] as DemoPerson;
    this.key = {
      id: on.random.guid(),
      secret: `sk-${on.random.hex(64)}`,
      name: "audit",
      ownerId: owner.id,
      permissions: [],
      active: true,
      created: this.begin,
    };
    on.store.keys.push(this.key);
  }

  private makePeople(): void {
    const { random, store } = this.on;
    const count = 3 + random.below(10) + this.on.crowd;
    for (let index = 0; index < count; index++) {
      const status = index > 1 && random.chance(0.08) ? 2 : index > 1 && random.chance(0.08) ? 4 : 1;
      this.people.push(
        store.addPerson({
          id: random.guid(),
          // Lists are ordered by the first name alone.
          firstName: `First${this.on.crowd > 0 ? index % 7 : index}`,
          lastName: `Last${index}`,
          email: `person${index}@example.com`,
          userName: `person${index}`,
          role: index === 0 ? "owner" : random.chance(0.15) ? "guest" : "user",
          status,
          registered: this.begin - random.below(300 * DAY),
          culture: random.chance(0.2) ? "de" : "en-US",
          ...(index > 1 && random.chance(0.03) ? { removed: true } : {}),
        }),
      );
    }
    for (let index = random.below(3); index > 0; index--) {
      const members = this.people.filter(() => random.chance(0.35)).map(({ id }) => id);
      this.groups.push(store.addGroup({ id: random.guid(), name: `Group ${index}`, members }));
    }
  }

  play(): void {
    const { random, deeds, period, now } = this.on;
    let at = this.begin;
    for (let count = 2 + random.below(4); count > 0; count--) {
      at += random.below(2 * DAY);
      this.createRoom(at);
    }
    const last = Math.floor(now / 1000) - 5;
    // Rows that are still on their way: only where the run looks again at the newest minutes.
    const fresh = now / 1000 - period.end < 1000;
    if (fresh && random.chance(0.5)) {
      deeds.lateFrom = period.end - 1 - random.below(580);
      deeds.lateUntil = period.end;
      deeds.latest = 1 + random.below(15_000);
    }
    const moments = [
      ...this.uniform(random.below(30), at + 1, period.start - 1),
      ...this.moments(),
      ...this.uniform(random.below(25), period.end, last),
    ];
    moments.sort((a, b) => a - b);
    const { handing } = this.on;
    const handed =
      handing === undefined || moments.length === 0 ? [] : [handing.pick(moments), handing.pick(moments)];
    for (const moment of moments) {
      if (moment > last) break;
      if (handing !== undefined && handed.includes(moment)) this.handOver(moment, handing);
      this.something(moment);
    }
  }

  /** Somebody leaves, and another gets all rooms that they owned; who left gets none. */
  private handOver(at: number, random: Random): void {
    const { deeds, store } = this.on;
    const rooms = [...store.rooms.values()].filter(({ area }) => area !== DELETED);
    const from = store.people.get(random.pick(rooms).ownerId);
    const able = this.people.filter(
      ({ id, status, role, removed }) =>
        status === 1 && role !== "guest" && removed !== true && id !== from?.id && !this.left.has(id),
    );
    if (from === undefined || able.length === 0) return;
    this.left.add(from.id);
    deeds.reassign(at, this.key.ownerId, from, random.pick(able));
  }

  private uniform(count: number, from: number, to: number): number[] {
    if (to <= from) return [];
    return Array.from({ length: count }, () => from + this.on.random.below(to - from + 1));
  }

  /** When things happen in the period: evenly, in bursts, in one hour, in the repeated hour, at the borders. */
  private moments(): number[] {
    const { random, period, portalZone } = this.on;
    const { start, end } = period;
    const found: number[] = [];
    if (random.chance(0.4)) found.push(start, end - 1, start, end - 1);
    const change = offsetChanges(portalZone, start, end).find(({ at }) => at >= start && at < end);
    if (change !== undefined && random.chance(0.7)) {
      const delta = Math.abs(change.before - change.after);
      const from = Math.max(start, change.at - 2 * delta);
      const to = Math.min(end - 1, change.at + 2 * delta);
      found.push(...this.uniform(random.below(200), from, to));
      const second = change.at - delta + random.below(2 * delta);
      if (second >= start && second < end && random.chance(0.5))
        found.push(...Array.from({ length: random.below(130) }, () => second));
    }
    const pattern = random.below(6);
    if (pattern === 0) return found;
    if (pattern === 1) return [...found, ...this.uniform(random.below(80), start, end - 1)];
    if (pattern === 2) return [...found, ...this.uniform(random.below(500), start, end - 1)];
    if (pattern === 3) {
      const hour = start + random.below(Math.max(1, end - start - 3600));
      return [...found, ...this.uniform(random.below(450), hour, Math.min(end - 1, hour + 3600))];
    }
    if (pattern === 4) {
      for (let bursts = 1 + random.below(4); bursts > 0; bursts--) {
        const second = random.chance(0.2) ? end - 1 : start + random.below(end - start);
        found.push(...Array.from({ length: 1 + random.below(250) }, () => second));
      }
      return [...found, ...this.uniform(random.below(150), start, end - 1)];
    }
    // A steady stream: every second holds a few.
    const from = start + random.below(Math.max(1, end - start - 200));
    return [...found, ...this.uniform(random.below(500), from, Math.min(end - 1, from + 120))];
  }

  private something(at: number): void {
    this.enableDue(at);
    const { random, store } = this.on;
    const room = random.pick([...store.rooms.values()].filter(({ area }) => area !== DELETED));
    const who = this.actor(room);
    const dice = random.next();
    if (dice < 0.01) this.account(at);
    else if (dice < 0.04 && room.area === "active") this.membership(at, room);
    else if (dice < 0.06) this.roomChange(at, room, who);
    else if (dice < 0.1) this.elsewhere(at, room, who);
    else if (room.area !== "active") this.onSomeFile(at, room, who);
    else if (dice < 0.17) this.folders(at, room, who);
    else this.files(at, room, who);
  }

  /** Somebody of the room, some much more often than others, rarely an administrator who is no member. */
  private actor(room: DemoRoom): string {
    const { random, store } = this.on;
    if (random.chance(0.02)) return random.pick(this.people.filter(({ id }) => this.isAble(id))).id;
    const ids = new Set([room.ownerId]);
    for (const entry of room.shares) {
      if (entry.kind === "person") ids.add(entry.personId);
      else for (const person of store.membersOfGroup(entry.groupId)) ids.add(person.id);
    }
    const able = [...ids].filter((id) => this.isAble(id));
    const weighted = able.map((id) => ({ id, weight: this.zealOf(room.id, id) }));
    const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
    let left = random.next() * total;
    for (const { id, weight } of weighted) {
      left -= weight;
      if (left < 0) return id;
    }
    return room.ownerId;
  }

  /** Directories switch accounts off without an event, so that the others who are disabled acted before. */
  private isAble(id: string): boolean {
    const status = this.on.store.people.get(id)?.status;
    return status === 1 || (status === 2 && !this.on.deeds.switches.has(id));
  }

  /** Somebody accepts, is disabled or enabled again; never who owns a room or the key. */
  private account(at: number): void {
    const { random, deeds, store, period } = this.on;
    const owners = new Set([...store.rooms.values()].map(({ ownerId }) => ownerId));
    const by = this.key.ownerId;
    const others = this.people.filter(({ id, removed }) => id !== by && !owners.has(id) && !removed);
    if (others.length === 0) return;
    const person = random.pick(others);
    if (deeds.switches.get(person.id)?.at(-1)?.at === at) return;
    if (person.status === 4) deeds.accept(at, random.chance(0.5) ? nobody.system : by, person);
    else if (person.status === 2) {
      if (deeds.switches.has(person.id)) deeds.setStatus(at, by, [person], 1);
    } else {
      const more = others.filter((one) => one !== person && one.status === 1 && random.chance(0.1));
      deeds.setStatus(at, by, [person, ...more], 2);
      // Few stay disabled: of these nothing is judged.
      const back = at + random.below(random.chance(0.5) ? 3 * DAY : period.end - period.start);
      if (random.chance(0.8)) this.returns.push({ at: back, people: [person, ...more] });
    }
  }

  /** Who was disabled comes back when their time has come. */
  private enableDue(at: number): void {
    const due = this.returns.filter((one) => one.at <= at);
    this.returns = this.returns.filter((one) => one.at > at);
    for (const { people } of due) {
      const still = people.filter(({ status, id }) => status === 2 && this.lastSwitch(id) < at);
      if (still.length > 0) this.on.deeds.setStatus(at, this.key.ownerId, still, 1);
    }
  }

  private lastOf(room: DemoRoom): number {
    return this.on.deeds.switches.get(room.id)?.at(-1)?.at ?? 0;
  }

  private lastSwitch(id: string): number {
    return this.on.deeds.switches.get(id)?.at(-1)?.at ?? 0;
  }

  private zealOf(roomId: number, personId: string): number {
    const key = `${roomId}/${personId}`;
    const known = this.zeal.get(key);
    if (known !== undefined) return known;
    const drawn = this.on.random.pick([0, 0, 0, 0.02, 0.02, 0.3, 1, 3]);
    this.zeal.set(key, drawn);
    return drawn;
  }

  private createRoom(at: number): void {
    const { random, deeds } = this.on;
    const owner = random.pick(this.people.filter(({ status, removed }) => status === 1 && !removed));
    const room = deeds.createRoom(at, {
      id: this.nextRoom++,
      // A title that went in silence and that another room bears would be taken for that room's by anybody.
      title: this.on.silent ? `Room ${this.nextRoom}` : random.pick(TITLES),
      formerTitles: [],
      roomType: 2,
      area: "active",
      ownerId: owner.id,
      created: at,
      updated: at,
      shares: [],
      externalLink: false,
      sealed: false,
    });
    for (const person of this.people) {
      if (person.id !== owner.id && random.chance(0.5))
        deeds.addMember(
          at,
          owner.id,
          room,
          person,
          random.pick([share.read, share.editing, share.roomManager]),
        );
    }
    for (const group of this.groups)
      if (random.chance(0.4)) deeds.addGroup(at, owner.id, room, group.id, share.read);
    for (let count = random.below(4); count > 0; count--) this.upload(at, room.id, owner.id);
    if (random.chance(0.4)) deeds.createFolder(at, owner.id, room.id, "Folder");
  }

  private membership(at: number, room: DemoRoom): void {
    const { random, deeds } = this.on;
    const by = room.ownerId;
    const person = random.pick(this.people.filter(({ id }) => id !== room.ownerId));
    const direct = room.shares.some((entry) => entry.kind === "person" && entry.personId === person.id);
    const last = deeds.steps.get(`${room.id}/${person.id}`)?.at(-1);
    // Two changes about one person in one second would have no order.
    if (last?.at === at) return;
    if (random.chance(0.25) && this.groups.length > 0) {
      const group = random.pick(this.groups);
      if (deeds.steps.get(`${room.id}/${group.id}`)?.at(-1)?.at === at) return;
      const there = room.shares.some((entry) => entry.kind === "group" && entry.groupId === group.id);
      if (there) deeds.removeGroup(at, by, room, group.id);
      else deeds.addGroup(at, by, room, group.id, share.read);
    } else if (!direct && random.chance(0.03) && person.status === 1 && !person.removed) {
      deeds.changeOwner(at, by, room, person);
    } else if (!direct) deeds.addMember(at, by, room, person, share.editing);
    else if (random.chance(0.3)) deeds.changeAccess(at, by, room, person, share.read);
    else if (random.chance(0.08) && person.status === 1 && !person.removed) {
      deeds.changeOwner(at, by, room, person);
    } else deeds.removeMember(at, by, room, person);
  }

  private roomChange(at: number, room: DemoRoom, who: string): void {
    const { random, deeds, store } = this.on;
    const dice = random.next();
    const active = [...store.rooms.values()].filter(({ area }) => area === "active").length;
    if (this.on.silent && dice < 0.55) deeds.renameSilently(at, room, `${room.title} ${random.below(9)}`);
    else if (dice < 0.55)
      deeds.renameRoom(at, who, room, random.pick([...TITLES, "Legal", "Legal 2", "Sales 2"]));
    else if (dice < 0.62 && store.rooms.size < 8) this.createRoom(at);
    else if (room.area === "archived" && dice < 0.95) {
      if (this.lastOf(room) < at) deeds.restoreRoom(at, who, room);
    } else if (dice < 0.7 && room.area === "active" && active > 2 && this.lastOf(room) < at)
      deeds.archiveRoom(at, who, room);
    else if (dice < 0.78 && room.area === "active" && active > 2) deeds.deleteRoom(at, who, room);
    else if (dice < 0.88) deeds.event(at, who, 5103, room.id, room.id);
    else deeds.event(at, who, random.pick([5078, 5086]), room.id, room.id);
  }

  /** What is no activity in a room, or not a person's. */
  private elsewhere(at: number, room: DemoRoom, who: string): void {
    const { random, deeds, store } = this.on;
    const dice = random.next();
    const file = this.anyFile(room.id);
    if (dice < 0.2) deeds.event(at, who, 6032, 0, 0);
    else if (dice < 0.4)
      deeds.event(at, who, 5054, 90_000 + random.below(50), 0, { details: { title: "Own.docx" } });
    else if (dice < 0.5 && file) deeds.onFile(at, nobody.guest, 5009, file);
    else if (dice < 0.6 && file) deeds.onFile(at, who, 5203, file);
    else if (dice < 0.75) {
      const mine = [...store.filesOf(roots.myDocuments)];
      const draft = mine.length > 0 ? random.pick(mine) : this.upload(at, roots.myDocuments, who);
      if (random.chance(0.6)) deeds.onFile(at, who, 5054, draft);
      else if (!deeds.crossedLately(draft.id, at)) deeds.moveFile(at, who, draft, room.id);
    } else if (room.area === "active" && file) {
      if (random.chance(0.5)) this.report(at, room);
      else if (!deeds.crossedLately(file.id, at)) deeds.moveFile(at, who, file, roots.myDocuments);
    }
  }

  /** A report that an earlier run uploaded. */
  private report(at: number, room: DemoRoom): void {
    const { deeds } = this.on;
    if (this.reportFolder === undefined && !this.mayUpload(room.id)) return;
    this.reportFolder ??= deeds.createFolder(at, room.ownerId, room.id, "Reports");
    if (!this.mayUpload(this.reportFolder.id)) return;
    deeds.upload(at, this.key.ownerId, this.reportFolder.id, "audit-report-2026-01.html", true);
  }

  /** Whether the key's owner can still put reports into a folder. */
  mayUpload(folderId: number): boolean {
    const { store } = this.on;
    const room = store.roomOfFolder(folderId);
    if (room?.area !== "active" || (folderId !== room.id && !store.folders.has(folderId))) return false;
    const may: readonly number[] = [share.owner, share.roomManager, share.contentCreator];
    return may.includes(store.accessOf(room, this.key.ownerId));
  }

  private folders(at: number, room: DemoRoom, who: string): void {
    const { random, deeds, store } = this.on;
    const known = [...store.foldersBelow(room.id)].filter(({ id }) => id !== this.reportFolder?.id);
    const dice = random.next();
    const [first] = known;
    if (first === undefined || dice < 0.2) {
      const parent = first && random.chance(0.3) ? random.pick(known).id : room.id;
      deeds.createFolder(at, who, parent, `Folder ${at % 100}`);
      return;
    }
    const folder = random.pick(known);
    if (dice < 0.7) deeds.onFolder(at, who, random.pick([5057, 5057, 5020]), folder);
    else if (dice < 0.78) {
      if (folder.parentId !== room.id) deeds.moveFolder(at, who, folder, room.id);
    } else if (dice < 0.88 && random.chance(0.4)) {
      const other = random.pick([...store.rooms.values()].filter(({ area }) => area === "active"));
      if (other.id !== room.id) deeds.moveFolder(at, who, folder, other.id);
    } else if (random.chance(0.15))
      deeds.removeFolder(at, who, folder, random.chance(0.5) ? "trash" : "delete");
  }

  private onSomeFile(at: number, room: DemoRoom, who: string): void {
    const file = this.anyFile(room.id);
    if (file === undefined) return;
    // What is archived can be read and downloaded, and not be opened for editing (`FileSecurity.cs`, v3.7.2-server).
    const kinds = room.area === "archived" ? [5009, 5064] : [5054, 5009, 5009, 5055];
    this.on.deeds.onFile(at, who, this.on.random.pick(kinds), file);
  }

  private files(at: number, room: DemoRoom, who: string): void {
    const { random, deeds, store } = this.on;
    const file = this.anyFile(room.id);
    const dice = random.next();
    if (file === undefined || dice < 0.14) this.upload(at, this.anyFolder(room), who);
    else if (dice < 0.6) this.onSomeFile(at, room, who);
    else if (dice < 0.75) deeds.onFile(at, who, random.pick([5034, 5099, 5006, 5007, 5044]), file);
    else if (dice < 0.79) deeds.renameFile(at, who, file, `Renamed ${this.nextFile++}.docx`);
    else if (dice < 0.83) this.moveWithin(at, room, who, file);
    else if (dice < 0.88) {
      const target = random.pick([...store.rooms.values()].filter(({ area }) => area === "active"));
      if (random.chance(0.5)) deeds.copyFile(at, who, file, this.anyFolder(target));
      else if (target.id !== room.id && !deeds.crossedLately(file.id, at))
        deeds.moveFile(at, who, file, this.anyFolder(target));
    } else if (dice < 0.92) {
      if (random.chance(0.6)) deeds.deleteFile(at, who, file);
      else if (!deeds.crossedLately(file.id, at)) deeds.trashFile(at, who, file);
    } else if (dice < 0.94) this.restore(at, room, who);
    else this.onSomeFile(at, room, who);
  }

  private moveWithin(at: number, room: DemoRoom, who: string, file: DemoFile): void {
    const to = this.anyFolder(room);
    if (to !== file.folderId) this.on.deeds.moveFile(at, who, file, to);
  }

  /** Out of the trash, into any room. */
  private restore(at: number, room: DemoRoom, who: string): void {
    const trashed = [...this.on.store.filesOf(roots.trash)];
    const file = trashed.at(0);
    if (file !== undefined && !this.on.deeds.crossedLately(file.id, at))
      this.on.deeds.moveFile(at, who, file, room.id);
  }

  private upload(at: number, folderId: number, who: string): DemoFile {
    return this.on.deeds.upload(at, who, folderId, `File ${this.nextFile++}.docx`);
  }

  private anyFile(folderId: number): DemoFile | undefined {
    const files = [...this.on.store.filesBelow(folderId)].filter(({ title }) => !title.startsWith("audit-"));
    return files.length === 0 ? undefined : this.on.random.pick(files);
  }

  private anyFolder(room: DemoRoom): number {
    const { random, store } = this.on;
    const inner = [...store.foldersBelow(room.id)].filter(({ id }) => id !== this.reportFolder?.id);
    return inner.length > 0 && random.chance(0.35) ? random.pick(inner).id : room.id;
  }
}
