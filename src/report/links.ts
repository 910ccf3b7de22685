import type { AuditEvent } from "../docspace/audit-trail.ts";
import { FILE } from "../docspace/wire/entry-types.ts";

/** Pages of the portal, always at the portal's own address (the routes of its web client). */

/** The page of a room. `portal`: the portal's address, which may have a path. */
export function roomLink(portal: string, roomId: number): string {
  return below(portal, `rooms/shared/${roomId}/filter`);
}

/** The editor's page of the file that an event names; undefined where it names none. */
export function fileLink(
  portal: string,
  { entries, target }: Pick<AuditEvent, "entries" | "target">,
): string | undefined {
  const id = Number(target[0]);
  if (entries[0] !== FILE || !Number.isSafeInteger(id) || id < 1) return undefined;
  return below(portal, `doceditor?fileId=${id}`);
}

function below(portal: string, path: string): string {
  return new URL(path, portal.endsWith("/") ? portal : `${portal}/`).href;
}
