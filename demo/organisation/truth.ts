/** What is true of a generated portal, known to the generator because it made it so. */

export type TrueVerdict = "disabled" | "invited" | "active" | "new" | "inactive";

/** One member of one active room. */
export interface MemberTruth {
  readonly roomId: number;
  readonly personId: string;
  readonly membership: "owner" | "direct" | "group";
  /** Last known joining: added to the room, or their group was, or the account began. Seconds since 1970. */
  readonly joined: number;
  readonly verdict: TrueVerdict;
  /** Activity in the period as the audit trail and the room's own log together have it. */
  readonly events: number;
  /** Activity in the period as the room's own log has it, and the verdict by that alone. */
  readonly changes: number;
  readonly verdictByChanges: TrueVerdict;
}

/** Somebody who left a room within the period and did not come back. */
export interface LeftTruth {
  readonly roomId: number;
  readonly personId: string;
  readonly leftAt: number;
  readonly events: number;
}

export interface Truth {
  /** The period: seconds since 1970, the end not included. */
  readonly start: number;
  readonly end: number;
  readonly graceDays: number;
  readonly minActivity: number;
  /** Rows the audit trail lists in the period. */
  readonly events: number;
  /** The same by room, archived ones included, whoever did them. */
  readonly eventsByRoom: ReadonlyMap<number, number>;
  readonly eventsOutsideRooms: number;
  /** Raw events of the rooms' own logs in the period. */
  readonly logEventsByRoom: ReadonlyMap<number, number>;
  /** Event id → the room it happened in, 0 for none; of all times, and also of rows that the trail does not list. */
  readonly roomOf: ReadonlyMap<number, number>;
  readonly members: readonly MemberTruth[];
  readonly left: readonly LeftTruth[];
  readonly counts: Readonly<Record<TrueVerdict, number>>;
  /** People inactive in at least one room. */
  readonly inactivePeople: readonly string[];
}
