import { parseArgs } from "node:util";

export interface BenchOptions {
  /** Names of the parts to measure; empty: all. */
  readonly only: readonly string[];
  /** Fewer repetitions and no million where that takes minutes. */
  readonly quick: boolean;
  /** Writes the table into docs/performance.md. */
  readonly readme: boolean;
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
    },
  });
  const only = [...values.only, ...positionals]
    .flatMap((names) => names.split(","))
    .filter((name) => name !== "");
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(", ")}; the parts are ${known.join(", ")}.`);
  if (values.readme && only.length > 0)
    throw new Error("docs/performance.md takes all parts: leave out --only.");
  return { only, quick: values.quick, readme: values.readme };
}
