import type { Reason } from "../reasons.ts";
import { counted } from "../text/english.ts";
import type { AuditReport, Note } from "./model.ts";

/** What the notes are made from: the parts of the report that are known before them. */
export type NoteFacts = Pick<AuditReport, "period" | "settings" | "coverage" | "assessment" | "listed"> & {
  /** That the portal keeps events for less time than the period is ago, in one sentence. */
  readonly retentionWarning?: string;
};

/** Stands in every report: the server has no record of it (`FileOpenedForChange` is written for editing only). */
export const VIEWS_ARE_NOT_AUDITED =
  "The portal never records that a document was opened only to be viewed. " +
  "Someone who reads and does nothing else leaves no trace: “inactive” does not mean “did not look”.";

/** Decides whether the report may call itself complete, and composes what its readers must know. */
export function composeNotes(facts: NoteFacts): Pick<AuditReport, "complete" | "reasons" | "notes"> {
  const reasons = distinct(facts.assessment.reasons);
  return {
    complete: reasons.length === 0,
    reasons,
    notes: [...warnings(facts), ...complianceNotes(facts), ...inactivityNotes(facts)],
  };
}

function warnings({ period, coverage, assessment, retentionWarning }: NoteFacts): Note[] {
  const notes: Note[] = [];
  const warn = (text: string) => notes.push({ level: "warning", text });
  if (period.provisional) {
    warn("Provisional: the period is not over. Nobody is reminded on the strength of this report.");
  }
  if (coverage.trail.state === "unavailable") {
    const text =
      "The portal's plan does not include the Audit feature, so its audit trail could not be read. " +
      "The events are those of the rooms' own logs, which have no opens and no downloads: the list is partial.";
    // Where changes alone are judged, the inactivity report needs no audit trail.
    if (assessment.activity === "changes") notes.push({ level: "warning", text, about: "compliance" });
    else warn(text);
  }
  if (retentionWarning !== undefined) warn(retentionWarning);
  for (const text of assessment.warnings) warn(text);
  return notes;
}

function complianceNotes({ settings, coverage, assessment, listed }: NoteFacts): Note[] {
  const notes: Note[] = [];
  const add = (text: string) => notes.push({ level: "info", text, about: "compliance" });
  if (coverage.trail.state === "not-needed") {
    add(
      "The events are those of the rooms' own logs, as was asked for (activity: changes): no opens, no downloads, " +
        "and nothing that happened outside the rooms.",
    );
  }
  if (settings.filters.length > 0) {
    const { filteredOut } = listed;
    add(
      `${counted(filteredOut, "event")} ${were(filteredOut)} left out, for the list is narrowed: ${settings.filters.join("; ")}.`,
    );
  }
  if (listed.otherRooms > 0) {
    add(
      `${counted(listed.otherRooms, "event")} of rooms that were not asked for ${were(listed.otherRooms)} left out.`,
    );
  }
  const { unattributed } = assessment.events;
  if (unattributed > 0) {
    add(`${counted(unattributed, "event")} could not be attributed to one room with certainty.`);
  }
  return notes;
}

function inactivityNotes({ settings, assessment }: NoteFacts): Note[] {
  const about = "inactivity";
  const counts =
    assessment.activity === "any"
      ? "Activity is every event of the person in the room that the portal audits: to create, change, upload, move, " +
        "copy, delete, share, fill in, open for editing or download."
      : "Activity is what the rooms' own logs show: to create, change, upload, move, copy, delete or share. " +
        "Opening and downloading do not count.";
  const bar =
    `Fewer than ${counted(settings.minActivity, "event")} in the period is inactive` +
    (settings.graceDays > 0
      ? `; who joined fewer than ${counted(settings.graceDays, "day")} before its end is new.`
      : ".");
  return [
    { level: "info", text: VIEWS_ARE_NOT_AUDITED },
    { level: "info", text: `${counts} ${bar}`, about },
  ];
}

/** One reason may be known to the coverage and to the assessment. */
function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [reason.sentence, reason])).values()];
}

function were(count: number): string {
  return count === 1 ? "was" : "were";
}
