import { percentDecoded } from "../../settings/mail-parsers.ts";
import { passwordSpellings } from "../../settings/secrets.ts";
import { quotableText, SHORTEST_SECRET } from "../../text/conceal.ts";

/** What nodemailer adds to its errors (`nodemailer/lib/errors`). */
export interface SmtpError extends Error {
  readonly code?: string | undefined;
  /** Of the system's or OpenSSL's error below. */
  readonly originalCode?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
}

/** Removes secrets and addresses from what a server said. */
export type Conceal = (text: string) => string;

/** `(it says: …)` with a blank before it, or nothing where the server said nothing. */
export function quoted({ response }: SmtpError, conceal: Conceal): string {
  if (response === undefined || response === "") return "";
  const words = conceal(response);
  return words === "" ? "" : ` (it says: ${words})`;
}

/**
 * An error in the middle of one message, with the codes of the server's answer alone: its words may name the person,
 * by the address's first part or in full ("mailbox of Ann Lee is full"), and the log may be public.
 */
export function withoutWords(error: SmtpError): SmtpError {
  const { code, originalCode, command, responseCode } = error;
  const [codes] = /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3}(?!\S))?/.exec(error.response ?? "") ?? [];
  // Without an answer of the server the message is the system's or nodemailer's own.
  const message = error.response === undefined ? error.message : "";
  return Object.assign(new Error(message), {
    code,
    originalCode,
    command,
    responseCode,
    response: codes?.replace("-", " "),
  });
}

/** Longest text that is quoted of a mail server, in characters. */
const MOST_QUOTED = 200;

/**
 * Removes the password, as written and decoded and as SMTP's AUTH sends it, and every mail address; a server may
 * repeat any of them in its answers. Of an answer that holds a password too short to be told from other text nothing
 * is left.
 */
export function concealing(url: URL): Conceal {
  const password = decoded(url.password);
  const secrets = passwordSpellings(url.href).sort((a, b) => b.length - a.length);
  return (text) => {
    const short = password !== "" && password.length < SHORTEST_SECRET;
    if (short && text.includes(password)) return "";
    const safe = quotableText(text, secrets, 20 * MOST_QUOTED);
    return quotableText(safe.replace(/[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+/g, "…@…"), [], MOST_QUOTED);
  };
}

/** Percent-decoded; as it is where that fails. */
export function decoded(text: string): string {
  return percentDecoded(text) ?? text;
}
