// npm run bench: how fast, how many requests, how much memory, beside what a run should reach.
//   npm run bench -- --only start,processing   some parts
//   npm run bench -- --quick                   fewer repetitions, no million in virtual time
//   npm run bench -- --compare INDEX.JS        another bundle, a release's, beside this one on the same worlds
//   npm run bench -- --readme                  writes what was found into docs/performance.md
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { repository } from "../demo/runner.ts";
import type { Findings, Part } from "./findings.ts";
import { readOptions } from "./options.ts";
import { beside } from "./parts/beside.ts";
import { distant } from "./parts/distant.ts";
import { loopback } from "./parts/loopback.ts";
import { processing } from "./parts/processing.ts";
import { requests } from "./parts/requests.ts";
import { saturating } from "./parts/saturating.ts";
import { start } from "./parts/start.ts";
import { markdown, plainBars, plainTable, withFindings } from "./show.ts";

const PARTS: readonly Part[] = [beside, distant, saturating, requests, loopback, processing, start];

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const options = readOptions(
  process.argv.slice(2),
  PARTS.map(({ name }) => name),
);
const parts = PARTS.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
const found = new Map<string, Findings>();
const { quick, compare } = options;
const context = { quick, ...(compare === undefined ? {} : { compare }), log: print };
for (const part of parts) found.set(part.name, await part.measure(context));

const findings = [...found.values()];
for (const table of findings.flatMap(({ tables }) => tables)) print(`\n${plainTable(table)}`);
print(`\n${plainBars(findings.flatMap(({ bars }) => bars))}`);

const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`;
const results = join(repository, "bench", "results");
mkdirSync(results, { recursive: true });
writeFileSync(
  join(results, "latest.json"),
  `${JSON.stringify({ machine, quick: options.quick, parts: Object.fromEntries(found) }, null, 1)}\n`,
);
print(`\nWritten to ${join("bench", "results", "latest.json")}.`);
if (options.readme) {
  const path = join(repository, "docs/performance.md");
  writeFileSync(path, withFindings(readFileSync(path, "utf8"), markdown(findings, options.quick, machine)));
  print("docs/performance.md holds them now.");
}
