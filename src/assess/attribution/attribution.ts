import type { Collected } from "../../collect/collected.ts";
import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { contextOf } from "../../docspace/wire/context.ts";
import { AGENT, FOLDER, ROOM } from "../../docspace/wire/entry-types.ts";
import type { Attribution } from "../assessment.ts";
import { among, IN_ANOTHER_ROOM, inPlace, underTitle, withoutContext } from "./by-context.ts";
import { createPremises } from "./premises.ts";
import type { RoomLogIndex } from "./room-log-index.ts";

/** Attributes one event to a room; see {@link createAttribution}. */
export type Attribute = (event: AuditEvent) => Attribution;

/**
 * Finds the room of an event, which the audit trail does not tell (`AuditEventDto.cs`). In this order:
 * 1. The event stands in a room's own log, which uses the same ids.
 * 2. It names the room itself.
 * 3. It names a file or folder whose room at that time is known, and the context agrees.
 * 4. The title in its context is that of exactly one room.
 * Otherwise it is attributed to none, and `candidates` are the audited rooms that it may have happened in: all of them
 * under a title that nobody is known to have borne.
 *
 * An action that the rooms' logs show, in none of the completely read logs, happened in none of these rooms, if they share
 * the title with another one; if not, the log leaves it out, and the title decides.
 */
export function createAttribution(collected: Collected, index: RoomLogIndex): Attribute {
  const premises = createPremises(collected, index);
  const { attributed, roomIds } = premises;
  const audited = new Set(roomIds);
  const otherRoomIds = new Set(collected.otherRooms.map(({ id }) => id));
  const everTitle = new Set([...collected.otherTitles, ...collected.titles.map(({ title }) => title)]);

  const byContext = (event: AuditEvent): Attribution => {
    const context = contextOf(event, collected.dialect);
    switch (context.kind) {
      case "none":
        return withoutContext(event, premises);
      case "agent":
        return IN_ANOTHER_ROOM;
      case "place":
        return inPlace(event, premises);
      case "title":
        return underTitle(context.title, event, premises);
      case "either":
        return everTitle.has(context.text)
          ? underTitle(context.text, event, premises)
          : inPlace(event, premises);
    }
  };

  return (event) => {
    const doubtful = collected.doubtfulEvents.get(event.id);
    if (doubtful !== undefined) return among(doubtful);
    const position = index.find(event.id);
    if (position >= 0) return attributed("log", index.roomAt(position));
    const entry = event.entries[0];
    const target = Number(event.target[0]);
    if (entry === ROOM || entry === AGENT || entry === FOLDER) {
      if (audited.has(target)) return attributed("file", target);
      if (entry !== FOLDER || otherRoomIds.has(target)) return IN_ANOTHER_ROOM;
    }
    return byContext(event);
  };
}
