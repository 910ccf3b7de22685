import type { AuditEvent } from "../../docspace/audit-trail.ts";
import type { LogEntry } from "../../docspace/room-log.ts";
import { contextOf, possibleTitle } from "../../docspace/wire/context.ts";
import type { Dialect } from "../../docspace/wire/dialect.ts";
import type { RoomTitle } from "../collected.ts";

/** Rooms renamed and deleted; AI agents, which bear titles as rooms do, and events name them in the same place. */
export const TITLE_ACTIONS: readonly number[] = [5071, 5074, 5155, 5156];
const TITLE_CHANGES: ReadonlySet<number> = new Set(TITLE_ACTIONS);

/** Gathers every title the audited rooms have or had, and those that other rooms had, deleted ones included. */
export interface TitleHistory {
  /** Entries of an audited room's log. */
  note(roomId: number, entries: readonly LogEntry[]): void;
  /**
   * An event of the audit trail. The `context` of a renaming holds the old title (conformance case "a renamed room's
   * event has the old title"), that of a deletion the last one.
   */
  noteEvent(event: AuditEvent): void;
  readonly titles: readonly RoomTitle[];
  /** The same of rooms that are not audited. */
  readonly otherTitles: readonly RoomTitle[];
}

export function createTitleHistory(
  rooms: readonly { readonly id: number; readonly title: string }[],
  otherRooms: readonly { readonly id: number | string; readonly title: string }[],
  dialect: Dialect,
): TitleHistory {
  const known = titlesById(rooms);
  const others = titlesById(otherRooms);
  return {
    note(roomId, entries) {
      for (const { key, oldTitle, newTitle } of entries) {
        if (key !== "RoomRenamed") continue;
        for (const title of [oldTitle, newTitle]) if (title) known.get(roomId)?.add(title);
      }
    },
    noteEvent(event) {
      const { actionId, target } = event;
      if (!TITLE_CHANGES.has(actionId)) return;
      const title = possibleTitle(contextOf(event, dialect));
      if (!title) return;
      const roomId = Number(target[0]);
      add(known.has(roomId) ? known : others, roomId, title);
    },
    get titles() {
      return listOf(known);
    },
    get otherTitles() {
      return listOf(others);
    },
  };
}

type Titles = Map<number, Set<string>>;

/** Rooms in third-party storage have texts as ids; they share a key that is no number. */
function titlesById(rooms: readonly { readonly id: number | string; readonly title: string }[]): Titles {
  const found: Titles = new Map();
  for (const { id, title } of rooms) add(found, Number(id), title);
  return found;
}

function add(titles: Titles, roomId: number, title: string): void {
  titles.set(roomId, (titles.get(roomId) ?? new Set()).add(title));
}

function listOf(titles: Titles): RoomTitle[] {
  return [...titles].flatMap(([roomId, its]) => [...its].map((title) => ({ roomId, title })));
}
