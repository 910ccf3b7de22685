import { isLoggedAction } from "../docspace/actions.ts";
import type { EpochSeconds } from "../docspace/events.ts";
import { readAuditPage } from "../docspace/events.ts";
import { getFile, listRoomFiles, searchFiles } from "../docspace/files.ts";
import { readGroup, type Share } from "../docspace/members.ts";
import { readMappedActions } from "../docspace/portal.ts";
import type { DocSpace } from "../docspace/request.ts";
import { readRoomLogPage } from "../docspace/room-log.ts";
import { getFolder, type Room } from "../docspace/rooms.ts";
import { type ClockChange, clockChanges, type Period } from "../period.ts";
import type { Collected, Coverage, Reason, TrailCoverage } from "./collected.ts";
import { crossCheck } from "./cross-check.ts";
import { IdSet } from "./id-set.ts";
import { findPlaces } from "./places.ts";
import { readRoomLog } from "./room-logs.ts";
import { readMembers } from "./room-members.ts";
import { readSincePeriod, type SincePeriod } from "./since-period.ts";
import type { Spool } from "./spool.ts";
import { createTitleHistory } from "./titles.ts";
import { fallbackReason, readTrail, type TrailProgress } from "./trail.ts";
import { createUnplaced } from "./unplaced.ts";

const DAY = 86_400;
const READERS = 10;
/** A year in which no portal existed: rows for it mean that the portal answers anything (see `OutsideWindow`). */
const NO_PORTAL_YET = { from: 0, to: 365 * DAY, count: 1 };

/** Every title of this action contains one of them. */
const OWN_TITLE_PARTS = ["-report-", "docspace-audit"];

/** A room whose log and members are read: rooms in third-party storage, whose ids are texts, are not. */
export type AuditedRoom = Room & { readonly id: number };

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
  const changes = clockChanges(request.portalZone, logsFrom, period.end);
  const unplaced = createUnplaced(isLoggedAction);
  const titles = createTitleHistory(rooms);
  const filesInLogs = new IdSet();

  const [trail, logs, members, ownFiles] = await Promise.all([
    request.trail === "read" ? readPeriod(request, range, changes, unplaced.note) : undefined,
    Promise.all(
      rooms.map((room) =>
        readRoomLog(room.id, room.title, {
          range: { from: logsFrom, to: range.to },
          clockChanges: changes,
          readPage: (roomId, { from, to }, startIndex) =>
            readRoomLogPage(docspace, roomId, { from, to, startIndex }),
          onEntries(entries) {
            spool.addLogEntries(entries);
            titles.note(entries);
            for (const { entryId } of entries) if (entryId) filesInLogs.add(entryId);
          },
          describe,
        }),
      ),
    ),
    readMembers(rooms, {
      readShares: request.readShares,
      readGroup: async (groupId) => (await readGroup(docspace, groupId)).members,
      describe,
    }),
    findOwnFiles(request),
  ]);

  const reasons: Reason[] = [];
  const attempt = async <T>(
    what: string,
    code: string,
    otherwise: T,
    action: () => Promise<T>,
  ): Promise<T> => {
    try {
      return await action();
    } catch (error) {
      reasons.push({ code, sentence: `${what}: ${describe(error)}` });
      return otherwise;
    }
  };

  const nothingSince: SincePeriod = { moved: { files: new Set(), folders: new Set() }, formerTitles: [] };
  const since = trail
    ? await attempt("What moved after the period could not be read", "moves-unreadable", nothingSince, () =>
        readSincePeriod(period.end, request.now(), (query) => readAuditPage(docspace, query)),
      )
    : nothingSince;
  for (const { roomId, title } of since.formerTitles) titles.add(roomId, title);
  const nowhere = { files: new Map(), folders: new Map(), movedSince: since.moved };
  const places = await attempt("Where files lie could not be read", "places-unreadable", nowhere, () =>
    findPlaces(
      {
        unplaced,
        filesInLogs,
        titles: titles.titles,
        filesCount: new Map(rooms.map((room) => [room.id, room.filesCount])),
        movedSince: since.moved,
      },
      {
        roomOfFile: async (fileId) => (await getFile(docspace, fileId))?.roomId,
        roomOfFolder: async (folderId) => asNumber((await getFolder(docspace, folderId))?.room?.id),
        filesOfRoom: async (roomId) => (await listRoomFiles(docspace, roomId)).map((file) => file.id),
      },
    ),
  );
  const checked = trail
    ? await attempt("The rooms' logs could not be compared with the trail", "cross-check", undefined, () =>
        crossCheck({
          logs: spool.logs,
          period: range,
          trailIds: trail.ids,
          recheck: trail.recheck,
          readMappedActions: () => readMappedActions(docspace),
        }),
      )
    : undefined;

  const coverage: Coverage = {
    trail: trail?.coverage ?? unread(request.trail === "unavailable" ? "unavailable" : "not-needed", range),
    logs,
    ...(checked ? { crossCheck: checked.result } : {}),
    reasons: [
      ...(request.trail === "unavailable" ? [fallbackReason()] : (trail?.reasons ?? [])),
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
    otherTitles: request.otherRooms.map((room) => room.title),
    places,
    logsFrom,
    ownFiles,
    keyOwnerId: request.keyOwnerId,
    coverage,
  };
}

function readPeriod(
  request: CollectRequest,
  period: { from: EpochSeconds; to: EpochSeconds },
  changes: readonly ClockChange[],
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

/** Ids of the files in the report folder that bear a title of this action; empty when they cannot be listed. */
async function findOwnFiles(request: CollectRequest): Promise<ReadonlySet<number>> {
  const { folderId } = request;
  if (folderId === undefined) return new Set();
  try {
    const found = await Promise.all(
      OWN_TITLE_PARTS.map((part) => searchFiles(request.docspace, folderId, part)),
    );
    return new Set(
      found
        .flat()
        .filter((file) => request.isOwnTitle(file.title))
        .map((file) => file.id),
    );
  } catch {
    // Then the action's own uploads count as the key owner's activity: they can only make nobody inactive.
    return new Set();
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

function asNumber(id: number | string | undefined): number | undefined {
  return typeof id === "number" ? id : undefined;
}
