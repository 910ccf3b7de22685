import type { AuditEvent, AuditQuery } from "../../docspace/audit-trail.ts";
import { readAuditPage } from "../../docspace/audit-trail.ts";
import { atOnce } from "../../docspace/http/at-once.ts";
import { contextOf, possibleTitle } from "../../docspace/wire/context.ts";
import { sentenceOf } from "../../errors.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { UNSETTLED_SECONDS } from "../../time/period.ts";
import type { Places } from "../collected.ts";
import type { Reading } from "../request.ts";
import { type RoomsRead, readEndsOfLogs } from "../rooms/rooms.ts";
import type { Named } from "./named.ts";
import { readRange } from "./other-events.ts";
import { NOWHERE, roomOfFolder } from "./whereabouts.ts";

/** Files and folders moved, thrown away or deleted. */
const FILE_LEFT: ReadonlySet<number> = new Set([5015, 5016, 5017, 5018]);
const FOLDER_LEFT: ReadonlySet<number> = new Set([5024, 5025, 5026, 5027]);
/** What else the logs of rooms must tell of one and the same moment: renamings, archivings, members. */
const ROOM_CHANGED: ReadonlySet<number> = new Set([5071, 5072, 5073, 5084, 5085, 5094, 5096, 5155, 5159]);
const LOOKS = 3;

interface LookedAgain {
  readonly places: Places;
  readonly reasons: readonly Reason[];
}

/**
 * The portal goes on while it is read: a file may leave a room between the moment its room's log was read and the
 * moment its place was asked. One look at the newest end of the audit trail shows whether anything of the kind
 * happened; then the ends of the logs concerned are read once more, until nothing new is in them. Where that does not
 * end, what was concluded about these rooms is not proved.
 */
export async function lookAgain(
  reading: Reading,
  named: Named,
  rooms: RoomsRead,
  places: Places,
): Promise<LookedAgain> {
  if (reading.portal.trail !== "read") return { places, reasons: [] };
  const { docspace, now } = reading;
  const asking = { ...reading, readPage: (query: AuditQuery) => readAuditPage(docspace, query) };
  const settled = new Set<number>();
  const before = new Set(named.destinations);
  let from: EpochSeconds = rooms.recent.from;
  try {
    for (let look = 1; ; look++) {
      const to = now();
      const events = await readRange({ from, to }, {}, asking);
      for (const event of events ?? []) named.noteOtherEvent(event);
      const unsettling = (events ?? []).filter(
        ({ id, ...event }) => !rooms.recent.ids.has(id) && !settled.has(id) && matters(event, named, places),
      );
      const concerned = unsettling.length === 0 ? [] : roomsOf(unsettling, reading, named);
      if (concerned.length === 0) {
        const since = [...named.destinations].filter((id) => !before.has(id));
        return { places: await withFolders(reading, since, places), reasons: [] };
      }
      if (look === LOOKS) {
        return unproved(reason("changes-unreadable", { failure: ALWAYS_MORE }, { rooms: concerned }));
      }
      const reasons = await readEndsOfLogs(reading, named, rooms, concerned);
      if (reasons.length > 0) return unproved(...reasons);
      for (const { id } of unsettling) settled.add(id);
      from = to - UNSETTLED_SECONDS;
    }
  } catch (error) {
    docspace.signal.throwIfAborted();
    return unproved(reason("changes-unreadable", { failure: sentenceOf(error) }));
  }
}

/** What is somewhere now may have been elsewhere when the logs were read. */
function unproved(...reasons: readonly Reason[]): LookedAgain {
  return { places: NOWHERE, reasons };
}

const ALWAYS_MORE =
  "files kept being moved while the portal was read: run the audit again at a quieter time.";

/** Adds the rooms of folders that something went to meanwhile: they tell which way it went. */
async function withFolders(reading: Reading, folderIds: readonly number[], places: Places): Promise<Places> {
  const rooms = new Set([...reading.portal.rooms, ...reading.portal.otherRooms].map(({ id }) => id));
  const folders = new Map(places.folders);
  await atOnce(
    folderIds.filter((id) => !folders.has(id) && !rooms.has(id)),
    async (id) => {
      const roomId = await roomOfFolder(reading.docspace, id);
      if (roomId !== undefined) folders.set(id, roomId);
    },
  );
  return { ...places, folders };
}

function matters(
  event: Pick<AuditEvent, "actionId" | "target">,
  { filesInLogs, unplaced }: Named,
  { files }: Places,
): boolean {
  const { actionId } = event;
  if (FOLDER_LEFT.has(actionId) || ROOM_CHANGED.has(actionId)) return true;
  if (!FILE_LEFT.has(actionId)) return false;
  const id = Number(event.target[0]);
  return files.has(id) || filesInLogs.has(id) || [...unplaced.files.values()].some((ids) => ids.has(id));
}

/** The audited rooms in whose logs these events may stand. A context that names no room leaves every room possible. */
function roomsOf(
  events: readonly AuditEvent[],
  { portal, dialect }: Reading,
  { titles }: Named,
): readonly number[] {
  const audited = new Set(portal.rooms.map(({ id }) => id));
  const bearers = Map.groupBy(titles.titles, ({ title }) => title);
  const others = new Set(titles.otherTitles.map(({ title }) => title));
  const concerned = new Set<number>();
  for (const event of events) {
    const { target, actionId } = event;
    if (ROOM_CHANGED.has(actionId)) {
      const roomId = Number(target[0]);
      if (audited.has(roomId)) concerned.add(roomId);
      continue;
    }
    const title = possibleTitle(contextOf(event, dialect));
    const rooms = title === undefined ? undefined : bearers.get(title);
    for (const { roomId } of rooms ?? []) concerned.add(roomId);
    if (rooms === undefined && (title === undefined || !others.has(title))) return [...audited];
  }
  return [...concerned];
}
