import type { Changes } from "./changes.ts";
import type { RollUp } from "./model.ts";

/** What every format shows. */
export interface Page {
  readonly rollUp: RollUp;
  readonly changes?: Changes;
  /** Epoch milliseconds. */
  readonly made: number;
  /** Whether the addresses of people may stand on the page, where the files have them; else only hashes. */
  readonly showNames: boolean;
}
