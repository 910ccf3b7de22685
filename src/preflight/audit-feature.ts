import { NO_PORTAL_YET, readAuditPage } from "../docspace/audit-trail.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { readQuota } from "../docspace/portal.ts";
import { type Note, note } from "../notes.ts";
import { DAY } from "../time/epoch.ts";
import type { Period } from "../time/period.ts";

/**
 * Whether the plan has the Audit feature: by what the plan says, and by asking for a year without portals, because a
 * server without the feature answers that with its newest events instead of refusing (`SecurityController.cs`). That the
 * trail answers at all is shown later, by the events that come.
 */
export async function readAuditFeature(docspace: DocSpace): Promise<boolean> {
  const [quota, rows] = await Promise.all([
    readQuota(docspace),
    readAuditPage(docspace, { ...NO_PORTAL_YET, count: 1 }),
  ]);
  return quota.audit && rows.length === 0;
}

interface RetentionFacts {
  /** For so many days the portal is set to keep its events; undefined if it does not tell. */
  readonly days: number | undefined;
  /** Whether the trail can be asked. */
  readonly audit: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * What is to be said of a period older than the portal promises to keep events: nothing if an event from before the
 * period is still there, because then nothing was deleted.
 */
export async function retentionNotes(
  docspace: DocSpace,
  period: Period,
  { days, audit, now }: RetentionFacts,
): Promise<Note[]> {
  if (days === undefined || period.start >= now / 1000 - days * DAY) return [];
  const before = { from: NO_PORTAL_YET.to + 1, to: period.start - 1, count: 1 };
  const older = audit ? await readAuditPage(docspace, before).catch(() => []) : [];
  docspace.signal.throwIfAborted();
  return older.length > 0 ? [] : [note("retention", "warning", { days })];
}
