import { describe, expect, test } from "vitest";
import {
  type Crossing,
  type CrossingDirection,
  ELSEWHERE,
  placeAmong,
  UNCLEAR,
} from "../../../../src/assess/attribution/movements.ts";

let nextId = 1;
const crossing = (at: number, room: number, direction: CrossingDirection, toFolder?: number): Crossing => ({
  id: nextId++,
  at,
  room,
  direction,
  toFolder,
});
const shuffled = (crossings: readonly Crossing[]) => [crossings, [...crossings].reverse()];

describe("where something was among its moves", () => {
  test("is the room it came into last, whatever the order the lines come in", () => {
    for (const moves of shuffled([
      crossing(100, 1, "out"),
      crossing(100, 2, "in"),
      crossing(200, 2, "out"),
      crossing(200, 3, "in"),
    ])) {
      expect([50, 150, 250].map((at) => placeAmong(moves, at))).toEqual([1, 2, 3]);
    }
  });

  test("follows the ids within one second", () => {
    const there: Crossing = { id: 1, at: 100, room: 1, direction: "in" };
    const gone: Crossing = { id: 2, at: 100, room: 1, direction: "out" };
    for (const moves of shuffled([there, gone])) expect(placeAmong(moves, 150)).toBe(ELSEWHERE);
  });

  test("is elsewhere before it came in and after it left", () => {
    expect(placeAmong([crossing(100, 1, "in")], 97)).toBe(ELSEWHERE);
    expect(placeAmong([crossing(100, 1, "in")], 103)).toBe(1);
    expect(placeAmong([crossing(100, 1, "out")], 97)).toBe(1);
    expect(placeAmong([crossing(100, 1, "out")], 103)).toBe(ELSEWHERE);
  });

  test("is where it came in when the lines of one move fall into two seconds, in either order", () => {
    expect(placeAmong([crossing(100, 2, "in"), crossing(101, 1, "out")], 150)).toBe(2);
    expect(placeAmong([crossing(100, 1, "out"), crossing(101, 2, "in")], 150)).toBe(2);
    expect(placeAmong([crossing(100, 2, "in"), crossing(102, 1, "out")], 50)).toBe(1);
    expect(placeAmong([crossing(100, 2, "in"), crossing(103, 1, "out")], 50)).toBe(ELSEWHERE);
  });

  test("is unclear in the seconds about a move", () => {
    const moves = [crossing(100, 1, "out"), crossing(100, 2, "in")];
    expect([97, 98, 100, 102, 103].map((at) => placeAmong(moves, at))).toEqual([
      1,
      UNCLEAR,
      UNCLEAR,
      UNCLEAR,
      2,
    ]);
  });

  test("is told by the line in the other room where one line is unclear", () => {
    const toSecond = [crossing(100, 1, "unclear", 300), crossing(102, 2, "in", 300)];
    expect([50, 150].map((at) => placeAmong(toSecond, at))).toEqual([1, 2]);
    const fromFirst = [crossing(100, 1, "out", 300), crossing(100, 2, "unclear", 300)];
    expect([50, 150].map((at) => placeAmong(fromFirst, at))).toEqual([1, 2]);
  });

  test("stays unclear without such a line", () => {
    const alone = [crossing(100, 1, "unclear", 300)];
    expect([50, 150].map((at) => placeAmong(alone, at))).toEqual([UNCLEAR, UNCLEAR]);
    // Another room, but another folder or much later: another move.
    expect(placeAmong([crossing(100, 1, "unclear", 300), crossing(100, 2, "out", 301)], 150)).toBe(ELSEWHERE);
    expect(placeAmong([crossing(100, 1, "unclear", 300), crossing(103, 2, "in", 300)], 50)).toBe(UNCLEAR);
    expect(placeAmong([crossing(100, 1, "unclear"), crossing(100, 2, "in")], 50)).toBe(UNCLEAR);
  });

  test("is elsewhere after a room was left that it was in, but not by an older line of another room", () => {
    expect(placeAmong([crossing(100, 1, "in"), crossing(200, 1, "out")], 250)).toBe(ELSEWHERE);
    expect(placeAmong([crossing(100, 1, "unclear", 300), crossing(200, 1, "out")], 250)).toBe(ELSEWHERE);
    expect(placeAmong([crossing(100, 1, "in"), crossing(101, 2, "out")], 250)).toBe(1);
  });

  test("was in the room left before, although it was deleted in the other one in the same second", () => {
    const deletedAtOnce = [
      crossing(100, 1, "in", 300),
      crossing(100, 1, "out"),
      crossing(101, 2, "out", 300),
    ];
    expect(placeAmong(deletedAtOnce, 50)).toBe(2);
    expect(placeAmong(deletedAtOnce.slice(0, 2), 50)).toBe(UNCLEAR);
  });
});
