/** The action's version: that of package.json, which a test compares. */
export const VERSION = "1.0.0";

/**
 * Version of the JSON report, which later runs read again. Fields may be added without changing it; removing or renaming
 * one, or changing what one means, adds 1. The schema in `docs/audit-report.schema.json` says the same.
 */
export const REPORT_SCHEMA_VERSION = 1;
