import type { Ledger } from "../earlier-runs/ledger.ts";
import { readLedger } from "../earlier-runs/ledger-file.ts";
import { periodsInARow } from "../earlier-runs/streaks.ts";
import { sentenceOf } from "../errors.ts";
import { docSpaceFolder } from "../report-folder/folder.ts";
import type { RunContext } from "./context.ts";

/** How many periods in a row before this one somebody was inactive in a room, as far as the ledger knows. */
type InactiveBefore = (roomId: number, personId: string) => number | undefined;

export interface History {
  readonly inactiveBefore: InactiveBefore;
  /** Absent where there is none, or it cannot be read. */
  readonly ledger?: Ledger;
}

/**
 * What earlier runs wrote into the report folder's ledger. Without reminders and review there is no ledger; one that cannot be
 * read stops reminders later, here it is only not known.
 */
export async function readHistory(context: RunContext): Promise<History> {
  const { host, docspace, settings, ready } = context;
  const nothing: History = { inactiveBefore: () => undefined };
  if (!ready.folder || (settings.reminders === "off" && !settings.accessReview)) return nothing;
  let ledger: Ledger;
  try {
    ({ ledger } = await readLedger(docSpaceFolder(docspace, ready.folder.id)));
  } catch (error) {
    docspace.signal.throwIfAborted();
    host.log.warning(`Who was inactive in earlier periods is not known: ${sentenceOf(error)}`);
    return nothing;
  }
  return {
    ledger,
    inactiveBefore: (roomId, personId) => periodsInARow(ledger, personId, roomId, ready.period) - 1,
  };
}
