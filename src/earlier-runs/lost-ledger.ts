import { type StoredFile, withTitles } from "../docspace/files.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { LOG_PAGE, readRoomLogPage } from "../docspace/room-log.ts";
import { LEDGER_TITLE } from "../report-folder/titles.ts";
import { DAY } from "../time/epoch.ts";

/** What to do about a ledger that is not there. */
export const BRING_BACK =
  "Bring it back from the trash, under its old name, or restore its newest version; to begin anew without it, move the reports of that time out of the folder.";

/** Why nobody is mailed then; what follows "No mail was sent:". */
export const GONE = `the log of the report folder tells of a "${LEDGER_TITLE}" which says who was mailed, and it is gone. ${BRING_BACK}`;

/** Of the log: uploaded, and written as a new version (5099 is shown as 5034). */
const WRITTEN: ReadonlySet<number> = new Set([5011, 5034]);

/**
 * Whether the folder's own log tells of a ledger written there since a day whose file the folder has no more: it was
 * deleted, moved away or renamed since. The log keeps the title of a file that was deleted for good, and has uploads to
 * every version, as the action makes them (`docs/server-facts.md`, 1 and 8).
 *
 * @param files that the folder has now
 * @param since number of the last day of a period: who was mailed about it was mailed after it, and it ends up to 14
 *   hours before that of UTC
 */
export async function wroteLostLedger(
  docspace: DocSpace,
  folderId: number,
  files: readonly StoredFile[],
  since: number,
): Promise<boolean> {
  const ledgers = withTitles(files, [LEDGER_TITLE]).get(LEDGER_TITLE) ?? [];
  const present = new Set(ledgers.map(({ id }) => id));
  const range = { from: since * DAY - DAY, to: Math.floor(docspace.now() / 1000) };
  for (let startIndex = 0; ; startIndex += LOG_PAGE) {
    const { entries, total } = await readRoomLogPage(docspace, folderId, { ...range, startIndex });
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
