import type { TimeRange } from "./time/epoch.ts";

/**
 * Why something could not be proved, as data: filtered by its fields, worded last (`report/vocabulary/reasons.ts`).
 * A run is complete if and only if there is none. A reason without a `range` is about every time.
 */
export type Reason = { readonly [Code in ReasonCode]: ReasonOf<Code> }[ReasonCode];

export interface ReasonOf<Code extends ReasonCode> {
  readonly code: Code;
  /** Which conclusions it takes the ground from: the list of events, the verdicts, or both. */
  readonly concerns: Concern;
  /** The rooms whose events or verdicts it touches. */
  readonly rooms: "all" | readonly number[];
  /** The people whose verdicts it touches, by id. */
  readonly people: "all" | readonly string[];
  /** The time that was not read or not proved; absent: any time. */
  readonly range?: TimeRange;
  readonly parameters: ReasonParameters[Code];
}

type Concern = "events" | "verdicts" | "both";

export type ReasonCode = keyof ReasonParameters;

/** What each reason has to tell beside its scope. `failure` is a sentence of a `UserError`. */
export interface ReasonParameters {
  /** The plan has no Audit feature: the server answers with its newest events whatever is asked. */
  readonly "no-audit-feature": Nothing;
  /** Nothing that was asked for ever came: an empty answer proves nothing. */
  readonly "audit-trail-silent": Nothing;
  readonly "trail-unreadable": Failure;
  readonly "trail-gap": Nothing;
  readonly "unsettled-second": Nothing;
  readonly "still-arriving": Nothing;
  /** The trail was not needed or not available, and a verdict would rest on it. */
  readonly "trail-unavailable": Nothing;
  /** The second proof failed: events of the rooms' logs are not in the trail. */
  readonly "cross-check": { readonly missing: number; readonly expected: number };
  /** The second proof could not be carried out. */
  readonly "cross-check-not-done": Failure;
  readonly "room-log-unreadable": Failure;
  readonly "room-log-unsettled": Nothing;
  /** The log counts more events than it shows. */
  readonly "room-log-hidden": { readonly total: number; readonly shown: number };
  readonly "members-unreadable": Failure;
  /** Rooms that events tell of and no list of the portal shows: nobody is judged in them. */
  readonly "rooms-unlisted": Nothing;
  readonly "titles-unreadable": Failure;
  readonly "places-unreadable": Failure;
  readonly "account-changes-unreadable": Failure;
  /** What changed while the run read could not be looked at once more. */
  readonly "changes-unreadable": Failure;
  readonly "own-files-unreadable": Failure;
  /** Events that may have happened in one of several rooms. */
  readonly "events-unattributed": { readonly count: number };
  /** They could act for too short a time to be judged. */
  readonly "hardly-able-to-act": { readonly days: number };
  /** So many verdicts are unknown for a reason that only the assessment knows. */
  readonly "verdicts-open": { readonly why: ReasonCode; readonly count: number };
  readonly "account-removed": Nothing;
  readonly "came-back-unseen": Nothing;
  /** When they accepted their invitation stands in the audit trail alone, and the plan does not show it. */
  readonly "acceptance-untold": Nothing;
}

type Nothing = Readonly<Record<never, never>>;

interface Failure {
  readonly failure: string;
}

/** Where a reason applies; all of it by default. */
export interface ReasonScope {
  readonly concerns?: Concern;
  readonly rooms?: "all" | readonly number[];
  readonly people?: "all" | readonly string[];
  readonly range?: TimeRange;
}

export function reason<Code extends ReasonCode>(
  code: Code,
  parameters: ReasonParameters[Code],
  { concerns = "both", rooms = "all", people = "all", range }: ReasonScope = {},
): ReasonOf<Code> {
  return { code, concerns, rooms, people, ...(range === undefined ? {} : { range }), parameters };
}

/** Reasons that leave a verdict unknown and that no audit can remove: they do not make a run incomplete. */
export const INHERENT: ReadonlySet<ReasonCode> = new Set([
  "account-removed",
  "acceptance-untold",
  "came-back-unseen",
  "hardly-able-to-act",
]);

/** Whether a reason stands against a conclusion about this member of this room in this time. */
export function objectsTo(
  one: Pick<Reason, "concerns" | "rooms" | "people" | "range">,
  to: { readonly roomId: number; readonly personId: string; readonly judged: TimeRange },
): boolean {
  return (
    one.concerns !== "events" &&
    (one.rooms === "all" || one.rooms.includes(to.roomId)) &&
    (one.people === "all" || one.people.includes(to.personId)) &&
    (one.range === undefined || (one.range.to >= to.judged.from && one.range.from <= to.judged.to))
  );
}

/** Whether verdicts rest on what a reason says: where changes alone are judged, nothing rests on the audit trail. */
export function concernsVerdicts({ code, concerns }: Reason, activity: "any" | "changes"): boolean {
  return concerns !== "events" && !(activity === "changes" && OF_THE_TRAIL.has(code));
}

/** What only the audit trail lacks. */
const OF_THE_TRAIL: ReadonlySet<ReasonCode> = new Set([
  "no-audit-feature",
  "audit-trail-silent",
  "trail-unreadable",
  "trail-gap",
  "unsettled-second",
  "still-arriving",
  "trail-unavailable",
  "cross-check",
  "cross-check-not-done",
]);
