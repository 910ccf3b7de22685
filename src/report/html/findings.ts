import { VERDICT_ORDER } from "../../assess/verdicts/urgency.ts";
import { counted, number } from "../../text/english.ts";
import { type Html, html, lines } from "../../text/html.ts";
import { answer } from "../answer.ts";
import { isNarrowed } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import { nextSteps } from "../next-steps.ts";
import { VERDICT_WORDS } from "../vocabulary/terms.ts";
import { wordsOf } from "../vocabulary/words.ts";
import { tile } from "./parts.ts";

/** The answer, what to do next, what is missing, and what else the reader must know before the figures. */
export function findingSection(report: AuditReport): Html {
  const words = wordsOf(report);
  const { complete, reasons } = report;
  const missing = complete
    ? html`<p class="proved">Everything this report says was read to its end and proved.</p>`
    : html`<h3>What could not be proved</h3>
<ul>${reasons.map((one) => html`<li>${words.reason(one)}</li>`)}</ul>`;
  const notes = report.notes.map(
    (note) =>
      html`<p class="note ${note.level}">${note.level === "warning" ? html`<strong>Warning.</strong> ` : undefined}${words.note(note)}</p>`,
  );
  return html`<section class="findings ${complete ? "good" : "bad"}" aria-labelledby="findings-title">
<h2 id="findings-title" class="unseen">The answer</h2>
<p class="answer">${answer(report)}</p>
<h3>What to do next</h3>
<ul>${nextSteps(report).map((step) => html`<li>${step}</li>`)}</ul>
${missing}
${lines(notes)}
</section>`;
}

/** Statuses whose tile is there also where it counts nobody. */
const ALWAYS = new Set(["inactive", "unknown", "active"]);

/** The large figures: the events, and every status that somebody has, which together are all memberships. */
export function figureSection(report: AuditReport): Html {
  const { listed, assessment, reports } = report;
  const { counts } = assessment;
  const events = report.complete ? "in the period" : "as far as could be read";
  const whole = isNarrowed(report) ? `listed, of ${number(assessment.events.portal)} in the period` : events;
  const tiles: Html[] = [];
  if (reports.includes("inactivity")) {
    for (const kind of VERDICT_ORDER) {
      if (counts[kind] === 0 && !ALWAYS.has(kind)) continue;
      const below =
        kind === "inactive" && counts.inactive > 0
          ? `memberships of ${counted(assessment.inactivePeople, "person", "people")}`
          : kind === "unknown"
            ? "memberships without proof"
            : "memberships";
      tiles.push(tile(VERDICT_WORDS[kind], counts[kind], below, kind));
    }
  }
  if (reports.includes("compliance")) tiles.push(tile("Events", listed.count, whole));
  return html`<section class="figures" aria-labelledby="figures-title"><h2 id="figures-title" class="unseen">Figures</h2>
<dl class="tiles">${tiles}</dl></section>`;
}
