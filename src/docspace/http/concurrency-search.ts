/**
 * Finds by itself how many requests at once give the highest throughput: a distant portal gains from every further
 * one, a small server is slower for everybody beyond its own number. By Little's law throughput is the number at
 * once divided by the latency, so that latencies are all that is needed.
 *
 * It grows 1, 2, 4, 8, 10 while each step pays, then compares neighbours in ever smaller steps until none is better,
 * and looks again from time to time. Pure: it knows neither time nor requests, only what it is told.
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

/** A step up must gain this much in the fast growth, and this much between neighbours. */
const WORTH_GROWING = 1.07;
const WORTH_MOVING = 1.03;
/** Fewer requests at once are preferred as long as they cost no more than this altogether. */
const CHEAP = 0.97;
/** Latencies kept of each kind at each level. */
const KEPT = 80;
/** Squared relative spread that is assumed of fewer than eight latencies: they may agree by chance. */
const FEW_SPREAD = 0.05;
/** How many times the usual observations are made when the first ones leave it open. */
const PATIENCE = 4;
/** Requests between two looks at the neighbours: doubled each time that nothing better was found. */
const FIRST_REST = 300;
const LONGEST_REST = 4_800;

/** Latencies of one level by kind of request: only the same kind is comparable. */
type Sample = Map<string, number[]>;

export function createParallelismSearch(most: number): ParallelismSearch {
  let level = 1;
  let ceiling = most;
  let epoch = 0;
  let settling = 0;
  let sample: Sample = new Map();
  let observed = 0;

  let phase: "grow" | "measure" | "try" | "rest" = "grow";
  /** The level to beat, and what was seen there. */
  let best = 1;
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
    // Answers to requests from before the change still compete with the first new ones: one round is not counted.
    settling = phase === "grow" ? 0 : nextLevel === level ? 0 : nextLevel;
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
    const gain = best === level ? undefined : gainOf(bestSample, best, sample, level);
    if (gain && gain.factor < WORTH_GROWING) {
      // One step too far is soon taken back, but stopping early costs until the next look around.
      if (isOpen(gain, WORTH_GROWING, 2) && observed < PATIENCE * level) return;
      return search(best, best > 2 ? 2 : 1);
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
        if (observed >= Math.max(2, level)) grown();
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

/** Observations that make a comparison: two rounds, but never fewer than eight. */
function enough(level: number): number {
  return Math.max(8, level * 2);
}

/** Throughput as a multiple of another, and the standard error of its logarithm. */
interface Gain {
  readonly factor: number;
  readonly uncertainty: number;
}

/** Throughput at level b against that at level a, from the kinds seen at both; undefined if there are none. */
function gainOf(a: Sample, levelA: number, b: Sample, levelB: number): Gain | undefined {
  let weight = 0;
  let slower = 0;
  let variance = 0;
  for (const [kind, latenciesA] of a) {
    const latenciesB = b.get(kind);
    if (!latenciesB) continue;
    const share = Math.min(latenciesA.length, latenciesB.length);
    const typicalA = typical(latenciesA);
    const typicalB = typical(latenciesB);
    slower += share * Math.log(typicalB.mean / typicalA.mean);
    variance += share ** 2 * (typicalA.variance + typicalB.variance);
    weight += share;
  }
  if (weight === 0) return undefined;
  return {
    factor: levelB / levelA / Math.exp(slower / weight),
    uncertainty: Math.sqrt(variance) / weight,
  };
}

/** Too close to call: more observations may still turn it. */
function isOpen(gain: Gain, needed: number, errors = 1): boolean {
  return Math.abs(Math.log(gain.factor / needed)) < errors * gain.uncertainty;
}

/**
 * The mean of the middle (one straggler must not decide, a skewed half must), and the variance of that mean relative
 * to its square.
 */
function typical(latencies: readonly number[]): { readonly mean: number; readonly variance: number } {
  const sorted = latencies.toSorted((x, y) => x - y);
  const cut = Math.floor(sorted.length / 8);
  const middle = sorted.slice(cut, sorted.length - cut);
  const mean = Math.max(0.1, sumOf(middle) / middle.length);
  const spread = sumOf(middle.map((latency) => (latency / mean - 1) ** 2)) / Math.max(1, middle.length - 1);
  return { mean, variance: Math.max(spread, latencies.length < 8 ? FEW_SPREAD : 0) / middle.length };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
