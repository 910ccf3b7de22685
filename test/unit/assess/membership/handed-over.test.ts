import { expect, test } from "vitest";
import { createHandedOver } from "../../../../src/assess/membership/handed-over.ts";
import type { RoomMembers } from "../../../../src/collect/collected.ts";
import type { Reassignment } from "../../../../src/collect/whereabouts/owner-changes.ts";
import { member, person } from "../world.ts";

const people = [
  person("ann", { name: "Ann Ash" }),
  person("ben", { name: "Ben Birch" }),
  person("nameless", { name: "" }),
];
const rooms: readonly RoomMembers[] = [
  {
    roomId: 1201,
    state: "read",
    members: people.map((one) => member(one)),
    left: [],
  } as unknown as RoomMembers,
  { roomId: 1202, state: "unreadable" } as unknown as RoomMembers,
];
const to = (sentence: string, from = "gone"): Reassignment => ({ at: 100, from, to: { sentence } });

test.each<[string, readonly Reassignment[], string[]]>([
  ["no reassignment", [], []],
  ["its id", [{ at: 100, from: "gone", to: { id: "ben" } }], ["ben"]],
  ["its sentence", [to("Data of Gone Gale were given to Ben Birch")], ["ben"]],
  ["two names in its sentence", [to("Ann Ash, Ben Birch")], ["ann", "ben"]],
  ["the name of whom they were", [to("From Ann Ash to Ben Birch", "ann")], ["ben"]],
  ["nobody's name", [to("From Gone Gale to Cleo Cedar")], ["ann", "ben", "nameless"]],
])("whom rooms may have been handed over to, by %s", (_, reassignments, expected) => {
  const handedOver = createHandedOver(reassignments, rooms);
  expect(people.map(({ id }) => id).filter((id) => handedOver(id).length > 0)).toEqual(expected);
});

test("each time counts", () => {
  const handedOver = createHandedOver([to("Ben Birch"), { at: 200, from: "x", to: { id: "ben" } }], rooms);
  expect(handedOver("ben")).toEqual([100, 200]);
});
