// Builds dist/: tsc emits JavaScript into build/, ncc bundles that, unminified so that it can be reviewed.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

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
run(
  process.execPath,
  createRequire(import.meta.url).resolve("@vercel/ncc/dist/ncc/cli.js"),
  "build",
  "build/main.js",
  "--out",
  "dist",
  "--license",
  "licenses.txt",
  "--target",
  "es2022",
);
