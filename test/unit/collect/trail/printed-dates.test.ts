import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  cutAtClockChanges,
  cutForRoomLogs,
  instantInWindow,
} from "../../../../src/collect/trail/repeated-hour.ts";
import type { TimeRange } from "../../../../src/time/epoch.ts";
import { type OffsetChange, offsetChanges } from "../../../../src/time/offset-changes.ts";
import { timeZoneName } from "../../../../src/time/period.ts";

/** True instants that print wrong: from, until (excluded), by how many minutes. */
type Wrong = readonly [string, string, number];
type Change = readonly [
  at: string,
  before: number,
  after: number,
  trail: readonly Wrong[],
  log: readonly Wrong[],
];
interface Group {
  readonly zones: readonly string[];
  readonly changes: readonly Change[];
  readonly elsewhere?: { readonly audit?: readonly Wrong[]; readonly log?: readonly Wrong[] };
}

/** What the server's own conversion prints, in every zone, 2020 to 2030; run on .NET 9 and 10. */
const witness = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../recorded/printed-dates.json"), "utf8"),
) as {
  readonly main: { readonly groups: readonly Group[] };
  readonly tzdata2026f: { readonly groups: readonly Group[] };
};

const seconds = (text: string): number => Date.parse(text) / 1000;
const DAY = 86_400;

/** By how much a true instant prints wrong, seconds. */
function errorAt(at: number, wrong: readonly Wrong[]): number {
  return (wrong.find(([from, until]) => at >= seconds(from) && at < seconds(until))?.[2] ?? 0) * 60;
}

/** Every instant near a change is placed where it happened, and nowhere else. */
function expectPlaced(
  zone: string,
  at: number,
  wrong: readonly Wrong[],
  changes: readonly OffsetChange[],
  cut: (range: TimeRange, changes: readonly OffsetChange[]) => TimeRange[],
): void {
  const windows = cut({ from: at - 4 * DAY, to: at + 4 * DAY }, changes);
  for (let moment = at - DAY / 2; moment <= at + DAY / 2; moment += 900) {
    for (const instant of [moment, moment - 1]) {
      const window = windows.find(({ from, to }) => instant >= from && instant <= to);
      const placed = window && instantInWindow(instant + errorAt(instant, wrong), window, changes);
      if (placed !== instant) {
        expect(`${new Date((placed ?? 0) * 1000).toISOString()} in ${zone}`).toBe(
          new Date(instant * 1000).toISOString(),
        );
      }
    }
  }
}

/** Before 2024 the server printed the hour after the clocks went forward there wrong as well, in rooms' logs. */
const OLD_LOGS_OF = "America/Scoresbysund";

for (const [name, { groups }] of Object.entries({
  "tzdata 2025b": witness.main,
  "tzdata 2026f": witness.tzdata2026f,
})) {
  describe(`dates as the server prints them, ${name}`, () => {
    test.each(groups.map((group) => [group.zones[0] ?? "", group] as const))("%s", (zone, group) => {
      const twice = zone === OLD_LOGS_OF ? { twice: true } : {};
      const changes = group.changes.map(
        ([at, before, after]): OffsetChange => ({
          at: seconds(at),
          before: before * 60,
          after: after * 60,
          ...twice,
        }),
      );
      for (const [at, , , trail, log] of group.changes) {
        expectPlaced(zone, seconds(at), trail, changes, cutAtClockChanges);
        if (zone !== OLD_LOGS_OF) expectPlaced(zone, seconds(at), log, changes, cutForRoomLogs);
      }
      for (const wrong of group.elsewhere?.audit ?? []) {
        const from = seconds("2020-01-01T00:00:00Z");
        const known = offsetChanges(zone, from, from + 11 * 366 * DAY);
        expectPlaced(zone, seconds(wrong[0]), group.elsewhere?.audit ?? [], known, cutAtClockChanges);
      }
    });
  });
}

test("the changes of offset known here are those of the server", () => {
  const newer = new Set(witness.tzdata2026f.groups.flatMap(({ zones }) => zones));
  let compared = 0;
  for (const { zones, changes, elsewhere } of witness.main.groups) {
    for (const zone of zones) {
      if (newer.has(zone) || timeZoneName(zone) === undefined || elsewhere !== undefined) continue;
      compared++;
      const known = offsetChanges(zone, seconds("2020-01-01T00:00:00Z"), seconds("2030-12-31T23:59:59Z"));
      expect(
        known
          .filter(({ at }) => at >= seconds("2020-01-01T00:00:00Z") && at < seconds("2031-01-01T00:00:00Z"))
          .map(({ at, before, after }) => [at, before / 60, after / 60]),
        zone,
      ).toEqual(changes.map(([at, before, after]) => [seconds(at), before, after]));
    }
  }
  expect(compared).toBeGreaterThan(100);
});
