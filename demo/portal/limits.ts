import { empty, type PortalAnswer } from "./answers.ts";

/** The server's limits (`BaseStartup.cs`); off by default on self-hosted servers, on in the cloud. */
export interface LimitSettings {
  /** Requests in any 60 seconds, per person. */
  readonly requestsPerMinute: number;
  /** GETs at once, per person. */
  readonly parallelReads: number;
  /** Other requests at once, per person. */
  readonly parallelWrites: number;
}

export const cloudLimits: LimitSettings = { requestsPerMinute: 1500, parallelReads: 50, parallelWrites: 15 };

/** A rejection names its limit and nothing else: no body, no Retry-After. */
export const tooMany = (limit: number): PortalAnswer =>
  empty(429, { "x-ratelimit-limit": String(limit), "x-ratelimit-remaining": "0" });

interface Usage {
  /** Times of requests of the last minute, oldest first, from `head` on. */
  times: number[];
  head: number;
  reads: number;
  writes: number;
}

/** Counts requests per person: all keys of one person share the limits. */
export class Limiter {
  private readonly usage = new Map<string, Usage>();
  /** Requests rejected so far. */
  rejected = 0;
  private readonly settings: LimitSettings;

  constructor(settings: LimitSettings) {
    this.settings = settings;
  }

  /** Admits a request, or says which limit it broke. An admitted one must `leave`. */
  enter(who: string, method: string, now: number): PortalAnswer | undefined {
    let usage = this.usage.get(who);
    if (usage === undefined) {
      usage = { times: [], head: 0, reads: 0, writes: 0 };
      this.usage.set(who, usage);
    }
    while (usage.head < usage.times.length && (usage.times[usage.head] ?? 0) <= now - 60_000) usage.head++;
    if (usage.head > 4096) {
      usage.times = usage.times.slice(usage.head);
      usage.head = 0;
    }
    const reading = method === "GET";
    const { requestsPerMinute, parallelReads, parallelWrites } = this.settings;
    if (usage.times.length - usage.head >= requestsPerMinute) return this.reject(requestsPerMinute);
    if (reading && usage.reads >= parallelReads) return this.reject(parallelReads);
    if (!reading && usage.writes >= parallelWrites) return this.reject(parallelWrites);
    usage.times.push(now);
    if (reading) usage.reads++;
    else usage.writes++;
    return undefined;
  }

  leave(who: string, method: string): void {
    const usage = this.usage.get(who);
    if (usage === undefined) return;
    if (method === "GET") usage.reads--;
    else usage.writes--;
  }

  private reject(limit: number): PortalAnswer {
    this.rejected++;
    return tooMany(limit);
  }
}
