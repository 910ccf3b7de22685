import { createHash } from "node:crypto";

/** One message to one person. */
export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With the angle brackets; the same for the same message, so that a copy can be recognised. */
  readonly messageId: string;
  readonly attachments?: readonly { readonly fileName: string; readonly path: string }[];
}

/**
 * What became of a message. `refused`: the server said no to this message. `unsent`: the connection
 * broke or cannot be opened, so this one was not sent. `uncertain`: it was handed over, and no answer came.
 * `why` is a sentence without addresses and without the password.
 */
export type Delivery =
  | { readonly state: "sent" }
  | { readonly state: "refused"; readonly why: string }
  | { readonly state: "unsent"; readonly why: string }
  | { readonly state: "uncertain"; readonly why: string };

/** Sends messages one after the other over one connection, with a pause between two. */
export interface Mailer {
  /** Connects and logs in, so that a wrong password is known before anything is announced. */
  open(): Promise<{ readonly state: "ready" } | { readonly state: "unsent"; readonly why: string }>;
  send(mail: Mail, signal?: AbortSignal): Promise<Delivery>;
  close(): void;
}

/** `<hash@domain>` of what makes the message this message, in the domain of the sender's address. */
export function messageIdOf(from: string, ...identity: readonly (string | number)[]): string {
  const hash = createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 40);
  const [, domain = "docspace-audit.invalid"] = /@([a-z0-9.-]+)>?\s*$/i.exec(from) ?? [];
  return `<${hash}@${domain.toLowerCase()}>`;
}

/**
 * Whether a text is one plain mailbox address. Stricter than the standards: an address with blanks, quotes, commas or
 * angle brackets could be read as several, so it is not written to.
 */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 && !/\p{C}/u.test(text) && /^[^\s<>()[\]\\,;:"@]+@[^\s<>()[\]\\,;:"@]+$/.test(text)
  );
}
