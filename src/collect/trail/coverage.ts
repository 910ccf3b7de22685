import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { EpochSeconds, TimeRange } from "../../time/epoch.ts";
import type { TrailCoverage } from "../collected.ts";
import { IdSet } from "../spool/id-set.ts";
import type { TrailFiles } from "../spool/spool.ts";
import { SpoolError } from "../spool/spool-file.ts";
import { OutsideWindow } from "./repeated-hour.ts";

/** A stretch of time that was read to its end, and how. */
export type ReadStretch = TrailCoverage["read"][number];

/** Why nothing more is asked of a trail that answers nothing. */
const SILENT = Symbol("silent");

interface Keeping {
  readonly period: TimeRange;
  readonly spool: Pick<TrailFiles, "segment" | "addLate">;
  /** Called for every distinct event, once. */
  readonly onEvent: (event: AuditEvent) => void;
  /** Whether an error makes every further request pointless (the key was revoked, the run was cancelled). */
  readonly isFatal: (error: unknown) => boolean;
  /** The sentence of a failed request. */
  readonly describe: (error: unknown) => string;
}

/**
 * What one reading of the trail has seen, and what it has not: the events' ids, the stretches read to their end, the
 * gaps, and the reasons of all gaps. It is complete only where there is neither a gap nor a reason.
 */
export class CoverageBook {
  readonly ids = new IdSet();
  /** Seconds whose positions did not add up, because rows were still arriving: they are read once more at the end. */
  readonly unsettled = new Set<EpochSeconds>();
  /** The newest event that was asked for and came. */
  known: AuditEvent | undefined;
  /** What made every further request pointless. */
  stopped: unknown;
  duplicates = 0;
  /** Rows that came so far, doubles among them. */
  rows = 0;
  private requests = 0;
  private late = 0;
  private readonly read: ReadStretch[] = [];
  private readonly gaps: TimeRange[] = [];
  private readonly found = new Map<string, Reason>();
  private readonly keeping: Keeping;

  constructor(keeping: Keeping) {
    this.keeping = keeping;
  }

  countPage(rows: readonly AuditEvent[]): void {
    this.requests++;
    this.rows += rows.length;
    for (const row of rows) if (this.known === undefined || row.at > this.known.at) this.known = row;
  }

  /** Those of the rows that are new; each is told once. */
  fresh(rows: Iterable<AuditEvent>): AuditEvent[] {
    const fresh = [...rows].filter((row) => this.ids.add(row.id));
    for (const row of fresh) this.keeping.onEvent(row);
    return fresh;
  }

  /** Keeps what is new of rows read again; returns how many events that were. */
  keepLate(rows: Iterable<AuditEvent>): number {
    const found = this.fresh(rows);
    this.keeping.spool.addLate(found);
    this.late += found.length;
    return found.length;
  }

  addRead(stretch: ReadStretch): void {
    if (stretch.from <= stretch.to) this.read.push(stretch);
  }

  /** A part that was not read to its end. Every gap has a reason whose range holds it. */
  addGap(range: TimeRange, why?: Reason): void {
    if (range.from > range.to) return;
    this.gaps.push(range);
    if (why) this.addReason(why);
    else if (!this.reasons.some((known) => holds(known.range, range))) {
      this.addReason(reason("trail-gap", {}, { range }));
    }
  }

  /** Reasons of one kind and wording become one, about all their time. */
  addReason(added: Reason): void {
    const key = added.code === "unsettled-second" ? added : [added.code, added.parameters];
    const name = JSON.stringify(key);
    const known = this.found.get(name);
    const { range, ...timeless } = added;
    this.found.set(name, known ? { ...timeless, ...hull(known.range, range) } : added);
  }

  /**
   * Something failed while `range` was being read: unless told otherwise, nothing of it is covered.
   * @throws SpoolError the one given: the trail is not at fault, and the run cannot go on
   */
  fail(error: unknown, range: TimeRange): void {
    if (error instanceof SpoolError) {
      this.stopped ??= error;
      throw error;
    }
    if (error instanceof OutsideWindow) {
      // Since when it answers so is not known: a short page may have been one of those answers.
      this.stopped = error;
      this.addGap(this.keeping.period, reason("no-audit-feature", {}));
      return;
    }
    if (this.stopped !== undefined) {
      this.addGap(range);
      return;
    }
    if (this.keeping.isFatal(error)) this.stopped ??= error;
    this.addGap(range, reason("trail-unreadable", { failure: this.keeping.describe(error) }, { range }));
  }

  /** The trail answers nothing at all: where no event came either, there is no trail. */
  fallSilent(): void {
    this.stopped = SILENT;
    this.addGap(this.keeping.period, reason("audit-trail-silent", {}));
  }

  /** What did not settle although it was read once more. */
  reportUnsettled(): void {
    for (const second of this.unsettled) {
      const range = { from: second, to: second };
      this.addGap(range, reason("unsettled-second", {}, { range }));
    }
    this.unsettled.clear();
  }

  get reasons(): readonly Reason[] {
    return [...this.found.values()];
  }

  private get state(): TrailCoverage["state"] {
    if (this.found.size === 0 && this.gaps.length === 0) return "complete";
    const answers = this.stopped !== SILENT && !(this.stopped instanceof OutsideWindow);
    return !answers && this.ids.size === 0 ? "unavailable" : "incomplete";
  }

  get coverage(): TrailCoverage {
    return {
      state: this.state,
      read: mergeTouching(this.read),
      gaps: this.gaps.toSorted((a, b) => b.to - a.to),
      requests: this.requests,
      rows: this.rows,
      duplicates: this.duplicates,
      late: this.late,
      events: this.ids.size,
    };
  }
}

/** Whether what is said of one time, or of all where there is none, is said of the other. */
function holds(outer: TimeRange | undefined, inner: TimeRange): boolean {
  return outer === undefined || (outer.from <= inner.from && outer.to >= inner.to);
}

/** A range that holds both; none where one of them is about every time. */
function hull(a: TimeRange | undefined, b: TimeRange | undefined): { readonly range?: TimeRange } {
  if (a === undefined || b === undefined) return {};
  return { range: { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) } };
}

/** Newest first; neighbours without a gap between them become one. */
function mergeTouching(stretches: readonly ReadStretch[]): ReadStretch[] {
  const merged: ReadStretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => b.to - a.to)) {
    const previous = merged.at(-1);
    if (previous && previous.from === stretch.to + 1) {
      merged[merged.length - 1] = {
        from: stretch.from,
        to: previous.to,
        requests: previous.requests + stretch.requests,
        rows: previous.rows + stretch.rows,
        duplicates: previous.duplicates + stretch.duplicates,
      };
    } else {
      merged.push(stretch);
    }
  }
  return merged;
}
