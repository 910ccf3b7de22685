import type { Collected } from "../../collect/collected.ts";
import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { FILE, FOLDER } from "../../docspace/wire/entry-types.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import { ELSEWHERE, UNCLEAR, UNMENTIONED } from "./movements.ts";
import type { RoomLogIndex } from "./room-log-index.ts";

/** An event and what it made are written within this time, in seconds. */
const SAME_MOMENT = 2;

/** Where the file or folder that an event names was then, as far as that is beyond doubt. */
export interface Whereabouts {
  /** The one of these rooms that it was in; `ELSEWHERE`: in none of them; `UNCLEAR`. */
  among(roomIds: readonly number[], event: AuditEvent): number;
  /** The audited room that it was in by the logs alone; `UNCLEAR` where they do not tell one. */
  logged(event: AuditEvent): number;
  /** The room that it lies in now, and always lay in, because no log tells that it came; `UNCLEAR` where they may not tell. */
  allAlong(event: AuditEvent): number;
}

/**
 * By the logs, and for what they do not mention by where it is now: what has no line never came or went. Both hold only of
 * rooms whose log is whole, and where nothing came or went without a line that names it: a file with its folder, or one
 * whose line lost its number while the row of the trail that has it is missing.
 */
export function createWhereabouts(
  { places, rowsMayBeMissing = false }: Pick<Collected, "places" | "rowsMayBeMissing">,
  { fileAt, folderAt, passedFolders, namelessPassages }: RoomLogIndex,
  mayMissLines: ReadonlySet<number>,
): Whereabouts {
  const { moved, thrownAway } = passedFolders;
  const unnamed = rowsMayBeMissing ? namelessPassages : new Set();
  const isTold = (roomId: number): boolean =>
    !mayMissLines.has(roomId) && !moved.has(roomId) && !unnamed.has(roomId);
  const wasStillIn = (roomId: number, at: EpochSeconds): boolean =>
    isTold(roomId) && at < (thrownAway.get(roomId) ?? Number.POSITIVE_INFINITY);
  const wasNeverIn = (roomId: number): boolean => isTold(roomId) && !thrownAway.has(roomId);

  const byLogs = ({ entries, target, at }: AuditEvent): number => {
    const id = Number(target[0]);
    if (entries[0] === FILE) return fileAt(id, at);
    return entries[0] === FOLDER ? folderAt(id, at) : UNCLEAR;
  };

  const now = ({ entries, target, at }: AuditEvent): number => {
    const id = Number(target[0]);
    const isFile = entries[0] === FILE;
    if (isFile && (places.created.get(id) ?? 0) > at + SAME_MOMENT) return UNCLEAR;
    return (isFile ? places.files : places.folders).get(id) ?? UNCLEAR;
  };

  return {
    among(roomIds, event) {
      const logged = byLogs(event);
      const place = logged === UNMENTIONED ? now(event) : logged;
      if (roomIds.includes(place)) return wasStillIn(place, event.at) ? place : UNCLEAR;
      // To have been in one of them then, it must have come or gone by a line of theirs.
      const elsewhere = place !== UNCLEAR && roomIds.every(wasNeverIn);
      return elsewhere ? ELSEWHERE : UNCLEAR;
    },
    logged(event) {
      const place = byLogs(event);
      return place >= 0 && wasStillIn(place, event.at) ? place : UNCLEAR;
    },
    allAlong(event) {
      const place = byLogs(event) === UNMENTIONED ? now(event) : UNCLEAR;
      return place >= 0 && wasStillIn(place, event.at) ? place : UNCLEAR;
    },
  };
}
