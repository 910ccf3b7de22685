import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeOrganisation, type Organisation } from "../../demo/organisation.ts";
import { type SmtpServerOptions, startSmtpServer } from "../../demo/smtp.ts";
import {
  account,
  certificate,
  elsewhere,
  inactivePeople,
  mailServer,
  mailsOf,
  namesLeadHere,
  recipients,
  remindingRun,
  saidOfMails,
  smtpUrl,
} from "./mailing.ts";
import type { Outcome } from "./scenario.ts";

const trusted = join(tmpdir(), `mail-authority-${process.pid}.pem`);
beforeAll(() => writeFile(trusted, certificate.cert));
afterAll(() => rm(trusted, { force: true }));

const month = (): Organisation => makeOrganisation({ events: 1500 });
const expected = inactivePeople(month(), 1201);

interface Case {
  readonly server: SmtpServerOptions;
  readonly url?: Parameters<typeof smtpUrl>[1];
  readonly env?: Readonly<Record<string, string>>;
  readonly failOn?: string;
}

/** One run against one mail server. */
async function runWith({ server: options, url, env, failOn = "incomplete, reminders" }: Case) {
  const organisation = month();
  const server = await mailServer(options);
  const outcome = await remindingRun(organisation, server, {
    inputs: { "smtp-url": smtpUrl(server, url), "fail-on": failOn },
    env: { NODE_EXTRA_CA_CERTS: trusted, ...env },
    nodeOptions: namesLeadHere,
  });
  return { organisation, server, outcome };
}

const endOf = ({ run, errors }: Outcome) => ({
  exitCode: run.exitCode,
  reminded: run.outputs["reminder-count"],
  errors,
});
const allSent = { exitCode: 0, reminded: String(expected.length), errors: [] };

describe.concurrent("a mail server", () => {
  test("with STARTTLS and a password gets everybody's reminder over a secured connection", async () => {
    const { server, outcome } = await runWith({
      server: { security: "starttls", certificate, account },
      url: { host: elsewhere, login: true },
    });
    expect(endOf(outcome)).toEqual(allSent);
    expect(recipients(mailsOf(server))).toEqual(expected);
    expect(server.received.every(({ secure, user }) => secure && user === account.user)).toBe(true);
    expect(server.connections).toBe(1);
  });

  test("with TLS from the beginning does too", async () => {
    const { server, outcome } = await runWith({
      server: { security: "implicit", certificate, account },
      url: { scheme: "smtps", host: elsewhere, login: true },
    });
    expect(endOf(outcome)).toEqual(allSent);
    expect(recipients(mailsOf(server))).toEqual(expected);
    expect(server.received.every(({ secure }) => secure)).toBe(true);
  });

  test("whose certificate nobody vouches for gets nothing", async () => {
    const { server, outcome } = await runWith({
      server: { security: "implicit", certificate, account },
      url: { scheme: "smtps", host: elsewhere, login: true },
      env: { NODE_EXTRA_CA_CERTS: "" },
    });
    expect(outcome.run.exitCode).toBe(1);
    expect(outcome.errors[0]).toMatch(
      /^6 people were not reminded \(.*\): No secure connection to the mail server .*: its certificate was issued by the server itself/,
    );
    expect(server.received).toEqual([]);
  });

  test("elsewhere that offers no STARTTLS gets neither password nor mail", async () => {
    const { server, outcome } = await runWith({
      server: { security: "plain", account },
      url: { host: elsewhere, login: true },
    });
    expect(outcome.errors[0]).toMatch(
      /^6 people were not reminded .* offers no secure connection with STARTTLS/,
    );
    expect(server.received).toEqual([]);
  });

  test("that does not accept the password: the reports stand, nobody is announced, and the step says what to do", async () => {
    const { organisation, server, outcome } = await runWith({
      server: { security: "implicit", certificate, account: { ...account, password: "another" } },
      url: { scheme: "smtps", host: "localhost", login: true },
    });
    expect(outcome.run.exitCode).toBe(1);
    expect(outcome.run.outputs["reminder-count"]).toBe("0");
    expect(outcome.errors.join("\n")).toMatch(
      /^6 people were not reminded \(.*\): The mail server localhost:\d+ does not accept the user or the password \(it says: .*\)\. Check both in smtp-url/,
    );
    expect(JSON.parse(outcome.run.outputs["uploaded-files"] ?? "")).toHaveLength(1);
    expect(server.received).toEqual([]);
    // Who was inactive is written down, so that the month counts for "in a row"; nobody is announced.
    const ledgers = [...organisation.store.files.values()].filter(
      ({ title }) => title === "docspace-audit-ledger.json",
    );
    const texts = ledgers.map(({ versions }) => Buffer.from(versions.at(-1)?.content ?? []).toString("utf8"));
    expect(texts).toEqual([expect.stringContaining('"reminders": [],')]);
  });

  test("that refuses one recipient: the others get theirs, and that one is named", async () => {
    const refused = expected[2] ?? "";
    const { server, outcome } = await runWith({ server: { refused: [refused] } });
    expect(recipients(mailsOf(server))).toEqual(expected.filter((address) => address !== refused));
    expect(outcome.run.exitCode).toBe(1);
    expect(outcome.errors).toHaveLength(2);
    expect(outcome.errors[0]).toMatch(
      /^\w+ \w+ was not reminded: The mail server does not accept the recipient \(it says: 550 .*\)\. Check the address in DocSpace\.$/,
    );
    expect(outcome.errors[1]).toBe("Not every mail was sent: 1 problem above.");
    expect(outcome.run.log).not.toContain(refused);
  });

  test("the same, where fail-on does not name reminders: an error in the log, and the step passes", async () => {
    const { outcome } = await runWith({ server: { refused: expected.slice(0, 1) }, failOn: "incomplete" });
    expect(outcome.run.exitCode).toBe(0);
    expect(outcome.run.outputs["reminder-count"]).toBe(String(expected.length - 1));
    expect(outcome.errors).toHaveLength(1);
  });

  test("that closes the connection between two messages is connected to again", async () => {
    const { server, outcome } = await runWith({ server: { breaks: { at: "envelope", message: 2 } } });
    expect(endOf(outcome)).toEqual(allSent);
    expect(recipients(mailsOf(server))).toEqual(expected);
    expect(server.connections).toBe(2);
  });

  test("that closes it after a message without an answer: who got it is uncertain, the others get theirs", async () => {
    const { organisation, server, outcome } = await runWith({
      server: { breaks: { at: "answer", message: 2 } },
    });
    expect(outcome.run.exitCode).toBe(1);
    expect(outcome.run.outputs["reminder-count"]).toBe(String(expected.length - 1));
    expect(recipients(mailsOf(server))).toEqual(expected);
    const uncertain = outcome.errors.filter((error) => error.includes("may or may not have been reminded"));
    expect(uncertain).toHaveLength(1);
    expect(uncertain[0]).toContain("The message was handed over, and the mail server");
    const later = await remindingRun(organisation, server);
    expect(recipients(mailsOf(server))).toEqual(expected);
    expect(later.run.outputs["reminder-count"]).toBe("0");
    expect(later.errors.filter((error) => error.includes("may or may not"))).toHaveLength(1);
  });

  test("that is slow is waited for", async () => {
    const { server, outcome } = await runWith({ server: { slowness: 300 } });
    expect(endOf(outcome)).toEqual(allSent);
    expect(recipients(mailsOf(server))).toEqual(expected);
  });

  test("that nobody runs at this address", async () => {
    const organisation = month();
    const server = await startSmtpServer();
    await server.close();
    const outcome = await remindingRun(organisation, server);
    expect(outcome.run.exitCode).toBe(1);
    expect(outcome.errors).toEqual([
      expect.stringMatching(
        /^6 people were not reminded \(.*\): The mail server 127\.0\.0\.1:\d+ refuses connections\./,
      ),
      "Not every mail was sent: 1 problem above.",
    ]);
  });
});

test("is not used where names may not be shown to name people", async () => {
  const refused = expected[2] ?? "";
  const organisation = month();
  const server = await mailServer({ refused: [refused] });
  const { run, errors } = await remindingRun(organisation, server, { visibility: "public" });
  expect(errors[0]).toMatch(/^person [0-9a-f]{4} was not reminded: /);
  const names = organisation.people.map(({ lastName }) => lastName).filter((name) => name !== "");
  expect(names.filter((name) => run.log.includes(name) || run.summary.includes(name))).toEqual([]);
  expect(run.log + run.summary).not.toMatch(/@example\.com/);
});

test("says in the log how many were reminded, and no more", async () => {
  const server = await mailServer();
  const outcome = await remindingRun(month(), server);
  expect(saidOfMails(outcome)).toBe(`${expected.length} people reminded.\n`);
});
