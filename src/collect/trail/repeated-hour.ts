import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { UserError } from "../../errors.ts";
import { type EpochSeconds, HOUR, type TimeRange } from "../../time/epoch.ts";
import type { OffsetChange } from "../../time/offset-changes.ts";

/**
 * The server answered with rows that lie outside the window it was asked for. It does that, with status 200, when the
 * plan has no Audit feature: it then sends the newest 20 rows whatever was asked (`SecurityController.cs`).
 */
export class OutsideWindow extends UserError {
  override readonly name = "OutsideWindow";
}

/** Windows around a change whose moment is not known exactly; shorter than any change of offset. */
const SLICE = 900;

/**
 * Cuts a range around every change of offset, so that no window holds both a row's true instant and the instant that
 * the server prints for it. Newest first.
 *
 * The server makes a wall-clock time of the true instant and an instant of that again (`EventTypeConverter.cs`,
 * `ApiDateTime.SetDate`), so where a local time has two meanings one of them is printed off by the change: mostly later,
 * in zones with negative summer time earlier: true and printed instant lie on different sides of the change. Where it is
 * off by twice the change, one change before and after it is cut as well.
 */
export function cutAtClockChanges(range: TimeRange, changes: readonly OffsetChange[]): TimeRange[] {
  return cutRange(range, changes.flatMap(cutsOfTrail));
}

/**
 * Cuts a range for rows of rooms' logs. They are printed exactly, also in a repeated hour, but a row at a UTC time whose
 * numbers are those of the skipped local hour prints an hour late on the day the clocks go forward
 * (`ApiDateTime.SetDate`, the part marked as a hack). Where clocks are set back one cut makes sure all the same.
 */
export function cutForRoomLogs(range: TimeRange, changes: readonly OffsetChange[]): TimeRange[] {
  return cutRange(range, changes.flatMap(cutsOfLog));
}

/** Whether a date is printed so near to one of those cuts that it may be off. */
export function isNearCutOfLog(printed: EpochSeconds, changes: readonly OffsetChange[]): boolean {
  return changes.some((change) =>
    cutsOfLog(change).some((cut) => Math.abs(printed - cut) <= 2 * Math.abs(change.before - change.after)),
  );
}

/**
 * The true instant of a row, given the window it was asked for: the only one of its possible meanings that lies in the
 * window. Undefined: none does.
 */
export function instantInWindow(
  printed: EpochSeconds,
  window: TimeRange,
  changes: readonly OffsetChange[],
): EpochSeconds | undefined {
  const inside = (at: EpochSeconds): boolean => at >= window.from && at <= window.to;
  if (inside(printed)) return printed;
  for (const times of [1, 2]) {
    for (const { at, before, after, within = 0 } of changes) {
      const skipped = printed - HOUR;
      if (inside(skipped) && skipped >= at + before && skipped < at + after) return skipped;
      const delta = Math.abs(before - after);
      for (const meant of [printed - times * delta, printed + times * delta]) {
        if (inside(meant) && Math.abs(meant - at) <= 2 * delta + within) return meant;
      }
    }
  }
  return undefined;
}

/** Gives each row its true instant, newest first; throws {@link OutsideWindow} if any row was not asked for. */
export function placeRows(
  rows: readonly AuditEvent[],
  window: TimeRange,
  changes: readonly OffsetChange[],
): AuditEvent[] {
  const placed = rows.map((row) => {
    const at = instantInWindow(row.at, window, changes);
    if (at === undefined) {
      throw new OutsideWindow("the portal answered with events from outside the time that was asked for");
    }
    return at === row.at ? row : { ...row, at };
  });
  return placed.sort(newestFirst);
}

export function newestFirst(a: AuditEvent, b: AuditEvent): number {
  return b.at - a.at || b.id - a.id;
}

/** First seconds of the windows that a change of offset makes necessary. */
function cutsOfTrail({ at, before, after, within, twice = false }: OffsetChange): EpochSeconds[] {
  const delta = Math.abs(before - after);
  if (within === undefined) return twice ? [at - delta, at, at + delta] : [at];
  const reach = 2 * delta + within;
  const cuts: EpochSeconds[] = [];
  const first = Math.floor((at - reach) / SLICE) * SLICE;
  for (let cut = first; cut <= at + reach; cut += SLICE) cuts.push(cut);
  return cuts;
}

function cutsOfLog({ at, before, after, within }: OffsetChange): EpochSeconds[] {
  if (within !== undefined) return [];
  if (after < before) return [at];
  const cuts: EpochSeconds[] = [];
  for (let cut = before + HOUR; cut < after; cut += HOUR) cuts.push(at + cut);
  return [...cuts, at + after];
}

function cutRange(range: TimeRange, cuts: readonly EpochSeconds[]): TimeRange[] {
  const inside = [...new Set(cuts)].filter((at) => at > range.from && at <= range.to);
  const edges = [range.from, ...inside.sort((a, b) => a - b), range.to + 1];
  return edges
    .slice(0, -1)
    .map((from, index) => ({ from, to: (edges[index + 1] ?? from) - 1 }))
    .reverse();
}
