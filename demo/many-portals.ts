import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { makeOrganisation } from "./organisation.ts";
import type { RunResult } from "./runner.ts";
import { startDemoServer } from "./server.ts";
import { dim, everything, print, printHead, printOutputs, say, section } from "./show.ts";
import { bashShell, type Contexts, runJob } from "./workflow.ts";

/** How many portals `--portals N` asks for; undefined without it, `wrong` where it is no number of portals. */
export function portalsAsked(args: readonly string[]): number | "wrong" | undefined {
  const at = args.indexOf("--portals");
  if (at < 0) return undefined;
  const text = args[at + 1] ?? "";
  return /^(?:[1-9]|1\d|20)$/.test(text) ? Number(text) : "wrong";
}

/**
 * Several demo portals side by side, audited and rolled up by the steps of the reusable workflow. The second one has no
 * Audit feature, so that its row says what is missing.
 *
 * @returns whether the page has a row of figures for each portal
 */
export async function showManyPortals(count: number, month: string): Promise<boolean> {
  const home = await mkdtemp(join(tmpdir(), "docspace-audit-portals-"));
  const artifacts = join(home, "artifacts");
  await mkdir(artifacts);
  const started = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const organisation = makeOrganisation({ month, seed: index + 1, events: 2500 });
      const server = await startDemoServer(organisation.portal(index === 1 ? { auditFeature: false } : {}));
      return { name: `portal-${index + 1}`, organisation, server };
    }),
  );
  const secrets: Record<string, string> = { DOCSPACE_AUDIT_PEPPER: "the demo's pepper, no secret at all" };
  const portals = started.map(({ name, organisation, server }, index) => {
    secrets[`KEY_${index + 1}`] = organisation.keys.least.secret;
    return { name, "portal-url": server.url, secret: `KEY_${index + 1}` };
  });
  const list = JSON.stringify({ defaults: { period: month, formats: "xlsx" }, portals }, null, 2);
  const inputs = { portals: list, "fail-on": "none", "keep-reports": false };
  const job = async (workflow: string, name: string, folder: string, more: Contexts = {}) => {
    const workspace = join(home, folder);
    await mkdir(workspace);
    const contexts = { github: { run_id: "1", run_attempt: "1" }, inputs, secrets, ...more };
    return runJob({ workflow, job: name, contexts, workspace, artifacts, shell: bashShell });
  };

  section("The list of portals");
  printHead(list, 30);
  section("Plan");
  const plan = (await job("audit-portals.yml", "plan", "plan")).get("plan") as RunResult;
  print(plan.log);

  section("One job a portal");
  const batches = JSON.parse(plan.outputs["batches"] ?? "[]") as {
    shared: string;
    matrix: string;
  }[];
  const audits = batches.flatMap(({ shared, matrix }) =>
    (JSON.parse(matrix) as { include: { name: string }[] }).include.map((one) => ({ shared, matrix: one })),
  );
  await Promise.all(
    audits.map(async ({ shared, matrix }) => {
      const more = { matrix, inputs: { ...inputs, shared } };
      const audit = (await job("audit-batch.yml", "audit", matrix.name, more)).get("audit");
      const { outputs = {}, exitCode } = audit ?? {};
      say(
        `${matrix.name}: exit ${exitCode}, complete ${outputs["complete"]}, ${outputs["inactive-count"]} of ${outputs["member-count"]} memberships inactive, ${outputs["unknown-count"]} not known`,
      );
    }),
  );

  section("Roll-up");
  const rollup = (await job("audit-portals.yml", "rollup", "rollup")).get("rollup") as RunResult;
  print(rollup.log);
  printOutputs(rollup);
  section("Its job summary");
  printHead(rollup.summary, 40, "");
  section("What was handed on as artifacts");
  for (const name of (await readdir(artifacts, { recursive: true })).sort()) print(dim(`  ${name}`));
  print();
  const page = [...rollup.files.values()].find((file) => file.endsWith(".html")) ?? home;
  say(`The roll-up of ${count} portals: exit ${rollup.exitCode}, complete ${rollup.outputs["complete"]}.`);
  say(`Plan, logs, outputs, artifacts: ${join(home, "everything.txt")} (or run with: -- --verbose)`);
  await writeFile(join(home, "everything.txt"), everything());
  say(pathToFileURL(page).href);
  for (const { server } of started) await server.close();
  return rollup.exitCode === 0 && rollup.outputs["portal-count"] === String(count);
}
