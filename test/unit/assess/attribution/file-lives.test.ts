import { expect, test } from "vitest";
import { createFileLives } from "../../../../src/assess/attribution/file-lives.ts";
import {
  type Crossing,
  ELSEWHERE,
  TOGETHER,
  UNCLEAR,
  UNMENTIONED,
} from "../../../../src/assess/attribution/movements.ts";

const [LEGAL, SALES] = [0, 1];
const crossing = (at: number, room: number, direction: Crossing["direction"]): Crossing => ({
  id: at,
  at,
  room,
  direction,
});

type Birth = readonly [at: number, room: number | undefined];

function placeAt(births: readonly Birth[], moves: readonly Crossing[], at: number): number {
  const lives = createFileLives();
  for (const [when, room] of births) lives.bear(75, when, room);
  return lives.placeAt(75, moves, at);
}

test.each<[string, readonly Birth[], readonly Crossing[], number, number]>([
  ["an id of which no line tells", [], [], 100, UNMENTIONED],
  ["an id that was given once: all lines tell of it", [[100, LEGAL]], [], 500, UNMENTIONED],
  [
    "the first file",
    [
      [100, LEGAL],
      [1000, SALES],
    ],
    [],
    500,
    LEGAL,
  ],
  [
    "the second file",
    [
      [100, LEGAL],
      [1000, SALES],
    ],
    [],
    1500,
    SALES,
  ],
  [
    "before the first of which is told",
    [
      [100, LEGAL],
      [1000, SALES],
    ],
    [],
    50,
    UNCLEAR,
  ],
  [
    "in the moment in which the one may be gone and the other not there",
    [
      [100, LEGAL],
      [1000, SALES],
    ],
    [],
    1000 + TOGETHER,
    UNCLEAR,
  ],
  [
    "just after that moment",
    [
      [100, LEGAL],
      [1000, SALES],
    ],
    [],
    1001 + TOGETHER,
    SALES,
  ],
  [
    "a birth whose line tells no room",
    [
      [100, LEGAL],
      [1000, undefined],
    ],
    [],
    1500,
    UNCLEAR,
  ],
  [
    "both lines of one copy are one birth",
    [
      [100, undefined],
      [100 + TOGETHER, LEGAL],
      [1000, SALES],
    ],
    [],
    500,
    LEGAL,
  ],
  [
    "two births that are not together",
    [
      [100, undefined],
      [101 + TOGETHER, LEGAL],
      [1000, SALES],
    ],
    [],
    500,
    LEGAL,
  ],
  [
    "moves of the file before it",
    [
      [100, LEGAL],
      [1000, SALES],
    ],
    [crossing(200, LEGAL, "out"), crossing(200, SALES, "in")],
    1500,
    SALES,
  ],
  [
    "a move of its own",
    [
      [100, LEGAL],
      [1000, SALES],
    ],
    [crossing(1200, SALES, "out")],
    1500,
    ELSEWHERE,
  ],
  [
    "before a move of its own",
    [
      [100, LEGAL],
      [1000, SALES],
    ],
    [crossing(1200, SALES, "out")],
    1100,
    SALES,
  ],
  [
    "a move in the moment of its birth",
    [
      [100, LEGAL],
      [1000, SALES],
    ],
    [crossing(1001, SALES, "out")],
    1500,
    UNCLEAR,
  ],
  [
    "one birth, and a move from before it: another file had the id",
    [[1000, SALES]],
    [crossing(200, LEGAL, "in")],
    1500,
    SALES,
  ],
  ["one birth, and a move from after it", [[1000, SALES]], [crossing(1200, SALES, "out")], 1500, UNMENTIONED],
])("where the file was that bore the id: %s", (_, births, moves, at, expected) => {
  expect(placeAt(births, moves, at)).toBe(expected);
});
