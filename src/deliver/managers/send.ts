import {
  type LedgerPeriod,
  type MailState,
  reportStanding,
  type SentReport,
} from "../../earlier-runs/ledger.ts";
import { readLedger, type StoredLedger } from "../../earlier-runs/ledger-file.ts";
import { sentenceOf } from "../../errors.ts";
import type { Clock } from "../../time/clock.ts";
import { announce, confirm, type LedgerOptions, STATES } from "../mail/at-most-once.ts";
import type { Delivery, Mailer } from "../mail/mailer.ts";
import { sendEach } from "../mail/send-each.ts";
import type { SingleMail } from "../mail/single-mail.ts";
import { corrected, type ManagerMail } from "./recipients.ts";

export interface ManagerSending {
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly period: LedgerPeriod;
  /** Where it is remembered who got what; without it everybody gets a mail in every run. */
  readonly ledger?: LedgerOptions;
  readonly signal?: AbortSignal;
  /** Told after every mail how many of how many have been tried. */
  readonly onSent?: (tried: number, of: number) => void;
}

export interface ManagerResult {
  readonly outcomes: readonly SingleMail[];
  /** What went wrong beside single mails; sentences. */
  readonly problems: readonly string[];
}

/**
 * Sends the manager's reports: to nobody who got the same before, and as a correction to who got another one on this
 * period. As reminders are, they are announced in the ledger before; one that may have been sent is not sent again.
 * Never rejects.
 */
export async function sendManagerReports(
  mails: readonly ManagerMail[],
  sending: ManagerSending,
): Promise<ManagerResult> {
  if (mails.length === 0) return { outcomes: [], problems: [] };
  let read: StoredLedger | undefined;
  try {
    read = sending.ledger === undefined ? undefined : await readLedger(sending.ledger.folder);
  } catch (error) {
    return { outcomes: [], problems: [notSent(error)] };
  }
  const { due, outcomes } = sortOut(mails, read, sending.period);
  if (due.length === 0) return { outcomes, problems: [] };
  const ready = await sending.mailer.open();
  if (ready.state === "unsent") {
    return { outcomes: [...outcomes, ...due.map((one) => outcomeOf(one, ready))], problems: [] };
  }
  try {
    let announced: StoredLedger | undefined;
    if (read !== undefined && sending.ledger !== undefined) {
      const reports = entriesOf(due, () => "announced", sending, sending.ledger);
      announced = await announce(read, read.ledger, { reports }, { ...sending.ledger, settle: 0 });
    }
    const { signal, clock, onSent, mailer } = sending;
    const results = await sendEach(
      due.map(({ mail }) => mail),
      mailer,
      { clock, signal, progress: (soFar) => onSent?.(soFar.length, due.length) },
    );
    const problems =
      announced === undefined || sending.ledger === undefined
        ? []
        : await settle(announced, due, results, sending, sending.ledger);
    const made = due.map((one, index) => outcomeOf(one, results[index] ?? UNKNOWN));
    return { outcomes: [...outcomes, ...made], problems };
  } catch (error) {
    return { outcomes, problems: [notSent(error)] };
  } finally {
    sending.mailer.close();
  }
}

const UNKNOWN: Delivery = { state: "uncertain", why: "What became of it is not known." };

function notSent(error: unknown): string {
  return `No manager's report was sent. ${sentenceOf(error)}`;
}

/** Which are to be sent, each marked as a correction where it is one; and what is known of the others. */
function sortOut(
  mails: readonly ManagerMail[],
  read: StoredLedger | undefined,
  period: LedgerPeriod,
): { readonly due: readonly ManagerMail[]; readonly outcomes: readonly SingleMail[] } {
  if (read === undefined) return { due: mails, outcomes: [] };
  const due: ManagerMail[] = [];
  const outcomes: SingleMail[] = [];
  for (const one of mails) {
    const standing = reportStanding(read.ledger, one.recipient, period, one.content);
    if (standing === "first") due.push(one);
    else if (standing === "corrected") due.push(corrected(one));
    else if (standing === "same") outcomes.push({ kind: "manager", to: one.to, state: "earlier" });
    else outcomes.push({ kind: "manager", to: one.to, state: "uncertain", why: ANNOUNCED });
  }
  return { due, outcomes };
}

const ANNOUNCED =
  "Another run was about to send this report and did not say whether the mail was sent: it was ended, or is still under way. So it is not sent again.";

async function settle(
  announced: StoredLedger,
  due: readonly ManagerMail[],
  results: readonly Delivery[],
  sending: ManagerSending,
  ledger: LedgerOptions,
): Promise<string[]> {
  const state = (index: number) => STATES[results[index]?.state ?? "uncertain"];
  const { why } = await confirm(announced, { reports: entriesOf(due, state, sending, ledger) }, ledger);
  if (why === undefined) return [];
  return [
    `What became of the manager's reports could not be written to the ledger, so the same report will not be sent again. ${why}`,
  ];
}

function entriesOf(
  due: readonly ManagerMail[],
  state: (index: number) => MailState,
  { clock, period: { label, firstDay, lastDay } }: ManagerSending,
  { run }: LedgerOptions,
): SentReport[] {
  const at = new Date(clock.now()).toISOString();
  return due.map(({ recipient, content }, index) => ({
    recipient,
    content,
    period: { label, firstDay, lastDay },
    state: state(index),
    run,
    at,
  }));
}

function outcomeOf({ to }: ManagerMail, delivery: Delivery): SingleMail {
  if (delivery.state === "sent") return { kind: "manager", to, state: "sent" };
  const state = delivery.state === "uncertain" ? "uncertain" : "refused";
  return { kind: "manager", to, state, why: delivery.why };
}
