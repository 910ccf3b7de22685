import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSpool, type Spool } from "../../../../src/collect/spool/spool.ts";
import { readTrail, type TrailReading } from "../../../../src/collect/trail/trail.ts";
import type { AuditEvent, AuditQuery } from "../../../../src/docspace/audit-trail.ts";
import { eventOf, fakeTrail, randomOf } from "../fake-trail.ts";

const START = Date.UTC(2026, 9, 1) / 1000;
const DAY = 86_400;
const period = { from: START, to: START + 31 * DAY - 1 };

let parent: string;
let spool: Spool;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "trail-test-"));
  spool = createSpool(parent);
});
afterEach(() => spool.remove());

const seedOf = (): number => Math.floor(Math.random() * 2 ** 31);

function reading(over: Partial<TrailReading> & Pick<TrailReading, "readPage">): TrailReading {
  return {
    period,
    clockChanges: [],
    largestPage: { rows: 0 },
    spool,
    readers: 10,
    onEvent: () => undefined,
    onProgress: () => undefined,
    isFatal: () => false,
    describe: (error) => (error as Error).message,
    now: () => period.to + 2 * DAY,
    ...over,
  };
}

async function spooled(): Promise<AuditEvent[]> {
  const all: AuditEvent[] = [];
  for await (const page of spool.trail.read()) all.push(...page);
  return all;
}

const byTime = (a: AuditEvent, b: AuditEvent): number => b.at - a.at || b.id - a.id;

const worlds: Record<string, (random: () => number) => AuditEvent[]> = {
  "no events": () => [],
  "one event": () => [eventOf(7, START)],
  "exactly one page": () => Array.from({ length: 100 }, (_, i) => eventOf(i + 1, START + i * 977)),
  "one page and one event": () => Array.from({ length: 101 }, (_, i) => eventOf(i + 1, START + i * 977)),
  "evenly spread": (random) =>
    Array.from({ length: 5000 }, (_, i) => eventOf(i + 1, START + Math.floor(random() * 31 * DAY))),
  "all in one hour": (random) =>
    Array.from({ length: 5000 }, (_, i) => eventOf(i + 1, START + 13 * DAY + Math.floor(random() * 3600))),
  "all in one second": (random) =>
    Array.from({ length: 450 }, (_, i) =>
      eventOf(i + 1, START + 5 * DAY, { actionType: Math.floor(random() * 4), userId: `u${i % 7}` }),
    ),
  "many to a second": (random) =>
    Array.from({ length: 3000 }, (_, i) => eventOf(i + 1, START + 20 * DAY + Math.floor(random() * 40))),
  "bursts and gaps": (random) =>
    Array.from({ length: 40 }, (_, burst) => {
      const at = START + Math.floor(random() * 31 * DAY - 60);
      return Array.from({ length: Math.floor(random() * 200) }, (_, i) =>
        eventOf(burst * 1000 + i + 1, Math.max(START, at) + Math.floor(random() * 3)),
      );
    }).flat(),
  "first and last second": () => [eventOf(1, period.from), eventOf(2, period.to)],
};

describe("reading the trail", () => {
  // The last ones: of a server, or something before it, that gives fewer rows than it is asked for.
  const portals = Object.keys(worlds).flatMap((name) => [100, 99, 50, 7].map((most) => ({ name, most })));
  for (const { name, most } of portals) {
    test(`gives every event exactly once, newest first: ${name}, ${most} at once`, async () => {
      const seed = seedOf();
      const random = randomOf(seed);
      const events = worlds[name]?.(random) ?? [];
      const outside = [eventOf(900_001, period.from - 1), eventOf(900_002, period.to + 1)];
      const trail = fakeTrail([...events, ...outside], random, "shuffled", most);
      const noted = new Set<number>();
      const { coverage, reasons, ids } = await readTrail(
        reading({ readPage: trail.readPage, onEvent: (event) => void noted.add(event.id) }),
      );
      const wanted = events.toSorted(byTime).map((event) => event.id);
      expect(
        (await spooled()).map((event) => event.id),
        `seed ${seed}`,
      ).toEqual(wanted);
      expect(noted.size, `seed ${seed}`).toBe(wanted.length);
      expect(ids.size).toBe(wanted.length);
      expect(reasons, `seed ${seed}`).toEqual([]);
      expect(coverage.state).toBe("complete");
      expect(coverage.gaps).toEqual([]);
      expect(coverage.read.at(0)?.to).toBe(period.to);
      expect(coverage.read.at(-1)?.from).toBe(period.from);
    });
  }

  const crowds = [
    { count: 1000, seconds: 31 * DAY, ties: "shuffled", factor: 1.1 },
    { count: 20_000, seconds: 31 * DAY, ties: "shuffled", factor: 1.1 },
    { count: 1000, seconds: 3600, ties: "shuffled", factor: 1.1 },
    { count: 20_000, seconds: 3600, ties: "shuffled", factor: 1.1 },
    { count: 20_000, seconds: 200, ties: "settled", factor: 1.1 },
    // A hundred events in every second, in a new order at every request: no page border can be trusted.
    { count: 20_000, seconds: 200, ties: "shuffled", factor: 5 },
  ] as const;
  for (const { count, seconds, ties, factor } of crowds) {
    test(`asks for little more than the pages there are: ${count} events in ${seconds} s, ties ${ties}`, async () => {
      const seed = seedOf();
      const random = randomOf(seed);
      const first = seconds > DAY ? START : START + 9 * DAY;
      const events = Array.from({ length: count }, (_, i) =>
        eventOf(i + 1, first + Math.floor(random() * seconds)),
      );
      const trail = fakeTrail(events, random, ties);
      await readTrail(reading({ readPage: trail.readPage }));
      expect(trail.requests.length, `seed ${seed}`).toBeLessThanOrEqual(factor * Math.ceil(count / 100) + 20);
    });
  }

  test("asks for what follows a short page only until a full one is known, and fails where that is the same page", async () => {
    const few = Array.from({ length: 60 }, (_, i) => eventOf(i + 1, START + i * 977));
    const requestsOf = async (largestPage: { rows: number }): Promise<number> => {
      const trail = fakeTrail(few, randomOf(1));
      const { reasons } = await readTrail(reading({ readPage: trail.readPage, largestPage }));
      expect(reasons).toEqual([]);
      return trail.requests.length;
    };
    expect(await requestsOf({ rows: 0 })).toBe(1 + (await requestsOf({ rows: 100 })));

    const stale = async (query: AuditQuery): Promise<AuditEvent[]> =>
      fakeTrail(few, randomOf(1)).readPage({
        ...query,
        startIndex: 0,
        count: Math.min(50, query.count ?? 50),
      });
    const { coverage, reasons } = await readTrail(reading({ readPage: stale }));
    expect(coverage.state).toBe("incomplete");
    expect(reasons.map(({ code }) => code)).toContain("trail-unreadable");
  });

  test("reads both halves of a repeated hour at their true instants", async () => {
    const clocksBack = START + 24 * DAY + 3600;
    const events = Array.from({ length: 400 }, (_, i) => eventOf(i + 1, clocksBack - 7200 + i * 36));
    const trail = fakeTrail(events, randomOf(1));
    const printed = async (query: AuditQuery): Promise<AuditEvent[]> =>
      (await trail.readPage(query)).map((event) =>
        event.at >= clocksBack - 3600 && event.at < clocksBack ? { ...event, at: event.at + 3600 } : event,
      );
    const { reasons } = await readTrail(
      reading({ readPage: printed, clockChanges: [{ at: clocksBack, before: 7200, after: 3600 }] }),
    );
    expect(reasons).toEqual([]);
    expect((await spooled()).map(({ id, at }) => [id, at])).toEqual(
      events.toSorted(byTime).map(({ id, at }) => [id, at]),
    );
  });

  test("notices the newest 20 events of a plan without Audit, also in mid-run", async () => {
    const newest = Array.from({ length: 20 }, (_, i) => eventOf(50_000 + i, period.to + 5000 + i));
    const events = Array.from({ length: 3000 }, (_, i) => eventOf(i + 1, START + i * 800));
    const trail = fakeTrail(events, randomOf(2));
    let calls = 0;
    const { coverage, reasons } = await readTrail(
      reading({ readPage: async (query) => (++calls > 12 ? newest : trail.readPage(query)) }),
    );
    expect(coverage.state).toBe("incomplete");
    expect(reasons.map((reason) => reason.code)).toEqual(["no-audit-feature"]);
    expect(coverage.gaps).toContainEqual(period);
    expect((await spooled()).every((event) => event.id <= 3000)).toBe(true);
  });

  test("notices at the end that the portal answers anything, even if no page showed it", async () => {
    const { reasons, coverage } = await readTrail(
      reading({
        readPage: async (query) => (query.to < START - 40 * 365 * DAY ? [eventOf(1, period.to)] : []),
      }),
    );
    expect(reasons.map((reason) => reason.code)).toEqual(["no-audit-feature"]);
    expect(coverage.state).toBe("unavailable");
  });

  test("finds events that appear after the first pass", async () => {
    const events = Array.from({ length: 300 }, (_, i) => eventOf(i + 1, START + i * 8000));
    const trail = fakeTrail(events, randomOf(3));
    let pages = 0;
    const { coverage, reasons } = await readTrail(
      reading({
        readPage: (query) => {
          if (++pages === 2) trail.events.push(eventOf(999, period.to - 30));
          return trail.readPage(query);
        },
      }),
    );
    expect(reasons).toEqual([]);
    expect((await spooled())[0]?.id).toBe(999);
    expect(coverage.events).toBe(301);
  });

  test("says so when events keep arriving", async () => {
    const trail = fakeTrail([], randomOf(4));
    let id = 0;
    const { reasons } = await readTrail(
      reading({
        now: () => period.to,
        readPage: (query) => {
          trail.events.push(eventOf(++id, period.to - id));
          return trail.readPage(query);
        },
      }),
    );
    expect(reasons.map((reason) => reason.code)).toEqual(["still-arriving"]);
  });

  test("keeps what it has when a part cannot be read, and names the gap", async () => {
    const events = Array.from({ length: 2000 }, (_, i) => eventOf(i + 1, START + i * 1300));
    const trail = fakeTrail(events, randomOf(5));
    const broken = START + 3 * DAY;
    const { coverage, reasons } = await readTrail(
      reading({
        readPage: async (query) => {
          if (query.from <= broken && query.to < START + 6 * DAY) throw new Error("the server is ill");
          return trail.readPage(query);
        },
      }),
    );
    expect(coverage.state).toBe("incomplete");
    expect(JSON.stringify(reasons[0])).toContain("the server is ill");
    const missing = events.filter((event) =>
      coverage.gaps.some((gap) => event.at >= gap.from && event.at <= gap.to),
    );
    const kept = new Set((await spooled()).map((event) => event.id));
    for (const event of events) expect(kept.has(event.id) || missing.includes(event)).toBe(true);
    expect(missing.length).toBeGreaterThan(0);
  });

  test("stops every reader after a fatal error, and covers nothing it did not read", async () => {
    const events = Array.from({ length: 20_000 }, (_, i) => eventOf(i + 1, START + i * 130));
    const trail = fakeTrail(events, randomOf(6));
    let calls = 0;
    const { coverage } = await readTrail(
      reading({
        isFatal: () => true,
        readPage: async (query) => {
          if (++calls > 30) throw new Error("the key was revoked");
          return trail.readPage(query);
        },
      }),
    );
    expect(calls).toBeLessThan(45);
    const kept = new Set((await spooled()).map((event) => event.id));
    const covered = (at: number): boolean =>
      coverage.read.some((range) => at >= range.from && at <= range.to);
    for (const event of events) if (covered(event.at)) expect(kept.has(event.id)).toBe(true);
    expect(coverage.gaps.length).toBeGreaterThan(0);
  });

  test("survives pages in which rows come twice", async () => {
    const seed = seedOf();
    const random = randomOf(seed);
    const events = Array.from({ length: 2500 }, (_, i) =>
      eventOf(i + 1, START + Math.floor(random() * 5 * DAY)),
    );
    const trail = fakeTrail(events, random);
    const { reasons } = await readTrail(
      reading({
        readPage: async (query) => {
          const page = await trail.readPage(query);
          const row = page[Math.floor(random() * page.length)];
          if (random() > 0.2 || !row) return page;
          return [...page.slice(0, 99), row];
        },
      }),
    );
    expect(reasons, `seed ${seed}`).toEqual([]);
    expect(
      (await spooled()).map((event) => event.id),
      `seed ${seed}`,
    ).toEqual(events.toSorted(byTime).map((event) => event.id));
  });

  test("leaves nothing on disk once the spool is removed", async () => {
    const trail = fakeTrail([eventOf(1, START)], randomOf(7));
    await readTrail(reading({ readPage: trail.readPage }));
    spool.remove();
    expect(readdirSync(parent)).toEqual([]);
  });

  test("keeps the order of time when a window is divided while its crowded second is read", async () => {
    for (let round = 0; round < 20; round++) {
      const seed = seedOf();
      const random = randomOf(seed);
      const seconds = [0, 90_000, 180_000, 270_000].map((ago) => period.to - ago);
      const crowded = seconds.flatMap((second, index) =>
        Array.from({ length: 130 }, (_, i) => eventOf(1 + index * 200 + i, second)),
      );
      const older = Array.from({ length: 600 }, (_, i) => eventOf(2000 - i, period.to - 60 - i * 4000));
      const trail = fakeTrail([...crowded, ...older], random);
      const readPage = async (query: AuditQuery) => {
        const turns = Math.floor(random() * 30);
        for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
        return trail.readPage(query);
      };
      spool.remove();
      spool = createSpool(parent);
      const { coverage } = await readTrail(reading({ readPage }));
      expect(coverage.state, `seed ${seed}`).toBe("complete");
      expect(await spooled(), `seed ${seed}`).toEqual([...crowded, ...older].toSorted(byTime));
    }
  });

  test("reads a second once more at the end whose rows were still arriving", async () => {
    const seed = seedOf();
    const second = period.to - 100;
    const events = Array.from({ length: 150 }, (_, i) => eventOf(i + 1, second));
    const trail = fakeTrail(events, randomOf(seed));
    let asked = 0;
    const { coverage, ids } = await readTrail(
      reading({
        now: () => period.to + 200,
        readPage: async (query) => {
          // Rows come faster than the exact reading of a second gets on, so that its positions never add up.
          if (query.from === query.to && asked++ < 40) {
            for (let n = 0; n < 5; n++) trail.events.push(eventOf(1000 + asked * 5 + n, second));
          }
          return trail.readPage(query);
        },
      }),
    );
    expect(coverage.gaps, `seed ${seed}`).toEqual([]);
    expect(coverage.state, `seed ${seed}`).toBe("complete");
    expect(ids.size, `seed ${seed}`).toBe(350);
  });

  test("reads everything again when told that something was missed, also what nobody could name", async () => {
    const all = Array.from({ length: 400 }, (_, i) => eventOf(i + 1, START + i * 6000));
    const trail = fakeTrail([...all], randomOf(1));
    let requests = 0;
    const read = await readTrail(
      reading({
        largestPage: { rows: 100 },
        // One answer is shorter than it should be, so the window looks as if it had been read to its end.
        readPage: async (query) =>
          ++requests === 1 ? (await trail.readPage(query)).slice(0, 90) : trail.readPage(query),
      }),
    );
    expect(read.ids.size).toBeLessThan(400);
    await read.reread();
    expect(read.ids.size).toBe(400);
    expect(read.coverage.late).toBeGreaterThan(0);
    expect(read.reasons).toEqual([]);
    expect((await spooled()).map(({ id }) => id)).toEqual(all.toSorted(byTime).map(({ id }) => id));
  });

  test("is not complete when a second does not settle while everything is read again", async () => {
    const all = Array.from({ length: 250 }, (_, i) => eventOf(i + 1, START + 5));
    const trail = fakeTrail(all.slice(0, 180), randomOf(1), "settled");
    let hides = false;
    const read = await readTrail(
      reading({
        readPage: async (query) =>
          (await trail.readPage(query)).map((row) => (hides && row.id === 240 ? { ...row, id: 1 } : row)),
      }),
    );
    expect(read.coverage.state).toBe("complete");
    trail.events.push(...all.slice(180));
    hides = true;
    await read.reread();
    expect(read.coverage.state).toBe("incomplete");
    expect(read.reasons.map(({ code }) => code)).toContain("unsettled-second");
  });
});

describe("what an answer proves", () => {
  const YEAR = 365 * DAY;

  test("nothing, if no event that was asked for ever came", async () => {
    const { coverage, reasons } = await readTrail(reading({ readPage: async () => [] }));
    expect(reasons.map(({ code }) => code)).toEqual(["audit-trail-silent"]);
    expect(coverage.state).toBe("unavailable");
    expect(coverage.gaps).toEqual([period]);
  });

  test("that a quiet month was quiet, if an event of another time comes when it is asked for", async () => {
    const trail = fakeTrail([eventOf(1, START - YEAR)], randomOf(1));
    const { coverage, reasons } = await readTrail(reading({ readPage: trail.readPage }));
    expect(reasons).toEqual([]);
    expect(coverage.state).toBe("complete");
  });

  test("nothing any more, if the trail falls silent while it is read", async () => {
    const events = Array.from({ length: 3000 }, (_, i) => eventOf(i + 1, START + i * 800));
    const trail = fakeTrail(events, randomOf(2));
    let calls = 0;
    const { coverage, reasons } = await readTrail(
      reading({ readPage: async (query) => (++calls > 15 ? [] : trail.readPage(query)) }),
    );
    expect(reasons.map(({ code }) => code)).toContain("audit-trail-silent");
    expect(coverage.state).toBe("incomplete");
  });

  test("an odd date alone is no proof that the plan lacks the Audit feature", async () => {
    const events = Array.from({ length: 1500 }, (_, i) => eventOf(i + 1, START + i * 1700));
    const trail = fakeTrail(events, randomOf(3));
    const odd = events[700]?.id;
    const { coverage, reasons, ids } = await readTrail(
      reading({
        readPage: async (query) =>
          (await trail.readPage(query)).map((row) =>
            row.id === odd ? { ...row, at: row.at + 90 * DAY } : row,
          ),
      }),
    );
    expect(reasons).toEqual([]);
    expect(coverage.state).toBe("complete");
    expect(ids.size).toBe(1500);
    const neighbours = (await spooled()).map(({ id }) => id);
    expect(Math.abs(neighbours.indexOf(odd ?? 0) - 799)).toBeLessThanOrEqual(1);
  });

  test("every gap has a reason about its time", async () => {
    const events = Array.from({ length: 5000 }, (_, i) => eventOf(i + 1, START + i * 500));
    const trail = fakeTrail(events, randomOf(4));
    let calls = 0;
    const { coverage, reasons } = await readTrail(
      reading({
        isFatal: () => true,
        readPage: async (query) => {
          if (++calls > 20) throw new Error("the key was revoked");
          return trail.readPage(query);
        },
      }),
    );
    for (const gap of coverage.gaps) {
      expect(
        reasons.some(({ range }) => range !== undefined && range.from <= gap.from && range.to >= gap.to),
      ).toBe(true);
    }
  });

  test("a failure of the second look leaves the time that it was about open", async () => {
    const trail = fakeTrail([eventOf(1, period.to - 300)], randomOf(5));
    const { coverage, reasons } = await readTrail(
      reading({
        readPage: async (query) => {
          if (query.from === period.to - 600) throw new Error("the server is ill");
          return trail.readPage(query);
        },
      }),
    );
    expect(coverage.state).toBe("incomplete");
    expect(coverage.gaps).toEqual([{ from: period.to - 600, to: period.to }]);
    expect(reasons).toMatchObject([{ code: "trail-unreadable", range: coverage.gaps[0] }]);
  });

  test("the second look asks for the newest event known, whose coming shows that the trail still answers", async () => {
    const trail = fakeTrail([eventOf(1, START), eventOf(2, START + 5000)], randomOf(5));
    const asked: string[] = [];
    const { coverage } = await readTrail(
      reading({
        readPage: async (query) => {
          asked.push(`${query.from - START} ${query.count}`);
          return trail.readPage(query);
        },
      }),
    );
    expect(coverage.state).toBe("complete");
    expect(asked.slice(-2)).toEqual(["5000 100", `${-START} 1`]);
  });
});

test("a second of 500 events in a new order at every answer costs little more than twice its pages", async () => {
  const seed = seedOf();
  const random = randomOf(seed);
  const kinds = () => ({
    actionType: Math.floor(random() * 8),
    actionId: 5000 + Math.floor(random() * 20),
    userId: `u${Math.floor(random() * 9)}`,
  });
  const events = Array.from({ length: 5000 }, (_, i) =>
    eventOf(i + 1, START + Math.floor(i / 500) * 7000, kinds()),
  );
  const trail = fakeTrail(events, random);
  const { coverage } = await readTrail(reading({ readPage: trail.readPage }));
  expect(coverage.state, `seed ${seed}`).toBe("complete");
  expect(trail.requests.length, `seed ${seed}`).toBeLessThanOrEqual(4 * 50);
});
