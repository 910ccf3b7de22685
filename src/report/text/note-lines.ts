import type { Note } from "../../notes.ts";
import type { ReportKind } from "../../settings/settings.ts";
import { reasonsAbout } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import type { Words } from "../vocabulary/words.ts";

/** Incomplete and why, then the notes: one line each. */
export function noteLines(report: AuditReport, kind: ReportKind, words: Words): string[] {
  const reasons = reasonsAbout(report, kind);
  const incomplete =
    reasons.length === 0
      ? []
      : ["INCOMPLETE: not everything could be proved.", ...reasons.map((one) => `  - ${words.reason(one)}`)];
  return [
    ...incomplete,
    ...notesAbout(report, kind).map(
      (note) => `${note.level === "warning" ? "Warning" : "Note"}: ${words.note(note)}`,
    ),
  ];
}

/** The notes that belong into one of the two reports. */
function notesAbout(report: AuditReport, kind: ReportKind): readonly Note[] {
  return report.notes.filter((note) => note.about === undefined || note.about === kind);
}
