import { needsSmtpUtf8 } from "../../text/address.ts";
import type { Clock } from "../../time/clock.ts";
import type { Delivery } from "./mailer.ts";
import type { MessageSource } from "./message-source.ts";
import { refusal } from "./smtp-answers.ts";
import {
  type Connection,
  type ConnectionTimes,
  connect,
  connectionFailure,
  isTemporary,
} from "./smtp-connection.ts";
import { type Conceal, concealing, type SmtpError, withoutWords } from "./smtp-error.ts";
import { reset, transmit } from "./transmit.ts";

/** Milliseconds. */
export interface HandOverTimes extends ConnectionTimes {
  /** That a message under way may go on after the run was cancelled. */
  readonly grace: number;
}

type Unsent = Extract<Delivery, { readonly state: "unsent" }>;

/** What became of one message; `most`: bytes that the server takes, where it says so. */
type HandedOver = Delivery | { readonly state: "too-large"; readonly most?: number; readonly why: string };

/** Hands messages over to one mail server, one after the other over one connection. */
export interface HandOver {
  /** Connects where there is no connection; what keeps it from that, or undefined. */
  connect(): Promise<Unsent | undefined>;
  /** One message; over a new connection where the old one turned out to be of no use any more. */
  deliver(message: MessageSource, signal: AbortSignal | undefined): Promise<HandedOver>;
  /** Ends the connection at once; the next message opens one. */
  leave(): void;
  /** Takes leave of the server. */
  quit(): void;
}

/**
 * A connection that breaks before a message was handed over is opened once more for it: many servers end a
 * connection after so many messages. After it was handed over nothing is repeated. Long because
 * its parts share that one connection.
 */
export function createHandOver(url: URL, times: HandOverTimes, clock: Clock): HandOver {
  const server = url.host;
  const conceal = concealing(url);
  let connection: Connection | undefined;

  const leave = () => {
    connection?.smtp.close();
    connection = undefined;
  };
  const isOpen = () => connection !== undefined && !connection.smtp.destroyed;
  const unsent = (error: SmtpError, why: string): Unsent => ({
    ...{ state: "unsent", why },
    ...(isTemporary(error) ? { temporary: "server" } : {}),
  });
  const connected = async (): Promise<Connection | Unsent> => {
    try {
      if (connection === undefined || connection.smtp.destroyed) connection = await connect(url, times);
      return connection;
    } catch (error) {
      leave();
      return unsent(error as SmtpError, connectionFailure(error as SmtpError, server, conceal));
    }
  };

  /** What becomes of a message that the server said no to. */
  const refused = async (
    open: Connection,
    error: SmtpError,
    reused: boolean,
  ): Promise<HandedOver | "again"> => {
    const closing = error.responseCode === 421;
    if (closing || !(await reset(open, times))) leave();
    if (closing && reused) return "again";
    return refusedFor(error, conceal);
  };

  const attempt = async (
    message: MessageSource,
    signal: AbortSignal | undefined,
  ): Promise<HandedOver | "again"> => {
    const reused = isOpen();
    const open = await connected();
    if ("state" in open) return open;
    const unfit = open.smtpUtf8 ? undefined : whyNotAscii(message);
    if (unfit !== undefined) return { state: "refused", why: unfit };
    const outcome = await transmit(open, message, times, signal, clock);
    if (outcome.state === "sent") return outcome;
    if (outcome.state === "refused") return await refused(open, outcome.error, reused);
    leave();
    if (outcome.state === "cancelled") return cancelled(outcome.handedOver);
    if (outcome.state === "uncertain") return { state: "uncertain", why: unconfirmed(outcome.error, server) };
    const why = connectionFailure(withoutWords(outcome.error), server, conceal);
    return reused ? "again" : unsent(outcome.error, why);
  };

  return {
    async connect() {
      const open = await connected();
      return "state" in open ? open : undefined;
    },
    async deliver(message, signal) {
      const first = await attempt(message, signal);
      if (first !== "again") return first;
      const second = await attempt(message, signal);
      if (second !== "again") return second;
      return { state: "unsent", why: `The mail server ${server} closed the connection.` };
    },
    leave,
    quit() {
      connection?.smtp.quit();
      connection = undefined;
    },
  };
}

function refusedFor(error: SmtpError, conceal: Conceal): HandedOver {
  const { why, temporary, tooLarge } = refusal(error, conceal);
  if (!tooLarge) return { state: "refused", why, ...(temporary === undefined ? {} : { temporary }) };
  const [, most] = /larger than allowed (\d+)/.exec(error.message) ?? [];
  return { state: "too-large", why, ...(most === undefined ? {} : { most: Number(most) }) };
}

/** Without the advice to run again: it may be there already. */
function unconfirmed({ code }: SmtpError, server: string): string {
  const silent = code === "ETIMEDOUT";
  const what = silent ? "did not confirm it in time" : "broke the connection off before it confirmed it";
  return `The message was handed over, and the mail server ${server} ${what}. It may have arrived, so it is not sent again: ask them, or look into the mail server's log.`;
}

function cancelled(handedOver: boolean): Delivery {
  return handedOver
    ? { state: "uncertain", why: "The run was cancelled before the mail server confirmed the message." }
    : { state: "unsent", why: "The run was cancelled before the message was handed over." };
}

/** Why a server without SMTPUTF8 cannot take the message; undefined where it can. */
function whyNotAscii({ from, to }: MessageSource): string | undefined {
  if (needsSmtpUtf8(from)) return NO_UTF8_SENDER;
  return needsSmtpUtf8(to) ? NO_UTF8 : undefined;
}

const NO_UTF8 =
  "The address has letters beyond ASCII before the @, and the mail server does not take such addresses (no SMTPUTF8). Use another address in DocSpace, or another mail server.";
const NO_UTF8_SENDER =
  "The address in mail-from has letters beyond ASCII before the @, and the mail server does not take such addresses (no SMTPUTF8). Use another one.";
