import { VERDICT_ORDER } from "../../assess/verdicts/urgency.ts";
import { labelInWords, number } from "../../text/english.ts";
import { markdown } from "../../text/markdown.ts";
import { daysOfPeriod, isNarrowed } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import { VERDICT_WORDS } from "../vocabulary/terms.ts";

/** All memberships by status, so that the shown counts add up; and the events. */
export function figures(report: AuditReport): string {
  const { listed, assessment, reports } = report;
  const events = isNarrowed(report) ? `Events listed, of ${number(assessment.events.portal)}` : "Events";
  const cells: [string, string][] = [];
  if (reports.includes("inactivity")) {
    const shown = VERDICT_ORDER.filter(
      (kind) => kind === "inactive" || kind === "unknown" || kind === "active" || assessment.counts[kind] > 0,
    );
    for (const kind of shown) cells.push([VERDICT_WORDS[kind], number(assessment.counts[kind])]);
    cells.push([
      "All memberships",
      number(Object.values(assessment.counts).reduce((sum, count) => sum + count, 0)),
    ]);
  }
  cells.push([events, number(listed.count)]);
  return [
    `| ${cells.map(([name]) => name).join(" | ")} |`,
    `|${cells.map(() => " ---: |").join("")}`,
    `| ${cells.map(([, count]) => `**${count}**`).join(" | ")} |`,
    ...changes(report),
  ].join("\n");
}

function changes({ comparison, reports }: AuditReport): string[] {
  if (comparison === undefined) return [];
  const sum = (pick: "before" | "now") => comparison.events.reduce((total, room) => total + room[pick], 0);
  const statuses = reports.includes("inactivity")
    ? `${number(comparison.newlyInactive.length)} newly inactive, ${number(comparison.activeAgain.length)} active again; `
    : "";
  return [
    "",
    `**Since ${markdown(labelInWords(comparison.previousLabel))}:** ${statuses}events in rooms ${number(sum("before"))} → ${number(sum("now"))}.`,
  ];
}

/** More bars would be too thin to see: then weeks, from Monday where the period allows. */
const MOST_BARS = 62;
const WEEK = 7;

/** Bars of events per day, of weeks where the period is long. Contrast with GitHub's light and dark page is above 3. */
export function chart(report: AuditReport): string {
  const { eventsPerDay } = report.assessment;
  const days = daysOfPeriod(report);
  const width = days.length <= MOST_BARS ? 1 : WEEK * Math.ceil(days.length / WEEK / MOST_BARS);
  const bars: { label: string; count: number }[] = [];
  for (let index = 0; index < days.length; index += width) {
    const span = days.slice(index, index + width);
    const [first = ""] = span;
    const count = span.reduce((total, day) => total + (eventsPerDay.get(day) ?? 0), 0);
    bars.push({ label: days.length <= 31 ? first.slice(8) : first.slice(5), count });
  }
  const most = Math.max(0, ...bars.map(({ count }) => count));
  if (most === 0) return "";
  const unit = width === 1 ? "per day" : width === WEEK ? "per week" : `per ${width / WEEK} weeks`;
  const partly = report.coverage.trail.gaps.length > 0 ? ", without what could not be read" : "";
  return [
    "```mermaid",
    '%%{init: {"xyChart": {"width": 900, "height": 240}, "themeVariables": {"xyChart": {"plotColorPalette": "steelblue"}}}}%%',
    "xychart-beta",
    `  title "Events ${isNarrowed(report) ? "of the whole portal " : ""}${unit}${partly}"`,
    `  x-axis [${bars.map(({ label }) => `"${label}"`).join(", ")}]`,
    `  y-axis 0 --> ${most}`,
    `  bar [${bars.map(({ count }) => count).join(", ")}]`,
    "```",
  ].join("\n");
}
