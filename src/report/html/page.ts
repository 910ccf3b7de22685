import type { AttributedEvent } from "../../assess/assessment.ts";
import type { WrittenFile } from "../../report-folder/files.ts";
import { auditFileName } from "../../report-folder/titles.ts";
import { dayInWords, spanInWords } from "../../text/english.ts";
import { Html, html, ownHtml } from "../../text/html.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { namingOf, reportTime } from "../facts.ts";
import { type AuditReport, inPieces } from "../model.ts";
import { readDays } from "../read-days.ts";
import type { StreamedReport } from "../streamed-report.ts";
import { trendMonths } from "../trend.ts";
import { changeSection } from "./changes.ts";
import { eventsPerDayChart } from "./charts.ts";
import { documentHead } from "./document-head.ts";
import { eventSection } from "./events.ts";
import { figureSection, findingSection } from "./findings.ts";
import { memberSection } from "./members.ts";
import { fileSection, methodSection } from "./method.ts";
import { link } from "./parts.ts";
import { reviewSection } from "./review.ts";
import { roomSection } from "./rooms.ts";
import { SCRIPT } from "./script.ts";
import { trendSection } from "./trend.ts";

/** Events that the document shows; for all of them there are the other formats. */
export const NEWEST = 2000;

/** The document, which is made at the end as a whole: of all events it shows but the newest. */
export function htmlReport(report: AuditReport): StreamedReport {
  const newest: AttributedEvent[] = [];
  return {
    fileName: auditFileName("html", namingOf(report)),
    renderer: {
      begin: () => "",
      events(batch) {
        if (newest.length < NEWEST) newest.push(...batch.slice(0, NEWEST - newest.length));
        return [];
      },
      end: () => "",
    },
    closing: (siblings) => renderHtml(report, newest, siblings),
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
  yield `${html`${documentHead(html`Audit report ${spanInWords(report.period)} · ${hostOf(report)}`, SCRIPT)}
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
    if (made === undefined) continue;
    if (made instanceof Html) yield made.toString();
    else for (const part of made) yield part.toString();
    yield "\n";
  }
  yield `${html`</main>
<footer>Made on ${madeInWords(report, time)} by ${report.tool.name} ${report.tool.version}.</footer>
<script>${ownHtml(SCRIPT)}</script>
</body>
</html>
`}`;
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
