/** What a mail server does when, as data: rules that are tried in their order at every stage of a conversation. */

/** Before its first word; after MAIL FROM; after RCPT TO; after the content. */
export type MailStage = "greeting" | "sender" | "recipient" | "content";

export interface MailRule {
  readonly at: MailStage;
  /** Only for this sender (`sender`) or recipient (`recipient`, and `content` with such a recipient). */
  readonly address?: string | RegExp;
  /** From the nth time on that the rule would apply, counted from 1 and by itself for every address. */
  readonly from?: number;
  /** This often at most, by itself for every address: `times: 1` is a server that accepts the second try. */
  readonly times?: number;
  /** Milliseconds before the answer. */
  readonly pause?: number;
  /** An answer, which with 421 ends the connection; or none: `silence` leaves it open, `break` does not. */
  readonly answer: { readonly code: number; readonly text: string } | "silence" | "break" | "ok";
}

/** A server that makes everybody wait who comes for the first time. */
export const greylisting: MailRule = {
  at: "recipient",
  times: 1,
  answer: { code: 450, text: "4.2.0 Greylisted, try again in 300 seconds" },
};
export const mailboxFull = (address: string): MailRule => ({
  at: "recipient",
  address,
  answer: { code: 452, text: "4.2.2 Mailbox full" },
});
export const relayDenied: MailRule = {
  at: "recipient",
  answer: { code: 554, text: "5.7.1 Relay access denied" },
};
export const rateLimited = (messages: number): MailRule => ({
  at: "sender",
  from: messages + 1,
  times: 1,
  answer: { code: 451, text: "4.7.1 Too many messages, slow down" },
});
export const loginRequired: MailRule = {
  at: "sender",
  answer: { code: 530, text: "5.7.0 Authentication required" },
};
export const busy = (times: number): MailRule => ({
  at: "greeting",
  times,
  answer: { code: 421, text: "4.3.2 Too busy, try again later" },
});
export const contentTooLarge: MailRule = {
  at: "content",
  answer: { code: 552, text: "5.3.4 Message size exceeds the limit" },
};
export const unanswered: MailRule = { at: "content", answer: "silence" };

export interface Ruling {
  readonly answer: MailRule["answer"];
  readonly pause: number;
}

/** Counts how often each rule has applied. */
export class MailScript {
  private readonly rules: readonly MailRule[];
  private readonly met = new Map<string, number>();

  constructor(rules: readonly MailRule[] = []) {
    this.rules = rules;
  }

  /** What the first rule that applies says; of `addresses` it is enough that one meets it. */
  ruling(at: MailStage, addresses: readonly string[] = [""]): Ruling {
    for (const [index, rule] of this.rules.entries()) {
      if (rule.at !== at) continue;
      const address = addresses.find((one) => meets(rule, one));
      if (address === undefined) continue;
      const key = `${index} ${at === "greeting" ? "" : address}`;
      const count = (this.met.get(at === "sender" ? String(index) : key) ?? 0) + 1;
      this.met.set(at === "sender" ? String(index) : key, count);
      const { from = 1, times = Number.POSITIVE_INFINITY, pause = 0 } = rule;
      if (count < from || count >= from + times) continue;
      return { answer: rule.answer, pause };
    }
    return { answer: "ok", pause: 0 };
  }
}

const meets = ({ address }: MailRule, one: string): boolean =>
  address === undefined || (typeof address === "string" ? address === one : address.test(one));
