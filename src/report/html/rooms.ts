import type { RoomAssessment, VerdictKind } from "../../assess/assessment.ts";
import { counted, number } from "../../text/english.ts";
import { escapeHtml } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import { verdictCounts } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import { otherRoomText, VERDICT_ORDER, VERDICT_WORDS } from "../vocabulary/terms.ts";
import { type Words, wordsOf } from "../vocabulary/words.ts";
import { axisLabels, eventsIn, HEAT_LEVELS, heatStrip, type Span, spansOfPeriod } from "./charts.ts";
import { type Column, table } from "./parts.ts";

/** Every audited room with its activity day by day and its members by verdict; then the rooms that are only named. */
export function roomSection(report: AuditReport): string {
  const { rooms } = report.assessment;
  const spans = spansOfPeriod(report);
  const most = Math.max(
    1,
    ...rooms.flatMap((room) => spans.map((span) => eventsIn(span, room.eventsPerDay))),
  );
  const withMembers = report.reports.includes("inactivity");
  const columns: Column[] = [
    { name: "Room", sort: "text" },
    { name: "Events", sort: "number", className: "number" },
    {
      name: `<span class="unseen">Activity by day: </span><span class="axis">${axisLabels(spans)}</span>`,
      className: "strip",
    },
    ...(withMembers ? [{ name: "Members by verdict", className: "members" }] : []),
  ];
  const words = wordsOf(report);
  const bar = withMembers ? (room: RoomAssessment) => memberBar(room, words) : undefined;
  const rows = rooms.map((room) => roomRow(room, spans, most, bar));
  return `<section id="rooms" aria-labelledby="rooms-title">
<h2 id="rooms-title">Rooms</h2>
<p class="legend" aria-hidden="true">${heatLegend(most)}${withMembers ? verdictLegend(report) : ""}</p>
${table("room-table", `${counted(rooms.length, "audited room")} and what happened in them`, columns, rows)}
${otherRooms(report)}
</section>`;
}

function roomRow(
  room: RoomAssessment,
  spans: readonly Span[],
  most: number,
  bar?: (room: RoomAssessment) => string,
): string {
  const formerly = room.formerTitles
    .map((title) => `<small>formerly <bdi>${escapeHtml(named(title))}</bdi></small>`)
    .join("");
  const quietDays = spans.filter((span) => eventsIn(span, room.eventsPerDay) === 0).length;
  const strip = `${counted(room.events, "event")} in all; none in ${quietDays} of ${spans.length} columns`;
  const members = bar === undefined ? "" : `<td class="members">${bar(room)}</td>`;
  return (
    `<tr><th scope="row"><bdi>${escapeHtml(named(room.title), 120)}</bdi> <small>room ${room.roomId}</small>${formerly}</th>` +
    `<td class="number">${number(room.events)}</td>` +
    `<td class="strip">${heatStrip(spans, room.eventsPerDay, most, strip)}</td>${members}</tr>`
  );
}

function memberBar(room: RoomAssessment, words: Words): string {
  if (room.unreadable !== undefined) {
    return `<span class="chip unknown">not readable</span> <small>${escapeHtml(words.reason(room.unreadable), 400)}</small>`;
  }
  const counts = verdictCounts(room);
  const present = VERDICT_ORDER.filter((kind) => counts.has(kind));
  const total = room.members.length;
  let x = 0;
  const parts = present.map((kind) => {
    const width = ((counts.get(kind) ?? 0) / total) * 100;
    const part = `<rect class="${kind}" x="${x.toFixed(2)}" y="0" width="${width.toFixed(2)}" height="10"/>`;
    x += width;
    return part;
  });
  const shares = present.map((kind) => `${counts.get(kind)} ${VERDICT_WORDS[kind].toLowerCase()}`).join(", ");
  return total === 0
    ? "no members"
    : `<svg class="verdicts" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts.join("")}</svg><small>${number(total)}: ${shares}</small>`;
}

function heatLegend(most: number): string {
  const cells = Array.from(
    { length: HEAT_LEVELS + 1 },
    (_, level) =>
      `<svg class="swatch" viewBox="0 0 1 1"><rect class="heat${level}" width="1" height="1"/></svg>`,
  );
  return `<span>none ${cells.join("")} ${number(most)} events</span>`;
}

function verdictLegend({ assessment }: AuditReport): string {
  return VERDICT_ORDER.filter((kind: VerdictKind) => assessment.counts[kind] > 0)
    .map(
      (kind) =>
        `<span><svg class="swatch" viewBox="0 0 1 1"><rect class="${kind}" width="1" height="1"/></svg> ${VERDICT_WORDS[kind].toLowerCase()}</span>`,
    )
    .join("");
}

function otherRooms({ otherRooms: rooms }: AuditReport): string {
  if (rooms.length === 0) return "";
  const items = rooms.map(
    (room) =>
      `<li><bdi>${escapeHtml(named(room.title), 120)}</bdi> <small>room ${escapeHtml(String(room.id))}</small>: ${otherRoomText(room)}</li>`,
  );
  return `<details><summary>${counted(rooms.length, "room")} without verdicts</summary><ul>${items.join("")}</ul></details>`;
}
