import type { PrintedDate } from "../../docspace/audit-trail.ts";
import { DAY, type EpochSeconds, type TimeRange } from "../../time/epoch.ts";
import type { OffsetChange } from "../../time/offset-changes.ts";

/** The newest row of the trail not after a moment, as the server prints its date. */
export type ReadNewest = (until: EpochSeconds) => Promise<PrintedDate | undefined>;

/** Changes of offset that undo each other lie farther apart. */
const STEP = 28 * DAY;
/** To how many seconds a change is found. */
const CLOSE = 900;

interface Sample {
  /** Asked for: rows until then. Exact, whatever is printed. */
  readonly until: EpochSeconds;
  /** None: there was no row yet. */
  readonly newest: PrintedDate | undefined;
}

/**
 * The changes of the portal's offset in `range` where its zone is not known here: the rows' own offsets tell. Each is
 * known only to lie near the last row of the old offset or the first one of the new, so that both places are named.
 */
export async function learnOffsetChanges(range: TimeRange, readNewest: ReadNewest): Promise<OffsetChange[]> {
  const untils: EpochSeconds[] = [];
  for (let until = range.from; until < range.to; until += STEP) untils.push(until);
  const samples = await Promise.all([...untils, range.to].map((until) => sampleAt(until, readNewest)));
  const found = await Promise.all(
    samples.slice(1).map((newer, index) => changesBetween(samples[index] ?? newer, newer, readNewest)),
  );
  return found.flat();
}

async function sampleAt(until: EpochSeconds, readNewest: ReadNewest): Promise<Sample> {
  return { until, newest: await readNewest(until) };
}

/** Halves the time between two samples until the change lies close. */
async function changesBetween(older: Sample, newer: Sample, readNewest: ReadNewest): Promise<OffsetChange[]> {
  if (!newer.newest || older.newest?.offset === newer.newest.offset) return [];
  if (newer.until - older.until <= CLOSE) {
    if (!older.newest) return [];
    const [before, after] = [older.newest.offset, newer.newest.offset];
    return [older.newest.at, newer.until].map((at) => ({ at, before, after, within: CLOSE }));
  }
  const middle = await sampleAt(Math.floor((older.until + newer.until) / 2), readNewest);
  const [earlier, later] = await Promise.all([
    changesBetween(older, middle, readNewest),
    changesBetween(middle, newer, readNewest),
  ]);
  return [...earlier, ...later];
}
