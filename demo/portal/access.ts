import { accessDenied, empty, type PortalAnswer, problem } from "./answers.ts";
import type { Caller, PortalRequest } from "./call.ts";
import { type DemoKey, type DemoPerson, type DemoRoom, share } from "./model.ts";
import type { PortalSettings } from "./settings.ts";
import type { Store } from "./store.ts";
import { type Dialect, dialectOf } from "./versions.ts";

/** Endpoints that answer without a key (`[AllowAnonymous]`). */
const anonymous = [
  /^\/api\/2\.0\/settings\/version\/build$/,
  /^\/api\/2\.0\/settings$/,
  /^\/api\/2\.0\/files\/rooms\/[^/]+$/,
];

export const isAnonymous = (path: string): boolean => anonymous.some((pattern) => pattern.test(path));

const scopes: readonly [path: RegExp, read: readonly string[], write: readonly string[]][] = [
  [/^\/api\/2\.0\/files\/rooms/, ["rooms:read", "rooms:write"], ["rooms:write"]],
  [/^\/api\/2\.0\/files/, ["files:read", "files:write"], ["files:write"]],
  [/^\/(filehandler|chunkeduploader)\.ashx/i, ["files:read", "files:write"], ["files:write"]],
  [/^\/api\/2\.0\/people\/@self/, ["accounts.self:read", "accounts.self:write"], ["accounts.self:write"]],
  [/^\/api\/2\.0\/people/, ["accounts:read", "accounts:write"], ["accounts:write"]],
  [/^\/api\/2\.0\/group/, ["accounts:read"], ["accounts:write"]],
];

/** Whether a key's scopes suffice (`AuthorizationExtension.cs`): the first matching pattern decides. */
export function scopeAllows(key: DemoKey, dialect: Dialect, method: string, path: string): boolean {
  const { permissions } = key;
  const reading = method === "GET" || method === "HEAD";
  if (permissions.length === 0 || permissions.includes("*")) return true;
  if (dialect.scopes === "plain") {
    const named = scopes.find(([pattern]) => pattern.test(path));
    return (named?.[reading ? 1 : 2] ?? []).some((scope) => permissions.includes(scope));
  }
  if (permissions.includes("*:write")) return true;
  if (/^\/api\/2\.0\/keys\/@self$/.test(path)) return true;
  if (reading && permissions.includes("*:read")) return true;
  const match = scopes.find(([pattern]) => pattern.test(path));
  return (match?.[reading ? 1 : 2] ?? []).some((scope) => permissions.includes(scope));
}

export type Authentication =
  | { readonly kind: "caller"; readonly caller: Caller }
  | { readonly kind: "nobody" }
  | { readonly kind: "refused"; readonly answer: PortalAnswer };

/**
 * Who sends a request. A key must be known, active, not expired, and its owner's account active. `sessions`: tokens of
 * people who signed in with a password.
 */
export function authenticate(
  store: Store,
  settings: PortalSettings,
  sessions: ReadonlyMap<string, string>,
  request: PortalRequest,
  path: string,
  now: number,
): Authentication {
  const token = /^Bearer (.+)$/i.exec(request.headers["authorization"] ?? "")?.[1];
  const lenient = isAnonymous(path);
  if (token === undefined) return { kind: "nobody" };
  const dialect = dialectOf(settings.version);
  const refused = (): Authentication => {
    if (!lenient) return { kind: "refused", answer: empty(401) };
    // Older servers take whoever has a wrong key for nobody, where nobody may ask.
    if (!dialect.scopesWhereAnonymous) return { kind: "nobody" };
    return { kind: "refused", answer: problem(403, "Forbidden", request.url) };
  };
  if (!token.startsWith("sk-")) {
    const person = store.people.get(sessions.get(token) ?? "");
    return person?.status === 1 ? { kind: "caller", caller: { person, key: undefined } } : refused();
  }
  const key = store.keys.find(({ secret }) => secret === token);
  const person = key === undefined ? undefined : store.people.get(key.ownerId);
  const expired = key?.expires !== undefined && key.expires * 1000 <= now;
  if (key === undefined || !key.active || expired || person?.status !== 1) return refused();
  if (lenient && dialect.scopesWhereAnonymous && !scopeAllows(key, dialect, request.method, path))
    return refused();
  return { kind: "caller", caller: { person, key } };
}

export const isPortalAdmin = (person: DemoPerson): boolean =>
  person.role === "owner" || person.role === "admin";

export function requireAdmin(person: DemoPerson): void {
  if (!isPortalAdmin(person)) throw accessDenied();
}

/** Portal admins read every room they are not shut out of; everybody else those they are members of. */
export function canRead(store: Store, room: DemoRoom, person: DemoPerson): boolean {
  const access = store.accessOf(room, person.id);
  if (access !== share.none && access !== share.restrict) return true;
  return !room.sealed && isPortalAdmin(person);
}

/** Owners, room managers and content creators create files; a portal admin who is no member does not. */
export function canCreate(store: Store, room: DemoRoom, person: DemoPerson): boolean {
  if (room.area !== "active") return false;
  const access = store.accessOf(room, person.id);
  return access === share.owner || access === share.roomManager || access === share.contentCreator;
}

export function canManage(store: Store, room: DemoRoom, person: DemoPerson): boolean {
  const access = store.accessOf(room, person.id);
  return access === share.owner || access === share.roomManager || person.role === "owner";
}
