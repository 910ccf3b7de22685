import type { Clock } from "../../../src/time/clock.ts";

/** Time that passes only when everybody waits for it. */
export interface VirtualClock extends Clock {
  /** Lets time pass until the promise settles. */
  until<T>(promise: Promise<T>): Promise<T>;
  /** Lets that many milliseconds pass. */
  pass(milliseconds: number): Promise<void>;
}

interface Sleeper {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

/**
 * Real milliseconds without anybody asleep after which nothing more is expected to happen: ample for a file that is
 * read or a module that is loaded on a busy machine, and less than a test may take.
 */
const PATIENCE = 3_000;

export function createVirtualClock(start = Date.UTC(2026, 10, 2)): VirtualClock {
  let now = start;
  let order = 0;
  let sleepers: Sleeper[] = [];

  const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const cancel = () => {
        sleepers = sleepers.filter((one) => one !== sleeper);
        reject(signal?.reason);
      };
      const wake = () => {
        signal?.removeEventListener("abort", cancel);
        resolve();
      };
      const sleeper = { at: now + Math.max(0, milliseconds), order: order++, wake };
      signal?.addEventListener("abort", cancel, { once: true });
      sleepers.push(sleeper);
    });

  const wakeNext = () => {
    sleepers.sort((a, b) => a.at - b.at || a.order - b.order);
    const next = sleepers.shift();
    if (!next) throw new Error("everybody waits for something that never comes");
    now = Math.max(now, next.at);
    next.wake();
  };

  return {
    now: () => now,
    sleep,
    async until(promise) {
      let settled = false;
      promise.then(
        () => {
          settled = true;
        },
        () => {
          settled = true;
        },
      );
      for (let since = performance.now(); ; ) {
        await untilIdle();
        if (settled) return promise;
        // Nobody sleeps: somebody works in turns, reads a file or loads a module.
        if (sleepers.length === 0 && performance.now() - since < PATIENCE) continue;
        wakeNext();
        since = performance.now();
      }
    },
    async pass(milliseconds) {
      await this.until(sleep(milliseconds));
    },
  };
}

/** All that can happen without time passing has happened. */
function untilIdle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
