import type { Clock } from "../../time/clock.ts";
import { PortalError } from "./portal-error.ts";
import { PROXY, TransportError } from "./transport.ts";

/** Which failures are tried again, how often, and how long is waited in between. Milliseconds. */
export interface RetryPolicy {
  /** Attempts at one request, the first included. */
  readonly attempts: number;
  /** The same after a 429, which is no failure but an order to wait. */
  readonly attemptsWhenLimited: number;
  readonly firstWait: number;
  readonly longestWait: number;
  readonly firstWaitWhenLimited: number;
  /** The portal's window is a minute, and its 429 does not say how much of it is left. */
  readonly longestWaitWhenLimited: number;
}

export const RETRY_POLICY: RetryPolicy = {
  attempts: 6,
  attemptsWhenLimited: 10,
  firstWait: 500,
  longestWait: 20_000,
  firstWaitWhenLimited: 2_000,
  longestWaitWhenLimited: 60_000,
};

/** What all requests of a run share: a server that fails again and again is not hammered for hours. */
export interface RetryBudget {
  /** Takes one retry; false when none is left. */
  take(): boolean;
  /** Each request that succeeded earns a part of a retry. */
  earn(): void;
}

/** Retries at first, and how much of one a success earns. */
const FIRST_RETRIES = 100;
const EARNED = 0.2;

export function createRetryBudget(): RetryBudget {
  let left = FIRST_RETRIES;
  return {
    take() {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    earn() {
      left += EARNED;
    },
  };
}

/** One retry, for the log. */
export interface Retry {
  /** Path without the query. */
  readonly path: string;
  /** The attempt that is about to be made: 2 for the first retry. */
  readonly attempt: number;
  /** `429`, `502`, `timeout`, `ECONNRESET`, … */
  readonly reason: string;
  /** Milliseconds until it is made. */
  readonly wait: number;
}

export interface RetryTools {
  readonly policy: RetryPolicy;
  readonly budget: RetryBudget;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly onRetry: (retry: Retry) => void;
  readonly signal: AbortSignal;
}

/**
 * Repeats a request until it succeeds, fails for good, or has used up its attempts or the run's.
 *
 * @param mayRepeat after which failures: {@link mayPass} for requests that change nothing on the server,
 *   {@link wasRefusedUnread} for those that do: whether they took effect must otherwise be looked up, not tried again
 */
export async function withRetries<T>(
  path: string,
  request: () => Promise<T>,
  tools: RetryTools,
  mayRepeat: (error: PortalError) => boolean = mayPass,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await request();
      tools.budget.earn();
      return result;
    } catch (error) {
      tools.signal.throwIfAborted();
      if (!(error instanceof PortalError) || !mayRepeat(error)) throw error;
      if (attempt >= mostAttempts(error, tools.policy) || !tools.budget.take()) throw error;
      const wait = waitAfter(error, attempt, tools.policy, tools.random);
      tools.onRetry({ path, attempt: attempt + 1, reason: reasonOf(error), wait });
      await tools.clock.sleep(wait, tools.signal);
    }
  }
}

/** Whether the same request may succeed a moment later. */
export function mayPass(error: PortalError): boolean {
  switch (error.kind) {
    case "network":
      return !isProxyLogin(error);
    case "timeout":
    case "cut-short":
    case "server":
    case "rate-limited":
      return true;
    default:
      return false;
  }
}

/** Whether the server turned the request away before it looked at it, or never got it: no connection was made. */
export function wasRefusedUnread(error: PortalError): boolean {
  if (error.kind === "rate-limited") return true;
  return error.kind === "network" && UNSENT.test(transportCode(error)) && !isProxyLogin(error);
}

/** A proxy that does not take the password: asked again and again with it, many lock the account. */
function isProxyLogin(error: PortalError): boolean {
  return transportCode(error) === `${PROXY}407`;
}

function transportCode({ cause }: PortalError): string {
  return cause instanceof TransportError ? cause.code : "";
}

const UNSENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|PROXY_\w+)$/;

function mostAttempts(error: PortalError, policy: RetryPolicy): number {
  return error.kind === "rate-limited" ? policy.attemptsWhenLimited : policy.attempts;
}

/** Full jitter: anything between nothing and a bound that doubles, so that waiting requests do not return together. */
function waitAfter(error: PortalError, attempt: number, policy: RetryPolicy, random: () => number): number {
  const limited = error.kind === "rate-limited";
  const longest = limited ? policy.longestWaitWhenLimited : policy.longestWait;
  if (error.retryAfter !== undefined) return Math.min(error.retryAfter, policy.longestWaitWhenLimited);
  const first = limited ? policy.firstWaitWhenLimited : policy.firstWait;
  return Math.round(random() * Math.min(longest, first * 2 ** (attempt - 1)));
}

function reasonOf(error: PortalError): string {
  if (error.status !== undefined && error.status >= 400) return String(error.status);
  const cause = error.cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return code && !code.includes(" ") ? code : error.kind;
}
