import { byUrgency } from "../../../assess/verdicts/urgency.ts";
import { chosen, type TableContext } from "../../columns.ts";
import { MEMBER_SHEET, memberColumns, people } from "../../member-columns.ts";
import type { Cell, Sheet } from "../sheet.ts";
import { cellsOf, sheetColumns } from "./table.ts";

/** Rooms whose members could not be read; one row for each membership, the most urgent of all rooms first; those who left. */
export function membersSheet(context: TableContext): Sheet {
  const columns = chosen(memberColumns(context), MEMBER_SHEET);
  return {
    name: "Members",
    columns: sheetColumns(columns),
    layout: "table",
    printed: 8,
    rows: { [Symbol.iterator]: rows },
  };

  function* rows(): Generator<readonly Cell[]> {
    const { rooms } = context.report.assessment;
    for (const room of rooms) {
      if (room.unreadable !== undefined) yield cellsOf(columns, { unread: room }, context.time);
    }
    const members = rooms.flatMap((room) => room.members).toSorted(byUrgency);
    for (const row of members) yield cellsOf(columns, { row }, context.time);
    for (const one of people(context.report)) if ("left" in one) yield cellsOf(columns, one, context.time);
  }
}
