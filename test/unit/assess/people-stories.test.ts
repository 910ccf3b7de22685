import { describe, expect, test } from "vitest";
import {
  assessed,
  at,
  byGroup,
  download,
  entry,
  event,
  member,
  person,
  rowOf,
  type World,
  whyOf,
} from "./world.ts";

/** What happened to Ann in room 1, and what her row says of it. */
async function story(world: World, rules = {}) {
  const row = rowOf(await assessed({ members: { 1: [member("ann")] }, ...world }, rules), 1, "ann");
  return { verdict: row.verdict.kind, why: whyOf(row, rules), events: row.events };
}

const group = { id: "g", name: "Group g" };
const step = (id: number, when: string, key: string) =>
  entry(1, id, when, "boss", key, { member: { id: "ann", name: "Ann" } });
const added = (id: number, when: string) => step(id, when, "RoomCreateUser");
const removed = (id: number, when: string) => step(id, when, "RoomRemoveUser");
const groupStep = (id: number, when: string, key: string) => entry(1, id, when, "boss", key, { group });
const typeChange = (id: number, when: string) =>
  event(id, when, "boss", "", { actionId: 4019, product: 8, location: 30, target: ["ann"], entries: [23] });
const work = (id: number, when: string) => download(id, when, "ann", 5, "Rooms: Room 1");

describe("somebody who came by a group", () => {
  test("is judged on the whole period where the group was there before: nobody knows when they joined it", async () => {
    expect(await story({ members: { 1: [byGroup("ann", "g")] } })).toEqual({
      verdict: "inactive",
      why: "No activity in October 2026; a member by group “Group g”, since unknown.",
      events: 0,
    });
  });

  test("is new where the group was taken out and let in again shortly before the end", async () => {
    const entries = [
      groupStep(1, "2026-09-05", "RoomGroupAdded"),
      groupStep(2, "2026-10-10", "RoomGroupRemove"),
      groupStep(3, "2026-10-25", "RoomGroupAdded"),
    ];
    expect(await story({ members: { 1: [byGroup("ann", "g")] }, entries })).toMatchObject({
      verdict: "new",
      why: expect.stringContaining("Cannot have been a member before 25 October 2026"),
    });
  });

  test("and was added directly too is a direct member, whose joining is known", async () => {
    expect(
      await story({
        members: { 1: [member("ann", { groups: [group] })] },
        entries: [groupStep(1, "2026-09-05", "RoomGroupAdded"), added(2, "2026-10-05")],
      }),
    ).toEqual({
      verdict: "inactive",
      why: "No activity from 5 October 2026 to 31 October 2026; joined on 5 October 2026.",
      events: 0,
    });
  });

  test("is active by what they did before the group was taken out and let in again", async () => {
    const entries = [
      groupStep(1, "2026-10-10", "RoomGroupRemove"),
      groupStep(2, "2026-10-25", "RoomGroupAdded"),
    ];
    expect(
      await story({ members: { 1: [byGroup("ann", "g")] }, entries, events: [work(9, "2026-10-03")] }),
    ).toMatchObject({
      verdict: "active",
      events: 1,
      why: expect.stringMatching(/^1 event in October 2026, the last on 3 October 2026 .*, since unknown/),
    });
  });
});

describe("somebody who was added twice", () => {
  test("is judged from the last time", async () => {
    expect(await story({ entries: [added(1, "2026-10-02"), added(2, "2026-10-08")] })).toEqual({
      verdict: "inactive",
      why: "No activity from 8 October 2026 to 31 October 2026; added 2 times, last on 8 October 2026.",
      events: 0,
    });
  });

  test("is new where the last time was within the days of grace", async () => {
    expect(await story({ entries: [added(1, "2026-09-02"), added(2, "2026-10-25")] })).toEqual({
      verdict: "new",
      why: "Joined on 25 October 2026, fewer than 14 days before the period's end (31 October 2026); added 2 times, last on 25 October 2026.",
      events: 0,
    });
  });
});

describe("somebody who was removed and came back", () => {
  const entries = [removed(1, "2026-10-03"), added(2, "2026-10-07")];

  test("is judged from when they came back", async () => {
    expect(await story({ entries })).toEqual({
      verdict: "inactive",
      why: "No activity from 7 October 2026 to 31 October 2026; removed on 3 October 2026 and back since 7 October 2026.",
      events: 0,
    });
  });

  test("is active by what they did before they were removed", async () => {
    expect(await story({ entries, events: [work(9, "2026-10-02")] })).toEqual({
      verdict: "active",
      why: "1 event in October 2026, the last on 2 October 2026 (downloaded a file); removed on 3 October 2026 and back since 7 October 2026.",
      events: 1,
    });
  });

  test("shortly before the end is new again", async () => {
    expect(await story({ entries: [removed(1, "2026-10-03"), added(2, "2026-10-25")] })).toEqual({
      verdict: "new",
      why: "Joined on 25 October 2026, fewer than 14 days before the period's end (31 October 2026); removed on 3 October 2026 and back since 25 October 2026.",
      events: 0,
    });
  });

  test("within one second is there, as the later of the two steps says", async () => {
    expect(await story({ entries: [removed(1, "2026-10-07"), added(2, "2026-10-07")] })).toMatchObject({
      verdict: "inactive",
      why: expect.stringContaining("removed on 7 October 2026 and back since 7 October 2026"),
    });
  });

  test("by a group is a member by that group", async () => {
    expect(
      await story({
        members: { 1: [byGroup("ann", "g")] },
        entries: [added(1, "2026-09-03"), removed(2, "2026-10-03")],
      }),
    ).toMatchObject({
      verdict: "inactive",
      why: "No activity in October 2026; a member by group “Group g”, since unknown.",
    });
  });
});

describe("somebody who was removed while the run read", () => {
  const since = async (begun: string, entries: readonly ReturnType<typeof step>[]) =>
    (await story({ begun: at(begun), entries })).verdict;

  test("was a member of the list that was read before, and is judged as one", async () => {
    expect(await since("2026-11-02", [removed(9, "2026-11-02")])).toBe("inactive");
    expect(await since("2026-11-02", [added(1, "2026-10-25"), removed(9, "2026-11-02")])).toBe("new");
    expect(await since("2026-11-02", [removed(9, "2026-11-02"), removed(10, "2026-11-03")])).toBe("inactive");
  });

  test("and before it, is a member again in a way that the log does not tell", async () => {
    expect(await since("2026-11-02", [removed(9, "2026-11-01")])).toBe("new");
  });

  test("and came back since, is new: the list may have been read after that", async () => {
    expect(await since("2026-11-02", [removed(9, "2026-11-02"), added(10, "2026-11-03")])).toBe("new");
  });
});

describe("somebody whose account changed its type", () => {
  test("from guest to user is judged as the same person, and the row says so", async () => {
    expect(await story({ events: [typeChange(1, "2026-10-12")] })).toEqual({
      verdict: "inactive",
      why: "No activity in October 2026; the account's type was changed on 12 October 2026, not a guest now.",
      events: 0,
    });
  });

  test("from user to guest too", async () => {
    const members = { 1: [member(person("ann", { guest: true }))] };
    expect(await story({ members, events: [typeChange(1, "2026-10-12")] })).toMatchObject({
      verdict: "inactive",
      why: expect.stringMatching(/; the account's type was changed on 12 October 2026, now a guest\.$/),
    });
  });

  test("keeps what they did as a guest", async () => {
    expect(await story({ events: [work(2, "2026-10-05"), typeChange(1, "2026-10-12")] })).toMatchObject({
      verdict: "active",
      events: 1,
    });
  });

  test("is exempt as a guest only while they are one", async () => {
    const exemptions = [{ who: [{ kind: "guests" as const }], reason: "Partners", line: 1 }];
    expect((await story({ events: [typeChange(1, "2026-10-12")] }, { exemptions })).verdict).toBe("inactive");
    const members = { 1: [member(person("ann", { guest: true }))] };
    expect((await story({ members }, { exemptions })).verdict).toBe("exempt");
  });
});

test("somebody inactive for several periods in a row: the sentence says so", async () => {
  expect((await story({}, { history: () => 2 })).why).toBe(
    "No activity in October 2026, for the third month in a row.",
  );
  expect((await story({}, { history: () => 0 })).why).toBe("No activity in October 2026.");
});
