import type { AuditEvent } from "../docspace/audit-trail.ts";
import { readAuditPage } from "../docspace/audit-trail.ts";
import { getFile, listRoomFiles, searchFiles } from "../docspace/files.ts";
import { atOnce } from "../docspace/http/at-once.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { PortalError } from "../docspace/http/portal-error.ts";
import { readGroup, type Share } from "../docspace/members.ts";
import { readMappedActions } from "../docspace/portal.ts";
import { readRoomLogPage } from "../docspace/room-log.ts";
import { type AuditedRoom, getFolder, type Room } from "../docspace/rooms.ts";
import { isLoggedAction } from "../docspace/wire/actions.ts";
import { type Reason, reason } from "../reasons.ts";
import type { EpochSeconds } from "../time/epoch.ts";
import { type OffsetChange, offsetChanges } from "../time/offset-changes.ts";
import type { Period } from "../time/period.ts";
import type {
  Collected,
  Coverage,
  Places,
  RoomLogCoverage,
  RoomMembers,
  TrailCoverage,
} from "./collected.ts";
import { crossCheck } from "./rooms/cross-check.ts";
import { readMembers } from "./rooms/members.ts";
import { readRoomLog } from "./rooms/room-log.ts";
import { IdSet } from "./spool/id-set.ts";
import type { Spool } from "./spool/spool.ts";
import { readTrail, SETTLED_AFTER, type TrailProgress } from "./trail/trail.ts";
import { createUnplaced } from "./whereabouts/entries-to-locate.ts";
import { findPlaces } from "./whereabouts/locate-entries.ts";
import { readTitleChanges } from "./whereabouts/title-changes.ts";
import { createTitleHistory } from "./whereabouts/title-history.ts";

const DAY = 86_400;
const READERS = 10;
/** A year in which no portal existed: rows for it mean that the portal answers anything (see `OutsideWindow`). */
const NO_PORTAL_YET = { from: 0, to: 365 * DAY, count: 1 };

/** The logs are read up to now, so that every move is in them. */
const NOTHING_MOVED = { files: new Set<number>(), folders: new Set<number>() };

/** Every title of this action contains one of them. */
const OWN_TITLE_PARTS = ["-report-", "docspace-audit"];

export interface CollectRequest {
  readonly docspace: DocSpace;
  readonly spool: Spool;
  readonly period: Period;
  /** The zone in which the server prints dates; not always the period's. */
  readonly portalZone: string;
  readonly graceDays: number;
  readonly rooms: readonly AuditedRoom[];
  readonly otherRooms: readonly Room[];
  /** `not-needed`: only the rooms' own logs count, and no compliance report is wanted. */
  readonly trail: "read" | "unavailable" | "not-needed";
  readonly keyOwnerId: string;
  readonly folderId: number | undefined;
  /** Whether a file title is one that this action gives. */
  readonly isOwnTitle: (title: string) => boolean;
  readonly readShares: (roomId: number) => Promise<readonly Share[]>;
  readonly onProgress: (progress: TrailProgress) => void;
  readonly isFatal: (error: unknown) => boolean;
  readonly describe: (error: unknown) => string;
  /** Epoch seconds. */
  readonly now: () => EpochSeconds;
}

/**
 * Reads everything the reports rest on, and the proof that nothing was missed. What could not be read ends in
 * `coverage.reasons`; it throws only when the spool cannot be used.
 */
export async function collect(request: CollectRequest): Promise<Collected> {
  const { docspace, spool, period, rooms, describe } = request;
  const range = { from: period.start, to: period.end - 1 };
  const logsFrom = Math.min(period.start, period.end - request.graceDays * DAY);
  const changes = offsetChanges(request.portalZone, logsFrom, Math.max(period.end, request.now()));
  const unplaced = createUnplaced(isLoggedAction);
  const titles = createTitleHistory(rooms, request.otherRooms);
  const filesInLogs = new IdSet();
  const destinations = new Set<number>();

  const onEvent = (event: AuditEvent): void => {
    unplaced.note(event);
    titles.noteEvent(event);
  };
  const trailRead = request.trail === "read" ? readPeriod(request, range, changes, onEvent) : undefined;
  // The logs reach beyond the period and are read after the members: whoever is a member now came before that moment,
  // and what happened since tells where files and titles were before. While rows may still arrive they are read after
  // the trail, so that what the trail shows is in them too.
  const readMembersThenLogs = async (): Promise<[RoomMembers[], RoomLogCoverage[]]> => {
    const members = await readMembers(rooms, {
      readShares: request.readShares,
      readGroup: async (groupId) => (await readGroup(docspace, groupId)).members,
      describe,
    });
    if (request.now() - range.to < SETTLED_AFTER) await trailRead;
    const until = Math.max(range.to, request.now());
    const logs = await Promise.all(
      rooms.map((room) =>
        readRoomLog(room.id, {
          range: { from: logsFrom, to: until },
          clockChanges: changes,
          readPage: (roomId, { from, to }, startIndex) =>
            readRoomLogPage(docspace, roomId, { from, to, startIndex }),
          onEntries(entries) {
            spool.addLogEntries(entries);
            titles.note(entries);
            for (const { key, entryId, fromFolderId, toFolderId } of entries) {
              const passes = toFolderId !== undefined && fromFolderId === undefined;
              if (passes) destinations.add(toFolderId);
              // The line in the room copied from names the new file, which is somewhere else.
              if (entryId && !(passes && key === "FileCopied")) filesInLogs.add(entryId);
            }
          },
          describe,
        }),
      ),
    );
    return [members, logs];
  };
  const [trail, [members, logs], own] = await Promise.all([
    trailRead,
    readMembersThenLogs(),
    findOwnFiles(request),
  ]);

  const reasons: Reason[] = "code" in own ? [own] : [];
  const attempt = async <T>(
    failed: (failure: string) => Reason,
    otherwise: T,
    action: () => Promise<T>,
  ): Promise<T> => {
    try {
      return await action();
    } catch (error) {
      reasons.push(failed(describe(error)));
      return otherwise;
    }
  };

  const titleChanges = trail
    ? await attempt(
        (failure) => reason("titles-unreadable", { failure }, { concerns: "events" }),
        undefined,
        () => readTitleChanges(period.end, request.now(), (query) => readAuditPage(docspace, query)),
      )
    : undefined;
  for (const event of titleChanges ?? []) titles.noteEvent(event);
  const nowhere = { files: new Map<number, number>(), folders: new Map<number, number>() };
  const places = await attempt<Pick<Places, "files" | "folders">>(
    (failure) => reason("places-unreadable", { failure }, { concerns: "events" }),
    nowhere,
    () =>
      findPlaces(
        {
          unplaced,
          filesInLogs,
          destinations,
          titles: titles.titles,
          otherTitles: titles.otherTitles,
          filesCount: new Map(
            [...rooms, ...request.otherRooms].map(({ id, filesCount }) => [Number(id), filesCount]),
          ),
        },
        {
          roomOfFile: async (fileId) => (await ifVisible(getFile(docspace, fileId)))?.roomId,
          roomOfFolder: (folderId) => roomOfFolder(docspace, folderId),
          filesOfRoom: async (roomId) =>
            ((await ifVisible(listRoomFiles(docspace, roomId))) ?? []).map((file) => file.id),
        },
      ),
  );
  const checked = trail
    ? await attempt(
        (failure) => reason("cross-check-not-done", { failure }),
        undefined,
        () =>
          crossCheck({
            logs: spool.logs,
            period: range,
            trailIds: trail.ids,
            reread: trail.reread,
            readMappedActions: () => readMappedActions(docspace),
          }),
      )
    : undefined;

  const coverage: Coverage = {
    trail: trail?.coverage ?? unread(request.trail === "unavailable" ? "unavailable" : "not-needed", range),
    logs,
    ...(checked ? { crossCheck: checked.result } : {}),
    reasons: [
      ...(request.trail === "unavailable" ? [reason("no-audit-feature", {})] : (trail?.reasons ?? [])),
      ...logs.flatMap((log) => log.reason ?? []),
      ...members.flatMap((room) => (room.state === "unreadable" ? [room.reason] : [])),
      ...reasons,
      ...(checked?.reasons ?? []),
    ],
  };
  return {
    period,
    rooms,
    otherRooms: request.otherRooms,
    members,
    trail: spool.trail,
    logs: spool.logs,
    titles: titles.titles,
    otherTitles: [...new Set(titles.otherTitles.map(({ title }) => title))],
    titlesMayBeMissing:
      trail !== undefined && (trail.coverage.state !== "complete" || titleChanges === undefined),
    places: { ...places, movedSince: NOTHING_MOVED },
    logsFrom,
    ...("code" in own ? { ownFiles: new Set<number>(), ownFilesUnknown: true } : { ownFiles: own }),
    keyOwnerId: request.keyOwnerId,
    coverage,
  };
}

function readPeriod(
  request: CollectRequest,
  period: { from: EpochSeconds; to: EpochSeconds },
  changes: readonly OffsetChange[],
  onEvent: Parameters<typeof readTrail>[0]["onEvent"],
): ReturnType<typeof readTrail> {
  return readTrail({
    period,
    clockChanges: changes,
    readPage: (query) => readAuditPage(request.docspace, query),
    spool: request.spool,
    readers: READERS,
    onEvent,
    onProgress: request.onProgress,
    isFatal: request.isFatal,
    describe: request.describe,
    now: request.now,
    answersAnything: async () => (await readAuditPage(request.docspace, NO_PORTAL_YET)).length > 0,
  });
}

/** Ids of the files in the report folder that bear a title of this action, or why they cannot be listed. */
async function findOwnFiles(request: CollectRequest): Promise<ReadonlySet<number> | Reason> {
  const { folderId } = request;
  if (folderId === undefined) return new Set();
  try {
    const found = await atOnce(OWN_TITLE_PARTS, (part) => searchFiles(request.docspace, folderId, part));
    return new Set(
      found
        .flat()
        .filter((file) => request.isOwnTitle(file.title))
        .map((file) => file.id),
    );
  } catch (error) {
    return reason(
      "own-files-unreadable",
      { failure: request.describe(error) },
      { people: [request.keyOwnerId] },
    );
  }
}

function unread(
  state: "unavailable" | "not-needed",
  period: { from: EpochSeconds; to: EpochSeconds },
): TrailCoverage {
  return {
    state,
    read: [],
    gaps: [period],
    requests: 0,
    rows: 0,
    duplicates: 0,
    events: 0,
    late: 0,
  };
}

/** Undefined: there is no such folder any more; null: it lies outside every room, or the key's owner may not see it. */
async function roomOfFolder(docspace: DocSpace, folderId: number): Promise<number | null | undefined> {
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
