export * from "../../../src/collect/rooms/cross-check.ts";

/** Takes the trail for whole. */
export const crossCheck = async (): Promise<{ readonly reasons: readonly never[] }> => ({ reasons: [] });
