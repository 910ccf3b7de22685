import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import type { RunResult } from "./run.ts";
import { removeHandling, VARIANTS, type Variant } from "./variants.ts";

/**
 * The simulated world from the command line: `npm run simulate -- --runs 10000 [--seed N] [--without PART]`.
 * Runs `--runs` worlds with the seeds from `--seed` on, on all cores, and prints what came of them. Exit code 1 if any
 * run failed.
 */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1e6)) },
    without: { type: "string" },
    /** Set for the processes that this one starts. */
    every: { type: "string" },
  },
});
const without = VARIANTS.find((name) => name === values.without);
if (values.without !== undefined && without === undefined) {
  console.error(`--without ${values.without}: it must be one of ${VARIANTS.join(", ")}`);
  process.exit(2);
}
const first = wholeNumber("seed", values.seed);
const runs = wholeNumber("runs", values.runs);

if (values.every !== undefined) await work(wholeNumber("every", values.every));
else await conduct();

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`--${name} ${text}: it must be a whole number`);
  process.exit(2);
}

/** Runs every so manyth seed, and sends each result to the process that started this one. */
async function work(step: number): Promise<void> {
  if (without !== undefined) removeHandling(without);
  const { runOnce } = await import("./run.ts");
  for (let seed = first; seed < first + runs; seed += step) process.send?.(await runOnce(seed));
  process.disconnect();
}

async function conduct(): Promise<void> {
  const begun = Date.now();
  const workers = Math.min(availableParallelism(), Math.max(1, Math.ceil(runs / 20)));
  const table = createTable(without);
  const ended = Array.from({ length: workers }, (_, index) => {
    const args = ["--seed", String(first + index), "--runs", String(Math.max(0, runs - index))];
    const more = without === undefined ? [] : ["--without", without];
    const child = fork(import.meta.filename, [...args, "--every", String(workers), ...more]);
    child.on("message", (result: RunResult) => table.add(result));
    return new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 1)));
  });
  const codes = await Promise.all(ended);
  table.print((Date.now() - begun) / 1000);
  const missing = runs - table.runs();
  if (missing > 0)
    console.log(`${missing} runs did not end: a worker stopped with exit code ${Math.max(...codes)}.`);
  process.exitCode = table.failed() > 0 || missing > 0 ? 1 : 0;
}

interface Table {
  add(result: RunResult): void;
  print(seconds: number): void;
  runs(): number;
  failed(): number;
}

function createTable(variant: Variant | undefined): Table {
  const totals = new Map<string, number>();
  const faults = new Map<string, number>();
  const verdicts = new Map<string, number>();
  const failed: RunResult[] = [];
  const add = (map: Map<string, number>, key: string, count: number): void =>
    void map.set(key, (map.get(key) ?? 0) + count);
  const total = (key: string): number => totals.get(key) ?? 0;
  const line = (name: string, value: unknown): void => console.log(`${name.padEnd(36)}${value}`);
  return {
    add(result) {
      add(totals, "runs", 1);
      add(totals, "events", result.events);
      add(totals, "requests", result.requests);
      add(totals, result.outcome, 1);
      if (result.passing) add(totals, "passing", 1);
      for (const [kind, count] of Object.entries(result.faults)) add(faults, kind, count);
      for (const [kind, count] of Object.entries(result.verdicts)) add(verdicts, kind, count);
      if (result.failures.length > 0) failed.push(result);
    },
    print(seconds) {
      if (variant !== undefined) console.log(`Without the handling of: ${variant}\n`);
      line("Runs", `${total("runs")} in ${seconds.toFixed(1)} s, seeds from ${first} on`);
      line("Events", total("events"));
      line("Requests", total("requests"));
      line("Runs with faults that pass", total("passing"));
      line("Complete", total("complete"));
      line("Incomplete, with a reason", total("incomplete"));
      line("Ended before any room was read", total("no rooms"));
      console.log("\nVerdicts");
      for (const [kind, count] of verdicts) line(`  ${kind}`, count);
      console.log("\nFaults injected");
      for (const [kind, count] of [...faults].sort(([a], [b]) => (a < b ? -1 : 1))) line(`  ${kind}`, count);
      console.log("");
      line("Failed runs", failed.length);
      for (const { seed, failures } of failed.sort((a, b) => a.seed - b.seed).slice(0, 20)) {
        console.log(
          `\n  npm run simulate -- --seed ${seed} --runs 1${variant ? ` --without ${variant}` : ""}`,
        );
        for (const failure of failures.slice(0, failed.length === 1 ? 12 : 3)) console.log(`    ${failure}`);
      }
    },
    runs: () => total("runs"),
    failed: () => failed.length,
  };
}
