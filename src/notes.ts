import type { Activity, ActivityRules, NumberRule, ReportKind } from "./settings/settings.ts";

/**
 * A remark for the readers of the reports, as data: filtered by its fields, worded last
 * (`report/vocabulary/notes.ts`). `warning` where nobody must overlook it.
 */
export type Note = { readonly [Code in NoteCode]: NoteOf<Code> }[NoteCode];

export interface NoteOf<Code extends NoteCode> {
  readonly code: Code;
  readonly level: "warning" | "info";
  /** The report it is about; both when absent. */
  readonly about?: ReportKind;
  readonly parameters: NoteParameters[Code];
}

export type NoteCode = keyof NoteParameters;

/** What each note has to tell. Days are local days, `YYYY-MM-DD`. */
export interface NoteParameters {
  readonly provisional: Nothing;
  /** Without the Audit feature the list holds only what the rooms' own logs show. */
  readonly "partial-list": Nothing;
  /** The period is older than the portal promises to keep its events. */
  readonly retention: { readonly days: number };
  /** The server is newer than the newest whose answers were looked at. */
  readonly "newer-server": { readonly version: string; readonly newest: string };
  /** Minutes that the portal's clock is ahead of the runner's; negative where it is behind. */
  readonly "clock-skew": { readonly minutes: number };
  /** The API key will be gone before long. */
  readonly "key-expires": { readonly day: string };
  readonly "logs-only": Nothing;
  /** When people accepted their invitations or were disabled stands in the audit trail alone. */
  readonly "accounts-untold": Nothing;
  readonly "filtered-out": { readonly count: number; readonly filters: readonly string[] };
  readonly "other-rooms-left-out": { readonly count: number };
  readonly unattributed: { readonly count: number };
  /** Listed although it is not certain that they happened in the folders asked for. */
  readonly "listed-in-doubt": { readonly count: number };
  readonly "unknown-addresses": { readonly count: number };
  readonly "views-not-audited": Nothing;
  readonly "activity-rule": ActivityRules;
  readonly "nothing-compared": { readonly previousLabel: string; readonly why: NotCompared };
  /** The compared report is not quite of the same kind as this one. */
  readonly "compared-with-other-rules": { readonly previousLabel: string; readonly difference: Difference };
  /** The report folder has one of this period already, which is not of the same kind. */
  readonly "replaces-another": { readonly title: string; readonly why: Replaced };
  readonly "exemption-over": { readonly line: number; readonly until: string };
  readonly "exemption-room-unknown": { readonly line: number; readonly room: string };
  /** `number`: which of several in its list, from 1. */
  readonly "exemption-unused": { readonly line: number; readonly number?: number };
  /** Members whom this line excuses, and whom the access review wants removed, or keeps until another day. */
  readonly "review-disagrees": {
    readonly line: number;
    readonly count: number;
    readonly about: "removal" | "day";
  };
  /** Why the workbook of the access review could not be read, or was not written; a sentence. */
  readonly "review-left": { readonly why: string };
  /** What is not understood in the workbook; a sentence with sheet and cell, and whose row it is, for rows change places. */
  readonly "review-unclear": { readonly why: string; readonly row?: ReviewedRow };
  readonly "review-more-unclear": { readonly count: number };
  /** Whoever may write to the folder can decide. */
  readonly "review-open-to-writers": Nothing;
}

/** A row of the review's workbook by what it shows. */
interface ReviewedRow {
  readonly roomId: number;
  readonly room: string;
  readonly person: string;
}

export type Difference =
  | { readonly kind: "incomplete" }
  | { readonly kind: "provisional" }
  | { readonly kind: "activity"; readonly before: Activity }
  | { readonly kind: NumberRule; readonly before: number; readonly now: number };

/** `failure`: why the report that is there cannot be used, a part of a sentence. */
export type NotCompared =
  | { readonly kind: "missing"; readonly title: string }
  | { readonly kind: "unusable"; readonly failure: string };

/** What the replaced report was: `rooms` counts those that it had and the new one does not have. */
export type Replaced =
  | { readonly kind: "complete" }
  | { readonly kind: "other-rooms"; readonly rooms: number }
  | { readonly kind: "other-rules" };

type Nothing = Readonly<Record<never, never>>;

export function note<Code extends NoteCode>(
  code: Code,
  level: Note["level"],
  parameters: NoteParameters[Code],
  about?: ReportKind,
): NoteOf<Code> {
  return { code, level, ...(about === undefined ? {} : { about }), parameters };
}
