import { labelInWords } from "../../../text/english.ts";
import type { TableContext } from "../../columns.ts";
import { roomLink } from "../../links.ts";
import { GAP_WORDS, type TrendMonth, trendMonths } from "../../trend.ts";
import type { Cell, Sheet } from "../sheet.ts";

/** Month by month: all rooms with a chart of the inactive, then each room. A month that is not known is no number. */
export function trendSheet({ report }: TableContext): Sheet | undefined {
  const all = trendMonths(report);
  if (all.length === 0) return undefined;
  const rooms = report.assessment.rooms.flatMap(({ roomId, title }) => {
    const room: Cell = { value: title, link: roomLink(report.portal.url, roomId) };
    return trendMonths(report, roomId).map((month) => monthRow(month, room));
  });
  return {
    name: "Trend",
    layout: "table",
    columns: [
      { head: "Month", width: 18 },
      ...["Inactive", "Active", "Events"].map((head) => ({ head, width: 12, style: "count" as const })),
      { head: "Room", width: 36 },
      ...Array.from({ length: 8 }, () => ({ head: "", width: 9 })),
    ],
    rows: [...all.map((month) => monthRow(month, "all rooms")), ...rooms],
    printed: 5,
    chart: {
      title: "Inactive memberships by month",
      sheet: "Trend",
      labels: { column: 0, first: 1, last: all.length },
      values: { column: 1 },
      from: { column: 6, row: 1 },
      to: { column: 13, row: 18 },
    },
  };
}

function monthRow({ label, counts, gap }: TrendMonth, room: Cell): readonly Cell[] {
  const month = labelInWords(label);
  if (counts === undefined) {
    const unknown: Cell = { value: gap === undefined ? "" : GAP_WORDS[gap], style: "unknown" };
    return [month, unknown, unknown, unknown, room];
  }
  const { inactive, active, events } = counts;
  return [month, ...[inactive, active, events].map((value): Cell => ({ value, style: "count" })), room];
}
