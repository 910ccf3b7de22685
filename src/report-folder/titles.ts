import type { Format, ReportKind } from "../settings/settings.ts";
import type { Period } from "../time/period.ts";

/** Name of the file of one report, `compliance-report-2026-10.txt`; also its title in DocSpace. */
export function reportFileName(kind: ReportKind, format: "txt" | "csv", period: Period): string {
  return `${kind}-report-${period.label}.${format}`;
}

/** Name of the file that holds both reports, `audit-report-2026-10.html`. */
export function auditFileName(format: "html" | "json" | "xlsx", period: Period): string {
  return `audit-report-${period.label}.${format}`;
}

/** Name of the file without names, `audit-summary-2026-10.json`; without a period where the run failed before it was known. */
export function summaryFileName(period?: Period): string {
  return period === undefined ? "audit-summary.json" : `audit-summary-${period.label}.json`;
}

/** Whether a file is named as a summary, with a period or without. */
export function isSummaryFile(name: string): boolean {
  return /^audit-summary(?:-[\d_-]+)?\.json$/.test(name);
}

/** Every file that a run writes, in the order in which they are named to the user. */
export function reportFileNames(
  formats: ReadonlySet<Format>,
  reports: readonly ReportKind[],
  period: Period,
): string[] {
  const names: string[] = [];
  for (const format of ["html", "txt", "csv", "xlsx", "json", "summary"] as const) {
    if (!formats.has(format)) continue;
    if (format === "txt" || format === "csv") {
      names.push(...reports.map((kind) => reportFileName(kind, format, period)));
    } else if (format === "summary") {
      names.push(summaryFileName(period));
    } else {
      names.push(auditFileName(format, period));
    }
  }
  return names;
}

/** Title of the file that remembers, in the report folder, who was reminded when. */
export const LEDGER_TITLE = "docspace-audit-ledger.json";

/** Title of the workbook, in the report folder, in which people decide about the inactive. */
export const REVIEW_TITLE = "access-review.xlsx";

const REPORT_TITLE =
  /^(?:compliance-report|inactivity-report|audit-report|audit-summary)-\d{4}-\d{2}(?:-\d{2})?(?:_\d{4}-\d{2}-\d{2})?\.(?:txt|csv|html|json|xlsx)$/i;

/**
 * Whether a file of the report folder has a title that only this action gives: uploads and downloads of such files by
 * the key's owner are not activity.
 */
export function isOwnTitle(title: string): boolean {
  const lower = title.toLowerCase();
  return REPORT_TITLE.test(title) || lower === LEDGER_TITLE || lower === REVIEW_TITLE;
}
