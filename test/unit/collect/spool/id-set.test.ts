import { describe, expect, test } from "vitest";
import { IdSet } from "../../../../src/collect/spool/id-set.ts";
import { randomOf } from "../fake-trail.ts";

describe("a set of ids", () => {
  test("holds what a Set holds", () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const random = randomOf(seed);
    const ids = new IdSet();
    const plain = new Set<number>();
    for (let i = 0; i < 20_000; i++) {
      const id = Math.floor(random() ** 4 * 5_000_000_000);
      expect(ids.add(id), `seed ${seed}`).toBe(!plain.has(id));
      plain.add(id);
    }
    expect(ids.size).toBe(plain.size);
    expect([...ids], `seed ${seed}`).toEqual([...plain].sort((a, b) => a - b));
    for (let i = 0; i < 1000; i++) expect(ids.has(i), `seed ${seed}`).toBe(plain.has(i));
  });

  test("knows the borders of its chunks", () => {
    const ids = new IdSet();
    for (const id of [0, 7, 8, 31, 32, 65_535, 65_536]) ids.add(id);
    expect([...ids]).toEqual([0, 7, 8, 31, 32, 65_535, 65_536]);
    expect(ids.has(65_534)).toBe(false);
    expect(ids.has(1_000_000)).toBe(false);
  });

  test("takes little memory where ids are sparse, and where they are close together", () => {
    const chunksOf = (step: number): number => {
      const ids = new IdSet();
      const before = process.memoryUsage().arrayBuffers;
      for (let i = 0; i < 20_000; i++) ids.add(i * step);
      expect(ids.size).toBe(20_000);
      return process.memoryUsage().arrayBuffers - before;
    };
    expect(chunksOf(70_000)).toBeLessThan(1_000_000);
    expect(chunksOf(1)).toBeLessThan(1_000_000);
  });
});
