import type { Collected } from "../../collect/collected.ts";
import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { isLoggedAction } from "../../docspace/wire/actions.ts";
import type { ReasonCode } from "../../reasons.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { Attribution } from "../assessment.ts";
import type { RoomLogIndex } from "./room-log-index.ts";
import { createTitleTimes, type TitleTimes } from "./title-times.ts";
import { createWhereabouts, type Whereabouts } from "./whereabouts.ts";

/** What is known of the portal that every event's attribution rests on. */
export interface Premises {
  /** The rooms whose members get verdicts. */
  readonly rooms: readonly { readonly roomId: number; readonly created: EpochSeconds }[];
  readonly roomIds: readonly number[];
  readonly titles: TitleTimes;
  /** Of other rooms, also of deleted ones. */
  readonly otherTitles: ReadonlySet<string>;
  readonly rowsMayBeMissing: boolean;
  /** Rooms whose log may lack entries. */
  readonly mayMissEntries: ReadonlySet<number>;
  /** Rooms whose log may lack what happened while the run read: they may have borne another title before. */
  readonly mayMissRenamings: readonly number[];
  readonly whereabouts: Whereabouts;
  /** One object a room and method, however many events there are. */
  attributed(by: "log" | "file" | "title", roomId: number): Attribution;
  /** Whether the event would stand in the log of its room. */
  shownInLogs(event: AuditEvent): boolean;
}

export function createPremises(collected: Collected, index: RoomLogIndex): Premises {
  const mayMissEntries = roomsWithGapsInLog(collected);
  const rooms = collected.rooms.map(({ id, title, created }) => ({
    ...{ roomId: id, title, created, complete: !mayMissEntries.has(id) },
  }));
  const roomIds = rooms.map(({ roomId }) => roomId);
  const byRoom = new Map(
    roomIds.map((roomId) => [
      roomId,
      {
        log: { by: "log", roomId } satisfies Attribution,
        file: { by: "file", roomId } satisfies Attribution,
        title: { by: "title", roomId } satisfies Attribution,
      },
    ]),
  );
  const mayMissRenamings = roomsWithUnreadEnd(collected);
  return {
    ...{ rooms, roomIds, mayMissEntries, mayMissRenamings },
    titles: createTitleTimes(rooms, collected.titles, index.renamings),
    otherTitles: new Set(collected.otherTitles),
    rowsMayBeMissing: collected.rowsMayBeMissing ?? false,
    whereabouts: createWhereabouts(collected, index, new Set([...mayMissEntries, ...mayMissRenamings])),
    attributed: (by, roomId) => byRoom.get(roomId)?.[by] ?? { by, roomId },
    shownInLogs: ({ actionId }) => isLoggedAction(actionId) && index.shows(actionId),
  };
}

/** Rooms whose log was not read, or that hides entries: the server drops those it cannot interpret. */
function roomsWithGapsInLog(collected: Collected): ReadonlySet<number> {
  const logs = new Map(collected.coverage.logs.map((log) => [log.roomId, log]));
  const incomplete = collected.rooms.filter(({ id }) => {
    const log = logs.get(id);
    return log === undefined || log.state !== "complete" || log.shown < log.total;
  });
  return new Set([...incomplete.map(({ id }) => id), ...roomsTouchedBy("room-log-hidden", collected)]);
}

/** Rooms whose log may lack what happened while the run read. */
function roomsWithUnreadEnd(collected: Collected): readonly number[] {
  return [
    ...roomsTouchedBy("room-log-unreadable", collected),
    ...roomsTouchedBy("changes-unreadable", collected),
  ];
}

function roomsTouchedBy(code: ReasonCode, collected: Collected): readonly number[] {
  const all = collected.rooms.map(({ id }) => id);
  return collected.coverage.reasons.flatMap((one) =>
    one.code !== code ? [] : one.rooms === "all" ? all : one.rooms,
  );
}
