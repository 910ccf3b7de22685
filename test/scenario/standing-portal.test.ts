import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repository } from "../../demo/runner.ts";

const start = join(repository, "demo", "start.ts");
const home = mkdtempSync(join(tmpdir(), "newcomer-"));
let portal: ChildProcess;
/** What the standing portal tells of itself, by name. */
let told: Record<string, string> = {};

beforeAll(async () => {
  portal = spawn(process.execPath, [start, "--portal"], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  for await (const piece of portal.stdout ?? []) {
    text += piece;
    if (text.includes("npm run workflow")) break;
  }
  told = Object.fromEntries(
    [...text.matchAll(/^ +([a-z-]+): +(.+)$/gm)].map(([, name, value]) => [name, value]),
  );
});

afterAll(() => {
  portal.kill();
  rmSync(home, { recursive: true });
});

/** What somebody does who has the README and what the portal told. */
function runWorkflow(text: string, key = told["api-key"] ?? "") {
  const file = join(home, "docspace-audit.yml");
  writeFileSync(file, text.replaceAll("https://acme.onlyoffice.com", told["portal-url"] ?? ""));
  const env = { ...process.env, DOCSPACE_API_KEY: key };
  const { status, stdout } = spawnSync(process.execPath, [start, "--workflow", file], {
    env,
    encoding: "utf8",
  });
  const summary = /run: (\S+job-summary\.md)/.exec(stdout)?.[1];
  if (summary === undefined) return { status, stdout, summary: "" };
  const read = readFileSync(summary, "utf8");
  rmSync(dirname(summary), { recursive: true });
  return { status, stdout, summary: read };
}

const readme = readFileSync(join(repository, "README.md"), "utf8");
const [first = "", monthly = ""] = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, block = ""]) => block,
);

test("it tells all that the README's workflows need", () => {
  expect(Object.keys(told)).toEqual(["portal-url", "api-key", "folder-id", "room-ids"]);
});

test.each([
  ["first", first, /memberships inactive .*nothing missing/],
  ["monthly", monthly, /### Uploaded to DocSpace/],
])("the README's %s workflow runs against it, with the address alone replaced", (_, workflow, expected) => {
  const { status, summary } = runWorkflow(workflow);
  expect(status).toBe(0);
  expect(summary).toMatch(expected);
});

test("a wrong key fails as it does on GitHub, with the reason in the summary", () => {
  const { status, summary } = runWorkflow(first, "sk-wrong");
  expect(status).toBe(1);
  expect(summary).toMatch(/api-key/);
});

test.each([
  ["no file", [], /^Name a workflow file/],
  ["a file that is not there", ["nowhere.yml"], /^Name a workflow file/],
])("%s is answered by one sentence", (_, given, expected) => {
  const { status, stdout } = spawnSync(process.execPath, [start, "--workflow", ...given], {
    encoding: "utf8",
  });
  expect([status, stdout.trim().split("\n").length]).toEqual([1, 1]);
  expect(stdout).toMatch(expected);
});

test("a workflow without the action is told so", () => {
  const { status, stdout } = runWorkflow("jobs: { build: { steps: [] } }");
  expect(status).toBe(1);
  expect(stdout).toMatch(/has no job "audit"/);
});

test("Ctrl-C ends it", async () => {
  portal.kill("SIGINT");
  expect(await once(portal, "exit")).toEqual([null, "SIGINT"]);
});
