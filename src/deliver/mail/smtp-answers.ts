import type { Temporary } from "./mailer.ts";
import { type Subject, subjectOf } from "./refusal-subject.ts";
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

/** What an answer to one message means for it, and for the messages after it. */
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
  if (OF_ONE_RECIPIENT.has(subject)) return "recipient";
  return command === "RCPT TO" && !OF_ALL.has(subject) ? "recipient" : "server";
}

const OF_ONE_RECIPIENT: ReadonlySet<Subject> = new Set(["mailbox-full", "greylisted", "recipient"]);
/** Postfix tells these at the recipient, too. */
const OF_ALL: ReadonlySet<Subject> = new Set(["rate", "login", "tls", "blocked", "sender", "sender-proof"]);

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
  blocked: (said) =>
    `The mail server takes no mail from the machine that this ran on${said}: its address is on a block list, or has no name that the server accepts. Use a mail server that this machine logs in to (user and password in smtp-url), or ask its administrator.`,
  sender: (said) =>
    `The mail server does not accept the sender${said}. Check mail-from: with most servers it must be an address that belongs to the user in smtp-url.`,
  "sender-proof": (said) =>
    `The recipient's server finds no proof that this mail comes from the domain in mail-from${said}. Use the mail server that the domain names in its SPF and DKIM records, or an address of another domain in mail-from.`,
  size: (said) => `The message is larger than the mail server takes${said}.`,
  rules: (said) =>
    `The mail server refuses the message by its rules, such as those against spam${said}. Ask its administrator.`,
  other: (said) => `The mail server refuses the message${said}. Ask its administrator.`,
};
