import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import type { Fault, PortalAnswer } from "../../demo/portal.ts";
import { audit } from "./scenario.ts";

const organisation = makeOrganisation({ events: 1500 });
const secret = organisation.keys.least.secret;
const inputs = { formats: "txt, json", "folder-id": "" };

const answer = (status: number, body: object): PortalAnswer => ({
  status,
  headers: { "content-type": "application/json" },
  body: Buffer.from(JSON.stringify(body)),
});
const refusal = answer(403, {
  error: { message: `The key ${secret} may not`, type: "System.Exception", stack: `at X ${secret}` },
  status: 1,
  statusCode: 403,
});
const nonsense = answer(200, { response: 42, note: secret, status: 0, statusCode: 200 });

describe("a portal that repeats the key in its answers", () => {
  it.each([
    { path: "keys/@self" },
    { path: "people/@self" },
    { path: "portal/quota" },
    { path: "files/rooms?" },
    { path: "audit/events/filter?" },
    { path: "/log?" },
    { path: "/share?" },
    { path: "group/" },
    { path: "upload/check" },
    { path: "/upload?" },
  ])("is not repeated itself: $path", async ({ path }) => {
    const { run, errors, warnings } = await audit(organisation, {
      inputs: { ...inputs, "folder-id": String(organisation.reportFolderId) },
      portal: { faults: [{ path, effect: { kind: "rewrite", rewrite: () => refusal } }] },
    });
    // That nothing of the run holds the key is checked after every run.
    expect(run.exitCode).toBe(1);
    expect(errors.length).toBeGreaterThan(0);
    for (const sentence of [...errors, ...warnings])
      expect(sentence).not.toMatch(/unexpected|undefined|\[object/);
  });

  it("nor where its answers are of another shape", async () => {
    const faults: Fault[] = [{ path: "/log?", effect: { kind: "rewrite", rewrite: () => nonsense } }];
    const { run, errors } = await audit(organisation, { inputs, portal: { faults } });
    expect(run.exitCode).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^The audit is incomplete: .*its version may be newer or older/);
  });
});

describe("a runner that lacks something", () => {
  it("tells where the reports cannot be written", async () => {
    const { run, errors } = await audit(organisation, {
      inputs: { ...inputs, "output-directory": "/dev/null/reports" },
    });
    expect(run.exitCode).toBe(1);
    expect(errors).toEqual([
      "A part of the path /dev/null/reports is a file, not a directory. Choose another output-directory, or remove the file.",
    ]);
    expect(run.outputs).toMatchObject({ complete: "true", "report-files": "[]" });
  });

  it("tells that there is no temporary directory", async () => {
    const { run, errors } = await audit(organisation, { inputs, env: { RUNNER_TEMP: "/dev/null/temp" } });
    expect(run.exitCode).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^The temporary directory \/dev\/null\/temp cannot be used: /);
  });

  it.each([
    { what: "no JSON", content: "{" },
    { what: "missing", content: undefined },
    { what: "without a repository", content: "{}" },
  ])("shows no names where the event is $what", async ({ content }) => {
    const directory = await mkdtemp(join(tmpdir(), "event-"));
    const path = join(directory, "event.json");
    if (content !== undefined) await writeFile(path, content);
    try {
      const { run } = await audit(organisation, { inputs, env: { GITHUB_EVENT_PATH: path } });
      expect(run.exitCode).toBe(0);
      expect(run.summary).not.toContain(organisation.people[2]?.lastName);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
