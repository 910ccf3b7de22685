import type { AttributedEvent } from "../../assess/assessment.ts";
import type { WrittenFile } from "../../report-folder/files.ts";
import { counted, dayInTable, number } from "../../text/english.ts";
import { type Html, html } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { roomTitles } from "../facts.ts";
import { fileLink, personLinks, roomLink } from "../links.ts";
import type { AuditReport } from "../model.ts";
import { actionText, attributedRoom, clientText, locationText } from "../vocabulary/terms.ts";
import { type Column, filesWith, link, table } from "./parts.ts";

const COLUMNS: readonly Column[] = [
  { name: "Date", sort: "number", className: "date" },
  { name: "User", sort: "text" },
  { name: "Action", sort: "text" },
  { name: "Room", sort: "text" },
  { name: "Target" },
  { name: "From" },
];

const ATTRIBUTION_WORDS: Readonly<Record<string, string>> = {
  log: "by the room's log",
  file: "by the file",
  title: "by the room's title",
};

/** The newest events; for the rest the reader is sent to the files that have them all. Not printed unless asked for. */
export function eventSection(
  report: AuditReport,
  newest: readonly AttributedEvent[],
  siblings: readonly WrittenFile[],
  time: LocalTime,
): Html {
  const titles = roomTitles(report);
  const { count } = report.listed;
  if (newest.length === 0) {
    return html`<section id="events" aria-labelledby="events-title">
<h2 id="events-title">Events</h2>
<p>No events${report.complete ? "" : ", as far as could be read"}.</p>
</section>`;
  }
  const shown =
    count > newest.length
      ? `The newest ${number(newest.length)} of ${counted(count, "event")}`
      : `All ${counted(count, "event")}`;
  const pageOf = personLinks(report.portal.url, report.assessment.rooms);
  const rows = newest.map((entry) => eventRow(entry, report, { time, titles, pageOf }));
  return html`<section id="events" aria-labelledby="events-title">
<h2 id="events-title">Events</h2>
<p>${shown}, newest first.${others(count - newest.length, siblings)}</p>
<p class="for-print"><label><input type="checkbox" id="print-events"> Print the events too</label></p>
<p class="on-paper">The list of events is not printed.</p>
<p class="search" hidden><label for="event-search">Search events</label> <input type="search" id="event-search" autocomplete="off"> <output id="event-found" for="event-search"></output></p>
${table("event-table", `Events, times in ${report.period.timeZone}`, COLUMNS, rows, { className: "wide", first: 50 })}
<p id="no-event-found" class="empty" hidden>No event matches.</p>
</section>`;
}

function others(count: number, siblings: readonly WrittenFile[]): Html | undefined {
  if (count <= 0) return undefined;
  const where = filesWith(siblings, /^(compliance-report|audit-report)-/, "csv");
  return html` The other ${number(count)} are in ${where}.`;
}

/** What every row is written with. */
interface Writing {
  readonly time: LocalTime;
  readonly titles: ReadonlyMap<number, string>;
  readonly pageOf: (personId: string) => string | undefined;
}

function eventRow(entry: AttributedEvent, { portal }: AuditReport, { time, titles, pageOf }: Writing): Html {
  const { event, attribution } = entry;
  const iso = time.iso(event.at);
  const roomId = attributedRoom(attribution);
  const room =
    roomId === undefined
      ? html`<td>—</td>`
      : html`<td><bdi>${link(named(titles.get(roomId) ?? "", 80), roomLink(portal.url, roomId))}</bdi> <small>${ATTRIBUTION_WORDS[attribution.by]}</small></td>`;
  const client = clientText(event);
  const user = event.user === "" ? event.userId : named(event.user, 80);
  return html`<tr><td class="date" data-value="${event.at}"><time datetime="${iso}">${dayInTable(iso.slice(0, 10))}, ${iso.slice(11, 19)}</time> <small>UTC${iso.slice(19)}, no. ${event.id}</small></td><td><bdi>${link(user, pageOf(event.userId))}</bdi></td><td><bdi>${actionText(entry)}</bdi></td>${room}<td>${link(shownTarget(event.target), fileLink(portal.url, event))}</td><td>${locationText(event)}${client === "" ? undefined : html` <small>${client}</small>`}</td></tr>`;
}

function shownTarget(target: readonly string[]): string {
  return target.length === 0 ? "" : named(target.join(", "), 80);
}
