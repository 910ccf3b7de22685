import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** Bytes of young objects beyond which the heap need not grow. */
const ENOUGH = 16 * 1024 * 1024;
const LOOK_EVERY = 50;

/**
 * Keeps the process small. V8 lets the space for young objects grow to 128 MB while pages of events stream past, though
 * nearly all of them are garbage at once; with 16 MB the same work takes the same time. A process cannot set that size
 * for itself, but it can stop the growth.
 */
export function keepHeapSmall(): void {
  const watch = setInterval(() => {
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    if (young === undefined || young.space_size < ENOUGH) return;
    setFlagsFromString("--semi-space-growth-factor=1");
    clearInterval(watch);
  }, LOOK_EVERY);
  watch.unref();
}
