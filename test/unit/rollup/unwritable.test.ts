import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Cancelled } from "../../../src/errors.ts";
import { runPlan } from "../../../src/rollup/plan/plan.ts";
import { runRollUp } from "../../../src/rollup/rollup.ts";
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
