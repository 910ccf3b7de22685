import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { selfSignedCertificate } from "../../../../demo/certificate.ts";
import { type RunningSmtpServer, type SmtpServerOptions, startSmtpServer } from "../../../../demo/smtp.ts";
import {
  busy,
  contentTooLarge,
  greylisting,
  loginRequired,
  type MailRule,
  type MailStage,
  mailboxFull,
  rateLimited,
  relayDenied,
} from "../../../../demo/smtp-script.ts";
import type { Delivery, Mail, Mailer } from "../../../../src/deliver/mail/mailer.ts";
import { sendEach } from "../../../../src/deliver/mail/send-each.ts";
import { refusal } from "../../../../src/deliver/mail/smtp-answers.ts";
import { connectionFailure } from "../../../../src/deliver/mail/smtp-connection.ts";
import { concealing, type SmtpError, withoutWords } from "../../../../src/deliver/mail/smtp-error.ts";
import { type MailTimes, smtpMailer } from "../../../../src/deliver/mail/smtp-mailer.ts";
import { isLoopback } from "../../../../src/text/this-machine.ts";
import { systemClock } from "../../../../src/time/clock.ts";

const PASSWORD = "pä ss/w@rd";
const account = { user: "audit", password: PASSWORD };
const login = `audit:${encodeURIComponent(PASSWORD)}@`;
const trusted = selfSignedCertificate();
const otherName = selfSignedCertificate(["mail.example.com"]);
const unknown = selfSignedCertificate();
const times: MailTimes = { pause: 0, connect: 5_000, silence: 5_000, longest: 20_000, grace: 50, rest: 0 };

beforeAll(() => tls.setDefaultCACertificates([trusted.cert, otherName.cert]));

let server: RunningSmtpServer | undefined;
let mailers: Mailer[];
let others: Server[];
beforeEach(() => {
  mailers = [];
  others = [];
});
afterEach(async () => {
  for (const mailer of mailers) mailer.close();
  await server?.close();
  for (const other of others) other.close();
  server = undefined;
});

async function start(options: SmtpServerOptions): Promise<number> {
  server = await startSmtpServer(options);
  return server.port;
}

function mailerTo(address: string, changes: Partial<MailTimes> = {}): Mailer {
  const settings = { url: new URL(address), from: "DocSpace audit <audit@acme.example.com>" };
  const mailer = smtpMailer(settings, systemClock, { ...times, ...changes });
  mailers.push(mailer);
  return mailer;
}

function mail(name: string, changes: Partial<Mail> = {}): Mail {
  return {
    to: { name, address: `${name}@example.com` },
    subject: "Your rooms",
    text: "Hello\n",
    html: "<p>Hello</p>\n",
    messageId: `<${name}@acme.example.com>`,
    ...changes,
  };
}

async function sendAll(mailer: Mailer, ...names: string[]): Promise<Delivery[]> {
  const outcomes: Delivery[] = [];
  for (const name of names) outcomes.push(await mailer.send(mail(name)));
  return outcomes;
}

const at = (stage: MailStage, code: number, text: string): MailRule => ({
  at: stage,
  answer: { code, text },
});

/** A server that says yes to everything but what `answer` says otherwise. */
async function conversation(answer: (line: string) => string | undefined): Promise<number> {
  const talking = createServer((socket) => {
    let content = false;
    socket.write("220 mail.example.com\r\n");
    socket
      .on("error", () => undefined)
      .on("data", (data) => {
        for (const line of String(data).split("\r\n").slice(0, -1)) {
          if (content && line !== ".") continue;
          content = line === "DATA";
          const usual = content
            ? "354 go"
            : line.startsWith("EHLO")
              ? "250-mail\r\n250 AUTH PLAIN"
              : "250 ok";
          socket.write(`${answer(line) ?? usual}\r\n`);
        }
      });
  }).listen(0, "127.0.0.1");
  others.push(talking);
  await new Promise((resolve) => talking.once("listening", resolve));
  return (talking.address() as { port: number }).port;
}

const states = (outcomes: readonly Delivery[]) => outcomes.map(({ state }) => state);
const whyOf = (outcome: Delivery | Awaited<ReturnType<Mailer["open"]>> | undefined) =>
  outcome !== undefined && "why" in outcome ? outcome.why : "";

/** No sentence may hold the password in any form, or an address of a person. */
function expectDiscreet(text: string): void {
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), Buffer.from(PASSWORD).toString("base64")]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/\w@example\.com/);
}

describe("sends", () => {
  test("implicit TLS with a password, several messages over one connection", async () => {
    const port = await start({ security: "implicit", certificate: trusted, account });
    const mailer = mailerTo(`smtps://${login}localhost:${port}`);
    expect(await mailer.open()).toEqual({ state: "ready" });
    expect(states(await sendAll(mailer, "ann", "bob"))).toEqual(["sent", "sent"]);
    expect(server?.connections).toBe(1);
    expect(server?.received.map(({ to, secure, user }) => [to[0], secure, user])).toEqual([
      ["ann@example.com", true, "audit"],
      ["bob@example.com", true, "audit"],
    ]);
    expect(server?.received[0]?.from).toBe("audit@acme.example.com");
  });

  test("STARTTLS with a password", async () => {
    const port = await start({ security: "starttls", certificate: trusted, account });
    expect(states(await sendAll(mailerTo(`smtp://${login}localhost:${port}`), "ann"))).toEqual(["sent"]);
    expect(server?.received[0]).toMatchObject({ secure: true, user: "audit" });
  });

  test("plain, only to this machine", async () => {
    const port = await start({});
    expect(states(await sendAll(mailerTo(`smtp://127.0.0.1:${port}`), "ann"))).toEqual(["sent"]);
    expect(server?.received[0]?.secure).toBe(false);
  });

  test("what the message says about itself", async () => {
    const port = await start({});
    await mailerTo(`smtp://127.0.0.1:${port}`).send(
      mail("ann", {
        to: { name: 'Änn\r\nBcc: <evil@example.com>, "x" ', address: "ann@example.com" },
        subject: "Rooms\r\nBcc: evil@example.com\n\nbody",
      }),
    );
    const [received] = server?.received ?? [];
    expect(received?.to).toEqual(["ann@example.com"]);
    const head = (received?.source ?? "").split("\r\n\r\n", 1)[0] ?? "";
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(head).toMatch(/^Message-ID: <ann@acme\.example\.com>$/m);
    expect(head).toMatch(/^From: DocSpace audit <audit@acme\.example\.com>$/m);
    expect(head).not.toMatch(/^(Bcc|Reply-To):/im);
    expect(head.match(/^Subject:/gm)).toHaveLength(1);
    expect(received?.source).toContain("Content-Type: text/plain");
    expect(received?.source).toContain("Content-Type: text/html");
  });

  test.each([
    ["ACME: Audit <audit@acme.example.com>", 'From: "ACME: Audit" <audit@acme.example.com>'],
    ["ACME (IT) <audit@acme.example.com>", 'From: "ACME (IT)" <audit@acme.example.com>'],
    ['"ACME, Inc." <audit@acme.example.com>', 'From: "ACME, Inc." <audit@acme.example.com>'],
    ["<audit@acme.example.com>", "From: audit@acme.example.com"],
  ])("a sender's name means nothing but itself: %s", async (from, line) => {
    const port = await start({});
    const mailer = smtpMailer({ url: new URL(`smtp://127.0.0.1:${port}`), from }, systemClock, times);
    mailers.push(mailer);
    expect(states(await sendAll(mailer, "ann"))).toEqual(["sent"]);
    expect(server?.received[0]?.from).toBe("audit@acme.example.com");
    expect(server?.received[0]?.source.split("\r\n")).toContain(line);
  });

  test("begins two messages at least the pause apart", async () => {
    const port = await start({});
    const waits: number[] = [];
    let now = 0;
    const clock = {
      now: () => now,
      async sleep(milliseconds: number) {
        waits.push(milliseconds);
        now += milliseconds;
      },
    };
    const settings = { url: new URL(`smtp://127.0.0.1:${port}`), from: "audit@example.com" };
    const mailer = smtpMailer(settings, clock, { ...times, pause: 1_000 });
    mailers.push(mailer);
    expect(states(await sendAll(mailer, "ann", "bob", "cat"))).toEqual(["sent", "sent", "sent"]);
    expect(waits).toEqual([1_000, 1_000]);
  });
});

describe("does not connect", () => {
  test("wrong password", async () => {
    const port = await start({
      security: "implicit",
      certificate: trusted,
      account: { user: "audit", password: "x" },
    });
    const why = whyOf(await mailerTo(`smtps://${login}localhost:${port}`).open());
    expect(why).toContain(
      `The mail server localhost:${port} does not accept the user or the password (it says: 535`,
    );
    expect(why).toContain("Check both in smtp-url");
    expectDiscreet(why);
  });

  test.each([
    "504 5.7.4 Unrecognized authentication type",
    "503 5.5.1 Error: authentication not enabled",
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
    "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
  ])("no login with a password at all: %s", async (answer) => {
    const port = await conversation((line) => (line.startsWith("AUTH") ? answer : undefined));
    const why = whyOf(await mailerTo(`smtp://${login}127.0.0.1:${port}`).open());
    expect(why).toContain(`lets this user not log in with a password (it says: ${answer.slice(0, 3)}`);
    expectDiscreet(why);
  });

  test("a password is wanted and none given", async () => {
    const port = await start({ security: "implicit", certificate: trusted, account });
    const [outcome] = await sendAll(mailerTo(`smtps://localhost:${port}`), "ann");
    expect(outcome?.state).toBe("refused");
    expect(whyOf(outcome)).toContain("530");
  });

  test.each(["smtps", "smtp"])("a certificate that nobody vouches for (%s)", async (scheme) => {
    const port = await start({
      security: scheme === "smtps" ? "implicit" : "starttls",
      certificate: unknown,
      account,
    });
    const why = whyOf(await mailerTo(`${scheme}://${login}localhost:${port}`).open());
    expect(why).toMatch(
      /^No secure connection to the mail server localhost:\d+ \(DEPTH_ZERO_SELF_SIGNED_CERT\): its certificate was issued by the server itself/,
    );
    expect(why).toContain("NODE_EXTRA_CA_CERTS");
    expect(server?.received).toEqual([]);
  });

  test("a certificate of another name", async () => {
    const port = await start({ security: "implicit", certificate: otherName });
    expect(whyOf(await mailerTo(`smtps://localhost:${port}`).open())).toContain(
      "its certificate is for another name; use the name in the certificate as smtp-url",
    );
  });

  test.each(["smtps", "smtp"])("a certificate that has expired (%s)", async (scheme) => {
    const tenYears = 3_652 * 86_400_000;
    const expired = selfSignedCertificate(["localhost"], Date.now() - tenYears);
    tls.setDefaultCACertificates([trusted.cert, otherName.cert, expired.cert]);
    const security = scheme === "smtps" ? "implicit" : "starttls";
    const port = await start({ security, certificate: expired });
    const why = whyOf(await mailerTo(`${scheme}://localhost:${port}`).open());
    expect(why).toContain("(CERT_HAS_EXPIRED): its certificate has expired; renew it");
  });

  test("an encryption that is too old", async () => {
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    const outdated = tls.createServer({ ...trusted, ...old }).listen(0, "127.0.0.1");
    outdated.on("tlsClientError", () => undefined);
    others.push(outdated);
    await new Promise((resolve) => outdated.once("listening", resolve));
    const { port } = outdated.address() as { port: number };
    expect(whyOf(await mailerTo(`smtps://localhost:${port}`).open())).toContain(
      "the server's encryption is too old or too weak",
    );
  });

  test("no STARTTLS where it is required: neither password nor mail is sent", async () => {
    const port = await start({ account });
    // Reaches this machine, but is not one of its own addresses by name.
    const why = whyOf(await mailerTo(`smtp://${login}0.0.0.0:${port}`).open());
    expect(why).toContain("offers no secure connection with STARTTLS");
    expectDiscreet(why);
    expect(server?.received).toEqual([]);
  });

  test("TLS from the beginning at a port that speaks it later", async () => {
    const port = await start({ security: "starttls", certificate: trusted });
    expect(whyOf(await mailerTo(`smtps://localhost:${port}`).open())).toContain("Use smtp:// in smtp-url");
  });

  test("nobody there", async () => {
    const port = await start({});
    await server?.close();
    server = undefined;
    expect(whyOf(await mailerTo(`smtp://127.0.0.1:${port}`).open())).toBe(
      `The mail server 127.0.0.1:${port} refuses connections. Check host and port in smtp-url.`,
    );
  });

  test("a server that says nothing", async () => {
    const silent = createServer(() => undefined).listen(0, "127.0.0.1");
    others.push(silent);
    await new Promise((resolve) => silent.once("listening", resolve));
    const { port } = silent.address() as { port: number };
    const why = whyOf(await mailerTo(`smtp://127.0.0.1:${port}`, { connect: 100 }).open());
    expect(why).toBe(
      `The mail server 127.0.0.1:${port} took the connection and said nothing. If it speaks TLS from the beginning (port 465), use smtps:// in smtp-url; else check host and port, or ask its administrator.`,
    );
  });

  test("smtp:// to a port with TLS from the beginning", async () => {
    const port = await start({ security: "implicit", certificate: trusted });
    const why = whyOf(await mailerTo(`smtp://localhost:${port}`, { connect: 500 }).open());
    expect(why).toContain("use smtps:// in smtp-url");
  });
});

describe("one message fails", () => {
  test("a refused recipient does not stop the others", async () => {
    const port = await start({ refused: ["bob@example.com"] });
    const outcomes = await sendAll(mailerTo(`smtp://127.0.0.1:${port}`), "ann", "bob", "cat");
    expect(states(outcomes)).toEqual(["sent", "refused", "sent"]);
    expect(whyOf(outcomes[1])).toBe(
      "The mail server does not accept the recipient (it says: 550 5.1.1). Check the address in DocSpace.",
    );
    expect(server?.connections).toBe(1);
  });

  test("an attachment that is gone", async () => {
    const port = await start({});
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`);
    const attachments = [{ fileName: "a.txt", path: "/nowhere/a.txt", bytes: 1 }];
    const outcome = await mailer.send(mail("ann", { attachments }));
    expect(outcome).toEqual({ state: "refused", why: "The message could not be composed (ENOENT)." });
    expect(states(await sendAll(mailer, "bob"))).toEqual(["sent"]);
  });

  test("a refused sender", async () => {
    const port = await start({ refusedSenders: ["audit@acme.example.com"] });
    const [outcome] = await sendAll(mailerTo(`smtp://127.0.0.1:${port}`), "ann");
    expect(outcome?.state).toBe("refused");
    expect(whyOf(outcome)).toContain("Check mail-from");
    expectDiscreet(whyOf(outcome));
  });
});

describe("the connection breaks", () => {
  test("between two messages: opened once more, nothing lost", async () => {
    const port = await start({ breaks: { at: "envelope", message: 1 } });
    expect(states(await sendAll(mailerTo(`smtp://127.0.0.1:${port}`), "ann", "bob", "cat"))).toEqual([
      "sent",
      "sent",
      "sent",
    ]);
    expect(server?.received.map(({ to }) => to[0])).toEqual([
      "ann@example.com",
      "bob@example.com",
      "cat@example.com",
    ]);
    expect(server?.connections).toBe(2);
  });

  test("again and again: not sent", async () => {
    const port = await start({ breaks: { at: "envelope", message: 1, always: true } });
    const outcomes = await sendAll(mailerTo(`smtp://127.0.0.1:${port}`), "ann", "bob");
    expect(states(outcomes)).toEqual(["sent", "unsent"]);
    expect(whyOf(outcomes[1])).toContain("closed the connection");
  });

  test.each(["content", "answer"] as const)(
    "after the message was handed over (%s): uncertain, not repeated",
    async (at) => {
      const port = await start({ breaks: { at, message: 1 } });
      const outcomes = await sendAll(mailerTo(`smtp://127.0.0.1:${port}`), "ann", "bob");
      expect(states(outcomes)).toEqual(["sent", "uncertain"]);
      expect(whyOf(outcomes[1])).toContain("The message was handed over, and the mail server");
      expect(whyOf(outcomes[1])).not.toMatch(/run again/i);
      expect(server?.received.filter(({ to }) => to[0] === "bob@example.com").length).toBe(
        at === "answer" ? 1 : 0,
      );
    },
  );

  test("one answer too many: what became of the message is not known, and it is not sent again", async () => {
    let messages = 0;
    const port = await conversation((line) => {
      if (line === ".") messages++;
      return line.startsWith("MAIL") ? "250 ok\r\n250 ok" : undefined;
    });
    const outcomes = await sendEach([mail("ann")], mailerTo(`smtp://127.0.0.1:${port}`), {
      clock: systemClock,
    });
    expect(states(outcomes)).toEqual(["uncertain"]);
    expect(messages).toBeLessThan(2);
  });

  test("a server too slow to answer the envelope: not sent, after one more try", async () => {
    const port = await start({ breaks: { at: "envelope", message: 1, always: true, silently: true } });
    const outcomes = await sendAll(mailerTo(`smtp://127.0.0.1:${port}`, { silence: 1_500 }), "ann", "bob");
    expect(states(outcomes)).toEqual(["sent", "unsent"]);
    expect(whyOf(outcomes[1])).toContain("did not answer in time");
    expect(server?.connections).toBe(2);
  });

  test("a server too slow to confirm: uncertain, not repeated", async () => {
    const port = await start({ breaks: { at: "answer", message: 0, silently: true } });
    const [outcome] = await sendAll(mailerTo(`smtp://127.0.0.1:${port}`, { silence: 1_500 }), "ann");
    expect(outcome?.state).toBe("uncertain");
    expect(whyOf(outcome)).toContain("did not confirm it in time");
    expect(server?.received).toHaveLength(1);
  });

  test.each([
    { at: "a message's envelope", command: "MAIL", state: "unsent" },
    { at: "the end of a message", command: ".", state: "uncertain" },
    { at: "the login's beginning", command: "EHLO", state: "unsent" },
  ])("a server that goes on talking and never answers at $at is left", async ({ command, state }) => {
    const talker = createServer((socket) => {
      socket.on("error", () => undefined).write("220 ready\r\n");
      socket.on("data", (text) => {
        const lines = text.toString().split("\r\n");
        if (lines.some((line) => (command === "." ? line === "." : line.startsWith(command)))) {
          const talking = setInterval(() => void socket.write("250-wait\r\n"), 20);
          socket.once("close", () => clearInterval(talking));
        } else if (lines.some((line) => /^(EHLO|MAIL|RCPT)/.test(line))) socket.write("250 ok\r\n");
        else if (lines[0] === "DATA") socket.write("354 go\r\n");
      });
    }).listen(0, "127.0.0.1");
    others.push(talker);
    await new Promise((resolve) => talker.once("listening", resolve));
    const { port } = talker.address() as { port: number };
    const [outcome] = await sendAll(mailerTo(`smtp://127.0.0.1:${port}`, { longest: 300 }), "ann");
    expect(outcome?.state).toBe(state);
    expect(whyOf(outcome)).toMatch(
      state === "uncertain" ? /did not confirm it in time\. .* not sent again/ : /did not answer in time/,
    );
    if (state === "uncertain") expect(whyOf(outcome)).not.toMatch(/run again/i);
  });

  test("a slow server that answers in the end", async () => {
    const port = await start({ slowness: 30 });
    expect(states(await sendAll(mailerTo(`smtp://127.0.0.1:${port}`), "ann", "bob"))).toEqual([
      "sent",
      "sent",
    ]);
  });

  test("cancelled while the server keeps the confirmation back: uncertain", async () => {
    const port = await start({ breaks: { at: "answer", message: 0, silently: true } });
    const controller = new AbortController();
    const sending = mailerTo(`smtp://127.0.0.1:${port}`).send(mail("ann"), controller.signal);
    while (server?.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    expect(await sending).toEqual({
      state: "uncertain",
      why: "The run was cancelled before the mail server confirmed the message.",
    });
  });

  test("cancelled while the server thinks: the connection is left", async () => {
    const port = await start({ slowness: 600_000 });
    const controller = new AbortController();
    const sending = mailerTo(`smtp://127.0.0.1:${port}`).send(mail("ann"), controller.signal);
    controller.abort();
    expect(await sending).toMatchObject({ state: "unsent" });
  });
});

describe("refusals by their codes", () => {
  const CHECK = "Check the address in DocSpace";
  test.each<[string, Partial<SmtpServerOptions>, RegExp, "recipient" | "server" | undefined]>([
    [
      "greylisted",
      { script: [greylisting] },
      /wants the message for this recipient later.*450 4\.2\.0/,
      "recipient",
    ],
    [
      "mailbox full for now",
      { script: [mailboxFull("ann@example.com")] },
      /mailbox is full.*452 4\.2\.2/,
      "recipient",
    ],
    ["no relaying", { script: [relayDenied] }, /does not pass on mail.*554 5\.7\.1.*login/, undefined],
    [
      "no relaying, in words alone",
      { script: [at("recipient", 554, "Relay access denied")] },
      /login/,
      undefined,
    ],
    [
      "a rate limit",
      { script: [rateLimited(0)] },
      /no more mail from this sender now.*451 4\.7\.1/,
      "server",
    ],
    ["no login", { script: [loginRequired] }, /wants a login.*530 5\.7\.0.*smtp-url/, undefined],
    [
      "no login, at the recipient",
      { script: [at("recipient", 530, "Authentication required")] },
      /wants a login/,
      undefined,
    ],
    [
      "no login, as Exchange says it",
      { script: [at("sender", 550, "5.7.1 Client was not authenticated")] },
      /wants a login/,
      undefined,
    ],
    ["busy", { script: [busy(9)] }, /takes no mail now.*421/, "server"],
    ["busy in between", { script: [at("recipient", 421, "4.7.0 Try again later")] }, /421 4\.7\.0/, "server"],
    [
      "nobody there",
      { script: [at("recipient", 550, "5.1.1 No such user")] },
      new RegExp(`550 5\\.1\\.1.*${CHECK}`),
      undefined,
    ],
    [
      "nobody there, basic code",
      { script: [at("recipient", 550, "No such user")] },
      new RegExp(CHECK),
      undefined,
    ],
    [
      "the sender is not mine",
      { script: [at("sender", 553, "5.7.1 Not yours")] },
      /does not accept the sender.*mail-from/,
      undefined,
    ],
    ["SPF", { script: [at("content", 550, "5.7.26 Unauthenticated mail")] }, /proof.*mail-from/, undefined],
    ["spam", { script: [at("content", 554, "5.7.1 Spam")] }, /by its rules/, undefined],
    ["too large", { script: [contentTooLarge] }, /larger than the mail server takes.*552 5\.3\.4/, undefined],
    [
      "content later",
      { script: [at("content", 451, "4.3.0 Queue trouble")] },
      /not take the message now/,
      "server",
    ],
    ["too large, announced", { size: 10 }, /larger than the mail server takes/, undefined],
  ])("%s", async (_name, options, why, temporary) => {
    const port = await start(options);
    const [outcome] = await sendAll(mailerTo(`smtp://127.0.0.1:${port}`), "ann");
    expect(outcome?.state).toMatch(/^(refused|unsent)$/);
    expect(whyOf(outcome)).toMatch(why);
    if (!why.source.includes(CHECK)) expect(whyOf(outcome)).not.toContain(CHECK);
    expect((outcome as { temporary?: string }).temporary).toBe(temporary);
    expectDiscreet(whyOf(outcome));
    expect(server?.received).toEqual([]);
  });

  test("a server that is busy at first is asked again before anybody is announced", async () => {
    const port = await start({ script: [busy(1)] });
    expect(await mailerTo(`smtp://127.0.0.1:${port}`).open()).toEqual({ state: "ready" });
  });

  test("421 in the middle: another connection, and nothing lost", async () => {
    const closing: MailRule = { ...at("sender", 421, "4.7.0 Enough for one connection"), from: 2, times: 1 };
    const port = await start({ script: [closing] });
    const outcomes = await sendAll(mailerTo(`smtp://127.0.0.1:${port}`), "ann", "bob", "cat");
    expect(states(outcomes)).toEqual(["sent", "sent", "sent"]);
    expect(server?.received).toHaveLength(3);
  });

  test("tried once more at the end, in one conversation with the server", async () => {
    const port = await start({ script: [greylisting] });
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`);
    const outcomes = await sendEach([mail("ann"), mail("bob")], mailer, { clock: systemClock });
    expect(states(outcomes)).toEqual(["sent", "sent"]);
    expect(server?.received).toHaveLength(2);
  });
});

describe("sizes", () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "mail-"));
    await writeFile(join(directory, "a.xlsx"), Buffer.alloc(20_000, "x"));
    await writeFile(join(directory, "a.html"), Buffer.alloc(60_000, "h"));
  });
  afterAll(() => rm(directory, { recursive: true }));
  const withFiles = () =>
    mail("ann", {
      html: "<body>Hello",
      attachments: [
        { fileName: "a.xlsx", path: join(directory, "a.xlsx"), bytes: 20_000 },
        { fileName: "a.html", path: join(directory, "a.html"), bytes: 60_000 },
      ],
    });

  test("what the server announces is kept to: the last attachments go first, and the mail says so", async () => {
    const port = await start({ size: 50_000 });
    const outcome = await mailerTo(`smtp://127.0.0.1:${port}`).send(withFiles());
    expect(outcome).toEqual({ state: "sent" });
    const source = server?.received[0]?.source ?? "";
    expect(source).toContain("filename=a.xlsx");
    expect(source).not.toContain("filename=a.html");
    expect(source.replace(/=\r\n/g, "")).toContain("takes no mail of that size: a.html.");
  });

  test("a German mail says so in German", async () => {
    const port = await start({ size: 50_000 });
    await mailerTo(`smtp://127.0.0.1:${port}`).send({ ...withFiles(), language: "de" });
    const source = (server?.received[0]?.source ?? "").replace(/=\r\n/g, "");
    expect(source).toContain(
      "Nicht angeh=C3=A4ngt, weil der Mailserver keine so gro=C3=9Fe Mail annimmt: a.html.",
    );
  });

  test("a server that says so only in the end gets it once more without attachments", async () => {
    const port = await start({ script: [{ ...contentTooLarge, times: 1 }] });
    const outcome = await mailerTo(`smtp://127.0.0.1:${port}`).send(withFiles());
    expect(outcome).toEqual({ state: "sent" });
    expect(server?.received).toHaveLength(1);
    expect(server?.received[0]?.source).not.toContain("filename=");
  });

  test("and not a third time", async () => {
    const port = await start({ script: [contentTooLarge] });
    const outcome = await mailerTo(`smtp://127.0.0.1:${port}`).send(withFiles());
    expect(whyOf(outcome)).toContain("larger than the mail server takes (it says: 552 5.3.4)");
  });
});

describe("addresses beyond ASCII", () => {
  const to = (address: string) => mail("ann", { to: { name: "Jana Jäger", address } });

  test("the domain goes in ASCII, whatever the server can do", async () => {
    const port = await start({ smtpUtf8: false });
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`);
    expect(await mailer.send(to("jana@büro-mail.example"))).toEqual({ state: "sent" });
    expect(server?.received[0]?.source).toMatch(/^To: .*<jana@xn--bro-mail-65a\.example>\r$/m);
  });

  test("what stands before the @ needs SMTPUTF8: without it a sentence, and the others go on", async () => {
    const port = await start({ smtpUtf8: false });
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`);
    const outcome = await mailer.send(to("jäger@example.com"));
    expect(outcome.state).toBe("refused");
    expect(whyOf(outcome)).toContain("no SMTPUTF8");
    expect(states(await sendAll(mailer, "bob"))).toEqual(["sent"]);
  });

  test("with it the mail is sent", async () => {
    const port = await start({});
    expect(await mailerTo(`smtp://127.0.0.1:${port}`).send(to("jäger@example.com"))).toEqual({
      state: "sent",
    });
    expect(server?.received[0]?.to).toEqual(["jäger@example.com"]);
  });
});

test("secrets are removed in every form, and addresses", () => {
  const conceal = concealing(new URL(`smtps://${login}mail.example.com`));
  const plainAuth = Buffer.from(`\0audit\0${PASSWORD}`).toString("base64");
  const said = `535 ${PASSWORD} ${encodeURIComponent(PASSWORD)} ${plainAuth} <ann.lee@example.com>`;
  expect(conceal(said)).toBe("535 *** *** *** <…@…>");
  expect(concealing(new URL("smtp://mail.example.com"))("535 no")).toBe("535 no");
  const malformed = concealing(new URL("smtps://u:50%off-peak@mail.example.com"));
  expect(malformed("it was 50%off-peak")).toBe("it was ***");
  // Too short to be told from other text, so nothing is quoted.
  const short = concealing(new URL("smtps://u:10@mail.example.com"));
  expect(short("535 5.7.8 no, not 10")).toBe("");
  expect(short("535 5.7.8 no")).toBe("535 5.7.8 no");
});

describe("what a server says of one message", () => {
  const conceal = concealing(new URL("smtp://mail.example.com"));
  const answered = (response: string, command: string): SmtpError =>
    Object.assign(new Error(`Message failed: ${response}`), {
      code: "EMESSAGE",
      command,
      response,
      responseCode: Number(response.slice(0, 3)),
    });

  test.each([
    ["550 5.1.1 Mailbox ann.lee of Ann Lee does not exist", "RCPT TO", "(it says: 550 5.1.1)"],
    ["550-5.7.1 ann.lee is away", "RCPT TO", "(it says: 550 5.7.1)"],
    ["552 ann.lee is over quota", "DATA", "(it says: 552)"],
    ["451 4.7.1 Greylisted ann.lee", "DATA", "(it says: 451 4.7.1)"],
  ])("%s: its codes only", (response, command, said) => {
    const error = answered(response, command);
    const broken = {
      ...answered(response, command),
      message: error.message,
      code: "EPROTOCOL",
      name: "Error",
    };
    for (const why of [
      refusal(error, conceal).why,
      connectionFailure(withoutWords(broken), "mail.example.com:25", conceal),
    ]) {
      expect(why).toContain(said);
      expect(why).not.toMatch(/\bann|lee\b/i);
    }
  });

  test("of the sender, in its words", () => {
    expect(refusal(answered("553 Not your address", "MAIL FROM"), conceal).why).toContain(
      "553 Not your address",
    );
  });
});

test.each([
  ["smtp://localhost", true],
  ["smtp://127.0.0.1", true],
  ["smtp://127.8.8.8:25", true],
  ["smtp://[::1]:25", true],
  ["smtp://localhost.example.com", false],
  ["smtp://127.0.0.1.example.com", false],
  ["smtp://10.0.0.1", false],
])("%s is this machine: %s", (address, expected) =>
  expect(isLoopback(new URL(address).hostname)).toBe(expected),
);
