import { HOUR } from "../time/epoch.ts";
import type { LocalTime } from "../time/local-time.ts";
import type { AuditReport } from "./model.ts";

/** Whether a day's events are known: `unread` where something of it was not read, `to-come` after the run. */
export type DayState = "read" | "unread" | "to-come";

/** What is known of each local day (`YYYY-MM-DD`), so that nothing unread looks like a quiet day. */
export interface ReadDays {
  ofPortal(day: string): DayState;
  ofRoom(roomId: number, day: string): DayState;
  /** Whether any day of the portal was not read to its end. */
  readonly anyUnread: boolean;
}

/** Days touched by a gap are unread. Without a trail the rooms' own logs are all there is, each whole or not. */
export function readDays(report: AuditReport, time: LocalTime): ReadDays {
  const { trail, logs } = report.coverage;
  const made = time.day(Math.floor(report.generatedAt / 1000));
  const byTrail = trail.state === "complete" || trail.state === "incomplete";
  const gaps = byTrail ? daysOfGaps(report, time) : new Set<string>();
  const whole = new Set(logs.filter(({ state }) => state === "complete").map(({ roomId }) => roomId));
  const someLogUnread = !byTrail && report.assessment.rooms.some(({ roomId }) => !whole.has(roomId));
  const state = (day: string, unread: boolean): DayState =>
    day > made ? "to-come" : unread ? "unread" : "read";
  return {
    ofPortal: (day) => state(day, gaps.has(day) || someLogUnread),
    ofRoom: (roomId, day) => state(day, gaps.has(day) || (!byTrail && !whole.has(roomId))),
    anyUnread: gaps.size > 0 || someLogUnread,
  };
}

function daysOfGaps({ coverage }: AuditReport, time: LocalTime): Set<string> {
  const days = new Set<string>();
  for (const gap of coverage.trail.gaps) {
    for (let at = gap.from; at <= gap.to; at += HOUR) days.add(time.day(at));
    days.add(time.day(gap.to));
  }
  return days;
}
