// npm run bench: how fast, how many requests, how much memory, beside what a run should reach.
//   npm run bench -- --only start,processing   some parts
//   npm run bench -- --quick                   fewer repetitions, no million in virtual time
//   npm run bench -- --compare INDEX.JS        another bundle, a release's, beside this one on the same worlds
//   npm run bench -- --readme                  writes docs/performance.md: the parts measured now, the others as kept
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";
import { repository } from "../demo/runner.ts";
import type { Findings, Part } from "./findings.ts";
import { readOptions } from "./options.ts";
import { beside } from "./parts/beside.ts";
import { distant } from "./parts/distant.ts";
import { loopback } from "./parts/loopback.ts";
import { many } from "./parts/many.ts";
import { processing } from "./parts/processing.ts";
import { requests } from "./parts/requests.ts";
import { saturating } from "./parts/saturating.ts";
import { start } from "./parts/start.ts";
import { type Results, readResults, writeResults } from "./results.ts";
import { markdown, plainBars, plainTable, withFindings } from "./show.ts";

const PARTS: readonly Part[] = [beside, distant, saturating, requests, loopback, many, processing, start];

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const options = readOptions(
  process.argv.slice(2),
  PARTS.map(({ name }) => name),
);
const parts = PARTS.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
const { quick, compare } = options;
const context = { quick, ...(compare === undefined ? {} : { compare }), log: print };
const found = new Map<string, Findings>();
let results: Results = readResults();
for (const part of parts) {
  const findings = await part.measure(context);
  found.set(part.name, findings);
  results = { ...results, [part.name]: { ...findings, ...circumstances(), quick } };
  // After each, so that what was measured is kept when a later part fails.
  writeResults(results);
}

const findings = [...found.values()];
for (const table of findings.flatMap(({ tables }) => tables)) print(`\n${plainTable(table)}`);
print(`\n${plainBars(findings.flatMap(({ bars }) => bars))}`);
if (options.readme) {
  const path = join(repository, "docs/performance.md");
  writeFileSync(path, withFindings(readFileSync(path, "utf8"), markdown(PARTS, results)));
  print("docs/performance.md holds them now.");
}

function circumstances(): { date: string; machine: string } {
  const [load = 0] = loadavg();
  const processors = `${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}`;
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${processors}, Node ${process.version}, load ${load.toFixed(1)}`,
  };
}
