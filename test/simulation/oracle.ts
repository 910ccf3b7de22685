import { shownInLog } from "../../demo/portal/actions.ts";
import { type DemoPerson, type DemoRoom, share } from "../../demo/portal/model.ts";
import { dialectOf } from "../../demo/portal/versions.ts";
import { counts, type TrueEvent } from "./deeds.ts";
import type { World } from "./world.ts";

const DAY = 86_400;

type TrueVerdict = "disabled" | "invited" | "active" | "new" | "unable" | "inactive" | "nobody knows";

export interface TrueMember {
  readonly person: DemoPerson;
  readonly by: "owner" | "direct" | "group";
  /** Whether they joined, or their account became one to use, so late that they may be called new for it. */
  readonly came: boolean;
  /** Whether they joined (or can have joined) so late that they are new, if they are not active. */
  readonly recent: boolean;
  readonly verdict: TrueVerdict;
  /** Events that count, by what everybody could see when the run last looked. */
  readonly events: number;
  /** Events of theirs that became visible only later. */
  readonly later: number;
  /** The last that the log tells of them is that they were removed. */
  readonly removed: boolean;
  /** Events that count since they joined. */
  readonly sinceJoined: number;
}

/** What is true of a world, by what its maker knows and by the rules for verdicts; independent of the code it judges. */
export interface Oracle {
  readonly members: (room: DemoRoom) => readonly TrueMember[];
  /** Who was removed in the period, and is no member now. */
  readonly removed: (room: DemoRoom) => ReadonlySet<string>;
  /** Whether somebody was a member at any time, other than by a group. */
  readonly everMember: (room: DemoRoom, personId: string) => boolean;
  /** Rooms that had a title about that moment: audited ones, and whether any other room ever had it. */
  readonly bearers: (
    title: string,
    at: number,
  ) => { readonly audited: readonly number[]; readonly other: boolean };
  /** The title of an event's room at its time. */
  readonly titleOf: (event: TrueEvent) => string | undefined;
  /**
   * The audited rooms an event may have happened in as far as anybody can know from outside; empty where it is clear.
   * Unclear is only what several rooms of one title share, and even that only where nothing tells the file's room.
   */
  readonly unclear: (event: TrueEvent) => readonly number[];
  /** Whether another row, of this room, is so like it that a log without ids does not tell them apart. */
  readonly hasTwinIn: (event: TrueEvent, roomId: number) => boolean;
}

export function makeOracle(
  world: World,
  audited: ReadonlySet<number>,
  seenUntil: (event: TrueEvent) => boolean,
): Oracle {
  const { store, deeds, period, rules, events } = world;
  const inPeriod = ({ at }: TrueEvent): boolean => at >= period.start && at < period.end;
  const graceFrom = period.end - rules.graceDays * DAY;
  const logsFrom = Math.min(period.start, graceFrom);

  const tallies = new Map<string, { events: number; later: number; times: number[] }>();
  /** Files and folders that a log of an audited room names, by a line that anybody can still read. */
  const named = new Set<number>();
  /** Actions that the logs of audited rooms show. */
  const shown = new Set<number>();
  for (const event of events.values()) {
    if (event.logged && event.visibleFrom === 0 && event.at >= logsFrom && audited.has(event.roomId))
      shown.add(shownInLog(event.action)?.id ?? 0);
    const told = event.logged && event.at >= logsFrom && audited.has(event.roomId);
    const gone = store.files.get(event.target)?.deleted === true || deeds.givenAgain.has(event.target);
    if (told && !gone && !(event.action === 5013 && deeds.copies.has(event.target))) named.add(event.target);
    if (!inPeriod(event) || !counts(event, rules.activity)) continue;
    const key = `${event.roomId}/${event.personId}`;
    const tally = tallies.get(key) ?? { events: 0, later: 0, times: [] };
    tallies.set(key, tally);
    tally.times.push(event.at);
    if (seenUntil(event)) tally.events++;
    else tally.later++;
  }

  const { logIds, missing } = dialectOf(world.version);
  /** Without ids in the logs, what of a row its entry must agree with → the rooms that have such an entry. */
  const twins = new Map<string, Set<number>>();
  const place = ({ at, personId, action }: TrueEvent): string =>
    `${at}/${personId}/${shownInLog(action)?.id}`;
  /** Where the log no longer tells which file an entry was about, all of that second share it. */
  const forgotten = new Set<string>();
  for (const event of events.values()) {
    const file = store.files.get(event.target);
    if (file?.deleted === true || deeds.givenAgain.has(event.target)) forgotten.add(place(event));
  }
  const twinKey = (event: TrueEvent): string =>
    forgotten.has(place(event)) ? place(event) : `${place(event)}/${event.target}`;
  if (!logIds) {
    for (const event of events.values()) {
      if (shownInLog(event.action) === undefined) continue;
      const key = twinKey(event);
      twins.set(key, (twins.get(key) ?? new Set()).add(event.roomId));
    }
  }
  /** A line that tells neither file nor person (a deleted account) shares its second with all whom no line names. */
  const calledByName = new Set<string>();
  const nameless = new Map<string, Set<number>>();
  for (const event of logIds ? [] : events.values()) {
    if (!event.logged || event.at < logsFrom || !audited.has(event.roomId)) continue;
    const key = `${event.at}/${shownInLog(event.action)?.id}`;
    if (store.people.get(event.personId)?.removed !== true) calledByName.add(event.personId);
    else if (forgotten.has(place(event)))
      nameless.set(key, (nameless.get(key) ?? new Set()).add(event.roomId));
  }
  const roomsOfNameless = ({ at, personId, action }: TrueEvent): readonly number[] =>
    calledByName.has(personId) ? [] : [...(nameless.get(`${at}/${shownInLog(action)?.id}`) ?? [])];

  /** Up to 3.6.1 the last that the log tells of a room's owner may be that they were removed: as they became it. */
  const lastStep = (room: DemoRoom, id: string) => {
    const steps = deeds.steps.get(`${room.id}/${id}`) ?? [];
    const last = steps.at(-1);
    const since = deeds.ownerSince.get(room.id);
    const became = missing !== 404 && id === room.ownerId && last?.joined === false && last.at === since;
    return steps.at(became ? -2 : -1);
  };

  const isMember = (id: string): boolean =>
    [...audited].some((roomId) => {
      const room = store.rooms.get(roomId);
      return room !== undefined && (room.ownerId === id || store.accessOf(room, id) !== share.none);
    });

  /**
   * When somebody was given a room, or all rooms of somebody else, the last time that they may have come from outside by
   * it: nothing that the log shows tells that they were a member before.
   */
  const givenAt = (
    room: DemoRoom,
    { id }: DemoPerson,
    { by, since }: { readonly by: TrueMember["by"]; readonly since: number },
  ): number | undefined => {
    const key = `${room.id}/${id}`;
    const inLog = (at: number): boolean => at >= logsFrom && at >= since;
    const byName = (deeds.madeOwner.get(key) ?? []).filter(inLog);
    // Whom the sentence names is known among the members alone; else it may be anybody.
    const had = by === "owner" || (deeds.gaveOn.get(key) ?? 0) >= logsFrom;
    const handed = had ? deeds.reassigned.filter(({ to }) => to === id || !isMember(to)) : [];
    const silent = handed.map(({ at }) => at);
    const steps = (deeds.steps.get(key) ?? []).map(({ at }) => at);
    const shown = [...(deeds.shown.get(key) ?? []), ...byName, ...steps].filter(
      (at) => inLog(at) && at > since,
    );
    return [...byName, ...silent.filter(inLog)]
      .sort((a, b) => a - b)
      .findLast((at) => !shown.some((sign) => sign < at - 5));
  };

  const joinedAt = (room: DemoRoom, person: DemoPerson, by: TrueMember["by"]): number => {
    if (by !== "group") {
      const added = lastStep(room, person.id);
      const told = added !== undefined && added.at >= logsFrom ? added : undefined;
      const given = told?.joined ? undefined : givenAt(room, person, { by, since: told?.at ?? 0 });
      // Who owned the room before was never added to it.
      const joined = added === undefined ? room.created : added.joined ? added.at : 0;
      return Math.max(given ?? joined, person.registered);
    }
    const came = room.shares.flatMap((entry) => {
      if (entry.kind !== "group") return [];
      const holds = store.membersOfGroup(entry.groupId).some(({ id }) => id === person.id);
      return holds ? [lastStep(room, entry.groupId)?.at ?? 0] : [];
    });
    return Math.max(Math.min(...came), person.registered, room.created);
  };

  const isOn = (what: string | number, at: number): boolean => {
    const turns = deeds.switches.get(what) ?? [];
    return turns.findLast((turn) => turn.at <= at)?.on ?? turns[0]?.on !== true;
  };
  /** Seconds from `from` to the period's end in which somebody who joined then could act in a room. */
  const secondsAble = (room: DemoRoom, person: DemoPerson, joined: number, from: number): number => {
    const turns = [...(deeds.switches.get(room.id) ?? []), ...(deeds.switches.get(person.id) ?? [])];
    const moments = [from, joined, ...turns.map(({ at }) => at)].filter(
      (at) => at >= from && at < period.end,
    );
    moments.sort((a, b) => a - b);
    let sum = 0;
    for (const [index, at] of moments.entries()) {
      if (at >= joined && isOn(room.id, at) && isOn(person.id, at))
        sum += (moments[index + 1] ?? period.end) - at;
    }
    return sum;
  };
  /** Less than the grace days, as far as the logs go back, or of a shorter period not the whole. */
  const isUnable = (room: DemoRoom, person: DemoPerson, joined: number): boolean => {
    const grace = rules.graceDays * DAY;
    const within = secondsAble(room, person, joined, period.start);
    if (within === 0 || within < Math.min(grace, period.end - period.start)) return true;
    return secondsAble(room, person, joined, logsFrom) < grace;
  };

  const memberOf = (room: DemoRoom, person: DemoPerson, by: TrueMember["by"]): TrueMember => {
    const tally = tallies.get(`${room.id}/${person.id}`);
    const { events: count = 0, later = 0, times = [] } = tally ?? {};
    const joined = joinedAt(room, person, by);
    const removed = lastStep(room, person.id)?.joined === false;
    const sinceJoined = times.filter((at) => at >= joined).length;
    const recent = joined > graceFrom || joined >= period.end;
    const verdict = (): TrueVerdict => {
      if (person.removed) return "nobody knows";
      if (person.status === 2) return "disabled";
      if (person.status === 4) return "invited";
      if (count >= rules.minActivity) return "active";
      if (recent) return "new";
      return isUnable(room, person, joined) ? "unable" : "inactive";
    };
    const turned = (deeds.switches.get(person.id) ?? []).filter(({ on }) => on).map(({ at }) => at);
    const came = [joined, ...turned].some((at) => at > graceFrom || at >= period.end);
    return { person, by, came, recent, verdict: verdict(), events: count, later, sinceJoined, removed };
  };

  const titleAt = (roomId: number, at: number): string | undefined =>
    deeds.titles.get(roomId)?.findLast(({ since }) => since <= at)?.title;
  const hadAbout = (roomId: number, title: string, at: number): boolean =>
    (deeds.titles.get(roomId) ?? []).some((span, index, all) => {
      const until = all[index + 1]?.since ?? Number.POSITIVE_INFINITY;
      return span.title === title && at >= span.since - 3 && at <= until + 3;
    });
  // About a change of the offset the printed date of a creation may be an hour off, and that much is allowed for twice.
  const createdBy = (roomId: number, at: number): boolean =>
    (store.rooms.get(roomId)?.created ?? 0) <= at + 3 * 3600;

  const bearers: Oracle["bearers"] = (title, at) => ({
    audited: [...audited].filter((roomId) => createdBy(roomId, at) && hadAbout(roomId, title, at)),
    other: [...deeds.titles].some(
      ([roomId, titles]) => !audited.has(roomId) && titles.some((span) => span.title === title),
    ),
  });
  const titleOf = (event: TrueEvent): string | undefined =>
    event.roomId === 0 ? undefined : titleAt(event.roomId, event.at);

  return {
    members(room) {
      const found = new Map<string, TrueMember>();
      const owner = store.people.get(room.ownerId);
      if (owner) found.set(owner.id, memberOf(room, owner, "owner"));
      for (const entry of room.shares) {
        const person = entry.kind === "person" ? store.people.get(entry.personId) : undefined;
        if (person && !found.has(person.id)) found.set(person.id, memberOf(room, person, "direct"));
      }
      for (const entry of room.shares) {
        if (entry.kind !== "group") continue;
        for (const person of store.membersOfGroup(entry.groupId))
          if (!found.has(person.id)) found.set(person.id, memberOf(room, person, "group"));
      }
      return [...found.values()];
    },
    removed(room) {
      const present = new Set(this.members(room).map(({ person }) => person.id));
      const gone = new Set<string>();
      for (const [key, steps] of deeds.steps) {
        const [roomId, who = ""] = key.split("/");
        const person = store.people.get(who);
        const last = steps.findLast(({ at }) => at < period.end);
        if (Number(roomId) !== room.id || !person || person.removed || !last || last.joined) continue;
        if (last.at >= period.start && !present.has(who)) gone.add(who);
      }
      return gone;
    },
    everMember: (room, personId) =>
      deeds.steps.has(`${room.id}/${personId}`) || deeds.owners.get(room.id)?.has(personId) === true,
    bearers,
    titleOf,
    hasTwinIn: (event, roomId) => twins.get(twinKey(event))?.has(roomId) === true,
    unclear(event) {
      const sharing = twins.get(twinKey(event)) ?? new Set();
      if (sharing.size > 1) return [...sharing];
      const among = roomsOfNameless(event);
      if (among.length > 0) return among;
      const title = titleOf(event);
      if (title === undefined) return [];
      const { audited: rooms, other } = bearers(title, event.at);
      if (rooms.length === 0 || (rooms.length === 1 && !other)) return [];
      // Whether this server's logs show the action, only an entry of it tells.
      if (event.logged) return shown.has(shownInLog(event.action)?.id ?? 0) ? [] : rooms;
      // Of a room's new owner old servers write as if the room were a file.
      if (event.target === event.roomId) return event.action === 5043 ? rooms : [];
      const file = store.files.get(event.target);
      const where = file ? store.roomOfFile(file)?.id : store.roomOfFolder(event.target)?.id;
      const again = deeds.givenAgain.has(event.target);
      const gone = again || file ? again || file?.deleted === true : !store.folders.has(event.target);
      const crossed = (deeds.crossings.get(event.target) ?? []).some((at) => Math.abs(at - event.at) <= 3);
      const concerned = [...rooms, ...[...deeds.titles.keys()].filter((id) => hadAbout(id, title, event.at))];
      const byFolder = concerned.some((roomId) => deeds.foldersPassed.has(roomId));
      const lies = where === event.roomId;
      // Where a folder is that was moved or deleted itself tells nothing, nor that one is in no room, if others went.
      const wentAstray = (deeds.wentTo.get(event.target) ?? []).some(
        ({ from, folder }) =>
          deeds.passed.has(folder) ||
          (store.isRoot(folder) ? deeds.foldersPassed.has(from) : store.folderTitle(folder) === undefined),
      );
      const told = named.has(event.target) || lies;
      return gone || crossed || byFolder || wentAstray || !told ? rooms : [];
    },
  };
}
