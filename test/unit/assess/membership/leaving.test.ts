import { describe, expect, test } from "vitest";
import type { RoomHistory, Step } from "../../../../src/assess/membership/history.ts";
import { type LeavingContext, leaversOf } from "../../../../src/assess/membership/leaving.ts";
import { at, OCTOBER } from "../world.ts";

let nextId = 1;
const step = (when: string, joined: boolean, by = "boss"): Step => ({
  id: nextId++,
  at: at(when),
  joined,
  by,
});
const came = (when: string) => step(when, true);
const went = (when: string, by?: string) => step(when, false, by);

interface Log {
  readonly people?: Readonly<Record<string, readonly Step[]>>;
  readonly groups?: Readonly<Record<string, readonly Step[]>>;
  readonly actors?: Readonly<Record<string, string>>;
  readonly members?: readonly string[];
  readonly shown?: readonly string[];
}

function leavers({ people = {}, groups = {}, actors = {}, members = [], shown = [] }: Log) {
  const history: RoomHistory = {
    people: new Map(Object.entries(people).map(([id, steps]) => [id, { name: `Name of ${id}`, steps }])),
    groups: new Map(Object.entries(groups)),
    groupNames: new Map([["legal", "Legal"]]),
    archivings: [],
    shown: new Map(shown.map((id) => [id, [at("2026-10-01")]])),
    ownerChanges: [],
  };
  const context: LeavingContext = {
    history,
    members: new Set(members),
    actors: Object.entries(actors).map(([id, when]) => ({ id, name: `Name of ${id}`, lastAt: at(when) })),
    keyOwnerId: "key",
    start: OCTOBER.start,
    end: OCTOBER.end,
  };
  return leaversOf(context);
}

const left = (personId: string, when: string) => ({
  personId,
  name: `Name of ${personId}`,
  leftAt: at(when),
});

describe("who was removed", () => {
  test.each<[string, readonly Step[], string | undefined]>([
    ["in the first second of the period", [went("2026-10-01")], "2026-10-01"],
    ["a minute before the period", [went("2026-09-30T23:59")], undefined],
    ["in its last minute", [went("2026-10-31T23:59")], "2026-10-31T23:59"],
    ["after it, and was there in it", [went("2026-11-01")], "2026-11-01"],
    ["after it, having come after it, too", [came("2026-11-01"), went("2026-11-02")], undefined],
    [
      "in it, back and removed again in it",
      [went("2026-10-05"), came("2026-10-06"), went("2026-10-20")],
      "2026-10-20",
    ],
    ["in it, and back after it", [went("2026-10-05"), came("2026-11-03")], "2026-10-05"],
    ["after it, and back since", [came("2026-09-01"), went("2026-11-02"), came("2026-11-03")], undefined],
    [
      "after it, back, and removed for good",
      [came("2026-09-01"), went("2026-11-02"), came("2026-11-03"), went("2026-11-04")],
      "2026-11-04",
    ],
    ["never", [came("2026-10-05")], undefined],
  ])("%s", (_, steps, expected) => {
    expect(leavers({ people: { ann: steps } })).toEqual(
      expected === undefined ? [] : [left("ann", expected)],
    );
  });

  test("is no leaver who is a member now", () => {
    expect(leavers({ people: { ann: [went("2026-10-05")] }, members: ["ann"] })).toEqual([]);
  });
});

describe("who was active and is gone", () => {
  test("may have made the room, or had it, and lost it with all others in silence", () => {
    const actors = { ann: "2026-10-05" };
    expect(leavers({ actors, shown: ["ann", "bob"] })).toEqual([{ personId: "ann", name: "Name of ann" }]);
    expect(leavers({ actors, shown: ["ann"], members: ["ann"] })).toEqual([]);
    expect(leavers({ actors, shown: ["ann"], people: { ann: [went("2026-09-05")] } })).toEqual([]);
  });

  test("left at an unknown time where the log tells that they came and nothing since", () => {
    expect(leavers({ people: { ann: [came("2026-09-05")] }, actors: { ann: "2026-10-05" } })).toEqual([
      { personId: "ann", name: "Name of ann" },
    ]);
    expect(leavers({ actors: { ann: "2026-10-05" } })).toEqual([]);
  });

  const group = { id: "legal", name: "Legal" };
  test.each<[string, readonly Step[], string, string | undefined]>([
    ["removed after their last act", [went("2026-10-06")], "2026-10-05", "2026-10-06"],
    ["removed in the very second of it", [went("2026-10-05")], "2026-10-05", "2026-10-05"],
    ["removed before it", [went("2026-10-04")], "2026-10-05", undefined],
    ["removed before the period", [went("2026-09-30")], "2026-09-29", undefined],
    ["removed in the period's first second", [went("2026-10-01")], "2026-10-01", "2026-10-01"],
    ["back since", [went("2026-10-06"), came("2026-10-07")], "2026-10-05", undefined],
    [
      "removed by themselves, who act in rooms of others",
      [went("2026-10-06", "ann")],
      "2026-10-05",
      undefined,
    ],
  ])("with a group that was %s", (_, steps, lastAct, expected) => {
    expect(leavers({ groups: { legal: steps }, actors: { ann: lastAct } })).toEqual(
      expected === undefined ? [] : [{ ...left("ann", expected), group }],
    );
  });

  test("left with the first group that went, in whatever order the log names them, also one without a name", () => {
    const groups = { legal: [went("2026-10-20")], other: [went("2026-10-06")] };
    expect(leavers({ groups, actors: { ann: "2026-10-05" } })).toEqual([
      { ...left("ann", "2026-10-06"), group: { id: "other", name: "" } },
    ]);
  });

  test("is not the key's owner by a group, who is an admin and acts everywhere", () => {
    const log = { groups: { legal: [went("2026-10-20")] }, actors: { key: "2026-10-05" } };
    expect(leavers(log)).toEqual([]);
    expect(leavers({ ...log, people: { key: [came("2026-09-01")] } })).toHaveLength(1);
  });
});
