import { type EnvelopeInfo, ValidationError } from "./answers.ts";
import type { Zone } from "./dates.ts";
import { readDate } from "./dates.ts";
import type { DemoKey, DemoPerson } from "./model.ts";
import type { PortalSettings } from "./settings.ts";
import type { Store } from "./store.ts";
import type { Culture } from "./texts.ts";
import type { Dialect } from "./versions.ts";

/** A request as it comes off the wire. Header names are lower case. */
export interface PortalRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Who asks. A session token has no key. */
export interface Caller {
  readonly person: DemoPerson;
  readonly key: DemoKey | undefined;
}

/** One request with everything a route needs to answer it. */
export interface Call {
  readonly store: Store;
  readonly settings: PortalSettings;
  readonly zone: Zone;
  readonly request: PortalRequest;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly caller: Caller;
  readonly culture: Culture;
  readonly info: EnvelopeInfo;
  /** How a server of the portal's version behaves. */
  readonly dialect: Dialect;
  /** Rank of a row within its second, for this request. */
  readonly tie: (id: number) => number;
  /** Upload sessions by their id. */
  readonly sessions: Map<string, UploadSession>;
}

export interface UploadSession {
  readonly id: string;
  readonly folderId: number;
  readonly title: string;
  readonly size: number;
  readonly createNew: boolean;
  readonly personId: string;
  readonly created: number;
  received: Uint8Array[];
}

export const nowSeconds = (call: Call): number => Math.floor(call.now / 1000);

const valueError = (field: string, text: string, shown: string): ValidationError =>
  new ValidationError(field, `The value '${text}' is not valid for ${shown}.`);

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

export function wholeNumber(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null || text === "") return fallback;
  if (!/^[+-]?\d{1,10}$/.test(text.trim())) throw valueError(name, text, capital(name));
  return Number(text);
}

/** `count`: 1 to 100, 100 when absent. Old servers took anything up to 1000, which was their default. */
export function readCount(call: Call): number {
  const limited = call.dialect.countLimited;
  const count = wholeNumber(call.query, "count", limited ? 100 : 1000);
  if (!limited) return count < 1 ? 1000 : Math.min(count, 1000);
  if (count < 1 || count > 100)
    throw new ValidationError("count", "The field Count must be between 1 and 100.");
  return count;
}

/** A start index; the server takes a negative one for 0. */
export const readStart = (call: Call): number => Math.max(0, wholeNumber(call.query, "startIndex", 0));

export function readDateField(call: Call, name: string): number | undefined {
  const at = readDate(call.query.get(name), call.dialect.dateWithoutZone);
  if (at === "invalid") throw new ValidationError(name, "The input was not valid.");
  return at;
}

export function readGuid(call: Call, name: string): string | undefined {
  const text = call.query.get(name);
  if (text === null || text === "") return undefined;
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)) {
    throw valueError(name, text, capital(name));
  }
  return text.toLowerCase();
}

export function readBoolean(call: Call, name: string, fallback: boolean): boolean {
  const text = call.query.get(name);
  if (text === null || text === "") return fallback;
  if (!/^(true|false)$/i.test(text)) throw valueError(name, text, capital(name));
  return text.toLowerCase() === "true";
}

/** A number that must be one the server defines; given as number or name. */
export function readEnum(
  call: Call,
  name: string,
  numberOf: (text: string) => number | undefined,
): number | undefined {
  const text = call.query.get(name);
  if (text === null || text === "") return undefined;
  const value = numberOf(text);
  if (value !== undefined) return value === 0 ? undefined : value;
  if (/^\d+$/.test(text)) throw new ValidationError(name, `The value '${text}' is invalid.`);
  throw valueError(name, text, capital(name));
}
