import type { Temporary } from "./mailer.ts";
import { type Conceal, quoted, type SmtpError, withoutWords } from "./smtp-error.ts";

/** Why one message was refused, and what follows from it. */
export interface Refusal {
  /** A sentence for the user. Of the server's answer it tells the codes only; where it is about the sender, its words. */
  readonly why: string;
  /** Whether it may be taken later. */
  readonly temporary?: Temporary;
  /** Whether a smaller message might be taken. */
  readonly tooLarge: boolean;
}

/** What a refusal is about, by its codes and by the command that it answers. */
type Subject =
  | "busy"
  | "rate"
  | "greylisted"
  | "mailbox-full"
  | "recipient"
  | "international"
  | "login"
  | "tls"
  | "relay"
  | "sender"
  | "sender-proof"
  | "size"
  | "rules"
  | "other";

/**
 * What an answer means: by the basic code (RFC 5321 §4.2), the enhanced one where there is one (RFC 3463, RFC 5248,
 * RFC 4954 for logins), and the command that it answers.
 */
export function refusal(error: SmtpError, conceal: Conceal): Refusal {
  const subject = subjectOf(error);
  const said = quoted(error.command === "MAIL FROM" ? error : withoutWords(error), conceal);
  const temporary = temporaryFor(error, subject);
  return {
    why: SENTENCES[subject](said, temporary !== undefined),
    tooLarge: subject === "size",
    ...(temporary === undefined ? {} : { temporary }),
  };
}

/** A temporary refusal of the sender, or of everything, meets the next message, too. */
function temporaryFor(
  { responseCode: code = 0, command }: SmtpError,
  subject: Subject,
): Temporary | undefined {
  if (!(code >= 400 && code <= 499)) return undefined;
  if (code === 421) return "server";
  if (subject === "mailbox-full" || subject === "greylisted") return "recipient";
  return command === "RCPT TO" ? "recipient" : "server";
}

function subjectOf(error: SmtpError): Subject {
  const { responseCode: code = 0, response = "", command = "" } = error;
  if (code === 0) return ownRefusal(error);
  const [, enhanced = ""] = /^\d{3}[ -]\d\.(\d{1,3}\.\d{1,3})(?!\S)/.exec(response) ?? [];
  if (code === 530 && /starttls|\btls\b|\bssl\b/i.test(response)) return "tls";
  if (isAboutLogin(code, enhanced, response)) return "login";
  if (enhanced === "2.2") return "mailbox-full";
  if (enhanced === "3.4" || enhanced === "2.3") return "size";
  if (enhanced === "6.7") return "international";
  if (code >= 400 && code <= 499) return temporarySubject(code, command);
  if (command === "MAIL FROM") return senderSubject(code, enhanced);
  if (command === "RCPT TO") return recipientSubject(code, enhanced, response);
  if (PROOF.has(enhanced)) return "sender-proof";
  if (code === 552) return "size";
  return code === 554 || enhanced.startsWith("7.") || enhanced.startsWith("6.") ? "rules" : "other";
}

function isAboutLogin(code: number, enhanced: string, response: string): boolean {
  if ([530, 534, 535, 538].includes(code) || LOGIN.has(enhanced)) return true;
  if (!enhanced.startsWith("7.")) return false;
  return code === 454 || (!PROOF.has(enhanced) && /authenticat|\blog ?-?in\b/i.test(response));
}

/** `5.7.0` alone says too little, `5.7.1` means something else at each command. */
const LOGIN: ReadonlySet<string> = new Set(["7.3", "7.8", "7.9", "7.11", "7.57"]);
/** The sender's domain does not vouch for this server (SPF, DKIM, DMARC: RFC 7372; `7.26` is what Google says). */
const PROOF: ReadonlySet<string> = new Set(["7.20", "7.21", "7.22", "7.23", "7.24", "7.25", "7.26", "7.27"]);

function temporarySubject(code: number, command: string): Subject {
  if (command === "MAIL FROM") return "rate";
  if (command !== "RCPT TO") return "busy";
  if (code === 452) return "mailbox-full";
  return code === 450 || code === 451 ? "greylisted" : "busy";
}

function senderSubject(code: number, enhanced: string): Subject {
  if (code === 552) return "size";
  return PROOF.has(enhanced) ? "sender-proof" : "sender";
}

function recipientSubject(code: number, enhanced: string, response: string): Subject {
  // The bad sender of a recipient's answer: 1.7 and 1.8 are about the sender's address.
  if (enhanced === "1.7" || enhanced === "1.8") return "sender";
  if (PROOF.has(enhanced)) return "sender-proof";
  if (enhanced.startsWith("7.") || /\brelay/i.test(response)) return "relay";
  if (enhanced === "" && code === 552) return "mailbox-full";
  if (enhanced === "" && code === 554) return "relay";
  return "recipient";
}

/** What nodemailer refuses by itself, without asking the server. */
function ownRefusal({ message, command, code }: SmtpError): Subject {
  if (/larger than allowed/i.test(message)) return "size";
  if (command === "RCPT TO" || code === "EENVELOPE" || /recipient/i.test(message)) return "recipient";
  return "other";
}

const LATER = "Run again later.";

const SENTENCES: Readonly<Record<Subject, (said: string, temporary: boolean) => string>> = {
  busy: (said) => `The mail server does not take the message now${said}. ${LATER}`,
  rate: (said) =>
    `The mail server takes no more mail from this sender now${said}: many servers allow only so many mails in a time. ${LATER}`,
  greylisted: (said) =>
    `The mail server wants the message for this recipient later${said}: it does so with senders that it does not know yet, or while the mailbox is busy. ${LATER}`,
  "mailbox-full": (said, temporary) =>
    `The recipient's mailbox is full${said}. ${temporary ? LATER : "Tell them, and run again later."}`,
  recipient: (said) => `The mail server does not accept the recipient${said}. Check the address in DocSpace.`,
  international: (said) =>
    `The address has letters beyond ASCII before the @, which this mail server cannot write to${said}. Use another address in DocSpace, or a mail server with SMTPUTF8.`,
  login: (said, temporary) =>
    temporary
      ? `The mail server cannot check the login now${said}. ${LATER}`
      : `The mail server wants a login before it takes mail${said}. Put user and password into smtp-url: smtps://user:password@host:465, with special characters percent-encoded.`,
  tls: (said) =>
    `The mail server wants a secure connection before it takes mail${said}. Use smtps:// in smtp-url, or the port for smtp:// with STARTTLS (587 with many servers).`,
  relay: (said) =>
    `The mail server does not pass on mail to this recipient's domain for this sender${said}. It wants a login (user and password in smtp-url) or must be told to relay for this runner; ask its administrator.`,
  sender: (said) =>
    `The mail server does not accept the sender${said}. Check mail-from: with most servers it must be an address that belongs to the user in smtp-url.`,
  "sender-proof": (said) =>
    `The recipient's server finds no proof that this mail comes from the domain in mail-from${said}. Use the mail server that the domain names in its SPF and DKIM records, or an address of another domain in mail-from.`,
  size: (said) => `The message is larger than the mail server takes${said}.`,
  rules: (said) =>
    `The mail server refuses the message by its rules, such as those against spam${said}. Ask its administrator.`,
  other: (said) => `The mail server refuses the message${said}. Ask its administrator.`,
};
