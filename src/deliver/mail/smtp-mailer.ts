import type { SmtpSettings } from "../../settings/settings.ts";
import { needsSmtpUtf8 } from "../../text/address.ts";
import { html } from "../../text/html.ts";
import type { Clock } from "../../time/clock.ts";
import type { Delivery, Mail, Mailer } from "./mailer.ts";
import { type MessageSource, messageSource } from "./message-source.ts";
import { type Refusal, refusal } from "./smtp-answers.ts";
import {
  type Connection,
  type ConnectionTimes,
  connect,
  connectionFailure,
  isLoopback,
  isTemporary,
} from "./smtp-connection.ts";
import { concealing, type SmtpError, withoutWords } from "./smtp-error.ts";
import { reset, transmit } from "./transmit.ts";

/** Milliseconds. */
export interface MailTimes extends ConnectionTimes {
  /** Between the beginnings of two messages. */
  readonly pause: number;
  /** That a message under way may go on after the run was cancelled. */
  readonly grace: number;
  /** Before a server that refused for the time being is asked again. */
  readonly rest: number;
}

/**
 * Slow enough for the limits of common providers; a server on this machine relays at its own pace. Greylisting servers
 * mostly want a minute.
 */
function timesFor(url: URL): MailTimes {
  const here = isLoopback(url);
  return {
    pause: here ? 0 : 1_000,
    connect: 30_000,
    silence: 60_000,
    grace: 2_000,
    rest: here ? 2_000 : 75_000,
  };
}

type Attempt =
  | Delivery
  | "again"
  | { readonly state: "too-large"; readonly most?: number; readonly why: string };

/**
 * Sends mail over SMTP: `smtps:` with TLS from the beginning, `smtp:` with STARTTLS, which only a server on this
 * machine may do without.
 *
 * A connection that breaks before a message was handed over is opened once more for it: many servers end a
 * connection after so many messages. After it was handed over nothing is repeated, unless the server's answer was no
 * because of the size: then it is sent once more with as many attachments as the server takes.
 *
 * Long because every step may end, or open again, the one connection.
 */
export function smtpMailer({ url, from }: SmtpSettings, clock: Clock, times = timesFor(url)): Mailer {
  const server = url.host;
  const conceal = concealing(url);
  let connection: Connection | undefined;
  let lastBegin = Number.NEGATIVE_INFINITY;

  const isOpen = () => connection !== undefined && !connection.smtp.destroyed;
  const leave = () => {
    connection?.smtp.close();
    connection = undefined;
  };
  const connected = async (): Promise<Connection> => {
    if (connection === undefined || connection.smtp.destroyed) connection = await connect(url, times);
    return connection;
  };
  const noConnection = (error: SmtpError) => ({
    state: "unsent" as const,
    why: connectionFailure(error, server, conceal),
    ...(isTemporary(error) ? { temporary: "server" as const } : {}),
  });
  const rest = async (signal?: AbortSignal) => {
    leave();
    await clock.sleep(times.rest, signal).catch(() => undefined);
  };

  /** What becomes of a message that the server said no to. */
  const refused = async (open: Connection, error: SmtpError, reused: boolean): Promise<Attempt> => {
    const closing = error.responseCode === 421;
    if (closing || !(await reset(open))) leave();
    if (closing && reused) return "again";
    const { why, temporary, tooLarge }: Refusal = refusal(error, conceal);
    if (tooLarge) {
      const [, most] = /larger than allowed (\d+)/.exec(error.message) ?? [];
      return { state: "too-large", why, ...(most === undefined ? {} : { most: Number(most) }) };
    }
    return { state: "refused", why, ...(temporary === undefined ? {} : { temporary }) };
  };

  const attempt = async (message: MessageSource, signal: AbortSignal | undefined): Promise<Attempt> => {
    const reused = isOpen();
    let open: Connection;
    try {
      open = await connected();
    } catch (error) {
      leave();
      return noConnection(error as SmtpError);
    }
    if (!open.smtpUtf8 && (needsSmtpUtf8(message.to) || needsSmtpUtf8(message.from))) {
      return { state: "refused", why: needsSmtpUtf8(message.from) ? NO_UTF8_SENDER : NO_UTF8 };
    }
    const outcome = await transmit(open, message, times.grace, signal, clock);
    if (outcome.state === "sent") return outcome;
    if (outcome.state === "refused") return await refused(open, outcome.error, reused);
    leave();
    if (outcome.state === "cancelled") {
      return outcome.handedOver
        ? { state: "uncertain", why: "The run was cancelled before the mail server confirmed the message." }
        : { state: "unsent", why: "The run was cancelled before the message was handed over." };
    }
    const why = connectionFailure(withoutWords(outcome.error), server, conceal);
    if (outcome.state === "uncertain") {
      return { state: "uncertain", why: `The message was handed over, but not confirmed. ${why}` };
    }
    if (reused) return "again";
    return { state: "unsent", why, ...(isTemporary(outcome.error) ? { temporary: "server" } : {}) };
  };

  /** One message; over a new connection where the old one turned out to be of no use any more. */
  const deliver = async (message: MessageSource, signal: AbortSignal | undefined) => {
    const first = await attempt(message, signal);
    if (first !== "again") return first;
    const second = await attempt(message, signal);
    if (second !== "again") return second;
    return { state: "unsent", why: `The mail server ${server} closed the connection.` } as const;
  };

  return {
    async open() {
      for (let tries = 1; ; tries++) {
        try {
          await connected();
          return { state: "ready" };
        } catch (error) {
          leave();
          const failed = noConnection(error as SmtpError);
          if (failed.temporary === undefined || tries === 2) return failed;
          await rest();
        }
      }
    },
    async send(mail, signal) {
      const message = await composed(mail, from, clock);
      if ("state" in message) return message;
      const wait = lastBegin + times.pause - clock.now();
      if (wait > 0) await clock.sleep(wait, signal).catch(() => undefined);
      if (signal?.aborted)
        return { state: "unsent", why: "The run was cancelled before the message was sent." };
      lastBegin = clock.now();
      const outcome = await deliver(message, signal);
      if (outcome.state !== "too-large") return outcome;
      const smaller = await composed(withLess(mail, outcome.most, message.source.byteLength), from, clock);
      if ("state" in smaller) return smaller;
      const again =
        smaller.source.byteLength < message.source.byteLength ? await deliver(smaller, signal) : outcome;
      return again.state === "too-large" ? { state: "refused", why: `${again.why} ${TOO_LARGE}` } : again;
    },
    rest,
    close() {
      connection?.smtp.quit();
      connection = undefined;
    },
  };
}

const NO_UTF8 =
  "The address has letters beyond ASCII before the @, and the mail server does not take such addresses (no SMTPUTF8). Use another address in DocSpace, or another mail server.";
const NO_UTF8_SENDER =
  "The address in mail-from has letters beyond ASCII before the @, and the mail server does not take such addresses (no SMTPUTF8). Use another one.";
const TOO_LARGE = "Ask its administrator for a larger limit, or look at the reports in DocSpace.";

async function composed(mail: Mail, from: string, clock: Clock): Promise<MessageSource | Delivery> {
  try {
    return await messageSource(mail, from, clock.now());
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException;
    return { state: "refused", why: `The message could not be composed (${code ?? name}).` };
  }
}

/** The mail with the attachments, from the first on, that fit a server's limit; with none where the limit is not known. */
function withLess(mail: Mail, most: number | undefined, whole: number): Mail {
  const attachments = mail.attachments ?? [];
  const kept = [...attachments];
  let bytes = whole;
  while (kept.length > 0 && (most === undefined || bytes > most))
    bytes -= encodedBytes(kept.pop()?.bytes ?? 0);
  const left = attachments.slice(kept.length).map(({ fileName }) => fileName);
  if (left.length === 0) return mail;
  const remark = `Not attached, because the mail server takes no mail of that size: ${left.join(", ")}.`;
  return {
    ...mail,
    attachments: kept,
    text: `${remark}\n\n${mail.text}`,
    html: mail.html.replace(/(<body[^>]*>)/, (body) => `${body}\n${html`<p>${remark}</p>`}`),
  };
}

/** Bytes of an attachment in base64, with its line ends. */
function encodedBytes(bytes: number): number {
  return Math.floor((bytes * 78) / 57);
}
