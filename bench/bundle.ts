import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle, compile, root } from "../scripts/bundle.ts";

let built: string | undefined;

/**
 * The bundle of the sources as they are now, built into a temporary directory as `npm run build` builds `dist/`: a
 * benchmark must never measure an old `dist/`.
 */
export function freshBundle(): string {
  if (built !== undefined && existsSync(built)) return built;
  const directory = mkdtempSync(join(tmpdir(), "bench-bundle-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"), "junction");
  copyFileSync(join(root, "package.json"), join(directory, "package.json"));
  compile(join(directory, "build"));
  const output = join(directory, "dist");
  bundle(join(directory, "build", "main.js"), output);
  built = join(output, "index.js");
  return built;
}
