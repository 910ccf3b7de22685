import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createSpool } from "../../../../src/collect/spool/spool.ts";
import { learnOffsetChanges } from "../../../../src/collect/trail/learned-changes.ts";
import { readTrail } from "../../../../src/collect/trail/trail.ts";
import type { AuditEvent, AuditQuery } from "../../../../src/docspace/audit-trail.ts";
import { eventOf, fakeTrail, randomOf } from "../fake-trail.ts";

const DAY = 86_400;
const START = Date.UTC(2026, 9, 1) / 1000;
const period = { from: START, to: START + 31 * DAY - 1 };

/** A portal whose offset changes at `at`; the doubtful local time is printed as `meaning` has it. */
function portalOf(
  events: AuditEvent[],
  { at, before, after }: { at: number; before: number; after: number },
  meaning: "later" | "earlier",
) {
  const delta = before - after;
  const trail = fakeTrail(events, randomOf(1));
  const printed = (true_: number): { at: number; offset: number } => {
    const doubtful = Math.abs(true_ - at) <= Math.abs(delta) && delta > 0;
    if (doubtful && meaning === "later" && true_ < at && true_ >= at - delta) {
      return { at: true_ + delta, offset: after };
    }
    if (doubtful && meaning === "earlier" && true_ >= at && true_ < at + delta) {
      return { at: true_ - delta, offset: before };
    }
    return { at: true_, offset: true_ < at ? before : after };
  };
  return {
    requests: trail.requests,
    readPage: async (query: AuditQuery) =>
      (await trail.readPage(query)).map((row) => ({ ...row, at: printed(row.at).at })),
    readNewest: async (until: number) => {
      const [row] = await trail.readPage({ from: 0, to: until, count: 1 });
      return row && printed(row.at);
    },
  };
}

const changes = {
  "an hour back": { at: START + 24 * DAY + 3600, before: 7200, after: 3600 },
  "half an hour back": { at: START + 3 * DAY + 54_000, before: 39_600, after: 37_800 },
  "an hour forward": { at: START + 24 * DAY + 3600, before: 3600, after: 7200 },
  "two hours back": { at: START + 24 * DAY + 3600, before: 7200, after: 0 },
};

for (const [name, change] of Object.entries(changes)) {
  for (const meaning of ["later", "earlier"] as const) {
    for (const count of [40, 900, 9000]) {
      test(`where the zone is not known here, the offsets tell: ${name}, printed ${meaning}, ${count} events`, async () => {
        const seed = Math.floor(Math.random() * 2 ** 31);
        const random = randomOf(seed);
        const events = Array.from({ length: count }, (_, i) =>
          eventOf(
            i + 1,
            i % 3 === 0
              ? change.at - 8000 + Math.floor(random() * 16_000)
              : START + Math.floor(random() * 31 * DAY),
          ),
        );
        const portal = portalOf(events, change, meaning);
        const learned = await learnOffsetChanges(period, portal.readNewest);
        const spool = createSpool(mkdtempSync(join(tmpdir(), "learned-test-")));
        const { coverage, reasons } = await readTrail({
          period,
          clockChanges: learned,
          largestPage: { rows: 0 },
          readPage: portal.readPage,
          spool,
          readers: 4,
          onEvent: () => undefined,
          onProgress: () => undefined,
          isFatal: () => false,
          describe: String,
          now: () => period.to + 2 * DAY,
        });
        expect(reasons, `seed ${seed}`).toEqual([]);
        expect(coverage.state, `seed ${seed}`).toBe("complete");
        const placed = new Map<number, number>();
        for await (const page of spool.trail.read()) for (const row of page) placed.set(row.id, row.at);
        spool.remove();
        expect(placed, `seed ${seed}`).toEqual(new Map(events.map(({ id, at }) => [id, at])));
      });
    }
  }
}

test("nothing is learned where the offset stays", async () => {
  const events = Array.from({ length: 50 }, (_, i) => eventOf(i + 1, START + i * 50_000));
  const portal = portalOf(events, { at: 0, before: 0, after: 3600 }, "later");
  expect(await learnOffsetChanges(period, portal.readNewest)).toEqual([]);
  expect(portal.requests.length).toBeLessThanOrEqual(3);
});
