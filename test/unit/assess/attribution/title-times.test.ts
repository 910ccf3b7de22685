import { describe, expect, test } from "vitest";
import { createTitleTimes, type Renaming } from "../../../../src/assess/attribution/title-times.ts";

const ROOM = { roomId: 1, title: "Third", created: 0, complete: true };
const RENAMINGS: readonly Renaming[] = [
  { id: 9, at: 200_000, oldTitle: "Second", newTitle: "Third" },
  { id: 4, at: 100_000, oldTitle: "First", newTitle: "Second" },
];
const times = (room = ROOM, renamings = RENAMINGS, titles: readonly string[] = []) =>
  createTitleTimes(
    [room],
    titles.map((title) => ({ roomId: room.roomId, title })),
    new Map([[1, renamings]]),
  );

describe("the title a room had", () => {
  test("lasts from one renaming to the next, with two seconds on either side", () => {
    const { bearers } = times();
    const when = (title: string) =>
      [
        50_000, 99_998, 100_000, 100_002, 100_003, 150_000, 199_997, 199_998, 200_002, 200_003, 300_000,
      ].filter((at) => bearers(title, at).length > 0);
    expect(when("First")).toEqual([50_000, 99_998, 100_000, 100_002]);
    expect(when("Second")).toEqual([99_998, 100_000, 100_002, 100_003, 150_000, 199_997, 199_998, 200_002]);
    expect(when("Third")).toEqual([199_998, 200_002, 200_003, 300_000]);
  });

  test("follows the ids within one second", () => {
    const twice = [
      { id: 5, at: 100_000, oldTitle: "B", newTitle: "Third" },
      { id: 4, at: 100_000, oldTitle: "A", newTitle: "B" },
    ];
    const { bearers } = times(ROOM, twice);
    expect(["A", "B", "Third"].map((title) => bearers(title, 50_000))).toEqual([[1], [], []]);
    expect(["A", "B", "Third"].map((title) => bearers(title, 150_000))).toEqual([[], [], [1]]);
  });

  test("is any known one where the renamings do not fit together or are not all known", () => {
    const gap = [
      { id: 4, at: 100_000, oldTitle: "A", newTitle: "B" },
      { id: 5, at: 200_000, oldTitle: "C", newTitle: "D" },
    ];
    const { bearers } = times(ROOM, gap);
    expect(["A", "B", "C", "D", "Third"].map((title) => bearers(title, 150_000).length)).toEqual([
      0, 1, 1, 0, 1,
    ]);
    const incomplete = times({ ...ROOM, complete: false }, RENAMINGS, ["First", "Second"]);
    expect(incomplete.bearers("First", 900_000)).toEqual([1]);
    expect(times(ROOM, [], ["Once"]).bearers("Once", 5)).toEqual([1]);
  });

  test("begins with the room, give or take two hours for the repeated hour", () => {
    const { bearers } = times({ ...ROOM, created: 100_000 }, []);
    expect([92_799, 92_800, 100_000].map((at) => bearers("Third", at).length)).toEqual([0, 1, 1]);
  });

  test("may be that of several rooms, each once", () => {
    const rooms = [ROOM, { ...ROOM, roomId: 2 }];
    const again = [
      { id: 1, at: 100_000, oldTitle: "Third", newTitle: "Else" },
      { id: 2, at: 100_001, oldTitle: "Else", newTitle: "Third" },
    ];
    const { bearers } = createTitleTimes(rooms, [], new Map([[1, again]]));
    expect(bearers("Third", 100_000)).toEqual([1, 2]);
    expect(bearers("Nobody's", 100_000)).toEqual([]);
  });
});
