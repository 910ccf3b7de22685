import type { MemberRow } from "../../assess/assessment.ts";
import { VERDICT_ORDER } from "../../assess/verdicts/urgency.ts";
import { ACCESS_ORDER } from "../../docspace/members.ts";
import { number } from "../../text/english.ts";
import { type Html, html } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import type { AuditReport } from "../model.ts";
import { ACCESS_WORDS, VERDICT_WORDS } from "../vocabulary/terms.ts";

/** What narrows the list of members: the status without script; room, access, guests, words and the view with it. */
export function memberControls({ assessment }: AuditReport, rows: readonly MemberRow[]): Html {
  const kinds = VERDICT_ORDER.filter((kind) => assessment.counts[kind] > 0);
  const choice = (value: string, name: string, count: number, checked?: Html) =>
    html`<label><input type="radio" name="verdict" value="${value}" id="show-${value}"${checked}><span>${name} <b>${number(count)}</b></span></label>`;
  const rooms = assessment.rooms.filter(({ members }) => members.length > 0);
  const present = new Set(rows.map(({ access }) => access));
  const rights = ACCESS_ORDER.filter((access) => present.has(access));
  return html`<fieldset class="choices"><legend>Status</legend>${choice("all", "All", rows.length, html` checked`)}${kinds.map(
    (kind) => choice(kind, VERDICT_WORDS[kind], assessment.counts[kind]),
  )}</fieldset>
<div class="filters" hidden>
<label>Room <select id="filter-room"><option value="">all rooms</option>${rooms.map(
    ({ roomId, title }) => html`<option value="${roomId}">${named(title, 60)}</option>`,
  )}</select></label>
<label>Access <select id="filter-access"><option value="">all rights</option>${rights.map(
    (access) => html`<option value="${access}">${ACCESS_WORDS[access]}</option>`,
  )}</select></label>
<label>Guests <select id="filter-guest"><option value="">everybody</option><option value="yes">guests only</option><option value="no">no guests</option></select></label>
<label>View <select id="filter-by"><option value="">by membership</option><option value="person">by person</option></select></label>
<label class="search">Search members <input type="search" id="member-search" autocomplete="off"></label>
<button type="button" id="copy-rows">Copy as CSV</button>
<output id="member-found" for="member-search filter-room filter-access filter-guest"></output>
</div>`;
}
