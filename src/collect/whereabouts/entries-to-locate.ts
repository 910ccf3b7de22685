import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { contextOf, possibleTitle } from "../../docspace/wire/context.ts";
import type { Dialect } from "../../docspace/wire/dialect.ts";
import { FILE, FOLDER } from "../../docspace/wire/entry-types.ts";
import { IdSet } from "../spool/id-set.ts";

/** Files and folders that events name, by the title that the events give, or may give. The key "" stands for no context at all. */
export interface Unplaced {
  readonly files: ReadonlyMap<string, IdSet>;
  readonly folders: ReadonlyMap<string, IdSet>;
  /** A few files a title whose events the log of their room must show: where they lie tells of a room that no list shows. */
  readonly witnesses: ReadonlyMap<string, readonly number[]>;
  note(event: AuditEvent): void;
}

const WITNESSES = 3;

/**
 * Remembers, in little memory, which files and folders will have to be looked for: those named by events of actions
 * that no room log shows (opens, downloads, …).
 */
export function createUnplaced(inRoomLog: (actionId: number) => boolean, dialect: Dialect): Unplaced {
  const files = new Map<string, IdSet>();
  const folders = new Map<string, IdSet>();
  const witnesses = new Map<string, readonly number[]>();
  return {
    files,
    folders,
    witnesses,
    note(event) {
      const kind = event.entries[0];
      if (kind !== FILE && kind !== FOLDER) return;
      const id = Number(event.target[0]);
      const title = possibleTitle(contextOf(event, dialect));
      if (title === undefined || !Number.isSafeInteger(id) || id < 1) return;
      if (inRoomLog(event.actionId)) {
        const known = witnesses.get(title) ?? [];
        const more = kind === FILE && known.length < WITNESSES && !known.includes(id);
        if (more) witnesses.set(title, [...known, id]);
        return;
      }
      const byTitle = kind === FILE ? files : folders;
      const ids = byTitle.get(title) ?? new IdSet();
      byTitle.set(title, ids);
      ids.add(id);
    },
  };
}
