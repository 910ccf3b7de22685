import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Cancelled } from "../../../src/errors.ts";
import { runPlan } from "../../../src/rollup/plan/plan.ts";
import { runRollUp } from "../../../src/rollup/rollup.ts";
import { run } from "../../../src/run/run.ts";
import { createRunnerHost } from "../../../src/runner/host.ts";

let workspace: string;
let said: string;

beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), "docspace-audit-"));
  said = "";
  vi.stubEnv("GITHUB_ACTIONS", "true");
  vi.stubEnv("GITHUB_WORKSPACE", workspace);
  vi.stubEnv("GITHUB_OUTPUT", "");
  vi.stubEnv("GITHUB_STEP_SUMMARY", "");
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(workspace, { recursive: true });
});

test("a roll-up's summary that cannot be written is a warning, and what else failed is told", async () => {
  vi.stubEnv("GITHUB_STEP_SUMMARY", "/dev/null/summary");
  vi.stubEnv("INPUT_FAIL-ON", "missing");
  expect(await runRollUp(createRunnerHost(new AbortController().signal))).toBe(1);
  expect(said).toMatch(/::warning::The job summary could not be written/);
  expect(said).toMatch(/::error::There is no report at all/);
});

test.each([
  ["roll-up", runRollUp],
  ["plan", runPlan],
])("outputs of the %s that cannot be set end it with a sentence", async (_name, step) => {
  vi.stubEnv("GITHUB_OUTPUT", "/dev/null/output");
  vi.stubEnv("INPUT_PORTALS", "- url: https://one.example.com\n  secret: KEY");
  expect(await step(createRunnerHost(new AbortController().signal))).toBe(1);
  expect(said).toMatch(/::error::The outputs of the step could not be set: /);
});

test.each([
  ["roll-up", runRollUp],
  ["plan", runPlan],
])("a %s that was told to end does not pass for one that did its work", async (_name, step) => {
  vi.stubEnv(
    "INPUT_PORTALS",
    '{"portals":[{"name":"one","portal-url":"https://one.example.com","secret":"KEY"}]}',
  );
  vi.stubEnv("INPUT_FAIL-ON", "none");
  const ending = new AbortController();
  ending.abort(new Cancelled());
  expect(await step(createRunnerHost(ending.signal))).toBe(1);
  expect(said).toMatch(/::error::The run was cancelled/);
});

test.each([
  ["audit", run, "docspace-audit", ["audit-summary-2026-09.json", "audit-report-2026-09.xlsx"]],
  ["plan", runPlan, "docspace-audit-plan", ["audit-plan.json"]],
  ["roll-up", runRollUp, "docspace-audit-rollup", ["audit-rollup-2026-09.html", "audit-rollup.csv"]],
])(
  "the %s leaves no file of an earlier run, also where it ends for its inputs",
  async (_name, step, folder, names) => {
    await mkdir(join(workspace, folder));
    for (const name of [...names, "notes.txt"]) await writeFile(join(workspace, folder, name), "earlier");
    vi.stubEnv("INPUT_PERIOD", "2026-13");
    vi.stubEnv("INPUT_FAIL-ON", "everything");
    expect(await step(createRunnerHost(new AbortController().signal))).toBe(1);
    expect(await readdir(join(workspace, folder))).toEqual(["notes.txt"]);
  },
);

test("the roll-up reads what `previous` names, also where that lies in its own directory", async () => {
  const folder = join(workspace, "docspace-audit-rollup");
  await mkdir(folder);
  const earlier = { schemaVersion: 1, kind: "docspace-audit-rollup", portals: [] };
  await writeFile(join(folder, "audit-rollup-2026-09.json"), JSON.stringify(earlier));
  vi.stubEnv("INPUT_PREVIOUS", "docspace-audit-rollup/audit-rollup-2026-09.json");
  expect(await runRollUp(createRunnerHost(new AbortController().signal))).toBe(0);
  expect(said).not.toContain("What changed since the last roll-up is not shown");
});

test("a thousand portals fit into one plan, however much stands in the defaults", async () => {
  const portals = Array.from({ length: 1000 }, (_, index) => ({
    name: `portal-of-the-branch-${index}`,
    "portal-url": `https://portal-of-the-branch-${index}.example.com`,
    secret: `PORTAL_OF_THE_BRANCH_${index}_KEY`,
    "folder-id": String(4000 + index),
  }));
  const defaults = {
    "time-zone": "Europe/Berlin",
    formats: "txt, xlsx, html, json, csv",
    reports: "compliance, inactivity",
    "min-activity": "3",
    "grace-days": "21",
    exemptions: "docspace/exemptions-of-all-portals.yml",
    "manager-email": "audits@example.com, managers@example.com",
    "mail-from": "DocSpace audit <audits@example.com>",
    "smtp-secret": "SMTP_URL_OF_ALL_PORTALS",
    "only-actions": "create, update, delete, share, download",
  };
  vi.stubEnv("INPUT_PORTALS", JSON.stringify({ defaults, portals }));
  expect(await runPlan(createRunnerHost(new AbortController().signal)), said).toBe(0);
  expect(said).toMatch(/1.000 portals in 1.000 jobs, 4 batches\./);
});
