import { describe, expect, test } from "vitest";
import type { Spool } from "../../../../src/collect/spool/spool.ts";
import { CoverageBook } from "../../../../src/collect/trail/coverage.ts";
import { lookAgainAtEnd, rereadAll, SETTLED_AFTER } from "../../../../src/collect/trail/second-look.ts";
import type { AuditEvent, AuditQuery } from "../../../../src/docspace/audit-trail.ts";
import { UserError } from "../../../../src/errors.ts";
import type { TimeRange } from "../../../../src/time/epoch.ts";
import { eventOf } from "../fake-trail.ts";

const PERIOD = { from: 100_000, to: 199_999 };

/** A trail that is looked at again, some time after the period; `arriving` come one a request. */
function looking({
  period = PERIOD,
  after = SETTLED_AFTER,
  arriving = [] as AuditEvent[],
  fails = false,
} = {}) {
  const late: number[] = [];
  const asked: TimeRange[] = [];
  const left = [...arriving];
  const book = new CoverageBook({
    period,
    spool: {
      addLate: (found: readonly AuditEvent[]) => late.push(...found.map(({ id }) => id)),
    } as unknown as Spool,
    onEvent: () => undefined,
    isFatal: () => false,
    describe: (error) => (error as Error).message,
  });
  const ask = async ({ from, to }: AuditQuery): Promise<readonly AuditEvent[]> => {
    asked.push({ from, to });
    if (fails) throw new UserError("The portal does not answer.");
    return left.splice(0, 1);
  };
  const reasons = () => book.reasons.map(({ code, range }) => (range === undefined ? [code] : [code, range]));
  return { look: { period, changes: [], ask, book, now: () => period.to + after }, asked, late, reasons };
}

const arriving = (count: number) => Array.from({ length: count }, (_, id) => eventOf(id + 1, PERIOD.to - id));

describe("the end of the period, looked at again", () => {
  test("is its last ten minutes, once, where nothing new is there", async () => {
    const { look, asked, reasons } = looking();
    await lookAgainAtEnd(look);
    expect(asked).toEqual([{ from: PERIOD.to - 600, to: PERIOD.to }]);
    expect(reasons()).toEqual([]);
  });

  test("is no more than the period", async () => {
    const period = { from: 100, to: 200 };
    const { look, asked } = looking({ period });
    await lookAgainAtEnd(look);
    expect(asked).toEqual([period]);
  });

  test("is looked at until nothing new comes, and what came is kept", async () => {
    const { look, asked, late, reasons } = looking({ arriving: arriving(4) });
    await lookAgainAtEnd(look);
    expect([asked.length, late, reasons()]).toEqual([5, [1, 2, 3, 4], []]);
  });

  test("is not proved where events arrive at every one of five looks", async () => {
    const { look, asked, late, reasons } = looking({ arriving: arriving(9) });
    await lookAgainAtEnd(look);
    expect([asked.length, late.length, reasons()]).toEqual([5, 5, [["still-arriving"]]]);
  });

  test("is read second by second where answers hold a row twice, which may hide another", async () => {
    const { look, late, reasons } = looking();
    const [second, other] = [PERIOD.to, PERIOD.to - 9];
    const rows = [eventOf(4, second), eventOf(3, second), eventOf(2, other), eventOf(1, other)];
    const twice = [eventOf(4, second), eventOf(4, second), eventOf(2, other), eventOf(2, other)];
    const ask = async ({ from, to }: AuditQuery): Promise<readonly AuditEvent[]> =>
      from === to ? rows.filter(({ at }) => at === from) : twice;
    await lookAgainAtEnd({ ...look, ask });
    expect([late.toSorted(), reasons()]).toEqual([[1, 2, 3, 4], []]);
  });

  test("is not proved where such a second never comes without a row twice", async () => {
    const { look, reasons } = looking();
    const ask = async (): Promise<readonly AuditEvent[]> => [eventOf(1, PERIOD.to), eventOf(1, PERIOD.to)];
    await lookAgainAtEnd({ ...look, ask });
    expect(reasons()).toEqual([["unsettled-second", { from: PERIOD.to, to: PERIOD.to }]]);
  });

  test("is a gap where it cannot be read", async () => {
    const { look, reasons } = looking({ fails: true });
    await lookAgainAtEnd(look);
    expect(reasons()).toEqual([["trail-unreadable", { from: PERIOD.to - 600, to: PERIOD.to }]]);
  });
});

describe("the whole period, read again", () => {
  test.each<[string, TimeRange, number]>([
    ["a long one, in forty pieces", PERIOD, 40],
    ["one that does not divide", { from: 100, to: 180 }, 27],
    ["forty seconds, one by one", { from: 100, to: 139 }, 40],
    ["one second", { from: 100, to: 100 }, 1],
  ])("%s: leaves no second out and reads none twice", async (_, period, pieces) => {
    const { look, asked } = looking({ period });
    await rereadAll(look);
    const ordered = asked.toSorted((a, b) => a.from - b.from);
    expect(ordered).toHaveLength(pieces);
    expect([ordered[0]?.from, ordered.at(-1)?.to]).toEqual([period.from, period.to]);
    for (const [index, { from, to }] of ordered.entries()) {
      expect(to).toBeGreaterThanOrEqual(from);
      if (index > 0) expect(from).toBe((ordered[index - 1]?.to ?? 0) + 1);
    }
  });

  const SECOND = { from: 100, to: 100 };
  const late = (count: number) => Array.from({ length: count }, (_, id) => eventOf(id + 1, 100));

  test("goes on until nothing new comes, five times at most", async () => {
    const some = looking({ period: SECOND, arriving: late(2) });
    await rereadAll(some.look);
    expect([some.asked.length, some.late, some.reasons()]).toEqual([3, [1, 2], []]);
    const many = looking({ period: SECOND, arriving: late(9) });
    await rereadAll(many.look);
    expect([many.asked.length, many.reasons()]).toEqual([5, [["still-arriving"]]]);
  });

  test("proves nothing soon after the period, where the rooms' logs may have been read before", async () => {
    const fresh = looking({ period: SECOND, arriving: late(1), after: SETTLED_AFTER - 1 });
    await rereadAll(fresh.look);
    expect([fresh.asked.length, fresh.reasons()]).toEqual([1, [["still-arriving"]]]);
    const quiet = looking({ period: SECOND, after: SETTLED_AFTER - 1 });
    await rereadAll(quiet.look);
    expect(quiet.reasons()).toEqual([]);
  });

  test("is not tried where the portal stopped answering, and a failure is a gap", async () => {
    const stopped = looking();
    stopped.look.book.stopped = new Error("revoked");
    await rereadAll(stopped.look);
    expect(stopped.asked).toEqual([]);
    const failing = looking({ period: SECOND, fails: true });
    await rereadAll(failing.look);
    expect(failing.reasons()).toEqual([["trail-unreadable", SECOND]]);
  });
});
