import type { SmtpSettings } from "../../settings/settings.ts";
import { html } from "../../text/html.ts";
import { isLoopback } from "../../text/this-machine.ts";
import type { Clock } from "../../time/clock.ts";
import { mailWords } from "../words/languages.ts";
import { createHandOver, type HandOverTimes } from "./hand-over.ts";
import { withFirst } from "./mail-page.ts";
import type { Delivery, Mail, Mailer } from "./mailer.ts";
import { type MessageSource, messageSource } from "./message-source.ts";

/** Milliseconds. */
export interface MailTimes extends HandOverTimes {
  /** Between the beginnings of two messages. */
  readonly pause: number;
  /** Before a server that refused for the time being is asked again. */
  readonly rest: number;
}

/**
 * Slow enough for the limits of common providers; a server on this machine relays at its own pace. Greylisting servers
 * mostly want a minute.
 */
function timesFor(url: URL): MailTimes {
  const here = isLoopback(url.hostname);
  return {
    pause: here ? 0 : 1_000,
    connect: 30_000,
    silence: 60_000,
    longest: 300_000,
    grace: 2_000,
    rest: here ? 2_000 : 75_000,
  };
}

/**
 * Sends mail over SMTP: `smtps:` with TLS from the beginning, `smtp:` with STARTTLS, which only a server on this
 * machine may do without. A message that is too large for the server is sent once more with as many attachments as it
 * takes.
 */
export function smtpMailer({ url, from }: SmtpSettings, clock: Clock, times = timesFor(url)): Mailer {
  const handOver = createHandOver(url, times, clock);
  let lastBegin = Number.NEGATIVE_INFINITY;
  const rest = async (signal?: AbortSignal) => {
    handOver.leave();
    await clock.sleep(times.rest, signal).catch(() => undefined);
  };

  return {
    async open() {
      const failed = await handOver.connect();
      if (failed === undefined) return { state: "ready" };
      if (failed.temporary === undefined) return failed;
      await rest();
      return (await handOver.connect()) ?? { state: "ready" };
    },
    async send(mail, signal) {
      const message = await composed(mail, from, clock);
      if ("state" in message) return message;
      const wait = lastBegin + times.pause - clock.now();
      if (wait > 0) await clock.sleep(wait, signal).catch(() => undefined);
      if (signal?.aborted)
        return { state: "unsent", why: "The run was cancelled before the message was sent." };
      lastBegin = clock.now();
      const outcome = await handOver.deliver(message, signal);
      if (outcome.state !== "too-large") return outcome;
      const smaller = await composed(withLess(mail, outcome.most, message.source.byteLength), from, clock);
      if ("state" in smaller) return smaller;
      const again =
        smaller.source.byteLength < message.source.byteLength
          ? await handOver.deliver(smaller, signal)
          : outcome;
      return again.state === "too-large" ? { state: "refused", why: `${again.why} ${TOO_LARGE}` } : again;
    },
    rest,
    close: handOver.quit,
  };
}

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
  const remark = mailWords(mail.language ?? "en").manager.notTaken(left.join(", "));
  return { ...withFirst(mail, remark, html`<p>${remark}</p>`), attachments: kept };
}

/** Bytes of an attachment in base64, with its line ends. */
function encodedBytes(bytes: number): number {
  return Math.floor((bytes * 78) / 57);
}
