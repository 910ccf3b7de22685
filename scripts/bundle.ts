import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BundledModule } from "./licenses.ts";

/** The project's directory. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Packages that do nothing when they are loaded, and do not say so. Of such a package the bundler leaves out what
 * nobody calls: of GitHub's toolkit its HTTP client, which would be half of what the action loads at its start.
 */
const DO_NOTHING_WHEN_LOADED = ["@actions/core"];

/** Makes JavaScript of `src/` in `build`, ready to be bundled; what was there before goes. */
export function compile(build: string): void {
  rmSync(build, { recursive: true, force: true });
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  node(tsc, "--project", "tsconfig.build.json", "--outDir", build);
  for (const name of DO_NOTHING_WHEN_LOADED) {
    const copy = join(build, "node_modules", name);
    cpSync(join(root, "node_modules", name), copy, { recursive: true });
    const file = join(copy, "package.json");
    const described = JSON.parse(readFileSync(file, "utf8")) as object;
    writeFileSync(file, JSON.stringify({ ...described, sideEffects: false }));
  }
}

/** Bundles a compiled file, unminified so that it can be reviewed, into the folder `out`; returns what is in it. */
export function bundle(entry: string, out: string): readonly BundledModule[] {
  const ncc = createRequire(import.meta.url).resolve("@vercel/ncc/dist/ncc/cli.js");
  const statistics = `${entry}.statistics.json`;
  node(ncc, "build", entry, "--out", out, "--target", "es2022", "--stats-out", statistics);
  const { modules } = JSON.parse(readFileSync(statistics, "utf8")) as {
    readonly modules: readonly BundledModule[];
  };
  rmSync(statistics);
  return modules;
}

function node(...args: readonly string[]): void {
  execFileSync(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}
