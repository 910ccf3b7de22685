import { describe, expect, it } from "vitest";
import { IdSet } from "../../../../src/collect/spool/id-set.ts";
import { randomOf } from "../fake-trail.ts";

describe("a set of ids", () => {
  it("holds what a Set holds", () => {
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

  it("knows the borders of its chunks", () => {
    const ids = new IdSet();
    for (const id of [0, 7, 8, 31, 32, 65_535, 65_536]) ids.add(id);
    expect([...ids]).toEqual([0, 7, 8, 31, 32, 65_535, 65_536]);
    expect(ids.has(65_534)).toBe(false);
    expect(ids.has(1_000_000)).toBe(false);
  });
});
