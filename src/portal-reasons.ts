import type { Reason } from "./reasons.ts";

/** Why a portal of a roll-up is not complete, as data; worded last, in the reader's language. */
export type PortalReason = Coded<PortalReasons>;

/** What must be known of a portal's figures beside that. */
export type PortalRemark = Coded<PortalRemarks>;

/** What must be known of the totals. */
export type TotalsRemark = Coded<TotalsRemarks>;

type Coded<Parameters> = {
  readonly [Code in keyof Parameters]: { readonly code: Code; readonly parameters: Parameters[Code] };
}[keyof Parameters];

interface PortalReasons {
  /** A run's own reason. `reason` is absent where this version does not know what the file tells. */
  readonly reported: { readonly sentence: string; readonly reason?: ReportedReason };
  /** A run ended without figures; a sentence of a `UserError`. */
  readonly "run-failed": { readonly sentence: string };
  /** A file names more reasons than are kept. */
  readonly "more-reasons": { readonly count: number };
  readonly "rooms-unread": { readonly count: number };
  readonly "file-unusable": { readonly fault: FileFault };
  /** The same of a file of which nobody can tell whose it is. */
  readonly "stray-unusable": { readonly fault: FileFault };
  readonly "nothing-handed-on": Nothing;
  /** Its report is of other days than those of most portals; days `YYYY-MM-DD`. */
  readonly "other-period": { readonly firstDay: string; readonly lastDay: string };
  readonly "period-not-over": Nothing;
  /** It says that it is incomplete, and not why. */
  readonly untold: Nothing;
  readonly "room-twice": { readonly room: number };
  /** In what its several reports differ. */
  readonly "reports-differ": { readonly by: "rules" | "periods" | "time-zones" };
  readonly "parts-of-different-wholes": Nothing;
  readonly "parts-not-planned": { readonly parts: number; readonly planned: number };
  readonly "parts-missing": { readonly missing: readonly number[]; readonly of: number };
  readonly "rooms-untold": Nothing;
  /** Its parts hold other rooms than the portal had when each was made. */
  readonly "rooms-changed": { readonly rooms: number; readonly had: readonly number[] };
  /** Its reports were made days apart; `YYYY-MM-DD` in UTC. */
  readonly "not-one-moment": { readonly from: string; readonly to: string };
}

interface PortalRemarks {
  readonly "same-accounts": { readonly portals: readonly string[] };
  readonly "not-judged": Nothing;
  readonly "chosen-rooms": { readonly count: number };
  readonly "other-rules": { readonly rules: string; readonly usual: string };
}

interface TotalsRemarks {
  /** So many portals have the same accounts as another one. */
  readonly "same-accounts": { readonly count: number };
  readonly "different-rules": { readonly count: number };
  readonly "time-zones": { readonly count: number };
  readonly "chosen-rooms": { readonly count: number };
  readonly "not-judged": { readonly count: number };
}

/** Why a file is no report that can be used. */
export type FileFault =
  | {
      readonly kind:
        | "empty"
        | "directory"
        | "no-file"
        | "no-text"
        | "no-json"
        | "no-report"
        | "too-large"
        | "cut-off"
        | "hash-differs"
        | "hash-malformed"
        | "no-failure"
        | "made-at-unreadable"
        | "member-without-id"
        | "room-twice"
        | "member-twice"
        | "counts-differ";
    }
  /** The system's code, such as `EACCES`. */
  | { readonly kind: "unreadable"; readonly code: string }
  /** `said`: absent where the file names none. */
  | { readonly kind: "other-version"; readonly said?: number; readonly reads: number }
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "unexpected"; readonly sentence: string };

/** A reason as a report in JSON has it: moments are ISO 8601 with their offset, and nobody is named. */
export interface ReportedReason extends Pick<Reason, "code" | "concerns" | "rooms" | "parameters"> {
  readonly range?: { readonly from: string; readonly to: string };
}

type Nothing = Readonly<Record<never, never>>;
