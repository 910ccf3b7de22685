import { beforeAll, describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import type { DemoFile } from "../../demo/portal/model.ts";
import type { ReadMail } from "../../demo/received-mail.ts";
import { LEDGER_TITLE } from "../../src/report-folder/titles.ts";
import { inactivePeople, mailServer, mailsOf, recipients, remindingRun } from "./mailing.ts";
import type { Outcome } from "./scenario.ts";

/** Everybody who did nothing in August, September and October; the portal begins in summer. */
const organisation = makeOrganisation({ events: 1500 });
const { legal } = organisation.rooms;
const monthly = ["2026-08", "2026-09", "2026-10"] as const;

describe("three monthly runs on one portal", () => {
  const runs: { readonly outcome: Outcome; readonly mails: readonly ReadMail[] }[] = [];
  beforeAll(async () => {
    const server = await mailServer();
    const portal = organisation.portal({ retentionDays: 100_000 });
    for (const [index, period] of monthly.entries()) {
      const outcome = await remindingRun(organisation, server, {
        portal,
        now: Date.UTC(2026, 8 + index, 2, 6, 17),
        inputs: { period, formats: "txt, csv, json, html", "fail-on": "none" },
      });
      const known = runs.reduce((sum, { mails }) => sum + mails.length, 0);
      runs.push({ outcome, mails: mailsOf(server, known) });
    }
  });
  const last = () => runs[2] ?? expect.fail("there was no third run");
  const inARow = ({ outcome }: { readonly outcome: Outcome }) =>
    outcome
      .report()
      .rooms.flatMap(({ members }) => members)
      .filter(({ verdict }) => verdict === "inactive")
      .map((member) => (member as { readonly inactiveInARow?: number }).inactiveInARow ?? 1);

  test("remind in every month", () => {
    expect(runs.map(({ outcome }) => outcome.run.exitCode)).toEqual([0, 0, 0]);
    for (const { mails } of runs) expect(mails.length).toBeGreaterThan(0);
    expect(recipients(last().mails)).toEqual(inactivePeople(organisation, legal.id));
  });

  test("say in the third mail that it is the third month in a row", () => {
    const third = last().mails.filter(({ text }) => text.includes("the third month in a row"));
    expect(third.length).toBeGreaterThan(0);
    expect(third.length).toBe(inARow(last()).filter((count) => count === 3).length);
    for (const { html } of third) expect(html).toContain("the third month in a row");
    for (const { mails } of runs.slice(0, 1)) {
      expect(mails.filter(({ text }) => text.includes("in a row"))).toEqual([]);
    }
  });

  test("say so in the third reports", () => {
    const counts = inARow(last());
    const { files } = last().outcome;
    const text = files.get("inactivity-report-2026-10.txt") ?? "";
    expect(text.replace(/\s+/g, " ").match(/the third month in a row/g)).toHaveLength(
      counts.filter((count) => count === 3).length,
    );
    const table = files.get("inactivity-report-2026-10.csv") ?? "";
    expect(table).toMatch(/,inactive,"[^"]*, for the third month in a row/);
    expect(files.get("audit-report-2026-10.html")).toContain("the third month in a row");
  });

  test("count no further when the third one is repeated", async () => {
    const server = await mailServer();
    const again = await remindingRun(organisation, server, {
      portal: last().outcome.portal,
      inputs: { formats: "json" },
    });
    expect(inARow({ outcome: again })).toEqual(inARow(last()));
    expect(server.received).toEqual([]);
  });
});

describe("what somebody did to the ledger between two runs", () => {
  const ledgerOf = ({ store, reportFolderId }: Organisation): DemoFile =>
    [...store.filesOf(reportFolderId)].find(({ title }) => title === LEDGER_TITLE) ??
    expect.fail("there is no ledger");

  test.each<[string, (text: string) => string]>([
    ["cut off", (text) => text.slice(0, 200)],
    ["emptied", () => ""],
    ["written by a newer version", (text) => text.replace(/"schemaVersion": \d/, '"schemaVersion": 9')],
  ])("%s: nobody is mailed, and that is said once", async (_name, change) => {
    const own = makeOrganisation({ events: 1500 });
    const server = await mailServer();
    const portal = own.portal({ retentionDays: 100_000 });
    await remindingRun(own, server, { portal });
    const sent = server.received.length;
    const newest = ledgerOf(own).versions.at(-1) ?? expect.fail("the ledger has no version");
    const text = Buffer.from(newest.content ?? []).toString();
    Object.assign(newest, { content: Buffer.from(change(text)) });
    const { errors } = await remindingRun(own, server, { portal });
    expect(server.received).toHaveLength(sent);
    expect(errors).toEqual([
      expect.stringContaining(`"${LEDGER_TITLE}" in the report folder`),
      "Not every mail was sent: 1 problem above.",
    ]);
  });

  const fileOf = ({ store, reportFolderId }: Organisation, title: string): DemoFile =>
    [...store.filesOf(reportFolderId)].find((file) => file.title === title) ?? expect.fail(`no ${title}`);
  const REPORT = "audit-report-2026-10.json";
  const inputs = { formats: "json" };

  test.each<[string, (organisation: Organisation) => void]>([
    ["deleted", (own) => own.store.deleteFile(ledgerOf(own))],
    ["renamed", (own) => Object.assign(ledgerOf(own), { title: "old ledger.json" })],
  ])("%s: the report of the same days shows it, and nobody is mailed twice", async (_name, change) => {
    const own = makeOrganisation({ events: 1500 });
    const server = await mailServer();
    const portal = own.portal({ retentionDays: 100_000 });
    await remindingRun(own, server, { portal, inputs });
    const sent = server.received.length;
    expect(sent).toBeGreaterThan(0);
    change(own);
    // A review's decisions are written into a ledger of their own then, which is no proof that nobody was mailed.
    const { errors } = await remindingRun(own, server, {
      portal,
      inputs: { ...inputs, "access-review": "on" },
    });
    expect(server.received).toHaveLength(sent);
    expect(errors).toEqual([
      expect.stringMatching(
        new RegExp(`^No mail was sent: "${REPORT}" tells of a run that was to remind people`),
      ),
      "Not every mail was sent: 1 problem above.",
    ]);
    expect((await remindingRun(own, server, { portal, inputs })).run.exitCode).toBe(1);
    expect(server.received).toHaveLength(sent);
    own.store.deleteFile(fileOf(own, REPORT));
    expect((await remindingRun(own, server, { portal, inputs })).run.exitCode).toBe(0);
    expect(server.received).toHaveLength(2 * sent);
  });

  test.each<[string, (organisation: Organisation) => void]>([
    ["deleted", (own) => own.store.deleteFile(ledgerOf(own))],
    ["renamed", (own) => Object.assign(ledgerOf(own), { title: "old ledger.json" })],
  ])(
    "%s, and there is no JSON report: the folder's log shows it, and nobody is mailed twice",
    async (_name, change) => {
      const own = makeOrganisation({ events: 1500 });
      const server = await mailServer();
      const portal = own.portal({ retentionDays: 100_000 });
      const mails = { "manager-email": "boss@example.com" };
      await remindingRun(own, server, { portal, inputs: mails });
      const sent = server.received.length;
      expect(sent).toBeGreaterThan(1);
      change(own);
      const { errors } = await remindingRun(own, server, { portal, inputs: mails });
      expect(server.received).toHaveLength(sent);
      expect(errors).toEqual([
        expect.stringMatching(/^No mail was sent: the log of the report folder tells of a /),
        "Not every mail was sent: 1 problem above.",
      ]);
      own.store.deleteFile(fileOf(own, "inactivity-report-2026-10.txt"));
      expect((await remindingRun(own, server, { portal, inputs: mails })).run.exitCode).toBe(0);
      expect(server.received).toHaveLength(2 * sent);
      expect((await remindingRun(own, server, { portal, inputs: mails })).run.exitCode).toBe(0);
      expect(server.received).toHaveLength(2 * sent);
    },
  );

  test("deleted, and only managers get mail: they do not get it twice", async () => {
    const own = makeOrganisation({ events: 1500 });
    const server = await mailServer();
    const portal = own.portal({ retentionDays: 100_000 });
    const mails = { ...inputs, reminders: "off", "manager-email": "boss@example.com" };
    await remindingRun(own, server, { portal, inputs: mails });
    await remindingRun(own, server, { portal, inputs: mails });
    expect(server.received).toHaveLength(1);
    own.store.deleteFile(ledgerOf(own));
    const { errors } = await remindingRun(own, server, { portal, inputs: mails });
    expect(server.received).toHaveLength(1);
    expect(errors[0]).toMatch(/^No mail was sent: the log of the report folder tells of a /);
  });

  test("nothing, and the report is of a run that mailed nobody: people are reminded", async () => {
    const own = makeOrganisation({ events: 1500 });
    const server = await mailServer();
    const portal = own.portal({ retentionDays: 100_000 });
    await remindingRun(own, server, { portal, inputs: { reminders: "off" } });
    expect((await remindingRun(own, server, { portal })).run.exitCode).toBe(0);
    expect(server.received.length).toBeGreaterThan(0);
  });

  test("nothing, and the report is of a preview: people are reminded", async () => {
    const own = makeOrganisation({ events: 1500 });
    const server = await mailServer();
    const portal = own.portal({ retentionDays: 100_000 });
    await remindingRun(own, server, { portal, inputs: { ...inputs, reminders: "preview" } });
    expect((await remindingRun(own, server, { portal, inputs })).run.exitCode).toBe(0);
    expect(server.received.length).toBeGreaterThan(0);
  });

  test("deleted, and the days overlap those of an earlier report: nobody is mailed again", async () => {
    const own = makeOrganisation({ events: 1500 });
    const server = await mailServer();
    const portal = own.portal({ retentionDays: 100_000 });
    const days = (first: number) => ({ ...inputs, period: `2026-10-0${first}..2026-10-2${first}` });
    await remindingRun(own, server, { portal, inputs: days(1) });
    const sent = server.received.length;
    await remindingRun(own, server, { portal, inputs: days(2) });
    expect(server.received).toHaveLength(sent);
    const ledger = ledgerOf(own);
    Object.assign(ledger, { title: "moved away.json" });
    const restore = () => Object.assign(ledger, { title: LEDGER_TITLE });
    const { errors } = await remindingRun(own, server, { portal, inputs: days(3) });
    expect(errors[0]).toContain('"audit-report-2026-10-02_2026-10-22.json" tells of a run that');
    expect(server.received).toHaveLength(sent);
    // Neither a preview nor a run that may not remind wipes that out; and once the ledger is back, all is well.
    await remindingRun(own, server, { portal, inputs: { ...days(2), reminders: "preview" } });
    expect((await remindingRun(own, server, { portal, inputs: days(2) })).run.exitCode).toBe(1);
    restore();
    expect((await remindingRun(own, server, { portal, inputs: days(4) })).errors).toEqual([]);
    expect(server.received).toHaveLength(sent);
  });

  const without = (own: Organisation) => own.store.deleteFile(ledgerOf(own));
  const manager = { "manager-email": "manager@example.com" };
  const GONE = `the log of the report folder tells of a "${LEDGER_TITLE}" which says who was mailed, and it is gone.`;

  test.each<[string, string, string, (organisation: Organisation) => void]>([
    ["and the reports are no JSON", "3.5.0", "txt", () => undefined],
    [
      "and the JSON report is no JSON any more",
      "3.7.2",
      "json",
      (own) => {
        Object.assign(fileOf(own, REPORT).versions.at(-1) ?? {}, { content: Buffer.from("{") });
      },
    ],
  ])(
    "deleted, %s: the folder's log shows it, and neither members nor managers are mailed twice",
    async (_, version, formats, change) => {
      const own = makeOrganisation({ events: 1500, version });
      const server = await mailServer();
      const portal = own.portal({ retentionDays: 100_000 });
      await remindingRun(own, server, { portal, inputs: { ...manager, formats } });
      const sent = server.received.length;
      without(own);
      change(own);
      const { errors } = await remindingRun(own, server, { portal, inputs: { ...manager, formats } });
      expect(errors).toEqual([
        expect.stringContaining(`No mail was sent: ${GONE}`),
        "Not every mail was sent: 1 problem above.",
      ]);
      expect(server.received).toHaveLength(sent);
    },
  );

  test("deleted, and only the report of other days shows it: the manager is told, the members are not mailed", async () => {
    const own = makeOrganisation({ events: 1500 });
    const server = await mailServer();
    const portal = own.portal({ retentionDays: 100_000 });
    const days = (first: number) => ({ ...manager, period: `2026-10-0${first}..2026-10-2${first}` });
    await remindingRun(own, server, { portal, inputs: days(1) });
    without(own);
    const sent = server.received.length;
    const { errors } = await remindingRun(own, server, { portal, inputs: days(2) });
    expect(errors[0]).toContain(`Nobody was reminded: ${GONE}`);
    expect(recipients(mailsOf(server, sent))).toEqual(["manager@example.com"]);
  });
});
