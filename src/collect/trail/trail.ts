import type { AuditEvent } from "../../docspace/audit-trail.ts";
import type { Reason } from "../../reasons.ts";
import type { EpochSeconds, TimeRange } from "../../time/epoch.ts";
import type { OffsetChange } from "../../time/offset-changes.ts";
import type { TrailCoverage } from "../collected.ts";
import type { IdSet } from "../spool/id-set.ts";
import type { TrailFiles } from "../spool/spool.ts";
import { answersAnything, askPlaced, askWhole, type LargestPage, trailAnswers } from "./asking.ts";
import { CoverageBook } from "./coverage.ts";
import { allFilters, type ReadPage } from "./crowded-second.ts";
import { cutAtClockChanges, OutsideWindow } from "./repeated-hour.ts";
import { type Looking, lookAgainAtEnd, rereadAll } from "./second-look.ts";
import { readShared } from "./sharing.ts";

export { SETTLED_AFTER } from "./second-look.ts";

export interface TrailProgress {
  readonly events: number;
  /** 0 to 1: share of the period's seconds that is read. */
  readonly share: number;
}

/** What reading the trail needs; nothing in it knows of HTTP. */
export interface TrailReading {
  readonly period: TimeRange;
  /** Changes of the portal's offset that touch the period. */
  readonly clockChanges: readonly OffsetChange[];
  readonly largestPage: LargestPage;
  /** One page of the audit filter, `at` as the server printed it. */
  readonly readPage: ReadPage;
  readonly spool: Pick<TrailFiles, "segment" | "addLate">;
  /** Readers at most; the pacing of requests decides how many really run. */
  readonly readers: number;
  /** Called for every distinct event, once. */
  readonly onEvent: (event: AuditEvent) => void;
  readonly onProgress: (progress: TrailProgress) => void;
  /** Whether an error makes every further request pointless (the key was revoked, the run was cancelled). */
  readonly isFatal: (error: unknown) => boolean;
  /** The sentence of a failed request. */
  readonly describe: (error: unknown) => string;
  /** Now, epoch seconds: a period that ended long ago gets a shorter second look. */
  readonly now: () => EpochSeconds;
}

export interface TrailRead {
  readonly coverage: TrailCoverage;
  readonly ids: IdSet;
  readonly reasons: readonly Reason[];
  /**
   * Reads the whole period again, and keeps what is new, until nothing new comes: for when something proves that the
   * first reading missed events, of which only some can be known.
   */
  readonly reread: () => Promise<void>;
}

/**
 * Reads all events of the period, each exactly once: with several readers at once, then the end of the period again for
 * what arrived late, and beside that the proof that the portal still answers what it is asked.
 *
 * Failures leave gaps and reasons; they never throw, except where the spool cannot be written.
 */
export async function readTrail(reading: TrailReading): Promise<TrailRead> {
  const { period, clockChanges, readPage, spool, now } = reading;
  const book = new CoverageBook(reading);
  const placed = askPlaced(readPage, clockChanges);
  const counted: ReadPage = async (query) => {
    const rows = await placed(query);
    book.countPage(rows);
    return rows;
  };
  const ask = askWhole(counted, reading.largestPage);
  const looking: Looking = { period, changes: clockChanges, ask, book, now };
  const world = { book, spool, ask, filters: allFilters(), tiesStandStill: true };

  await readShared(cutAtClockChanges(period, clockChanges), reading.readers, world, (share) =>
    reading.onProgress({ events: book.ids.size, share }),
  );
  const before = book.rows;
  if (book.stopped === undefined) await Promise.all([lookAgainAtEnd(looking), proveItListens(reading, book)]);
  if (book.stopped === undefined && book.rows === before) await proveItAnswers(reading, ask, book);

  return {
    ids: book.ids,
    get reasons() {
      return book.reasons;
    },
    get coverage() {
      return book.coverage;
    },
    reread: () => rereadAll(looking),
  };
}

/** That the portal does not answer just anything. */
async function proveItListens({ period, readPage }: TrailReading, book: CoverageBook): Promise<void> {
  try {
    if (!(await answersAnything(readPage))) return;
    throw new OutsideWindow("the portal answers with its newest events whatever is asked");
  } catch (error) {
    book.fail(error, period);
  }
}

/** That the portal does not answer nothing, where the second look brought no row. */
async function proveItAnswers(reading: TrailReading, ask: ReadPage, book: CoverageBook): Promise<void> {
  const { period, now } = reading;
  try {
    if (!(await trailAnswers(ask, book.known, period, now()))) book.fallSilent();
  } catch (error) {
    book.fail(error, period);
  }
}
