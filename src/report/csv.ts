import { csvField } from "../text/cells.ts";
import type { LocalTime } from "../time/local-time.ts";
import { type Column, chosen, tableContext } from "./columns.ts";
import { EVENT_CSV, eventColumns } from "./event-columns.ts";
import { MEMBER_CSV, memberColumns, people } from "./member-columns.ts";
import { type AuditReport, inPieces, type Renderer } from "./model.ts";

/** Byte order mark: without it spreadsheet programs take UTF-8 for an old code page. */
const BOM = "\ufeff";

/** The events as CSV (RFC 4180, UTF-8 with a byte order mark), newest first; dates local with their offset. */
export function complianceCsv(report: AuditReport): Renderer {
  const context = tableContext(report);
  const columns = chosen(eventColumns(context), EVENT_CSV);
  return {
    begin: () => head(EVENT_CSV),
    events: (batch) => batch.map((event) => line(columns, event, context.time)),
    end: () => "",
  };
}

/**
 * The members of the audited rooms as CSV (RFC 4180, UTF-8 with a byte order mark), inactive ones first in each room.
 * People who left are listed with the verdict `left`, a room whose members could not be read in one row with the verdict
 * `unread`; rooms that are not judged have no rows. A count that is not known is empty, never 0.
 */
export function inactivityCsv(report: AuditReport): Renderer {
  function* lines(): Generator<string> {
    const context = tableContext(report);
    const columns = chosen(memberColumns(context), MEMBER_CSV);
    yield head(MEMBER_CSV);
    for (const one of people(report)) yield line(columns, one, context.time);
  }
  return { begin: () => inPieces(lines()), events: () => [], end: () => "" };
}

function head(names: readonly string[]): string {
  return `${BOM}${names.join(",")}\r\n`;
}

/** Numbers go in as they are, everything else through the guard against formulas. */
function line<Row>(columns: readonly Column<Row>[], row: Row, time: LocalTime): string {
  const cells = columns.map(({ kind, value }) => {
    const cell = value(row);
    if (typeof cell === "string") return csvField(cell);
    return cell !== undefined && kind === "instant" ? time.iso(cell) : cell;
  });
  return `${cells.join(",")}\r\n`;
}
