import type { RoomAssessment } from "../../assess/assessment.ts";
import { labelInWords, monthInTable, number } from "../../text/english.ts";
import { type Html, html } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import { roomLink } from "../links.ts";
import type { AuditReport } from "../model.ts";
import { GAP_WORDS, type TrendMonth, trendMonths } from "../trend.ts";
import { type Column, link, table } from "./parts.ts";

/** Rooms whose months are listed; each has thirteen columns, and the workbook has all of them. */
const MOST_ROOMS = 200;
/** What the table by room may show, the first where nothing is chosen. */
const SHOWN = { inactive: "Inactive", active: "Active", events: "Events" } as const;
type Shown = keyof typeof SHOWN;

/** Inactive and active memberships month by month; a month that is not known is a hatched gap. */
export function trendSection(report: AuditReport): Html | undefined {
  const months = trendMonths(report);
  if (months.length === 0) return undefined;
  const most = Math.max(
    1,
    ...months.map(({ counts }) => (counts === undefined ? 0 : counts.active + counts.inactive)),
  );
  const bars = months.map((month, index) => monthBar(month, index, most));
  const rows = months.map(({ label, counts, gap }) =>
    counts === undefined
      ? html`<tr class="gap"><th scope="row">${labelInWords(label)}</th><td colspan="3">${gap === undefined ? "" : GAP_WORDS[gap]}</td></tr>`
      : html`<tr><th scope="row">${labelInWords(label)}</th><td class="number">${number(counts.inactive)}</td><td class="number">${number(counts.active)}</td><td class="number">${number(counts.events)}</td></tr>`,
  );
  return html`<section id="trend" aria-labelledby="trend-title">
<h2 id="trend-title">Month by month</h2>
<p class="legend" aria-hidden="true"><span><svg class="swatch" viewBox="0 0 10 10"><rect class="inactive" width="10" height="10"/></svg> inactive</span><span><svg class="swatch" viewBox="0 0 10 10"><rect class="active" width="10" height="10"/></svg> active</span></p>
<div class="trend">
<figure><svg viewBox="0 0 ${months.length * 20} 60" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>
<div class="axis" aria-hidden="true"><span>${labelInWords(months[0]?.label ?? "")}</span><span>${labelInWords(months.at(-1)?.label ?? "")}</span></div></figure>
<table class="numbers"><thead><tr><th scope="col">Month</th><th scope="col" class="number">Inactive</th><th scope="col" class="number">Active</th><th scope="col" class="number">Events</th></tr></thead><tbody>${rows}</tbody></table>
</div>
${roomMonths(report, months)}
</section>`;
}

/** The same by room: a column for each month, in which one of three numbers is shown; the choice needs no script. */
function roomMonths(report: AuditReport, months: readonly TrendMonth[]): Html | undefined {
  const { rooms } = report.assessment;
  if (rooms.length === 0) return undefined;
  const judged = report.reports.includes("inactivity");
  const shown: readonly Shown[] = judged ? ["inactive", "active", "events"] : ["events"];
  const choices = shown.map(
    (one, index) =>
      html`<label><input type="radio" name="by-room" value="${one}" id="trend-${one}"${index === 0 ? html` checked` : undefined}><span>${SHOWN[one]}</span></label>`,
  );
  const columns: Column[] = [
    { name: "Room", sort: "text", className: "where" },
    ...months.map(({ label }) => ({ name: monthInTable(label), className: "number" })),
  ];
  const caption = html`${shown.map((one) => html`<span class="of-${one}">${SHOWN[one]}</span>`)} by room and month`;
  const rows = rooms.slice(0, MOST_ROOMS).map((room) => roomRow(room, report, shown));
  const more = rooms.length - MOST_ROOMS;
  return html`<h3>By room</h3>
${judged ? html`<fieldset class="choices"><legend>Show</legend>${choices}</fieldset>` : undefined}
${table("trend-table", caption, columns, rows, { className: "months", first: 20 })}
${more > 0 ? html`<p>${number(more)} more rooms stand in the workbook, on the sheet Trend.</p>` : undefined}`;
}

function roomRow({ roomId, title }: RoomAssessment, report: AuditReport, shown: readonly Shown[]): Html {
  const cells = trendMonths(report, roomId).map(({ counts, gap }) =>
    counts === undefined
      ? html`<td class="number unknown">${gap === undefined ? "" : GAP_WORDS[gap]}</td>`
      : html`<td class="number">${shown.map((one) => html`<span class="of-${one}">${number(counts[one])}</span>`)}</td>`,
  );
  return html`<tr><th scope="row"><bdi>${link(named(title, 80), roomLink(report.portal.url, roomId))}</bdi></th>${cells}</tr>`;
}

function monthBar({ label, counts, gap }: TrendMonth, index: number, most: number): Html {
  const x = index * 20 + 3;
  if (counts === undefined) {
    return html`<g><title>${labelInWords(label)}: ${gap === undefined ? "" : GAP_WORDS[gap]}</title><rect class="unread" x="${x}" y="0" width="14" height="60"/><path class="hatch" d="${[10, 20, 30, 40, 50, 60].map((y) => `M${x} ${y}L${x + 14} ${y - 10}`).join("")}"/></g>`;
  }
  const inactive = (counts.inactive / most) * 60;
  const active = (counts.active / most) * 60;
  const words = `${labelInWords(label)}: ${number(counts.inactive)} inactive, ${number(counts.active)} active`;
  return html`<g><title>${words}</title><rect class="inactive" x="${x}" y="${(60 - inactive).toFixed(1)}" width="14" height="${inactive.toFixed(1)}"/><rect class="active" x="${x}" y="${(60 - inactive - active).toFixed(1)}" width="14" height="${Math.max(0, active - 1).toFixed(1)}"/></g>`;
}
