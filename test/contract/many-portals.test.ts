import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly "continue-on-error"?: boolean;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly strategy?: Readonly<Record<string, unknown>>;
  readonly secrets?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Step[];
}

const root = join(import.meta.dirname, "..", "..");

function jobsOf(path: string): Readonly<Record<string, Job>> {
  return (parse(readFileSync(join(root, path), "utf8")) as { jobs: Record<string, Job> }).jobs;
}

const portals = jobsOf(".github/workflows/audit-portals.yml");
const { audit } = jobsOf(".github/workflows/audit-batch.yml");
const stepsUsing = (job: Job | undefined, uses: string): readonly Step[] =>
  (job?.steps ?? []).filter((step) => step.uses?.startsWith(uses));

/** What stands between the braces of an expression; undefined where there is none. */
const expressionOf = (value: unknown): string | undefined => /^\$\{\{ (.*) \}\}$/.exec(String(value))?.[1];

/** Whether a step or job runs also where one before it failed. */
const RUNS_AFTER_FAILURE = /!cancelled\(\)|always\(\)/;

test("the roll-up runs whatever became of the audits, and not without a plan", () => {
  expect(portals["rollup"]?.needs).toEqual(["plan", "audits"]);
  expect(expressionOf(portals["rollup"]?.if)).toBe("always() && needs.plan.result == 'success'");
});

test("no audit stops another, neither in a batch nor between batches", () => {
  expect(audit?.strategy?.["fail-fast"]).toBe(false);
  expect(expressionOf(audit?.strategy?.["max-parallel"])).toBe("inputs.max-parallel");
  expect(portals["audits"]?.strategy).toMatchObject({ "fail-fast": false, "max-parallel": 1 });
  expect(expressionOf(portals["audits"]?.with?.["max-parallel"])).toBe("inputs.max-parallel");
});

test("an audit that fails hands its summary on, with the hash, and its reports only where that is asked for", () => {
  const after = (audit?.steps ?? []).slice(
    1 + (audit?.steps ?? []).findIndex(({ uses }) => uses?.endsWith("audit@v1")),
  );
  expect(after).toHaveLength(3);
  for (const step of after) expect(step.if, step.name).toMatch(RUNS_AFTER_FAILURE);
  const [summary, reports] = stepsUsing(audit, "actions/upload-artifact@");
  expect(expressionOf(summary?.if)).toBe("!cancelled()");
  expect(summary?.with?.["path"]).toMatch(/\/audit-summary\*\.json\*$/);
  expect(expressionOf(reports?.if)).toBe("!cancelled() && inputs.keep-reports");
});

test("summaries that cannot be fetched leave the page to be made, and a page whose roll-up failed is kept", () => {
  const [plan, summaries] = stepsUsing(portals["rollup"], "actions/download-artifact@");
  expect(plan?.["continue-on-error"]).toBeUndefined();
  expect(summaries?.["continue-on-error"]).toBe(true);
  const [page] = stepsUsing(portals["rollup"], "actions/upload-artifact@");
  expect(expressionOf(page?.if)).toBe("!cancelled()");
});

test("what is handed on may be absent, and replaces what the attempt before handed on", () => {
  for (const job of [audit, portals["rollup"]])
    for (const { with: given } of stepsUsing(job, "actions/upload-artifact@"))
      expect(given).toMatchObject({ "if-no-files-found": "ignore", overwrite: true });
  // Without a plan there is nothing to roll up.
  const [plan] = stepsUsing(portals["plan"], "actions/upload-artifact@");
  expect(plan?.with).toMatchObject({ overwrite: true });
  expect(plan?.with?.["if-no-files-found"]).toBeUndefined();
});

test("what an earlier run left on a runner that is kept is removed before anything is fetched or written", () => {
  const [first] = portals["rollup"]?.steps ?? [];
  const rollup = portals["rollup"]?.steps?.find(({ uses }) => uses?.includes("/rollup@"));
  const paths = stepsUsing(portals["rollup"], "actions/download-artifact@").map(
    (step) => step.with?.["path"],
  );
  expect(first?.run?.split(" ")).toEqual(["rm", "-rf", ...paths, rollup?.with?.["output-directory"]]);
  const [forget] = audit?.steps ?? [];
  expect(jobsOf("docs/examples/ghes.yml")["audits"]?.steps?.[0]?.run).toBe("rm -rf audits");
  expect(forget?.run).toBe('rm -rf "$DIRECTORY"');
  const [own] = stepsUsing(audit, "org/docspace-audit@");
  expect(forget?.env?.["DIRECTORY"]).toBe(own?.with?.["output-directory"]);
});

test.each(["ghes.yml", "matrix.yml"])(
  "%s: an audit that fails keeps no other from running, nor the roll-up",
  (file) => {
    const jobs = jobsOf(`docs/examples/${file}`);
    for (const [name, { steps = [], needs, if: condition }] of Object.entries(jobs)) {
      const first = steps.findIndex(({ uses }) => /\/docspace-audit@/.test(uses ?? ""));
      if (first >= 0)
        for (const step of steps.slice(first + 1))
          expect(step.if, `${name}: ${step.uses}`).toMatch(RUNS_AFTER_FAILURE);
      if (needs !== undefined) expect(condition, name).toMatch(RUNS_AFTER_FAILURE);
    }
  },
);
