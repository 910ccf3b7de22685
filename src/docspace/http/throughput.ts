/** Squared relative spread that is assumed of fewer than eight latencies: they may agree by chance. */
const FEW_SPREAD = 0.05;

/** Latencies of one level by kind of request: only the same kind is comparable. */
export type Sample = Map<string, number[]>;

/** Throughput as a multiple of another, and the standard error of its logarithm. */
export interface Gain {
  readonly factor: number;
  readonly uncertainty: number;
}

/** Throughput at level b against that at level a, from the kinds seen at both; undefined if there are none. */
export function gainOf(a: Sample, levelA: number, b: Sample, levelB: number): Gain | undefined {
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
export function isOpen(gain: Gain, needed: number, errors = 1): boolean {
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
