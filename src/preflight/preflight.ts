import { readAuditPage } from "../docspace/audit-trail.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { PortalError } from "../docspace/http/portal-error.ts";
import { readShares, type Share } from "../docspace/members.ts";
import {
  type ApiKey,
  type KeyOwner,
  type PortalSettings,
  readApiKey,
  readKeyOwner,
  readQuota,
  readRetention,
  readSettings,
  readVersion,
  type Version,
} from "../docspace/portal.ts";
import type { AuditedRoom } from "../docspace/rooms.ts";
import { type Folder, getFolder, listRooms, type Room } from "../docspace/rooms.ts";
import { checkUpload } from "../docspace/uploads.ts";
import { type Note, note } from "../notes.ts";
import type { Settings } from "../settings/settings.ts";
import { type Period, resolvePeriod, zoneOfPortal } from "../time/period.ts";

const DAY = 86_400;
const OLDEST_SERVER = "3.1";

/** What a run may rely on, once the portal, the key, its owner, the rooms and the folder have been looked at. */
export interface Preflight {
  readonly version: string;
  /** Zone in which the server prints dates. */
  readonly portalZone: string;
  readonly period: Period;
  readonly keyOwner: KeyOwner;
  readonly rooms: readonly AuditedRoom[];
  /** All other rooms of the portal, whatever became of them. */
  readonly otherRooms: readonly Room[];
  readonly folder?: Folder;
  readonly trail: "read" | "unavailable" | "not-needed";
  /** Members' lists read already, so that no room is asked twice. */
  readonly readShares: (roomId: number) => Promise<readonly Share[]>;
  /** What the readers of the reports must know of it, such as that the period is older than the retention. */
  readonly notes: readonly Note[];
}

/**
 * Looks whether this key, its owner, the plan, the rooms and the folder can do the job, before anything long. Every
 * problem comes back at once, each with what to do. Cancelling rejects with the signal's reason.
 *
 * @param now epoch milliseconds
 */
export async function preflight(
  docspace: DocSpace,
  settings: Settings,
  now: number,
): Promise<{ readonly ready: Preflight } | { readonly problems: readonly string[] }> {
  let problems: string[] = [];
  /** Problems that are no more than what the role of the key's owner may not do. */
  const ofRole = new Set<string>();
  /** What a request answers, or undefined when it fails; then the failure is a problem. */
  const ask = async <T>(request: Promise<T>): Promise<T | undefined> => {
    try {
      return await request;
    } catch (error) {
      docspace.signal.throwIfAborted();
      const sentence = sentenceOf(error);
      if (!problems.includes(sentence)) problems.push(sentence);
      if (error instanceof PortalError && error.kind === "role") ofRole.add(sentence);
      return undefined;
    }
  };

  const key = await ask(readApiKey(docspace).catch((error: unknown) => withoutKeys(docspace, error)));
  if (!key) return { problems };
  const scopeProblems = problemsOfKey(key, settings, now);
  problems.push(...scopeProblems);
  if (scopeProblems.length > 0 && !canReadAll(key)) {
    const version = await ask(readVersion(docspace));
    if (version) problems.push(...problemsOfVersion(version));
    return { problems };
  }

  const [version, keyOwner, portal, audit, retention, rooms, folder] = await Promise.all([
    ask(readVersion(docspace)),
    ask(readKeyOwner(docspace)),
    ask(readSettings(docspace)),
    ask(readAuditFeature(docspace)),
    readRetention(docspace).catch(() => undefined),
    ask(findRooms(docspace, settings)),
    settings.folderId === undefined ? undefined : ask(findFolder(docspace, settings.folderId)),
  ]);
  if (version) problems.push(...problemsOfVersion(version));
  if (keyOwner && !keyOwner.isAdmin && !keyOwner.isOwner) {
    problems = problems.filter((problem) => !ofRole.has(problem));
    problems.push(
      `The key's owner is neither the portal's owner nor a DocSpace administrator, and only they may read the audit trail: create the key as one of them.`,
    );
  }
  const zone = portal ? zoneOf(portal, settings) : undefined;
  if (portal && !zone) {
    problems.push(
      `${portal.timeZone === undefined ? "The portal does not tell its time zone" : `The portal's time zone "${portal.timeZone}" is not known here`}: set time-zone to an IANA name such as Europe/Berlin.`,
    );
  }
  const period = zone ? resolvePeriod(settings.period, zone.report, now) : undefined;
  if (period && "problem" in period) problems.push(period.problem);
  if (rooms) problems.push(...rooms.problems);
  if (folder) problems.push(...folder.problems);

  const readyOrNot = version && keyOwner && zone && period && rooms && audit !== undefined;
  if (problems.length > 0 || !readyOrNot || "problem" in period) return { problems };

  const needed = settings.activity === "any" || settings.reports.has("compliance");
  return {
    ready: {
      version: version.text,
      portalZone: zone.portal,
      period,
      keyOwner,
      rooms: rooms.audited,
      otherRooms: rooms.others,
      ...(folder ? { folder: folder.folder } : {}),
      trail: !needed ? "not-needed" : audit ? "read" : "unavailable",
      readShares: rooms.readShares,
      notes: await retentionNotes(docspace, period, retention, audit === true, now),
    },
  };
}

/** A server from before API keys refuses every one of them; then its age is what has to be told. */
async function withoutKeys(docspace: DocSpace, refusal: unknown): Promise<never> {
  if (refusal instanceof PortalError && refusal.status !== undefined) {
    const version = await readVersion(docspace).catch(() => undefined);
    const [tooOld] = version ? problemsOfVersion(version) : [];
    if (tooOld !== undefined) throw new Error(tooOld, { cause: refusal });
  }
  throw refusal;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function canReadAll(key: ApiKey): boolean {
  return (
    key.permissions.length === 0 ||
    ["*", "*:read", "*:write"].some((scope) => key.permissions.includes(scope))
  );
}

function canWriteFiles(key: ApiKey): boolean {
  return (
    key.permissions.length === 0 ||
    ["*", "*:write", "files:write"].some((scope) => key.permissions.includes(scope))
  );
}

function problemsOfKey(key: ApiKey, settings: Settings, now: number): string[] {
  const problems: string[] = [];
  const scopes = key.permissions.join(", ");
  if (!key.active)
    problems.push(`The API key "${key.name}" is switched off: switch it on, or create another one.`);
  if (key.expires !== undefined && key.expires * 1000 <= now) {
    problems.push(
      `The API key "${key.name}" expired on ${new Date(key.expires * 1000).toISOString().slice(0, 10)}: create another one.`,
    );
  }
  if (!canReadAll(key)) {
    problems.push(
      `The API key "${key.name}" has the scopes ${scopes}; reading the audit trail needs *:read, which no narrower scope replaces: create a key with *:read and, for uploads, files:write.`,
    );
  }
  if (settings.folderId !== undefined && !canWriteFiles(key)) {
    problems.push(
      `The API key "${key.name}" has the scopes ${scopes}; uploading the reports needs files:write: create a key with *:read and files:write, or leave folder-id empty.`,
    );
  }
  return problems;
}

function problemsOfVersion(version: Version): string[] {
  const old = version.major < 3 || (version.major === 3 && version.minor < 1);
  return old
    ? [
        `The portal runs DocSpace ${version.text}, which has no API keys; docspace-audit needs ${OLDEST_SERVER} or newer: update the server.`,
      ]
    : [];
}

function zoneOf(
  portal: PortalSettings,
  settings: Settings,
): { readonly portal: string; readonly report: string } | undefined {
  const known = portal.timeZone === undefined ? undefined : zoneOfPortal(portal.timeZone);
  const report = settings.timeZone ?? known;
  if (report === undefined) return undefined;
  return { portal: known ?? report, report };
}

/**
 * Whether the plan has the Audit feature: by what the plan says, and by asking for a year without portals, because a
 * server without the feature answers that with its newest events instead of refusing (`SecurityController.cs`).
 */
async function readAuditFeature(docspace: DocSpace): Promise<boolean> {
  const [quota, rows] = await Promise.all([
    readQuota(docspace),
    readAuditPage(docspace, { from: 0, to: 365 * DAY, count: 1 }),
  ]);
  return quota.audit && rows.length === 0;
}

/**
 * What is to be said of a period older than the portal promises to keep events: nothing if an event from before the
 * period is still there, because then nothing was deleted.
 */
async function retentionNotes(
  docspace: DocSpace,
  period: Period,
  days: number | undefined,
  audit: boolean,
  now: number,
): Promise<readonly Note[]> {
  if (days === undefined || period.start >= now / 1000 - days * DAY) return [];
  const older = audit
    ? await readAuditPage(docspace, { from: 0, to: period.start - 1, count: 1 }).catch(() => [])
    : [];
  docspace.signal.throwIfAborted();
  if (older.length > 0) return [];
  return [note("retention", "warning", { days })];
}

interface FoundRooms {
  readonly audited: readonly AuditedRoom[];
  readonly others: readonly Room[];
  readonly readShares: (roomId: number) => Promise<readonly Share[]>;
  readonly problems: readonly string[];
}

async function findRooms(docspace: DocSpace, settings: Settings): Promise<FoundRooms> {
  const areas = await Promise.all(
    (["active", "archived", "template", "agent"] as const).map((area) => listRooms(docspace, area)),
  );
  const all = areas.flat();
  const auditable = all.filter((room): room is AuditedRoom => isAuditable(room));
  const shares = new Map<number, Promise<readonly Share[]>>();
  const sharesOf = (roomId: number): Promise<readonly Share[]> => {
    const known = shares.get(roomId) ?? readShares(docspace, roomId);
    shares.set(roomId, known);
    return known;
  };
  const wanted = settings.rooms;
  if (wanted === "all") {
    const others = all.filter((room) => !isAuditable(room));
    return { audited: auditable, others, readShares: sharesOf, problems: [] };
  }
  const audited = auditable.filter((room) => wanted.includes(room.id));
  const problems = await Promise.all([
    ...wanted
      .filter((id) => !audited.some((room) => room.id === id))
      .map((id) => whyNotAuditable(docspace, id, all)),
    ...audited.map(async (room) => {
      try {
        return (await sharesOf(room.id)).length > 0 ? undefined : unreadable(room);
      } catch (error) {
        docspace.signal.throwIfAborted();
        return `The members of room ${room.id} in room-ids cannot be read: ${sentenceOf(error)}`;
      }
    }),
  ]);
  return {
    audited,
    others: all.filter((room) => !audited.some((one) => one.id === room.id)),
    readShares: sharesOf,
    problems: problems.filter((problem) => problem !== undefined),
  };
}

function isAuditable(room: Room): boolean {
  return room.area === "active" && !room.thirdParty && typeof room.id === "number";
}

function unreadable(room: AuditedRoom): string {
  return `Room ${room.id} ("${room.title}") shows no members to the key's owner, so it may not be read: make the key's owner an administrator or a member of it, or take it out of room-ids.`;
}

async function whyNotAuditable(docspace: DocSpace, id: number, all: readonly Room[]): Promise<string> {
  const listed = all.find((room) => room.id === id);
  if (listed) {
    const what = listed.area === "active" ? "lies in third-party storage" : `is ${AREA_WORDS[listed.area]}`;
    return `Room ${id} ("${listed.title}") ${what} and cannot be audited: take it out of room-ids.`;
  }
  try {
    const folder = await getFolder(docspace, id);
    if (!folder)
      return `Room ${id} in room-ids does not exist (any more): check the number in the address of the room.`;
    return folder.isRoom
      ? `Room ${id} ("${folder.title}") is not among the rooms the key's owner can see: make them an administrator or a member of it, or take it out of room-ids.`
      : `${id} in room-ids is the folder "${folder.title}", not a room: give the number in the address of the room.`;
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return `Room ${id} in room-ids cannot be read: ${error.message}`;
  }
}

const AREA_WORDS = {
  archived: "archived",
  template: "a template",
  agent: "an AI agent",
  active: "active",
} as const;

async function findFolder(
  docspace: DocSpace,
  folderId: number,
): Promise<{ readonly folder: Folder; readonly problems: readonly string[] }> {
  const folder = await getFolder(docspace, folderId);
  if (!folder) {
    throw new Error(
      `The folder ${folderId} in folder-id does not exist (any more): check the number in its address, or leave folder-id empty.`,
    );
  }
  const problems: string[] = [];
  if (folder.openToStrangers) {
    problems.push(
      `The folder "${folder.title}" in folder-id can be read by strangers, through an external link or because its room is public; the reports hold names, addresses and IPs: choose a folder without external links.`,
    );
  }
  if (folder.linksHidden) {
    problems.push(
      `Whether strangers can read "${folder.title}" in folder-id cannot be found out: this version of DocSpace shows the room's links to its managers only. Make the key's owner room manager there, or update the server.`,
    );
  }
  if (!(await canCreateIn(docspace, folder))) {
    problems.push(
      `The key's owner may not create files in "${folder.title}" (folder-id ${folderId}): make them room manager or content creator there. Being an administrator of the portal is not enough.`,
    );
  }
  return { folder, problems };
}

/** By the portal's own check for uploads, which changes nothing and writes no audit event. */
async function canCreateIn(docspace: DocSpace, folder: Folder): Promise<boolean> {
  if (!folder.canCreate) return false;
  try {
    await checkUpload(docspace, folder.id, ["docspace-audit"]);
    return true;
  } catch (error) {
    // A key without files:write is a problem of its own, which is named already.
    if (error instanceof PortalError && error.kind === "key-scope") return true;
    if (error instanceof PortalError && error.kind === "role") return false;
    throw error;
  }
}
