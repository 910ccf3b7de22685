import { Readable } from "node:stream";
import type { SmtpSettings } from "../../settings/settings.ts";
import type { Clock } from "../../time/clock.ts";
import type { Delivery, Mailer } from "./mailer.ts";
import { type MessageSource, messageSource } from "./message-source.ts";
import {
  concealing,
  connectionFailure,
  decoded,
  refusal,
  type SmtpError,
  withoutWords,
} from "./smtp-answers.ts";

type Connection = InstanceType<typeof import("nodemailer/lib/smtp-connection").default>;

/** Milliseconds. */
export interface MailTimes {
  /** Between the beginnings of two messages. */
  readonly pause: number;
  readonly connect: number;
  /** Of silence within a conversation. */
  readonly silence: number;
  /** That a message under way may go on after the run was cancelled. */
  readonly grace: number;
}

/** Slow enough for the limits of common providers; a server on this machine relays at its own pace. */
export function timesFor(url: URL): MailTimes {
  return { pause: isLoopback(url) ? 0 : 1_000, connect: 30_000, silence: 60_000, grace: 2_000 };
}

/**
 * Sends mail over SMTP: `smtps:` with TLS from the beginning, `smtp:` with STARTTLS, which only a server on this
 * machine may do without. Certificates are always verified.
 *
 * A connection that breaks before a message was handed over is opened once more for it: many servers end a
 * connection after so many messages. After it was handed over nothing is repeated.
 */
export function smtpMailer({ url, from }: SmtpSettings, clock: Clock, times = timesFor(url)): Mailer {
  const server = url.host;
  const conceal = concealing(url);
  let connection: Connection | undefined;
  let lastBegin = Number.NEGATIVE_INFINITY;

  const leave = () => {
    connection?.close();
    connection = undefined;
  };
  const connected = async (): Promise<Connection> => {
    if (connection !== undefined && !connection.destroyed) return connection;
    connection = await connect(url, times);
    return connection;
  };

  const attempt = async (
    message: MessageSource,
    signal: AbortSignal | undefined,
  ): Promise<Delivery | "again"> => {
    const reused = connection !== undefined && !connection.destroyed;
    let open: Connection;
    try {
      open = await connected();
    } catch (error) {
      leave();
      return { state: "unsent", why: connectionFailure(error as SmtpError, server, conceal) };
    }
    const outcome = await transmit(open, message, times.grace, signal, clock);
    if (outcome.state === "sent") return outcome;
    if (outcome.state === "refused") {
      const closing = outcome.error.responseCode === 421;
      if (closing || !(await reset(open))) leave();
      if (closing && reused) return "again";
      return { state: "refused", why: refusal(outcome.error, conceal) };
    }
    leave();
    if (outcome.state === "cancelled") {
      return { state: "unsent", why: "The run was cancelled before the message was handed over." };
    }
    const why = connectionFailure(withoutWords(outcome.error), server, conceal);
    if (outcome.state === "uncertain") {
      return { state: "uncertain", why: `The message was handed over, but not confirmed. ${why}` };
    }
    return reused ? "again" : { state: "unsent", why };
  };

  return {
    async open() {
      try {
        await connected();
        return { state: "ready" };
      } catch (error) {
        leave();
        return { state: "unsent", why: connectionFailure(error as SmtpError, server, conceal) };
      }
    },
    async send(mail, signal) {
      let message: MessageSource;
      try {
        message = await messageSource(mail, from, clock.now());
      } catch (error) {
        const { code, name } = error as NodeJS.ErrnoException;
        return { state: "refused", why: `The message could not be composed (${code ?? name}).` };
      }
      const wait = lastBegin + times.pause - clock.now();
      if (wait > 0) await clock.sleep(wait, signal).catch(() => undefined);
      if (signal?.aborted)
        return { state: "unsent", why: "The run was cancelled before the message was sent." };
      lastBegin = clock.now();
      const first = await attempt(message, signal);
      if (first !== "again") return first;
      const second = await attempt(message, signal);
      return second === "again"
        ? { state: "unsent", why: `The mail server ${server} closed the connection.` }
        : second;
    },
    close() {
      connection?.quit();
      connection = undefined;
    },
  };
}

/** Whether the URL's host is this machine. */
export function isLoopback({ hostname }: URL): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}

async function connect(url: URL, times: MailTimes): Promise<Connection> {
  const { default: SMTPConnection } = await import("nodemailer/lib/smtp-connection");
  const secure = url.protocol === "smtps:";
  const connection = new SMTPConnection({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isLoopback(url),
    tls: { rejectUnauthorized: true, minVersion: "TLSv1.2" },
    connectionTimeout: times.connect,
    greetingTimeout: times.connect,
    dnsTimeout: times.connect,
    socketTimeout: times.silence,
    socketCloseTimeout: 1_000,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.on("error", reject);
      connection.once("end", () => reject(closed()));
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    if (url.username !== "" && connection.allowsAuth) {
      await new Promise<void>((resolve, reject) => {
        connection.once("error", reject);
        connection.once("end", () => reject(closed()));
        const credentials = { user: decoded(url.username), pass: decoded(url.password) };
        connection.login({ credentials }, (error) => (error ? reject(error) : resolve()));
      });
    }
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function closed(): SmtpError {
  return Object.assign(new Error("Connection closed"), { code: "ECONNECTION" });
}

type Outcome =
  | { readonly state: "sent" }
  | { readonly state: "cancelled" }
  | { readonly state: "refused" | "broken" | "uncertain"; readonly error: SmtpError };

/** Sends one message over an open connection, and tells from how far it came what an error means. */
async function transmit(
  connection: Connection,
  { from, to, source }: MessageSource,
  grace: number,
  signal: AbortSignal | undefined,
  clock: Clock,
): Promise<Outcome> {
  let handedOver = false;
  // The connection reads this only after the server said that it wants the message.
  const content = Readable.from(
    (function* () {
      handedOver = true;
      yield Buffer.from(source);
    })(),
  );
  const settled = new AbortController();
  const failed = (error: SmtpError): Outcome => {
    if (error.code === "EENVELOPE" || error.code === "EMESSAGE") return { state: "refused", error };
    return { state: handedOver ? "uncertain" : "broken", error };
  };
  try {
    return await new Promise<Outcome>((resolve) => {
      connection.once("error", (error: SmtpError) => resolve(failed(error)));
      connection.once("end", () => resolve(failed(closed())));
      const envelope = { from, to: [to], size: source.byteLength };
      connection.send(envelope, content, (error) => resolve(error ? failed(error) : { state: "sent" }));
      const cancel = () => {
        const give = () => resolve(handedOver ? failed(closed()) : { state: "cancelled" });
        clock.sleep(grace, settled.signal).then(give, () => undefined);
      };
      if (signal?.aborted) cancel();
      else signal?.addEventListener("abort", cancel, { once: true, signal: settled.signal });
    });
  } finally {
    settled.abort();
    connection.removeAllListeners("end");
    connection.removeAllListeners("error");
    connection.on("error", () => undefined);
  }
}

async function reset(connection: Connection): Promise<boolean> {
  return await new Promise((resolve) => {
    connection.once("end", () => resolve(false));
    connection.reset((error) => resolve(error === null));
  });
}
