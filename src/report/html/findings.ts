import type { VerdictKind } from "../../assess/assessment.ts";
import { VERDICT_ORDER } from "../../assess/verdicts/urgency.ts";
import { counted, number } from "../../text/english.ts";
import { type Html, html, lines } from "../../text/html.ts";
import { answer } from "../answer.ts";
import { isNarrowed, nothingJudged } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import { nextSteps, type Step } from "../next-steps.ts";
import { NOT_READ, type ReadDays } from "../read-days.ts";
import { VERDICT_WORDS } from "../vocabulary/terms.ts";
import { wordsOf } from "../vocabulary/words.ts";
import { link, tile, withCode } from "./parts.ts";

/** The answer, what to do next, what is missing, and what else the reader must know before the figures. */
export function findingSection(report: AuditReport): Html {
  const words = wordsOf(report);
  const { complete, reasons } = report;
  const missing = complete
    ? html`<p class="proved">Everything this report says was read to its end and proved.</p>`
    : html`<h3>What could not be proved</h3>
<ul>${reasons.map((one) => html`<li>${withCode(words.reason(one))}</li>`)}</ul>`;
  const notes = report.notes.map(
    (note) =>
      html`<p class="note ${note.level}">${note.level === "warning" ? html`<strong>Warning.</strong> ` : undefined}${withCode(words.note(note))}</p>`,
  );
  return html`<section class="findings ${complete ? "good" : "bad"}" aria-labelledby="findings-title">
<h2 id="findings-title" class="unseen">The answer</h2>
<p class="answer">${answer(report, report.reminded)}</p>
<h3>What to do next</h3>
<ul>${nextSteps(report).map((step) => html`<li>${stepHtml(step)}</li>`)}</ul>
${missing}
${lines(notes)}
</section>`;
}

function stepHtml({ text, link: to }: Step): Html {
  if (to === undefined) return withCode(text);
  const [before = "", after = ""] = text.split(to.words);
  return html`${before}${link(to.words, to.url)}${after}`;
}

/** Statuses whose tile is there also where it counts nobody. */
const ALWAYS = new Set(["inactive", "unknown", "active"]);

/** The large figures: the events, and every status that somebody has, which together are all memberships. */
export function figureSection(report: AuditReport, known: ReadDays): Html {
  const { counts } = report.assessment;
  const { reports } = report;
  const shown = VERDICT_ORDER.filter((kind) => counts[kind] > 0 || ALWAYS.has(kind));
  const statuses = reports.includes("inactivity") ? shown.map((kind) => statusTile(kind, report)) : [];
  const events = reports.includes("compliance") ? eventTile(report, known) : undefined;
  return html`<section class="figures" aria-labelledby="figures-title"><h2 id="figures-title" class="unseen">Figures</h2>
<dl class="tiles">${statuses}${events}</dl></section>`;
}

function statusTile(kind: VerdictKind, report: AuditReport): Html {
  const { counts, inactivePeople } = report.assessment;
  const name = VERDICT_WORDS[kind];
  if (nothingJudged(report)) return tile(name, undefined, NOT_READ, kind);
  const whose = kind === "inactive" && counts.inactive > 0;
  const without = kind === "unknown" ? " without proof" : "";
  const below = `memberships${whose ? ` of ${counted(inactivePeople, "person", "people")}` : without}`;
  return tile(name, counts[kind], below, kind);
}

function eventTile(report: AuditReport, known: ReadDays): Html {
  const { listed, assessment, complete } = report;
  if (listed.count === 0 && known.anyUnread) return tile("Events", undefined, NOT_READ);
  const all = `listed, of ${number(assessment.events.portal)} in the period`;
  const below = isNarrowed(report) ? all : complete ? "in the period" : "as far as could be read";
  return tile("Events", listed.count, below);
}
