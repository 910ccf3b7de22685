import { type AssessmentRules, assess } from "../../../src/assess/assess.ts";
import type { Assessment, MemberRow } from "../../../src/assess/assessment.ts";
import type { Collected, Member, RoomLogEntry, RoomMembers } from "../../../src/collect/collected.ts";
import type { AuditEvent } from "../../../src/docspace/audit-trail.ts";
import type { Person } from "../../../src/docspace/members.ts";
import type { AuditedRoom } from "../../../src/docspace/rooms.ts";
import { ACTIONS } from "../../../src/docspace/wire/actions.ts";
import { dialectOf } from "../../../src/docspace/wire/dialect.ts";
import { explanationText } from "../../../src/report/vocabulary/explanation.ts";
import { timeWords } from "../../../src/report/vocabulary/reasons.ts";
import type { EpochSeconds } from "../../../src/time/epoch.ts";
import { createLocalTime } from "../../../src/time/local-time.ts";
import type { Period } from "../../../src/time/period.ts";

/** Seconds of a UTC date and time, `2026-10-05` or `2026-10-05T12:00`. */
export function at(text: string): EpochSeconds {
  return Date.parse(text.length === 10 ? `${text}T00:00:00Z` : `${text}:00Z`) / 1000;
}

export const OCTOBER: Period = {
  start: at("2026-10-01"),
  end: at("2026-11-01"),
  firstDay: "2026-10-01",
  lastDay: "2026-10-31",
  timeZone: "UTC",
  label: "2026-10",
  provisional: false,
};

export function room(id: number, title = `Room ${id}`, more: Partial<AuditedRoom> = {}): AuditedRoom {
  return {
    id,
    title,
    roomType: 2,
    area: "active",
    thirdParty: false,
    created: at("2025-01-01"),
    filesCount: 0,
    openToStrangers: false,
    ...more,
  };
}

export function person(id: string, more: Partial<Person> = {}): Person {
  return { id, name: id, email: `${id}@example.com`, status: "active", guest: false, ...more };
}

export function member(who: string | Person, more: Partial<Member> = {}): Member {
  return {
    person: typeof who === "string" ? person(who) : who,
    access: "read",
    membership: { by: "direct" },
    groups: [],
    ...more,
  };
}

export function byGroup(who: string | Person, groupId: string, more: Partial<Member> = {}): Member {
  const group = { id: groupId, name: `Group ${groupId}` };
  return member(who, { membership: { by: "group", group }, groups: [group], ...more });
}

export function entry(
  roomId: number,
  id: number,
  when: string | EpochSeconds,
  userId: string,
  key: string,
  more: Partial<RoomLogEntry> = {},
): RoomLogEntry {
  const actionId = [...ACTIONS.values()].find(({ name }) => name === key)?.id ?? 0;
  const moment = typeof when === "number" ? when : at(when);
  return { roomId, id, at: moment, userId, user: userId, actionId, key, ...more };
}

export function event(
  id: number,
  when: string | EpochSeconds,
  userId: string,
  name: string,
  more: Partial<AuditEvent> = {},
): AuditEvent {
  const action = [...ACTIONS.values()].find((known) => known.name === name);
  return {
    id,
    at: typeof when === "number" ? when : at(when),
    userId,
    user: userId,
    actionId: action?.id ?? 0,
    action: "",
    actionType: action?.actionType ?? 0,
    product: 2,
    location: action?.location ?? 0,
    target: [],
    entries: [],
    context: "",
    page: "",
    ip: "",
    country: "",
    city: "",
    browser: "",
    platform: "",
    ...more,
  };
}

/** A download of a file, which no room's log shows. */
export function download(
  id: number,
  when: string | EpochSeconds,
  userId: string,
  fileId: number,
  context: string,
): AuditEvent {
  return event(id, when, userId, "FileDownloaded", { target: [String(fileId)], entries: [1], context });
}

export interface World extends Partial<Omit<Collected, "trail" | "logs" | "members">> {
  readonly members?: readonly RoomMembers[] | Readonly<Record<number, readonly Member[]>>;
  readonly events?: readonly AuditEvent[];
  readonly entries?: readonly RoomLogEntry[];
}

/** What a run would have collected: complete in every part, unless the world says otherwise. */
export function collected(world: World): Collected {
  const { events = [], entries = [], members = [], ...more } = world;
  const rooms = world.rooms ?? [room(1), room(2)];
  const ids = rooms.map(({ id }) => Number(id));
  const trail = [...events].sort((a, b) => b.at - a.at || b.id - a.id);
  const logs = ids.flatMap((id) => entries.filter(({ roomId }) => roomId === id).sort((a, b) => b.id - a.id));
  return {
    dialect: dialectOf("3.7.2"),
    period: OCTOBER,
    rooms,
    otherRooms: [],
    titles: rooms.map(({ id, title }) => ({ roomId: Number(id), title })),
    otherTitles: [],
    places: { files: new Map(), folders: new Map(), created: new Map() },
    accountChanges: [],
    ownerChanges: new Map(),
    reassignments: [],
    doubtfulEvents: new Map(),
    filesSince: new Map(),
    logsFrom: at("2026-09-01"),
    begun: at("2026-11-02"),
    ownFiles: new Map(),
    keyOwnerId: "key-owner",
    coverage: coverage(ids),
    ...more,
    members: Array.isArray(members)
      ? members
      : Object.entries(members).map(([id, people]) => ({
          roomId: Number(id),
          state: "read",
          members: people,
        })),
    trail: streamOf(trail),
    logs: streamOf(logs),
  };
}

export function coverage(
  roomIds: readonly number[],
  more: Partial<Collected["coverage"]["trail"]> = {},
): Collected["coverage"] {
  return {
    trail: {
      state: "complete",
      read: [],
      gaps: [],
      requests: 1,
      rows: 0,
      duplicates: 0,
      events: 0,
      late: 0,
      ...more,
    },
    logs: roomIds.map((roomId) => ({ roomId, state: "complete", total: 0, shown: 0, requests: 1 })),
    reasons: [],
  };
}

function streamOf<T>(items: readonly T[]): { count: number; read(): AsyncIterable<readonly T[]> } {
  return {
    count: items.length,
    async *read() {
      for (let first = 0; first < items.length; first += 3) yield items.slice(first, first + 3);
    },
  };
}

export const RULES: AssessmentRules = { minActivity: 1, graceDays: 14, activity: "any", exemptions: [] };

export function assessed(world: World, rules: Partial<AssessmentRules> = {}): Promise<Assessment> {
  return assess(collected(world), { ...RULES, ...rules });
}

export function rowOf(assessment: Assessment, roomId: number, personId: string): MemberRow {
  const found = assessment.rooms
    .find((one) => one.roomId === roomId)
    ?.members.find((row) => row.person.id === personId);
  if (found === undefined) throw new Error(`no row of ${personId} in room ${roomId}`);
  return found;
}

/** The row's sentence as the reports word it. */
export function whyOf(
  row: MemberRow,
  rules: Partial<AssessmentRules> = {},
  period: Period = OCTOBER,
): string {
  const { minActivity, graceDays, activity } = { ...RULES, ...rules };
  const time = createLocalTime(period.timeZone, at("2026-01-01"), at("2027-01-01"));
  const words = { title: () => undefined, ...timeWords(time) };
  return explanationText(row, { period, minActivity, graceDays, activity, time, words });
}
