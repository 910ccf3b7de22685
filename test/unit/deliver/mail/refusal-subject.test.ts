import { describe, expect, test } from "vitest";
import { type Subject, subjectOf } from "../../../../src/deliver/mail/refusal-subject.ts";
import { refusal } from "../../../../src/deliver/mail/smtp-answers.ts";
import type { SmtpError } from "../../../../src/deliver/mail/smtp-error.ts";

type At = "MAIL FROM" | "RCPT TO" | "DATA";

const answered = (at: At, response: string): SmtpError =>
  Object.assign(new Error(`Message failed: ${response}`), {
    code: "EENVELOPE",
    command: at,
    response,
    responseCode: Number(response.slice(0, 3)),
  });

/** The texts of the servers that most people have; those of other people's addresses are left out. */
const SAID: Readonly<Record<string, readonly (readonly [At, string, Subject])[]>> = {
  Postfix: [
    ["RCPT TO", "454 4.7.1 <jan@example.org>: Relay access denied", "relay"],
    ["RCPT TO", "554 5.7.1 <jan@example.org>: Relay access denied", "relay"],
    ["RCPT TO", "553 5.7.1 <audit@example.com>: Sender address rejected: not owned by user bot", "sender"],
    ["RCPT TO", "550 5.1.0 <audit@example.com>: Sender address rejected: User unknown", "sender"],
    ["RCPT TO", "450 4.1.8 <audit@example.com>: Sender address rejected: Domain not found", "sender"],
    ["RCPT TO", "450 4.1.2 <jan@example.org>: Recipient address rejected: Domain not found", "recipient"],
    ["RCPT TO", "504 5.5.2 <runner>: Helo command rejected: need fully-qualified hostname", "blocked"],
    [
      "RCPT TO",
      "554 5.7.1 Service unavailable; Client host [192.0.2.4] blocked using zen.spamhaus.org",
      "blocked",
    ],
    ["RCPT TO", "450 4.2.0 <jan@example.org>: Recipient address rejected: Greylisted", "greylisted"],
    ["RCPT TO", "452 4.3.1 Insufficient system storage", "busy"],
    ["MAIL FROM", "452 4.3.1 Insufficient system storage", "busy"],
    ["MAIL FROM", "451 4.3.0 <audit@example.com>: Temporary lookup failure", "busy"],
    ["MAIL FROM", "450 4.7.1 Error: too much mail from 192.0.2.4", "rate"],
    ["MAIL FROM", "552 5.3.4 Message size exceeds fixed limit", "size"],
    ["MAIL FROM", "530 5.7.0 Must issue a STARTTLS command first", "tls"],
    ["RCPT TO", "452 4.5.3 Error: too many recipients", "busy"],
    ["RCPT TO", "550 5.1.1 <spf@example.org>: Recipient address rejected: User unknown", "recipient"],
    ["RCPT TO", "550 5.7.1 <relay@example.org>: Recipient address rejected: Not here", "relay"],
  ],
  Exchange: [
    ["DATA", "550 5.7.60 SMTP; Client does not have permissions to send as this sender", "sender"],
    ["DATA", "554 5.2.252 SendAsDenied; bot@example.com not allowed to send as audit@example.com", "sender"],
    ["DATA", "554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException; Failed", "sender"],
    ["DATA", "550 5.1.8 Access denied, bad outbound sender", "sender"],
    ["MAIL FROM", "550 5.7.1 Client was not authenticated", "login"],
    ["MAIL FROM", "530 5.7.57 Client not authenticated to send mail", "login"],
    ["RCPT TO", "550 5.7.64 TenantAttribution; Relay Access Denied", "relay"],
    ["RCPT TO", "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain", "relay"],
    ["RCPT TO", "550 5.7.708 Access denied, traffic not accepted from this IP", "blocked"],
    ["RCPT TO", "550 5.4.1 Recipient address rejected: Access denied", "recipient"],
    ["RCPT TO", "550 5.7.133 SenderNotAuthenticatedForGroup; authentication required", "recipient"],
    ["MAIL FROM", "432 4.3.2 Concurrent connections limit exceeded", "rate"],
    ["DATA", "550 5.7.509 Access denied, sending domain example.com does not pass DMARC", "sender-proof"],
    ["DATA", "550 5.7.515 Access denied, the required authentication level", "sender-proof"],
  ],
  Gmail: [
    ["RCPT TO", "550-5.1.1 The account does not exist.\n550 5.1.1 https://support.google.com", "recipient"],
    ["DATA", "550 5.4.5 Daily user sending limit exceeded", "rate"],
    ["RCPT TO", "550-5.4.5 Daily SMTP relay sending quota exceeded\n550 5.4.5 for customer", "rate"],
    ["MAIL FROM", "550-5.7.1 Invalid credentials for relay [192.0.2.4].\n550 5.7.1 See", "login"],
    ["DATA", "550-5.7.26 Unauthenticated email from example.com\n550 5.7.26 policy", "sender-proof"],
    ["DATA", "451 4.7.26 Unauthenticated email", "sender-proof"],
    ["DATA", "550-5.7.25 The sending IP address has no PTR record\n550 5.7.25 x", "blocked"],
    ["DATA", "552 5.7.0 This message was blocked because its content presents an issue", "rules"],
    ["RCPT TO", "450 4.2.1 The user is receiving mail too quickly", "greylisted"],
    ["RCPT TO", "552-5.2.2 The inbox is out of storage space.\n552 5.2.2 x", "mailbox-full"],
  ],
  Exim: [
    ["RCPT TO", "550 relay not permitted", "relay"],
    ["RCPT TO", "550-Verification failed for <audit@example.com>\n550 Sender verify failed", "sender"],
    ["RCPT TO", "550 SMTP AUTH is required for message submission", "login"],
    ["RCPT TO", "550 authentication required", "login"],
    ["RCPT TO", "550 rejected because 192.0.2.4 is in a black list at zen.spamhaus.org", "blocked"],
    ["RCPT TO", "451 Greylisted, please try again later", "greylisted"],
    ["RCPT TO", "550 Unrouteable address", "recipient"],
    ["DATA", "451 Greylisted, please try again later", "greylisted"],
  ],
  others: [
    ["RCPT TO", "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", "relay"],
    ["RCPT TO", "550 #5.1.0 Address rejected.", "recipient"],
    ["DATA", "454 Throttling failure: Maximum sending rate exceeded.", "rate"],
    ["DATA", "554 Message rejected: The following identities failed the check: audit@example.com", "sender"],
    ["DATA", "550 The from address does not match a verified Sender Identity.", "sender"],
    ["DATA", "550 5.7.0 From address is not one of your addresses.", "sender"],
    ["MAIL FROM", "553 Relaying disallowed as audit@example.com", "sender"],
    ["DATA", "550 5.4.6 Unusual sending activity detected", "rate"],
    ["MAIL FROM", "503 5.5.4 Error: send AUTH command first", "login"],
    ["MAIL FROM", "503 5.5.1 Error: nested MAIL command", "other"],
    ["DATA", "554 5.5.1 Error: no valid recipients", "other"],
    ["RCPT TO", "503 Must be authenticated", "login"],
    ["MAIL FROM", "523 5.7.10 Encryption needed", "tls"],
    ["DATA", "550 5.1.1 No such user", "recipient"],
  ],
};

for (const [server, answers] of Object.entries(SAID)) {
  describe(server, () => {
    test.each(answers)("at %s: %s", (at, response, subject) => {
      expect(subjectOf(answered(at, response))).toBe(subject);
    });
  });
}

test.each<[At, string, "recipient" | "server"]>([
  ["RCPT TO", "450 4.1.2 <jan@example.org>: Recipient address rejected: Domain not found", "recipient"],
  ["RCPT TO", "454 4.7.1 <jan@example.org>: Relay access denied", "recipient"],
  ["RCPT TO", "450 4.1.8 <audit@example.com>: Sender address rejected: Domain not found", "server"],
  ["DATA", "451 4.7.1 Greylisted", "recipient"],
  ["DATA", "454 Throttling failure: Maximum sending rate exceeded.", "server"],
])("whom else a temporary refusal meets, at %s: %s", (at, response, temporary) => {
  expect(refusal(answered(at, response), (text) => text).temporary).toBe(temporary);
});
