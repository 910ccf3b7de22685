import { setTimeout as delay } from "node:timers/promises";
import {
  type HttpRequest,
  type HttpResponse,
  type Transport,
  TransportError,
} from "../src/docspace/http/transport.ts";
import type { Clock } from "../src/time/clock.ts";
import { authenticate, isAnonymous, scopeAllows } from "./portal/access.ts";
import {
  empty,
  errorAnswer,
  invalidOperation,
  type PortalAnswer,
  plain,
  ServerError,
  systemError,
  ValidationError,
  validationAnswer,
} from "./portal/answers.ts";
import type { Call, Caller, PortalRequest, UploadSession } from "./portal/call.ts";
import { applyChange, type Change } from "./portal/changes.ts";
import { zone } from "./portal/dates.ts";
import { duplicateRows, type Fault, type FaultEffect, FaultSchedule, faultAnswer } from "./portal/faults.ts";
import { Latency, type LatencySettings } from "./portal/latency.ts";
import { cloudLimits, Limiter, type LimitSettings } from "./portal/limits.ts";
import { mix } from "./portal/random.ts";
import { findRoute, noRoute } from "./portal/routes.ts";
import { sessionGone } from "./portal/routes-files.ts";
import { portalSettings } from "./portal/routes-portal.ts";
import { defaultSettings, type PortalSettings } from "./portal/settings.ts";
import type { Store } from "./portal/store.ts";
import { dialectOf } from "./portal/versions.ts";

export type { PortalAnswer } from "./portal/answers.ts";
export { stackMarker } from "./portal/answers.ts";
export type { PortalRequest } from "./portal/call.ts";
export type { Change } from "./portal/changes.ts";
export type { Fault, FaultEffect } from "./portal/faults.ts";
export type { LatencySettings } from "./portal/latency.ts";
export { cloudLimits } from "./portal/limits.ts";
export type { PortalSettings } from "./portal/settings.ts";

export interface PortalOptions extends Partial<PortalSettings> {
  /** `true`: those of the cloud. Off by default. */
  readonly limits?: boolean | LimitSettings;
  readonly latency?: LatencySettings;
  readonly faults?: readonly Fault[];
}

/** A request the portal got, as tests want to see it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Milliseconds since 1970 at its arrival. */
  readonly at: number;
}

/** How slowly a body comes: bytes of a piece, and milliseconds before each. */
interface SlowBytes {
  readonly piece: number;
  readonly pause: number;
}

/** What happens on the wire: an answer, or the connection's end. */
export type Served =
  | {
      readonly kind: "answer";
      readonly answer: PortalAnswer;
      readonly cut: boolean;
      readonly slow?: SlowBytes;
    }
  | { readonly kind: "reset" }
  | { readonly kind: "timeout" };

/** An ONLYOFFICE DocSpace portal in memory. It knows no sockets and no time but what it is told. */
export class DemoPortal {
  readonly store: Store;
  /** May be changed at any time. */
  readonly settings: PortalSettings;
  readonly faults: FaultSchedule;
  /** Tokens of people who signed in with a password → their id. */
  readonly sessions = new Map<string, string>();
  /** What came in, oldest first. */
  readonly requests: ReceivedRequest[] = [];
  /** Set to false for long runs. */
  keepRequests = true;
  readonly limiter: Limiter | undefined;
  private latency: Latency | undefined;
  private readonly uploads = new Map<string, UploadSession>();
  private count = 0;
  /** Requests being answered now, and the most there ever were. */
  inFlight = 0;
  mostInFlight = 0;
  /** Requests one after the other: the longest row in which each began when the one before was answered. */
  roundTrips = 0;

  constructor(store: Store, options: PortalOptions = {}) {
    const { limits, latency, faults, ...settings } = options;
    this.store = store;
    this.settings = { ...defaultSettings, ...settings };
    this.faults = new FaultSchedule(faults);
    this.limiter =
      limits === undefined || limits === false
        ? undefined
        : new Limiter(limits === true ? cloudLimits : limits);
    this.latency = latency === undefined ? undefined : new Latency(latency);
  }

  /** How many requests came in. */
  get received(): number {
    return this.count;
  }

  /** Answers one request at a moment (milliseconds since 1970), without faults, limits and latency. */
  handle(request: PortalRequest, now: number): PortalAnswer {
    this.count++;
    this.store.trail.advance(now);
    const answer = this.answer(request, now);
    if (this.keepRequests) this.note(request, answer.status, now);
    return answer;
  }

  /** Answers one request as it goes over the wire: with faults, limits, and the time it takes. */
  async serve(request: PortalRequest, clock: Clock, signal?: AbortSignal): Promise<Served> {
    const served = await this.serveByClock(request, clock, signal);
    if (served.kind !== "answer") return served;
    const date = new Date(clock.now() + this.settings.clockSkew).toUTCString();
    return { ...served, answer: { ...served.answer, headers: { date, ...served.answer.headers } } };
  }

  private async serveByClock(request: PortalRequest, clock: Clock, signal?: AbortSignal): Promise<Served> {
    const arrived = clock.now();
    const effects = this.faults.effects(request, arrived);
    const who = this.whoAsks(request, arrived + this.settings.clockSkew);
    const rejected = this.limiter?.enter(who, request.method, arrived);
    if (rejected !== undefined) {
      this.count++;
      if (this.keepRequests) this.note(request, rejected.status, arrived);
      return { kind: "answer", answer: rejected, cut: false };
    }
    this.inFlight++;
    this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
    const turn = this.roundTrips + 1;
    try {
      const skipped = Number(/[?&]startIndex=(\d+)/.exec(request.url)?.[1] ?? 0);
      const wait = this.latency?.arrive(arrived, skipped) ?? 0;
      if (wait > 0) await clock.sleep(wait, signal);
      return this.withEffects(request, clock.now() + this.settings.clockSkew, effects);
    } finally {
      this.inFlight--;
      this.roundTrips = Math.max(this.roundTrips, turn);
      this.limiter?.leave(who, request.method);
    }
  }

  private withEffects(request: PortalRequest, now: number, effects: readonly FaultEffect[]): Served {
    for (const effect of effects) {
      if (effect.kind === "do") effect.act(now);
      if (effect.kind !== "change") continue;
      for (const change of [effect.change].flat())
        applyChange(this.store, this.settings, change as Change, now);
    }
    for (const effect of effects) {
      const answer = faultAnswer(effect, request);
      if (answer !== undefined) {
        this.count++;
        if (this.keepRequests) this.note(request, answer.status, now);
        return { kind: "answer", answer, cut: false };
      }
      if (effect.kind !== "reset" && effect.kind !== "timeout") continue;
      if (effect.after === "lost-answer") this.handle(request, now);
      else {
        this.count++;
        if (this.keepRequests) this.note(request, 0, now);
      }
      return { kind: effect.kind };
    }
    let answer = this.handle(request, now);
    let cut = false;
    let slow: SlowBytes | undefined;
    for (const effect of effects) {
      if (effect.kind === "duplicate-rows") {
        answer = duplicateRows(answer, effect.rows, Number(/[?&]count=(\d+)/.exec(request.url)?.[1] ?? 100));
      }
      if (effect.kind === "rewrite") answer = effect.rewrite(answer);
      if (effect.kind === "cut-body") cut = true;
      if (effect.kind === "slow-bytes") slow = effect;
    }
    return { kind: "answer", answer, cut, ...(slow === undefined ? {} : { slow }) };
  }

  private note(request: PortalRequest, status: number, at: number): void {
    this.requests.push({ method: request.method, path: request.url, status, at });
  }

  /** Limits count per person, whatever key they use; without one per address. */
  private whoAsks(request: PortalRequest, now: number): string {
    if (this.limiter === undefined) return "";
    const path = request.url.split("?")[0] ?? "";
    const who = authenticate(this.store, this.settings, this.sessions, request, path, now);
    return who.kind === "caller" ? who.caller.person.id : "address";
  }

  private answer(request: PortalRequest, now: number): PortalAnswer {
    const url = new URL(request.url, "http://portal.invalid");
    const path = url.pathname;
    if (this.settings.addressRefused) return plain(403, "Access is denied by IP restrictions");
    const who = authenticate(this.store, this.settings, this.sessions, request, path, now);
    const route = findRoute(request.method, path);
    const handler = /^\/filehandler\.ashx$/i.test(path);
    const chunks = /^\/chunkeduploader\.ashx$/i.test(path);

    if (who.kind === "refused") return handler ? empty(403) : chunks ? sessionGone() : who.answer;
    if (who.kind === "nobody") {
      if (handler) return empty(403);
      if (chunks) return sessionGone();
      if (!isAnonymous(path)) return route === undefined ? noRoute() : empty(401);
      if (path.includes("/rooms/")) {
        return dialectOf(this.settings.version).roomForNobody === "challenge"
          ? systemError()
          : errorAnswer(invalidOperation("noView"), "en-US");
      }
    }
    const dialect = dialectOf(this.settings.version);
    const info = { href: this.settings.url.replace(/\/$/, "") + request.url, method: request.method };
    const caller = who.kind === "caller" ? who.caller : this.anonymousCaller();
    const call: Call = {
      store: this.store,
      settings: this.settings,
      zone: { ...zone(this.settings.timeZone), repeatedHour: this.settings.repeatedHour },
      request,
      path,
      query: url.searchParams,
      now,
      caller,
      culture: who.kind === "caller" ? caller.person.culture : "en-US",
      info,
      dialect,
      tie: this.tieOrder(),
      sessions: this.uploads,
    };
    if (who.kind === "nobody") {
      return /\/settings$/.test(path) ? portalSettings(call, false) : (route?.(call) ?? noRoute());
    }
    const { key } = caller;
    if (key !== undefined && !scopeAllows(key, dialect, request.method, path)) return empty(403);
    if (route === undefined) return noRoute();
    try {
      return route(call);
    } catch (error) {
      if (error instanceof ValidationError) return validationAnswer(error, info, dialect);
      if (error instanceof ServerError) return errorAnswer(error, call.culture);
      throw error;
    }
  }

  private anonymousCaller(): Caller {
    const person = this.store.people.get(this.store.ownerId);
    if (person === undefined) throw new Error("the portal has no owner");
    return { person: { ...person, id: "", role: "guest", culture: "en-US" }, key: undefined };
  }

  private tieOrder(): (id: number) => number {
    if (this.settings.ties === "stable") return (id) => -id;
    const seed = mix(this.settings.seed, this.count);
    return (id) => mix(id, seed);
  }
}

/** The real time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds, signal) => {
    await delay(milliseconds, undefined, signal === undefined ? {} : { signal });
  },
};

const bytesOf = (body: HttpRequest["body"] = ""): Uint8Array =>
  typeof body === "string" ? new TextEncoder().encode(body) : Buffer.concat(body);

/** A portal as a transport in the same process: what the program sees of it, without sockets and without real time. */
export function inProcessTransport(portal: DemoPortal, clock: Clock): Transport {
  return async (request: HttpRequest): Promise<HttpResponse> => {
    request.signal.throwIfAborted();
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers)) headers[name.toLowerCase()] = value;
    const wire: PortalRequest = {
      method: request.method,
      url: request.url.pathname + request.url.search,
      headers,
      body: bytesOf(request.body),
    };
    const started = clock.now();
    const served = await portal.serve(wire, clock, request.signal);
    request.signal.throwIfAborted();
    const late = clock.now() - started > request.timeout;
    if (served.kind === "timeout" || late) {
      if (!late) await clock.sleep(request.timeout - (clock.now() - started), request.signal);
      throw new TransportError("timeout", "UND_ERR_HEADERS_TIMEOUT");
    }
    if (served.kind === "reset") throw new TransportError("network", "ECONNRESET");
    if (served.cut) throw new TransportError("cut-short", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH");
    if (served.answer.stream !== undefined)
      throw new Error("a stream needs a real connection: use the demo server");
    const { slow } = served;
    if (slow !== undefined) {
      const pieces = Math.ceil(served.answer.body.length / slow.piece);
      await clock.sleep(pieces * slow.pause, request.signal);
      if (clock.now() - started > request.timeout)
        throw new TransportError("timeout", "UND_ERR_BODY_TIMEOUT");
    }
    return { status: served.answer.status, headers: served.answer.headers, body: served.answer.body };
  };
}
