import { resolve } from "node:path";
import { parseArgs } from "node:util";

export interface BenchOptions {
  /** Names of the parts to measure; empty: all. */
  readonly only: readonly string[];
  /** Fewer repetitions and no million where that takes minutes. */
  readonly quick: boolean;
  /** Writes docs/performance.md. */
  readonly readme: boolean;
  /** Another bundle's `index.js`, measured beside this one on the same worlds. */
  readonly compare?: string;
}

/** Reads the command line; a name that no part has is an error. */
export function readOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: "string", multiple: true, default: [] },
      quick: { type: "boolean", default: false },
      readme: { type: "boolean", default: false },
      compare: { type: "string" },
    },
  });
  const only = [...values.only, ...positionals]
    .flatMap((names) => names.split(","))
    .filter((name) => name !== "");
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(", ")}; the parts are ${known.join(", ")}.`);
  const { quick, readme, compare } = values;
  return { only, quick, readme, ...(compare === undefined ? {} : { compare: resolve(compare) }) };
}
