import { counted, dayInWords, number } from "../text/english.ts";
import { nobodyInactive } from "./facts.ts";
import type { AuditReport } from "./model.ts";
import { reviewSentence } from "./vocabulary/review.ts";
import { WIDE_ACCESS } from "./vocabulary/terms.ts";

/** What the readers may do now, the most urgent first, one sentence or two each; never empty. */
export function nextSteps(report: AuditReport): readonly string[] {
  const { assessment, period, complete } = report;
  const judged = report.reports.includes("inactivity");
  const steps: string[] = [];
  if (!complete) {
    steps.push("Remove what kept the report from being complete, and run it again for the same period.");
  }
  if (judged && assessment.counts.inactive > 0) steps.push(reviewStep(report));
  if (report.review !== undefined && report.review.rows.length > 0) {
    steps.push(
      `Access review: ${reviewSentence(report.review.rows)} Decide in access-review.xlsx in the report folder.`,
    );
  }
  if (judged && assessment.counts.unknown > 0) {
    steps.push(
      `Treat nobody who is “unknown” as inactive: for ${number(assessment.counts.unknown)} there is no proof.`,
    );
  }
  if (period.provisional)
    steps.push(`Run again after ${dayInWords(period.lastDay)}: this period is not over.`);
  if (steps.length > 0) return steps;
  const anybody = assessment.rooms.some(({ members }) => members.length > 0);
  return judged && anybody && nobodyInactive(report) !== undefined
    ? ["Nothing: every member was active or is accounted for."]
    : ["Nothing."];
}

function reviewStep({ assessment, comparison }: AuditReport): string {
  const { inactive } = assessment.counts;
  const wide = assessment.rooms
    .flatMap(({ members }) => members)
    .filter(({ verdict, access }) => verdict.kind === "inactive" && WIDE_ACCESS.has(access)).length;
  const whole = inactive === 1 ? "it may" : "all of them may";
  const which = wide === inactive ? whole : `begin with ${number(wide)} of them that may`;
  const first = wide > 0 ? `; ${which} change or manage what the room holds` : "";
  const newly = comparison?.newlyInactive.length ?? 0;
  const fresh = newly > 0 ? ` ${number(newly)} ${newly === 1 ? "was" : "were"} not inactive before.` : "";
  return `Review ${counted(inactive, "inactive membership")}${first}.${fresh}`;
}
