import type { Clock } from "../src/time/clock.ts";

interface Sleeper {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

/**
 * A clock that jumps: as soon as nothing else is left to do, time moves on to the next sleeper. A run of minutes takes
 * milliseconds, and the same run wakes in the same order every time.
 */
export class VirtualClock implements Clock {
  private time: number;
  private order = 0;
  private readonly sleepers: Sleeper[] = [];
  private scheduled = false;

  /** `start`: milliseconds since 1970. */
  constructor(start: number) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason);
        return;
      }
      const aborted = (): void => {
        const index = this.sleepers.indexOf(sleeper);
        if (index >= 0) this.sleepers.splice(index, 1);
        reject(signal?.reason);
      };
      const sleeper: Sleeper = {
        at: this.time + Math.max(0, milliseconds),
        order: this.order++,
        wake: () => {
          signal?.removeEventListener("abort", aborted);
          resolve();
        },
      };
      signal?.addEventListener("abort", aborted, { once: true });
      this.insert(sleeper);
      this.schedule();
    });
  }

  private insert(sleeper: Sleeper): void {
    let index = this.sleepers.length;
    while (index > 0 && (this.sleepers[index - 1]?.at ?? 0) > sleeper.at) index--;
    this.sleepers.splice(index, 0, sleeper);
  }

  /** Everything that can run without time passing runs first: promises, then what waits for the event loop. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      const next = this.sleepers.shift();
      if (next === undefined) return;
      this.time = Math.max(this.time, next.at);
      next.wake();
      if (this.sleepers.length > 0) this.schedule();
    });
  }
}
