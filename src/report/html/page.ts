import { createHash } from "node:crypto";
import type { AttributedEvent } from "../../assess/assessment.ts";
import type { MembershipReference } from "../../assess/comparison.ts";
import type { WrittenFile } from "../../report-folder/files.ts";
import { counted, number } from "../../text/english.ts";
import { escapeHtml } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { isNarrowed, madeAt, periodText, reportTime } from "../facts.ts";
import { type AuditReport, inPieces } from "../model.ts";
import { wordsOf } from "../vocabulary/words.ts";
import { eventsPerDayChart } from "./charts.ts";
import { eventSection } from "./events.ts";
import { memberSection } from "./members.ts";
import { fileSection, methodSection } from "./method.ts";
import { link, tile } from "./parts.ts";
import { roomSection } from "./rooms.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";

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

function* page(
  report: AuditReport,
  newest: readonly AttributedEvent[],
  siblings: readonly WrittenFile[],
): Generator<string> {
  const time = reportTime(report);
  yield `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy()}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Audit report ${escapeHtml(report.period.label)} · ${escapeHtml(hostOf(report))}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${header(report, time)}
<main id="content">
${findings(report)}
`;
  for (const section of [
    figures(report),
    changes(report),
    eventsPerDayChart(report, time),
    roomSection(report),
  ]) {
    if (section !== "") yield `${section}\n`;
  }
  if (report.reports.includes("inactivity")) {
    yield* memberSection(report, time);
    yield "\n";
  }
  if (report.reports.includes("compliance")) yield `${eventSection(report, newest, siblings, time)}\n`;
  for (const section of [methodSection(report, time), fileSection(report, siblings)]) {
    if (section !== "") yield `${section}\n`;
  }
  yield `</main>
<footer>Made ${escapeHtml(madeAt(report, time))} by ${report.tool.name} ${escapeHtml(report.tool.version)}.</footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function contentPolicy(): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return `default-src 'none'; style-src ${hash(STYLE)}; script-src ${hash(SCRIPT)}; base-uri 'none'; form-action 'none'`;
}

function hostOf({ portal }: AuditReport): string {
  return URL.canParse(portal.url) ? new URL(portal.url).host : portal.url;
}

function header(report: AuditReport, time: LocalTime): string {
  const run =
    report.runUrl === undefined
      ? ""
      : `<div><dt>Run</dt><dd>${link("the workflow run", report.runUrl)}</dd></div>`;
  const sections = [
    ...(report.reports.includes("compliance") ? [["#activity", "Activity"]] : []),
    ["#rooms", "Rooms"],
    ...(report.reports.includes("inactivity") ? [["#members", "Members"]] : []),
    ...(report.reports.includes("compliance") ? [["#events", "Events"]] : []),
    ["#method", "How it was decided"],
    ["#files", "Files"],
  ];
  return `<header>
<div class="masthead">
<p class="kind">DocSpace audit report</p>
<h1>${escapeHtml(report.period.label)} <span>${escapeHtml(hostOf(report))}</span></h1>
<p class="badges">${badges(report)}</p>
</div>
<dl class="facts">
<div><dt>Period</dt><dd>${escapeHtml(periodText(report))}</dd></div>
<div><dt>Portal</dt><dd>${link(hostOf(report), report.portal.url)}, DocSpace ${escapeHtml(report.portal.version)}</dd></div>
<div><dt>Made</dt><dd>${escapeHtml(madeAt(report, time))}</dd></div>
${run}
</dl>
<nav aria-label="Sections"><ul>${sections.map(([to, name]) => `<li><a href="${to}">${name}</a></li>`).join("")}</ul></nav>
</header>`;
}

function badges({ complete, period }: AuditReport): string {
  const completeness = complete
    ? '<span class="badge good">Complete</span>'
    : '<span class="badge bad">Incomplete</span>';
  return completeness + (period.provisional ? ' <span class="badge warn">Provisional</span>' : "");
}

/** Whether everything was proved, why not, and what else the reader must know before the figures. */
function findings(report: AuditReport): string {
  const words = wordsOf(report);
  const verdict = report.complete
    ? "<p><strong>Everything this report says was read to its end and proved.</strong></p>"
    : `<p><strong>Not everything could be proved:</strong></p>
<ul>${report.reasons.map((one) => `<li>${escapeHtml(words.reason(one), 1000)}</li>`).join("")}</ul>`;
  const notes = report.notes.map(
    (note) =>
      `<p class="note ${note.level}">${note.level === "warning" ? "<strong>Warning.</strong> " : ""}${escapeHtml(words.note(note), 1000)}</p>`,
  );
  return `<section class="findings ${report.complete ? "good" : "bad"}" aria-labelledby="findings-title">
<h2 id="findings-title">${report.complete ? "Complete" : "Incomplete"}</h2>
${verdict}
${notes.join("\n")}
</section>`;
}

function figures(report: AuditReport): string {
  const { listed, assessment, reports } = report;
  const { counts } = assessment;
  const whole = isNarrowed(report)
    ? `listed, of ${number(assessment.events.portal)} in the period`
    : "in the period";
  const tiles = reports.includes("compliance") ? [tile("Events", listed.count, whole)] : [];
  if (reports.includes("inactivity")) {
    tiles.push(
      tile("Active", counts.active, "memberships", "active"),
      tile(
        "Inactive",
        counts.inactive,
        `memberships of ${counted(assessment.inactivePeople, "person", "people")}`,
        "inactive",
      ),
      tile("Unknown", counts.unknown, "memberships without proof", "unknown"),
    );
  }
  return `<section aria-labelledby="figures-title"><h2 id="figures-title" class="unseen">Figures</h2>
<dl class="tiles">${tiles.join("")}</dl></section>`;
}

/** So many people are named at once; the rest unfolds. */
const MOST_CHANGES = 20;

function changes({ comparison, assessment, reports }: AuditReport): string {
  if (comparison === undefined) return "";
  const names = new Map<string, string>();
  const titles = new Map(assessment.rooms.map(({ roomId, title }) => [roomId, title]));
  for (const room of assessment.rooms) {
    for (const { person } of room.members) names.set(person.id, person.name);
  }
  const items = (list: readonly string[]) => `<ul>${list.join("")}</ul>`;
  const people = (list: readonly MembershipReference[]) => {
    if (list.length === 0) return "<p>Nobody.</p>";
    const lines = list.map(({ roomId, personId }) => {
      const name = escapeHtml(named(names.get(personId) ?? personId));
      return `<li><bdi>${name}</bdi> in <bdi>${escapeHtml(named(titles.get(roomId) ?? String(roomId)))}</bdi></li>`;
    });
    const more = lines.slice(MOST_CHANGES);
    return (
      items(lines.slice(0, MOST_CHANGES)) +
      (more.length === 0
        ? ""
        : `<details><summary>${number(more.length)} more</summary>${items(more)}</details>`)
    );
  };
  const moved = comparison.events
    .filter(({ before, now }) => before !== now)
    .toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .slice(0, 10);
  const rooms = moved.map(({ roomId, before, now }) => {
    const by = now > before ? `+${number(now - before)}` : `−${number(before - now)}`;
    return `<li><bdi>${escapeHtml(titles.get(roomId) ?? String(roomId))}</bdi>: ${number(before)} → ${number(now)} (${by})</li>`;
  });
  const verdicts = reports.includes("inactivity")
    ? `<div><h3>Newly inactive (${comparison.newlyInactive.length})</h3>${people(comparison.newlyInactive)}</div>
<div><h3>Active again (${comparison.activeAgain.length})</h3>${people(comparison.activeAgain)}</div>
`
    : "";
  return `<section aria-labelledby="changes-title">
<h2 id="changes-title">Compared with ${escapeHtml(comparison.previousLabel)}</h2>
<div class="columns">
${verdicts}<div><h3>Events by room</h3>${rooms.length === 0 ? "<p>No change.</p>" : `<ul>${rooms.join("")}</ul>`}</div>
</div>
</section>`;
}
