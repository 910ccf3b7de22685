import { describe, expect, test } from "vitest";
import { kindOf, kindOfAction } from "../../../../src/assess/activity/action-kinds.ts";
import { isActivity, isLoggedActivity } from "../../../../src/assess/activity/counts-as-activity.ts";
import { createTallies } from "../../../../src/assess/activity/tallies.ts";
import type { ActivityKind } from "../../../../src/settings/settings.ts";
import { entry, event } from "../world.ts";

const deed = (id: number, at: number, kind: ActivityKind = "open", user = "Ann") => ({
  ...{ id, at, kind, user },
  ...{ actionId: 5054, actionType: 2 },
});

describe("what one person did in one room", () => {
  test("is counted, with the newest deed, of one second the one with the higher id, in whatever order they come", () => {
    const deeds = [deed(3, 20), deed(9, 10), deed(4, 20, "download"), deed(1, 5)];
    for (const some of [deeds, deeds.toReversed()]) {
      const tallies = createTallies();
      for (const one of some) tallies.add(1, "ann", one);
      expect(tallies.of(1, "ann")).toMatchObject({
        events: 4,
        ambiguous: 0,
        lastActivity: { at: 20, kind: "download" },
      });
      expect(tallies.actors(1)).toEqual([{ id: "ann", name: "Ann", lastAt: 20 }]);
    }
  });

  test("shows the three most frequent kinds, of equal ones the first by name", () => {
    const tallies = createTallies();
    const kinds: ActivityKind[] = ["upload", "open", "move", "open", "copy", "upload", "open"];
    for (const [id, kind] of kinds.entries()) tallies.add(1, "ann", deed(id, id, kind));
    expect(tallies.of(1, "ann").topKinds).toEqual([
      ["open", 3],
      ["upload", 2],
      ["copy", 1],
    ]);
  });

  test("is nothing in another room or by another person; what may have been there makes no actor", () => {
    const tallies = createTallies();
    tallies.add(1, "ann", deed(1, 5));
    tallies.addAmbiguous([1, 2], "bob");
    tallies.addAmbiguous([2], "bob");
    const nothing = { events: 0, ambiguous: 0, lastActivity: undefined, topKinds: [] };
    expect([tallies.of(2, "ann"), tallies.of(3, "ann"), tallies.of(1, "cid")]).toEqual([
      nothing,
      nothing,
      nothing,
    ]);
    expect([tallies.of(1, "bob").ambiguous, tallies.of(2, "bob").ambiguous]).toEqual([1, 2]);
    expect(tallies.of(2, "bob")).toEqual({ ...nothing, ambiguous: 2 });
    expect(
      [tallies.actors(1), tallies.actors(2), tallies.actors(3)].map((some) => some.map(({ id }) => id)),
    ).toEqual([["ann"], [], []]);
  });
});

describe("what the logs' entries count for", () => {
  const own = { keyOwnerId: "key", ownFiles: new Map([[77, 0]]), ownFilesUnknown: false };
  const logged = (actionId: number, userId: string, entryId?: number) =>
    isLoggedActivity(
      { ...entry(1, 1, "2026-10-05", userId, ""), actionId, ...(entryId === undefined ? {} : { entryId }) },
      own,
    );

  test("is what people did, but not what this action wrote to its own reports", () => {
    for (const written of [5011, 5034, 5099]) {
      expect(logged(written, "key", 77)).toBe(false);
      expect(logged(written, "key", 78)).toBe(true);
      expect(logged(written, "key")).toBe(true);
      expect(logged(written, "ann", 77)).toBe(true);
    }
    expect(logged(5015, "key", 77)).toBe(true);
  });

  test("is no notice about a quota, from the first to the last of them", () => {
    expect([5200, 5201, 5204, 5205].map((actionId) => logged(actionId, "ann"))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test("is anything that the key's owner did not write, where its own files are not known", () => {
    const unknown = { ...own, ownFilesUnknown: true };
    expect(isLoggedActivity(entry(1, 1, "2026-10-05", "key", "FileUploaded", { entryId: 5 }), unknown)).toBe(
      false,
    );
    expect(isLoggedActivity(entry(1, 1, "2026-10-05", "key", "FileMoved", { entryId: 5 }), unknown)).toBe(
      true,
    );
  });

  test.each([
    ["https://docs.example.com/api/2.0/files/6/upload", false],
    ["/api/2.0/files/6/insert?title=x", false],
    ["https://docs.example.com/ChunkedUploader.ashx#x", false],
    ["https://docs.example.com/x?y=/api/2.0/files/6/upload", true],
    ["https://docs.example.com/api/2.0/files/6/uploads", true],
    ["https://docs.example.com/api/2.0/files/x/upload", true],
  ])("an upload of a report by %s: %s", (page, counts) => {
    const upload = event(1, "2026-10-05", "key", "FileUploaded", { target: ["77"], entries: [1], page });
    expect(isActivity(upload, own)).toBe(counts);
  });
});

describe("the kind of an action that this version does not know", () => {
  const unknown = { actionId: 99_999, actionType: 0, location: 0, product: 2 };
  test.each<[string, Partial<typeof unknown>, ActivityKind]>([
    ["nothing known", {}, "other"],
    ["the portal's settings", { product: 7 }, "settings"],
    ["its contacts", { product: 8, actionType: 1 }, "settings"],
    ["a place of settings", { location: 29 }, "settings"],
    ["an update of a room", { location: 27, actionType: 2 }, "room"],
    ["something new in a room", { location: 27, actionType: 1 }, "create"],
    ["an update elsewhere", { location: 1, actionType: 2 }, "update"],
    ["a deletion", { actionType: 3 }, "delete"],
    ["a move", { actionType: 15 }, "move"],
  ])("%s: by type and place", (_, more, kind) => {
    expect(kindOf({ ...unknown, ...more })).toBe(kind);
  });

  test("of a log's entry is the same as of the event, and other where nobody knows it", () => {
    expect(kindOfAction(5054)).toBe("open");
    expect(kindOfAction(5071)).toBe(kindOf({ actionId: 5071, actionType: 2, location: 27, product: 2 }));
    expect(kindOfAction(99_999)).toBe("other");
  });
});
