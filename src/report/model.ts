import type { Assessment, AttributedEvent } from "../assess/assessment.ts";
import type { Comparison } from "../assess/comparison.ts";
import type { Coverage } from "../collect/collected.ts";
import type { Room } from "../docspace/rooms.ts";
import type { Note } from "../notes.ts";
import type { Reason } from "../reasons.ts";
import type { ActivityRules, ReportKind, RoomChoice } from "../settings/settings.ts";
import type { Period } from "../time/period.ts";

import type { ReviewReport } from "./review.ts";

export type { Comparison };

/** Everything the renderers need except the events themselves, which are streamed past them. */
export interface AuditReport {
  readonly tool: { readonly name: "docspace-audit"; readonly version: string };
  /** When the report was made, epoch milliseconds. */
  readonly generatedAt: number;
  readonly portal: { readonly url: string; readonly version: string };
  /** Address of the workflow run, if there is one. */
  readonly runUrl?: string;
  readonly period: Period;
  /** Which of the two reports were asked for. */
  readonly reports: readonly ReportKind[];
  readonly settings: ActivityRules & {
    readonly rooms: RoomChoice;
    /** What the compliance report was narrowed to, in words; empty: nothing. */
    readonly filters: readonly string[];
    /** Label of the period whose reminders the ledger must know; absent where nobody was to be reminded for these days. */
    readonly remindedPeriod?: string;
    readonly reportLabel?: string;
  };
  /** True if and only if `reasons` is empty. */
  readonly complete: boolean;
  /** What was not proved; every renderer prints it before the notes, which do not repeat it. */
  readonly reasons: readonly Reason[];
  /** At the top of every report: what was filtered out, and that view-only opens are not audited. Made by `notes.ts`. */
  readonly notes: readonly Note[];
  readonly coverage: Coverage;
  readonly assessment: Assessment;
  readonly otherRooms: readonly Room[];
  /** Events in the compliance report, after filtering; and how many were left out by what. */
  readonly listed: { readonly count: number; readonly filteredOut: number; readonly otherRooms: number };
  readonly comparison?: Comparison;
  /** Whom this run is about to remind; absent where it reminds nobody. */
  readonly reminded?: Reminded;
  /** Absent where there is no access review. */
  readonly review?: ReviewReport;
  /** Earlier periods, oldest first, as far as their reports could be read; this one is not among them. */
  readonly trend?: readonly TrendPeriod[];
}

/** How many people are reminded. */
export interface Reminded {
  /** By this run; absent as long as its mails are not sent. */
  readonly sent?: number;
  /** Whom this run is about to remind. */
  readonly due?: number;
  /** By an earlier run, so not again by this one. */
  readonly earlier: number;
}

/** What an earlier report said of its period. */
export interface TrendPeriod {
  /** `2026-09`, as in the names of the files. */
  readonly label: string;
  /** An incomplete period is shown as a gap: its counts say less than they seem to. */
  readonly complete: boolean;
  readonly inactive: number;
  readonly active: number;
  readonly events: number;
  /** By room's id: those that the report knew. */
  readonly rooms: ReadonlyMap<
    number,
    { readonly inactive: number; readonly active: number; readonly events: number }
  >;
}

/**
 * A text, or its pieces in order where it may be long: none takes long to make, so that who writes them can stop between
 * two, and no more than one is in memory.
 */
export type Text = string | Generator<string>;

/** Renders one file as the events stream past, newest first: pure, text in order. */
export interface Renderer {
  begin(): Text;
  /** A short text an event, not put together: of a long text put together of many, most of the cost is its writing. */
  events(batch: readonly AttributedEvent[]): readonly string[];
  end(): Text;
}

/** Rows of a table, lines of a list: joined to pieces of some length. */
export function* inPieces(parts: Iterable<string>): Generator<string> {
  let text = "";
  for (const part of parts) {
    text += part;
    if (text.length < PIECE) continue;
    yield text;
    text = "";
  }
  if (text !== "") yield text;
}

/** UTF-16 units: some hundred rows. */
const PIECE = 1 << 16;
