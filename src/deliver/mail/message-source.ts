import { createHash } from "node:crypto";
import { wireAddress } from "../../text/address.ts";
import { shorten, singleLine } from "../../text/one-line.ts";
import type { Mail } from "./mailer.ts";

/** A message as it goes over the wire, and whom the envelope names. */
export interface MessageSource {
  readonly from: string;
  readonly to: string;
  readonly source: Uint8Array;
}

/**
 * Writes a message (RFC 5322), with `Auto-Submitted` so that holiday replies are not sent to it (RFC 3834).
 * The same message and time give the same bytes.
 *
 * @param from the sender, `Name <address>` or an address
 * @param now epoch milliseconds
 */
export async function messageSource(mail: Mail, from: string, now: number): Promise<MessageSource> {
  const to = wireAddress(mail.to.address);
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const node = new MailComposer({
    from: senderOf(singleLine(from)),
    to: { name: shorten(singleLine(mail.to.name), 100).trim(), address: to },
    ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo.map(wireAddress) }),
    subject: shorten(singleLine(mail.subject), 200),
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: new Date(now),
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    baseBoundary: createHash("sha256").update(mail.messageId).digest("hex").slice(0, 32),
    attachments: (mail.attachments ?? []).map(({ fileName, path }) => ({ filename: fileName, path })),
    disableUrlAccess: true,
  }).compile();
  const envelope = node.getEnvelope();
  return { from: envelope.from || "", to, source: await node.build() };
}

/**
 * The sender, the name apart from the address: in one text, a colon or a bracket in the name would mean something to
 * mail programs. The domain is in ASCII: no server can be expected to read it otherwise.
 */
function senderOf(from: string): { readonly name: string; readonly address: string } {
  const [, name = "", address = from] = /^(.*)<([^<>]+)>\s*$/.exec(from) ?? [];
  return { name: name.trim().replace(/^"(.*)"$/, "$1"), address: wireAddress(address.trim()) };
}
