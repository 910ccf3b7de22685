import { type Gain, gainOf, isOpen, type Sample } from "./throughput.ts";

/**
 * Finds by itself how many requests at once give the highest throughput: a distant portal gains from every further
 * one, a small server is slower for everybody beyond its own number. By Little's law throughput is the number at
 * once divided by the latency, so that latencies are all that is needed.
 *
 * It begins with 4, which no server minds, grows to 8 and 10 while each step pays, then compares neighbours in ever
 * smaller steps until none is better, and looks again from time to time. Pure: it knows neither time nor requests, only what it is told.
 */
export interface ParallelismSearch {
  /** How many requests should run at once now. */
  readonly level: number;
  /** Marks the level at which a request was started; give it back with the latency. */
  readonly epoch: number;
  /** Tells one latency that was measured while exactly `level` requests ran, started in `epoch`. */
  observe(kind: string, latency: number, epoch: number): void;
  /** The server refused because too many requests ran at once: go down, and stay down for a while. */
  refuse(): void;
}

/** Requests at once before anything is known. */
const FIRST_LEVEL = 4;
/** A step up must gain this much in the fast growth, and this much between neighbours. */
const WORTH_GROWING = 1.07;
const WORTH_MOVING = 1.03;
/** Fewer requests at once are preferred as long as they cost no more than this altogether. */
const CHEAP = 0.97;
/** A kind of request seen so often at the first level can be compared with what the next one brings. */
const COMPARABLE = 2;
/** Latencies kept of each kind at each level. */
const KEPT = 80;
/** How many times the usual observations are made when the first ones leave it open. */
const PATIENCE = 4;
/** Requests between two looks at the neighbours: doubled each time that nothing better was found. */
const FIRST_REST = 300;
const LONGEST_REST = 4_800;

/** Looks for the number of requests at once that serves best. Long: one state machine, whose steps lead to each other. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state machine, each of whose steps may lead to every other.
export function createParallelismSearch(most: number): ParallelismSearch {
  let level = Math.min(FIRST_LEVEL, most);
  let ceiling = most;
  let epoch = 0;
  let settling = 0;
  let sample: Sample = new Map();
  let observed = 0;

  let phase: "grow" | "measure" | "try" | "rest" = "grow";
  /** The level to beat, and what was seen there. */
  let best = level;
  let bestSample: Sample = new Map();
  let step = 0;
  let direction = -1;
  let failures = 0;
  /** Throughput compared with the best seen, multiplied over the steps down taken since. */
  let spent = 1;
  let rest = FIRST_REST;

  const enter = (next: typeof phase, nextLevel: number) => {
    phase = next;
    if (nextLevel !== level) epoch++;
    // The first new requests find the server as it was before the change: as many as it changed by are not counted.
    settling = Math.abs(nextLevel - level);
    level = nextLevel;
    sample = new Map();
    observed = 0;
  };

  const restNow = () => {
    failures = 0;
    enter("rest", best);
  };

  const search = (from: number, firstStep: number) => {
    best = from;
    step = firstStep;
    direction = -1;
    failures = 0;
    spent = 1;
    enter("measure", best);
  };

  /** The next neighbour of the best level, or rest when both sides and all steps are done. */
  const tryNext = () => {
    for (;;) {
      if (failures >= 2) {
        if (step <= 1) {
          rest = Math.min(rest * 2, LONGEST_REST);
          return restNow();
        }
        step = 1;
        failures = 0;
      }
      const candidate = best + direction * step;
      if (candidate >= 1 && candidate <= ceiling) return enter("try", candidate);
      direction = -direction;
      failures++;
    }
  };

  const grown = () => {
    if (best !== level) {
      const gain = gainOf(bestSample, best, sample, level);
      // What is asked now was not asked before: without having been seen there it cannot be compared.
      if (gain === undefined) return enter("grow", best);
      if (gain.factor < WORTH_GROWING) {
        if (mayStillPay(gain) && observed < PATIENCE * level) return;
        // Two fewer of four would be half of what a server of four can do.
        return search(best, best > FIRST_LEVEL ? 2 : 1);
      }
    }
    best = level;
    bestSample = sample;
    const next = Math.min(level * 2, ceiling);
    if (next === level) return restNow();
    return enter("grow", next);
  };

  const tried = () => {
    const gain = gainOf(bestSample, best, sample, level) ?? { factor: 0, uncertainty: 0 };
    const needed = direction > 0 ? WORTH_MOVING : CHEAP / spent;
    if (isOpen(gain, needed) && observed < PATIENCE * enough(level)) return;
    if (gain.factor <= needed) {
      direction = -direction;
      failures++;
      return tryNext();
    }
    spent = direction > 0 ? 1 : Math.min(1, spent * gain.factor);
    best = level;
    bestSample = sample;
    failures = 0;
    rest = FIRST_REST;
    return tryNext();
  };

  const decide = () => {
    switch (phase) {
      case "grow":
        if (observed >= level && (level !== best || repeats(sample) >= COMPARABLE)) grown();
        return;
      case "measure":
        if (observed < 2 * enough(level)) return;
        bestSample = sample;
        tryNext();
        return;
      case "try":
        if (observed >= enough(level)) tried();
        return;
      case "rest":
        if (observed < rest) return;
        ceiling = Math.min(most, ceiling + 1);
        search(best, 1);
        return;
    }
  };

  return {
    get level() {
      return level;
    },
    get epoch() {
      return epoch;
    },
    observe(kind, latency, started) {
      if (started !== epoch) return;
      if (settling > 0) {
        settling--;
        return;
      }
      const latencies = sample.get(kind) ?? [];
      if (latencies.length === 0) sample.set(kind, latencies);
      if (latencies.length >= KEPT) latencies.shift();
      latencies.push(latency);
      observed++;
      decide();
    },
    refuse() {
      ceiling = Math.max(1, Math.floor(level / 2));
      best = Math.min(best, ceiling);
      rest = FIRST_REST;
      restNow();
    },
  };
}

/** One step too far is soon taken back, but stopping early costs until the next look around. */
function mayStillPay(gain: Gain): boolean {
  return isOpen(gain, WORTH_GROWING, gain.factor < 1 ? 1 : 2);
}

/** How often the kind was seen that was seen most: what is asked once only can be compared with nothing later. */
function repeats(sample: Sample): number {
  return Math.max(...[...sample.values()].map(({ length }) => length));
}

/** Observations that make a comparison: two rounds, but never fewer than eight. */
function enough(level: number): number {
  return Math.max(8, level * 2);
}
