import { expect, test } from "vitest";
import {
  createPackedPairs,
  MAX_ROOMS,
  NO_ROOM,
  SEVERAL_ROOMS,
} from "../../../../src/assess/attribution/id-to-room.ts";

test("finds every pair, in whatever order they came, and beyond the capacity foreseen", () => {
  const builder = createPackedPairs(0);
  const ids = Array.from({ length: 1000 }, (_, index) => ((index * 7919) % 1009) + 1);
  for (const id of ids) builder.add(id, id % 5);
  const pairs = builder.finish();
  expect(pairs.size).toBe(1000);
  for (const id of ids) expect(pairs.roomAt(pairs.find(id))).toBe(id % 5);
  const absent = Array.from({ length: 1012 }, (_, id) => id).filter((id) => !ids.includes(id));
  expect(absent.length).toBeGreaterThan(5);
  for (const id of absent) expect(pairs.find(id)).toBe(-1);
});

test("tells one room from several and from none", () => {
  const builder = createPackedPairs(8);
  builder.add(10, 0);
  builder.add(10, 0);
  builder.add(11, 1);
  builder.add(11, 2);
  builder.add(12, MAX_ROOMS - 1);
  const pairs = builder.finish();
  expect(pairs.size).toBe(4);
  expect([9, 10, 11, 12, 13].map(pairs.onlyRoom)).toEqual([
    NO_ROOM,
    0,
    SEVERAL_ROOMS,
    MAX_ROOMS - 1,
    NO_ROOM,
  ]);
});

test("keeps ids apart that are as large as databases give them", () => {
  const builder = createPackedPairs(4);
  const large = 2 ** 37 - 2;
  builder.add(large, 65_535);
  builder.add(large + 1, 0);
  const pairs = builder.finish();
  expect([large, large + 1].map(pairs.onlyRoom)).toEqual([65_535, 0]);
});

test("is empty without pairs", () => {
  const pairs = createPackedPairs(5).finish();
  expect([pairs.size, pairs.find(1), pairs.onlyRoom(1)]).toEqual([0, -1, NO_ROOM]);
});
