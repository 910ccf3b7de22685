import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../demo/runner.ts";

let built: string | undefined;

/**
 * The bundle of the sources as they are now, built into a temporary directory as `npm run build` builds `dist/`: a
 * benchmark must never measure an old `dist/`.
 */
export function freshBundle(): string {
  if (built !== undefined && existsSync(built)) return built;
  const directory = mkdtempSync(join(tmpdir(), "bench-bundle-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  symlinkSync(join(repository, "node_modules"), join(directory, "node_modules"), "junction");
  copyFileSync(join(repository, "package.json"), join(directory, "package.json"));
  const require = createRequire(import.meta.url);
  const node = (...args: string[]): void =>
    void execFileSync(process.execPath, args, { cwd: repository, stdio: ["ignore", "ignore", "inherit"] });
  const tsc = join(repository, "node_modules", "typescript", "bin", "tsc");
  node(tsc, "--project", "tsconfig.build.json", "--outDir", join(directory, "build"));
  const ncc = require.resolve("@vercel/ncc/dist/ncc/cli.js");
  const output = join(directory, "dist");
  node(ncc, "build", join(directory, "build", "main.js"), "--out", output, "--target", "es2022");
  built = join(output, "index.js");
  return built;
}
