import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { makeOrganisation } from "../../demo/organisation.ts";
import { repository } from "../../demo/runner.ts";
import { audit } from "./scenario.ts";

interface Workflow {
  readonly jobs: { readonly audit: { readonly steps: readonly [{ readonly with: Record<string, string> }] } };
}

test("the README's first workflow gives a result with its two inputs and a key that only reads", async () => {
  const readme = readFileSync(join(repository, "README.md"), "utf8");
  const [, block = ""] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  const given = (parse(block) as Workflow).jobs.audit.steps[0].with;
  expect(Object.keys(given)).toEqual(["portal-url", "api-key"]);
  const organisation = makeOrganisation();
  const { run, warnings, errors } = await audit(organisation, {
    inputs: { "api-key": organisation.keys.readOnly.secret, period: "", "folder-id": "" },
  });
  expect({ exitCode: run.exitCode, errors }).toEqual({ exitCode: 0, errors: [] });
  expect(run.summary).toMatch(/October 2026: \d+ of \d+ memberships inactive .*nothing missing/);
  expect(warnings.filter((warning) => /scope|permission/.test(warning))).toEqual([]);
});
