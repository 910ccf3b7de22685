import type { AttributedEvent } from "../../assess/assessment.ts";
import { chosen, tableContext } from "../columns.ts";
import { EVENT_SHEET, eventColumns } from "../event-columns.ts";
import type { AuditReport } from "../model.ts";
import type { Cell, Sheet } from "./sheet.ts";
import { changesSheet } from "./sheets/changes.ts";
import { membersSheet } from "./sheets/members.ts";
import { overviewSheet } from "./sheets/overview.ts";
import { proofSheet } from "./sheets/proof.ts";
import { reviewSheet } from "./sheets/review.ts";
import { roomsSheet } from "./sheets/rooms.ts";
import { cellsOf, sheetColumns } from "./sheets/table.ts";
import { trendSheet } from "./sheets/trend.ts";

/** The workbook: everything but the events is there as a whole, those come as they stream past. */
export interface Workbook {
  readonly title: string;
  /** Epoch milliseconds. */
  readonly made: number;
  readonly before: readonly Sheet[];
  /** Without rows; more than one sheet where there are too many events for one. */
  readonly events: Sheet | undefined;
  readonly after: readonly Sheet[];
  eventRow(event: AttributedEvent): readonly Cell[];
}

/** Both reports as a workbook. All times are local to the period's zone; the heads say so. */
export function auditWorkbook(report: AuditReport): Workbook {
  const context = tableContext(report);
  const columns = chosen(eventColumns(context), EVENT_SHEET);
  const trend = trendSheet(context);
  const judged = report.reports.includes("inactivity");
  const listed = report.reports.includes("compliance");
  return {
    title: `Audit report ${report.period.label}`,
    made: report.generatedAt,
    before: [
      overviewSheet(context),
      roomsSheet(context),
      ...(judged ? [membersSheet(context)] : []),
      ...(report.comparison === undefined ? [] : [changesSheet(context, report.comparison)]),
      ...(trend === undefined ? [] : [trend]),
      ...(report.review === undefined ? [] : [reviewSheet(context, report.review)]),
    ],
    events: listed
      ? { name: "Events", columns: sheetColumns(columns), layout: "table", printed: 9, rows: [] }
      : undefined,
    after: [proofSheet(context)],
    eventRow: (event) => cellsOf(columns, event, context.time),
  };
}
