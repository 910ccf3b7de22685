import type { MembershipReference } from "../../assess/comparison.ts";
import { labelInWords, number } from "../../text/english.ts";
import { type Html, html } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import { roomTitles } from "../facts.ts";
import { personLinks, roomLink } from "../links.ts";
import type { AuditReport } from "../model.ts";
import { link } from "./parts.ts";

/** So many people are named at once; the rest unfolds. */
const MOST_CHANGES = 10;

/** Who and what changed since the report before this one. */
export function changeSection(report: AuditReport): Html | undefined {
  const { comparison, reports } = report;
  if (comparison === undefined) return undefined;
  const titles = roomTitles(report);
  const room = (roomId: number) =>
    html`<bdi>${link(named(titles.get(roomId) ?? String(roomId), 120), roomLink(report.portal.url, roomId))}</bdi>`;
  const moved = comparison.events
    .filter(({ before, now }) => before !== now)
    .toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before))
    .slice(0, 10)
    .map(({ roomId, before, now }) => {
      const by = now > before ? `+${number(now - before)}` : `−${number(before - now)}`;
      return html`<li>${room(roomId)}: ${number(before)} → ${number(now)} (${by})</li>`;
    });
  const people = peopleList(report, room);
  const statuses = reports.includes("inactivity")
    ? html`<div><h3>Newly inactive (${number(comparison.newlyInactive.length)})</h3>${people(comparison.newlyInactive)}</div>
<div><h3>Active again (${number(comparison.activeAgain.length)})</h3>${people(comparison.activeAgain)}</div>
`
    : undefined;
  return html`<section aria-labelledby="changes-title">
<h2 id="changes-title">Compared with ${labelInWords(comparison.previousLabel)}</h2>
<div class="columns">
${statuses}<div><h3>Events by room</h3>${moved.length === 0 ? html`<p>No change.</p>` : html`<ul>${moved}</ul>`}</div>
</div>
</section>`;
}

function peopleList(
  { assessment, portal }: AuditReport,
  room: (roomId: number) => Html,
): (list: readonly MembershipReference[]) => Html {
  const names = new Map<string, string>();
  for (const { members } of assessment.rooms) {
    for (const { person } of members) names.set(person.id, person.name);
  }
  const pageOf = personLinks(portal.url, assessment.rooms);
  return (list) => {
    if (list.length === 0) return html`<p>Nobody.</p>`;
    const items = list.map(
      ({ roomId, personId }) =>
        html`<li><bdi>${link(named(names.get(personId) ?? personId), pageOf(personId))}</bdi> in ${room(roomId)}</li>`,
    );
    const more = items.slice(MOST_CHANGES);
    const rest =
      more.length === 0
        ? undefined
        : html`<details><summary>${number(more.length)} more</summary><ul>${more}</ul></details>`;
    return html`<ul>${items.slice(0, MOST_CHANGES)}</ul>${rest}`;
  };
}
