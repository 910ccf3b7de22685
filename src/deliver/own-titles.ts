/** Title of the file that remembers, in the report folder, who was reminded when. */
export const LEDGER_TITLE = "docspace-audit-ledger.json";

const REPORT_TITLE =
  /^(?:compliance|inactivity|audit)-report-\d{4}-\d{2}(?:-\d{2})?(?:_\d{4}-\d{2}-\d{2})?\.(?:txt|csv|html|json|xlsx)$/i;

/**
 * Whether a file of the report folder has a title that only this action gives: uploads and downloads of such files by
 * the key's owner are not activity.
 */
export function isOwnTitle(title: string): boolean {
  return REPORT_TITLE.test(title) || title.toLowerCase() === LEDGER_TITLE;
}
