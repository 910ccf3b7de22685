import {
  type Ledger,
  type LedgerPeriod,
  type MailState,
  type Reminder,
  standing,
} from "../../earlier-runs/ledger.ts";
import { readLedger, type StoredLedger, writeLedger } from "../../earlier-runs/ledger-file.ts";
import { type Finding, periodsInARow, withFindings } from "../../earlier-runs/streaks.ts";
import { sentenceOf, UserError } from "../../errors.ts";
import { announce, confirm, type LedgerOptions, STATES } from "../mail/at-most-once.ts";
import type { Delivery, Mailer } from "../mail/mailer.ts";
import { sendEach } from "../mail/send-each.ts";
import { type MessageContext, type PlannedReminder, reminderMail } from "./message.ts";

export interface RemindOptions extends LedgerOptions {
  readonly mailer: Mailer;
  readonly message: MessageContext;
  /** Told after every mail how many of how many have been tried. */
  readonly onSent?: (tried: number, of: number) => void;
}

/** A person by id, with the reason as a sentence that holds neither name nor address. */
export interface NotSent {
  readonly personId: string;
  readonly why: string;
}

export interface RemindResult {
  /** Whom a mail server accepted a mail for. */
  readonly sent: readonly string[];
  /** Certainly not sent; another run may try again. */
  readonly failed: readonly NotSent[];
  /** Perhaps sent, by this run or one before; not sent again within one period's length. */
  readonly uncertain: readonly NotSent[];
  /** Reminded of all their rooms less than one period's length ago. */
  readonly recent: readonly string[];
  /** What went wrong beside single mails; sentences. */
  readonly problems: readonly string[];
}

/** Mails after which the ledger gets what became of them so far, so that little is in doubt if the run is killed. */
const CHECKPOINT = 50;
/** Checkpoints of one run at most; the more people, the further apart. */
const MOST_CHECKPOINTS = 10;

/**
 * Reminds people at most once: who will be mailed is written to the ledger in the report folder first, and only then
 * sent; meanwhile and afterwards the ledger gets what became of it. A person whom an earlier run announced without
 * saying more is named as uncertain and not mailed. Rejects with a {@link UserError}, and has sent nothing, when the
 * ledger cannot be read, nobody can be announced in it, or another run is about to do the same.
 *
 * @param findings every membership that was found active or inactive, for counting periods in a row
 */
export async function remind(
  plans: readonly PlannedReminder[],
  findings: readonly Finding[],
  options: RemindOptions,
): Promise<RemindResult> {
  const { clock, message } = options;
  const { period } = message;
  const read = await readLedger(options.folder);
  const known = withFindings(read.ledger, period, findings);
  const sorted = sortOut(plans, known, period, clock.now());
  const nothingSent: RemindResult = { ...sorted.result, sent: [], failed: [], problems: [] };
  if (sorted.due.length === 0) return { ...nothingSent, problems: await keepFindings(read, known, options) };
  const ready = await options.mailer.open();
  if (ready.state === "unsent") {
    const failed = sorted.due.map(({ person }) => ({ personId: person.id, why: ready.why }));
    // A month without mail is a month of inactivity all the same: "in a row" must not begin anew after it.
    return { ...nothingSent, failed, problems: await keepFindings(read, known, options) };
  }
  try {
    const reminders = entriesOf(sorted.due, () => "announced", options);
    const announced = await announce(read, known, { reminders }, options).catch((error: unknown) => {
      throw new UserError(`No reminder was sent. ${sentenceOf(error)}`, { cause: error });
    });
    const { outcomes, stands } = await sendAll(sorted.due, announced, options);
    const problems = await settle(stands, sorted.due, outcomes, options);
    return { ...summary(sorted, outcomes), problems };
  } finally {
    options.mailer.close();
  }
}

/** Whom the ledger lets be mailed now, and whom not. */
export interface Sorted {
  /** Who is to be mailed now, with the rooms that are due. */
  readonly due: readonly PlannedReminder[];
  readonly result: Pick<RemindResult, "uncertain" | "recent">;
}

/** Sorts the plans by what the ledger knows of them. */
export function sortOut(
  plans: readonly PlannedReminder[],
  ledger: Ledger,
  period: LedgerPeriod,
  now: number,
): Sorted {
  const due: PlannedReminder[] = [];
  const uncertain: NotSent[] = [];
  const recent: string[] = [];
  for (const { person, rooms } of plans) {
    const judged = rooms.map((room) => ({
      room,
      standing: standing(ledger, person.id, room.roomId, period, now),
    }));
    const free = judged.filter((one) => one.standing === "free").map(({ room }) => room);
    if (judged.some((one) => one.standing === "uncertain")) {
      uncertain.push({
        personId: person.id,
        why: "Another run was about to remind them and did not say whether the mail was sent: it was ended, or is still under way. So none is sent now; ask them, or look into the mail server's log.",
      });
    } else if (free.length === 0) {
      recent.push(person.id);
    } else {
      const inARow = (roomId: number) => periodsInARow(ledger, person.id, roomId, period);
      due.push({
        person,
        rooms: free.map((room) => ({ ...room, inARow: Math.max(room.inARow, inARow(room.roomId)) })),
      });
    }
  }
  return { due, result: { uncertain, recent } };
}

/** What became of each person's mail, by the person's id; the ledger gets it from time to time. */
async function sendAll(
  due: readonly PlannedReminder[],
  announced: StoredLedger,
  options: RemindOptions,
): Promise<{ readonly outcomes: ReadonlyMap<string, Delivery>; readonly stands: StoredLedger }> {
  const { mailer, message, clock, signal, onSent } = options;
  const mails = due.map((plan) => reminderMail(plan, message));
  const every = Math.max(CHECKPOINT, Math.ceil(due.length / MOST_CHECKPOINTS));
  const byPerson = (outcomes: readonly Delivery[]) =>
    new Map(
      outcomes.flatMap((outcome, index) => {
        const plan = due[index];
        return plan === undefined ? [] : [[plan.person.id, outcome] as const];
      }),
    );
  let stands = announced;
  const progress = async (soFar: readonly Delivery[]): Promise<void> => {
    onSent?.(soFar.length, mails.length);
    if (soFar.length % every !== 0 || soFar.length === mails.length) return;
    // Who was refused may be tried again by this run, so of the others only.
    const certain = byPerson(soFar);
    const told = due.filter(({ person }) => STATES[certain.get(person.id)?.state ?? "unsent"] !== "failed");
    const reminders = entriesOf(told, (id) => STATES[certain.get(id)?.state ?? "uncertain"], options);
    ({ stands } = await confirm(stands, { reminders }, options));
  };
  const outcomes = await sendEach(mails, mailer, { clock, signal, progress });
  return { outcomes: byPerson(outcomes), stands };
}

/** Writes what became of the announced mails. Never rejects. */
async function settle(
  stands: StoredLedger,
  due: readonly PlannedReminder[],
  outcomes: ReadonlyMap<string, Delivery>,
  options: RemindOptions,
): Promise<string[]> {
  const state = (personId: string) => STATES[outcomes.get(personId)?.state ?? "uncertain"];
  const { why } = await confirm(stands, { reminders: entriesOf(due, state, options) }, options);
  if (why === undefined) return [];
  return [
    `What became of the reminders could not be written to the ledger, so the next run will name these people as uncertain and not remind them again. ${why}`,
  ];
}

async function keepFindings(read: StoredLedger, ledger: Ledger, options: RemindOptions): Promise<string[]> {
  try {
    await writeLedger(options.folder, read, ledger, options);
    return [];
  } catch (error) {
    return [
      `Who was inactive in this period could not be written to the ledger, so later runs do not count it for "in a row". ${sentenceOf(error)}`,
    ];
  }
}

function entriesOf(
  due: readonly PlannedReminder[],
  state: (personId: string) => MailState,
  { clock, message, run }: RemindOptions,
): Reminder[] {
  const { label, firstDay, lastDay } = message.period;
  const at = new Date(clock.now()).toISOString();
  return due.flatMap(({ person, rooms }) =>
    rooms.map(({ roomId }) => ({
      person: person.id,
      room: roomId,
      period: { label, firstDay, lastDay },
      state: state(person.id),
      run,
      at,
    })),
  );
}

function summary(
  { result }: Sorted,
  outcomes: ReadonlyMap<string, Delivery>,
): Omit<RemindResult, "problems"> {
  const sent: string[] = [];
  const failed: NotSent[] = [];
  const uncertain: NotSent[] = [...result.uncertain];
  for (const [personId, outcome] of outcomes) {
    if (outcome.state === "sent") sent.push(personId);
    else (outcome.state === "uncertain" ? uncertain : failed).push({ personId, why: outcome.why });
  }
  return { sent, failed, uncertain, recent: result.recent };
}
