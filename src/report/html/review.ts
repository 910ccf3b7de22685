import { dayInTable, number } from "../../text/english.ts";
import { type Html, html } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import { roomTitles } from "../facts.ts";
import { personLinks, roomLink } from "../links.ts";
import type { AuditReport } from "../model.ts";
import { type ReviewRow, type ReviewState, reviewCounts } from "../review.ts";
import { reviewRowText, reviewSentence } from "../vocabulary/review.ts";
import { type Column, link, table, tile } from "./parts.ts";

const COLUMNS: readonly Column[] = [
  { name: "Member", sort: "text", className: "who" },
  { name: "Room", sort: "text", className: "where" },
  { name: "Where it stands", sort: "text" },
  { name: "Since", sort: "text", className: "last" },
];
const ORDER: readonly ReviewState[] = ["not-done", "open", "kept", "done"];
/** Rows of the document; the workbook has them all. */
const MOST = 1_000;

/** The access review: what is open, decided, done and overdue. Undefined where there is none. */
export function reviewSection(report: AuditReport): Html | undefined {
  const { review } = report;
  if (review === undefined) return undefined;
  const counts = reviewCounts(review.rows);
  const writing = {
    titles: roomTitles(report),
    portal: report.portal.url,
    pageOf: personLinks(report.portal.url, report.assessment.rooms),
  };
  const sorted = review.rows.toSorted(
    (a, b) => Number(b.overdue) - Number(a.overdue) || ORDER.indexOf(a.state) - ORDER.indexOf(b.state),
  );
  const left = sorted.length - MOST;
  const where =
    review.workbook === undefined
      ? html`People decide in the workbook in the report folder.`
      : html`People decide in ${link("the workbook in the report folder", review.workbook)}.`;
  const more = left > 0 ? html`<p>${number(left)} more stand in the workbook.</p>` : undefined;
  return html`<section id="review" aria-labelledby="review-title">
<h2 id="review-title">Review</h2>
<p>${reviewSentence(review.rows)} ${where}</p>
<dl class="tiles">${tile("Open", counts.open, "nobody has decided")}${tile("Decided", counts.kept + counts.notDone, `${number(counts.kept)} keep, ${number(counts.notDone)} remove`)}${tile("Done", counts.done, "removed since")}${tile("Overdue", counts.overdue, "for more than 30 days")}</dl>
${
  sorted.length === 0
    ? undefined
    : table(
        "review-table",
        "What is to be decided, and what was",
        COLUMNS,
        sorted.slice(0, MOST).map((row) => rowHtml(row, writing)),
      )
}
${more}
</section>`;
}

/** What every row is written with. */
interface Writing {
  readonly titles: ReadonlyMap<number, string>;
  readonly portal: string;
  readonly pageOf: (personId: string) => string | undefined;
}

function rowHtml(row: ReviewRow, { titles, portal, pageOf }: Writing): Html {
  const overdue = row.overdue ? html` <strong>Overdue.</strong>` : undefined;
  const name = row.name === "" ? row.personId : row.name;
  return html`<tr><th scope="row"><bdi>${link(named(name, 80), pageOf(row.personId))}</bdi></th><td><bdi>${link(named(titles.get(row.roomId) ?? `room ${row.roomId}`, 80), roomLink(portal, row.roomId))}</bdi></td><td>${reviewRowText(row)}.${overdue}</td><td data-value="${row.since}">${dayInTable(row.since)}</td></tr>`;
}
