import { expect, test } from "vitest";
import { createOwnerHistory, ownerActions } from "../../../../src/collect/whereabouts/owner-changes.ts";
import { dialectOf } from "../../../../src/docspace/wire/dialect.ts";
import { event } from "../../assess/world.ts";

const given = (id: number, at: number) => event(id, at, "boss", "FileChangeOwner", { target: ["12"] });

test("before 3.7 the last change of a room's owner is an event as of a file", () => {
  const history = createOwnerHistory(dialectOf("3.6.1"));
  for (const one of [
    given(2, 200),
    given(1, 100),
    event(3, 300, "boss", "FileDownloaded", { target: ["12"] }),
  ])
    history.note(one);
  expect([...history.changes()]).toEqual([[12, 200]]);
  expect(ownerActions(dialectOf("3.5.0"))).toEqual([5043, 4030]);
});

test("since 3.7 such an event is about a file", () => {
  const history = createOwnerHistory(dialectOf("3.7.2"));
  history.note(given(1, 100));
  expect([...history.changes()]).toEqual([]);
  expect(ownerActions(dialectOf("3.7.2"))).toEqual([4030, 4031]);
});

test("all that an account owned goes to another by one event, since 3.7 also as its data are removed", () => {
  const reassigned = event(1, 100, "boss", "", { actionId: 4030, action: "from A to B", target: ["a"] });
  const removed = event(2, 200, "boss", "", { actionId: 4031, action: "of A", target: ["a"] });
  const noted = (version: string) => {
    const history = createOwnerHistory(dialectOf(version));
    for (const one of [reassigned, removed, removed]) history.note(one);
    return history.reassignments();
  };
  const toB = { at: 100, from: "a", to: { sentence: "from A to B" } };
  expect(noted("3.6.1")).toEqual([toB]);
  expect(noted("3.7.1")).toEqual([toB, { at: 200, from: "a", to: { id: "boss" } }]);
});
