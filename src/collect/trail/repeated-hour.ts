import type { AuditEvent } from "../../docspace/audit-trail.ts";
import type { EpochSeconds, TimeRange } from "../../time/epoch.ts";
import type { ClockChange } from "../../time/period.ts";

/**
 * The server answered with rows that lie outside the window it was asked for. It does that, with status 200, when the
 * plan has no Audit feature: it then sends the newest 20 rows whatever was asked (`SecurityController.cs`).
 */
export class OutsideWindow extends Error {
  override readonly name = "OutsideWindow";
}

/**
 * Cuts a range where clocks are set back, so that no window holds both instants of a repeated local hour.
 * Newest first.
 */
export function cutAtClockChanges(range: TimeRange, changes: readonly ClockChange[]): TimeRange[] {
  const cuts = changes.map((change) => change.at).filter((at) => at > range.from && at <= range.to);
  const edges = [range.from, ...cuts.sort((a, b) => a - b), range.to + 1];
  return edges
    .slice(0, -1)
    .map((from, index) => ({ from, to: (edges[index + 1] ?? from) - 1 }))
    .reverse();
}

/**
 * The true instant of a row, given the window it was asked for (not across a clock change). In the repeated hour the
 * server prints both hours as the later one (conformance case "the repeated hour is printed as the later hour"), while
 * `from` and `to` are exact: so the window decides. Undefined: the row lies outside the window.
 */
export function instantInWindow(
  printed: EpochSeconds,
  window: TimeRange,
  changes: readonly ClockChange[],
): EpochSeconds | undefined {
  if (printed >= window.from && printed <= window.to) return printed;
  for (const { at, delta } of changes) {
    const earlier = printed - delta;
    if (printed >= at && printed < at + delta && earlier >= window.from && earlier <= window.to)
      return earlier;
  }
  return undefined;
}

/** Gives each row its true instant, newest first; throws {@link OutsideWindow} if any row was not asked for. */
export function placeRows(
  rows: readonly AuditEvent[],
  window: TimeRange,
  changes: readonly ClockChange[],
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
