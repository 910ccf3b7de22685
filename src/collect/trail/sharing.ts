import { PAGE } from "../../docspace/wire/paging.ts";
import type { TimeRange } from "../../time/epoch.ts";
import { Window, type WindowWorld } from "./window.ts";

/** Events a window should still hold to be worth a second reader. */
const WORTH_SPLITTING = 250;
/** Windows a run may open before it has read a page of events for each further one: one burst is not a busy month. */
const FREE_WINDOWS = 4;

/** Share of the period's seconds that is read, 0 to 1, after every page. */
export type OnShare = (share: number) => void;

/**
 * Reads ranges with several readers at once. Each begins with a range of its own; a reader without work takes the older
 * half of the window that promises most events. What fails or is left ends in the book as gaps.
 *
 * @param readers readers at most; the pacing of requests decides how many really run
 */
export async function readShared(
  ranges: readonly TimeRange[],
  readers: number,
  world: WindowWorld,
  onShare: OnShare,
): Promise<void> {
  const { book } = world;
  const open = new Set(ranges.map((range) => new Window(range, undefined, world)));
  const unread = [...open];
  const idle = createIdle();
  const seconds = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  let opened = open.size;
  let secondsRead = 0;

  const takeHalf = (): Window | undefined => {
    if (opened >= FREE_WINDOWS + book.ids.size / PAGE) return undefined;
    const half = olderHalf(open, world);
    if (half) {
      open.add(half);
      opened++;
    }
    return half;
  };

  const readToEnd = async (window: Window): Promise<void> => {
    while (book.stopped === undefined && !window.done) {
      const before = window.to;
      await window.advance();
      secondsRead += before - Math.max(window.to, window.from - 1);
      onShare(Math.min(1, secondsRead / seconds));
      idle.wakeAll();
    }
  };

  const reader = async (): Promise<void> => {
    while (book.stopped === undefined && open.size > 0) {
      const window = unread.shift() ?? takeHalf();
      if (!window) {
        await idle.wait();
        continue;
      }
      const failure = await readToEnd(window).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      open.delete(window);
      const rest = window.close();
      if (failure) book.fail(failure.error, rest ?? { from: window.from, to: window.from });
      else if (rest) book.addGap(rest);
      idle.wakeAll();
    }
    idle.wakeAll();
  };
  await Promise.all(Array.from({ length: readers }, reader));
  for (const window of open) {
    const rest = window.close();
    if (rest) book.addGap(rest);
  }
}

/** The older half of the window that promises most, if that is worth a reader. */
function olderHalf(open: Iterable<Window>, world: WindowWorld): Window | undefined {
  let richest: Window | undefined;
  for (const window of open) if (!richest || window.promise > richest.promise) richest = window;
  if (!richest || richest.promise < WORTH_SPLITTING || richest.to - richest.from < 2) return undefined;
  const middle = richest.from + Math.floor((richest.to - richest.from) / 2);
  const half = new Window({ from: richest.from, to: middle - 1 }, richest.density, world);
  richest.from = middle;
  return half;
}

/** Where readers without work wait for the next page of another one. */
function createIdle(): { readonly wait: () => Promise<void>; readonly wakeAll: () => void } {
  let waiting: (() => void)[] = [];
  return {
    wait: () => new Promise((resume) => waiting.push(resume)),
    wakeAll() {
      const woken = waiting;
      waiting = [];
      for (const resume of woken) resume();
    },
  };
}
