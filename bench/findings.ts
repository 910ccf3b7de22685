/** One number to reach, and what was measured. */
export interface Bar {
  readonly what: string;
  readonly bar: string;
  readonly measured: string;
  readonly met: boolean;
}

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What one part of the benchmark found. */
export interface Findings {
  readonly bars: readonly Bar[];
  readonly tables: readonly Table[];
}

interface PartContext {
  readonly quick: boolean;
  /** Another bundle to be measured beside this one. */
  readonly compare?: string;
  readonly log: (line: string) => void;
}

/** A part of the benchmark, chosen by `--only`. */
export interface Part {
  readonly name: string;
  /** What it measures, for where it has not been measured. */
  readonly what: string;
  measure(context: PartContext): Promise<Findings>;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** `12 345`. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, " ");
}

/** Milliseconds as `0.42 s`, `19.8 s`, `131 s`. */
export function seconds(milliseconds: number): string {
  const value = milliseconds / 1000;
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} s`;
}

export function times(factor: number): string {
  return `${factor.toFixed(2)} ×`;
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
