import { readAuditPage } from "../docspace/audit-trail.ts";
import { isHopeless } from "../docspace/http/portal-error.ts";
import { sentenceOf } from "../errors.ts";
import { type Reason, reason } from "../reasons.ts";
import type { TimeRange } from "../time/epoch.ts";
import type { Collected, TrailCoverage } from "./collected.ts";
import { findOwnFiles } from "./own-files.ts";
import { type CollectRequest, type Reading, readingOf } from "./request.ts";
import { proveByLogs } from "./rooms/proof.ts";
import { readRooms } from "./rooms/rooms.ts";
import { readTrail, type TrailRead, type TrailReading } from "./trail/trail.ts";
import { lookAgain } from "./whereabouts/look-again.ts";
import { createNamed, type Named } from "./whereabouts/named.ts";
import { findUnlistedRooms } from "./whereabouts/unlisted-rooms.ts";
import { readChangesAfter, readPlaces } from "./whereabouts/whereabouts.ts";

export type { CollectRequest } from "./request.ts";

const READERS = 10;

/**
 * Reads everything the reports rest on, and the proof that nothing was missed: the trail and, beside it, the rooms;
 * then where things lay; then what changed meanwhile; at last the comparison of the logs with the trail. What could not
 * be read ends in `coverage.reasons`; it throws only when the spool cannot be used. Long because it names each part of
 * what a run knows.
 */
export async function collect(request: CollectRequest): Promise<Collected> {
  const reading = await readingOf(request);
  const { portal, spool } = reading;
  const named = createNamed(portal.rooms, portal.otherRooms, reading.dialect);

  const trailRead = portal.trail === "read" ? readPeriod(reading, named) : undefined;
  const [trail, earlier, rooms, after, own] = await Promise.all([
    trailRead,
    readGraceDays(reading, named),
    readRooms(reading, named, trailRead),
    readChangesAfter(reading, named),
    ownFiles(reading),
  ]);
  const { places, reasons: unplaced } = await readPlaces(reading, named);
  const again = await lookAgain(reading, named, rooms, places);
  const unlisted = await findUnlistedRooms(reading, named.roomsNamed, again.places);
  const sinceRead = !after.some(({ code }) => code === "titles-unreadable");
  const proof = await proveByLogs(reading, named, { period: trail, earlier, sinceRead }, rooms);

  return {
    dialect: reading.dialect,
    period: portal.period,
    rooms: portal.rooms,
    otherRooms: portal.otherRooms,
    members: rooms.members,
    trail: spool.trail,
    logs: spool.logs,
    titles: named.titles.titles,
    otherTitles: [...new Set(named.titles.otherTitles.map(({ title }) => title))],
    rowsMayBeMissing: proof.rowsMayBeMissing,
    places: again.places,
    accountChanges: named.accounts.changes(),
    accountsUntold: !portal.auditFeature,
    ownerChanges: named.owners.changes(),
    reassignments: named.owners.reassignments(),
    doubtfulEvents: proof.doubtful,
    filesSince: named.filesSince,
    logsFrom: reading.logsFrom,
    begun: reading.begun,
    ...own.found,
    keyOwnerId: portal.keyOwner.id,
    coverage: {
      trail:
        trail?.coverage ??
        unread(portal.trail === "unavailable" ? "unavailable" : "not-needed", reading.range),
      logs: rooms.logs,
      ...(proof.result ? { crossCheck: proof.result } : {}),
      reasons: [
        ...(portal.trail === "unavailable" ? [reason("no-audit-feature", {})] : (trail?.reasons ?? [])),
        ...rooms.logs.flatMap((log) => log.reason ?? []),
        ...rooms.members.flatMap((room) => (room.state === "unreadable" ? [room.reason] : [])),
        ...own.reasons,
        ...after,
        ...unreadBefore(earlier),
        ...namelessChanges(named),
        ...unplaced,
        ...again.reasons,
        ...unlisted,
        ...proof.reasons,
      ],
    },
  };
}

function readPeriod(reading: Reading, named: Named): Promise<TrailRead> {
  const { range, spool, onProgress } = reading;
  return readTrailOf(reading, { period: range, spool, onEvent: named.noteEvent, onProgress });
}

/** What decides when accounts could be used, in the time before the period; it must be proved as the period is. */
async function readGraceDays(reading: Reading, named: Named): Promise<TrailRead | undefined> {
  const period = { from: reading.logsFrom, to: reading.range.from - 1 };
  if (reading.portal.trail !== "read" || period.from > period.to) return undefined;
  return readTrailOf(reading, {
    period,
    spool: reading.spool.earlier,
    onEvent: named.noteEarlierEvent,
    onProgress: () => undefined,
  });
}

function readTrailOf(
  { docspace, clockChanges, largestPage, now }: Reading,
  what: Pick<TrailReading, "period" | "spool" | "onEvent" | "onProgress">,
): Promise<TrailRead> {
  return readTrail({
    ...what,
    clockChanges,
    largestPage,
    readPage: (query) => readAuditPage(docspace, query),
    readers: READERS,
    isFatal: (error) => docspace.signal.aborted || isHopeless(error),
    describe: sentenceOf,
    now,
  });
}

/** The report folder's own files; where it cannot be listed, every upload of the key's owner may be this action's. */
async function ownFiles({ docspace, settings, portal, clockChanges }: Reading): Promise<{
  readonly found: Pick<Collected, "ownFiles" | "ownFilesUnknown" | "reportFolder">;
  readonly reasons: readonly Reason[];
}> {
  try {
    return { found: await findOwnFiles(docspace, settings.folderId, clockChanges), reasons: [] };
  } catch (error) {
    const failure = sentenceOf(error);
    return {
      found: { ownFiles: new Map(), ownFilesUnknown: true },
      reasons: [reason("own-files-unreadable", { failure }, { people: [portal.keyOwner.id] })],
    };
  }
}

function unreadBefore(earlier: TrailRead | undefined): readonly Reason[] {
  if (earlier === undefined || earlier.coverage.state === "complete") return [];
  const failure =
    earlier.reasons.flatMap((one) => (one.code === "trail-unreadable" ? one.parameters.failure : []))[0] ??
    "the audit trail before the period could not be read to its end.";
  return [reason("account-changes-unreadable", { failure })];
}

function namelessChanges({ accounts }: Named): readonly Reason[] {
  const [id] = accounts.nameless();
  if (id === undefined) return [];
  const failure = `event ${id} of the audit trail does not tell whose account was changed`;
  return [reason("account-changes-unreadable", { failure })];
}

function unread(state: "unavailable" | "not-needed", period: TimeRange): TrailCoverage {
  const nothing = { requests: 0, rows: 0, duplicates: 0, events: 0, late: 0 };
  return { state, read: [], gaps: [period], ...nothing };
}
