import type { EpochSeconds } from "../../../src/time/epoch.ts";

export * from "../../../src/collect/trail/repeated-hour.ts";

/** Believes the dates as they are printed. */
export const instantInWindow = (at: EpochSeconds): EpochSeconds => at;
