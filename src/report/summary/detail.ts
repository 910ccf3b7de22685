import { tableContext } from "../columns.ts";
import type { AuditReport } from "../model.ts";
import type { Detail, SummaryContext, SummaryOptions } from "./context.ts";
import { isUnsettled } from "./people.ts";

const BUDGET = 900 * 1024;

/** From everything to hardly anything; whole tables go, none is cut in the middle. */
const STEPS: readonly Detail[] = [
  { rooms: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY, statuses: "all" },
  { rooms: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY, statuses: "unsettled" },
  { rooms: Number.POSITIVE_INFINITY, rows: 20, statuses: "unsettled" },
  { rooms: Number.POSITIVE_INFINITY, rows: 0, statuses: "unsettled" },
  { rooms: 50, rows: 0, statuses: "unsettled" },
  { rooms: 0, rows: 0, statuses: "unsettled" },
];

/** What `compose` makes with as much detail as fits the budget, in whole steps. */
export function inSteps(
  report: AuditReport,
  options: SummaryOptions,
  compose: (context: SummaryContext) => string,
): string {
  const tables = tableContext(report);
  const budget = options.budgetBytes ?? BUDGET;
  let text = "";
  for (const detail of STEPS) {
    if (options.showNames && membersShown(report, detail) * SHORTEST_LINE > budget) continue;
    text = compose({ ...tables, options, detail });
    if (new TextEncoder().encode(text).length <= budget) break;
  }
  return text;
}

/** Bytes that a line about a member has at least: of 200 000 members not every step need be tried. */
const SHORTEST_LINE = 25;

function membersShown({ assessment, reports }: AuditReport, { rows, statuses }: Detail): number {
  if (!reports.includes("inactivity")) return 0;
  return assessment.rooms.reduce((sum, { members }) => {
    const those = statuses === "all" ? members : members.filter(isUnsettled);
    return sum + Math.min(rows, those.length);
  }, 0);
}
