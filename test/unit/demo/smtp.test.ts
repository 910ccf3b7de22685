import { createConnection } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type RunningSmtpServer, type SmtpServerOptions, startSmtpServer } from "../../../demo/smtp.ts";
import {
  busy,
  contentTooLarge,
  greylisting,
  loginRequired,
  mailboxFull,
  rateLimited,
  relayDenied,
  unanswered,
} from "../../../demo/smtp-script.ts";

let server: RunningSmtpServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Says lines one after the other and gives back the last line of each answer, the greeting first; "" where none comes. */
async function talk(port: number, ...lines: string[]): Promise<string[]> {
  const socket = createConnection(port, "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8").on("data", (piece) => {
    text += piece;
  });
  const answers: string[] = [];
  const next = async (): Promise<void> => {
    const until = Date.now() + 300;
    while (!/^\d{3} .*\r\n$/m.test(text) && Date.now() < until)
      await new Promise((done) => setTimeout(done, 2));
    answers.push(text.trimEnd().split("\r\n").at(-1) ?? "");
    text = "";
  };
  await next();
  for (const line of lines) {
    if (socket.destroyed || socket.writableEnded) break;
    socket.write(`${line}\r\n`);
    await next();
  }
  socket.destroy();
  return answers;
}

const start = async (options: SmtpServerOptions): Promise<number> => {
  server = await startSmtpServer(options);
  return server.port;
};
const codes = (answers: readonly string[]): string[] => answers.map((answer) => answer.slice(0, 3));
const to = (...addresses: string[]): string[] => [
  "EHLO here.example.com",
  "MAIL FROM:<audit@example.com>",
  ...addresses.map((address) => `RCPT TO:<${address}>`),
];

test("greylists a recipient once, and takes them the second time", async () => {
  const port = await start({ script: [greylisting] });
  expect(codes(await talk(port, ...to("ann@example.com", "bo@example.com")))).toEqual([
    "220",
    "250",
    "250",
    "450",
    "450",
  ]);
  expect(codes(await talk(port, ...to("ann@example.com")))).toEqual(["220", "250", "250", "250"]);
});

test.each([
  ["a full mailbox", mailboxFull("ann@example.com"), ["220", "250", "250", "452", "250"]],
  ["no relaying", relayDenied, ["220", "250", "250", "554", "554"]],
  ["a login that is wanted", loginRequired, ["220", "250", "530"]],
])("%s", async (_, rule, expected) => {
  const port = await start({ script: [rule] });
  const answers = await talk(port, ...to("ann@example.com", "bo@example.com"));
  expect(codes(answers).slice(0, expected.length)).toEqual(expected);
});

test("is too busy for the first connection", async () => {
  const port = await start({ script: [busy(1)] });
  expect(codes(await talk(port))).toEqual(["421"]);
  expect(codes(await talk(port))).toEqual(["220"]);
});

test("takes three messages and then wants a pause", async () => {
  const port = await start({ script: [rateLimited(3)] });
  const seen: string[] = [];
  for (let n = 0; n < 5; n++) seen.push((await talk(port, ...to()))[2]?.slice(0, 3) ?? "");
  expect(seen).toEqual(["250", "250", "250", "451", "250"]);
});

test("announces the size it takes, and refuses more", async () => {
  const port = await start({ size: 1000 });
  const answers = await talk(port, "EHLO here", "MAIL FROM:<a@example.com> SIZE=5000");
  expect(codes(answers)).toEqual(["220", "250", "552"]);
});

test.each([
  ["refused after it", contentTooLarge, "552", 0],
  ["never answered", unanswered, "", 1],
])("content is %s", async (_, rule, code, received) => {
  const port = await start({ script: [rule] });
  const answers = await talk(port, ...to("ann@example.com"), "DATA", "Subject: x\r\n\r\nHello\r\n.");
  expect(answers.at(-1)?.slice(0, 3)).toBe(code);
  expect(server?.received).toHaveLength(received);
});

test("addresses beyond ASCII are refused where they are not announced", async () => {
  const port = await start({ smtpUtf8: false });
  const answers = await talk(port, ...to("jäger@example.com"));
  expect(answers.at(-1)?.slice(0, 3)).toBe("553");
});
