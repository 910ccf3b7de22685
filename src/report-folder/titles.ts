import type { ReportKind } from "../settings/settings.ts";

/** What a file's name is made of beside its kind. */
export interface Naming {
  /** Of the period, `2026-10`. */
  readonly label: string;
  /** What people call this report, where several of one period lie in one folder. */
  readonly reportLabel?: string | undefined;
}

function nameOf({ label, reportLabel }: Naming): string {
  return reportLabel === undefined ? label : `${label}-${reportLabel}`;
}

/** Name of the file of one report, `compliance-report-2026-10.txt`; also its title in DocSpace. */
export function reportFileName(kind: ReportKind, format: "txt" | "csv", naming: Naming): string {
  return `${kind}-report-${nameOf(naming)}.${format}`;
}

/** Name of the file that holds both reports, `audit-report-2026-10.html`. */
export function auditFileName(format: "html" | "json" | "xlsx", naming: Naming): string {
  return `audit-report-${nameOf(naming)}.${format}`;
}

/** Name of the file without names, `audit-summary-2026-10.json`; without a period where the run failed before it was known. */
export function summaryFileName(naming?: Naming): string {
  return naming === undefined ? "audit-summary.json" : `audit-summary-${nameOf(naming)}.json`;
}

/** Name of a file of the roll-up, `audit-rollup-2026-10.html`; without a period where no portal had figures. */
export function rollUpFileName(format: "html" | "json" | "xlsx" | "csv", label?: string): string {
  return `audit-rollup${label === undefined ? "" : `-${label}`}.${format}`;
}

/** Whether a file is named as a summary, with a period or without. */
export function isSummaryFile(name: string): boolean {
  return /^audit-summary(?:-[\p{L}\p{N}_-]+)?\.json$/u.test(name);
}

/** Title of the file that remembers, in the report folder, who was reminded when. */
export const LEDGER_TITLE = "docspace-audit-ledger.json";

/** Title of the workbook, in the report folder, in which people decide about the inactive. */
export const REVIEW_TITLE = "access-review.xlsx";

const REPORT_TITLE =
  /^(?:compliance-report|inactivity-report|audit-report|audit-summary|audit-rollup)-\d{4}-\d{2}(?:-\d{2})?(?:_\d{4}-\d{2}-\d{2})?(?:-[\p{L}\p{N}-]+)?\.(?:txt|csv|html|json|xlsx)$/iu;

/** The period's label in a report's title, with a report label or without; undefined for other files. */
export function labelInTitle(title: string): string | undefined {
  return /^(?:compliance-report|inactivity-report|audit-report|audit-summary)-(\d{4}-\d{2}(?:-\d{2}_\d{4}-\d{2}-\d{2})?)(?:-[\p{L}\p{N}-]+)?\.(?:txt|csv|html|json|xlsx)$/iu.exec(
    title,
  )?.[1];
}

/** Whether a report's title is that of the JSON document, which later runs read. */
export function isJsonReport(title: string): boolean {
  return /^audit-report-.*\.json$/i.test(title);
}

const ROLLUP_WITHOUT_PERIOD = /^audit-rollup\.(?:csv|html|json|xlsx)$/i;

/** Whether a file is named as one of a roll-up's page, with a period or without. */
export function isRollUpFile(name: string): boolean {
  return ROLLUP_WITHOUT_PERIOD.test(name) || (/^audit-rollup-/i.test(name) && REPORT_TITLE.test(name));
}

/**
 * Whether a file of the report folder has a title that only this action gives: uploads and downloads of such files by
 * the key's owner are not activity.
 */
export function isOwnTitle(title: string): boolean {
  const lower = title.toLowerCase();
  return (
    REPORT_TITLE.test(title) ||
    ROLLUP_WITHOUT_PERIOD.test(title) ||
    lower === LEDGER_TITLE ||
    lower === REVIEW_TITLE
  );
}
