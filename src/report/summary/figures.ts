import { VERDICT_ORDER } from "../../assess/verdicts/urgency.ts";
import { labelInWords, number } from "../../text/english.ts";
import { markdown } from "../../text/markdown.ts";
import type { TableContext } from "../columns.ts";
import { daysOfPeriod, isNarrowed, nothingJudged } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import { NOT_READ, type ReadDays, readDays } from "../read-days.ts";
import { VERDICT_WORDS } from "../vocabulary/terms.ts";

/** All memberships by status, so that the shown counts add up; and the events. */
export function figures({ report, time }: Pick<TableContext, "report" | "time">): string {
  const { listed, assessment, reports } = report;
  const events = isNarrowed(report) ? `Events listed, of ${number(assessment.events.portal)}` : "Events";
  const cells: [string, string][] = [];
  if (reports.includes("inactivity")) {
    const shown = VERDICT_ORDER.filter(
      (kind) => kind === "inactive" || kind === "unknown" || kind === "active" || assessment.counts[kind] > 0,
    );
    const written = (count: number) => (nothingJudged(report) ? NOT_READ : number(count));
    for (const kind of shown) cells.push([VERDICT_WORDS[kind], written(assessment.counts[kind])]);
    cells.push([
      "All memberships",
      written(Object.values(assessment.counts).reduce((sum, count) => sum + count, 0)),
    ]);
  }
  const unread = listed.count === 0 && readDays(report, time).anyUnread;
  cells.push([events, unread ? NOT_READ : number(listed.count)]);
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

/** One bar: some days of which something is known. */
interface Bar {
  readonly label: string;
  readonly count: number;
  readonly unread: boolean;
}

/**
 * Bars of events per day, of weeks where the period is long. Mermaid draws no gap: what was not read to its end has a
 * yellow bar of full height behind it and a question mark below, days to come are left out. Contrast with GitHub's light
 * and dark page is above 3.
 */
export function chart({ report, time }: Pick<TableContext, "report" | "time">): string {
  const { trail } = report.coverage;
  const days = daysOfPeriod(report);
  const width = days.length <= MOST_BARS ? 1 : WEEK * Math.ceil(days.length / WEEK / MOST_BARS);
  const bars = barsOf(report, readDays(report, time), width);
  const most = Math.max(0, ...bars.map(({ count }) => count));
  const anyUnread = bars.some(({ unread }) => unread);
  if (most === 0 && !anyUnread) return "";
  const unit = width === 1 ? "per day" : width === WEEK ? "per week" : `per ${width / WEEK} weeks`;
  const logsOnly = trail.state === "unavailable" || trail.state === "not-needed";
  const remarks = [
    ...(logsOnly ? ["by the rooms' own logs, without opens and downloads"] : []),
    ...(anyUnread ? ["yellow and ?: not read to the end"] : []),
  ];
  const title = `Events ${isNarrowed(report) ? "of the whole portal " : ""}${[unit, ...remarks].join("; ")}`;
  const top = Math.max(1, most);
  const [behind, before] = ["darkgoldenrod", "steelblue"];
  const palette = anyUnread ? `${behind}, ${before}` : before;
  return [
    "```mermaid",
    `%%{init: {"xyChart": {"width": 900, "height": 240}, "themeVariables": {"xyChart": {"plotColorPalette": "${palette}"}}}}%%`,
    "xychart-beta",
    `  title "${title}"`,
    `  x-axis [${bars.map(({ label, unread }) => `"${label}${unread ? "?" : ""}"`).join(", ")}]`,
    `  y-axis 0 --> ${top}`,
    ...(anyUnread ? [`  bar [${bars.map(({ unread }) => (unread ? top : 0)).join(", ")}]`] : []),
    `  bar [${bars.map(({ count }) => count).join(", ")}]`,
    "```",
  ].join("\n");
}

function barsOf(report: AuditReport, known: ReadDays, width: number): readonly Bar[] {
  const days = daysOfPeriod(report);
  const bars: Bar[] = [];
  for (let index = 0; index < days.length; index += width) {
    const span = days.slice(index, index + width);
    const states = span.map(known.ofPortal);
    if (states.every((state) => state === "to-come")) continue;
    const [first = ""] = span;
    const count = span.reduce((sum, day) => sum + (report.assessment.eventsPerDay.get(day) ?? 0), 0);
    const label = days.length <= 31 ? first.slice(8) : first.slice(5);
    bars.push({ label, count, unread: states.includes("unread") });
  }
  return bars;
}
