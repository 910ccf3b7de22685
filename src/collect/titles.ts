import type { RoomLogEntry, RoomTitle } from "./collected.ts";

const ROOM_RENAMED = "RoomRenamed";

/** Gathers every title the audited rooms have or had, from the rooms as they are and from their renamings. */
export interface TitleHistory {
  note(entries: readonly RoomLogEntry[]): void;
  add(roomId: number, title: string): void;
  readonly titles: readonly RoomTitle[];
}

export function createTitleHistory(
  rooms: readonly { readonly id: number; readonly title: string }[],
): TitleHistory {
  const known = new Map<number, Set<string>>(rooms.map(({ id, title }) => [id, new Set([title])]));
  const add = (roomId: number, title: string): void => void known.get(roomId)?.add(title);
  return {
    add,
    note(entries) {
      for (const entry of entries) {
        if (entry.key !== ROOM_RENAMED) continue;
        if (entry.oldTitle) add(entry.roomId, entry.oldTitle);
        if (entry.newTitle) add(entry.roomId, entry.newTitle);
      }
    },
    get titles() {
      return [...known].flatMap(([roomId, titles]) => [...titles].map((title) => ({ roomId, title })));
    },
  };
}
