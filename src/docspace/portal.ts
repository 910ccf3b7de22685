import type { EpochSeconds } from "../time/epoch.ts";
import type { DocSpace } from "./http/client.ts";
import { unexpectedAnswer } from "./http/portal-error.ts";
import { displayName } from "./wire/employee.ts";
import {
  type Envelope,
  flag,
  list,
  listIn,
  number,
  objectIn,
  optionalDate,
  requiredText,
  text,
  wordOf,
} from "./wire/envelope.ts";

/** `keys/@self`: what the API key is. */
export interface ApiKey {
  readonly name: string;
  readonly active: boolean;
  readonly expires?: EpochSeconds;
  /** Empty means full access. */
  readonly permissions: readonly string[];
}

/** `people/@self`: whose key it is. */
export interface KeyOwner {
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
}

/** The portal's version, e.g. 3.7.2. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** As the server prints it. */
  readonly text: string;
}

export interface PortalSettings {
  /** IANA name, e.g. `Europe/Berlin`; absent where the server keeps it to itself. */
  readonly timeZone?: string;
  /** Language of the portal, `en-US`, `de`. */
  readonly culture?: string;
}

/** `keys/@self`: works for every valid key whatever its scopes (`ApiKeysController.cs`). */
export async function readApiKey(docspace: DocSpace): Promise<ApiKey> {
  return apiKeyIn(await docspace.get("keys/@self"));
}

function apiKeyIn(envelope: Envelope): ApiKey {
  const key = objectIn(envelope);
  const expires = optionalDate(key, "expiresAt");
  const permissions = key.values["permissions"] ?? [];
  if (!Array.isArray(permissions)) throw unexpectedAnswer(envelope.endpoint, 'has no list in "permissions"');
  return {
    name: text(key, "name"),
    active: flag(key, "isActive"),
    permissions: permissions.map(wordOf),
    ...(expires === undefined ? {} : { expires }),
  };
}

/** `people/@self`: the person as whom the key acts. */
export async function readKeyOwner(docspace: DocSpace): Promise<KeyOwner> {
  const person = objectIn(await docspace.get("people/@self"));
  return {
    id: requiredText(person, "id"),
    name: displayName(person),
    isAdmin: flag(person, "isAdmin"),
    isOwner: flag(person, "isOwner"),
  };
}

/** Asked without the key: it is open to everybody, and keys with few scopes are refused there. */
export async function readVersion(docspace: DocSpace): Promise<Version> {
  const envelope = await docspace.getAnonymous("settings/version/build");
  const printed = requiredText(objectIn(envelope), "docSpace");
  const version = parseVersion(printed);
  if (!version) throw unexpectedAnswer(envelope.endpoint, 'has no version number in "docSpace"');
  return version;
}

export function parseVersion(printed: string): Version | undefined {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(printed) ?? [];
  if (major === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch ?? 0), text: printed };
}

/** With the key, because only then the server tells its time zone; needs the scope `*:read`. */
export async function readSettings(docspace: DocSpace): Promise<PortalSettings> {
  const settings = objectIn(await docspace.get("settings"));
  const timeZone = text(settings, "timezone");
  const culture = text(settings, "culture");
  return {
    ...(timeZone === "" ? {} : { timeZone }),
    ...(culture === "" ? {} : { culture }),
  };
}

/** Whether the plan has the Audit feature; without it the trail shows the newest 20 events and nothing else. */
export async function readQuota(docspace: DocSpace): Promise<{ readonly audit: boolean }> {
  const quota = objectIn(await docspace.get("portal/quota"));
  const features = text(quota, "features").split(",");
  return { audit: "audit" in quota.values ? flag(quota, "audit") : features.includes("audit") };
}

/** Days after which the portal says it forgets audit events; 180 at most. */
export async function readRetention(docspace: DocSpace): Promise<number> {
  return number(objectIn(await docspace.get("security/audit/settings/lifetime")), "auditTrailLifeTime");
}

/** Names of the actions that the trail lists at all (`security/audit/mappers`); the others stay invisible there. */
export async function readMappedActions(docspace: DocSpace): Promise<ReadonlySet<string>> {
  const products = listIn(await docspace.get("security/audit/mappers"));
  const actions = products
    .flatMap((product) => list(product, "modules"))
    .flatMap((module) => list(module, "actions"));
  return new Set(actions.map((action) => requiredText(action, "messageAction")));
}
