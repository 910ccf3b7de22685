import type { BulkTruth } from "../demo/bulk.ts";

const PAGE = 100;
const READERS = 10;

/** Pages that must be read at the least. */
export interface Pages {
  /** ⌈events ÷ 100⌉ of the trail. */
  readonly trail: number;
  /** The same of each room's log. */
  readonly logs: number;
}

export function fewestPages(truth: BulkTruth): Pages {
  const logs = [...truth.logEventsByRoom.values()].reduce((sum, count) => sum + Math.ceil(count / PAGE), 0);
  return { trail: Math.ceil(truth.events / PAGE), logs };
}

/** Milliseconds of the schedule that nobody can beat: ten at once, from the first moment to the last. */
export function idealWall({ trail, logs }: Pages, latency: number): number {
  return ((trail + logs) / READERS) * latency;
}

/** The same where any 60 seconds may see only so many requests: the earliest moment for each. */
export function idealWallWithBudget({ trail, logs }: Pages, latency: number, perMinute: number): number {
  const starts: number[] = [];
  for (let n = 0; n < trail + logs; n++) {
    starts.push(
      Math.max(0, (starts[n - READERS] ?? -latency) + latency, (starts[n - perMinute] ?? -60_000) + 60_000),
    );
  }
  return (starts.at(-1) ?? 0) + latency;
}
