import { createHash } from "node:crypto";
import type { AttributedEvent } from "../../assess/assessment.ts";
import type { WrittenFile } from "../../report-folder/files.ts";
import { dayInWords, spanInWords } from "../../text/english.ts";
import { type Html, html, ownHtml } from "../../text/html.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { reportTime } from "../facts.ts";
import { type AuditReport, inPieces } from "../model.ts";
import { readDays } from "../read-days.ts";
import { trendMonths } from "../trend.ts";
import { changeSection } from "./changes.ts";
import { eventsPerDayChart } from "./charts.ts";
import { eventSection } from "./events.ts";
import { figureSection, findingSection } from "./findings.ts";
import { memberSection } from "./members.ts";
import { fileSection, methodSection } from "./method.ts";
import { link } from "./parts.ts";
import { reviewSection } from "./review.ts";
import { roomSection } from "./rooms.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";
import { trendSection } from "./trend.ts";

/** Events that the document shows; for all of them there are the other formats. */
export const NEWEST = 2000;

/** Keeps the newest events as they stream past. */
export interface HtmlCollector {
  /** Takes events, newest first; those beyond the first {@link NEWEST} are ignored. */
  take(batch: readonly AttributedEvent[]): void;
  readonly newest: readonly AttributedEvent[];
}

export function createHtmlCollector(): HtmlCollector {
  const newest: AttributedEvent[] = [];
  return {
    newest,
    take(batch) {
      if (newest.length < NEWEST) newest.push(...batch.slice(0, NEWEST - newest.length));
    },
  };
}

/**
 * Both reports as one HTML document that needs nothing beside it: no network, and no script to be read. The script it
 * holds adds sorting and searching; style and script are allowed by their hashes only, everything else is forbidden.
 * `siblings` are the files written before it, which it names with their hashes.
 */
export function renderHtml(
  report: AuditReport,
  newest: readonly AttributedEvent[],
  siblings: readonly WrittenFile[],
): Generator<string> {
  return inPieces(page(report, newest, siblings));
}

/** Section by section: none is long, for what grows with the portal is bounded. */
function* page(
  report: AuditReport,
  newest: readonly AttributedEvent[],
  siblings: readonly WrittenFile[],
): Generator<string> {
  const time = reportTime(report);
  const judged = report.reports.includes("inactivity");
  yield `${html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${ownHtml(contentPolicy())}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Audit report ${spanInWords(report.period)} · ${hostOf(report)}</title>
<style>${ownHtml(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${header(report, time)}
<main id="content">
`}`;
  const sections = [
    () => findingSection(report),
    () => figureSection(report, readDays(report, time)),
    () => changeSection(report),
    () => trendSection(report),
    () => eventsPerDayChart(report, time),
    () => roomSection(report, time),
    () => (judged ? memberSection(report, siblings, time) : undefined),
    () => reviewSection(report),
    () => (report.reports.includes("compliance") ? eventSection(report, newest, siblings, time) : undefined),
    () => methodSection(report, time),
    () => fileSection(report, siblings),
  ];
  for (const section of sections) {
    const made = section();
    if (made !== undefined) yield `${made}\n`;
  }
  yield `${html`</main>
<footer>Made on ${madeInWords(report, time)} by ${report.tool.name} ${report.tool.version}.</footer>
<script>${ownHtml(SCRIPT)}</script>
</body>
</html>
`}`;
}

function contentPolicy(): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
}

function hostOf({ portal }: AuditReport): string {
  return URL.canParse(portal.url) ? new URL(portal.url).host : portal.url;
}

/** `2 November 2026, 07:17 (Europe/Berlin)` */
function madeInWords({ generatedAt, period }: AuditReport, time: LocalTime): string {
  const iso = time.iso(Math.floor(generatedAt / 1000));
  return `${dayInWords(iso.slice(0, 10))}, ${iso.slice(11, 16)} (${period.timeZone})`;
}

function header(report: AuditReport, time: LocalTime): Html {
  const { period, portal, runUrl, reports } = report;
  const run =
    runUrl === undefined
      ? undefined
      : html`<div><dt>Run</dt><dd>${link("the workflow run", runUrl)}</dd></div>`;
  const sections = [
    ...(trendMonths(report).length === 0 ? [] : [["#trend", "Months"]]),
    ["#activity", "Activity"],
    ["#rooms", "Rooms"],
    ...(reports.includes("inactivity") ? [["#members", "Members"]] : []),
    ...(report.review === undefined ? [] : [["#review", "Review"]]),
    ...(reports.includes("compliance") ? [["#events", "Events"]] : []),
    ["#method", "How it was decided"],
    ["#files", "Files"],
  ];
  return html`<header>
<div class="masthead">
<p class="kind">DocSpace audit report</p>
<p class="badges">${badges(report)}</p>
<h1>${spanInWords(period)}</h1>
<p class="host">${hostOf(report)}</p>
</div>
<dl class="facts">
<div><dt>Period</dt><dd>${dayInWords(period.firstDay)} to ${dayInWords(period.lastDay)} (${period.timeZone})</dd></div>
<div><dt>Portal</dt><dd>${link(hostOf(report), portal.url)}, DocSpace ${portal.version}</dd></div>
<div><dt>Made</dt><dd>${madeInWords(report, time)}</dd></div>
${run}
</dl>
</header>
<nav aria-label="Sections"><ul>${sections.map(([to = "", name = ""]) => html`<li><a href="${to}">${name}</a></li>`)}</ul></nav>`;
}

function badges({ complete, period }: AuditReport): Html {
  return html`<span class="badge ${complete ? "good" : "bad"}">${complete ? "Complete" : "Incomplete"}</span>${
    period.provisional ? html` <span class="badge warn">Provisional</span>` : undefined
  }`;
}
