import { describe, expect, test } from "vitest";
import type { ReadPage } from "../../../../src/collect/trail/crowded-second.ts";
import {
  readOtherEvents,
  readRange,
  type TrailAsking,
} from "../../../../src/collect/whereabouts/other-events.ts";
import { PortalError } from "../../../../src/docspace/http/portal-error.ts";
import { PAGE } from "../../../../src/docspace/wire/paging.ts";
import { eventOf, fakeTrail, randomOf } from "../fake-trail.ts";

const asking = (readPage: ReadPage): TrailAsking => ({
  readPage,
  clockChanges: [],
  largestPage: { rows: PAGE },
});
const seed = Number(process.env["TEST_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const ids = (events: readonly { readonly id: number }[] | undefined) =>
  events?.map(({ id }) => id).toSorted((a, b) => a - b);

describe(`events outside the period (TEST_SEED=${seed})`, () => {
  test("are read whole, by one request, where they are few", async () => {
    const trail = fakeTrail(
      [eventOf(1, 10), eventOf(2, 20, { actionId: 4000 }), eventOf(3, 99)],
      randomOf(seed),
    );
    const { events, whole } = await readOtherEvents({ from: 5, to: 50 }, [4000], asking(trail.readPage));
    expect(ids(events)).toEqual([1, 2]);
    expect(whole).toBe(true);
    expect(trail.requests).toHaveLength(1);
  });

  test("are asked for by action where they are many", async () => {
    const many = Array.from({ length: 900 }, (_, i) =>
      eventOf(i + 1, i, { actionId: i % 30 === 0 ? 4000 : 5011 }),
    );
    const trail = fakeTrail(many, randomOf(seed));
    const { events, whole } = await readOtherEvents(
      { from: 0, to: 2000 },
      [4000, 5155],
      asking(trail.readPage),
    );
    expect(ids(events.filter(({ actionId }) => actionId === 4000))).toHaveLength(30);
    expect(whole).toBe(false);
    expect(trail.requests).toHaveLength(4);
  });

  test("come with the sign-outs that tell who was disabled, where the address does not", async () => {
    const many = Array.from({ length: 900 }, (_, i) => eventOf(i + 1, i));
    const signOut = eventOf(1001, 500, { actionId: 6032 });
    const elsewhere = eventOf(1002, 50, { actionId: 6032 });
    const change = (page: string) => eventOf(1003, 500, { actionId: 4020, page });
    const read = async (page: string) => {
      const trail = fakeTrail([...many, signOut, elsewhere, change(page)], randomOf(seed));
      const { events } = await readOtherEvents({ from: 0, to: 2000 }, [4020], asking(trail.readPage));
      return ids(events.filter(({ id }) => id > 1000));
    };
    expect(await read("https://portal.example.com/accounts/people/filter")).toEqual([1001, 1003]);
    expect(await read("https://portal.example.com/api/2.0/people/status/2")).toEqual([1003]);
  });

  test("of an action that this version of the server does not know did not happen", async () => {
    const many = Array.from({ length: 900 }, (_, i) =>
      eventOf(i + 1, i, { actionId: i % 30 === 0 ? 4000 : 5011 }),
    );
    const trail = fakeTrail(many, randomOf(seed));
    const { events } = await readOtherEvents(
      { from: 0, to: 2000 },
      [4000, 5155],
      asking(async (query) => {
        if (query.action === 5155)
          throw new PortalError("not valid", { kind: "validation", endpoint: "GET x" });
        return trail.readPage(query);
      }),
    );
    expect(events).toHaveLength(30);
  });

  test("ask nothing where there is no such time", async () => {
    const trail = fakeTrail([eventOf(1, 10)], randomOf(seed));
    expect(await readOtherEvents({ from: 20, to: 19 }, [4000], asking(trail.readPage))).toEqual({
      events: [],
      whole: true,
    });
    expect(trail.requests).toEqual([]);
  });

  test("are read each once, crowded seconds and all", async () => {
    const random = randomOf(seed);
    const crowd = Array.from({ length: 700 }, (_, i) => eventOf(i + 1, Math.floor(random() ** 3 * 6)));
    const trail = fakeTrail(crowd, random);
    expect(ids(await readRange({ from: 0, to: 10 }, {}, asking(trail.readPage)))).toEqual(
      crowd.map(({ id }) => id),
    );
  });

  test("are not taken for whole where a crowded second does not settle", async () => {
    const same = Array.from({ length: 99 }, (_, i) => eventOf(i + 1, 5));
    const readPage: ReadPage = async ({ to }) => (to < 5 ? [] : [...same, eventOf(1, 5)]);
    await expect(readRange({ from: 0, to: 10 }, {}, asking(readPage))).rejects.toThrow(/same second/);
  });

  test("are read whole also where one answer holds rows of several seconds twice", async () => {
    const events = [eventOf(4, 9), eventOf(3, 9), eventOf(2, 5), eventOf(1, 5)];
    const trail = fakeTrail(events, randomOf(seed), "settled");
    const readPage: ReadPage = async (query) => {
      const rows = await trail.readPage(query);
      return query.from === query.to ? rows : rows.map((row) => eventOf(row.at === 9 ? 4 : 2, row.at));
    };
    expect(ids(await readRange({ from: 0, to: 10 }, {}, asking(readPage)))).toEqual([1, 2, 3, 4]);
  });

  test("are not taken from a portal that answers anything", async () => {
    const newest = async () => [eventOf(1, 5000)];
    await expect(readRange({ from: 0, to: 10 }, {}, asking(newest))).rejects.toThrow();
  });
});
