import type { SmtpError } from "./smtp-error.ts";

/** What a refusal is about. */
export type Subject =
  | "busy"
  | "rate"
  | "greylisted"
  | "mailbox-full"
  | "recipient"
  | "international"
  | "login"
  | "tls"
  | "relay"
  | "blocked"
  | "sender"
  | "sender-proof"
  | "size"
  | "rules"
  | "other";

/** A refusal with one of these codes, or, where it has none of the codes of another line before, with these words. */
interface Sign {
  readonly subject: Subject;
  /** Enhanced codes without their first digit. */
  readonly codes?: readonly string[];
  readonly words?: RegExp;
}

/**
 * Codes that mean one thing at every command: RFC 3463, RFC 5248, RFC 7372 (proof of the sender), RFC 4954 (login), and
 * what Google (`7.26`), Exchange (`7.54` to `7.708`, `2.252`) and others made of them.
 */
const BY_CODE: readonly Sign[] = [
  { subject: "tls", codes: ["7.10"] },
  { subject: "login", codes: ["7.3", "7.8", "7.9", "7.11", "7.57"] },
  { subject: "mailbox-full", codes: ["2.2"] },
  { subject: "size", codes: ["3.4", "2.3"] },
  { subject: "international", codes: ["6.7"] },
  {
    subject: "sender-proof",
    codes: ["7.20", "7.21", "7.22", "7.23", "7.24", "7.26", "7.27", "7.509", "7.515"],
  },
  { subject: "sender", codes: ["1.7", "1.8", "2.252", "7.60"] },
  { subject: "blocked", codes: ["7.25", "7.511", "7.606", "7.708"] },
  { subject: "relay", codes: ["7.54", "7.64"] },
  { subject: "recipient", codes: ["1.1", "1.2", "1.3", "1.6", "1.10", "7.124", "7.133", "7.193"] },
];

/**
 * What servers say where their codes leave it open: `5.7.1` means something else at each command, many servers have no
 * enhanced codes, and Postfix tells at the recipient what it holds against the sender or this machine. The narrower
 * words stand before the wider ones.
 */
const BY_WORDS: readonly Sign[] = [
  { subject: "greylisted", words: /gr[ae]y-?list/i },
  {
    subject: "sender",
    words:
      /sender address rejected|sender verif|not owned by|send ?as\b|sendasdenied|from address|sender identity|identities failed|relaying disallowed as/i,
  },
  { subject: "sender-proof", words: /\b(dmarc|dkim|spf)\b/i },
  { subject: "mailbox-full", words: /mailbox.{0,30}\b(full|quota|exceed)|over ?quota/i },
  { subject: "size", words: /message (size|too (large|big)|length)/i },
  {
    subject: "rate",
    words:
      /(limit|quota|rate) exceeded|throttl|too much mail|too many (messages|mails)|unusual (sending|rate)|credits exceeded/i,
  },
  {
    subject: "blocked",
    words:
      /(black|block) ?list|blocked using|spamhaus|dnsbl|\brbl\b|client host|from this ip\b|reputation|reverse dns|\bptr\b|helo command rejected/i,
  },
  {
    subject: "login",
    words:
      /auth(entication)? (is )?required|must (be )?authenticate|(send|use) auth\b|not authenticated|unauthenticated|invalid credentials|smtp authentication|authentication needed|\blog ?-?in\b/i,
  },
  { subject: "relay", words: /\brelay|rcpthosts/i },
];

/**
 * What a server's answer is about: by its codes, then by its words, then by the command that it answers (RFC 5321 §4.2).
 * Addresses in it are not read: a mailbox may be called anything.
 */
export function subjectOf(error: SmtpError): Subject {
  const { responseCode: code = 0, command = "" } = error;
  if (code === 0) return ownRefusal(error);
  const words = (error.response ?? "").replace(/<[^>]*>|\S+@\S+/g, " ");
  // In parentheses and with a hash by qmail and Cisco.
  const [, enhanced = ""] =
    /^\d{3}[ -]#?\d\.(\d{1,3}\.\d{1,3})(?!\S)|\(#\d\.(\d{1,3}\.\d{1,3})\)/.exec(words) ?? [];
  if (code === 523 || (code === 530 && /starttls|\btls\b|\bssl\b/i.test(words))) return "tls";
  const known = BY_CODE.find(({ codes }) => codes?.includes(enhanced));
  if (known !== undefined) return known.subject;
  if ([530, 534, 535, 538].includes(code)) return "login";
  const said = BY_WORDS.find((sign) => sign.words?.test(words));
  if (said !== undefined) return said.subject;
  return code < 500 ? temporarySubject(code, enhanced, command) : lastingSubject(code, enhanced, command);
}

function temporarySubject(code: number, enhanced: string, command: string): Subject {
  // The mail system's own trouble, such as a full disk.
  if (enhanced.startsWith("3.")) return "busy";
  if (command === "MAIL FROM") return code === 452 ? "busy" : "rate";
  if (command !== "RCPT TO") return "busy";
  if (code === 452 && enhanced === "") return "mailbox-full";
  return code === 450 || code === 451 ? "greylisted" : "busy";
}

function lastingSubject(code: number, enhanced: string, command: string): Subject {
  // A wrong order of commands says nothing about sender, recipient or message.
  if (code === 503 || enhanced === "5.1") return "other";
  if (command === "MAIL FROM") return code === 552 ? "size" : "sender";
  if (command === "RCPT TO") {
    if (enhanced === "" && code === 552) return "mailbox-full";
    return enhanced.startsWith("7.") || (enhanced === "" && code === 554) ? "relay" : "recipient";
  }
  if (enhanced.startsWith("1.")) return "recipient";
  if (enhanced.startsWith("7.") || enhanced.startsWith("6.")) return "rules";
  return code === 552 ? "size" : code === 554 ? "rules" : "other";
}

/** What nodemailer refuses by itself, without asking the server. */
function ownRefusal({ message, command, code }: SmtpError): Subject {
  if (/larger than allowed/i.test(message)) return "size";
  if (command === "RCPT TO" || code === "EENVELOPE" || /recipient/i.test(message)) return "recipient";
  return "other";
}
