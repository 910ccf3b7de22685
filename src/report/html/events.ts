import type { AttributedEvent } from "../../assess/assessment.ts";
import type { WrittenFile } from "../../report-folder/files.ts";
import { counted, number } from "../../text/english.ts";
import { escapeHtml } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { roomTitles } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import { actionText, attributedRoom, clientText, locationText } from "../vocabulary/terms.ts";
import { type Column, table } from "./parts.ts";

const COLUMNS: readonly Column[] = [
  { name: "Date", sort: "number" },
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

/** The newest events; for the rest the reader is sent to the files that have them all. */
export function eventSection(
  report: AuditReport,
  newest: readonly AttributedEvent[],
  siblings: readonly WrittenFile[],
  time: LocalTime,
): string {
  const titles = roomTitles(report);
  const { count } = report.listed;
  const all = siblings
    .map(({ title }) => title)
    .filter((title) => /^(compliance-report|audit-report)-/.test(title));
  const rest =
    count <= newest.length
      ? ""
      : ` The other ${number(count - newest.length)} are in ${
          all.length > 0
            ? all.map((title) => `<code>${escapeHtml(title)}</code>`).join(" and ")
            : "no file of this run: add csv to <code>formats</code>"
        }.`;
  const search =
    newest.length === 0
      ? ""
      : `<p class="search" hidden><label for="event-search">Search events</label> <input type="search" id="event-search" data-table="event-table"> <output for="event-search"></output></p>`;
  return `<section id="events" aria-labelledby="events-title">
<h2 id="events-title">Events</h2>
<p>${newest.length === 0 ? "No events." : `${count > newest.length ? `The newest ${number(newest.length)} of ${counted(count, "event")}` : `All ${counted(count, "event")}`}, newest first.${rest}`}</p>
${search}
${
  newest.length === 0
    ? ""
    : table(
        "event-table",
        `Events, times in ${escapeHtml(report.period.timeZone)}`,
        COLUMNS,
        newest.map((entry) => eventRow(entry, time, titles)),
      )
}
</section>`;
}

function eventRow(entry: AttributedEvent, time: LocalTime, titles: ReadonlyMap<number, string>): string {
  const { event, attribution } = entry;
  const iso = time.iso(event.at);
  const roomId = attributedRoom(attribution);
  const room =
    roomId === undefined
      ? "<td>—</td>"
      : `<td><bdi>${escapeHtml(named(titles.get(roomId) ?? ""), 80)}</bdi> <small>${ATTRIBUTION_WORDS[attribution.by]}</small></td>`;
  const client = clientText(event);
  return (
    `<tr><td class="date" data-value="${event.at}"><time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)}</time> <small>${iso.slice(19)}, no. ${event.id}</small></td>` +
    `<td><bdi>${escapeHtml(event.user === "" ? event.userId : named(event.user), 80)}</bdi></td>` +
    `<td><bdi>${escapeHtml(actionText(entry))}</bdi></td>${room}` +
    `<td>${escapeHtml(event.target.join(", "), 80)}</td>` +
    `<td>${escapeHtml(locationText(event), 120)}${client === "" ? "" : ` <small>${escapeHtml(client, 120)}</small>`}</td></tr>`
  );
}
