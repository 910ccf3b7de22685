import type {
  Assessment,
  AttributedEvent,
  Attribution,
  LeftRow,
  MemberRow,
  RoomAssessment,
  Verdict,
  VerdictKind,
} from "../../../src/assess/assessment.ts";
import { byUrgency } from "../../../src/assess/verdicts/urgency.ts";
import type { Coverage, Membership } from "../../../src/collect/collected.ts";
import type { AuditEvent } from "../../../src/docspace/audit-trail.ts";
import type { Access, Person } from "../../../src/docspace/members.ts";
import type { Room } from "../../../src/docspace/rooms.ts";
import { type Reason, type ReasonOf, reason } from "../../../src/reasons.ts";
import type { AuditReport, TrendPeriod } from "../../../src/report/model.ts";
import { composeNotes } from "../../../src/report/notes.ts";
import type { ReviewRow, ReviewState } from "../../../src/report/review.ts";
import type { ActivityKind } from "../../../src/settings/settings.ts";
import { createLocalTime } from "../../../src/time/local-time.ts";

/** A report with its events, newest first: what the renderers are given. */
export interface Situation {
  readonly report: AuditReport;
  readonly events: readonly AttributedEvent[];
}

/** October 2026 in Berlin: the month with the repeated hour. */
const START = Date.parse("2026-09-30T22:00:00Z") / 1000;
const END = Date.parse("2026-10-31T23:00:00Z") / 1000;
const MADE = Date.parse("2026-11-02T06:17:09Z");
/** Of a report whose period is not over. */
const MADE_EARLY = Date.parse("2026-10-29T06:17:09Z");
const DAY = 86_400;
/** Two days that a trail with a gap lacks. */
const GAP = { from: START + 18 * DAY, to: START + 20 * DAY - 1 };

interface Shape {
  readonly seed: number;
  readonly rooms: readonly string[];
  readonly membersPerRoom: number;
  readonly events: number;
  readonly names?: readonly string[];
  readonly texts?: readonly string[];
  /** Share of the members without any event. */
  readonly idle: number;
  readonly reasons?: readonly Reason[];
  /** Title of the room whose members cannot be read. */
  readonly unreadable?: string;
  readonly provisional?: boolean;
}

const ROOMS = [
  "Board papers",
  "Contracts 2026",
  "Product launch",
  "Hiring",
  "Customer onboarding",
  "Finance close",
  "Works council",
  "Press kit",
];
const FIRST = [
  "Amal",
  "Bruno",
  "Chidi",
  "Dora",
  "Elif",
  "Farid",
  "Greta",
  "Hugo",
  "Ines",
  "Jonas",
  "Kaya",
  "Lena",
];
const LAST = [
  "Okafor",
  "Lindqvist",
  "Moreau",
  "Tanaka",
  "Novak",
  "Silva",
  "Haddad",
  "Berg",
  "Costa",
  "Ivanova",
];

/** What a hostile user would call a room or themselves. */
export const HOSTILE: readonly string[] = [
  `<script>alert("x")</script><img src=x onerror=alert(1)>`,
  "</td></tr></table><h1>Broken</h1><!--",
  "# Heading | **bold** `code` [link](javascript:alert(1)) ![i](https://evil.example/x.png) ~~no~~",
  `=HYPERLINK("https://evil.example","click")`,
  "+1+1",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(A1:A9) @octocat #1 GH-2",
  "\t=1+1",
  "\u001b[31mred\u001b[0m\u009b2J and \u0007bell\u0000",
  "invoice\u202efdp.exe\u2066 \u2069",
  'two\nlines\r\nID: 999\u2028"quoted", and; separated',
  "::set-output name=complete::true\n::error::no ##[error]no",
  "```mermaid\n</details>\n$x^2$ www.evil.example https://evil.example",
  `${"long 🙂 ".repeat(1250)}end`,
  "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 e\u0301 \ud800 half",
  "  ",
];

/** Small, fast and the same everywhere (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const ACCESS: readonly Access[] = [
  "room-manager",
  "content-creator",
  "editing",
  "editing",
  "review",
  "comment",
  "read",
];
const KINDS: readonly (readonly [ActivityKind, number, string])[] = [
  ["open", 5054, ""],
  ["open", 5054, ""],
  ["update", 5034, "File updated"],
  ["upload", 5011, "Uploaded file"],
  ["download", 5009, "File downloaded"],
  ["create", 5000, "File created"],
  ["move", 5015, "File moved"],
  ["share", 5075, "Access rights for user changed"],
];
const WORDS: Readonly<Partial<Record<ActivityKind, string>>> = {
  open: "opened a file for editing",
  update: "changed a file",
  upload: "uploaded a file",
  download: "downloaded a file",
  create: "created a file",
  move: "moved a file",
  share: "changed a person's access",
};

function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

function personOf(index: number, name: string): Person {
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
  const email = `${
    name
      .toLowerCase()
      .replace(/[^a-z]+/g, ".")
      .slice(0, 30) || "someone"
  }.${index}@example.com`;
  return { id, name, email, status: "active", guest: index % 11 === 0, registered: START - 400 * DAY };
}

function roomOf(index: number, title: string): Room {
  return {
    id: 1201 + index,
    title,
    roomType: 2,
    area: "active",
    thirdParty: false,
    created: START - 500 * DAY,
    filesCount: 40 + index,
    openToStrangers: false,
  };
}

function isIncomplete({ reasons = [] }: Shape): boolean {
  return reasons.length > 0;
}

interface Placed {
  readonly room: Room;
  readonly person: Person;
  readonly access: Access;
  readonly membership: Membership;
  readonly idle: boolean;
}

function place(shape: Shape, rooms: readonly Room[], random: () => number): Placed[] {
  const size = Math.max(shape.membersPerRoom, 1);
  return rooms.flatMap((room, roomIndex) =>
    Array.from({ length: size }, (_, index): Placed => {
      const number = roomIndex * Math.ceil(size * 0.7) + index;
      const plainName = `${FIRST[number % FIRST.length]} ${LAST[Math.floor(number / FIRST.length + number) % LAST.length]}`;
      const name = shape.names?.[number % shape.names.length] ?? plainName;
      const group = { id: "g1", name: shape.names?.[3] ?? "Field staff" };
      return {
        room,
        person: personOf(number, name),
        access: index === 0 ? "owner" : pick(random, ACCESS),
        membership:
          index === 0 ? { by: "owner" } : index % 5 === 3 ? { by: "group", group } : { by: "direct" },
        idle: index > 0 && random() < shape.idle,
      };
    }),
  );
}

function makeEvents(shape: Shape, placed: readonly Placed[], random: () => number): AttributedEvent[] {
  const busy = placed.filter(({ idle }) => !idle);
  const events: AttributedEvent[] = [];
  for (let index = 0; index < shape.events; index++) {
    const { room, person } = pick(random, busy);
    const [kind, actionId, words] = pick(random, KINDS);
    const weekend = (day: number) => [2, 3, 9, 10, 16, 17, 23, 24, 30].includes(day);
    let day = Math.floor(random() * 31);
    if (weekend(day) && random() < 0.85) day = Math.floor(random() * 31);
    const at = START + day * DAY + Math.floor((7 + random() * 11) * 3600);
    const fileId = 55_000 + Math.floor(random() * 300);
    const text = shape.texts === undefined ? undefined : pick(random, shape.texts);
    const event: AuditEvent = {
      id: 90_000 + index,
      at: Math.min(at, END - 1),
      userId: person.id,
      user: person.name,
      actionId,
      action: words === "" ? "" : `${words}. [${text ?? `Plan ${fileId % 17}.docx`}]`,
      actionType: 2,
      product: 2,
      location: kind === "share" ? 27 : 1,
      target: kind === "share" ? [String(room.id)] : [String(fileId)],
      entries: kind === "share" ? [25] : [1],
      context: `Rooms: ${room.title}`,
      page:
        index % 3 === 0 ? "" : `https://acme.example.com/rooms/shared/${room.id}/filter?folder=${room.id}`,
      ip: index % 7 === 0 ? "" : `203.0.113.${index % 250}`,
      country: index % 4 === 0 ? "Germany" : "",
      city: index % 4 === 0 ? (text ?? "Berlin") : "",
      browser: index % 3 === 0 ? "" : "Chrome 140",
      platform: index % 3 === 0 ? "" : (text ?? "Windows 11"),
    };
    const attribution: Attribution =
      index % 97 === 0
        ? { by: "none", candidates: [1201, 1202], otherRoom: false }
        : { by: kind === "open" || kind === "download" ? "file" : "log", roomId: room.id as number };
    events.push({ event, attribution, kind });
  }
  const until = shape.provisional === true ? MADE_EARLY / 1000 - 3600 : END;
  const missed = (at: number) => isIncomplete(shape) && at >= GAP.from && at <= GAP.to;
  const seen = events.filter(({ event }) => event.at < until && !missed(event.at));
  events.splice(0, events.length, ...seen);
  events.sort((a, b) => b.event.at - a.event.at || b.event.id - a.event.id);
  // As on the portal: the newer an event, the greater its id.
  return events.map((entry, index) => ({
    ...entry,
    event: { ...entry.event, id: 90_000 + events.length - index },
  }));
}

function verdictOf(index: number, events: number, incomplete: Reason | undefined): Verdict {
  if (index % 37 === 20) return { kind: "disabled" };
  if (index % 41 === 17) return { kind: "invited" };
  if (index % 29 === 9)
    return { kind: "exempt", reason: "Service account of the archive", until: "2027-03-31" };
  if (events > 0) return { kind: "active" };
  if (index % 13 === 5) return { kind: "new" };
  if (incomplete !== undefined) return { kind: "unknown", reason: incomplete };
  return { kind: "inactive" };
}

function assess(
  shape: Shape,
  rooms: readonly Room[],
  placed: readonly Placed[],
  events: readonly AttributedEvent[],
): Assessment {
  const time = createLocalTime("Europe/Berlin", START, END);
  const perPerson = new Map<string, AttributedEvent[]>();
  const perRoomDay = new Map<number, Map<string, number>>();
  const perDay = new Map<string, number>();
  const byMethod = { log: 0, file: 0, title: 0 };
  let unattributed = 0;
  for (const entry of events) {
    const day = time.day(entry.event.at);
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
    if (entry.attribution.by === "none") {
      unattributed++;
      continue;
    }
    const { roomId } = entry.attribution;
    byMethod[entry.attribution.by]++;
    const days = perRoomDay.get(roomId) ?? new Map<string, number>();
    perRoomDay.set(roomId, days.set(day, (days.get(day) ?? 0) + 1));
    const key = `${roomId} ${entry.event.userId}`;
    const list = perPerson.get(key);
    if (list === undefined) perPerson.set(key, [entry]);
    else list.push(entry);
  }
  const first = shape.reasons?.[0];
  const counts = { disabled: 0, invited: 0, exempt: 0, active: 0, new: 0, unknown: 0, inactive: 0 };
  const inactivePeople = new Set<string>();
  const roomRows = rooms.map((room): RoomAssessment => {
    const unreadable = room.title === shape.unreadable;
    const members = placed
      .filter((entry) => entry.room === room && !unreadable)
      .map((entry, index): MemberRow => {
        const done = perPerson.get(`${room.id} ${entry.person.id}`) ?? [];
        const verdict = verdictOf(index, done.length, first);
        counts[verdict.kind]++;
        if (verdict.kind === "inactive") inactivePeople.add(entry.person.id);
        const last = done[0];
        const kinds = Map.groupBy(done, ({ kind }) => kind);
        return {
          roomId: room.id as number,
          person: {
            ...entry.person,
            status:
              verdict.kind === "disabled" ? "disabled" : verdict.kind === "invited" ? "invited" : "active",
          },
          access: entry.access,
          membership: entry.membership,
          since:
            entry.membership.by === "group"
              ? { kind: "unknown" }
              : verdict.kind === "new"
                ? { kind: "joined", at: START + 23 * DAY, source: "room-log" }
                : { kind: "before", at: START - 14 * DAY },
          verdict,
          basis: { judgedFrom: START, limits: [], timesAdded: 0 },
          events: done.length,
          ...(last === undefined
            ? {}
            : {
                lastActivity: {
                  at: last.event.at,
                  actionId: last.event.actionId,
                  kind: last.kind,
                  words: WORDS[last.kind] ?? "did something",
                },
              }),
          topKinds: [...kinds]
            .map(([kind, list]) => [kind, list.length] as const)
            .sort((a, b) => b[1] - a[1])
            .slice(0, 3),
        };
      });
    const left: LeftRow[] =
      room.id === 1202
        ? [
            {
              roomId: 1202,
              personId: "left-1",
              name: shape.names?.[0] ?? "Milan Left",
              leftAt: START + 12 * DAY,
              events: 4,
            },
          ]
        : [];
    const days = perRoomDay.get(room.id as number) ?? new Map<string, number>();
    return {
      roomId: room.id as number,
      title: room.title,
      formerTitles: room.id === 1203 ? ["Project Falcon"] : [],
      ...(unreadable
        ? {
            unreadable: unreadableRoom(room.id as number),
          }
        : {}),
      events: [...days.values()].reduce((sum, count) => sum + count, 0),
      members: members.sort(byUrgency),
      left,
      eventsPerDay: days,
    };
  });
  const inRooms = byMethod.log + byMethod.file + byMethod.title;
  return {
    rooms: roomRows,
    events: { portal: events.length, inRooms, inOtherRooms: 0, unattributed, outsideRooms: 0, byMethod },
    eventsPerDay: perDay,
    counts,
    inactivePeople: inactivePeople.size,
    activity: "any",
    reasons: shape.reasons ?? [],
    attributions: { of: new Uint32Array(), values: [] },
    notes: [],
  };
}

function coverageOf(shape: Shape, rooms: readonly Room[], events: number): Coverage {
  const incomplete = isIncomplete(shape);
  const until = shape.provisional === true ? MADE_EARLY / 1000 - 1 : END - 1;
  const requests = Math.ceil(events / 100) + 3;
  return {
    trail: {
      state: incomplete ? "incomplete" : "complete",
      read: incomplete
        ? [
            { from: GAP.to + 1, to: until, requests: 3, rows: 200, duplicates: 0 },
            { from: START, to: GAP.from - 1, requests: requests - 3, rows: events - 188, duplicates: 12 },
          ]
        : [{ from: START, to: until, requests, rows: events + 12, duplicates: 12 }],
      gaps: incomplete ? [GAP] : [],
      requests,
      rows: events + 12,
      duplicates: 12,
      events,
      late: 3,
    },
    logs: rooms.map((room) => ({
      roomId: room.id as number,
      state: "complete",
      total: Math.floor(events / rooms.length / 2),
      shown: Math.floor(events / rooms.length / 2),
      requests: 2,
    })),
    ...(incomplete
      ? {}
      : {
          crossCheck: {
            ...{ expected: Math.floor(events / 2), found: Math.floor(events / 2) },
            ...{ missing: [], unlisted: 2 },
          },
        }),
    reasons: shape.reasons ?? [],
  };
}

function createSituation(shape: Shape): Situation {
  const random = randomNumbers(shape.seed);
  const rooms = shape.rooms.map((title, index) => roomOf(index, title));
  const placed = place(shape, rooms, random);
  const events = makeEvents(shape, placed, random);
  const made = shape.provisional === true ? MADE_EARLY : MADE;
  const assessment = assess(shape, rooms, placed, events);
  const coverage = coverageOf(shape, rooms, events.length);
  const period = {
    start: START,
    end: END,
    firstDay: "2026-10-01",
    lastDay: "2026-10-31",
    timeZone: "Europe/Berlin",
    label: "2026-10",
    provisional: shape.provisional ?? false,
  };
  const settings = {
    rooms: "all",
    minActivity: 1,
    graceDays: 14,
    activity: "any",
    filters: [],
  } as const;
  const listed = { count: events.length, filteredOut: 0, otherRooms: 0 };
  const otherRooms: Room[] = [
    { ...roomOf(50, shape.names?.[1] ?? "Old tender"), area: "archived" },
    { ...roomOf(51, shape.names?.[2] ?? "Room blueprint"), area: "template" },
  ];
  return {
    events,
    report: {
      tool: { name: "docspace-audit", version: "1.0.0" },
      generatedAt: made,
      portal: { url: "https://acme.example.com/", version: "3.7.2" },
      runUrl: "https://github.com/acme/audits/actions/runs/1234567890",
      period,
      reports: ["compliance", "inactivity"],
      settings,
      ...composeNotes({ period, settings, coverage, assessment, listed }),
      coverage,
      assessment,
      otherRooms,
      listed,
    },
  };
}

function unreadableRoom(roomId: number): ReasonOf<"members-unreadable"> {
  const failure = "the key's owner is not a member of the room.";
  return reason("members-unreadable", { failure }, { rooms: [roomId] });
}

/** About 60 people in 8 rooms; a quarter of them did nothing. */
export function ordinaryMonth(events = 1500): Situation {
  return createSituation({ seed: 1, rooms: ROOMS, membersPerRoom: 14, events, idle: 0.25 });
}

export function everybodyActive(): Situation {
  return createSituation({ seed: 2, rooms: ROOMS.slice(0, 4), membersPerRoom: 5, events: 1200, idle: 0 });
}

export function incompleteMonth(): Situation {
  const reasons = [reason("trail-gap", {}, { range: GAP }), unreadableRoom(1204)];
  const shape = { seed: 3, rooms: ROOMS.slice(0, 6), membersPerRoom: 9, events: 900, idle: 0.4, reasons };
  return createSituation({ ...shape, unreadable: "Hiring", provisional: true });
}

/** Large enough for what grows with the number of people. */
export function manyMembers(membersPerRoom = 100, rooms = 10): Situation {
  const titles = Array.from({ length: rooms }, (_, index) => `${ROOMS[index % ROOMS.length]} ${index + 1}`);
  return createSituation({ seed: 4, rooms: titles, membersPerRoom, events: 4000, idle: 0.3 });
}

export function hostileNames(): Situation {
  const shape = { seed: 5, rooms: HOSTILE, membersPerRoom: 6, events: 600, idle: 0.3 };
  return createSituation({ ...shape, names: HOSTILE, texts: HOSTILE });
}

/** A month of a portal that a seed makes, after earlier ones, with a review: one to eight rooms, of few or many members, busy or idle. */
export function anyMonth(seed: number): Situation {
  const random = randomNumbers(seed);
  const some = (most: number) => 1 + Math.floor(random() * most);
  const shape = { rooms: ROOMS.slice(0, some(8)), membersPerRoom: some(25), events: some(1500) };
  const unreadable = random() < 0.3 ? { unreadable: ROOMS[0] ?? "" } : {};
  const month = createSituation({ ...shape, ...unreadable, seed, idle: random() * 0.6 });
  return withReview({ ...month, report: { ...month.report, trend: TREND } });
}

/** The same month after an earlier one that was kept. */
export function comparedMonth(): Situation {
  const situation = ordinaryMonth();
  const { rooms } = situation.report.assessment;
  const rows = rooms.flatMap(({ members }) => members);
  const ids = (kind: VerdictKind, count: number) =>
    rows
      .filter(({ verdict }) => verdict.kind === kind)
      .slice(0, count)
      .map(({ roomId, person }) => ({ roomId, personId: person.id }));
  const comparison = {
    previousLabel: "2026-09",
    newlyInactive: ids("inactive", 3),
    activeAgain: ids("active", 2),
    events: rooms.map(({ roomId, events }, index) => ({
      roomId,
      before: events + (index % 3) * 20 - 15,
      now: events,
    })),
  };
  return { ...situation, report: { ...situation.report, comparison, trend: TREND } };
}

/** The same month with an access review in which some rows are decided and some overdue. */
export function reviewedMonth(): Situation {
  return withReview(comparedMonth());
}

function withReview(situation: Situation): Situation {
  const inactive = situation.report.assessment.rooms
    .flatMap(({ members }) => members)
    .filter(({ verdict }) => verdict.kind === "inactive");
  const states: readonly ReviewState[] = ["open", "not-done", "kept", "done"];
  const rows = inactive.map(({ roomId, person }, index): ReviewRow => {
    const state = states[index % states.length] ?? "open";
    const since = "2026-09-02";
    const row = { roomId, personId: person.id, name: person.name, state, since, days: 61 };
    if (state === "open") return { ...row, overdue: index % 8 === 0 };
    const decision = {
      ...({ room: roomId, person: person.id, decision: state === "kept" ? "keep" : "remove" } as const),
      ...{ reason: "Prüft die Akten von 2027", decidedBy: "Žofia Nováková", decidedOn: since },
      ...{
        asked: since,
        at: "2026-09-05T06:17:09Z",
        readOn: "2026-09-05",
        changedBy: "Žofia Nováková",
        run: "1",
      },
    };
    return {
      ...row,
      overdue: state === "not-done",
      decision,
      ...(state === "kept" ? { until: "2027-01-31" } : {}),
    };
  });
  const workbook = `${situation.report.portal.url}doceditor?fileId=4711`;
  return { ...situation, report: { ...situation.report, review: { day: "2026-11-02", workbook, rows } } };
}

/** Nothing but a portal: no room to audit. */
function emptyPortal(): Situation {
  return createSituation({ seed: 7, rooms: [], membersPerRoom: 0, events: 0, idle: 0 });
}

/** A plan without the Audit feature: the rooms' own logs are all there is, and opens and downloads are not known. */
function withoutAudit(): Situation {
  const shape = { seed: 6, rooms: ROOMS.slice(0, 4), membersPerRoom: 8, events: 300, idle: 0.3 };
  const reasons = [reason("no-audit-feature", {}), reason("trail-unavailable", {})];
  const { report, events } = createSituation({ ...shape, reasons });
  const trail = {
    ...{ state: "unavailable" as const, read: [], gaps: [] },
    ...{ requests: 1, rows: 20, duplicates: 0, events: 0, late: 0 },
  };
  const { crossCheck: _, ...coverage } = report.coverage;
  return { events, report: { ...report, coverage: { ...coverage, trail } } };
}

/** What earlier reports said: one month is missing, one was incomplete. */
const TREND: readonly TrendPeriod[] = [
  ["2026-04", true, 35, 61, 1210],
  ["2026-05", true, 33, 66, 1325],
  ["2026-07", true, 31, 70, 1190],
  ["2026-08", false, 4, 52, 610],
  ["2026-09", true, 27, 75, 1440],
].map(([label, complete, inactive, active, events]) => ({
  ...{ label: String(label), complete: complete === true },
  ...{ inactive: Number(inactive), active: Number(active), events: Number(events) },
  rooms: new Map(
    [1201, 1202, 1204].map((id, index) => [id, { inactive: 3 + index, active: 11, events: 150 }]),
  ),
}));

/** What `npm run preview` shows, by folder name. */
export const SITUATIONS: Readonly<Record<string, () => Situation>> = {
  ordinary: reviewedMonth,
  empty: emptyPortal,
  "everybody-active": everybodyActive,
  incomplete: incompleteMonth,
  "1000-members": manyMembers,
  "hostile-names": hostileNames,
  "without-audit": withoutAudit,
};
