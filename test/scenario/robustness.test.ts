import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import type { Fault, PortalAnswer } from "../../demo/portal.ts";
import { audit } from "./scenario.ts";
import { withWorkspace } from "./workspace.ts";

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
  test.each([
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

  test("nor where its answers are of another shape", async () => {
    const faults: Fault[] = [{ path: "/log?", effect: { kind: "rewrite", rewrite: () => nonsense } }];
    const { run, errors } = await audit(organisation, { inputs, portal: { faults } });
    expect(run.exitCode).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^The audit is incomplete: .*its version may be newer or older/);
  });
});

describe("a runner that lacks something", () => {
  test("tells where the reports cannot be written", async () => {
    const { run, errors } = await audit(organisation, {
      inputs: { ...inputs, "output-directory": "/dev/null/reports" },
    });
    expect(run.exitCode).toBe(1);
    expect(errors).toEqual([
      "A part of the path /dev/null/reports is a file, not a directory. Choose another output-directory, or remove the file.",
    ]);
    expect(run.outputs).toMatchObject({ complete: "true", "report-files": "[]" });
  });

  test("tells that there is no temporary directory", async () => {
    const { run, errors } = await audit(organisation, { inputs, env: { RUNNER_TEMP: "/dev/null/temp" } });
    expect(run.exitCode).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^The temporary directory \/dev\/null\/temp cannot be used: /);
  });

  test.each([
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

describe("what goes wrong outside of the run's own story", () => {
  const boom = (code: string): readonly string[] => [
    `--import=data:text/javascript,${encodeURIComponent(`setTimeout(() => { ${code} }, 400);`)}`,
  ];

  test.each([
    { what: "an exception that nobody caught", code: 'throw new TypeError("boom of Jörg Jäger")' },
    { what: "a promise that nobody awaited", code: 'Promise.reject(new TypeError("boom of Jörg Jäger"))' },
  ])("$what ends the run as a defect, with outputs and without its words", async ({ code }) => {
    const { run, errors } = await audit(organisation, {
      inputs,
      portal: { latency: { network: 200 } },
      nodeOptions: boom(code),
    });
    expect(run.exitCode).toBe(1);
    expect(errors).toEqual([
      "Something unexpected happened, which is a defect of docspace-audit: please report it with the debug log (TypeError).",
    ]);
    expect(Object.keys(run.outputs)).toHaveLength(16);
    expect(run.log).not.toMatch(/boom/);
    // Whoever turns on debug logging gets the stack.
    expect(run.rawLog).toMatch(/^::debug::TypeError: boom of Jörg Jäger$/m);
  });

  test.each([
    { what: "is missing", env: { GITHUB_OUTPUT: "/dev/null/output" } },
    { what: "may not be written", env: { GITHUB_OUTPUT: "/" } },
  ])("tells where the file for outputs $what", async ({ env }) => {
    const { run, errors } = await audit(organisation, { inputs, env });
    expect(run.exitCode).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^The outputs of the step could not be set: /);
  });

  test("a summary that cannot be written is a warning", async () => {
    const { run, warnings } = await audit(organisation, {
      inputs,
      env: { GITHUB_STEP_SUMMARY: "/dev/null/summary" },
    });
    expect(run.exitCode).toBe(0);
    expect(warnings.join("\n")).toMatch(/The job summary could not be written/);
  });

  test.each([
    { proxy: "http://user:geheim-1234@[" },
    { proxy: "ftp://user:geheim-1234@proxy.example.com" },
    { proxy: "http://user:geheim%zz@proxy.example.com" },
  ])("a proxy that cannot be used is one sentence without its password: $proxy", async ({ proxy }) => {
    const { run, errors } = await audit(organisation, {
      inputs: { ...inputs, "portal-url": "https://portal.example.com" },
      env: { HTTPS_PROXY: proxy },
    });
    expect(run.exitCode).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/HTTPS_PROXY/);
    expect(run.rawLog).not.toMatch(/geheim/);
    expect(Object.keys(run.outputs)).toHaveLength(16);
  });

  test("what Node finds old-fashioned is not told to whoever reads the log", async () => {
    const plain = createServer((socket) => socket.end("no TLS here\r\n").on("error", () => undefined));
    await new Promise<void>((resolve) => plain.listen(0, "127.0.0.1", resolve));
    const { port } = plain.address() as AddressInfo;
    const { run, errors } = await audit(organisation, {
      inputs: { ...inputs, "portal-url": "https://portal.example.com" },
      env: { HTTPS_PROXY: `https://127.0.0.1:${port}` },
    });
    plain.close();
    expect(errors).toEqual([expect.stringContaining("something without TLS answers at this port")]);
    expect(run.rawLog).not.toContain("DeprecationWarning");
  });
});

describe("what everybody sees who may read the run", () => {
  test("what stands around an input and cannot be seen is no part of it", async () => {
    const { errors, run } = await audit(organisation, {
      inputs: Object.fromEntries(
        Object.entries({ ...inputs, "api-key": secret, period: organisation.month, "room-ids": "1201" }).map(
          ([name, value]) => [name, `\ufeff${value}\u200b\r\n`],
        ),
      ),
    });
    expect(errors).toEqual([]);
    expect(run.exitCode).toBe(0);
  });

  test("a short password is warned of, and does not take pieces out of the log", async () => {
    const { run, warnings } = await audit(organisation, {
      inputs: {
        ...inputs,
        "smtp-url": "smtp://bot:10@127.0.0.1:9",
        "mail-from": "audit@example.com",
      },
    });
    expect(warnings).toEqual([
      expect.stringMatching(/^The password in smtp-url is shorter than 8 characters/),
    ]);
    expect(run.log).toContain("2026-10-01");
    expect(run.rawLog).not.toMatch(/^::add-mask::10$/m);
  });

  test.each(["public", "private"] as const)(
    "addresses in wrong inputs are not quoted, in a %s repository",
    async (visibility) => {
      const { errors } = await audit(organisation, {
        inputs: {
          ...inputs,
          "only-users": "karin.oneill@example.com; x y",
          "manager-email": "zoe@example.com, nobody",
          "mail-from": "jörg.jäger@example.com li@example.com",
          "smtp-url": "smtp://127.0.0.1:9",
        },
        visibility,
      });
      expect(errors.length).toBeGreaterThan(1);
      expect(/karin\.oneill|zoe@|jörg\.jäger|li@/.test(errors.join("\n"))).toBe(false);
    },
  );

  test("of sixty mistakes ten annotations are made, and the last tells of the others", async () => {
    const mistakes = Array.from({ length: 60 }, (_, index) => `- who: ${index}@@example.com\n  reason: x`);
    const { run, errors } = await withWorkspace({ "exemptions.yml": mistakes.join("\n") }, (workspace) =>
      audit(organisation, { inputs: { ...inputs, exemptions: "exemptions.yml" }, workspace }),
    );
    expect(run.exitCode).toBe(1);
    expect(errors).toHaveLength(10);
    expect(errors[9]).toMatch(/^\d+ more errors are in the log of this step/);
    expect(run.log.match(/^Error: exemptions\.yml, line/gm)).toHaveLength(60);
  });
});
