import { documentHead } from "../../report/html/document-head.ts";
import { link, table, withCode } from "../../report/html/parts.ts";
import { counted, dayInWords, number, spanInWords } from "../../text/english.ts";
import { type Html, html } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import { VERSION } from "../../version.ts";
import { membersOf } from "../figures.ts";
import type { PortalRow } from "../model.ts";
import type { Page } from "../page.ts";
import {
  changeHead,
  changeText,
  changeWords,
  figureText,
  hasFigures,
  SHOWN,
  stateText,
  totalsWords,
  whyText,
} from "../table.ts";
import { answerOf } from "./answer.ts";
import { personText, unfoundPeople } from "./people.ts";

/** The page as one HTML document that needs nothing beside it and holds no script. */
export function rollUpHtml(page: Page): string {
  const { rollUp, made } = page;
  const title = rollUp.period === undefined ? "no period" : spanInWords(rollUp.period);
  return `${html`${documentHead(html`Audit of all portals, ${title}`)}
<header>
<div class="masthead">
<p class="kind">DocSpace audit of all portals</p>
<p class="badges"><span class="badge ${rollUp.complete ? "good" : "bad"}">${badgeText(rollUp)}</span></p>
<h1>${title}</h1>
<p class="host">${counted(rollUp.rows.filter(({ url }) => url !== "").length, "portal")}</p>
</div>
</header>
<main id="content">
<section class="findings ${rollUp.complete ? "good" : "bad"}" aria-labelledby="findings-title">
<h2 id="findings-title" class="unseen">The answer</h2>
<p class="answer">${answerOf(rollUp)}</p>
${totalsWords(rollUp).map((sentence) => html`<p>${sentence}</p>`)}</section>
${tiles(page)}
${changeSection(page)}
${portalSection(page)}
${sharedSection(page)}
</main>
<footer>Made on ${dayInWords(new Date(made).toISOString().slice(0, 10))} (UTC) by docspace-audit ${VERSION}.</footer>
</body>
</html>
`}`;
}

function badgeText({ complete, rows }: Page["rollUp"]): string {
  if (!complete) return "Incomplete";
  return rows.some(({ chosenRooms }) => chosenRooms !== undefined) ? "Complete, chosen rooms" : "Complete";
}

function tiles({ rollUp: { rows, totals } }: Page): Html | undefined {
  if (!hasFigures(rows) || !totals.judged) return undefined;
  const { counts, inactivePeople } = totals;
  const tile = (name: string, count: number, below: string, className = ""): Html =>
    html`<div class="tile ${className}"><dt>${name}</dt><dd><b>${number(count)}</b> <small>${below}</small></dd></div>`;
  return html`<section id="figures" aria-labelledby="figures-title"><h2 id="figures-title">All portals with figures</h2>
<dl class="tiles">${[
    tile("Memberships", membersOf(counts), "each counted once"),
    tile(
      "Inactive",
      counts.inactive,
      `${counted(inactivePeople, "person", "people")}, each portal by itself`,
      "inactive",
    ),
    tile("Active", counts.active, "memberships", "active"),
    tile("Unknown", counts.unknown, "could not be judged", "unknown"),
  ]}</dl></section>`;
}

function changeSection(page: Page): Html | undefined {
  const [first, ...others] = changeWords(page);
  if (first === undefined) return undefined;
  return html`<section id="changes" aria-labelledby="changes-title"><h2 id="changes-title">Changes</h2>
<p>${first}</p>
${others.map((sentence) => html`<p>${sentence}</p>`)}</section>`;
}

function portalSection(page: Page): Html {
  const { rollUp, changes } = page;
  const columns = [
    { name: "Portal" },
    { name: "State" },
    ...SHOWN.map(({ head }) => ({ name: head, className: "number" })),
    ...(changes === undefined ? [] : [{ name: changeHead(changes), className: "number" }]),
  ];
  const rows = rollUp.rows.map((row) => portalRow(row, page));
  return html`<section id="portals" aria-labelledby="portals-title"><h2 id="portals-title">Portals</h2>
${table("portal-table", "Portals that need attention come first. An empty cell is not known, and not 0.", columns, rows, { first: 2000 })}</section>`;
}

function portalRow(row: PortalRow, { changes }: Page): Html {
  const { name, url, state, figures, runUrl } = row;
  const cell = (head: string, text: string): Html =>
    html`<td class="number" data-head="${head}">${text}</td>`;
  const cells = SHOWN.map((column) => cell(column.head, figureText(column, figures)));
  const change = changes === undefined ? undefined : cell(changeHead(changes), changeText(row, changes));
  const colour = state === "complete" ? "good" : "bad";
  const run = runUrl === undefined ? undefined : html` (${link("run", runUrl)})`;
  const said = whyText(row);
  const why = said === "" ? undefined : html`<small>${withCode(said)}</small>`;
  return html`<tr><th scope="row">${link(named(name), url)}${run}${why}</th><td><span class="badge ${colour}">${stateText(row)}</span></td>${cells}${change}</tr>`;
}

function sharedSection(page: Page): Html {
  const { shared } = page.rollUp;
  const unknown = unfoundPeople(page).map((sentence) => html`<p>${sentence}</p>`);
  const rows = shared.map(
    ({ key, portals }) =>
      html`<tr><th scope="row">${personText(key, page)}</th><td class="number" data-head="Portals">${portals.length}</td><td>${portals.join(", ")}</td></tr>`,
  );
  const columns = [{ name: "Person" }, { name: "Portals", className: "number" }, { name: "Which" }];
  return html`<section id="shared" aria-labelledby="shared-title"><h2 id="shared-title">Inactive in several portals</h2>
${unknown}${rows.length === 0 ? html`<p>Nobody, as far as that is known.</p>` : table("people-table", "People who are inactive in more than one portal", columns, rows)}</section>`;
}
