import { describe, expect, test } from "vitest";
import type { Reassignment } from "../../../src/collect/whereabouts/owner-changes.ts";
import { GUEST_ID } from "../../../src/docspace/members.ts";
import { reason } from "../../../src/reasons.ts";
import {
  assessed,
  at,
  byGroup,
  coverage,
  download,
  entry,
  event,
  member,
  person,
  room,
  rowOf,
  type World,
  whyOf as worded,
} from "./world.ts";

const added = (id: number, when: string, who = "ann") =>
  entry(1, id, when, "boss", "RoomCreateUser", { member: { id: who, name: `${who} by name` } });
const removed = (id: number, when: string, who = "ann") =>
  entry(1, id, when, "boss", "RoomRemoveUser", { member: { id: who, name: `${who} by name` } });

async function whyOf(world: World, rules = {}): Promise<string> {
  const row = rowOf(await assessed({ members: { 1: [member("ann")] }, ...world }, rules), 1, "ann");
  return worded(row, rules, world.period);
}

describe("the sentence that says why", () => {
  test("names the whole period for a member of long standing", async () => {
    expect(await whyOf({})).toBe("No activity in October 2026.");
    expect(await whyOf({}, { activity: "changes" })).toBe("Changed nothing in October 2026.");
  });

  test("names the rest of the period for who joined within it", async () => {
    expect(await whyOf({ entries: [added(1, "2026-10-05T12:00")] })).toBe(
      "No activity from 5 October 2026 to 31 October 2026; joined on 5 October 2026.",
    );
  });

  test("says how little was done, and what was last", async () => {
    const events = [download(1, "2026-10-05", "ann", 5, "Rooms: Room 1")];
    expect(await whyOf({ events }, { minActivity: 3 })).toBe(
      "Only 1 event in October 2026, the last on 5 October 2026 (downloaded a file), of at least 3.",
    );
    expect(await whyOf({ events })).toBe(
      "1 event in October 2026, the last on 5 October 2026 (downloaded a file).",
    );
  });

  test("says that nobody knows since when somebody is a member by group", async () => {
    expect(await whyOf({ members: { 1: [byGroup("ann", "g")] } })).toBe(
      "No activity in October 2026; a member by group “Group g”, since unknown.",
    );
    const group = { id: "g", name: "Group g" };
    const entries = [entry(1, 5, "2026-10-08", "boss", "RoomGroupAdded", { group })];
    expect(await whyOf({ members: { 1: [byGroup("ann", "g")] }, entries })).toBe(
      "No activity from 8 October 2026 to 31 October 2026; a member by group “Group g”, since unknown, but not before 8 October 2026.",
    );
    const late = [entry(1, 5, "2026-10-28", "boss", "RoomGroupAdded", { group })];
    expect(await whyOf({ members: { 1: [byGroup("ann", "g")] }, entries: late })).toBe(
      "Cannot have been a member before 28 October 2026, fewer than 14 days before the period's end (31 October 2026); a member by group “Group g”, since unknown, but not before 28 October 2026.",
    );
  });

  test("tells who was added twice from who was removed and came back", async () => {
    expect(await whyOf({ entries: [added(1, "2026-09-05"), added(2, "2026-10-07")] })).toBe(
      "No activity from 7 October 2026 to 31 October 2026; added 2 times, last on 7 October 2026.",
    );
    expect(await whyOf({ entries: [removed(1, "2026-10-03"), added(2, "2026-10-07")] })).toBe(
      "No activity from 7 October 2026 to 31 October 2026; removed on 3 October 2026 and back since 7 October 2026.",
    );
    expect(await whyOf({ entries: [added(1, "2026-10-03"), removed(2, "2026-10-07")] })).toBe(
      "They were removed and are a member again, but the room's log does not show since when.",
    );
  });

  test("says that an account changed from guest to user", async () => {
    const events = [
      event(1, "2026-10-12", "boss", "", {
        actionId: 4019,
        product: 8,
        location: 30,
        target: ["ann"],
        entries: [23],
      }),
    ];
    expect(await whyOf({ events })).toBe(
      "No activity in October 2026; the account's type was changed on 12 October 2026, not a guest now.",
    );
  });

  test("does not speak of an account or room that is as old as the period", async () => {
    const since = (when: string) => ({ 1: [member(person("ann", { registered: at(when) }))] });
    expect(await whyOf({ members: since("2026-10-01") })).toBe("No activity in October 2026.");
    expect(await whyOf({ members: since("2026-10-02") })).toBe(
      "No activity from 2 October 2026 to 31 October 2026; the account exists since 2 October 2026.",
    );
    expect(await whyOf({ members: since("2026-10-30") })).toBe(
      "The account exists since 30 October 2026, fewer than 14 days before the period's end (31 October 2026).",
    );
    const rooms = [room(1, "Room 1", { created: at("2026-10-03") }), room(2)];
    expect(await whyOf({ rooms })).toBe(
      "No activity from 3 October 2026 to 31 October 2026; the room exists since 3 October 2026.",
    );
    expect(await whyOf({ entries: [added(1, "2026-11-01T00:00")] })).toBe(
      "Joined on 1 November 2026, after the period.",
    );
  });

  test("says why the others get no reminder", async () => {
    const status = (kind: "disabled" | "invited") => ({ 1: [member(person("ann", { status: kind }))] });
    expect(await whyOf({ members: status("disabled") })).toBe("The account is disabled.");
    expect(await whyOf({ members: status("invited"), entries: [added(1, "2026-10-05")] })).toBe(
      "Invited on 5 October 2026 and has not accepted yet.",
    );
    expect(await whyOf({ members: status("invited") })).toBe("Invited and has not accepted yet.");
    const exemptions = [
      {
        who: [{ kind: "email" as const, email: "ann@example.com" }],
        reason: "On leave.",
        until: "2026-12-31",
        line: 1,
      },
    ];
    expect(await whyOf({}, { exemptions })).toBe("Exempt until 31 December 2026: On leave.");
    expect(await whyOf({ entries: [added(1, "2026-10-25")] })).toBe(
      "Joined on 25 October 2026, fewer than 14 days before the period's end (31 October 2026).",
    );
    expect(await whyOf({ entries: [added(1, "2026-11-01T09:00")] })).toBe(
      "Joined on 1 November 2026, after the period.",
    );
  });

  test("uses the days of the period's zone", async () => {
    const period = {
      start: at("2026-09-30T22:00"),
      end: at("2026-10-31T23:00"),
      firstDay: "2026-10-01",
      lastDay: "2026-10-31",
      timeZone: "Europe/Berlin",
      label: "2026-10",
      provisional: false,
    };
    const events = [download(1, "2026-10-04T22:30", "ann", 5, "Rooms: Room 1")];
    expect(await whyOf({ period, events })).toContain("the last on 5 October 2026");
    expect([...(await assessed({ period, events })).eventsPerDay]).toEqual([["2026-10-05", 1]]);
  });

  test("names the days that were not covered", async () => {
    const gaps = [{ from: at("2026-10-03"), to: at("2026-10-05T12:00") }];
    expect(await whyOf({ coverage: coverage([1, 2], { state: "incomplete", gaps }) })).toBe(
      "The audit trail could not be read to its end from 3 October 2026 to 5 October 2026.",
    );
  });
});

describe("since when", () => {
  const sinceOf = async (world: World) =>
    rowOf(await assessed({ members: { 1: [member("ann")] }, ...world }), 1, "ann").since;

  test("is the last adding, else before the log was read", async () => {
    expect(await sinceOf({ entries: [added(1, "2026-10-05"), added(2, "2026-10-09")] })).toEqual({
      kind: "joined",
      at: at("2026-10-09"),
      source: "room-log",
    });
    expect(await sinceOf({})).toEqual({ kind: "before", at: at("2026-09-01") });
  });

  test("takes two steps of one second in the order of their ids", async () => {
    const back = [removed(1, "2026-10-05"), added(2, "2026-10-05")];
    expect(await sinceOf({ entries: back })).toMatchObject({ kind: "joined" });
    const gone = [added(1, "2026-10-05"), removed(2, "2026-10-05")];
    expect(await sinceOf({ entries: gone })).toEqual({ kind: "unknown", notBefore: at("2026-10-05") });
  });

  test("is the account's beginning where that is later", async () => {
    const registered = member(person("ann", { registered: at("2026-10-07") }));
    expect(await sinceOf({ members: { 1: [registered] }, entries: [added(1, "2026-10-05")] })).toEqual({
      kind: "joined",
      at: at("2026-10-07"),
      source: "account",
    });
  });

  test("is the room's beginning for its owner, or the day they were given it", async () => {
    const owner = { 1: [member("ann", { access: "owner", membership: { by: "owner" } })] };
    const rooms = [room(1, "Room 1", { created: at("2026-10-03") }), room(2)];
    expect(await sinceOf({ rooms, members: owner })).toMatchObject({
      source: "room-created",
      at: at("2026-10-03"),
    });
    const changed = entry(1, 9, "2026-10-09", "boss", "RoomChangeOwner");
    expect(await sinceOf({ members: owner, entries: [changed] })).toMatchObject({ at: at("2026-10-09") });
    expect(await sinceOf({ members: owner, entries: [added(1, "2026-10-05"), changed] })).toMatchObject({
      at: at("2026-10-05"),
    });
    expect(await sinceOf({ entries: [changed] })).toMatchObject({ kind: "before" });
  });

  test("is before an owner was given the room, where the log shows that they were a member then", async () => {
    const members = { 1: [member("ann", { access: "owner", membership: { by: "owner" } })] };
    const about = { member: { id: "ann", name: "ann" } };
    const right = (when: string) => entry(1, 7, when, "boss", "RoomUpdateAccessForUser", about);
    const changed = entry(1, 9, "2026-10-25", "boss", "RoomChangeOwner");
    const since = (...entries: Parameters<typeof sinceOf>[0]["entries"] & object) =>
      sinceOf({ members, entries: [...entries, changed] });
    expect(await since(right("2026-10-09"))).toMatchObject({ kind: "before" });
    expect(await since(right("2026-10-26"))).toMatchObject({ at: at("2026-10-25") });
    expect(await since(right("2026-10-05"), removed(8, "2026-10-09"))).toMatchObject({
      at: at("2026-10-25"),
    });
  });

  test("is the day somebody was given the room from outside, also when they have given it to another since", async () => {
    const given = (id: number, when: string, owner: string, formerOwner: string) =>
      entry(1, id, when, "boss", "RoomChangeOwner", { owner, formerOwner });
    const toAnn = given(5, "2026-10-25", "ann", "boss");
    const fromAnn = given(6, "2026-10-27", "bob", "ann");
    const right = entry(1, 7, "2026-10-28", "bob", "RoomUpdateAccessForUser", {
      member: { id: "ann", name: "ann" },
    });
    const joined = { kind: "joined", at: at("2026-10-25"), source: "room-log" };
    expect(await sinceOf({ entries: [toAnn, fromAnn] })).toEqual(joined);
    expect(await sinceOf({ entries: [toAnn, fromAnn, right] })).toEqual(joined);
    const members = { 1: [member("ann", { access: "owner", membership: { by: "owner" } })] };
    const back = given(8, "2026-10-29", "ann", "bob");
    expect(await sinceOf({ members, entries: [toAnn, fromAnn, right, back] })).toEqual(joined);
    // Who had the room before was a member, and who is given it by another line is another.
    expect(await sinceOf({ entries: [fromAnn] })).toMatchObject({ kind: "before" });
    expect(await sinceOf({ members, entries: [fromAnn, back] })).toMatchObject({ kind: "before" });
    expect(await sinceOf({ entries: [removed(4, "2026-10-20"), toAnn, fromAnn] })).toEqual(joined);
  });

  test("is the day an owner may have been handed the room with all that somebody else had", async () => {
    const members = {
      1: [member("ann", { access: "owner", membership: { by: "owner" } }), member("bob")],
      2: [member("zoe", { access: "owner", membership: { by: "owner" } })],
    };
    const sentence = (names: string) => ({ sentence: `Neuzugewiesen: von Benutzer${names}` });
    const since = (to: Reassignment["to"], world: Parameters<typeof sinceOf>[0] = {}) =>
      sinceOf({ members, reassignments: [{ at: at("2026-10-25"), from: "old", to }], ...world });
    const joined = { kind: "joined", at: at("2026-10-25"), source: "room-log" };
    expect(await since(sentence("Old One zu Benutzerann"))).toEqual(joined);
    expect(await since({ id: "ann" })).toEqual(joined);
    // Nobody whose name is known: it may be anybody.
    expect(await since(sentence("Old One zu BenutzerAnna"))).toEqual(joined);
    expect(await since(sentence("Old One zu Benutzerzoe"))).toMatchObject({ kind: "before" });
    expect(await since({ id: "zoe" })).toMatchObject({ kind: "before" });
    // Whose rooms went away got none, also by their own name.
    const from = [{ at: at("2026-10-25"), from: "ann", to: sentence("ann zu Benutzerzoe") }];
    expect(await sinceOf({ members, reassignments: from })).toMatchObject({ kind: "before" });
    expect(await since({ id: "ann" }, { members: { 1: [member("ann")] } })).toMatchObject({ kind: "before" });

    const gaveOn = entry(1, 9, "2026-10-28", "ann", "RoomChangeOwner", { owner: "zoe", formerOwner: "ann" });
    const gone = { members: { 1: [member("ann")] }, entries: [gaveOn] };
    expect(await since({ id: "ann" }, gone)).toEqual(joined);
    expect(await since({ id: "zoe" }, gone)).toMatchObject({ kind: "before" });

    const made = entry(1, 3, "2026-10-03", "ann", "RoomCreated");
    const rooms = [room(1, "Room 1", { created: at("2026-10-03") }), room(2)];
    expect(await since({ id: "ann" }, { rooms, entries: [made] })).toMatchObject({ source: "room-created" });
    const byBob = { ...made, userId: "bob" };
    expect(await since({ id: "ann" }, { rooms, entries: [byBob] })).toEqual(joined);
    expect(await since({ id: "ann" }, { entries: [removed(4, "2026-10-20")] })).toEqual(joined);
    expect(await since({ id: "ann" }, { entries: [added(4, "2026-10-20")] })).toMatchObject({
      at: at("2026-10-20"),
    });
    // Up to 3.6.1 who was a member is removed when they are given the room: then they had it before.
    const ownerChanges = new Map([[1, at("2026-10-20")]]);
    expect(await since({ id: "ann" }, { ownerChanges, entries: [removed(4, "2026-10-20")] })).toMatchObject({
      kind: "before",
    });
  });

  test("is the day an owner was given the room, too, where only the trail tells it", async () => {
    const members = { 1: [member("ann", { access: "owner", membership: { by: "owner" } })] };
    const ownerChanges = new Map([[1, at("2026-10-25T10:00")]]);
    const given = { kind: "joined", at: at("2026-10-25T10:00") };
    const removed = (id: number, when: string) =>
      entry(1, id, when, "boss", "RoomRemoveUser", { member: { id: "ann", name: "ann" } });

    expect(await sinceOf({ members, ownerChanges })).toMatchObject(given);
    // Who was a member before is removed as such in that moment; whoever was removed long before was none.
    const asMember = [removed(8, "2026-10-25T10:00")];
    expect(await sinceOf({ members, ownerChanges, entries: asMember })).toMatchObject({ kind: "before" });
    const before = [removed(8, "2026-10-04T10:00")];
    expect(await sinceOf({ members, ownerChanges, entries: before })).toMatchObject(given);
    expect(await sinceOf({ ownerChanges })).toMatchObject({ kind: "before" });
    const logs = [{ roomId: 1, state: "incomplete", total: 0, shown: 0, requests: 1 }] as const;
    expect(await sinceOf({ members, ownerChanges, coverage: { ...coverage([1]), logs } })).toMatchObject({
      kind: "before",
    });
  });

  test("is the room's beginning if the log reaches back to just that", async () => {
    const born = (created: string) => [room(1, "Room 1", { created: at(created) }), room(2)];
    expect(await sinceOf({ rooms: born("2026-09-01") })).toMatchObject({
      kind: "joined",
      source: "room-created",
    });
    expect(await sinceOf({ rooms: born("2026-08-31T23:59") })).toMatchObject({ kind: "before" });
  });

  test("is not moved by an account that is older", async () => {
    const old = member(person("ann", { registered: at("2026-10-05") }));
    expect(await sinceOf({ members: { 1: [old] }, entries: [added(1, "2026-10-05")] })).toMatchObject({
      source: "room-log",
    });
  });

  test("is not known of a member by group, but not before the group or the account", async () => {
    const group = { id: "g", name: "Group g" };
    const entries = [
      entry(1, 5, "2026-10-02", "boss", "RoomGroupAdded", { group }),
      entry(1, 6, "2026-10-04", "boss", "RoomGroupRemove", { group }),
      entry(1, 7, "2026-10-06", "boss", "RoomGroupAdded", { group }),
    ];
    expect(await sinceOf({ members: { 1: [byGroup("ann", "g")] }, entries })).toEqual({
      kind: "unknown",
      notBefore: at("2026-10-06"),
    });
    const later = byGroup(person("ann", { registered: at("2026-10-08") }), "g");
    expect(await sinceOf({ members: { 1: [later] }, entries })).toEqual({
      kind: "unknown",
      notBefore: at("2026-10-08"),
    });
    expect(await sinceOf({ members: { 1: [byGroup("ann", "h")] }, entries })).toEqual({ kind: "unknown" });
  });
});

describe("who left", () => {
  test("is listed with what they did, without a verdict", async () => {
    const world: World = {
      members: { 1: [member("bob")] },
      entries: [removed(9, "2026-10-20")],
      events: [download(1, "2026-10-05", "ann", 5, "Rooms: Room 1")],
    };
    const assessment = await assessed(world);
    expect(assessment.rooms[0]?.left).toEqual([
      {
        roomId: 1,
        personId: "ann",
        name: "ann by name",
        leftAt: at("2026-10-20"),
        events: 1,
        lastActivity: { at: at("2026-10-05"), actionId: 5009, kind: "download", words: "downloaded a file" },
      },
    ]);
    expect(Object.values(assessment.counts).reduce((sum, count) => sum + count)).toBe(1);
  });

  test("is not who came back, is still a member by group, or left at another time", async () => {
    const leftIn = async (world: World) => (await assessed(world)).rooms[0]?.left ?? [];
    const back = [removed(1, "2026-10-03"), added(2, "2026-10-07")];
    expect(await leftIn({ members: { 1: [member("ann")] }, entries: back })).toEqual([]);
    expect(
      await leftIn({ members: { 1: [byGroup("ann", "g")] }, entries: [removed(1, "2026-10-03")] }),
    ).toEqual([]);
    const members = { 1: [] };
    expect(await leftIn({ members, entries: [removed(1, "2026-09-30T23:59")] })).toEqual([]);
    expect(await leftIn({ members, entries: [added(1, "2026-11-01"), removed(2, "2026-11-02")] })).toEqual(
      [],
    );
    expect(await leftIn({ members, entries: [removed(1, "2026-10-01")] })).toHaveLength(1);
  });

  const work = (when = "2026-10-05", who = "ann") => download(90, when, who, 5, "Rooms: Room 1");
  const group = { id: "g", name: "Group g" };
  const groupStep = (id: number, when: string, key: string) => entry(1, id, when, "boss", key, { group });
  const leftOf = async (world: World) =>
    (await assessed({ members: { 1: [member("bob")] }, ...world })).rooms[0]?.left;

  test("is also who was removed after the period and before the run", async () => {
    for (const entries of [[removed(9, "2026-11-01")], [added(8, "2026-10-03"), removed(9, "2026-11-01")]]) {
      expect(await leftOf({ entries, events: [work()] })).toMatchObject([
        { personId: "ann", leftAt: at("2026-11-01"), events: 1 },
      ]);
    }
    const back = [removed(9, "2026-11-01"), added(10, "2026-11-02")];
    expect(await leftOf({ members: { 1: [member("ann")] }, entries: back })).toEqual([]);
  });

  test("is also who was active until their group was removed", async () => {
    for (const when of ["2026-10-20", "2026-11-02"]) {
      const entries = [groupStep(9, when, "RoomGroupRemove")];
      expect(await leftOf({ entries, events: [work()] })).toMatchObject([
        { personId: "ann", name: "ann", leftAt: at(when), group, events: 1 },
      ]);
      expect(await leftOf({ entries, events: [work("2026-10-05", "key-owner")] })).toEqual([]);
    }
    expect(
      await leftOf({ entries: [groupStep(9, "2026-10-02", "RoomGroupRemove")], events: [work()] }),
    ).toEqual([]);
    const back = [
      groupStep(9, "2026-10-20", "RoomGroupRemove"),
      groupStep(10, "2026-10-21", "RoomGroupAdded"),
    ];
    expect(await leftOf({ entries: back, events: [work()] })).toEqual([]);
  });

  test("is also who was active, had been added, and is gone without a removal in the log", async () => {
    const [row] = (await leftOf({ entries: [added(9, "2026-10-02")], events: [work()] })) ?? [];
    expect(row).toMatchObject({ personId: "ann", name: "ann by name", events: 1 });
    expect(row).not.toHaveProperty("leftAt");
  });

  test("is not an admin who acted there without ever being a member, and nobody without an account", async () => {
    expect(await leftOf({ events: [work("2026-10-05", "admin")] })).toEqual([]);
    const entries = [groupStep(9, "2026-10-20", "RoomGroupRemove")];
    expect(await leftOf({ entries, events: [work("2026-10-05", GUEST_ID)] })).toEqual([]);
  });
});

describe("the rows", () => {
  test("begin with the inactive, of these with the widest access, then by name", async () => {
    const members = {
      1: [
        member("zoe", { access: "read" }),
        member("eve", { access: "room-manager" }),
        member("bob", { access: "editing" }),
        member("ann", { access: "editing" }),
        member("max", { access: "owner", membership: { by: "owner" } }),
        member("act", { access: "owner" }),
        member(person("dis", { status: "disabled" }), { access: "owner" }),
      ],
    };
    const events = [download(1, "2026-10-05", "act", 5, "Rooms: Room 1")];
    const { rooms, counts, inactivePeople } = await assessed({ members, events });
    expect(rooms[0]?.members.map(({ person: { id } }) => id)).toEqual([
      "max",
      "eve",
      "ann",
      "bob",
      "zoe",
      "dis",
      "act",
    ]);
    expect(counts).toEqual({
      disabled: 1,
      invited: 0,
      exempt: 0,
      active: 1,
      new: 0,
      unknown: 0,
      inactive: 5,
    });
    expect(inactivePeople).toBe(5);
  });

  test("count the most frequent kinds, at most three, and the last activity of all", async () => {
    const kinds = [
      "FileDownloaded",
      "FileDownloaded",
      "FileOpenedForChange",
      "FileOpenedForChange",
      "FileDeletedVersion",
      "FolderRemovedFromList",
    ];
    const events = kinds.map((name, index) =>
      event(10 + index, `2026-10-0${index + 1}`, "ann", name, {
        target: ["5"],
        entries: [1],
        context: "Rooms: Room 1",
      }),
    );
    const row = rowOf(await assessed({ members: { 1: [member("ann")] }, events }), 1, "ann");
    expect(row.topKinds).toEqual([
      ["download", 2],
      ["open", 2],
      ["delete", 1],
    ]);
    expect(row.lastActivity).toMatchObject({ at: at("2026-10-06"), kind: "share" });
  });

  test("count periods without activity in a row where earlier ones are known", async () => {
    const members = { 1: [member("ann"), member("bob")] };
    const events = [download(1, "2026-10-05", "bob", 5, "Rooms: Room 1")];
    const assessment = await assessed(
      { members, events },
      { history: (roomId, who) => (who === "eve" ? undefined : roomId + 1) },
    );
    expect(rowOf(assessment, 1, "ann").inactiveInARow).toBe(3);
    expect(rowOf(assessment, 1, "bob").inactiveInARow).toBeUndefined();
    expect(rowOf(await assessed({ members }), 1, "ann").inactiveInARow).toBeUndefined();
  });

  test("count a person who is inactive in two rooms as two memberships and one person", async () => {
    const assessment = await assessed({ members: { 1: [member("ann")], 2: [member("ann")] } });
    expect(assessment.counts.inactive).toBe(2);
    expect(assessment.inactivePeople).toBe(1);
  });
});

describe("rooms", () => {
  test("that cannot be read have no rows and do not stop the others", async () => {
    const unreadable = reason("members-unreadable", { failure: "Nobody is shown." }, { rooms: [1] });
    const assessment = await assessed({
      members: [
        { roomId: 1, state: "unreadable", reason: unreadable },
        { roomId: 2, state: "read", members: [member("ann")] },
      ],
      entries: [removed(9, "2026-10-20")],
      coverage: { ...coverage([1, 2]), reasons: [unreadable] },
    });
    expect(assessment.rooms[0]).toMatchObject({ unreadable, members: [], left: [] });
    expect(rowOf(assessment, 2, "ann").verdict.kind).toBe("inactive");
    expect(assessment.reasons).toEqual([unreadable]);
  });

  test("know their former titles", async () => {
    const titles = ["Old", "Room 1", "Older", "Old"].map((title) => ({ roomId: 1, title }));
    const { rooms } = await assessed({ titles });
    expect(rooms[0]).toMatchObject({ title: "Room 1", formerTitles: ["Old", "Older"] });
  });
});

describe("totals", () => {
  test("say where every event of the portal was", async () => {
    const rooms = [room(1), room(2, "Same"), room(3, "Same")];
    const { events, rooms: counted } = await assessed({
      rooms,
      otherTitles: ["Elsewhere"],
      entries: [entry(1, 1, "2026-10-02", "ann", "FileCreated", { entryId: 5 })],
      events: [
        event(1, "2026-10-02", "ann", "FileCreated", { context: "Rooms: Room 1" }),
        download(2, "2026-10-02", "ann", 5, "Rooms: Room 1"),
        download(3, "2026-10-03", "ann", 9, "Rooms: Room 1"),
        download(4, "2026-10-03", "ann", 6, "Rooms: Same"),
        download(5, "2026-10-03", "ann", 7, "Rooms: Elsewhere"),
        download(6, "2026-10-03", "ann", 8, "My documents"),
      ],
    });
    expect(events).toEqual({
      portal: 6,
      inRooms: 3,
      inOtherRooms: 1,
      unattributed: 1,
      outsideRooms: 1,
      byMethod: { log: 1, file: 1, title: 1 },
    });
    expect(counted.map((one) => one.events)).toEqual([3, 0, 0]);
    expect([...(counted[0]?.eventsPerDay ?? [])]).toEqual([
      ["2026-10-03", 1],
      ["2026-10-02", 2],
    ]);
  });

  test("are those of the logs where there is no trail", async () => {
    const { events } = await assessed({
      coverage: coverage([1, 2], { state: "unavailable" }),
      entries: [
        entry(1, 1, "2026-10-02", "ann", "FileCreated"),
        entry(2, 2, "2026-09-02", "ann", "FileCreated"),
      ],
    });
    expect(events).toMatchObject({ portal: 1, inRooms: 1, byMethod: { log: 1 } });
  });
});
