import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly "timeout-minutes"?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  /** Absent where the job is another workflow. */
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(import.meta.dirname, "..", "..", ".github", "workflows");

describe.each(readdirSync(folder).filter((file) => file.endsWith(".yml")))("%s", (file) => {
  const text = readFileSync(join(folder, file), "utf8");
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps ?? []);

  test("grants nothing to all jobs, and says for each grant of a job why", () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) expect(job.permissions).toBeDefined();
    for (const [grant] of text.matchAll(/^ {6}[a-z-]+: (?:read|write)\b.*$/gm))
      expect(grant).toMatch(/ # \S/);
  });

  test("ends in bounded time and does not pile up", () => {
    for (const job of jobs.filter(({ steps }) => steps !== undefined))
      expect(job["timeout-minutes"]).toBeGreaterThan(0);
    expect(workflow.concurrency).toBeDefined();
  });

  // A workflow that others call cannot name its own commit: what it uses of this repository goes by the release.
  test("pins actions to commits, with the version beside, and its own to its major version", () => {
    for (const [, reference] of text.matchAll(/uses: (.*)/g)) {
      expect(reference).toMatch(
        /^(?:[\w-]+(?:\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+|\.\/\S*|org\/docspace-audit(?:\/[\w-]+)?@v1)$/,
      );
    }
  });

  test("leaves no credentials in the checkout, and puts no expression into a script", () => {
    for (const step of steps) {
      if (step.uses?.startsWith("actions/checkout@")) expect(step.with?.["persist-credentials"]).toBe(false);
      expect(step.run ?? "").not.toContain("${{");
    }
  });
});

test("the same action is pinned to the same commit everywhere", () => {
  const examples = join(folder, "..", "..", "docs", "examples");
  const texts = [folder, examples].flatMap((one) =>
    readdirSync(one)
      .filter((file) => file.endsWith(".yml"))
      .map((file) => readFileSync(join(one, file), "utf8")),
  );
  const pins = new Map<string, Set<string>>();
  for (const [, owner = "", name = "", pin = ""] of texts
    .join("\n")
    .matchAll(/uses: ([\w-]+)\/([\w-]+)(?:\/[\w-]+)*@([0-9a-f]{40} # \S+)/g))
    pins.set(`${owner}/${name}`, (pins.get(`${owner}/${name}`) ?? new Set()).add(pin));
  expect(pins.size).toBeGreaterThan(5);
  for (const [action, found] of pins) expect([...found], action).toHaveLength(1);
});
