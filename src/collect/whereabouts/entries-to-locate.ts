import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { contextOf, possibleTitle } from "../../docspace/wire/context.ts";
import type { Dialect } from "../../docspace/wire/dialect.ts";
import { FILE, FOLDER } from "../../docspace/wire/entry-types.ts";
import { IdSet } from "../spool/id-set.ts";

/** Files and folders that events name, by the title that the events give, or may give. The key "" stands for no context at all. */
export interface Unplaced {
  readonly files: ReadonlyMap<string, IdSet>;
  readonly folders: ReadonlyMap<string, IdSet>;
  note(event: AuditEvent): void;
}

/**
 * Remembers, in little memory, which files and folders will have to be looked for: those named by events of actions
 * that no room log shows (opens, downloads, …).
 */
export function createUnplaced(inRoomLog: (actionId: number) => boolean, dialect: Dialect): Unplaced {
  const files = new Map<string, IdSet>();
  const folders = new Map<string, IdSet>();
  return {
    files,
    folders,
    note(event) {
      if (inRoomLog(event.actionId)) return;
      const kind = event.entries[0];
      if (kind !== FILE && kind !== FOLDER) return;
      const id = Number(event.target[0]);
      const title = possibleTitle(contextOf(event, dialect));
      if (title === undefined || !Number.isSafeInteger(id) || id < 1) return;
      const byTitle = kind === FILE ? files : folders;
      const ids = byTitle.get(title) ?? new IdSet();
      byTitle.set(title, ids);
      ids.add(id);
    },
  };
}
