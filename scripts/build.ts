// Builds dist/: tsc emits JavaScript into build/, ncc bundles that, unminified so that it can be reviewed.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BundledModule, bundledPackages, licenseTexts } from "./licenses.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, "node_modules", ".bin");
const run = (command: string, ...args: string[]): void => {
  execFileSync(command, args, {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
};

rmSync(join(root, "build"), { recursive: true, force: true });
rmSync(join(root, "dist"), { recursive: true, force: true });
run(join(bin, "tsc"), "--project", "tsconfig.build.json");
const modules: BundledModule[] = [];
const ncc = createRequire(import.meta.url).resolve("@vercel/ncc/dist/ncc/cli.js");

/** Bundles what tsc made of one entry into a folder of dist/. */
function bundle(entry: string, out: string): void {
  const statistics = join(root, "build", "statistics.json");
  run(process.execPath, ncc, "build", entry, "--out", out, "--target", "es2022", "--stats-out", statistics);
  const found = JSON.parse(readFileSync(statistics, "utf8")) as { readonly modules: BundledModule[] };
  modules.push(...found.modules);
  rmSync(statistics);
}

bundle("build/main.js", "dist");
bundle("build/rollup/main.js", join("dist", "rollup"));
bundle("build/rollup/plan/main.js", join("dist", "plan"));
// ncc's own list lacks the packages whose modules it joins.
const packages = bundledPackages(modules);
writeFileSync(join(root, "build", "bundled-packages.json"), JSON.stringify(packages));
writeFileSync(join(root, "dist", "licenses.txt"), licenseTexts(root, packages));
