import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { ROLLUP_INPUTS } from "../../src/rollup/inputs.ts";
import { ROLLUP_OUTPUTS } from "../../src/rollup/outputs.ts";
import { PLAN_INPUTS, PLAN_OUTPUTS } from "../../src/rollup/plan/plan.ts";
import { INPUTS } from "../../src/settings/inputs.ts";

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const root = join(import.meta.dirname, "..", "..");
const actionOf = (folder: string): Action =>
  parse(readFileSync(join(root, folder, "action.yml"), "utf8")) as Action;
const defaultsOfRollUp = Object.fromEntries(
  Object.entries(ROLLUP_INPUTS).map(([name, input]) => [name, input.default]),
);

describe.each([
  ["rollup", defaultsOfRollUp, ROLLUP_OUTPUTS],
  ["plan", PLAN_INPUTS, PLAN_OUTPUTS],
] as const)("%s/action.yml", (folder, inputs, outputs) => {
  const action = actionOf(folder);

  test("has the code's inputs, with their defaults, and its outputs", () => {
    const told = Object.entries(action.inputs).map(([name, { default: value = "" }]) => [name, value]);
    expect(told).toEqual(Object.entries(inputs));
    expect(Object.keys(action.outputs)).toEqual(Object.keys(outputs));
  });

  test("describes each in whole sentences", () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)])
      expect(description).toMatch(/^[A-Z].*\.$/s);
  });

  test("runs a bundle that the build makes", () => {
    expect(action.runs).toEqual({ using: "node24", main: `../dist/${folder}/index.js` });
    const entry = folder === "rollup" ? "src/rollup/main.ts" : "src/rollup/plan/main.ts";
    expect(existsSync(join(root, entry))).toBe(true);
    expect(readFileSync(join(root, "scripts", "build.ts"), "utf8")).toContain(`"dist/${folder}"`);
  });
});

test("a job of the workflow gives the audit every input it has", () => {
  const text = readFileSync(join(root, ".github", "workflows", "audit-batch.yml"), "utf8");
  const { jobs } = parse(text) as { jobs: { audit: { steps: { id?: string; with?: object }[] } } };
  const inputs = jobs.audit.steps.find(({ id }) => id === "audit")?.with ?? {};
  const given = Object.keys(inputs);
  for (const [name, value] of Object.entries(inputs)) {
    if (/matrix\.inputs/.test(value))
      expect(value).toBe(`\${{ matrix.inputs.${name} || fromJSON(inputs.shared).${name} }}`);
  }
  const own = new Set(["github-issue", "github-token"]);
  expect(given).toEqual(Object.keys(INPUTS).filter((name) => !own.has(name)));
});
