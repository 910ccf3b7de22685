import type { MemberRow } from "../assess/assessment.ts";
import { counted, number, spanInWords } from "../text/english.ts";
import type { AuditReport } from "./model.ts";
import { WIDE_ACCESS } from "./vocabulary/terms.ts";

/**
 * The one sentence that opens every output: what was found, and whether anything is missing. Mails are sent after the
 * files are written, so only what is made later says how many were reminded.
 *
 * @param reminded how many people got a mail; absent where nobody was to be reminded or it is not known yet
 */
export function answer(report: AuditReport, reminded?: number): string {
  const found = report.reports.includes("inactivity") ? inactivityPart(report) : eventsPart(report);
  const mailed = reminded === undefined ? [] : [`${number(reminded)} reminded`];
  const open = report.period.provisional ? ["the period is not over"] : [];
  return `${spanInWords(report.period)}: ${[found, ...mailed, ...open, proofPart(report)].join("; ")}.`;
}

function inactivityPart(report: AuditReport): string {
  const { assessment, comparison } = report;
  const { counts } = assessment;
  const unread = assessment.rooms.filter(({ unreadable }) => unreadable !== undefined).length;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts: string[] = [];
  if (all > 0 || unread === 0) {
    parts.push(`${number(counts.inactive)} of ${counted(all, "membership")} inactive${whoPart(report)}`);
  }
  if (comparison !== undefined && counts.inactive > 0) {
    parts.push(`${number(comparison.newlyInactive.length)} newly`);
  }
  if (counts.unknown > 0) parts.push(`${number(counts.unknown)} not known`);
  if (unread > 0) parts.push(`the members of ${counted(unread, "room")} not readable`);
  return parts.join(", ");
}

function whoPart({ assessment }: AuditReport): string {
  if (assessment.counts.inactive === 0) return "";
  const rows = assessment.rooms.flatMap(({ members }) => members.filter(isInactive));
  const wide = new Set(rows.filter(({ access }) => WIDE_ACCESS.has(access)).map(({ person }) => person.id))
    .size;
  const rights = wide === 0 ? "" : `, ${number(wide)} with rights to change content`;
  return ` (${counted(assessment.inactivePeople, "person", "people")}${rights})`;
}

function eventsPart({ listed, assessment }: AuditReport): string {
  return `${counted(listed.count, "event")} listed, ${counted(assessment.rooms.length, "room")} audited`;
}

function proofPart({ reasons }: AuditReport): string {
  if (reasons.length === 0) return "nothing missing";
  return `incomplete: ${counted(reasons.length, "thing")} could not be proved`;
}

function isInactive({ verdict }: MemberRow): boolean {
  return verdict.kind === "inactive";
}
