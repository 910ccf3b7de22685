import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import type { RunResult } from "../../demo/runner.ts";
import { type DemoServer, startDemoServer } from "../../demo/server.ts";
import { type Contexts, runJob, bashShell as shell } from "../../demo/workflow.ts";
import { unzip } from "../unit/deliver/unzip.ts";
import { refuseChanges } from "./own-files-only.ts";
import { clockOf, shifted } from "./scenario.ts";

const organisation = makeOrganisation({ events: 2500 });
const PEPPER = "pepper of the whole organisation";

interface Run {
  readonly artifacts: string;
  readonly audits: ReadonlyMap<string, RunResult>;
  readonly plan: RunResult;
  readonly rollup: RunResult;
  readonly page: {
    readonly complete: boolean;
    readonly portals: readonly {
      readonly name: string;
      readonly state: string;
      readonly why: readonly { readonly sentence: string }[];
      readonly figures?: Readonly<Record<string, number>>;
    }[];
    readonly inactiveInSeveralPortals: readonly unknown[];
  };
}

const homes: string[] = [];
const servers: DemoServer[] = [];
afterAll(async () => {
  for (const server of servers) {
    await server.close();
    refuseChanges(server.requests);
  }
  for (const home of homes) await rm(home, { recursive: true, force: true });
});

/** Plan, audits and roll-up, each by the steps of its job in the workflow files. */
async function runWorkflow(
  portals: object,
  secrets: Readonly<Record<string, string>>,
  failOn = "none",
): Promise<Run> {
  const home = await mkdtemp(join(tmpdir(), "workflow-"));
  homes.push(home);
  const artifacts = join(home, "artifacts");
  const workspaceOf = async (name: string): Promise<string> => {
    const workspace = join(home, name);
    await mkdir(workspace, { recursive: true });
    return workspace;
  };
  await mkdir(artifacts);
  const inputs = {
    portals: JSON.stringify(portals),
    "portals-file": "",
    period: "",
    "keep-reports": false,
    "fail-on": failOn,
    "rollup-secret": "",
    "rollup-portal-url": "",
    "rollup-folder-id": "",
  };
  const github = { run_id: "4711", run_attempt: "1" };
  const nodeOptions = [clockOf(shift)];
  const job = async (workflow: string, name: string, contexts: Contexts, folder: string) =>
    runJob({
      workflow,
      job: name,
      contexts: { github, inputs, secrets, ...contexts },
      workspace: await workspaceOf(folder),
      artifacts,
      shell,
      nodeOptions,
    });
  const plan = (await job("audit-portals.yml", "plan", {}, "plan")).get("plan") as RunResult;
  const batches = JSON.parse(plan.outputs["batches"] ?? "[]") as {
    shared: string;
    matrix: string;
  }[];
  const audits = new Map<string, RunResult>();
  for (const { shared, matrix: text } of batches) {
    for (const matrix of (JSON.parse(text) as { include: { name: string }[] }).include) {
      const more = { matrix, inputs: { ...inputs, shared } };
      const runs = await job("audit-batch.yml", "audit", more, `job-${matrix.name}`);
      audits.set(matrix.name, runs.get("audit") as RunResult);
    }
  }
  const rollup = (await job("audit-portals.yml", "rollup", {}, "rollup")).get("rollup") as RunResult;
  const folder = join(artifacts, "docspace-audit-rollup");
  const [file] = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const page = JSON.parse(await readFile(join(folder, file ?? ""), "utf8")) as Run["page"];
  for (const run of [plan, rollup, ...audits.values()]) homes.push(join(run.temporaryDirectory, ".."));
  return { artifacts, audits, plan, rollup, page };
}

const shift = organisation.now - Date.now();
const key = organisation.keys.least.secret;
let urls: Record<"good" | "plain" | "gone", string>;

beforeAll(async () => {
  const start = async (options: object): Promise<string> => {
    const server = await startDemoServer(organisation.portal({ retentionDays: 100_000, ...options }), {
      clock: shifted(shift),
    });
    servers.push(server);
    return server.url;
  };
  const closed = await startDemoServer(organisation.portal());
  await closed.close();
  urls = { good: await start({}), plain: await start({ auditFeature: false }), gone: closed.url };
});

const sentences = (why: readonly { readonly sentence: string }[] = []): string =>
  why.map(({ sentence }) => sentence).join(" ");

const common = (): object => ({
  secret: "DOCSPACE_KEY",
  period: organisation.month,
  formats: "txt, json",
});

test("three portals, one without Audit, one that cannot be reached: two rows with figures, one with the reason", async () => {
  const run = await runWorkflow(
    {
      defaults: common(),
      portals: [
        { name: "good", "portal-url": urls.good },
        { name: "plain", "portal-url": urls.plain },
        { name: "gone", "portal-url": urls.gone },
      ],
    },
    { DOCSPACE_KEY: key, DOCSPACE_AUDIT_PEPPER: PEPPER },
  );
  expect(run.plan.exitCode).toBe(0);
  expect([...run.audits].map(([name, { exitCode }]) => `${name} ${exitCode}`)).toEqual([
    "good 0",
    "plain 1",
    "gone 1",
  ]);
  expect(run.rollup.exitCode, run.rollup.log).toBe(0);
  expect(run.page.portals.map(({ name, state }) => `${name} ${state}`)).toEqual([
    "gone failed",
    "plain incomplete",
    "good complete",
  ]);
  const [gone, plain, good] = run.page.portals;
  expect(sentences(gone?.why)).toContain("cannot be reached");
  expect(gone?.figures).toBeUndefined();
  expect(sentences(plain?.why)).toContain("Audit feature");
  const told = run.audits.get("good")?.outputs ?? {};
  expect(good?.figures).toMatchObject({
    memberships: Number(told["member-count"]),
    inactive: Number(told["inactive-count"]),
    inactive_people: Number(told["inactive-people-count"]),
  });
  expect(run.rollup.outputs).toMatchObject({ complete: "false", "portal-count": "3", "complete-count": "1" });
  await expectNobody(run);
});

/** Of IPv4, and of IPv6 written out or with `::`; a time of day has two colons only. */
const IP_ADDRESS =
  /\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\w:])(?:[\da-f]{1,4}:){3,7}[\da-f]{1,4}(?![\w:])|(?<![\w:])(?:[\da-f]{1,4}:)+(?::[\da-f]{1,4})+(?![\w:])/gi;

test.each(["203.0.113.7", "2001:db8::7", "fe80::1:2", "2001:db8:0:0:1:2:3:4"])(
  "%s is what artifacts are searched for, a time of day is not",
  (address) => {
    expect(`"ip": "${address}", at 2026-10-01T10:00:00+02:00`.match(IP_ADDRESS)).toEqual([address]);
  },
);

/** No artifact of the default setting, no log and no summary of the roll-up, holds a name, an address or an IP. */
async function expectNobody({ artifacts, rollup, plan }: Run): Promise<void> {
  const texts = new Map([
    ["log", rollup.log + plan.log],
    ["summary", rollup.summary],
  ]);
  for (const name of await readdir(artifacts, { recursive: true })) {
    const path = join(artifacts, name);
    if (!(await stat(path)).isFile()) continue;
    const content = await readFile(path);
    if (name.endsWith(".xlsx"))
      for (const [part, text] of unzip(content)) texts.set(`${name}: ${part}`, text.toString("utf8"));
    else texts.set(name, content.toString("utf8"));
  }
  expect([...texts.keys()].some((name) => name.includes(".xlsx: xl/worksheets/"))).toBe(true);
  expect([...texts.keys()].filter((name) => name.includes("audit-summary")).length).toBeGreaterThan(1);
  const people = organisation.people.flatMap(({ id, email, firstName, lastName }) => [
    id,
    email,
    `${firstName} ${lastName}`,
    lastName,
  ]);
  const titles = [...organisation.store.rooms.values()].map(({ title }) => title);
  for (const [name, text] of texts) {
    for (const secret of [key, PEPPER]) expect(text.includes(secret), `${name} holds a secret`).toBe(false);
    const found = [...people, ...titles].filter((one) => one.length > 4 && text.includes(one));
    expect(found, `${name} holds somebody`).toEqual([]);
    const addresses = text.replaceAll("127.0.0.1", "").match(IP_ADDRESS) ?? [];
    expect(addresses, `${name} holds an address of a machine`).toEqual([]);
  }
}

test("a portal in parts, rolled up, is what one run says of it", async () => {
  const portals = (parts: number): object => ({
    defaults: common(),
    portals: [{ name: "big", "portal-url": urls.good, parts }],
  });
  const secrets = { DOCSPACE_KEY: key, DOCSPACE_AUDIT_PEPPER: PEPPER };
  const whole = await runWorkflow(portals(1), secrets);
  const parts = await runWorkflow(portals(3), secrets);
  expect(parts.audits.size).toBe(3);
  const figures = ({ page }: Run): unknown =>
    page.portals.map(({ state, why, figures }) => ({ state, why, figures }));
  expect(figures(parts)).toEqual(figures(whole));
  expect(parts.page.complete).toBe(true);
  await expectNobody(parts);

  // On a runner that is kept, with what the roll-ups before it left there.
  const home = await mkdtemp(join(tmpdir(), "workflow-"));
  homes.push(home);
  const again = async (): Promise<RunResult | undefined> => {
    await rm(join(parts.artifacts, "docspace-audit-rollup"), { recursive: true });
    const runs = await runJob({
      workflow: "audit-portals.yml",
      job: "rollup",
      contexts: { github: {}, secrets, inputs: { "fail-on": "missing" } },
      workspace: home,
      artifacts: parts.artifacts,
      shell,
    });
    return runs.get("rollup");
  };
  await mkdir(join(home, "docspace-audit-rollup"));
  await writeFile(join(home, "docspace-audit-rollup", "audit-rollup-2020-01.html"), "another month");
  expect((await again())?.exitCode).toBe(0);
  expect(await readdir(join(parts.artifacts, "docspace-audit-rollup"))).not.toContain(
    "audit-rollup-2020-01.html",
  );

  // One part is lost: its portal has no figures.
  await rm(join(parts.artifacts, "docspace-audit-summary-big-2-of-3"), { recursive: true });
  const without = await again();
  expect(without?.exitCode).toBe(1);
  expect(without?.log).toContain("Part 2 of 3 is missing");
});

test.each([
  { what: "the plan has no Audit", portal: "plain", settings: {}, state: "incomplete" },
  {
    what: "changes are judged without Audit",
    portal: "plain",
    settings: { activity: "changes", reports: "inactivity" },
    state: "complete",
  },
  {
    what: "changes are judged",
    portal: "good",
    settings: { activity: "changes", reports: "inactivity" },
    state: "complete",
  },
] as const)("parts are what one run says where $what", async ({ portal, settings, state }) => {
  const rolledUp = async (parts: number): Promise<unknown> => {
    const { page } = await runWorkflow(
      {
        defaults: { ...common(), ...settings },
        portals: [{ name: "big", "portal-url": urls[portal], parts }],
      },
      { DOCSPACE_KEY: key },
    );
    return page.portals.map(({ state, figures }) => ({ state, figures }));
  };
  const whole = await rolledUp(1);
  expect(await rolledUp(3)).toEqual(whole);
  expect(whole).toMatchObject([{ state }]);
});

test("a plan with mistakes fails, names them all, and plans nothing", async () => {
  const home = await mkdtemp(join(tmpdir(), "workflow-"));
  homes.push(home);
  await writeFile(
    join(home, "portals.yml"),
    "portals:\n  - name: A B\n    portal-url: ftp://x\n    secret: 1\n",
  );
  const runs = await runJob({
    workflow: "audit-portals.yml",
    job: "plan",
    contexts: { inputs: { portals: "", "portals-file": "portals.yml", period: "2026-13" } },
    workspace: home,
    artifacts: join(home, "artifacts"),
    shell,
  });
  const run = runs.get("plan");
  expect(run?.exitCode).toBe(1);
  expect(run?.annotations.map(({ message }) => message.slice(0, 22))).toEqual([
    "portals.yml, line 2: n",
    "portals.yml, line 3: p",
    "portals.yml, line 4: s",
    'Input period: "2026-13',
  ]);
  expect(run?.outputs["batches"]).toBe("[]");
  expect(existsSync(join(home, "docspace-audit-plan"))).toBe(false);
});
