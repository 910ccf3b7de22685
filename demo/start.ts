// npm start: a demo portal, one run of the real action against it, and what its user would see.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { makeOrganisation } from "./organisation.ts";
import { bundlePath, type RunResult, repository, runAction } from "./runner.ts";
import { startDemoServer } from "./server.ts";

const colours = process.stdout.isTTY === true;
const bold = (text: string): string => (colours ? `\u001b[1m${text}\u001b[0m` : text);
const dim = (text: string): string => (colours ? `\u001b[2m${text}\u001b[0m` : text);
const print = (text = ""): void => {
  process.stdout.write(`${text}\n`);
};
const section = (title: string): void => {
  print();
  print(bold(`── ${title} ${"─".repeat(Math.max(3, 76 - title.length))}`));
  print();
};

/** `YYYY-MM` of the month before this one: what a scheduled run reports on. */
function lastMonth(timeZone: string): string {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit" }).format(
    new Date(),
  );
  const [year = 2026, month = 1] = today.split("-").map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}

const shownLines = 24;

async function printFile(path: string): Promise<void> {
  const content = await readFile(path);
  print(bold(basename(path)) + dim(`  ${content.length.toLocaleString("en")} bytes`));
  if (path.endsWith(".xlsx")) print(dim("  a workbook"));
  else if (path.endsWith(".html")) print(dim("  open it in a browser"));
  else {
    const lines = content
      .toString("utf8")
      .replace(/^\uFEFF/, "")
      .split("\n");
    for (const line of lines.slice(0, shownLines)) print(`  ${line.slice(0, 160)}`);
    if (lines.length > shownLines) print(dim(`  … ${lines.length - shownLines} more lines`));
  }
  print();
}

async function printRun(result: RunResult): Promise<void> {
  section("Outputs");
  for (const [name, value] of Object.entries(result.outputs)) print(`${name}: ${value}`);
  section("Job summary");
  print(result.summary.trimEnd());
  section("Files");
  for (const path of result.files.values()) await printFile(path);
}

const bundle = await bundlePath();
if (!existsSync(bundle)) {
  print("Building the action first…");
  execFileSync(process.execPath, [join(repository, "scripts", "build.ts")], {
    cwd: repository,
    stdio: "inherit",
  });
}

const timeZone = "Europe/Berlin";
const month = lastMonth(timeZone);
const organisation = makeOrganisation({ month, timeZone });
const portal = organisation.portal();
const before = new Set(organisation.store.files.keys());
const server = await startDemoServer(portal);
const { truth } = organisation;

section("The demo portal");
print(
  `${server.url} (DocSpace ${portal.settings.version}, ${timeZone}) holds ${truth.events.toLocaleString("en")} events in ${month},`,
);
print(
  `${organisation.people.length} people, ${organisation.store.rooms.size} rooms and ${truth.members.length} memberships.`,
);

section("The run's log");
const result = await runAction({
  bundle,
  inputs: {
    "portal-url": server.url,
    "api-key": organisation.keys.least.secret,
    "folder-id": String(organisation.reportFolderId),
    period: month,
  },
  onLog: (text) => process.stdout.write(text),
});

await printRun(result);
section("What the portal received");
const uploaded = [...organisation.store.files.values()].filter(({ id }) => !before.has(id));
for (const file of uploaded) {
  const current = file.versions[file.versions.length - 1];
  print(
    `${file.title}: file ${file.id} in folder ${file.folderId}, version ${current?.version}, ${current?.size} bytes`,
  );
}
const kinds = new Map<string, number>();
for (const request of portal.requests) {
  const path = (request.path.split("?")[0] ?? "")
    .replace(/[0-9a-f-]{36}/g, "{id}")
    .replace(/\d{4,}/g, "{id}");
  const line = `${request.method} ${path} → ${request.status}`;
  kinds.set(line, (kinds.get(line) ?? 0) + 1);
}
print();
for (const [line, count] of [...kinds].sort((a, b) => b[1] - a[1]))
  print(`${String(count).padStart(5)} × ${line}`);
section("Truth");
const told = result.outputs["event-count"] ?? "?";
print(`Events: the report has ${told}, the portal holds ${truth.events}.`);
print(
  `Inactive memberships: the report has ${result.outputs["inactive-count"] ?? "?"}, in truth there are ${truth.counts.inactive}.`,
);
print(`Exit code ${result.exitCode}; report files are in ${result.workspace}.`);

await server.close();
process.exitCode = result.exitCode ?? 1;
