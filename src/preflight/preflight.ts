import { type NewestRows, readNewestDate } from "../docspace/audit-trail.ts";
import type { Folder } from "../docspace/folders.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import type { Share } from "../docspace/members.ts";
import {
  type ApiKey,
  type KeyOwner,
  type PortalSettings,
  readApiKey,
  readKeyOwner,
  readRetention,
  readSettings,
  readVersion,
  type Version,
} from "../docspace/portal.ts";
import type { AuditedRoom, Room } from "../docspace/rooms.ts";
import { PAGE } from "../docspace/wire/paging.ts";
import { type Note, note } from "../notes.ts";
import type { Settings } from "../settings/settings.ts";
import { type Period, resolvePeriod } from "../time/period.ts";
import { readAuditFeature, retentionNotes } from "./audit-feature.ts";
import { findFolder } from "./folder.ts";
import { canReadAll, keyNotes, problemOfOwner, problemsOfKey } from "./key.ts";
import { createProblemList, type ProblemList } from "./problems.ts";
import { findRooms } from "./rooms.ts";
import { tooOld, versionNotes } from "./version.ts";
import { problemOfZone, zonesOf } from "./zones.ts";

/** What a run may rely on, once the portal, the key, its owner, the rooms and the folder have been looked at. */
export interface Preflight {
  readonly version: string;
  /** Zone in which the server prints dates; undefined where it is not known here. */
  readonly portalZone: string | undefined;
  /** Language of the portal, `de` or `en-US`, where it tells. */
  readonly culture?: string;
  readonly period: Period;
  readonly keyOwner: KeyOwner;
  readonly rooms: readonly AuditedRoom[];
  /** All other rooms of the portal, whatever became of them. */
  readonly otherRooms: readonly Room[];
  readonly folder?: Folder;
  /**
   * Read wherever the plan has it: also where the rooms' logs alone are counted, the trail tells when accounts could be
   * used, and only the whole of it can be compared with the logs.
   */
  readonly trail: "read" | "unavailable" | "not-needed";
  /** Whether the plan has the Audit feature, needed or not. */
  readonly auditFeature: boolean;
  /** What the trail gave when it was asked for a full page of its newest rows; undefined where nothing came. */
  readonly newest: NewestRows | undefined;
  /** Members' lists read already, by room, so that no room is asked twice. */
  readonly shares: ReadonlyMap<number, readonly Share[]>;
  /** What the readers of the reports must know of it, such as that the period is older than the retention. */
  readonly notes: readonly Note[];
}

export type PreflightResult = { readonly ready: Preflight } | { readonly problems: readonly string[] };

/**
 * Looks whether this key, its owner, the plan, the rooms and the folder can do the job, before anything long. Every
 * problem comes back at once, each with what to do; a server that is too old comes back alone, because nothing else that
 * it answers means what it says. Two steps, each all at once; what the first asks beside version and key is not looked
 * at where these are not in order. Cancelling rejects with the signal's reason.
 * "Now" is the portal's, whose first answers tell its clock.
 */
export async function preflight(docspace: DocSpace, settings: Settings): Promise<PreflightResult> {
  const problems = createProblemList(docspace);
  const keyProblems = createProblemList(docspace);
  const asking = [problems.ask(readVersion(docspace)), keyProblems.ask(readApiKey(docspace))] as const;
  const beside = { owner: readKeyOwner(docspace), settings: readSettings(docspace) };
  const [version, key] = await Promise.all([...asking, Promise.allSettled(Object.values(beside))]);
  const old = version ? tooOld(version) : undefined;
  if (old !== undefined) return { problems: [old] };
  // What keeps both from being answered is one thing, and is said once.
  if (!key) return { problems: keyProblems.sentences };
  if (!version) return { problems: problems.sentences };
  problems.add(...problemsOfKey(key, settings, docspace.now()));
  if (!canReadAll(key)) return { problems: problems.sentences };
  return lookAround(docspace, settings, { version, key, beside, now: docspace.now() }, problems);
}

interface FirstAnswers {
  readonly version: Version;
  readonly key: ApiKey;
  /** Settled, but not looked at yet. */
  readonly beside: { readonly owner: Promise<KeyOwner>; readonly settings: Promise<PortalSettings> };
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Everything that a key in order may ask, all at once. */
async function lookAround(
  docspace: DocSpace,
  settings: Settings,
  { version, key, beside, now }: FirstAnswers,
  problems: ProblemList,
): Promise<PreflightResult> {
  // The rooms first: their lists come one after the other, the rest meanwhile.
  const [rooms, keyOwner, portal, newest, audit, retention, folder] = await Promise.all([
    problems.ask(findRooms(docspace, settings)),
    problems.ask(beside.owner),
    problems.ask(beside.settings),
    readNewestDate(docspace, Math.floor(now / 1000), PAGE).catch(() => undefined),
    problems.ask(readAuditFeature(docspace)),
    readRetention(docspace).catch(() => undefined),
    settings.folderId === undefined ? undefined : problems.ask(findFolder(docspace, settings.folderId)),
  ]);
  const ownerProblem = keyOwner && problemOfOwner(keyOwner);
  if (ownerProblem !== undefined) problems.replaceThoseOfRole(ownerProblem);
  const zones = portal && zonesOf(portal, settings, newest);
  if (portal && !zones) problems.add(problemOfZone(portal));
  const period = zones && resolvePeriod(settings.period, zones.report, now);
  if (period && "problem" in period) problems.add(period.problem);
  problems.add(...(rooms?.problems ?? []), ...(folder?.problems ?? []));

  const found = keyOwner && zones && period && rooms && audit !== undefined;
  if (problems.sentences.length > 0 || !found || "problem" in period) {
    return { problems: problems.sentences };
  }
  const ready: Preflight = {
    version: version.text,
    portalZone: zones.portal,
    ...(portal.culture === undefined ? {} : { culture: portal.culture }),
    period,
    keyOwner,
    rooms: rooms.audited,
    otherRooms: rooms.others,
    ...(folder ? { folder: folder.folder } : {}),
    auditFeature: audit,
    trail: audit ? "read" : needsTrail(settings) ? "unavailable" : "not-needed",
    newest,
    shares: rooms.shares,
    notes: [
      ...versionNotes(version),
      ...clockNotes(docspace.clockSkew()),
      ...keyNotes(key, now),
      ...(await retentionNotes(docspace, period, { days: retention, audit, now })),
    ],
  };
  return { ready };
}

/** Whether anything is asked for that the rooms' own logs do not tell. */
function needsTrail({ activity, reports }: Settings): boolean {
  return activity === "any" || reports.has("compliance");
}

const MINUTE = 60_000;
/** So far apart the two clocks may be without a word. */
const CLOSE_CLOCKS = 2 * MINUTE;

/** That the runner's clock is wrong, or the portal's. @param skew milliseconds that the portal's clock is ahead */
function clockNotes(skew = 0): Note[] {
  if (Math.abs(skew) <= CLOSE_CLOCKS) return [];
  return [note("clock-skew", "warning", { minutes: Math.round(skew / MINUTE) })];
}
