import { counted, number } from "../../text/english.ts";
import { escapeHtml } from "../../text/html.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { daysOfPeriod, isNarrowed } from "../facts.ts";
import type { AuditReport } from "../model.ts";

/** A day, or a few days where a bar a day would be too thin to see. */
export interface Span {
  readonly first: string;
  readonly last: string;
  readonly days: readonly string[];
}

const MOST_SPANS = 62;

/** The period cut into at most 62 spans of equally many days. */
export function spansOfPeriod(report: AuditReport): Span[] {
  const days = daysOfPeriod(report);
  const width = Math.ceil(days.length / MOST_SPANS);
  const spans: Span[] = [];
  for (let index = 0; index < days.length; index += width) {
    const part = days.slice(index, index + width);
    spans.push({ first: part[0] ?? "", last: part.at(-1) ?? "", days: part });
  }
  return spans;
}

export function eventsIn(span: Span, perDay: ReadonlyMap<string, number>): number {
  return span.days.reduce((sum, day) => sum + (perDay.get(day) ?? 0), 0);
}

export function spanName({ first, last }: Span): string {
  return first === last ? first : `${first} to ${last}`;
}

/**
 * Bars of all the portal's events, day by day. The drawing stretches to the page's width, therefore its labels are
 * text beside it. Days that were not read to their end are shaded, so that no gap looks like a quiet day.
 */
export function eventsPerDayChart(report: AuditReport, time: LocalTime): string {
  const spans = spansOfPeriod(report);
  const counts = spans.map((span) => eventsIn(span, report.assessment.eventsPerDay));
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const unread = unreadDays(report, time);
  const bars: string[] = [];
  for (const [index, span] of spans.entries()) {
    const count = counts[index] ?? 0;
    const x = index * 10;
    if (span.days.some((day) => unread.has(day))) {
      bars.push(`<rect class="gap" x="${x}" y="0" width="10" height="100"/>`);
    }
    const height = count === 0 ? 0 : Math.max(1, (count / most) * 100);
    const quiet = span.days.every(isWeekend) ? ' class="weekend"' : "";
    bars.push(
      `<rect${quiet} x="${x + 1.5}" y="${round(100 - height)}" width="7" height="${round(height)}">` +
        `<title>${spanName(span)}: ${counted(count, "event")}</title></rect>`,
    );
  }
  const busiest = spans[counts.indexOf(Math.max(0, ...counts))];
  const words =
    total === 0 || busiest === undefined
      ? "No events."
      : `${counted(total, "event")}; most on ${spanName(busiest)} (${number(most)}).`;
  const per = (spans[0]?.days.length ?? 1) === 1 ? "day" : `${spans[0]?.days.length} days`;
  const title = `Events ${isNarrowed(report) ? "of the whole portal " : ""}per ${per}`;
  const rows = spans.map(
    (span, index) => `<tr><th scope="row">${spanName(span)}</th><td>${number(counts[index] ?? 0)}</td></tr>`,
  );
  return `<section id="activity" aria-labelledby="activity-title">
<h2 id="activity-title">${title}</h2>
<p>${words}${unread.size > 0 ? " Shaded: days that were not read to their end." : ""} Weekends are faint.</p>
<figure class="chart">
<span class="most" aria-hidden="true">${number(most)}</span>
<svg viewBox="0 0 ${spans.length * 10} 100" preserveAspectRatio="none" role="img" aria-label="${title}. ${escapeHtml(words)}">
<line x1="0" y1="50" x2="${spans.length * 10}" y2="50"/>
${bars.join("\n")}
</svg>
<div class="axis" aria-hidden="true">${axisLabels(spans)}</div>
</figure>
<details><summary>The numbers</summary>
<table class="numbers"><thead><tr><th scope="col">Day</th><th scope="col">Events</th></tr></thead><tbody>${rows.join("")}</tbody></table>
</details>
</section>`;
}

/** Darker for more events, on one scale for all rooms; one row of a heat map. */
export function heatStrip(
  spans: readonly Span[],
  perDay: ReadonlyMap<string, number>,
  most: number,
  words: string,
): string {
  const cells = spans.map((span, index) => {
    const count = eventsIn(span, perDay);
    return `<rect class="heat${heatLevel(count, most)}" x="${index * 10}" y="0" width="9" height="20"><title>${spanName(span)}: ${counted(count, "event")}</title></rect>`;
  });
  return `<svg class="heat" viewBox="0 0 ${spans.length * 10 - 1} 20" preserveAspectRatio="none" role="img" aria-label="${escapeHtml(words)}">${cells.join("")}</svg>`;
}

export const HEAT_LEVELS = 5;

/** 0 for nothing at all, else 1 to 5. */
export function heatLevel(count: number, most: number): number {
  return count === 0 ? 0 : Math.ceil((count / most) * HEAT_LEVELS);
}

/** First, middle and last day. */
export function axisLabels(spans: readonly Span[]): string {
  const marks = [spans[0], spans[Math.floor((spans.length - 1) / 2)], spans.at(-1)];
  const names = spans.length < 3 ? spans.map(({ first }) => first) : marks.map((span) => span?.first ?? "");
  return names.map((name) => `<span>${name}</span>`).join("");
}

/** Local days that a gap in the trail touches. */
function unreadDays({ coverage }: AuditReport, time: LocalTime): Set<string> {
  const days = new Set<string>();
  for (const gap of coverage.trail.gaps) {
    for (let at = gap.from; at <= gap.to; at += 3600) days.add(time.day(at));
    days.add(time.day(gap.to));
  }
  return days;
}

function isWeekend(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
