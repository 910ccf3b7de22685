import { createHash } from "node:crypto";
import { asciiDomain, comparableAddress } from "../../text/address.ts";
import type { MailLanguage } from "../words/words.ts";

/** One message to one person. */
export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  /** Whom an answer goes to; the sender when absent. */
  readonly replyTo?: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With the angle brackets; the same for the same message, so that a copy can be recognised. */
  readonly messageId: string;
  /** What is left out first where the server does not take them all stands last. */
  readonly attachments?: readonly Attachment[];
  /** Of its words, for what is said before them later; English where absent. */
  readonly language?: MailLanguage;
}

export interface Attachment {
  readonly fileName: string;
  readonly path: string;
  readonly bytes: number;
}

/**
 * What became of a message. `refused`: the server said no to this message. `unsent`: the connection
 * broke or cannot be opened, so this one was not sent. `uncertain`: it was handed over, and no answer came.
 * `why` is a sentence without addresses and without the password.
 */
export type Delivery =
  | { readonly state: "sent" }
  | { readonly state: "refused"; readonly why: string; readonly temporary?: Temporary }
  | { readonly state: "unsent"; readonly why: string; readonly temporary?: Temporary }
  | { readonly state: "uncertain"; readonly why: string };

/** It may work later: for this recipient (greylisting, a full mailbox), or at the server for all (its limits). */
export type Temporary = "recipient" | "server";

/** Sends messages one after the other over one connection, with a pause between two. */
export interface Mailer {
  /** Connects and logs in, so that a wrong password is known before anything is announced. */
  open(): Promise<
    | { readonly state: "ready" }
    | { readonly state: "unsent"; readonly why: string; readonly temporary?: Temporary }
  >;
  send(mail: Mail, signal?: AbortSignal): Promise<Delivery>;
  /** Waits for as long as a server that refused for the time being is left alone before it is asked again. */
  rest(signal?: AbortSignal): Promise<void>;
  close(): void;
}

/** Stands for an address in the ledger, which holds none. */
export function addressHash(address: string): string {
  return createHash("sha256").update(comparableAddress(address)).digest("hex").slice(0, 32);
}

/** `<hash@domain>` of what makes the message this message, in the domain of the sender's address. */
export function messageIdOf(from: string, ...identity: readonly (string | number)[]): string {
  const hash = createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 40);
  const [, domain = ""] = /@([^@<>\s]+?)>?\s*$/.exec(from) ?? [];
  const ascii = asciiDomain(domain);
  return `<${hash}@${/^[a-z0-9.-]+$/.test(ascii) ? ascii : "docspace-audit.invalid"}>`;
}
