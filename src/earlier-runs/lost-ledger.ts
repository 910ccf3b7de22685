import type { DocSpace } from "../docspace/http/client.ts";
import { LOG_PAGE, readRoomLogPage } from "../docspace/room-log.ts";
import { LEDGER_TITLE } from "../report-folder/titles.ts";
import type { EpochSeconds } from "../time/epoch.ts";

/** Of the log: uploaded, and written as a new version (5099 is shown as 5034). */
const WRITTEN: ReadonlySet<number> = new Set([5011, 5034]);

/**
 * Whether the folder's own log tells of a ledger written there in that time whose file is not one of those present: it was
 * deleted, moved away or renamed since. The log keeps the title of a file that was deleted for good, and has uploads to
 * every version, as the action makes them (`docs/server-facts.md`, 1 and 8).
 *
 * @param present ids of the ledger's files that the folder has now
 * @param to the present
 */
export async function wroteLostLedger(
  docspace: DocSpace,
  folderId: number,
  present: ReadonlySet<number>,
  { from, to }: { readonly from: EpochSeconds; readonly to: EpochSeconds },
): Promise<boolean> {
  for (let startIndex = 0; ; startIndex += LOG_PAGE) {
    const { entries, total } = await readRoomLogPage(docspace, folderId, { from, to, startIndex });
    const lost = entries.some(
      ({ actionId, title, parentId, entryId }) =>
        WRITTEN.has(actionId) &&
        title?.toLowerCase() === LEDGER_TITLE &&
        parentId === folderId &&
        (entryId === undefined || !present.has(entryId)),
    );
    if (lost || startIndex + LOG_PAGE >= total) return lost;
  }
}
