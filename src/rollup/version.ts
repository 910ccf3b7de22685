/** What tells the JSON of a roll-up from other files. */
export const ROLLUP_KIND = "docspace-audit-rollup";

/** Fields may be added without changing it; removing or renaming one, or changing what one means, adds 1. */
export const ROLLUP_SCHEMA_VERSION = 1;
