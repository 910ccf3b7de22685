import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { connect, connectionFailure } from "../../src/deliver/mail/smtp-connection.ts";
import { concealing, type SmtpError } from "../../src/deliver/mail/smtp-error.ts";
import { runs, seed } from "./changed-json.ts";

const TIMES = { connect: 300, silence: 300, longest: 900 };

/** A server on this machine that says these things, one at each command, and then ends the connection. */
async function serverSaying(answers: readonly string[]) {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const left = [...answers];
    const say = () => {
      const next = left.shift();
      if (next === undefined) socket.destroy();
      else socket.write(Buffer.from(next, "latin1"));
    };
    open.add(socket.on("error", () => undefined).on("data", say));
    say();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: new URL(`smtp://ann:s3cret-pass@127.0.0.1:${(server.address() as AddressInfo).port}`),
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

const piece = fc.constantFrom(
  ...[
    "220 ready\r\n",
    "250 ok\r\n",
    "250-mail.example.com\r\n250-SMTPUTF8\r\n250 AUTH PLAIN LOGIN\r\n",
    "250-\r\n",
  ],
  ...[
    "334 \r\n",
    "334 VXNlcm5hbWU6\r\n",
    "235 2.7.0 ok\r\n",
    "535 5.7.8 s3cret-pass is wrong\r\n",
    "421 later\r\n",
  ],
  ...[
    "\r\n",
    "\n",
    "\u0000",
    "999 what\r\n",
    "25",
    "HTTP/1.1 400 Bad Request\r\n\r\n",
    "é\u00ff\r\n",
    "x".repeat(70_000),
  ],
);
const answers = fc.array(
  fc.oneof(
    piece,
    fc.array(piece, { maxLength: 3 }).map((some) => some.join("")),
  ),
  { maxLength: 6 },
);

test(`whatever a mail server says, there is a connection or one sentence (TEST_SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(answers, async (said) => {
      const { url, close } = await serverSaying(said);
      try {
        const { smtp } = await connect(url, TIMES);
        smtp.close();
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
        const sentence = connectionFailure(error as SmtpError, url.host, concealing(url));
        expect(sentence).toMatch(/^(The|No) .*mail server.*\.$/s);
        expect(sentence).not.toMatch(/s3cret|undefined|\p{Cc}/u);
        expect(sentence.length).toBeLessThan(1_000);
      } finally {
        close();
      }
    }),
    { seed, numRuns: runs(60) },
  );
}, 300_000);
