/** How long the portal takes to answer. Milliseconds. */
export interface LatencySettings {
  /** Way there and back; does not keep the server busy. */
  readonly network?: number;
  /** Work on one request. */
  readonly service?: number;
  /** Requests the server works on at once; more wait in line. Unlimited when absent. */
  readonly workers?: number;
  /** Share by which work grows for every request that waits: a crowded server gets slower for everybody. */
  readonly crowding?: number;
  /** More work per 1000 rows skipped by `startIndex`. */
  readonly perThousandSkipped?: number;
}

/** A queue in front of a number of workers; answers how long each request takes from its arrival on. */
export class Latency {
  private readonly freeAt: number[];
  private readonly settings: LatencySettings;

  constructor(settings: LatencySettings) {
    this.settings = settings;
    this.freeAt = Array.from({ length: settings.workers ?? 0 }, () => 0);
  }

  /** Milliseconds until a request that arrives now is answered. */
  arrive(now: number, skipped: number): number {
    const { network = 0, service = 0, crowding = 0, perThousandSkipped = 0 } = this.settings;
    let work = service + (skipped / 1000) * perThousandSkipped;
    if (this.freeAt.length === 0) return network + work;
    let first = 0;
    let waiting = 0;
    for (let index = 0; index < this.freeAt.length; index++) {
      const free = this.freeAt[index] ?? 0;
      if (free < (this.freeAt[first] ?? 0)) first = index;
      if (free > now + service) waiting += (free - now) / Math.max(1, service) - 1;
    }
    work *= 1 + crowding * waiting;
    const start = Math.max(now, this.freeAt[first] ?? 0);
    this.freeAt[first] = start + work;
    return start + work - now + network;
  }
}
