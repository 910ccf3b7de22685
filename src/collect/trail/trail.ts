import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { atOnce } from "../../docspace/http/at-once.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { EpochSeconds, TimeRange } from "../../time/epoch.ts";
import type { OffsetChange } from "../../time/offset-changes.ts";
import type { TrailCoverage } from "../collected.ts";
import { IdSet } from "../spool/id-set.ts";
import type { Segment, Spool } from "../spool/spool.ts";
import { type ReadPage, readSecond } from "./crowded-second.ts";
import { cutAtClockChanges, OutsideWindow, placeRows } from "./repeated-hour.ts";

const PAGE = 100;
/** Events a window should still hold to be worth a second reader. */
const WORTH_SPLITTING = 250;
/** Windows a run may open before it has read a page of events for each further one: one burst is not a busy month. */
const FREE_WINDOWS = 4;
/** So few rows of a second are simply asked for again: cheaper than finding out that their order has changed. */
const FEW_ROWS = 5;
/** The second look covers this much before the period's end; rows are written to the trail asynchronously. */
const LATE_SECONDS = 600;
/** So long after its end a period counts as settled: rows of it no longer arrive. */
export const SETTLED_AFTER = 2 * LATE_SECONDS;
const LOOKS = 5;

export interface TrailProgress {
  readonly events: number;
  /** 0 to 1: share of the period's seconds that is read. */
  readonly share: number;
}

/** What reading the trail needs; nothing in it knows of HTTP. */
export interface TrailReading {
  readonly period: TimeRange;
  /** When the portal's clocks are set back within the period. */
  readonly clockChanges: readonly OffsetChange[];
  /** One page of the audit filter, `at` as the server printed it. */
  readonly readPage: ReadPage;
  readonly spool: Spool;
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
  /** Whether the portal shows events for a time in which there can be none. Asked once more at the end. */
  readonly answersAnything: () => Promise<boolean>;
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

/** A part of the period with one reader; the reader works from `to` down to `from`. */
interface Window {
  from: EpochSeconds;
  /** Newest second not yet read to its end. */
  to: EpochSeconds;
  /** Rows of second `to` that are known and left out of the next answer, by their number: `startIndex`. */
  steppedOver: ReadonlySet<number>;
  skip: number;
  /** Events a second, as far as known. */
  density: number | undefined;
  readonly segment: Segment;
  readonly top: EpochSeconds;
  requests: number;
  rows: number;
  duplicates: number;
}

/**
 * Reads all events of the period, each exactly once.
 *
 * Time is divided into windows, each read by a cursor from its newest second down. A page ends within some second, and
 * the next page begins with that second again: whole, so that no page border can hide a row of it; or, where many of
 * its rows are known, stepping over those. Then, if none of the known rows comes back, the second is complete: it has
 * as many positions as rows. If one comes back, the server has changed the order of ties, and the second is read on its
 * own until every position is accounted for. A reader without work takes the older half of the window that promises
 * most events.
 *
 * Failures leave gaps and reasons; they never throw.
 */
export async function readTrail(reading: TrailReading): Promise<TrailRead> {
  const { period, clockChanges, readPage, spool, onEvent, onProgress, isFatal, describe } = reading;
  const ids = new IdSet();
  const reasons: Reason[] = [];
  const read: TrailCoverage["read"][number][] = [];
  const gaps: TimeRange[] = [];
  const open = new Set<Window>();
  const totals = { requests: 0, rows: 0, duplicates: 0, late: 0 };
  const seconds = period.to - period.from + 1;
  let secondsRead = 0;
  let opened = 0;
  let tiesStandStill = true;
  let stopped: unknown;

  const placed = (window: Window | undefined): ReadPage => {
    return async (query) => {
      const rows = placeRows(await readPage(query), query, clockChanges);
      totals.requests++;
      totals.rows += rows.length;
      if (window) {
        window.requests++;
        window.rows += rows.length;
      }
      return rows;
    };
  };

  /** Keeps rows not known yet; returns how many of them were known. */
  const keep = (rows: readonly AuditEvent[], segment: Segment): number => {
    const fresh = rows.filter((row) => ids.add(row.id));
    segment.append(fresh);
    for (const row of fresh) onEvent(row);
    return rows.length - fresh.length;
  };

  const openWindow = (range: TimeRange, density: number | undefined): Window => {
    const window: Window = {
      ...range,
      steppedOver: new Set(),
      skip: 0,
      density,
      segment: spool.segment(range),
      top: range.to,
      requests: 0,
      rows: 0,
      duplicates: 0,
    };
    open.add(window);
    opened++;
    return window;
  };

  /** One page further; true when the window is read to its end. */
  const advance = async (window: Window): Promise<boolean> => {
    const second = window.to;
    const rows = await placed(window)({
      from: window.from,
      to: second,
      count: PAGE,
      startIndex: window.skip,
    });
    const inSecond = rows.filter((row) => row.at === second);
    let duplicates = keep(inSecond, window.segment);
    const swapped =
      distinct(inSecond) < inSecond.length || inSecond.some((row) => window.steppedOver.has(row.id));
    if (swapped) {
      tiesStandStill = false;
      const exact = await readSecond(second, placed(window));
      duplicates += keep([...exact.rows.values()], window.segment);
      if (!exact.complete) unsettled.add(second);
    }

    // Another reader may have taken the older part meanwhile; its rows are its own.
    const mine = rows.filter((row) => row.at >= window.from);
    const below = mine.filter((row) => row.at < second);
    // A row that comes twice in one answer: its second is asked for again, and read on its own if need be.
    const doubled = below.find((row, index) => row.id === below[index + 1]?.id)?.at;
    const older = doubled === undefined ? below : below.filter((row) => row.at > doubled);
    const bottomed = doubled === undefined && (rows.length < PAGE || mine.length < rows.length);
    const secondEnds = below.length > 0 || bottomed;

    duplicates += keep(older, window.segment);
    window.duplicates += duplicates;
    totals.duplicates += duplicates;

    if (bottomed) return moveTo(window, window.from - 1);
    if (!secondEnds) {
      window.density ??= PAGE;
      if (swapped) return stepOver(window, second - 1, []);
      return stepOver(window, second, [...window.steppedOver, ...inSecond.map((row) => row.id)]);
    }
    const last = doubled ?? older.at(-1)?.at ?? second - 1;
    window.density = rows.length / Math.max(1, second - last);
    const partly = older.filter((row) => row.at === last).map((row) => row.id);
    const again = partly.length <= (tiesStandStill ? FEW_ROWS : PAGE / 2);
    return stepOver(window, last, again ? [] : partly);
  };

  /** Goes on at `second`, of which these rows are known and need not be sent again. */
  const stepOver = (window: Window, second: EpochSeconds, known: readonly number[]): boolean => {
    window.steppedOver = new Set(known);
    window.skip = window.steppedOver.size;
    return moveTo(window, second);
  };

  const moveTo = (window: Window, to: EpochSeconds): boolean => {
    secondsRead += window.to - Math.max(to, window.from - 1);
    window.to = to;
    onProgress({ events: ids.size, share: Math.min(1, secondsRead / seconds) });
    return window.to < window.from;
  };

  /** Seconds whose positions did not add up, because rows were still arriving: they are read once more at the end. */
  const unsettled = new Set<EpochSeconds>();

  const close = (window: Window): void => {
    open.delete(window);
    window.segment.close();
    const done = Math.max(window.from, window.to + 1);
    if (done <= window.top) {
      read.push({
        from: done,
        to: window.top,
        requests: window.requests,
        rows: window.rows,
        duplicates: window.duplicates,
      });
    }
    if (window.to >= window.from) gaps.push({ from: window.from, to: window.to });
  };

  const fail = (error: unknown): void => {
    if (stopped !== undefined) return;
    if (error instanceof OutsideWindow) {
      stopped = error;
      // Since when it answers so is not known: a short page may have been one of those answers.
      gaps.push(period);
      reasons.push(reason("no-audit-feature", {}));
    } else {
      if (isFatal(error)) stopped = error;
      reasons.push(reason("trail-unreadable", { failure: describe(error) }));
    }
  };

  const promise = (window: Window): number => (window.density ?? 0) * (window.to - window.from + 1);

  /** The older half of the window that promises most, if that is worth a reader. */
  const takeHalf = (): Window | undefined => {
    if (opened >= FREE_WINDOWS + ids.size / PAGE) return undefined;
    let richest: Window | undefined;
    for (const window of open) if (!richest || promise(window) > promise(richest)) richest = window;
    if (!richest || promise(richest) < WORTH_SPLITTING || richest.to - richest.from < 2) return undefined;
    const middle = richest.from + Math.floor((richest.to - richest.from) / 2);
    const half = openWindow({ from: richest.from, to: middle - 1 }, richest.density);
    richest.from = middle;
    return half;
  };

  const pending = cutAtClockChanges(period, clockChanges).map((range) => openWindow(range, undefined));
  const unread = [...pending];
  let wake: (() => void)[] = [];
  const wakeAll = (): void => {
    for (const resume of wake) resume();
    wake = [];
  };

  const reader = async (): Promise<void> => {
    for (;;) {
      const window = unread.shift() ?? (stopped === undefined ? takeHalf() : undefined);
      if (!window) {
        if (open.size === 0 || stopped !== undefined) return wakeAll();
        await new Promise<void>((resume) => wake.push(resume));
        continue;
      }
      try {
        while (stopped === undefined && !(await advance(window))) wakeAll();
      } catch (error) {
        fail(error);
      }
      close(window);
      wakeAll();
    }
  };
  await Promise.all(Array.from({ length: reading.readers }, reader));
  for (const window of open) close(window);

  /** Keeps what is new of rows read again; returns how many events that were. */
  const keepLate = (rows: Iterable<AuditEvent>): number => {
    const found = [...rows].filter((row) => ids.add(row.id));
    for (const row of found) onEvent(row);
    spool.addLate(found);
    totals.late += found.length;
    return found.length;
  };

  /** Reads a range again, newest first, as far as so many pages go. */
  const lookAgain = async (
    range: TimeRange,
    pages: number,
    onRows: (rows: Iterable<AuditEvent>) => void,
  ): Promise<void> => {
    const page = placed(undefined);
    let to = range.to;
    for (let turn = 0; turn < pages && to >= range.from; turn++) {
      const query = { from: range.from, to, count: PAGE };
      let rows = await page(query);
      // An answer that holds a row twice may hide another.
      for (let again = 0; again < LOOKS && distinct(rows) < rows.length; again++) rows = await page(query);
      onRows(rows);
      if (rows.length < PAGE) break;
      const last = rows.at(-1)?.at ?? to;
      if (last === to) {
        const exact = await readSecond(to, page);
        onRows(exact.rows.values());
        if (!exact.complete) unsettled.add(to);
        to--;
      } else {
        to = last;
      }
    }
  };

  const settle = async (): Promise<void> => {
    for (const second of unsettled) {
      const exact = await readSecond(second, placed(undefined));
      keepLate(exact.rows.values());
      if (exact.complete) unsettled.delete(second);
    }
  };

  const secondLook = async (): Promise<void> => {
    const from = Math.max(period.from, period.to - LATE_SECONDS);
    const fresh = reading.now() - period.to < SETTLED_AFTER;
    const [range] = cutAtClockChanges({ from, to: period.to }, clockChanges);
    for (let look = 1; range && look <= LOOKS; look++) {
      let found = 0;
      await lookAgain(range, fresh ? Number.POSITIVE_INFINITY : 1, (rows) => {
        found += keepLate(rows);
      });
      if (found === 0) return;
    }
    reasons.push(reason("still-arriving", {}));
  };
  if (stopped === undefined) await secondLook().then(settle).catch(fail);
  const reportUnsettled = (): void => {
    for (const second of unsettled) {
      gaps.push({ from: second, to: second });
      reasons.push(reason("unsettled-second", {}, { range: { from: second, to: second } }));
    }
    unsettled.clear();
  };
  reportUnsettled();
  if (stopped === undefined) {
    const fallback = await reading.answersAnything().catch(fail);
    if (fallback) fail(new OutsideWindow("the portal answers with its newest events whatever is asked"));
  }

  return {
    ids,
    reasons,
    get coverage(): TrailCoverage {
      return {
        state: reasons.length === 0 && gaps.length === 0 ? "complete" : "incomplete",
        read: mergeTouching(read),
        gaps: gaps.toSorted((a, b) => b.to - a.to),
        ...totals,
        events: ids.size,
      };
    },
    async reread() {
      if (stopped !== undefined) return;
      for (let look = 1; look <= LOOKS; look++) {
        let found = 0;
        const again = parts(period, PARTS).flatMap((part) => cutAtClockChanges(part, clockChanges));
        await atOnce(again, (part) =>
          lookAgain(part, Number.POSITIVE_INFINITY, (rows) => {
            found += keepLate(rows);
          }),
        )
          .then(settle)
          .catch(fail);
        reportUnsettled();
        // Soon after the period's end these may have come after the rooms' logs were read, which then tell too little.
        if (found > 0 && reading.now() - period.to < SETTLED_AFTER) break;
        if (found === 0 || stopped !== undefined) return;
      }
      reasons.push(reason("still-arriving", {}));
    },
  };
}

/** Pieces of the period that are read again at once. */
const PARTS = 40;

/** A range in so many pieces of the same length, fewer where it is short. */
function parts(range: TimeRange, count: number): TimeRange[] {
  const length = Math.ceil((range.to - range.from + 1) / count);
  const pieces: TimeRange[] = [];
  for (let from = range.from; from <= range.to; from += length) {
    pieces.push({ from, to: Math.min(range.to, from + length - 1) });
  }
  return pieces;
}

function distinct(rows: readonly AuditEvent[]): number {
  return new Set(rows.map((row) => row.id)).size;
}

/** Newest first; neighbours without a gap between them become one. */
function mergeTouching(windows: readonly TrailCoverage["read"][number][]): TrailCoverage["read"] {
  const merged: TrailCoverage["read"][number][] = [];
  for (const window of windows.toSorted((a, b) => b.to - a.to)) {
    const previous = merged.at(-1);
    if (previous && previous.from === window.to + 1) {
      merged[merged.length - 1] = {
        from: window.from,
        to: previous.to,
        requests: previous.requests + window.requests,
        rows: previous.rows + window.rows,
        duplicates: previous.duplicates + window.duplicates,
      };
    } else {
      merged.push(window);
    }
  }
  return merged;
}
