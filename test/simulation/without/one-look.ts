import type { Places } from "../../../src/collect/collected.ts";
import type { Reason } from "../../../src/reasons.ts";

/** Takes the portal for one that stood still. */
export const lookAgain = async (
  _reading: unknown,
  _named: unknown,
  _rooms: unknown,
  places: Places,
): Promise<{ readonly places: Places; readonly reasons: readonly Reason[] }> => ({ places, reasons: [] });
