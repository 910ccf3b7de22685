import type { Ledger, MailState, Reminder, SentReport } from "../../earlier-runs/ledger.ts";
import { withMails, withoutAnnouncements } from "../../earlier-runs/ledger.ts";
import { readAgain, readLedger, type StoredLedger, writeLedger } from "../../earlier-runs/ledger-file.ts";
import { sentenceOf, UserError } from "../../errors.ts";
import type { ReportFolder } from "../../report-folder/report-folder.ts";
import type { UploadOptions } from "../../report-folder/verified-upload.ts";
import type { Delivery } from "./mailer.ts";

/** What is needed to write down who is mailed, before and after. */
export interface LedgerOptions extends UploadOptions {
  readonly folder: ReportFolder;
  /** Names this run in the ledger; no other run, and no other attempt of it, has the same. */
  readonly run: string;
}

/** The ledger's entries about mails. */
export interface MailEntries {
  readonly reminders?: readonly Reminder[];
  readonly reports?: readonly SentReport[];
}

/** Milliseconds after announcing in which another run's write would show. */
const SETTLE = 5_000;
/** Looks for another run's announcement to be taken back again. */
const LOOKS = 3;

/**
 * Writes who is about to be mailed. The server replaces a file without asking what was read of it, so of two runs at
 * once one may write over the other's announcement. It sees so by the version, and takes its own back; the one that
 * came first sees the other's, waits for that, and goes on. Where that cannot be told, neither of the two sends.
 * Rejects with a {@link UserError}, and has taken the announcement back as far as that is possible.
 *
 * @param options.settle milliseconds after which it is looked whether another run came between; 0 where one mail too
 *   many at the same second is no harm
 * @param known what is to be written beside the announcements, made from what `read` holds
 */
export async function announce(
  read: StoredLedger,
  known: Ledger,
  mails: MailEntries,
  options: LedgerOptions & { readonly settle?: number },
): Promise<StoredLedger> {
  const { clock, folder, run, signal, settle = SETTLE } = options;
  try {
    let stands = await writeLedger(folder, read, withMails(known, mails), options);
    if (hasRivals(stands.ledger, read.ledger, mails)) throw new UserError(ANOTHER_RUN);
    if (settle === 0) return stands;
    for (let look = 1; ; look++) {
      await clock.sleep(settle, signal);
      const found = await readAgain(folder, stands);
      if (!hasRivals(found.ledger, read.ledger, mails)) {
        return await writeLedger(folder, found, withMails(found.ledger, mails), options);
      }
      if (look === LOOKS) throw new UserError(ANOTHER_RUN);
      stands = found;
    }
  } catch (error) {
    await withdraw(run, uncancelled(options));
    if (signal?.aborted) throw new UserError("The run was cancelled.", { cause: error });
    throw error;
  }
}

const ANOTHER_RUN =
  "Another run is about to send the same mails, so this one sends none. Let only one run use this folder at a time (a concurrency group in the workflow).";

/** Whether another run has announced or sent one of these mails since the ledger was read. */
function hasRivals(now: Ledger, before: Ledger, { reminders = [], reports = [] }: MailEntries): boolean {
  const runs = new Set([...reminders, ...reports].map(({ run }) => run));
  const mine = new Set([
    ...reminders.map(({ person }) => person),
    ...reports.map(({ recipient, period }) => `${recipient} ${period.label}`),
  ]);
  const known = new Set([...before.reminders, ...before.reports].map(({ run }) => run));
  const rival = (whom: string, { run, state }: { run: string; state: MailState }) =>
    state !== "failed" && !runs.has(run) && !known.has(run) && mine.has(whom);
  return (
    (reminders.length > 0 && now.reminders.some((one) => rival(one.person, one))) ||
    (reports.length > 0 && now.reports.some((one) => rival(`${one.recipient} ${one.period.label}`, one)))
  );
}

/** Takes back what this run announced, as far as that is possible; else the next run names these people as uncertain. */
async function withdraw(run: string, options: LedgerOptions): Promise<void> {
  try {
    const read = await readLedger(options.folder);
    await writeLedger(options.folder, read, withoutAnnouncements(read.ledger, run), options);
  } catch (error) {
    options.warn(
      `What was announced in the ledger could not be taken back, so the next run will name these people as uncertain. ${sentenceOf(error)}`,
    );
  }
}

/** What an entry of the ledger says of a mail with this outcome. */
export const STATES: Readonly<Record<Delivery["state"], MailState>> = {
  sent: "sent",
  refused: "failed",
  unsent: "failed",
  uncertain: "uncertain",
};

/**
 * Writes what became of the announced mails, into whatever the ledger holds by now; a cancelled run does so, too. What
 * it gives is written after; why it could not be written, in a sentence. Never rejects.
 */
export async function confirm(
  announced: StoredLedger,
  mails: MailEntries,
  options: LedgerOptions,
): Promise<{ readonly stands: StoredLedger; readonly why?: string }> {
  let why = "";
  for (let tries = 0; tries < 2; tries++) {
    try {
      const base = tries === 0 ? announced : await readLedger(options.folder);
      const ledger = withMails(base.ledger, mails);
      return { stands: await writeLedger(options.folder, base, ledger, uncancelled(options)) };
    } catch (error) {
      why = sentenceOf(error);
    }
  }
  return { stands: announced, why };
}

/** What is sent must be written down: the ledger's last version is written by a cancelled run, too. */
function uncancelled({ signal: _, ...options }: LedgerOptions): LedgerOptions {
  return options;
}
