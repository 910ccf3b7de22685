import type { RoomAssessment, VerdictKind } from "../../assess/assessment.ts";
import { VERDICT_ORDER } from "../../assess/verdicts/urgency.ts";
import { counted, number } from "../../text/english.ts";
import { type Html, html } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { verdictCounts } from "../facts.ts";
import { roomLink } from "../links.ts";
import type { AuditReport } from "../model.ts";
import { countText, eventsOfRoom, NOT_READ, type ReadDays, readDays } from "../read-days.ts";
import { otherRoomText, VERDICT_WORDS } from "../vocabulary/terms.ts";
import { type Words, wordsOf } from "../vocabulary/words.ts";
import {
  axisLabels,
  eventsIn,
  HEAT_LEVELS,
  heatStrip,
  type Span,
  spanState,
  spansOfPeriod,
} from "./charts.ts";
import { type Column, link, tableInPieces, withCode } from "./parts.ts";

/** What every row of the table is drawn with. */
interface Drawing {
  readonly report: AuditReport;
  readonly spans: readonly Span[];
  /** The busiest column of all rooms. */
  readonly most: number;
  readonly known: ReadDays;
  readonly words: Words;
}

/** Every audited room with its activity day by day and its members by status; then the rooms that are only named. */
export function* roomSection(report: AuditReport, time: LocalTime): Generator<Html> {
  const { rooms } = report.assessment;
  const spans = spansOfPeriod(report);
  const counts = rooms.flatMap((room) => spans.map((span) => eventsIn(span, room.eventsPerDay)));
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const known = readDays(report, time);
  const drawing = { report, spans, most, known, words: wordsOf(report, time) };
  const withMembers = report.reports.includes("inactivity");
  const columns: Column[] = [
    { name: "Room", sort: "text", className: "room" },
    { name: "Events", sort: "number", className: "number" },
    {
      name: html`<span class="unseen">Activity by day: </span><span class="axis">${axisLabels(spans)}</span>`,
      className: "strip",
    },
    ...(withMembers ? [{ name: "Members by status", className: "members" }] : []),
  ];
  if (rooms.length === 0) {
    yield html`<section id="rooms" aria-labelledby="rooms-title">
<h2 id="rooms-title">Rooms</h2>
<p>There is no room to audit.</p>
${otherRooms(report)}
</section>`;
    return;
  }
  yield html`<section id="rooms" aria-labelledby="rooms-title">
<h2 id="rooms-title">Rooms</h2>
<p class="legend" aria-hidden="true">${heatLegend(drawing)}${withMembers ? statusLegend(report) : undefined}</p>
`;
  const caption = `${counted(rooms.length, "audited room")} and what happened in them`;
  yield* tableInPieces("room-table", caption, columns, rooms, (room) => roomRow(room, drawing, withMembers));
  yield html`
${otherRooms(report)}
</section>`;
}

function roomRow(room: RoomAssessment, drawing: Drawing, withMembers: boolean): Html {
  const { report, spans, most, known } = drawing;
  const formerly = room.formerTitles.map(
    (title) => html`<small>formerly <bdi>${named(title, 120)}</bdi></small>`,
  );
  const stateOf = (day: string) => known.ofRoom(room.roomId, day);
  const states = spans.map((span) => spanState(span, stateOf));
  const unread = states.filter((state) => state === "unread").length;
  const quiet = spans.filter(
    (span, i) => states[i] === "read" && eventsIn(span, room.eventsPerDay) === 0,
  ).length;
  const strip = `${countText(room.events, unread > 0 ? "unread" : "read")}; none in ${quiet} of ${spans.length} columns${unread > 0 ? `, ${unread} not read` : ""}`;
  const { count, partly } = eventsOfRoom(room, known);
  const shown = count === undefined ? NOT_READ : number(count);
  const soFar = partly ? html` <small>as far as read</small>` : undefined;
  return html`<tr id="room-${room.roomId}"><th scope="row"><bdi>${link(named(room.title, 120), roomLink(report.portal.url, room.roomId))}</bdi> <small>room ${room.roomId}</small>${formerly}</th><td class="number" data-value="${count ?? -1}">${shown}${soFar}</td><td class="strip">${heatStrip(spans, room.eventsPerDay, most, stateOf, strip)}</td>${
    withMembers ? html`<td class="members">${memberBar(room, drawing.words)}</td>` : undefined
  }</tr>`;
}

function memberBar(room: RoomAssessment, words: Words): Html {
  if (room.unreadable !== undefined) {
    return html`<span class="chip unknown">Not readable</span> <small>${withCode(words.reason(room.unreadable))}</small>`;
  }
  const counts = verdictCounts(room);
  const present = VERDICT_ORDER.filter((kind) => counts.has(kind));
  const total = room.members.length;
  if (total === 0) return html`no members`;
  let x = 0;
  const parts = present.map((kind) => {
    const width = ((counts.get(kind) ?? 0) / total) * 100;
    const part = html`<rect class="${kind}" x="${x.toFixed(2)}" y="0" width="${Math.max(0.5, width - 0.7).toFixed(2)}" height="10"/>${kind === "unknown" ? slashes(x, width) : undefined}`;
    x += width;
    return part;
  });
  const shares = present.map(
    (kind) => `${number(counts.get(kind) ?? 0)} ${VERDICT_WORDS[kind].toLowerCase()}`,
  );
  const label = `${counted(total, "member")}: ${shares.join(", ")}`;
  return html`<a class="bar" href="#members" data-room="${room.roomId}" aria-label="${label}. Show them."><svg class="verdicts" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg></a><small>${label}</small>`;
}

/** Slanted lines over a part of a bar. */
function slashes(x: number, width: number): Html {
  const marks: string[] = [];
  for (let at = x; at + 2 <= x + width - 0.7; at += 3)
    marks.push(`M${at.toFixed(1)} 10L${(at + 2).toFixed(1)} 0`);
  return html`<path class="hatch light" d="${marks.join("") || "M0 0"}"/>`;
}

function heatLegend({ most, known }: Drawing): Html {
  const swatch = (className: string) =>
    html`<svg class="swatch" viewBox="0 0 10 10"><rect class="${className}" width="10" height="10"/>${className === "unread" ? html`<path class="hatch" d="M0 10L10 0"/>` : undefined}</svg>`;
  const cells = Array.from({ length: HEAT_LEVELS + 1 }, (_, level) => swatch(`heat${level}`));
  return html`<span>none ${cells} ${counted(most, "event")}</span>${known.anyUnread ? html`<span>${swatch("unread")} not read</span>` : undefined}`;
}

function statusLegend({ assessment }: AuditReport): Html[] {
  return VERDICT_ORDER.filter((kind: VerdictKind) => assessment.counts[kind] > 0).map(
    (kind) =>
      html`<span><svg class="swatch" viewBox="0 0 10 10"><rect class="${kind}" width="10" height="10"/>${kind === "unknown" ? html`<path class="hatch light" d="M0 10L10 0"/>` : undefined}</svg> ${VERDICT_WORDS[kind].toLowerCase()}</span>`,
  );
}

function otherRooms({ otherRooms: rooms, portal }: AuditReport): Html | undefined {
  if (rooms.length === 0) return undefined;
  const items = rooms.map((room) => {
    const to =
      typeof room.id === "number" && room.area === "active" ? roomLink(portal.url, room.id) : undefined;
    return html`<li><bdi>${link(named(room.title, 120), to)}</bdi> <small>room ${room.id}</small>: ${otherRoomText(room)}</li>`;
  });
  return html`<details><summary>${counted(rooms.length, "room")} not judged</summary><ul>${items}</ul></details>`;
}
