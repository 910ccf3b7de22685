import { counted, dayInWords, number, shortDay } from "../../text/english.ts";
import { type Html, html, lines } from "../../text/html.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { daysOfPeriod, isNarrowed } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import { countText, type DayState, readDays } from "../read-days.ts";

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

/** `5 October 2026`, or `5 October 2026 to 10 October 2026`. */
function spanName({ first, last }: Span): string {
  return first === last ? dayInWords(first) : `${dayInWords(first)} to ${dayInWords(last)}`;
}

/** Unread where any of its days is; to come where all of them are. */
export function spanState({ days }: Span, stateOf: (day: string) => DayState): DayState {
  const states = days.map(stateOf);
  if (states.includes("unread")) return "unread";
  return states.every((state) => state === "to-come") ? "to-come" : "read";
}

/**
 * Bars of all the portal's events, day by day. The drawing stretches to the page's width, therefore its labels are
 * text beside it. Days that were not read to their end are hatched, so that no gap looks like a quiet day.
 */
export function eventsPerDayChart(report: AuditReport, time: LocalTime): Html {
  const spans = spansOfPeriod(report);
  const known = readDays(report, time);
  const states = spans.map((span) => spanState(span, known.ofPortal));
  const counts = spans.map((span) => eventsIn(span, report.assessment.eventsPerDay));
  const most = Math.max(1, ...counts);
  const bars = spans.map((span, index) =>
    bar(span, counts[index] ?? 0, most, states[index] ?? "read", index),
  );
  const days = spans[0]?.days.length ?? 1;
  const title = `Events ${isNarrowed(report) ? "of the whole portal " : ""}per ${days === 1 ? "day" : `${days} days`}`;
  const words = chartWords(spans, counts, known.anyUnread);
  const remarks = [
    ...(byLogsOnly(report) ? ["Only what the rooms' own logs show: no opens and no downloads."] : []),
    ...(known.anyUnread ? ["Hatched: not read to the end."] : []),
    ...(states.includes("to-come") ? ["Empty days at the end are still to come."] : []),
    ...(days === 1 && counts.some((count) => count > 0) ? ["Weekends are lighter."] : []),
  ].join(" ");
  const width = spans.length * 10;
  const rows = spans.map(
    (span, index) =>
      html`<tr><th scope="row">${spanName(span)}</th><td>${
        states[index] === "read"
          ? number(counts[index] ?? 0)
          : countText(counts[index] ?? 0, states[index] ?? "read")
      }</td></tr>`,
  );
  return html`<section id="activity" aria-labelledby="activity-title">
<h2 id="activity-title">${title}</h2>
<p>${words} ${remarks}</p>
<figure class="chart">
<span class="most" aria-hidden="true">${number(most)}</span>
<svg viewBox="0 0 ${width} 100" preserveAspectRatio="none" role="img" aria-label="${title}. ${words}">
<line x1="0" y1="50" x2="${width}" y2="50"/>
${lines(bars)}
</svg>
<div class="axis" aria-hidden="true">${axisLabels(spans)}</div>
</figure>
<details><summary>The numbers</summary>
<table class="numbers"><thead><tr><th scope="col">Day</th><th scope="col">Events</th></tr></thead><tbody>${rows}</tbody></table>
</details>
</section>`;
}

function byLogsOnly({ coverage }: AuditReport): boolean {
  return coverage.trail.state === "unavailable" || coverage.trail.state === "not-needed";
}

function chartWords(spans: readonly Span[], counts: readonly number[], anyUnread: boolean): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...counts);
  const busiest = spans[counts.indexOf(most)];
  if (total === 0 || busiest === undefined)
    return anyUnread ? "No events, as far as could be read." : "No events.";
  return `${counted(total, "event")}; most on ${spanName(busiest)} (${number(most)}).`;
}

function bar(span: Span, count: number, most: number, state: DayState, index: number): Html {
  const x = index * 10;
  const height = count === 0 ? 0 : Math.max(1, (count / most) * 100);
  const weekend = span.days.every(isWeekend) ? html` class="weekend"` : undefined;
  const name = html`<title>${spanName(span)}: ${countText(count, state)}</title>`;
  const gap = state === "unread" ? html`<g class="gap">${hatched(x, 10, 100)}${name}</g>` : undefined;
  return html`${gap}<rect${weekend} x="${x + 1.5}" y="${round(100 - height)}" width="7" height="${round(height)}">${name}</rect>`;
}

/** A shaded field with slanted lines: told from the others without colour. */
function hatched(x: number, width: number, height: number): Html {
  const middle = x + width / 2;
  const end = x + width;
  const half = height / 2;
  return html`<rect class="unread" x="${x}" y="0" width="${width}" height="${height}"/><path class="hatch" d="M${x} ${half}L${middle} 0M${x} ${height}L${end} 0M${middle} ${height}L${end} ${half}"/>`;
}

/** One row of a heat map: darker for more events, on one scale for all rooms. */
export function heatStrip(
  spans: readonly Span[],
  perDay: ReadonlyMap<string, number>,
  most: number,
  stateOf: (day: string) => DayState,
  words: string,
): Html {
  const cells = spans.map((span, index) => {
    const count = eventsIn(span, perDay);
    const state = spanState(span, stateOf);
    const name = html`<title>${spanName(span)}: ${countText(count, state)}</title>`;
    const x = index * 10;
    if (state === "unread") return html`<g>${hatched(x, 9, 20)}${name}</g>`;
    const className = state === "to-come" ? "to-come" : `heat${heatLevel(count, most)}`;
    return html`<rect class="${className}" x="${x}" y="0" width="9" height="20">${name}</rect>`;
  });
  return html`<svg class="heat" viewBox="0 0 ${spans.length * 10 - 1} 20" preserveAspectRatio="none" role="img" aria-label="${words}">${cells}</svg>`;
}

export const HEAT_LEVELS = 5;

/** 0 for nothing at all, else 1 to 5, by the square root: one very busy day does not make all the others pale. */
function heatLevel(count: number, most: number): number {
  return count === 0 ? 0 : Math.ceil(Math.sqrt(count / most) * HEAT_LEVELS);
}

/** First, middle and last day. */
export function axisLabels(spans: readonly Span[]): Html {
  const middle = spans[Math.floor((spans.length - 1) / 2)];
  const days =
    spans.length < 3
      ? spans.map(({ first }) => first)
      : [spans[0]?.first, middle?.first, spans.at(-1)?.last].map((day) => day ?? "");
  return html`${days.map((day) => html`<span>${shortDay(day)}</span>`)}`;
}

function isWeekend(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
