import type { Collected } from "../../collect/collected.ts";
import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { isLoggedAction } from "../../docspace/wire/actions.ts";
import { contextOf } from "../../docspace/wire/context.ts";
import { AGENT, FILE, FOLDER, ROOM } from "../../docspace/wire/entry-types.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { Attribution } from "../assessment.ts";
import { ELSEWHERE, UNCLEAR, UNMENTIONED } from "./movements.ts";
import type { RoomLogIndex } from "./room-log-index.ts";
import { CREATION_SLACK, createTitleTimes, type TitleTimes } from "./title-times.ts";

/** Attributes one event to a room; see {@link createAttribution}. */
export type Attribute = (event: AuditEvent) => Attribution;

/** A file's own events come in the second of its creation; about a change of offset that is printed an hour or two off. */

/** An event and what it made are written within this time, in seconds. */
const SAME_MOMENT = 2;

type Unattributed = Extract<Attribution, { readonly by: "none" }>;

const OUTSIDE_ROOMS: Unattributed = { by: "none", candidates: [], otherRoom: false };
const IN_ANOTHER_ROOM: Unattributed = { by: "none", candidates: [], otherRoom: true };

/**
 * Finds the room of an event, which the audit trail does not tell (`AuditEventDto.cs`). In this order:
 * 1. The event stands in a room's own log, which uses the same ids.
 * 2. It names the room itself.
 * 3. It names a file or folder whose room at that time is known, and the context agrees.
 * 4. The title in its context is that of exactly one room.
 * Otherwise it is attributed to none, and `candidates` are the audited rooms that it may have happened in: all of them
 * under a title that nobody is known to have borne.
 *
 * An action that the rooms' logs show, in none of the completely read logs, happened in none of these rooms, whatever
 * title they share with another one.
 *
 * Long because its steps share the tables of rooms and titles that are made once, and each step is named.
 */
export function createAttribution(collected: Collected, index: RoomLogIndex): Attribute {
  const rooms = auditedRooms(collected);
  const byRoom = new Map(
    rooms.map(({ roomId }) => [
      roomId,
      {
        log: { by: "log", roomId } satisfies Attribution,
        file: { by: "file", roomId } satisfies Attribution,
        title: { by: "title", roomId } satisfies Attribution,
      },
    ]),
  );
  const allRooms = rooms.map(({ roomId }) => roomId);
  const otherRoomIds = new Set(collected.otherRooms.map(({ id }) => id));
  const otherTitles = new Set(collected.otherTitles);
  const everTitle = new Set([...collected.otherTitles, ...collected.titles.map(({ title }) => title)]);
  const { titlesMayBeMissing = false } = collected;
  const mayMissEntries = roomsWithGapsInLog(collected);
  const titles: TitleTimes = createTitleTimes(rooms, collected.titles, index.renamings);
  const placeOf = createPlaces(collected, index, new Set(allRooms));

  const attributed = (by: "log" | "file" | "title", roomId: number): Attribution =>
    byRoom.get(roomId)?.[by] ?? { by, roomId };
  const shownInLogs = (event: AuditEvent): boolean =>
    isLoggedAction(event.actionId) && index.shows(event.actionId);

  /** Whether files may have changed between these rooms and others without a line of their own. */
  const foldersMayHaveMoved = (roomIds: readonly number[]): boolean =>
    roomIds.some((roomId) => index.roomsWithMovedFolders.has(roomId) || mayMissEntries.has(roomId));

  /** A place such as "My documents", "Settings": the server knew of no room. */
  const withoutRoom = (event: AuditEvent): Attribution => {
    if (isLoggedAction(event.actionId)) return OUTSIDE_ROOMS;
    const place = placeOf.log(event);
    const firm =
      place >= 0 &&
      !mayMissEntries.has(place) &&
      !index.roomsWithMovedFolders.has(place) &&
      !index.roomsWithTrashedFolders.has(place);
    return firm ? attributed("file", place) : OUTSIDE_ROOMS;
  };

  const withoutContext = (event: AuditEvent): Attribution => {
    const entry = event.entries[0];
    if (entry !== FILE && entry !== FOLDER) return OUTSIDE_ROOMS;
    if (shownInLogs(event)) return among(allRooms.filter((roomId) => mayMissEntries.has(roomId)));
    const place = foldersMayHaveMoved(allRooms) ? UNCLEAR : placeOf.now(event);
    if (place >= 0) return attributed("file", place);
    return place === ELSEWHERE ? OUTSIDE_ROOMS : among(allRooms);
  };

  /** Some room bore the title then, and it is not known which: doubt, unless the file or the rooms' logs decide. */
  const underUnknownTitle = (event: AuditEvent): Attribution => {
    if (shownInLogs(event))
      return among(
        allRooms.filter((roomId) => mayMissEntries.has(roomId)),
        true,
      );
    const place = isLoggedAction(event.actionId) ? UNCLEAR : placeOf.now(event);
    if (place >= 0 && !foldersMayHaveMoved([place])) return attributed("file", place);
    if (place === ELSEWHERE && !foldersMayHaveMoved(allRooms)) return IN_ANOTHER_ROOM;
    const there = rooms.filter(({ created }) => created <= event.at + CREATION_SLACK);
    return among(
      there.map(({ roomId }) => roomId),
      true,
    );
  };

  const withTitle = (event: AuditEvent, title: string): Attribution => {
    const known = titles.bearers(title, event.at);
    const bearers = titlesMayBeMissing ? [...new Set([...known, ...mayMissEntries])] : known;
    const other = titlesMayBeMissing || otherTitles.has(title);
    const [first] = bearers;
    if (first === undefined) return other ? IN_ANOTHER_ROOM : underUnknownTitle(event);
    if (shownInLogs(event)) {
      const open = bearers.filter((roomId) => mayMissEntries.has(roomId));
      const [only] = open;
      if (only === undefined) return IN_ANOTHER_ROOM;
      return open.length === 1 && !other ? attributed("title", only) : among(open, other);
    }
    const place = isLoggedAction(event.actionId) ? UNCLEAR : placeOf.now(event);
    if (bearers.length === 1 && !other) return attributed(place === first ? "file" : "title", first);
    const trusted = !foldersMayHaveMoved(bearers);
    if (trusted && bearers.includes(place)) return attributed("file", place);
    if (trusted && place === ELSEWHERE && other) return IN_ANOTHER_ROOM;
    return among(bearers, other);
  };

  return (event) => {
    const doubtful = collected.doubtfulEvents.get(event.id);
    if (doubtful !== undefined) return among(doubtful);
    const position = index.find(event.id);
    if (position >= 0) return attributed("log", index.roomAt(position));
    const entry = event.entries[0];
    const target = Number(event.target[0]);
    if (entry === ROOM || entry === AGENT || entry === FOLDER) {
      if (byRoom.has(target)) return attributed("file", target);
      if (entry !== FOLDER || otherRoomIds.has(target)) return IN_ANOTHER_ROOM;
    }
    const context = contextOf(event, collected.dialect);
    switch (context.kind) {
      case "none":
        return withoutContext(event);
      case "agent":
        return IN_ANOTHER_ROOM;
      case "place":
        return withoutRoom(event);
      case "title":
        return withTitle(event, context.title);
      case "either":
        return everTitle.has(context.text) ? withTitle(event, context.text) : withoutRoom(event);
    }
  };
}

function among(candidates: readonly number[], otherRoom = false): Unattributed {
  return candidates.length === 0 && !otherRoom ? OUTSIDE_ROOMS : { by: "none", candidates, otherRoom };
}

/** The rooms whose members get verdicts, with what tells their titles' times. */
function auditedRooms(
  collected: Collected,
): { roomId: number; title: string; created: EpochSeconds; complete: boolean }[] {
  const incomplete = roomsWithGapsInLog(collected);
  return collected.rooms.flatMap(({ id, title, created }) =>
    typeof id === "number" ? [{ roomId: id, title, created, complete: !incomplete.has(id) }] : [],
  );
}

/** Rooms whose log was not read to its end, or that hides entries: the server drops those it cannot interpret. */
function roomsWithGapsInLog(collected: Collected): ReadonlySet<number> {
  const coverage = new Map(collected.coverage.logs.map((log) => [log.roomId, log]));
  const ids = collected.rooms.flatMap(({ id }) => (typeof id === "number" ? [id] : []));
  return new Set(
    ids.filter((id) => {
      const log = coverage.get(id);
      return log === undefined || log.state !== "complete" || log.shown < log.total;
    }),
  );
}

interface PlacesOf {
  /** By the logs alone. */
  log(event: AuditEvent): number;
  /** By the logs, else by where the file or folder is now, unless it was moved since. */
  now(event: AuditEvent): number;
}

function createPlaces(collected: Collected, index: RoomLogIndex, audited: ReadonlySet<number>): PlacesOf {
  const { places } = collected;
  const log = (event: AuditEvent): number => {
    const id = Number(event.target[0]);
    if (event.entries[0] === FILE) return index.fileAt(id, event.at);
    return event.entries[0] === FOLDER ? index.folderAt(id, event.at) : UNCLEAR;
  };
  return {
    log,
    now(event) {
      const logged = log(event);
      if (logged !== UNMENTIONED) return logged;
      const kind = event.entries[0];
      const id = Number(event.target[0]);
      const laterFile = kind === FILE && (places.created.get(id) ?? 0) > event.at + SAME_MOMENT;
      const room = laterFile ? undefined : (kind === FILE ? places.files : places.folders).get(id);
      if (room === undefined || room === null) return UNCLEAR;
      return audited.has(room) ? room : ELSEWHERE;
    },
  };
}
