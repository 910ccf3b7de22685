import type { MembershipReference } from "../../../assess/comparison.ts";
import { labelInWords } from "../../../text/english.ts";
import type { TableContext } from "../../columns.ts";
import { personLinks, roomLink } from "../../links.ts";
import type { Comparison } from "../../model.ts";
import type { Cell, Sheet } from "../sheet.ts";

/** What is different from the previous period: who became inactive, who is active again, and the rooms' events. */
export function changesSheet({ report, titles }: TableContext, comparison: Comparison): Sheet {
  const names = new Map(
    report.assessment.rooms.flatMap(({ members }) => members.map(({ person }) => [person.id, person.name])),
  );
  const pageOf = personLinks(report.portal.url, report.assessment.rooms);
  const room = (roomId: number): Cell => ({
    value: titles.get(roomId) ?? `${roomId}`,
    link: roomLink(report.portal.url, roomId),
  });
  const membership =
    (what: string) =>
    ({ roomId, personId }: MembershipReference): Cell[] => [
      what,
      room(roomId),
      { value: names.get(personId) ?? personId, link: pageOf(personId) },
    ];
  const judged = report.reports.includes("inactivity");
  return {
    name: "Changes",
    layout: "table",
    columns: [
      { head: `Since ${labelInWords(comparison.previousLabel)}`, width: 24 },
      { head: "Room", width: 36 },
      { head: "Person", width: 30 },
      ...["Events before", "Events now", "Difference"].map((head) => ({
        head,
        width: 16,
        style: "count" as const,
      })),
    ],
    rows: [
      ...(judged ? comparison.newlyInactive.map(membership("Newly inactive")) : []),
      ...(judged ? comparison.activeAgain.map(membership("Active again")) : []),
      ...comparison.events.map(({ roomId, before, now }): Cell[] => [
        "Events in the room",
        room(roomId),
        undefined,
        ...[before, now, now - before].map((value): Cell => ({ value, style: "count" })),
      ]),
    ],
  };
}
