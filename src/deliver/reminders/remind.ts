import type { LedgerPeriod, Reminder, ReminderState } from "../../earlier-runs/ledger.ts";
import {
  type Finding,
  type Ledger,
  periodsInARow,
  standing,
  withFindings,
  withoutAnnouncements,
  withoutOld,
  withReminders,
} from "../../earlier-runs/ledger.ts";
import { readLedger, replaceLedger, type StoredLedger, stillStands } from "../../earlier-runs/ledger-file.ts";
import { UserError } from "../../errors.ts";
import type { ReportFolder } from "../../report-folder/report-folder.ts";
import type { UploadOptions } from "../../report-folder/verified-upload.ts";
import type { Delivery, Mailer } from "../mail/mailer.ts";
import { sendEach } from "../mail/send-each.ts";
import { type MessageContext, type PlannedReminder, reminderMail } from "./message.ts";

export interface RemindOptions extends UploadOptions {
  readonly folder: ReportFolder;
  readonly mailer: Mailer;
  readonly message: MessageContext;
  /** Names this run in the ledger; no other run, and no other attempt of it, has the same. */
  readonly run: string;
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

/** Milliseconds after announcing in which another run's write would show; see {@link announce}. */
const SETTLE = 5_000;

/**
 * Reminds people at most once: who will be mailed is written to the ledger in the report folder first, and only then
 * sent; afterwards the ledger gets what became of it. A person whom an earlier run announced without saying more is
 * named as uncertain and not mailed. Rejects with a {@link UserError}, and has sent nothing, when the ledger cannot
 * be read or written, or something else writes it at the same time.
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
  if (sorted.due.length === 0) {
    await replaceIfChanged(read, withoutOld(known, period, clock.now()), options);
    return nothingSent;
  }
  const ready = await options.mailer.open();
  if (ready.state === "unsent") {
    const failed = sorted.due.map(({ person }) => ({ personId: person.id, why: ready.why }));
    // A month without mail is a month of inactivity all the same: "in a row" must not begin anew after it.
    const problems = await keepFindings(read, withoutOld(known, period, clock.now()), options);
    return { ...nothingSent, failed, problems };
  }
  try {
    const announced = await announce(read, known, sorted.due, options);
    const outcomes = await sendAll(sorted.due, options);
    const problems = await settle(announced, sorted.due, outcomes, options);
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
        why: "An earlier run was about to remind them and ended before it knew whether the mail was sent, so none is sent now. Ask them, or look into the mail server's log.",
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

/**
 * Writes who is about to be mailed. The server replaces a file without asking what was read of it, so of two runs at
 * once one may overwrite the other's announcement and see it by the version; the other one sees it here, by waiting and
 * looking again. Both then stop, and nobody was mailed.
 */
async function announce(
  read: StoredLedger,
  known: Ledger,
  due: readonly PlannedReminder[],
  options: RemindOptions,
): Promise<StoredLedger> {
  const { clock, folder, run, signal } = options;
  const entries = entriesOf(due, () => "announced", options);
  const ledger = withoutOld(withReminders(known, entries), options.message.period, clock.now());
  try {
    const announced = await replaceLedger(folder, read, ledger, options);
    await clock.sleep(SETTLE, signal);
    if (await stillStands(folder, announced)) return announced;
    throw new UserError("Another run wrote the ledger of reminders at the same time.");
  } catch (error) {
    await withdraw(run, uncancelled(options));
    const why = signal?.aborted
      ? "The run was cancelled."
      : error instanceof Error
        ? error.message
        : String(error);
    throw new UserError(`No reminder was sent. ${why}`, { cause: error });
  }
}

/** Takes back what this run announced, as far as that is possible; else the next run names these people as uncertain. */
async function withdraw(run: string, options: RemindOptions): Promise<void> {
  try {
    const read = await readLedger(options.folder);
    await replaceIfChanged(read, withoutAnnouncements(read.ledger, run), options);
  } catch (error) {
    options.warn(
      `What was announced in the ledger could not be taken back, so the next run will name these people as uncertain. ${(error as Error).message}`,
    );
  }
}

async function keepFindings(read: StoredLedger, ledger: Ledger, options: RemindOptions): Promise<string[]> {
  try {
    await replaceIfChanged(read, ledger, options);
    return [];
  } catch (error) {
    return [
      `Who was inactive in this period could not be written to the ledger, so later runs do not count it for "in a row". ${(error as Error).message}`,
    ];
  }
}

async function replaceIfChanged(read: StoredLedger, ledger: Ledger, options: RemindOptions): Promise<void> {
  if (JSON.stringify(ledger) === JSON.stringify(read.ledger)) return;
  await replaceLedger(options.folder, read, ledger, options);
}

/** What became of each person's mail, by the person's id. */
async function sendAll(
  due: readonly PlannedReminder[],
  { mailer, message, signal }: RemindOptions,
): Promise<ReadonlyMap<string, Delivery>> {
  const mails = due.map((plan) => reminderMail(plan, message));
  const outcomes = await sendEach(mails, mailer, signal);
  return new Map(
    due.flatMap(({ person }, index) => {
      const outcome = outcomes[index];
      return outcome === undefined ? [] : [[person.id, outcome] as const];
    }),
  );
}

const STATES: Readonly<Record<Delivery["state"], ReminderState>> = {
  sent: "sent",
  refused: "failed",
  unsent: "failed",
  uncertain: "uncertain",
};

/** Writes what became of the announced mails, into whatever the ledger holds by now. Never rejects. */
async function settle(
  announced: StoredLedger,
  due: readonly PlannedReminder[],
  outcomes: ReadonlyMap<string, Delivery>,
  options: RemindOptions,
): Promise<string[]> {
  const entries = entriesOf(due, (personId) => STATES[outcomes.get(personId)?.state ?? "uncertain"], options);
  let why = "";
  let base: StoredLedger | undefined = announced;
  for (let tries = 0; tries < 2; tries++) {
    try {
      base ??= await readLedger(options.folder);
      await replaceLedger(options.folder, base, withReminders(base.ledger, entries), uncancelled(options));
      return [];
    } catch (error) {
      why = (error as Error).message;
      base = undefined;
    }
  }
  return [
    `What became of the reminders could not be written to the ledger, so the next run will name these people as uncertain and not remind them again. ${why}`,
  ];
}

/** What is sent must be written down: the ledger's last version is written by a cancelled run too. */
function uncancelled({ signal: _, ...options }: RemindOptions): RemindOptions {
  return options;
}

function entriesOf(
  due: readonly PlannedReminder[],
  state: (personId: string) => ReminderState,
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
