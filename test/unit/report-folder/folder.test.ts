import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../../demo/organisation.ts";
import { type DemoPortal, inProcessTransport, type PortalOptions } from "../../../demo/portal.ts";
import type { Mail, Mailer } from "../../../src/deliver/mail/mailer.ts";
import { remind } from "../../../src/deliver/reminders/remind.ts";
import { createDocSpace } from "../../../src/docspace/http/client.ts";
import { readLedger } from "../../../src/earlier-runs/ledger-file.ts";
import type { WrittenFile } from "../../../src/report-folder/files.ts";
import { docSpaceFolder } from "../../../src/report-folder/folder.ts";
import type { ReportFolder } from "../../../src/report-folder/report-folder.ts";
import { PART } from "../../../src/report-folder/report-folder.ts";
import { uploadReport } from "../../../src/report-folder/verified-upload.ts";
import { fakeClock } from "../deliver/fake-folder.ts";
import { CONTEXT } from "../deliver/people.ts";

const TITLE = "audit-report-2026-10.json";
let directory = "";
let organisation: Organisation;
let portal: DemoPortal;
let warnings: string[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "docspace-folder-"));
  organisation = makeOrganisation({ events: 1500 });
  warnings = [];
});
afterEach(() => rm(directory, { recursive: true, force: true }));

function open(options: PortalOptions = {}) {
  portal = organisation.portal(options);
  const clock = fakeClock(organisation.now);
  const docspace = createDocSpace({
    portalUrl: new URL(portal.settings.url),
    apiKey: organisation.keys.least.secret,
    transport: inProcessTransport(portal, clock),
    clock,
    random: () => 0.5,
    requestsPerMinute: 100_000,
    signal: new AbortController().signal,
  });
  const folder: ReportFolder = docSpaceFolder(docspace, organisation.reportFolderId);
  const warn = (sentence: string) => warnings.push(sentence);
  return { folder, options: { serverVersion: portal.settings.version, clock, warn } };
}

async function written(content: string | Uint8Array): Promise<WrittenFile> {
  const path = join(directory, TITLE);
  await writeFile(path, content);
  const bytes = Buffer.from(content);
  return {
    path,
    title: TITLE,
    bytes: bytes.byteLength,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

const stored = () => [...organisation.store.filesOf(organisation.reportFolderId)];

describe("against a portal", () => {
  test.each(["3.7.2", "3.6.1", "3.2.1"])(
    "version %s: the second run makes version 2 of the same file",
    async (version) => {
      const { folder, options } = open({ version });
      const first = await uploadReport(folder, await written("one"), options);
      const second = await uploadReport(folder, await written("two"), options);
      expect([first.version, second.version, second.id]).toEqual([1, 2, first.id]);
      expect(stored().filter(({ title }) => title.startsWith("audit-report"))).toHaveLength(1);
      expect(Buffer.from(await folder.read(second.id)).toString()).toBe("two");
    },
  );

  test("a file of several parts arrives whole", async () => {
    const { folder, options } = open();
    const content = Buffer.alloc(PART + 5, "abc");
    const { id } = await uploadReport(folder, await written(content), options);
    expect(Buffer.compare(Buffer.from(await folder.read(id)), content)).toBe(0);
  });

  test("open in an editor: both ids, and nothing deleted", async () => {
    const { folder, options } = open();
    await uploadReport(folder, await written("one"), options);
    for (const file of stored()) file.openInEditor = true;
    await expect(uploadReport(folder, await written("two"), options)).rejects.toThrow(
      /second file of that name \(id \d+\)/,
    );
    expect(stored().filter(({ title }) => title === TITLE)).toHaveLength(2);
  });

  test.each(["reset", "timeout"] as const)("the answer is lost (%s): found, not sent again", async (kind) => {
    const { folder, options } = open({
      faults: [{ method: "POST", path: "/upload", times: 1, effect: { kind, after: "lost-answer" } }],
    });
    expect(await uploadReport(folder, await written("one"), options)).toMatchObject({ version: 1 });
    expect(portal.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
    expect(warnings).toEqual([expect.stringContaining("was not answered, but it arrived as version 1")]);
  });

  test("a refusal is final and in the portal's terms", async () => {
    const { folder, options } = open({
      faults: [{ method: "POST", path: "/upload", effect: { kind: "status", status: 402 } }],
    });
    await expect(uploadReport(folder, await written("one"), options)).rejects.toThrow(
      /^"audit-report-2026-10.json" was not uploaded\. .*402/,
    );
    expect(portal.requests.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("a server error is looked into, and said", async () => {
    const { folder, options } = open({
      faults: [{ method: "POST", path: "/upload", effect: { kind: "status", status: 500 } }],
    });
    await expect(uploadReport(folder, await written("one"), options)).rejects.toThrow(
      /was not stored: .*500/,
    );
  });
});

test("reminders through the portal: once each, also when the ledger's answer is lost", async () => {
  const { folder, options } = open({
    faults: [
      { method: "POST", path: "/upload", times: 1, effect: { kind: "timeout", after: "lost-answer" } },
    ],
  });
  const received: string[] = [];
  const mailer: Mailer = {
    open: async () => ({ state: "ready" }),
    async send(mail: Mail) {
      received.push(mail.to.address);
      return { state: "sent" };
    },
    rest: async () => undefined,
    close: () => undefined,
  };
  const person = {
    id: "id-ann",
    name: "Ann",
    email: "ann@example.com",
    status: "active",
    guest: false,
  } as const;
  const plans = [{ person, rooms: [{ roomId: 1, title: "Legal", inARow: 1 }] }];
  const run = (name: string) =>
    remind(plans, [], { ...options, folder, mailer, run: name, message: CONTEXT });
  expect(await run("1")).toMatchObject({ sent: ["id-ann"], problems: [] });
  expect(await run("2")).toMatchObject({ sent: [], recent: ["id-ann"] });
  expect(received).toEqual(["ann@example.com"]);
  const { file, ledger } = await readLedger(folder);
  expect(file?.version).toBe(2);
  expect(ledger.reminders).toEqual([expect.objectContaining({ state: "sent", run: "1" })]);
});
