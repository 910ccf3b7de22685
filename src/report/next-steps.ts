import type { Reason, ReasonCode } from "../reasons.ts";
import { REVIEW_TITLE } from "../report-folder/titles.ts";
import { counted, dayInWords, number } from "../text/english.ts";
import { nobodyInactive } from "./facts.ts";
import type { AuditReport } from "./model.ts";
import type { ReviewReport } from "./review.ts";
import { reviewSentence } from "./vocabulary/review.ts";
import { WIDE_ACCESS } from "./vocabulary/terms.ts";

/** What a reader may do now, in a sentence or two. */
export interface Step {
  readonly text: string;
  /** A part of the text that leads to where it is done. */
  readonly link?: { readonly words: string; readonly url: string };
}

/** The most urgent first; never empty. */
export function nextSteps(report: AuditReport): readonly Step[] {
  const { assessment, period, reasons, review } = report;
  const judged = report.reports.includes("inactivity");
  const steps = completeSteps(reasons).map((text): Step => ({ text }));
  if (judged && assessment.counts.inactive > 0) steps.push({ text: inactiveStep(report) });
  if (review !== undefined && review.rows.length > 0) steps.push(reviewStep(review));
  if (judged && assessment.counts.unknown > 0) {
    steps.push({
      text: `Treat nobody who is “unknown” as inactive: for ${number(assessment.counts.unknown)} there is no proof.`,
    });
  }
  if (period.provisional)
    steps.push({ text: `Run again after ${dayInWords(period.lastDay)}: this period is not over.` });
  if (steps.length > 0) return steps;
  const anybody = assessment.rooms.some(({ members }) => members.length > 0);
  return judged && anybody && nobodyInactive(report) !== undefined
    ? [{ text: "Nothing: every member was active or is accounted for." }]
    : [{ text: "Nothing." }];
}

/** What would make an incomplete report complete. */
function completeSteps(reasons: readonly Reason[]): string[] {
  const noAudit = reasons.some(({ code }) => code === "no-audit-feature");
  const others = reasons.some(({ code }) => !(noAudit && OF_THE_PLAN.has(code)));
  return [
    ...(noAudit
      ? [
          "Get a DocSpace plan with the Audit feature, and run again for the same period. Or judge by changes alone, which every plan shows: `reports: inactivity` with `activity: changes`.",
        ]
      : []),
    ...(others
      ? ["Remove what kept the report from being complete, and run it again for the same period."]
      : []),
  ];
}

/** What goes away with another plan. */
const OF_THE_PLAN: ReadonlySet<ReasonCode> = new Set([
  "no-audit-feature",
  "trail-unavailable",
  "verdicts-open",
]);

function reviewStep({ rows, workbook }: ReviewReport): Step {
  const text = `Access review: ${reviewSentence(rows)} Decide in ${REVIEW_TITLE} in the report folder.`;
  return workbook === undefined ? { text } : { text, link: { words: REVIEW_TITLE, url: workbook } };
}

function inactiveStep({ assessment, comparison }: AuditReport): string {
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
