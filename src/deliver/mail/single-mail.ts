import type { MailCounts } from "../../report/mail-outcome.ts";

/** What became of one mail of the run; whom by id, because names are shown only where they may be. */
export interface SingleMail {
  readonly kind: "reminder" | "manager";
  readonly to: MailRecipient;
  /**
   * `sent`: a mail server accepted it. `refused`: certainly not sent, another run may try again. `uncertain`: perhaps
   * sent, and not sent again. `earlier`: an earlier run sent it.
   */
  readonly state: "sent" | "refused" | "uncertain" | "earlier";
  /** A sentence without names and addresses; absent where it was sent. */
  readonly why?: string;
}

/** A person of the portal by id, or an address of the settings. */
export type MailRecipient = { readonly person: string } | { readonly address: string };

/** How many mails of a kind ended how. */
export function countMails(mails: readonly SingleMail[], kind: SingleMail["kind"]): MailCounts {
  const count = (state: SingleMail["state"]) =>
    mails.filter((one) => one.kind === kind && one.state === state).length;
  return {
    sent: count("sent"),
    refused: count("refused"),
    uncertain: count("uncertain"),
    notAgain: count("earlier"),
  };
}
