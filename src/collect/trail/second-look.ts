import { atOnce } from "../../docspace/http/at-once.ts";
import { PAGE } from "../../docspace/wire/paging.ts";
import { reason } from "../../reasons.ts";
import type { EpochSeconds, TimeRange } from "../../time/epoch.ts";
import type { OffsetChange } from "../../time/offset-changes.ts";
import type { CoverageBook } from "./coverage.ts";
import { doubledSeconds, type ReadPage, readSecond } from "./crowded-second.ts";
import { cutAtClockChanges } from "./repeated-hour.ts";

/** The second look covers this much before the period's end; rows are written to the trail asynchronously. */
const LATE_SECONDS = 600;
/** So long after its end a period counts as settled: rows of it no longer arrive. */
export const SETTLED_AFTER = 2 * LATE_SECONDS;
const LOOKS = 5;
/** Pieces of the period that are read again at once. */
const PARTS = 40;

export interface Looking {
  readonly period: TimeRange;
  readonly changes: readonly OffsetChange[];
  readonly ask: ReadPage;
  readonly book: CoverageBook;
  readonly now: () => EpochSeconds;
}

/**
 * Reads the end of the period again until nothing new comes: rows are written asynchronously (`MessagesRepository.cs`).
 * A period that ended long ago gets one page. The newest event known is asked for with it, so that an answer shows that
 * the trail still answers. Failures end in the book.
 */
export async function lookAgainAtEnd(looking: Looking): Promise<void> {
  const { period, changes, book, now } = looking;
  const late = { from: Math.max(period.from, period.to - LATE_SECONDS), to: period.to };
  const asked = { ...late, from: Math.min(late.from, Math.max(period.from, book.known?.at ?? period.to)) };
  const pages = isFresh(looking, now) ? Number.POSITIVE_INFINITY : 1;
  const ranges = cutAtClockChanges(asked, changes).slice(0, pages);
  await guarded(looking, late, async () => {
    for (let look = 1; look <= LOOKS; look++) {
      let found = 0;
      for (const range of ranges) found += await lookAgain(range, pages, looking);
      if (found === 0) return;
    }
    book.addReason(reason("still-arriving", {}));
  });
}

/**
 * Reads the whole period again, and keeps what is new, until nothing new comes: for when something proves that the first
 * reading missed events, of which only some can be known. Failures end in the book.
 */
export async function rereadAll(looking: Looking): Promise<void> {
  const { period, changes, book, now } = looking;
  if (book.stopped !== undefined) return;
  const ranges = parts(period, PARTS).flatMap((part) => cutAtClockChanges(part, changes));
  for (let look = 1; look <= LOOKS; look++) {
    let found = 0;
    const whole = await guarded(looking, period, async () => {
      const counts = await atOnce(ranges, (range) => lookAgain(range, Number.POSITIVE_INFINITY, looking));
      found = counts.reduce((sum, count) => sum + count, 0);
    });
    if (!whole) return;
    // Soon after the period's end these may have come after the rooms' logs were read, which then tell too little.
    if (found > 0 && isFresh(looking, now)) break;
    if (found === 0) return;
  }
  book.addReason(reason("still-arriving", {}));
}

/** Runs it, reads unsettled seconds once more and tells those that stay so; false when something failed. */
async function guarded(looking: Looking, range: TimeRange, read: () => Promise<void>): Promise<boolean> {
  const { book } = looking;
  try {
    await read();
    for (const second of book.unsettled) await keepSecond(second, looking);
    return true;
  } catch (error) {
    book.fail(error, range);
    return false;
  } finally {
    book.reportUnsettled();
  }
}

/** Reads a range again, newest first, as far as so many pages go; returns how many events were new. */
async function lookAgain(range: TimeRange, pages: number, looking: Looking): Promise<number> {
  const { ask, book } = looking;
  let found = 0;
  let to = range.to;
  for (let turn = 0; turn < pages && to >= range.from; turn++) {
    const rows = await ask({ from: range.from, to, count: PAGE });
    found += book.keepLate(rows);
    for (const second of doubledSeconds(rows)) found += await keepSecond(second, looking);
    if (rows.length < PAGE) break;
    const last = rows.at(-1)?.at ?? to;
    if (last < to) {
      to = last;
      continue;
    }
    found += await keepSecond(to, looking);
    to--;
  }
  return found;
}

/** Reads a second by itself and tells how many of its events were new; it is unsettled until that was all of them. */
async function keepSecond(second: EpochSeconds, { ask, book }: Looking): Promise<number> {
  const { rows, complete } = await readSecond(second, ask);
  if (complete) book.unsettled.delete(second);
  else book.unsettled.add(second);
  return book.keepLate(rows.values());
}

function isFresh({ period }: Looking, now: () => EpochSeconds): boolean {
  return now() - period.to < SETTLED_AFTER;
}

/** A range in so many pieces of the same length, fewer where it is short. */
function parts(range: TimeRange, count: number): TimeRange[] {
  const length = Math.ceil((range.to - range.from + 1) / count);
  const pieces: TimeRange[] = [];
  for (let from = range.from; from <= range.to; from += length) {
    pieces.push({ from, to: Math.min(range.to, from + length - 1) });
  }
  return pieces;
}
