import { type Note, note } from "../notes.ts";
import type { Reason } from "../reasons.ts";
import { rulesOf } from "../settings/settings.ts";
import type { AuditReport } from "./model.ts";

/** What the notes are made from: the parts of the report that are known before them. */
export type NoteFacts = Pick<AuditReport, "period" | "settings" | "coverage" | "assessment" | "listed">;

/** Decides whether the report may call itself complete, and what its readers must know. */
export function composeNotes(facts: NoteFacts): Pick<AuditReport, "complete" | "reasons" | "notes"> {
  const reasons = distinct(facts.assessment.reasons);
  return {
    complete: reasons.length === 0,
    reasons,
    notes: [...warnings(facts), ...complianceNotes(facts), ...inactivityNotes(facts)],
  };
}

function warnings({ period, coverage, assessment }: NoteFacts): Note[] {
  // Where changes alone are judged, the inactivity report needs no audit trail.
  const about = assessment.activity === "changes" ? "compliance" : undefined;
  return [
    ...(period.provisional ? [note("provisional", "warning", {})] : []),
    ...(coverage.trail.state === "unavailable" ? [note("partial-list", "warning", {}, about)] : []),
    ...assessment.notes,
  ];
}

function complianceNotes({ settings, coverage, assessment, listed }: NoteFacts): Note[] {
  const about = "compliance";
  const { filters } = settings;
  const { filteredOut, otherRooms } = listed;
  const { unattributed } = assessment.events;
  return [
    ...(coverage.trail.state === "not-needed" ? [note("logs-only", "info", {}, about)] : []),
    ...(filters.length > 0 ? [note("filtered-out", "info", { count: filteredOut, filters }, about)] : []),
    ...(otherRooms > 0 ? [note("other-rooms-left-out", "info", { count: otherRooms }, about)] : []),
    ...(unattributed > 0 ? [note("unattributed", "info", { count: unattributed }, about)] : []),
  ];
}

function inactivityNotes({ settings, coverage, assessment }: NoteFacts): Note[] {
  const { activity } = assessment;
  return [
    note("views-not-audited", "info", {}),
    note("activity-rule", "info", { ...rulesOf(settings), activity }, "inactivity"),
    ...(activity === "changes" && coverage.trail.state !== "complete" && coverage.trail.state !== "incomplete"
      ? [note("accounts-untold", "warning", {}, "inactivity")]
      : []),
  ];
}

/** One reason may be known to the coverage and to the assessment. */
function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((one) => [JSON.stringify(one), one])).values()];
}
