// npm run mutate: changes the sources in small ways, one at a time, and looks whether a test of theirs notices.
// docs/mutation.md says how to read what it prints.
import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

/** The folders whose mistakes would be wrong verdicts, and the score that each must reach, in percent. */
const FOLDERS = ["assess", "collect", "earlier-runs", "settings"];
const WANTED = 85;

interface Mutant {
  readonly fileName: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly status: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

interface StrykerModule {
  readonly Stryker: new (options: object) => { runMutationTest(): Promise<readonly Mutant[]> };
}

const root = join(import.meta.dirname, "..");
const tool = join(root, "test", "mutation");
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: "string", default: "100" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    concurrency: { type: "string", default: "1" },
  },
});
const share = Number(values.share) / 100;
const seed = Number(values.seed);
const folders = positionals.length > 0 ? positionals : FOLDERS;

/** A number from 0 to below 1 that a text and the seed decide (FNV-1a). */
function chance(text: string): number {
  let hash = 2_166_136_261;
  for (const character of `${seed} ${text}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** Drawn are whole declarations, so that a mutant of many lines is drawn like one of a single line. */
function declarations(file: string): string[] {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  const starts = lines.flatMap((line, index) => (/^[\w/@]/.test(line) ? [index] : []));
  return starts
    .map((start, index) => `${file}:${start + 1}-${starts[index + 1] ?? lines.length}`)
    .filter((range) => chance(range) < share);
}

const score = (mutants: readonly Mutant[]) => {
  const among = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status)).length;
  const killed = among("Killed", "Timeout");
  return { killed, all: killed + among("Survived", "NoCoverage"), static: among("Ignored") };
};

if (!existsSync(join(tool, "node_modules", "@stryker-mutator", "core"))) {
  console.log("Installing what mutation testing needs (npm ci in test/mutation) …");
  execFileSync("npm", ["ci", "--loglevel=error"], { cwd: tool, stdio: "inherit" });
}
const entry = join(tool, "node_modules", "@stryker-mutator", "core", "dist", "src", "index.js");
const { Stryker } = (await import(pathToFileURL(entry).href)) as StrykerModule;
process.chdir(root);

console.log(`Seed ${seed}, ${values.share} % of the declarations of ${folders.join(", ")}.`);
let low = false;
for (const folder of folders) {
  const files = globSync(`src/${folder}/**/*.ts`, { cwd: root }).sort();
  process.env["MUTATED"] = folder;
  const mutants = await new Stryker({
    mutate: files.flatMap(declarations),
    testRunner: "vitest",
    plugins: [join(tool, "node_modules", "@stryker-mutator", "vitest-runner", "dist", "src", "index.js")],
    vitest: { configFile: "test/mutation/vitest.config.ts" },
    coverageAnalysis: "perTest",
    ignoreStatic: true, // what is evaluated once at the start, tables of constants, would need every test again
    concurrency: Number(values.concurrency),
    dryRunTimeoutMinutes: 30, // of all tests once; the tool's own five are not enough where other work is going on
    disableTypeChecks: false,
    tsconfigFile: "none", // it would be rewritten by an interface that TypeScript 7 no longer has
    ignorePatterns: ["biome.json", "dist", "bench", "build", "docs", "test/mutation/node_modules"],
    reporters: ["progress-append-only"],
    allowConsoleColors: false,
    logLevel: "warn",
    warnings: false,
  }).runMutationTest();
  for (const { status, fileName, location, mutatorName, replacement } of mutants) {
    if (status !== "Survived" && status !== "NoCoverage") continue;
    const { line, column } = location.start;
    const by = replacement.replace(/\s+/g, " ").slice(0, 80);
    console.log(`${status}: ${relative(root, fileName)}:${line + 1}:${column + 1} ${mutatorName} → ${by}`);
  }
  const { killed, all, static: constants } = score(mutants);
  const percent = all === 0 ? 100 : (100 * killed) / all;
  low ||= percent < WANTED;
  console.log(
    `${folder}: ${percent.toFixed(1)} %, ${killed} of ${all} noticed, ${constants} in constants left out`,
  );
}
process.exitCode = low ? 1 : 0;
