import { expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import { fakeGitHub, REPOSITORY, TOKEN } from "../unit/deliver/github-issue/fake-github.ts";
import { audit } from "./scenario.ts";

const organisation = makeOrganisation({ events: 1500 });
const inputs = { "github-issue": "on", "github-token": TOKEN };

test("the bundle opens one issue that says what was found, and shows no token", async () => {
  await using github = await fakeGitHub();
  const env = { GITHUB_REPOSITORY: REPOSITORY, GITHUB_API_URL: github.apiUrl };
  const first = await audit(organisation, { inputs, env });
  expect(first.errors).toEqual([]);
  const [issue] = github.issues;
  expect(issue?.state).toBe("open");
  expect(issue?.title).toMatch(/October 2026$/);
  const inactive = first
    .report()
    .rooms.flatMap(({ members }) => members.filter(({ verdict }) => verdict === "inactive"));
  expect(issue?.body).toContain(`${inactive.length} of `);
  expect(issue?.body).not.toContain(TOKEN);
  expect(first.run.log).not.toContain(TOKEN);
  expect(github.issues).toHaveLength(1);
});

test("without the permission everything else is delivered, and the step fails with a sentence that names it", async () => {
  await using github = await fakeGitHub();
  github.permission = "read";
  const env = { GITHUB_REPOSITORY: REPOSITORY, GITHUB_API_URL: github.apiUrl };
  const { run, errors } = await audit(organisation, { inputs, env });
  expect(run.exitCode).toBe(1);
  expect(errors.join()).toContain("permissions: issues: write");
  expect(run.outputs["uploaded-files"]).toContain("audit-report-2026-10.xlsx");
});

test("the month after shows the month before in its trend", async () => {
  const portal = organisation.portal({});
  const earlier = await audit(organisation, { portal, inputs: { period: "2026-09" } });
  const { run, report, files } = await audit(organisation, { portal });
  expect(run.outputs["report-url"]).not.toBe("");
  const trend = (
    report() as { readonly trend?: readonly { readonly label: string; readonly inactive: number }[] }
  ).trend;
  expect(trend).toMatchObject([
    { label: "2026-09", inactive: Number(earlier.run.outputs["inactive-count"]) },
  ]);
  expect(files.get("audit-report-2026-10.html")).toContain('id="trend"');
});
