import type { Clock } from "../time/clock.ts";
import type { Log } from "./log.ts";
/** Lines of progress, not more often than every `interval` milliseconds; the first one after one interval. */
export interface Progress {
  /** Logs `line()` if it is time; does not call it otherwise. */
  report(line: () => string): void;
}

export function createProgress(log: Pick<Log, "info">, clock: Pick<Clock, "now">, interval = 5000): Progress {
  let last = clock.now();
  return {
    report(line) {
      const now = clock.now();
      if (now - last < interval) return;
      last = now;
      log.info(line());
    },
  };
}

/**
 * Progress in words: `12 400 events, 34 % of the period, 1180 a second, about 20 s left`.
 * `share` is the part done, 0 to 1, where known; `elapsed` is in milliseconds.
 */
export function progressLine(events: number, elapsed: number, share?: number): string {
  const parts = [`${grouped3(events)} events`];
  if (share !== undefined) parts.push(`${Math.floor(share * 100)} % of the period`);
  if (elapsed > 0) parts.push(`${Math.round((events * 1000) / elapsed)} a second`);
  if (share !== undefined && share > 0.01 && share < 1) {
    parts.push(`about ${duration((elapsed * (1 - share)) / share)} left`);
  }
  return parts.join(", ");
}

/** Why nothing happens for so many seconds. */
export function waitingLine(seconds: number): string {
  return `Waiting ${seconds} s for what the portal may still have to write down: files moved just now, members added just now.`;
}

function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function grouped3(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, " ");
}
