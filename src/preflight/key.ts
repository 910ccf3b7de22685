import type { ApiKey, KeyOwner } from "../docspace/portal.ts";
import { type Note, note } from "../notes.ts";
import type { Settings } from "../settings/settings.ts";
import { DAY_MS } from "../time/calendar.ts";

/** A key that ends sooner may be gone at the next monthly run. */
const SOON_DAYS = 45;

/** Whether the key may read what only `*:read` opens (`AuthorizationExtension.cs`). A key without scopes may do all. */
export function canReadAll(key: ApiKey): boolean {
  return hasOneOf(key, ["*", "*:read", "*:write"]);
}

/** What keeps the key from doing the job, each with what to do. @param now epoch milliseconds */
export function problemsOfKey(key: ApiKey, settings: Settings, now: number): string[] {
  const problems: string[] = [];
  const scopes = key.permissions.join(", ");
  if (!key.active)
    problems.push(`The API key "${key.name}" is switched off: switch it on, or create another one.`);
  if (key.expires !== undefined && key.expires * 1000 <= now) {
    problems.push(`The API key "${key.name}" expired on ${dayOf(key.expires)}: create another one.`);
  }
  if (!canReadAll(key)) {
    problems.push(
      `The API key "${key.name}" has the scopes ${scopes}; reading the audit trail needs *:read, which no narrower scope replaces: create a key with *:read and, for uploads, files:write.`,
    );
  }
  if (settings.folderId !== undefined && !hasOneOf(key, ["*", "*:write", "files:write"])) {
    problems.push(
      `The API key "${key.name}" has the scopes ${scopes}; uploading the reports needs files:write: create a key with *:read and files:write, or leave folder-id empty.`,
    );
  }
  return problems;
}

/** That the key will be gone before long. @param now epoch milliseconds */
export function keyNotes(key: ApiKey, now: number): Note[] {
  if (key.expires === undefined || key.expires * 1000 > now + SOON_DAYS * DAY_MS) return [];
  return [note("key-expires", "warning", { day: dayOf(key.expires) })];
}

/** Why the person as whom the key acts may not read the trail; undefined if they may. */
export function problemOfOwner(owner: KeyOwner): string | undefined {
  if (owner.isAdmin || owner.isOwner) return undefined;
  return "The key's owner is neither the portal's owner nor a DocSpace administrator, and only they may read the audit trail: create the key as one of them.";
}

function hasOneOf(key: ApiKey, scopes: readonly string[]): boolean {
  return key.permissions.length === 0 || scopes.some((scope) => key.permissions.includes(scope));
}

function dayOf(at: number): string {
  return new Date(at * 1000).toISOString().slice(0, 10);
}
