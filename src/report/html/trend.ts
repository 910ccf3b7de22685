import { labelInWords, number } from "../../text/english.ts";
import { type Html, html } from "../../text/html.ts";
import type { AuditReport } from "../model.ts";
import { GAP_WORDS, type TrendMonth, trendMonths } from "../trend.ts";

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
</section>`;
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
