import type { PortalReason, PortalRemark, TotalsRemark } from "../portal-reasons.ts";
import type { Figures } from "./figures.ts";
import type { PeriodOfFile } from "./portal-file.ts";

export type State = "complete" | "incomplete" | "failed" | "missing" | "unusable";

/** One line of the page: a portal, or a file of which nobody can tell whose it is. */
export interface PortalRow {
  readonly name: string;
  readonly url: string;
  readonly state: State;
  /** Why it is not complete; empty where it is. */
  readonly why: readonly PortalReason[];
  /** What must be known of its figures beside that. */
  readonly remarks: readonly PortalRemark[];
  /** Absent where there are none that can be relied on. */
  readonly figures?: Figures;
  /** By which its members were judged. */
  readonly rules?: string;
  /** How many rooms were audited where not all were wanted. */
  readonly chosenRooms?: number;
  /** In which the period's days begin. */
  readonly timeZone?: string;
  readonly runUrl?: string;
}

/** Somebody who is inactive in several portals. */
interface SharedPerson {
  readonly key: string;
  readonly portals: readonly string[];
}

/** Everything that the pages show. */
export interface RollUp {
  /** Each portal's days begin in its own time zone. */
  readonly period?: Omit<PeriodOfFile, "timeZone">;
  readonly rows: readonly PortalRow[];
  readonly remarks: readonly TotalsRemark[];
  /** Of the rows with figures; each membership once. */
  readonly totals: Figures;
  readonly shared: readonly SharedPerson[];
  /** Portals with inactive people of whom no address or hash is known: nobody of them can be found elsewhere. */
  readonly withoutKeys: number;
  /** In how many ways, of which none can be compared with another, the portals' people are told from each other. */
  readonly keyings: number;
  /** True if and only if every portal is complete and none is missing. */
  readonly complete: boolean;
}
