import type { Clock } from "../../time/clock.ts";
import { createParallelismSearch } from "./concurrency-search.ts";
import { createRequestWindow } from "./minute-budget.ts";
import { PortalError } from "./portal-error.ts";

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
  /** Tasks that have not been started yet. */
  readonly waiting: number;
  /** Tasks running now. */
  readonly running: number;
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

/** `X-RateLimit-Limit` up to this is the limit of requests at once (50 GETs, 15 others); above, that of a minute. */
const LARGEST_CONCURRENCY_LIMIT = 50;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
/** After a refusal the budget shrinks to this share, and regains a tenth of the whole for each quiet minute. */
const SLOWER = 0.8;

interface Waiter {
  readonly start: () => void;
}

export function createPace(settings: PaceSettings): Pace {
  const { clock, requestsPerMinute } = settings;
  const window = createRequestWindow(requestsPerMinute);
  const search = createParallelismSearch(settings.mostAtOnce ?? MOST_AT_ONCE);
  const queue = new Set<Waiter>();
  let running = 0;
  let pausedUntil = 0;
  let pause = FIRST_PAUSE;
  let lastChange = 0;
  let alarm: { readonly at: number; readonly controller: AbortController } | undefined;

  const startWhatMayStart = () => {
    const now = clock.now();
    regain(now);
    for (const waiter of queue) {
      if (running >= search.level) return setAlarm(undefined);
      if (now < pausedUntil) return setAlarm(pausedUntil);
      if (window.free(now) <= 0) return setAlarm(window.nextFree(now));
      queue.delete(waiter);
      running++;
      window.start();
      waiter.start();
    }
    setAlarm(undefined);
  };

  /** Wakes up when time alone lets the next task start; what starts by an answer needs no alarm. */
  const setAlarm = (at: number | undefined) => {
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
        startWhatMayStart();
      },
      () => undefined,
    );
  };

  const regain = (now: number) => {
    if (window.budget >= requestsPerMinute || now - lastChange < LONGEST_PAUSE) return;
    const steps = Math.floor((now - lastChange) / LONGEST_PAUSE);
    lastChange += steps * LONGEST_PAUSE;
    window.resize(Math.min(requestsPerMinute, window.budget + Math.ceil((requestsPerMinute / 10) * steps)));
  };

  const slowDown = (error: PortalError, startedAt: number, epoch: number) => {
    const now = clock.now();
    if (error.limit !== undefined && error.limit <= LARGEST_CONCURRENCY_LIMIT) {
      // Several of the same moment are refused together: that is one refusal.
      if (epoch === search.epoch) search.refuse();
      pausedUntil = Math.max(pausedUntil, now + Math.min(error.retryAfter ?? 200, LONGEST_PAUSE));
      return;
    }
    // Answers to requests that were under way when the pause began tell nothing new.
    if (startedAt < pausedUntil) return;
    pausedUntil = now + Math.min(error.retryAfter ?? pause, LONGEST_PAUSE);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
    lastChange = now;
    const allowed = Math.min(window.budget, error.limit ?? window.budget);
    window.resize(Math.max(1, Math.floor(allowed * SLOWER)));
  };

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
        if (startedAt >= pausedUntil) pause = FIRST_PAUSE;
        if (saturated && options.kind !== undefined) {
          search.observe(options.kind, clock.now() - startedAt, epoch);
        }
        return result;
      } catch (error) {
        if (error instanceof PortalError && error.kind === "rate-limited") slowDown(error, startedAt, epoch);
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
    get waiting() {
      return queue.size;
    },
    get running() {
      return running;
    },
  };
}
