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
import { ACCOUNT_ACTIONS } from "./account-changes.ts";
import { placesDecide } from "./deciding-places.ts";
import type { Named } from "./named.ts";
import { readRange } from "./other-events.ts";
import { NOWHERE, roomOfFolder } from "./whereabouts.ts";

/** Files and folders moved, thrown away or deleted. */
const FILE_LEFT: ReadonlySet<number> = new Set([5015, 5016, 5017, 5018]);
const FOLDER_LEFT: ReadonlySet<number> = new Set([5024, 5025, 5026, 5027]);
/** What else the logs of rooms must tell of one and the same moment: renamings, archivings, members. */
const ROOM_CHANGED: ReadonlySet<number> = new Set([5071, 5072, 5073, 5084, 5085, 5094, 5096, 5155, 5159]);
/** Acts of somebody who manages rooms or accounts. */
const MANAGING: ReadonlySet<number> = new Set([...ROOM_CHANGED, 5070, 5074, 5154, 5156, ...ACCOUNT_ACTIONS]);
const LOOKS = 3;
/**
 * So late, in seconds, a row is taken to be written at most while a run waits for it: the server hands rows to a queue whose
 * readers write each as it comes, without a timer (`MessageSenderService` in `MessagesRepository.cs`, v3.5.0-server to
 * v3.7.2-server). The two minutes by which a period ends before now cost nothing; these are waited for.
 */
const WRITTEN_WITHIN = 10;

interface LookedAgain {
  readonly places: Places;
  readonly reasons: readonly Reason[];
}

/**
 * The portal goes on while it is read: a file may leave a room between the moment its room's log was read and the
 * moment its place was asked. One look at the newest end of the audit trail shows whether anything of the kind
 * happened; then the ends of the logs concerned are read once more, until nothing new is in them. Where that does not
 * end, what was concluded about these rooms is not proved.
 *
 * The server writes rows asynchronously (`MessagesRepository.cs`, v3.5.0-server to v3.7.2-server). So where a place decides
 * which room an event counts for, the look is only taken when every move before the question is written. So it is where
 * somebody is managing rooms just now: a member whose joining is not written yet looks like one of long standing.
 */
export async function lookAgain(
  reading: Reading,
  named: Named,
  rooms: RoomsRead,
  places: Places,
): Promise<LookedAgain> {
  if (reading.portal.trail !== "read") return { places, reasons: [] };
  try {
    return await lookUntilStill(reading, named, rooms, places);
  } catch (error) {
    reading.docspace.signal.throwIfAborted();
    return unproved(reason("changes-unreadable", { failure: sentenceOf(error) }));
  }
}

async function lookUntilStill(
  reading: Reading,
  named: Named,
  rooms: RoomsRead,
  places: Places,
): Promise<LookedAgain> {
  const before = new Set(named.destinations);
  const settled = new Set<number>();
  let known = places;
  const begun = reading.now();
  /** When the last of the places was asked that decide something. */
  let asked = placesDecide(known, named, reading.logsFrom) ? begun : undefined;
  let from: EpochSeconds = rooms.recent.from;
  for (let look = 1; ; look++) {
    const { to, events } = await readWritten({ from, asked, begun }, reading, named);
    const unsettling = events.filter(
      (event) => !rooms.recent.ids.has(event.id) && !settled.has(event.id) && matters(event, named, known),
    );
    const concerned = roomsOf(unsettling, reading, named);
    if (concerned.length === 0) {
      const since = foldersSince(before, reading, named);
      known = await withFolders(reading, since, known);
      if (since.length === 0 || !placesDecide(known, named, reading.logsFrom))
        return { places: known, reasons: [] };
      for (const id of since) before.add(id);
      asked = reading.now();
    }
    if (look === LOOKS) {
      const scope = concerned.length === 0 ? {} : { rooms: concerned };
      return unproved(reason("changes-unreadable", { failure: ALWAYS_MORE }, scope));
    }
    const reasons = await readEndsOfLogs(reading, named, rooms, concerned);
    if (reasons.length > 0) return unproved(...reasons);
    for (const { id } of unsettling) settled.add(id);
    from = to - UNSETTLED_SECONDS;
  }
}

interface Newest {
  readonly to: EpochSeconds;
  readonly events: readonly AuditEvent[];
}

/**
 * The newest events: with all that was done before a place was asked that decides something, and where somebody is
 * managing rooms, with all that they did before this `begun`.
 */
async function readWritten(
  {
    from,
    asked,
    begun,
  }: Record<"from" | "begun", EpochSeconds> & { readonly asked: EpochSeconds | undefined },
  reading: Reading,
  named: Named,
): Promise<Newest> {
  if (asked !== undefined) await untilWritten(asked, reading);
  const newest = await readNewest(from, reading, named);
  const isManaged = newest.events.some(({ actionId }) => MANAGING.has(actionId));
  const hasWaited = isManaged && (await untilWritten(begun, reading));
  return hasWaited ? readNewest(from, reading, named) : newest;
}

/** What the trail holds from a moment to the present. */
async function readNewest(from: EpochSeconds, reading: Reading, named: Named): Promise<Newest> {
  const to = reading.now();
  const readPage = (query: AuditQuery) => readAuditPage(reading.docspace, query);
  const events = (await readRange({ from, to }, {}, { ...reading, readPage })) ?? [];
  for (const event of events) named.noteOtherEvent(event);
  return { to, events };
}

/** Waits until every row of what happened before a moment is written, as far as a server is in time; whether it had to. */
async function untilWritten(moment: EpochSeconds, { now, waitForRows }: Reading): Promise<boolean> {
  // The moment's own second counts in full.
  const seconds = moment + 1 + WRITTEN_WITHIN - now();
  if (seconds > 0) await waitForRows(seconds);
  return seconds > 0;
}

/** What is somewhere now may have been elsewhere when the logs were read. */
function unproved(...reasons: readonly Reason[]): LookedAgain {
  return { places: NOWHERE, reasons };
}

const ALWAYS_MORE =
  "files kept being moved while the portal was read: run the audit again at a quieter time.";

/** Folders that something went to meanwhile: they tell which way it went. */
function foldersSince(
  before: ReadonlySet<number>,
  { portal }: Reading,
  { destinations }: Named,
): readonly number[] {
  const rooms = new Set([...portal.rooms, ...portal.otherRooms].map(({ id }) => id));
  return [...destinations].filter((id) => !before.has(id) && !rooms.has(id));
}

async function withFolders(
  { docspace }: Reading,
  folderIds: readonly number[],
  places: Places,
): Promise<Places> {
  const folders = new Map(places.folders);
  await atOnce(folderIds, async (id) => {
    const roomId = await roomOfFolder(docspace, id);
    if (roomId !== undefined) folders.set(id, roomId);
  });
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
