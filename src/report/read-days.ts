import type { LeftRow, MemberRow, RoomAssessment } from "../assess/assessment.ts";
import { counted } from "../text/english.ts";
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
  /** Whether some day of a room was not read to its end. */
  roomUnread(roomId: number): boolean;
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
  const unreadLog = (roomId: number) => !byTrail && !whole.has(roomId);
  return {
    ofPortal: (day) => state(day, gaps.has(day) || someLogUnread),
    ofRoom: (roomId, day) => state(day, gaps.has(day) || unreadLog(roomId)),
    anyUnread: gaps.size > 0 || someLogUnread,
    roomUnread: (roomId) => gaps.size > 0 || unreadLog(roomId),
  };
}

/** `12 events`; never a bare zero where something was not read. */
export function countText(count: number, state: DayState): string {
  if (state === "to-come") return "still to come";
  if (state === "read") return counted(count, "event");
  return count === 0 ? "not read" : `not read to the end, ${counted(count, "event")} so far`;
}

/** A room's events, or that they were not read: a 0 there would be a claim. `partly`: the count is as far as read. */
export function eventsOfRoom(
  { roomId, events }: Pick<RoomAssessment, "roomId" | "events">,
  known: ReadDays,
): { readonly count: number | undefined; readonly partly: boolean } {
  const unread = known.roomUnread(roomId);
  return { count: unread && events === 0 ? undefined : events, partly: unread && events > 0 };
}

/** Somebody's events in a room; undefined where none is known and some may have been: in a room not read, or with a doubt. */
export function eventsOfPerson(
  { roomId, events, verdict }: Pick<LeftRow, "roomId" | "events"> & Partial<Pick<MemberRow, "verdict">>,
  known: ReadDays,
): number | undefined {
  const open = verdict?.kind === "unknown" || known.roomUnread(roomId);
  return events === 0 && open ? undefined : events;
}

/** What stands where a count is not known. */
export const NOT_READ = "not read";
export const NOT_KNOWN = "not known";

function daysOfGaps({ coverage }: AuditReport, time: LocalTime): Set<string> {
  const days = new Set<string>();
  for (const gap of coverage.trail.gaps) {
    for (let at = gap.from; at <= gap.to; at += HOUR) days.add(time.day(at));
    days.add(time.day(gap.to));
  }
  return days;
}
