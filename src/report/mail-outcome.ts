import type { Reminded } from "./model.ts";

/** What became of the mails of a run, counted: for the outputs, the summary, and what `fail-on` says. No names. */
export interface MailOutcome {
  readonly members: MailCounts;
  readonly managers: MailCounts;
  /** What went wrong, in sentences whose people are named only where names may be shown. */
  readonly problems: readonly string[];
}

/** What the answer says of the reminders of a run that has sent its mails; undefined where nobody was to be reminded. */
export function remindedBy({ members }: MailOutcome): Reminded | undefined {
  const { sent, notAgain } = members;
  return Object.values(members).some((count) => count > 0) ? { sent, earlier: notAgain } : undefined;
}

export interface MailCounts {
  readonly sent: number;
  /** Refused by the mail server, or not handed over at all. */
  readonly refused: number;
  /** Handed over, and no answer came: sent or not. */
  readonly uncertain: number;
  /** Sent by an earlier run, so not again. */
  readonly notAgain: number;
}
