import type { Clock } from "../../time/clock.ts";
import { createParallelismSearch } from "./concurrency-search.ts";
import { createRequestWindow } from "./minute-budget.ts";
import { PortalError } from "./portal-error.ts";
import { createSlowdown } from "./slowdown.ts";

/** The cloud allows 50 at once to all programs of a person; beyond ten, portals only answer more slowly. */
export const MOST_AT_ONCE = 10;

/** The one policy that every request of a run goes through. */
export interface Pace {
  /**
   * Runs the task when the budget and the number at once allow it, in the order asked. A task that rejects with a
   * `rate-limited` PortalError slows down everything after it.
   *
   * @param kind requests of the same kind have comparable latencies; without it the latency teaches nothing
   */
  run<T>(task: () => Promise<T>, options?: PaceOptions): Promise<T>;
  /** How many requests at once are worth having ready now; it changes as the server's behaviour is learnt. */
  readonly parallelism: number;
}

interface PaceOptions {
  readonly signal?: AbortSignal;
  readonly kind?: string;
}

export interface PaceSettings {
  /** Requests in any 60 seconds, 1 or more. */
  readonly requestsPerMinute: number;
  readonly clock: Clock;
  /** 10 when absent. */
  readonly mostAtOnce?: number;
}

interface Waiter {
  readonly start: () => void;
}

/** Starts what waits as soon as budget, level and pauses allow it. Long because its parts share one queue. */
export function createPace(settings: PaceSettings): Pace {
  const { clock, requestsPerMinute } = settings;
  const window = createRequestWindow(requestsPerMinute);
  const search = createParallelismSearch(settings.mostAtOnce ?? MOST_AT_ONCE);
  const slowdown = createSlowdown(window, search);
  const queue = new Set<Waiter>();
  let running = 0;

  const startWhatMayStart = () => {
    const now = clock.now();
    slowdown.regain(now);
    for (const waiter of queue) {
      if (running >= search.level) return setAlarm(undefined);
      if (now < slowdown.pausedUntil) return setAlarm(slowdown.pausedUntil);
      if (window.free(now) <= 0) return setAlarm(window.nextFree(now));
      queue.delete(waiter);
      running++;
      window.start();
      waiter.start();
    }
    setAlarm(undefined);
  };

  /** For when time alone lets the next task start; what starts by an answer needs no alarm. */
  const setAlarm = createAlarm(clock, startWhatMayStart);

  const acquire = (signal: AbortSignal | undefined): Promise<void> => {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const cancel = () => {
        queue.delete(waiter);
        reject(signal?.reason);
        startWhatMayStart();
      };
      const waiter: Waiter = {
        start: () => {
          signal?.removeEventListener("abort", cancel);
          resolve();
        },
      };
      signal?.addEventListener("abort", cancel, { once: true });
      queue.add(waiter);
      startWhatMayStart();
    });
  };

  return {
    async run(task, options = {}) {
      await acquire(options.signal);
      const startedAt = clock.now();
      const epoch = search.epoch;
      const saturated = running === search.level;
      try {
        const result = await task();
        slowdown.passed(startedAt);
        if (saturated && options.kind !== undefined) {
          search.observe(options.kind, clock.now() - startedAt, epoch);
        }
        return result;
      } catch (error) {
        if (error instanceof PortalError && error.kind === "rate-limited") {
          slowdown.refused(error, clock.now(), startedAt, epoch);
        }
        throw error;
      } finally {
        running--;
        window.end(clock.now());
        startWhatMayStart();
      }
    },
    get parallelism() {
      return search.level;
    },
  };
}

/** One alarm at a time; undefined: none. */
function createAlarm(clock: Clock, ring: () => void): (at: number | undefined) => void {
  let alarm: { readonly at: number; readonly controller: AbortController } | undefined;
  return (at) => {
    if (alarm?.at === at) return;
    alarm?.controller.abort();
    alarm = undefined;
    if (at === undefined) return;
    const controller = new AbortController();
    alarm = { at, controller };
    clock.sleep(Math.max(1, at - clock.now()), controller.signal).then(
      () => {
        if (alarm?.controller !== controller) return;
        alarm = undefined;
        ring();
      },
      () => undefined,
    );
  };
}
