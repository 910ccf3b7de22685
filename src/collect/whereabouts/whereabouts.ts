import { type AuditQuery, readAuditPage } from "../../docspace/audit-trail.ts";
import { getFile, seekRoomFiles } from "../../docspace/files.ts";
import { getFolder } from "../../docspace/folders.ts";
import type { DocSpace } from "../../docspace/http/client.ts";
import { PortalError } from "../../docspace/http/portal-error.ts";
import { sentenceOf } from "../../errors.ts";
import { type Reason, reason } from "../../reasons.ts";
import { earliestMeant, type OffsetChange } from "../../time/offset-changes.ts";
import type { Places } from "../collected.ts";
import type { Reading } from "../request.ts";
import { ACCOUNT_ACTIONS } from "./account-changes.ts";
import { type FoundFile, findPlaces } from "./locate-entries.ts";
import { type Named, STEPS } from "./named.ts";
import { readOtherEvents } from "./other-events.ts";
import { ownerActions } from "./owner-changes.ts";
import { TITLE_ACTIONS } from "./title-history.ts";

/** Nothing is known of where anything lies now. */
export const NOWHERE: Places = { files: new Map(), folders: new Map(), created: new Map() };

/**
 * Notes the changes of titles, accounts and owners after the period, because no list of rooms tells what bore a title
 * before, and what decides when somebody could act in a room, because its log may leave that out.
 *
 * @returns what could not be read
 */
export async function readChangesAfter(reading: Reading, named: Named): Promise<readonly Reason[]> {
  const { docspace, portal, range, begun } = reading;
  if (portal.trail !== "read") return [];
  const actions = [...TITLE_ACTIONS, ...ACCOUNT_ACTIONS, ...ownerActions(reading.dialect), ...STEPS];
  const asking = { ...reading, readPage: (query: AuditQuery) => readAuditPage(docspace, query) };
  try {
    const since = await readOtherEvents({ from: range.to + 1, to: begun }, actions, asking);
    for (const event of since.events) named.noteOtherEvent(event);
    // Only where no line in between stays without its file: the last of them alone may be that of another room.
    if (since.whole) named.noteFilesSince(since.events);
    return [];
  } catch (error) {
    const failure = sentenceOf(error);
    return [
      reason("titles-unreadable", { failure }, { concerns: "events" }),
      reason("account-changes-unreadable", { failure }),
    ];
  }
}

/** Where the files and folders are now that events name and no log does. */
export async function readPlaces(
  { docspace, portal, clockChanges }: Reading,
  { unplaced, filesInLogs, destinations, titles }: Named,
): Promise<{ readonly places: Places; readonly reasons: readonly Reason[] }> {
  const filesCount = new Map(
    [...portal.rooms, ...portal.otherRooms].map(({ id, filesCount }) => [Number(id), filesCount]),
  );
  const { titles: own, otherTitles } = titles;
  const asked = new Map<number, Promise<number | null | undefined>>();
  const room = (folderId: number): Promise<number | null | undefined> => {
    const answer = asked.get(folderId) ?? roomOfFolder(docspace, folderId);
    asked.set(folderId, answer);
    return answer;
  };
  try {
    const places = await findPlaces(
      {
        unplaced,
        filesInLogs,
        destinations,
        titles: own,
        otherTitles,
        filesCount,
      },
      {
        file: async (fileId) => {
          const file = await ifVisible(getFile(docspace, fileId));
          if (file === undefined || file.roomId !== undefined) return found(file, clockChanges);
          // Of what its reader has under "Recent by link" the server does not tell the room (`EntryManager.cs`).
          const roomId = await room(file.folderId);
          return found({ ...file, ...(roomId ? { roomId } : {}) }, clockChanges);
        },
        roomOfFolder: room,
        filesOfRoom: async (roomId, wanted) => {
          const seen = await ifVisible(seekRoomFiles(docspace, roomId, wanted, filesCount.get(roomId)));
          const files = (seen?.files ?? []).flatMap((file) => found(file, clockChanges) ?? []);
          return { files, whole: seen?.whole ?? true };
        },
      },
    );
    return { places, reasons: [] };
  } catch (error) {
    const failure = sentenceOf(error);
    return { places: NOWHERE, reasons: [reason("places-unreadable", { failure }, { concerns: "events" })] };
  }
}

function found(file: FoundFile | undefined, changes: readonly OffsetChange[]): FoundFile | undefined {
  return file?.created === undefined ? file : { ...file, created: earliestMeant(file.created, changes) };
}

/** Undefined: there is no such folder any more; null: it lies outside every room, or the key's owner may not see it. */
export async function roomOfFolder(docspace: DocSpace, folderId: number): Promise<number | null | undefined> {
  const folder = await ifVisible(getFolder(docspace, folderId).then((found) => found ?? "gone"));
  if (folder === "gone") return undefined;
  const id = folder?.room?.id;
  return typeof id === "number" ? id : null;
}

/** Undefined for what the key's owner may not see: another person's documents or trash. */
async function ifVisible<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof PortalError && error.kind === "role") return undefined;
    throw error;
  }
}
