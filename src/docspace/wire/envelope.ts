import type { EpochSeconds } from "../../time/epoch.ts";
import { unexpectedAnswer } from "../http/portal-error.ts";
import { parseWireDate } from "./dates.ts";

/** The envelope that every answer of the API comes in (`CommonApiResponse.cs`). */
export interface Envelope {
  /** Method and path that were asked, for messages. */
  readonly endpoint: string;
  /** The payload; undefined when the action returned nothing. */
  readonly response: unknown;
  /** Only where the endpoint counts, which the audit trail does not. */
  readonly total: number | undefined;
}

/** One object of an answer; its fields are read with the functions below. Absent stands for null everywhere. */
export interface Fields {
  readonly endpoint: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export function readEnvelope(endpoint: string, body: unknown): Envelope {
  if (!isRecord(body) || !("status" in body || "response" in body)) {
    throw unexpectedAnswer(endpoint, 'is not in the envelope with "response"');
  }
  const fields: Fields = { endpoint, values: body };
  return {
    endpoint,
    response: body["response"],
    total: optionalNumber(fields, "total"),
  };
}

/**
 * An answer of `/ChunkedUploader.ashx`, which has no envelope and says 200 also when it failed
 * (`ChunkedUploaderHandler.cs`).
 */
export interface ChunkAnswer {
  readonly success: boolean;
  readonly data: Fields | undefined;
}

export function readChunkAnswer(endpoint: string, body: unknown): ChunkAnswer {
  const fields = fieldsOf(endpoint, body);
  return {
    success: flag(fields, "success"),
    data: optionalObject(fields, "data"),
  };
}

/** Rows of the whole list, of which this answer is one page. */
export function totalOf(envelope: Envelope): number {
  if (envelope.total === undefined) throw unexpectedAnswer(envelope.endpoint, 'has no number in "total"');
  return envelope.total;
}

/** The payload as one object. */
export function objectIn(envelope: Envelope): Fields {
  return fieldsOf(envelope.endpoint, envelope.response);
}

/** The payload as a list of objects. */
export function listIn(envelope: Envelope): Fields[] {
  if (!Array.isArray(envelope.response)) throw unexpectedAnswer(envelope.endpoint, "is not a list");
  return envelope.response.map((item) => fieldsOf(envelope.endpoint, item));
}

function fieldsOf(endpoint: string, value: unknown): Fields {
  if (!isRecord(value)) throw unexpectedAnswer(endpoint, "lacks an object where one belongs");
  return { endpoint, values: value };
}

/**
 * Numbers may come as strings, e.g. `"toFolderId":"11"`. All of them are whole; one beyond 2^53 would be rounded to
 * another id, so it is none.
 */
export function numberOr(value: unknown): number | undefined {
  const number = typeof value === "string" && /^-?\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}

export function number(fields: Fields, name: string): number {
  const value = numberOr(fields.values[name]);
  if (value === undefined) throw unexpectedAnswer(fields.endpoint, `has no number in "${name}"`);
  return value;
}

export function optionalNumber(fields: Fields, name: string): number | undefined {
  return numberOr(fields.values[name]);
}

/** "" when the server left it out, or put something there that is no text. */
export function text(fields: Fields, name: string): string {
  return wordOf(fields.values[name]);
}

/** A text, or a number written out; "" for all else: an object may have no text form at all. */
export function wordOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function requiredText(fields: Fields, name: string): string {
  const value = fields.values[name];
  if (typeof value !== "string" || value === "") {
    throw unexpectedAnswer(fields.endpoint, `has no text in "${name}"`);
  }
  return value;
}

export function flag(fields: Fields, name: string): boolean {
  const value = fields.values[name];
  return value === true || value === "true";
}

export function list(fields: Fields, name: string): Fields[] {
  const value = fields.values[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw unexpectedAnswer(fields.endpoint, `has no list in "${name}"`);
  return value.map((item) => fieldsOf(fields.endpoint, item));
}

export function optionalObject(fields: Fields, name: string): Fields | undefined {
  const value = fields.values[name];
  return isRecord(value) ? { endpoint: fields.endpoint, values: value } : undefined;
}

export function object(fields: Fields, name: string): Fields {
  const value = optionalObject(fields, name);
  if (!value) throw unexpectedAnswer(fields.endpoint, `has no object in "${name}"`);
  return value;
}

export function date(fields: Fields, name: string): EpochSeconds {
  const value = requiredText(fields, name);
  try {
    return parseWireDate(value);
  } catch {
    throw unexpectedAnswer(fields.endpoint, `has no date with a time zone in "${name}"`);
  }
}

/** Undefined also for the server's zero date, year 1, which stands for "never". */
export function optionalDate(fields: Fields, name: string): EpochSeconds | undefined {
  const value = text(fields, name);
  return value === "" || value.startsWith("0001-") ? undefined : date(fields, name);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
