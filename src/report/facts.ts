import type { RoomAssessment } from "../assess/assessment.ts";
import { concernsVerdicts, type Reason } from "../reasons.ts";
import type { Naming } from "../report-folder/titles.ts";
import type { ReportKind } from "../settings/settings.ts";
import { counted } from "../text/english.ts";
import { dayNumber, dayOfNumber } from "../time/calendar.ts";
import { createLocalTime, type LocalTime } from "../time/local-time.ts";
import type { AuditReport } from "./model.ts";

const YEAR = 366 * 86_400;

/** Local times for a report: of its period, and of the year before, in which members joined. */
export function reportTime(report: AuditReport): LocalTime {
  const { period, generatedAt } = report;
  const made = Math.floor(generatedAt / 1000);
  return createLocalTime(period.timeZone, period.start - YEAR, Math.max(period.end, made));
}

/** When the report was made, local to its zone. */
export function madeAt(report: AuditReport, time: LocalTime): string {
  return time.iso(Math.floor(report.generatedAt / 1000));
}

/** `2026-10-01 — 2026-10-31 (Europe/Berlin)` */
export function periodText({ period }: AuditReport): string {
  return `${period.firstDay} — ${period.lastDay} (${period.timeZone})`;
}

/** Why one of the two reports is not complete; empty where it is. */
export function reasonsAbout(report: AuditReport, kind: ReportKind): readonly Reason[] {
  return kind === "compliance"
    ? report.reasons
    : report.reasons.filter((reason) => concernsVerdicts(reason, report.assessment.activity));
}

/** Titles of all rooms by id. */
export function roomTitles({ otherRooms, assessment }: AuditReport): ReadonlyMap<number, string> {
  const titles = new Map<number, string>();
  for (const { id, title } of otherRooms) if (typeof id === "number") titles.set(id, title);
  for (const { roomId, title } of assessment.rooms) titles.set(roomId, title);
  return titles;
}

/** Every local day of the period, `YYYY-MM-DD`, in order. */
export function daysOfPeriod({ period }: AuditReport): string[] {
  const first = dayNumber(period.firstDay);
  const length = dayNumber(period.lastDay) - first + 1;
  return Array.from({ length }, (_, index) => dayOfNumber(first + index));
}

/** How many memberships of a room have each verdict. */
export function verdictCounts(room: RoomAssessment): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { verdict } of room.members) counts.set(verdict.kind, (counts.get(verdict.kind) ?? 0) + 1);
  return counts;
}

/** Whether the members of no room could be read: then no count of memberships is a 0. */
export function nothingJudged({ assessment }: AuditReport): boolean {
  const { rooms } = assessment;
  return rooms.length > 0 && rooms.every(({ unreadable }) => unreadable !== undefined);
}

/** That nobody is inactive, or nobody as far as it could be judged; undefined where somebody is. */
export function nobodyInactive({ assessment }: AuditReport): string | undefined {
  const { inactive, unknown } = assessment.counts;
  if (inactive > 0) return undefined;
  const unread = assessment.rooms.filter(({ unreadable }) => unreadable !== undefined).length;
  const open = [
    ...(unknown > 0 ? [`${counted(unknown, "membership")} could not be judged`] : []),
    ...(unread > 0 ? [`the members of ${counted(unread, "room")} could not be read`] : []),
  ];
  return open.length === 0 ? "Nobody is inactive." : `Nobody is proved inactive; ${open.join(", and ")}.`;
}

/** Whether the compliance report lists less than the whole portal, which the charts show. */
export function isNarrowed({ settings }: AuditReport): boolean {
  return settings.filters.length > 0 || settings.rooms !== "all";
}

/** What the names of this report's files are made of. */
export function namingOf({ period, settings }: AuditReport): Naming {
  return { label: period.label, reportLabel: settings.reportLabel };
}
