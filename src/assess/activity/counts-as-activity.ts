import type { Collected, RoomLogEntry } from "../../collect/collected.ts";
import type { AuditEvent } from "../../docspace/audit-trail.ts";
import { GUEST_ID, SYSTEM_ID } from "../../docspace/members.ts";

/** What makes a person active: the part of {@link Collected} that decides it. */
export type OwnTraffic = Pick<Collected, "keyOwnerId" | "ownFiles" | "ownFilesUnknown">;

/** The room logs show people without an account under this id (`EmployeeDto.cs`). */
const NOBODY_ID = "00000000-0000-0000-0000-000000000000";
const NOT_PEOPLE: ReadonlySet<string> = new Set([GUEST_ID, SYSTEM_ID, NOBODY_ID, ""]);

/** Notices of the server that a quota is used up; nobody's doing. */
const FIRST_QUOTA_NOTICE = 5201;
const LAST_QUOTA_NOTICE = 5204;

/**
 * Addresses this action itself uses to write files, whatever comes before and after them. It reads them by
 * `filehandler.ashx?action=stream`, which leaves no event (`FileHandler.ashx.cs`): a download is somebody's doing.
 */
const OWN_REQUEST =
  /^(?:https?:\/\/[^/?#]+)?(?:\/api\/2\.0\/files\/\d+\/(?:upload|insert)|\/ChunkedUploader\.ashx)(?:[?#]|$)/i;

/** Uploads, and uploads of new versions, which the rooms' logs call an edited file. */
const WRITTEN: ReadonlySet<number> = new Set([5011, 5034, 5099]);

/**
 * Whether an event counts as a person's activity. Events of people without an account and of the system, notices about
 * quotas, and this action's own uploads of its reports do not; they stay in the compliance report.
 */
export function isActivity(event: AuditEvent, own: OwnTraffic): boolean {
  if (!isSomebodysDoing(event)) return false;
  return !(isOwnFile(own, event, Number(event.target[0])) && OWN_REQUEST.test(event.page));
}

/** The same of a room log's entry, which does not tell how a file was written: what was written to a report is ours. */
export function isLoggedActivity(entry: RoomLogEntry, own: OwnTraffic): boolean {
  if (!isSomebodysDoing(entry)) return false;
  return !(isOwnFile(own, entry, entry.entryId) && WRITTEN.has(entry.actionId));
}

/**
 * Where the action's own files are not known, any file may be one: then nothing is counted that it may have done. What
 * was done before the file came into being was done to another that bore its id.
 */
function isOwnFile(
  own: OwnTraffic,
  { userId, at }: Pick<AuditEvent, "userId" | "at">,
  fileId: number | undefined,
): boolean {
  if (userId !== own.keyOwnerId) return false;
  if (own.ownFilesUnknown === true) return true;
  const since = fileId === undefined ? undefined : own.ownFiles.get(fileId);
  return since !== undefined && at >= since;
}

function isSomebodysDoing({
  userId,
  actionId,
}: {
  readonly userId: string;
  readonly actionId: number;
}): boolean {
  return !NOT_PEOPLE.has(userId) && !(actionId >= FIRST_QUOTA_NOTICE && actionId <= LAST_QUOTA_NOTICE);
}
