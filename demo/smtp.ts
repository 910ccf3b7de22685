import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import type { Certificate } from "./certificate.ts";
import { type MailRule, MailScript, type MailStage } from "./smtp-script.ts";

export interface SmtpServerOptions {
  /** `starttls`: offered, and mail without it refused. `implicit`: TLS from the beginning. */
  readonly security?: "plain" | "starttls" | "implicit";
  readonly certificate?: Certificate;
  /** Who may send; everybody without a password when absent. */
  readonly account?: { readonly user: string; readonly password: string };
  /** Recipients that get `550`. */
  readonly refused?: readonly string[];
  /** Senders that get `553`. */
  readonly refusedSenders?: readonly string[];
  /**
   * Breaks the connection at a message: before its envelope, while its content comes, or after the content without an
   * answer; or, with `silently`, leaves it open and never says anything more. `message` counts from 0 over all
   * connections; `always`: from there on.
   */
  readonly breaks?: {
    readonly at: "envelope" | "content" | "answer";
    readonly message: number;
    readonly always?: boolean;
    readonly silently?: boolean;
  };
  /** Called when a message's envelope, content, or end has come and is not yet answered; `message` as above. */
  readonly onStage?: (stage: "envelope" | "content" | "answer", message: number) => void;
  /** What the server answers when; see `smtp-script.ts` for ready-made rules. */
  readonly script?: readonly MailRule[];
  /** Bytes that a message may have, announced as SIZE; a larger one gets 552. */
  readonly size?: number;
  /** Whether addresses beyond ASCII are taken (SMTPUTF8, announced); else they get 553. True by default. */
  readonly smtpUtf8?: boolean;
  /** Milliseconds before each answer to a sender, a recipient and a content. */
  readonly slowness?: number;
}

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** The message as it came, headers and all. */
  readonly source: string;
  readonly secure: boolean;
  readonly user?: string;
}

export interface RunningSmtpServer {
  readonly port: number;
  /** In the order in which they came. */
  readonly received: readonly ReceivedMail[];
  readonly connections: number;
  close(): Promise<void>;
}

/** A mail server on this machine that keeps what it gets, and misbehaves on demand. */
export async function startSmtpServer(options: SmtpServerOptions = {}): Promise<RunningSmtpServer> {
  const { security = "plain", account, certificate, slowness = 0, breaks, smtpUtf8 = true } = options;
  const script = new MailScript(options.script);
  const received: ReceivedMail[] = [];
  let connections = 0;
  let messages = 0;

  /** Whether the connection was broken here. */
  const broken = (at: "envelope" | "content" | "answer", message: number): boolean => {
    const hit = breaks?.at === at && (breaks.always ? message >= breaks.message : message === breaks.message);
    if (hit && !breaks?.silently) for (const connection of server.connections) connection._socket.destroy();
    return hit;
  };
  const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });

  /** What the script says at a stage; undefined where there is no answer at all. */
  const scripted = async (
    at: MailStage,
    addresses: readonly string[],
    session: { readonly id: string },
  ): Promise<Error | "ok" | undefined> => {
    const { answer, pause } = script.ruling(at, addresses);
    if (pause > 0) await delay(pause);
    if (answer === "ok") return "ok";
    if (answer === "silence") return undefined;
    const own = [...server.connections].find((connection) => connection.session.id === session.id);
    if (answer === "break") {
      own?._socket.destroy();
      return undefined;
    }
    // The library closes a connection after the answer to a greeting alone.
    if (answer.code === 421 && at !== "greeting") setImmediate(() => own?._socket.end());
    return refusal(answer.code, answer.text);
  };
  // The library shows a domain in its own letters however it was sent.
  const isForeign = (address: string): boolean => !smtpUtf8 && /[^ -~].*@/.test(address);

  const server = new SMTPServer({
    ...(options.size === undefined ? {} : { size: options.size }),
    hideSMTPUTF8: !smtpUtf8,
    onConnect(session, done) {
      void scripted("greeting", [""], session).then((ruling) => {
        if (ruling !== undefined) done(ruling === "ok" ? undefined : ruling);
      });
    },
    secure: security === "implicit",
    ...(certificate === undefined ? {} : { key: certificate.key, cert: certificate.cert }),
    authOptional: account === undefined,
    allowInsecureAuth: security === "plain",
    disabledCommands: [
      ...(security === "starttls" ? [] : ["STARTTLS"]),
      ...(account === undefined ? ["AUTH"] : []),
    ],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onAuth({ username, password }, _session, done) {
      if (username === account?.user && password === account?.password) done(null, { user: username });
      // Real servers do repeat what they got.
      else done(refusal(535, `5.7.8 Authentication failed for ${username} ${password}`));
    },
    onMailFrom({ address }, session, done) {
      void delay(slowness).then(async () => {
        const message = messages++;
        options.onStage?.("envelope", message);
        if (broken("envelope", message)) return;
        if (security === "starttls" && !session.secure)
          done(refusal(530, "5.7.0 Must issue a STARTTLS command first"));
        else if (options.refusedSenders?.includes(address))
          done(refusal(553, `5.7.1 ${address} is not yours`));
        else if (isForeign(address)) done(refusal(553, "5.6.7 SMTPUTF8 is not supported"));
        else {
          const ruling = await scripted("sender", [address], session);
          if (ruling !== undefined) done(ruling === "ok" ? undefined : ruling);
        }
      });
    },
    onRcptTo({ address }, session, done) {
      void delay(slowness).then(async () => {
        if (options.refused?.includes(address)) done(refusal(550, `5.1.1 <${address}> User unknown`));
        else if (isForeign(address)) done(refusal(553, "5.6.7 SMTPUTF8 is not supported"));
        else {
          const ruling = await scripted("recipient", [address], session);
          if (ruling !== undefined) done(ruling === "ok" ? undefined : ruling);
        }
      });
    },
    onData(stream, session, done) {
      const message = messages - 1;
      const blocks: Buffer[] = [];
      let cut = false;
      stream.once("data", () => {
        options.onStage?.("content", message);
        cut = broken("content", message);
      });
      stream.on("data", (block: Buffer) => blocks.push(block));
      stream.on("end", () => {
        if (cut) return;
        if (stream.sizeExceeded) {
          done(refusal(552, "5.3.4 Message size exceeds the limit"));
          return;
        }
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map(({ address }) => address);
        void answerContent(mailFrom === false ? "" : mailFrom.address, to);
      });
      const answerContent = async (from: string, to: readonly string[]): Promise<void> => {
        const ruling = await scripted("content", to, session);
        if (ruling instanceof Error) {
          done(ruling);
          return;
        }
        const user = typeof session.user === "string" ? { user: session.user } : {};
        received.push({
          from,
          to,
          source: Buffer.concat(blocks).toString("utf8"),
          secure: session.secure,
          ...user,
        });
        options.onStage?.("answer", message);
        await delay(slowness);
        if (ruling !== undefined && !broken("answer", message)) done();
      };
    },
  });
  server.on("error", () => undefined);
  server.server.on("connection", () => {
    connections++;
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    get connections() {
      return connections;
    },
    async close() {
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
