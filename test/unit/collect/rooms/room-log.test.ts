import { describe, expect, test } from "vitest";
import { readRoomLog } from "../../../../src/collect/rooms/room-log.ts";
import type { LogEntry, LogPage } from "../../../../src/docspace/room-log.ts";
import { UserError } from "../../../../src/errors.ts";

type Numbered = LogEntry & { readonly id: number };

const entry = (id: number, at = 1000 - id): Numbered => ({
  id,
  at,
  userId: "u1",
  user: "User One",
  actionId: 5000,
  key: "FileCreated",
});

function logOf(entries: Numbered[], change?: (page: number) => void) {
  let pages = 0;
  return async (_room: number, range: { from: number; to: number }, startIndex: number): Promise<LogPage> => {
    change?.(++pages);
    const all = entries
      .filter(({ at }) => at >= range.from && at <= range.to)
      .toSorted((a, b) => b.id - a.id);
    const page = all.slice(startIndex, startIndex + 100);
    return { entries: page, covered: page.length, total: all.length };
  };
}

async function read(readPage: ReturnType<typeof logOf>, over = {}) {
  const entries: LogEntry[] = [];
  const byWalk: (readonly [number, LogEntry])[] = [];
  const { coverage, walks } = await readRoomLog(7, {
    range: { from: -100_000, to: 100_000 },
    clockChanges: [],
    readPage,
    onEntries: (found, walk) => {
      entries.push(...found);
      byWalk.push(...found.map((one) => [walk, one] as const));
    },
    ...over,
  });
  return {
    entries,
    coverage,
    counted: byWalk.filter(([walk]) => walks.includes(walk)).map(([, one]) => one),
  };
}

describe("reading a room's log", () => {
  test("gives every entry once, by as many requests as there are pages", async () => {
    for (const count of [0, 1, 100, 101, 350]) {
      const { entries, coverage } = await read(logOf(Array.from({ length: count }, (_, i) => entry(i + 1))));
      expect(entries.map(({ id = 0 }) => id).sort((a, b) => a - b)).toEqual(
        Array.from({ length: count }, (_, i) => i + 1),
      );
      expect(coverage).toEqual({
        roomId: 7,
        state: "complete",
        total: count,
        shown: count,
        requests: Math.max(1, Math.ceil(count / 100)),
      });
    }
  });

  test("walks again when entries arrive between its pages", async () => {
    const all = Array.from({ length: 250 }, (_, i) => entry(i + 1));
    const { entries, coverage } = await read(
      logOf(all, (page) => {
        if (page === 2) all.push(entry(900));
      }),
    );
    expect(coverage.state).toBe("complete");
    expect(new Set(entries.map(({ id }) => id)).size).toBe(251);
    expect(entries.length).toBe(251);
  });

  test("says so when the log never stands still", async () => {
    const all = Array.from({ length: 250 }, (_, i) => entry(i + 1));
    let next = 1000;
    const { coverage } = await read(logOf(all, () => all.push(entry(next++))));
    expect(coverage.state).toBe("incomplete");
    expect(coverage.reason?.code).toBe("room-log-unsettled");
  });

  test("counts entries that the server does not show", async () => {
    const all = Array.from({ length: 120 }, (_, i) => entry(i + 1));
    const readPage = logOf(all);
    const { coverage } = await read(async (room, range, start) => {
      const page = await readPage(room, range, start);
      return { ...page, entries: page.entries.filter(({ id = 0 }) => id % 10 !== 0) };
    });
    expect(coverage).toMatchObject({ state: "complete", total: 120, shown: 108 });
  });

  test("gives both halves of a repeated hour their true instants", async () => {
    const back = 50_000;
    const all = [entry(1, back - 1800), entry(2, back + 1800)];
    const readPage = logOf(all);
    const { entries } = await read(
      async (room, range, start) => {
        const page = await readPage(room, range, start);
        return { ...page, entries: page.entries.map((e) => (e.at < back ? { ...e, at: e.at + 3600 } : e)) };
      },
      { clockChanges: [{ at: back, before: 7200, after: 3600 }] },
    );
    expect(new Map(entries.map(({ id, at }) => [id, at]))).toEqual(
      new Map([
        [1, back - 1800],
        [2, back + 1800],
      ]),
    );
  });

  test.each([
    ["is not cut where all of it is far from them", [1_000, -50_000], 1],
    ["is cut where an entry is printed near them", [1_000, 40_000], 3],
  ])("a short log about a change of offset %s", async (_name, times, requests) => {
    const at = 40_000 + 3600;
    const { entries, coverage } = await read(logOf(times.map((time, index) => entry(index + 1, time))), {
      clockChanges: [{ at, before: 7200, after: 3600 }],
    });
    expect(entries.length).toBe(2);
    expect(coverage).toMatchObject({ state: "complete", total: 2, shown: 2, requests });
  });

  test("ends in a reason, not in an exception", async () => {
    const { coverage } = await read(async () => {
      throw new UserError("the portal refused");
    });
    expect(coverage.state).toBe("incomplete");
    expect(coverage.reason).toMatchObject({
      code: "room-log-unreadable",
      rooms: [7],
      parameters: { failure: "the portal refused" },
    });
  });

  test("counts the entries of the walk that found the log standing still, where they have no ids", async () => {
    const all = Array.from({ length: 250 }, (_, i) => entry(i + 1));
    const readPage = logOf(all, (page) => {
      if (page === 2) all.push(entry(900));
    });
    const { entries, counted, coverage } = await read(async (room, range, start) => {
      const page = await readPage(room, range, start);
      return { ...page, entries: page.entries.map(({ id: _, ...rest }) => rest) };
    });
    expect(coverage).toMatchObject({ state: "complete", total: 251, shown: 251 });
    expect(counted).toHaveLength(251);
    expect(entries.length).toBeGreaterThan(251);
  });
});
