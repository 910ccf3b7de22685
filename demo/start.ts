// npm start: a demo portal and a mail server, two runs of the real action against them, and what its users would see.
// --verbose shows all of it. Instead of it, --portals N plays several portals and their roll-up, --portal leaves one portal
// standing (npm run portal), and --workflow FILE runs a workflow file here (npm run workflow).
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { portalsAsked, showManyPortals } from "./many-portals.ts";
import { showOnePortal } from "./one-portal.ts";
import { bundlePath, repository } from "./runner.ts";
import { say } from "./show.ts";
import { runWorkflow, standPortal } from "./standing-portal.ts";

/** `YYYY-MM` of the month before this one: what a scheduled run reports on. */
function lastMonth(timeZone: string): string {
  const hourAgo = Date.now() - 3_600_000;
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit" });
  const [year = 2026, month = 1] = day.format(hourAgo).split("-").map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}

const bundle = await bundlePath();
if (![bundle, join(repository, "dist", "rollup", "index.js")].every(existsSync)) {
  say("Building the action first…");
  execFileSync(process.execPath, [join(repository, "scripts", "build.ts")], { stdio: "pipe" });
}

const timeZone = "Europe/Berlin";
const month = lastMonth(timeZone);
const many = portalsAsked(process.argv);
const workflow = process.argv.indexOf("--workflow");
if (process.argv.includes("--portal")) {
  await standPortal(month, timeZone);
} else if (workflow >= 0) {
  process.exitCode = await runWorkflow(process.argv[workflow + 1]);
} else if (many === "wrong") {
  say("--portals takes a whole number from 1 to 20, such as: npm start -- --portals 3");
  process.exitCode = 1;
} else {
  const right =
    many === undefined ? await showOnePortal(bundle, month, timeZone) : await showManyPortals(many, month);
  process.exitCode = right ? 0 : 1;
}
