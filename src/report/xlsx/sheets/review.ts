import { dayInTable } from "../../../text/english.ts";
import type { TableContext } from "../../columns.ts";
import { personLinks, roomLink } from "../../links.ts";
import type { ReviewReport } from "../../review.ts";
import { reviewRowText } from "../../vocabulary/review.ts";
import type { Cell, Sheet } from "../sheet.ts";

/** Where every membership of the access review stands: what is overdue first. */
export function reviewSheet({ report, titles }: TableContext, review: ReviewReport): Sheet {
  const pageOf = personLinks(report.portal.url, report.assessment.rooms);
  const rows = review.rows.toSorted((a, b) => Number(b.overdue) - Number(a.overdue));
  return {
    name: "Review",
    layout: "table",
    columns: [
      { head: "Member", width: 30 },
      { head: "Room", width: 36 },
      { head: "Where it stands", width: 70, style: "wrapped" },
      { head: "Since", width: 14 },
      { head: "Overdue", width: 10 },
    ],
    rows: rows.map((row): Cell[] => [
      { value: row.name === "" ? row.personId : row.name, link: pageOf(row.personId) },
      { value: titles.get(row.roomId) ?? `${row.roomId}`, link: roomLink(report.portal.url, row.roomId) },
      reviewRowText(row),
      dayInTable(row.since),
      row.overdue ? { value: "overdue", style: "bad" } : undefined,
    ]),
  };
}
