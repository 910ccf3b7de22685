import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeOrganisation } from "../../demo/organisation.ts";
import { type RunResult, repository, runAction } from "../../demo/runner.ts";
import { startDemoServer } from "../../demo/server.ts";
import { LEDGER_TITLE } from "../../src/report-folder/titles.ts";
import { type FakePortal, summaryText } from "../unit/rollup/files.ts";
import { mailServer, mailsOf, recipients, smtpUrl } from "./mailing.ts";
import { refuseChanges } from "./own-files-only.ts";
import { clockOf, shifted } from "./scenario.ts";

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

const member = (person: string, verdict: "active" | "inactive") => ({ person, verdict });
const portal = (name: string, label: string, inactive: number): FakePortal => ({
  url: `https://${name}.example.com`,
  label,
  rooms: [
    {
      id: 1,
      members: [
        ...Array.from({ length: inactive }, (_, index) => member(`idle-${index}`, "inactive")),
        member("busy", "active"),
      ],
    },
  ],
});

/** Rolls these portals up. */
async function rolledUp(
  portals: readonly FakePortal[],
  inputs: Readonly<Record<string, string>>,
  shift: number,
): Promise<RunResult> {
  const workspace = await mkdtemp(join(tmpdir(), "rollup-delivery-"));
  closing.push(() => rm(workspace, { recursive: true, force: true }));
  await mkdir(join(workspace, "audits"));
  for (const [index, one] of portals.entries())
    await writeFile(join(workspace, "audits", `audit-summary-${index}.json`), summaryText(one));
  const run = await runAction({
    bundle: join(repository, "dist", "rollup", "index.js"),
    action: join(repository, "rollup", "action.yml"),
    inputs,
    workspace,
    nodeOptions: [clockOf(shift)],
  });
  closing.push(() => run.cleanUp());
  return run;
}

test("the page goes into the folder and to its readers once, and is compared with the page before", async () => {
  const organisation = makeOrganisation({ events: 300 });
  const shift = organisation.now - Date.now();
  const server = await startDemoServer(organisation.portal({ retentionDays: 100_000 }), {
    clock: shifted(shift),
  });
  closing.push(async () => {
    await server.close();
    refuseChanges(server.requests);
  });
  const mail = await mailServer();
  const inputs = {
    "portal-url": server.url,
    "api-key": organisation.keys.least.secret,
    "folder-id": String(organisation.reportFolderId),
    "manager-email": "boss@example.com, zoë@example.com",
    "smtp-url": smtpUrl(mail),
    "mail-from": "audit@example.com",
  };
  const before = await rolledUp([portal("a", "2026-08", 1), portal("old", "2026-08", 1)], inputs, shift);
  expect(before.exitCode, before.log).toBe(0);
  expect(before.log).toContain("no page of an earlier period");
  expect(before.outputs["mail-count"]).toBe("2");

  // September was never rolled up: the nearest page before is compared with.
  const october = [portal("a", "2026-10", 4), portal("new", "2026-10", 0)];
  const now = await rolledUp(october, inputs, shift);
  expect(now.exitCode, now.log).toBe(0);
  expect(now.summary).toContain("+3");
  expect(now.summary).toContain("Since August 2026: 1 portal has more inactive memberships");
  expect(JSON.parse(now.outputs["uploaded-files"] ?? "[]")).toHaveLength(4);
  const mails = mailsOf(mail, 2);
  expect(recipients(mails)).toEqual(["boss@example.com", "zoë@example.com"]);
  expect(mails[0]?.subject).toBe("4 inactive memberships: DocSpace audit of all portals, October 2026");
  expect(mails[0]?.text).toContain("No longer there: old.example.com.");
  expect([...(mails[0]?.attachments.keys() ?? [])].sort()).toEqual([
    "audit-rollup-2026-10.csv",
    "audit-rollup-2026-10.html",
    "audit-rollup-2026-10.json",
    "audit-rollup-2026-10.xlsx",
  ]);

  const again = await rolledUp(october, inputs, shift);
  expect(again.outputs["mail-count"]).toBe("0");
  expect(again.log).toContain("2 not sent again");
  const changed = await rolledUp([portal("a", "2026-10", 2), portal("new", "2026-10", 0)], inputs, shift);
  expect(changed.outputs["mail-count"]).toBe("2");
  expect(mailsOf(mail, 4).map(({ subject }) => subject.slice(0, 10))).toEqual(["Corrected:", "Corrected:"]);
  const inGerman = { ...inputs, "mail-language": "de" };
  await rolledUp([portal("a", "2026-10", 3), portal("new", "2026-10", 0)], inGerman, shift);
  expect(mailsOf(mail, 6)[0]?.subject).toBe(
    "Berichtigt: 3 inaktive Mitgliedschaften: DocSpace-Prüfung aller Portale, Oktober 2026",
  );

  const { store, reportFolderId } = organisation;
  const ledger = [...store.filesOf(reportFolderId)].find(({ title }) => title === LEDGER_TITLE);
  store.deleteFile(ledger ?? expect.fail("there is no ledger"));
  const lost = await rolledUp(october, inputs, shift);
  expect(lost.outputs["mail-count"]).toBe("0");
  expect(lost.exitCode).toBe(1);
  expect(lost.log).toContain("No mail was sent: the log of the report folder tells of a");
});

test("a folder that is not there costs the upload, and neither the page, its summary nor the mail", async () => {
  const organisation = makeOrganisation({ events: 300 });
  const server = await startDemoServer(organisation.portal());
  closing.push(async () => {
    await server.close();
    refuseChanges(server.requests);
  });
  const mail = await mailServer();
  const run = await rolledUp(
    [portal("a", "2026-10", 1)],
    {
      "portal-url": server.url,
      "api-key": organisation.keys.least.secret,
      "folder-id": "999999",
      "manager-email": "boss@example.com",
      "smtp-url": smtpUrl(mail),
      "mail-from": "audit@example.com",
    },
    organisation.now - Date.now(),
  );
  expect(run.exitCode).toBe(1);
  expect(run.log).toContain("does not exist");
  expect(run.summary).toContain("October 2026");
  expect(JSON.parse(run.outputs["report-files"] ?? "[]")).toHaveLength(4);
  expect(recipients(mailsOf(mail))).toEqual(["boss@example.com"]);
});

test("what the inputs of a mail need is told at once, and nobody is named", async () => {
  const run = await rolledUp(
    [],
    { "manager-email": "zoë@example.com, nobody", "smtp-url": "ftp://user:Geheimes-1@x", formats: "pdf" },
    0,
  );
  expect(run.exitCode).toBe(1);
  expect(run.annotations).toHaveLength(4);
  expect(run.log).not.toMatch(/zoë@|Geheimes/);
});
