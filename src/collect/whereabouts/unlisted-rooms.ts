import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { getRoom } from "../../docspace/folders.ts";
import { atOnce } from "../../docspace/http/at-once.ts";
import { PortalError } from "../../docspace/http/portal-error.ts";
import { isAuditable } from "../../docspace/rooms.ts";
import { ROOM } from "../../docspace/wire/entry-types.ts";
import { isWanted } from "../../preflight/rooms.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { Places } from "../collected.ts";
import type { Reading } from "../request.ts";

/** Rooms and AI agents deleted: afterwards no list shows them. */
const DELETED: ReadonlySet<number> = new Set([5074, 5156]);

/** The rooms that events are about. */
export interface RoomsNamed {
  note(event: AuditEvent): void;
  readonly named: ReadonlySet<number>;
  readonly deleted: ReadonlySet<number>;
}

export function createRoomsNamed(): RoomsNamed {
  const named = new Set<number>();
  const deleted = new Set<number>();
  return {
    named,
    deleted,
    note({ actionId, entries, target }) {
      if (entries[0] !== ROOM) return;
      const id = Number(target[0]);
      if (Number.isSafeInteger(id) && id > 0) (DELETED.has(actionId) ? deleted : named).add(id);
    },
  };
}

/**
 * Rooms that should be audited and that no list showed, although its total fitted: an event is about them, or a file
 * that an event names lies in one. Each is asked for by its id; what cannot be asked is in doubt as well. One that the
 * portal does not know (any more), or does not show to the key's owner, is none of them.
 */
export async function findUnlistedRooms(
  { docspace, portal, settings }: Reading,
  { named, deleted }: RoomsNamed,
  { files, folders }: Places,
): Promise<readonly Reason[]> {
  const known = new Set<unknown>([
    ...[...portal.rooms, ...portal.otherRooms].map(({ id }) => id),
    ...deleted,
  ]);
  const seen = new Set([...named, ...files.values(), ...folders.values()]);
  const suspects = [...seen].filter(
    (id): id is number => id !== null && !known.has(id) && isWanted(id, settings.rooms),
  );
  const unlisted = await atOnce(suspects, async (id) => {
    try {
      const room = await getRoom(docspace, id);
      return room !== undefined && isAuditable(room) && room.created < portal.period.end ? id : [];
    } catch (error) {
      docspace.signal.throwIfAborted();
      return error instanceof PortalError && error.kind === "role" ? [] : id;
    }
  });
  const rooms = unlisted.flat();
  return rooms.length === 0 ? [] : [reason("rooms-unlisted", {}, { rooms })];
}
