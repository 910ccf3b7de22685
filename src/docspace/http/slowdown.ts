import type { ParallelismSearch } from "./concurrency-search.ts";
import type { RequestWindow } from "./minute-budget.ts";
import type { PortalError } from "./portal-error.ts";

/** What follows from the server's refusals for the rate: pauses, and a budget that shrinks and recovers. Milliseconds. */
export interface Slowdown {
  /** Nothing starts before. */
  readonly pausedUntil: number;
  /** A request that was started at `startedAt`, in this epoch of the search, was refused. */
  refused(error: PortalError, now: number, startedAt: number, epoch: number): void;
  passed(startedAt: number): void;
  /** Gives back of the budget what the time without a refusal allows. */
  regain(now: number): void;
}

/** `X-RateLimit-Limit` up to this is the limit of requests at once (50 GETs, 15 others); above, that of a minute. */
const LARGEST_CONCURRENCY_LIMIT = 50;
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
/** After a refusal the budget shrinks to this share, and regains a tenth of the whole for each quiet minute. */
const SLOWER = 0.8;

export function createSlowdown(window: RequestWindow, search: ParallelismSearch): Slowdown {
  const whole = window.budget;
  let pausedUntil = 0;
  let pause = FIRST_PAUSE;
  let lastChange = 0;
  return {
    get pausedUntil() {
      return pausedUntil;
    },
    refused(error, now, startedAt, epoch) {
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
    },
    passed(startedAt) {
      if (startedAt >= pausedUntil) pause = FIRST_PAUSE;
    },
    regain(now) {
      if (window.budget >= whole || now - lastChange < LONGEST_PAUSE) return;
      const steps = Math.floor((now - lastChange) / LONGEST_PAUSE);
      lastChange += steps * LONGEST_PAUSE;
      window.resize(Math.min(whole, window.budget + Math.ceil((whole / 10) * steps)));
    },
  };
}
