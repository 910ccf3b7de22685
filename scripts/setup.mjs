// Installs the locked dependencies when they are missing or older than the lock file, so that `npm start` and
// `npm test` are each enough on a fresh clone. Plain JavaScript: it runs on whatever Node (20 or newer) is there;
// everything after it runs on Node 24, which the dependencies bring.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The packages of a lock file, without the optional ones for other platforms. */
function locked(file) {
  if (!existsSync(file)) return undefined;
  const packages = Object.entries(JSON.parse(readFileSync(file, "utf8")).packages ?? {});
  return packages
    .filter(([name, entry]) => name !== "" && !entry.optional)
    .map(([name, entry]) => `${name}@${entry.version}`)
    .sort()
    .join("\n");
}

const wanted = locked(join(root, "package-lock.json"));
const installed = locked(join(root, "node_modules", ".package-lock.json"));
if (wanted !== installed) {
  console.log("Installing the locked dependencies, once (npm ci) …");
  const npm = process.env["npm_execpath"];
  const [command, ...args] = npm ? [process.execPath, npm] : ["npm"];
  const { status, stdout, error } = spawnSync(
    command,
    [...args, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      encoding: "utf8",
    },
  );
  if (status !== 0) {
    console.error(`${stdout}npm ci failed: ${error?.message ?? `exit code ${status}`}.`);
    process.exit(1);
  }
}
