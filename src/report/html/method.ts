import type { TrailCoverage } from "../../collect/collected.ts";
import type { WrittenFile } from "../../report-folder/files.ts";
import { counted, momentInWords, number } from "../../text/english.ts";
import { type Html, html } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import type { TimeRange } from "../../time/epoch.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { roomTitles } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import { wordsOf } from "../vocabulary/words.ts";
import { link, table, withCode } from "./parts.ts";

const TRAIL_WORDS: Readonly<Record<TrailCoverage["state"], string>> = {
  complete: "The audit trail of the whole period was read to its end.",
  incomplete: "The audit trail of the period was not read to its end.",
  unavailable: "The audit trail could not be read.",
  "not-needed":
    "The audit trail was not read, because the plan does not include it: the verdicts rest on the rooms' own logs, as was asked for.",
};

/** What was read, how far, how it was checked, and by which rules it was judged. */
export function methodSection(report: AuditReport, time: LocalTime): Html {
  const { coverage, assessment, settings } = report;
  const { trail } = coverage;
  const { byMethod } = assessment.events;
  const requests =
    trail.requests === 0
      ? ""
      : ` ${counted(trail.requests, "request")} brought ${counted(trail.rows, "row")}, of which ${number(trail.duplicates)} came twice; ${counted(trail.events, "event")} were kept, ${number(trail.late)} of them found by looking again.`;
  return html`<section id="method" aria-labelledby="method-title">
<h2 id="method-title">How it was decided</h2>
<dl class="plain">
<div><dt>Rooms</dt><dd>${roomsText(settings.rooms)}</dd></div>
<div><dt>Inactive</dt><dd>fewer than ${counted(settings.minActivity, "event")} in the period</dd></div>
<div><dt>New</dt><dd>joined fewer than ${counted(settings.graceDays, "day")} before the period's end</dd></div>
<div><dt>What counts</dt><dd>${assessment.activity === "any" ? "every audited event, opens for editing and downloads too" : "changes, as the rooms' own logs show them"}</dd></div>
<div><dt>Events listed</dt><dd>${settings.filters.length === 0 ? "all" : settings.filters.join("; ")}</dd></div>
<div><dt>Attributed to rooms</dt><dd>by their logs ${number(byMethod.log)}, by the file ${number(byMethod.file)}, by the title ${number(byMethod.title)}, not with certainty ${number(assessment.events.unattributed)}, outside the rooms ${number(assessment.events.outsideRooms)}</dd></div>
</dl>
<h3>First proof: the trail</h3>
<p>${TRAIL_WORDS[trail.state]}${requests}</p>
${trailTable(report, time)}
<h3>Second proof: the rooms' own logs</h3>
<p>${crossCheckText(report)}</p>
${logTable(report)}
</section>`;
}

function trailTable({ coverage }: AuditReport, time: LocalTime): Html | undefined {
  const { trail } = coverage;
  const between = ({ from, to }: TimeRange) =>
    `${momentInWords(time.iso(from))} to ${momentInWords(time.iso(to))}`;
  const gaps = trail.gaps.map(
    (gap) =>
      html`<tr class="gap"><th scope="row">${between(gap)}</th><td><strong>not read to its end</strong></td><td class="number">—</td><td class="number">—</td><td class="number">—</td></tr>`,
  );
  const read = trail.read.map(
    (window) =>
      html`<tr><th scope="row">${between(window)}</th><td>read to its end</td><td class="number">${number(window.requests)}</td><td class="number">${number(window.rows)}</td><td class="number">${number(window.duplicates)}</td></tr>`,
  );
  if (read.length + gaps.length === 0) return undefined;
  const columns = [
    { name: "Time" },
    { name: "State" },
    ...["Requests", "Rows", "Came twice"].map((name) => ({ name, className: "number" })),
  ];
  return table("trail-table", "What was read of the audit trail", columns, [...gaps, ...read]);
}

function crossCheckText({ coverage }: AuditReport): Html {
  const check = coverage.crossCheck;
  if (check === undefined) return html`There was no complete trail to compare the rooms' own logs with.`;
  const unlisted =
    check.unlisted === 0
      ? ""
      : ` ${counted(check.unlisted, "event")} of kinds that the trail never lists were left out of the comparison.`;
  const missing =
    check.missing.length === 0
      ? ""
      : ` Missing, by number: ${check.missing.slice(0, 20).join(", ")}${check.found + 20 < check.expected ? ", …" : ""}.`;
  return html`<strong>${number(check.found)} of ${number(check.expected)}</strong> events of the rooms' own logs were found in the trail.${missing}${unlisted}`;
}

function logTable(report: AuditReport): Html | undefined {
  const words = wordsOf(report);
  const { logs } = report.coverage;
  if (logs.length === 0) return undefined;
  const titles = roomTitles(report);
  const rows = logs.map(({ roomId, state, reason, requests, shown, total }) => {
    const whole = state === "complete";
    const said = whole
      ? html`read to its end`
      : html`<strong>incomplete</strong> ${reason === undefined ? "" : withCode(words.reason(reason))}`;
    return html`<tr${whole ? undefined : html` class="gap"`}><th scope="row"><bdi>${named(titles.get(roomId) ?? String(roomId), 80)}</bdi></th><td>${said}</td><td class="number">${number(requests)}</td><td class="number">${number(shown)}</td><td class="number">${number(total)}</td></tr>`;
  });
  const columns = [
    { name: "Room" },
    { name: "State" },
    ...["Requests", "Events shown", "Events counted"].map((name) => ({ name, className: "number" })),
  ];
  return table("log-table", "What was read of the rooms' own logs", columns, rows);
}

/** The other files of the run with their hashes, so that a copy can be checked a year later. */
export function fileSection(report: AuditReport, siblings: readonly WrittenFile[]): Html {
  const rows = siblings.map(
    ({ title, bytes, sha256 }) =>
      html`<tr><th scope="row">${title}</th><td class="number">${number(bytes)}</td><td><code>${sha256}</code></td></tr>`,
  );
  const columns = [{ name: "File" }, { name: "Bytes", className: "number" }, { name: "SHA-256" }];
  const run =
    report.runUrl === undefined
      ? undefined
      : html`<p>Made by the workflow run ${link(report.runUrl, report.runUrl)}.</p>`;
  return html`<section id="files" aria-labelledby="files-title">
<h2 id="files-title">Files of this run</h2>
${rows.length === 0 ? html`<p>This document is the only one.</p>` : table("file-table", "The other files, with hashes to check copies by", columns, rows)}
${run}
</section>`;
}

function roomsText(rooms: AuditReport["settings"]["rooms"]): string {
  if (rooms === "all") return "all active rooms";
  return "part" in rooms ? `part ${rooms.part} of ${rooms.of} of all active rooms` : rooms.join(", ");
}
