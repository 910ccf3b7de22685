import { empty, html, json, type PortalAnswer, plain, stackMarker } from "./answers.ts";
import type { Change } from "./changes.ts";
import { gzipOfRows, rowsWithoutEnd } from "./endless.ts";
import { tooMany } from "./limits.ts";

/** Which requests a fault happens to. Conditions are combined; without any it is every request. */
interface FaultTrigger {
  /** The nth request (from 1) that meets the other conditions. */
  readonly nth?: number | readonly number[];
  /** Every nth. */
  readonly every?: number;
  /** Path and query contain this, or match it. */
  readonly path?: string | RegExp;
  readonly method?: string;
  /** `total`: requests the portal has had, this one included. */
  readonly when?: (
    request: { readonly method: string; readonly url: string },
    total: number,
    now: number,
  ) => boolean;
  /** Happens this often at most. */
  readonly times?: number;
}

export type FaultEffect =
  | { readonly kind: "rate-limited"; readonly limit: "window" | "concurrency" }
  /** 500 is the server's own error with its stack trace; 502, 503 and 504 are a proxy's HTML; others have no body. */
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: number }
  /** The connection breaks before (`lost-request`) or after (`lost-answer`) the portal did what was asked. */
  | { readonly kind: "reset"; readonly after: "lost-request" | "lost-answer" }
  /** No answer ever comes. */
  | { readonly kind: "timeout"; readonly after: "lost-request" | "lost-answer" }
  /** The body ends before its announced length. */
  | { readonly kind: "cut-body" }
  /** Refused by the list of allowed addresses. */
  | { readonly kind: "address-refused" }
  /** The list's first rows stand in it twice; a full page loses its last rows for it. */
  | { readonly kind: "duplicate-rows"; readonly rows: number }
  /** Answers what this function makes of the real answer. */
  | { readonly kind: "rewrite"; readonly rewrite: (answer: PortalAnswer) => PortalAnswer }
  /** A list without end: so many bytes of rows, after decoding; made while it is sent, never held. */
  | { readonly kind: "huge"; readonly bytes: number; readonly encoding?: "gzip" }
  /** The body comes in pieces of so many bytes with so many milliseconds before each. */
  | { readonly kind: "slow-bytes"; readonly piece: number; readonly pause: number }
  /** An error whose text quotes the key, with a character between its own that no eye sees. */
  | { readonly kind: "quotes-key"; readonly invisible: string; readonly status?: number }
  /** The portal is changed first; what the change is stands in the schedule as data. */
  | { readonly kind: "change"; readonly change: Change | readonly Change[] }
  /** Does something else to the portal first, such as adding events. */
  | { readonly kind: "do"; readonly act: (now: number) => void };

export interface Fault extends FaultTrigger {
  readonly effect: FaultEffect;
}

interface Counted {
  readonly fault: Fault;
  seen: number;
  done: number;
}

/** Faults in the order given; the first of each kind that applies to a request counts. */
export class FaultSchedule {
  private readonly faults: Counted[] = [];
  private total = 0;

  constructor(faults: readonly Fault[] = []) {
    for (const fault of faults) this.add(fault);
  }

  add(fault: Fault): void {
    this.faults.push({ fault, seen: 0, done: 0 });
  }

  clear(): void {
    this.faults.length = 0;
  }

  /** The effects on one request, in order. */
  effects(request: { readonly method: string; readonly url: string }, now: number): FaultEffect[] {
    this.total++;
    const effects: FaultEffect[] = [];
    for (const counted of this.faults) {
      const { fault } = counted;
      if (fault.method !== undefined && fault.method !== request.method) continue;
      if (typeof fault.path === "string" && !request.url.includes(fault.path)) continue;
      if (fault.path instanceof RegExp && !fault.path.test(request.url)) continue;
      if (fault.when !== undefined && !fault.when(request, this.total, now)) continue;
      counted.seen++;
      const { nth } = fault;
      if (typeof nth === "number" && counted.seen !== nth) continue;
      if (typeof nth === "object" && !nth.includes(counted.seen)) continue;
      if (fault.every !== undefined && counted.seen % fault.every !== 0) continue;
      if (fault.times !== undefined && counted.done >= fault.times) continue;
      counted.done++;
      effects.push(fault.effect);
    }
    return effects;
  }
}

/** `sk-…` with a character after every fourth of its own. */
const quoted = (authorization: string, invisible: string): string =>
  authorization.replace(/^Bearer /i, "").replace(/.{4}/gu, `$&${invisible}`);

/** The answer a fault gives instead of the portal's, if it is one of those. */
export function faultAnswer(
  effect: FaultEffect,
  request: { readonly headers: Readonly<Record<string, string>> },
): PortalAnswer | undefined {
  if (effect.kind === "huge") {
    const { bytes, encoding } = effect;
    const headers = { "content-type": "application/json; charset=utf-8" };
    if (encoding === undefined) {
      return { status: 200, headers, body: new Uint8Array(0), stream: () => rowsWithoutEnd(bytes) };
    }
    const packed = { ...headers, "content-encoding": encoding };
    return { status: 200, headers: packed, body: new Uint8Array(0), stream: () => gzipOfRows(bytes) };
  }
  if (effect.kind === "quotes-key") {
    const message = `The key ${quoted(request.headers["authorization"] ?? "", effect.invisible)} is not accepted here`;
    const { status = 403 } = effect;
    const error = {
      message,
      type: "System.Security.SecurityException",
      stack: `   at ${stackMarker}.Check()`,
    };
    return json(status, { error, status: 1, statusCode: status });
  }
  if (effect.kind === "rate-limited") return tooMany(effect.limit === "window" ? 1500 : 50);
  if (effect.kind === "address-refused") return plain(403, "Access is denied by IP restrictions");
  if (effect.kind !== "status") return undefined;
  const { status, retryAfter } = effect;
  const wait: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
  if (status === 500) {
    const stack = `   at ${stackMarker}.Execute() in /src/server/Fault.cs:line 1`;
    const error = { message: "Internal error", type: "System.Exception", stack, hresult: -2146233088 };
    return json(500, { error, status: 1, statusCode: 500 });
  }
  if (status >= 502 && status <= 504) {
    const answer = html(status);
    return { ...answer, headers: { ...answer.headers, ...wait } };
  }
  return empty(status, wait);
}

/** Rows twice: the first rows stand once more behind themselves; a full page loses its last rows for it. */
export function duplicateRows(answer: PortalAnswer, rows: number, count: number): PortalAnswer {
  try {
    const parsed = JSON.parse(Buffer.from(answer.body).toString("utf8")) as { response?: unknown };
    if (!Array.isArray(parsed.response)) return answer;
    parsed.response = [...parsed.response.slice(0, rows), ...parsed.response].slice(0, count);
    return { ...answer, body: new TextEncoder().encode(JSON.stringify(parsed)) };
  } catch {
    return answer;
  }
}
