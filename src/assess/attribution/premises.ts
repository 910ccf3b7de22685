import type { Collected } from "../../collect/collected.ts";
import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { isLoggedAction } from "../../docspace/wire/actions.ts";
import { FILE, FOLDER } from "../../docspace/wire/entry-types.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { Attribution } from "../assessment.ts";
import { ELSEWHERE, UNCLEAR, UNMENTIONED } from "./movements.ts";
import type { RoomLogIndex } from "./room-log-index.ts";
import { createTitleTimes, type TitleTimes } from "./title-times.ts";

/** An event and what it made are written within this time, in seconds. */
const SAME_MOMENT = 2;

/** What is known of the portal that every event's attribution rests on. */
export interface Premises {
  readonly index: RoomLogIndex;
  /** The rooms whose members get verdicts. */
  readonly rooms: readonly { readonly roomId: number; readonly created: EpochSeconds }[];
  readonly roomIds: readonly number[];
  readonly titles: TitleTimes;
  /** Of other rooms, also of deleted ones. */
  readonly otherTitles: ReadonlySet<string>;
  readonly titlesMayBeMissing: boolean;
  /** Rooms whose log may lack entries. */
  readonly mayMissEntries: ReadonlySet<number>;
  readonly placeOf: PlacesOf;
  /** One object a room and method, however many events there are. */
  attributed(by: "log" | "file" | "title", roomId: number): Attribution;
  /** Whether the event would stand in the log of its room. */
  shownInLogs(event: AuditEvent): boolean;
  /** Whether files may have changed between these rooms and others without a line of their own. */
  foldersMayHaveMoved(roomIds: readonly number[]): boolean;
}

export function createPremises(collected: Collected, index: RoomLogIndex): Premises {
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
  const roomIds = rooms.map(({ roomId }) => roomId);
  const mayMissEntries = roomsWithGapsInLog(collected);
  return {
    ...{ index, rooms, roomIds, mayMissEntries },
    titles: createTitleTimes(rooms, collected.titles, index.renamings),
    otherTitles: new Set(collected.otherTitles),
    titlesMayBeMissing: collected.titlesMayBeMissing ?? false,
    placeOf: createPlaces(collected, index, new Set(roomIds)),
    attributed: (by, roomId) => byRoom.get(roomId)?.[by] ?? { by, roomId },
    shownInLogs: ({ actionId }) => isLoggedAction(actionId) && index.shows(actionId),
    foldersMayHaveMoved: (ids) =>
      ids.some((roomId) => index.roomsWithMovedFolders.has(roomId) || mayMissEntries.has(roomId)),
  };
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

/** Room of an event's file or folder, or what `movements.ts` has for none. */
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
