import { describe, expect, test } from "vitest";
import { readSecond } from "../../../../src/collect/trail/crowded-second.ts";
import { eventOf, fakeTrail, randomOf } from "../fake-trail.ts";

const SECOND = 1_790_000_000;

describe("a second with more events than a page", () => {
  test("is read completely while the order of ties changes with every request", async () => {
    for (let round = 0; round < 30; round++) {
      const seed = Math.floor(Math.random() * 2 ** 31);
      const random = randomOf(seed);
      const events = Array.from({ length: 101 + Math.floor(random() * 400) }, (_, i) =>
        eventOf(i + 1, SECOND, {
          actionType: Math.floor(random() * 8),
          actionId: 5000 + Math.floor(random() * 20),
          userId: `u${Math.floor(random() * 9)}`,
        }),
      );
      const { rows, complete } = await readSecond(SECOND, fakeTrail(events, random).readPage);
      expect(complete, `seed ${seed}`).toBe(true);
      expect(rows.size, `seed ${seed}`).toBe(events.length);
    }
  });

  test("is one request when it fits on a page, and none too many when it just does not", async () => {
    const ninetyNine = fakeTrail(
      Array.from({ length: 99 }, (_, i) => eventOf(i + 1, SECOND)),
      randomOf(1),
    );
    await readSecond(SECOND, ninetyNine.readPage);
    expect(ninetyNine.requests.length).toBe(1);
    const settled = fakeTrail(
      Array.from({ length: 250 }, (_, i) => eventOf(i + 1, SECOND)),
      randomOf(1),
      "settled",
    );
    await readSecond(SECOND, settled.readPage);
    expect(settled.requests.length).toBe(3);
  });

  test("of one user and one action is divided by its entries, and by nothing where the server refuses that", async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const events = Array.from({ length: 500 }, (_, i) =>
      eventOf(i + 1, SECOND, { target: [String(90_210 + i)] }),
    );
    const trail = fakeTrail(events, randomOf(seed));
    const divided = await readSecond(SECOND, trail.readPage);
    expect(divided.complete, `seed ${seed}`).toBe(true);
    expect(trail.requests.length, `seed ${seed}`).toBeLessThan(25);

    let refused = 0;
    const refusing = await readSecond(SECOND, async (query) => {
      if (query.target === undefined) return trail.readPage(query);
      refused++;
      throw new Error("refused");
    });
    expect(refusing, `seed ${seed}`).toMatchObject({ complete: true, rows: { size: 500 } });
    expect(refused).toBe(1);
  });

  test("is read where the server does not narrow its answers", async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const events = Array.from({ length: 300 }, (_, i) =>
      eventOf(i + 1, SECOND, { userId: `u${i % 4}`, actionId: 5000 + (i % 3), target: [String(i)] }),
    );
    const trail = fakeTrail(events, randomOf(seed));
    const { rows, complete } = await readSecond(SECOND, ({ from, to, count = 100, startIndex = 0 }) =>
      trail.readPage({ from, to, count, startIndex }),
    );
    expect(complete, `seed ${seed}`).toBe(true);
    expect(rows.size, `seed ${seed}`).toBe(300);
  });

  test("is said to be incomplete when rows can never be seen", async () => {
    const events = Array.from({ length: 150 }, (_, i) => eventOf(i + 1, SECOND));
    const trail = fakeTrail(events, randomOf(2), "settled");
    const { complete } = await readSecond(SECOND, async (query) => {
      const page = await trail.readPage(query);
      return page.map((row) => (row.id === 150 ? { ...row, id: 1 } : row));
    });
    expect(complete).toBe(false);
  });

  test("does not take an answer that holds rows twice for as many positions", async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const events = Array.from({ length: 250 }, (_, i) => eventOf(i + 1, SECOND, { userId: `u${i % 3}` }));
    const trail = fakeTrail(events, randomOf(seed));
    let answers = 0;
    const { rows, complete } = await readSecond(SECOND, async (query) => {
      const page = await trail.readPage(query);
      return ++answers % 2 === 1 ? [...page.slice(0, 5), ...page].slice(0, 100) : page;
    });
    expect(complete, `seed ${seed}`).toBe(true);
    expect(rows.size, `seed ${seed}`).toBe(250);
  });
});
