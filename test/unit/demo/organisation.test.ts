import { describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../../demo/organisation.ts";
import { shownInLog } from "../../../demo/portal/actions.ts";
import { nobody } from "../../../demo/portal/model.ts";

const iso = (at: number): string => new Date(at * 1000).toISOString();

interface Row {
  readonly id: number;
  readonly userId: string;
  readonly actionId: number;
}

interface LogItem {
  readonly id: number;
  readonly action: { readonly id: number };
  readonly initiator: { readonly id: string };
  readonly related?: readonly LogItem[];
}

function ask(
  organisation: Organisation,
  path: string,
): { readonly response: unknown[]; readonly total?: number } {
  const portal = organisation.portal({ ties: "stable" });
  const headers = { authorization: `Bearer ${organisation.keys.least.secret}` };
  const url = `/api/2.0/${path}`;
  const answer = portal.handle({ method: "GET", url, headers, body: new Uint8Array(0) }, organisation.now);
  return JSON.parse(Buffer.from(answer.body).toString("utf8")) as { response: unknown[]; total?: number };
}

/** Everything the portal lists in the period, page after page over the API. */
function walk(organisation: Organisation): Row[] {
  const { start, end } = organisation.truth;
  const rows: Row[] = [];
  for (;;) {
    const query = `from=${iso(start)}&to=${iso(end - 1)}&startIndex=${rows.length}`;
    const page = ask(organisation, `security/audit/events/filter?${query}`).response as Row[];
    rows.push(...page);
    if (page.length < 100) return rows;
  }
}

/** A room's own log of the period, unfolded. */
function walkLog(
  organisation: Organisation,
  roomId: number,
): { readonly rows: Row[]; readonly total: number } {
  const { start, end } = organisation.truth;
  const rows: Row[] = [];
  for (let from = 0; ; from += 100) {
    const query = `fromDate=${iso(start)}&toDate=${iso(end - 1)}&startIndex=${from}`;
    const { response, total = 0 } = ask(organisation, `files/folder/${roomId}/log?${query}`);
    for (const first of response as LogItem[]) {
      for (const item of [first, ...(first.related ?? [])]) {
        rows.push({ id: item.id, userId: item.initiator.id, actionId: item.action.id });
      }
    }
    if (from + 100 >= total) return { rows, total };
  }
}

const worlds = [
  { month: "2026-10", timeZone: "Europe/Berlin", seed: 1 },
  { month: "2026-10", timeZone: "Pacific/Kiritimati", seed: 2 },
  { month: "2026-10", timeZone: "America/Los_Angeles", seed: 3 },
  { month: "2027-02", timeZone: "UTC", seed: 4 },
  { month: "2026-03", timeZone: "Europe/Berlin", seed: 5 },
];

describe.each(worlds)("the organisation of $month in $timeZone (seed $seed)", (options) => {
  const organisation = makeOrganisation({ ...options, events: 2000 });
  const { truth } = organisation;
  const rows = walk(organisation);

  test("knows how many events there are, to the event", () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.length).toBe(truth.events);
    const inRooms = [...truth.eventsByRoom.values()].reduce((sum, count) => sum + count, 0);
    expect(inRooms + truth.eventsOutsideRooms).toBe(truth.events);
  });

  test("knows the room of every event", () => {
    const counted = new Map<number, number>();
    for (const { id } of rows) {
      const room = truth.roomOf.get(id) ?? -1;
      counted.set(room, (counted.get(room) ?? 0) + 1);
    }
    expect(counted.get(0) ?? 0).toBe(truth.eventsOutsideRooms);
    counted.delete(0);
    expect([...counted].sort()).toEqual([...truth.eventsByRoom].sort());
  });

  test("counts for a member what the trail and the log have of them in that room", () => {
    const logs = new Map(
      [...organisation.store.rooms.keys()].map((id) => [id, walkLog(organisation, id).rows] as const),
    );
    const notice = 5203;
    for (const member of [...truth.members, ...truth.left]) {
      const theirs = ({ userId, actionId }: Row): boolean =>
        userId === member.personId && actionId !== notice;
      const listed = rows.filter((row) => theirs(row) && truth.roomOf.get(row.id) === member.roomId);
      const logged = logs.get(member.roomId)?.filter(theirs) ?? [];
      expect(new Set([...listed, ...logged].map(({ id }) => id)).size).toBe(member.events);
    }
  });

  test("has logs with the totals the truth says", () => {
    for (const [roomId, count] of truth.logEventsByRoom) {
      const { rows: logged, total } = walkLog(organisation, roomId);
      expect(total).toBe(count);
      expect(new Set(logged.map(({ id }) => id)).size).toBe(count);
      for (const { id } of logged) expect(truth.roomOf.get(id)).toBe(roomId);
    }
  });

  test("gives every member one verdict, and each kind to somebody", () => {
    const pairs = truth.members.map(({ roomId, personId }) => `${roomId}/${personId}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    const total = Object.values(truth.counts).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(truth.members.length);
    for (const count of Object.values(truth.counts)) expect(count).toBeGreaterThan(0);
    for (const { verdict, events } of truth.members) {
      if (verdict === "active") expect(events).toBeGreaterThan(0);
      if (verdict === "inactive" || verdict === "new") expect(events).toBe(0);
    }
  });

  test("lists in the rooms' member lists exactly the members of the truth", () => {
    const { store } = organisation;
    for (const room of store.rooms.values()) {
      if (room.area !== "active") continue;
      const people = [...store.people.keys()].filter((id) => store.accessOf(room, id) !== 0);
      const told = truth.members.filter(({ roomId }) => roomId === room.id).map(({ personId }) => personId);
      expect(told.toSorted()).toEqual(people.toSorted());
    }
  });
});

describe("what the demo organisation has to offer", () => {
  const organisation = makeOrganisation();
  const { truth, store, rooms } = organisation;
  const events = [...store.trail.between(truth.start, truth.end - 1)];

  test("61 people, 8 rooms, 2 groups, and about 6 000 events", () => {
    expect(organisation.people).toHaveLength(61);
    expect(store.rooms.size).toBe(8);
    expect(organisation.groups).toHaveLength(2);
    expect(truth.events).toBeGreaterThan(5_500);
    expect(truth.events).toBeLessThan(6_500);
    for (const { email } of organisation.people) expect(email).toMatch(/@example\.com$/);
  });

  test("seconds with more events than a page holds, one of them by one person alone", () => {
    const bySecond = Map.groupBy(events, ({ at }) => at);
    const crowded = [...bySecond.values()].filter((group) => group.length > 100);
    expect(crowded.length).toBeGreaterThanOrEqual(2);
    expect(
      crowded.some((group) => new Set(group.map(({ personId, action }) => personId + action)).size === 1),
    ).toBe(true);
  });

  test("events in both passes of the repeated hour", () => {
    const change = Date.parse("2026-10-25T01:00:00Z") / 1000;
    expect(events.filter(({ at }) => at >= change - 3600 && at < change).length).toBeGreaterThan(2);
    expect(events.filter(({ at }) => at >= change && at < change + 3600).length).toBeGreaterThan(1);
  });

  test("a room renamed in the month, one archived before, one that strangers can read", () => {
    expect(rooms.launch.formerTitles).toHaveLength(1);
    expect(rooms.launch.formerTitles[0]?.until).toBeGreaterThan(truth.start);
    expect(rooms.archived.area).toBe("archived");
    expect(rooms.brochures.externalLink).toBe(true);
  });

  test("people who only open and download, and are active by that alone", () => {
    const readers = truth.members.filter((member) => member.verdict === "active" && member.changes === 0);
    expect(readers.length).toBeGreaterThan(5);
    for (const { verdictByChanges } of readers) expect(verdictByChanges).not.toBe("active");
  });

  test("members by group only, and somebody who is a member both ways", () => {
    expect(truth.members.some(({ membership }) => membership === "group")).toBe(true);
    const legalTeam = new Set(organisation.groups[0]?.members);
    const both = truth.members.filter(
      ({ roomId, personId, membership }) =>
        roomId === 1201 && membership === "direct" && legalTeam.has(personId),
    );
    expect(both).toHaveLength(1);
  });

  test("somebody who left for good, with what they did before", () => {
    expect(truth.left).toHaveLength(1);
    expect(truth.left[0]?.events).toBeGreaterThan(0);
  });

  test("strangers by link and quota notices, which are nobody's activity", () => {
    expect(events.filter(({ personId }) => personId === nobody.guest).length).toBeGreaterThan(10);
    const notice = events.find(({ action }) => action === 5203);
    expect(shownInLog(5203)).toBeDefined();
    const member = truth.members.find(
      ({ personId, roomId }) => personId === notice?.personId && roomId === notice?.roomId,
    );
    expect(member?.verdict).toBe("inactive");
  });

  test("the same portal again from the same seed, another from another", () => {
    const again = [...makeOrganisation().store.trail.between(truth.start, truth.end - 1)];
    expect(again).toEqual(events);
    const other = makeOrganisation({ seed: 2 });
    expect([...other.store.trail.between(truth.start, truth.end - 1)]).not.toEqual(events);
  });
});
