import { DAY, type EpochSeconds, type TimeRange } from "../time/epoch.ts";
import type { DocSpace } from "./http/client.ts";
import { unexpectedAnswer } from "./http/portal-error.ts";
import { formatWireDate, offsetOfWireDate, parseWireDate } from "./wire/dates.ts";
import { type Envelope, numberOr, wordOf } from "./wire/envelope.ts";
import { PAGE } from "./wire/paging.ts";

/**
 * One row of the portal's audit trail. Texts the server left out are "".
 * Field names are the server's (`AuditEventDto.cs`); `at` replaces its `date`.
 */
export interface AuditEvent {
  /** `audit_events.id`; the rooms' own logs use the same ids. */
  readonly id: number;
  /** When it happened, UTC. */
  readonly at: EpochSeconds;
  readonly userId: string;
  readonly user: string;
  /** The server's action number; `action` is only its sentence in the language of the key's owner. */
  readonly actionId: number;
  readonly action: string;
  readonly actionType: number;
  readonly product: number;
  readonly location: number;
  /** `[entry id]`, or `[entry id, destination folder id]` for copies and moves, or `[room id]`. */
  readonly target: readonly string[];
  /** What `target` holds: 1 file, 2 folder, 23 user, 24 group, 25 room, 26 tag, 27 agent. */
  readonly entries: readonly number[];
  /** `"<localised word>: <room title at the time>"` for what happened in a room. */
  readonly context: string;
  readonly page: string;
  readonly ip: string;
  readonly country: string;
  readonly city: string;
  readonly browser: string;
  readonly platform: string;
}

/** Filters the server applies correctly; every other one of its filters is ignored or answers 500. */
export interface AuditQuery {
  /** First second, included. */
  readonly from: EpochSeconds;
  /** Last second, included. */
  readonly to: EpochSeconds;
  /** 1 to 100; 100 when absent. */
  readonly count?: number;
  readonly startIndex?: number;
  readonly userId?: string;
  readonly action?: number;
  readonly actionType?: number;
  /** Together with `target` only; 1 or 2, for others the server answers an error. */
  readonly entryType?: number;
  /** Part of the text of an event's `target`. */
  readonly target?: string;
}

/** A year in which no portal existed: rows for it mean that the server answers anything. */
export const NO_PORTAL_YET: TimeRange = { from: 0, to: 365 * DAY };

/**
 * One page of the audit trail, in the server's order: newest first, ties in any order (`AuditEventsRepository.cs`).
 * There is no total; without the Audit feature the server answers with the newest 20 events whatever was asked, and
 * only their dates give that away (`SecurityController.cs`). `at` is what the server printed.
 */
export async function readAuditPage(docspace: DocSpace, query: AuditQuery): Promise<AuditEvent[]> {
  const envelope = await docspace.get("security/audit/events/filter", {
    from: formatWireDate(query.from),
    to: formatWireDate(query.to),
    count: query.count ?? PAGE,
    startIndex: query.startIndex || undefined,
    userId: query.userId,
    action: query.action,
    actionType: query.actionType,
    entryType: query.entryType,
    target: query.target,
  });
  return auditEventsIn(envelope);
}

/** A date as the server prints it: the instant, and the offset beside it in seconds. */
export interface PrintedDate {
  readonly at: EpochSeconds;
  readonly offset: number;
}

export interface NewestRows extends PrintedDate {
  /** So many came in one answer. */
  readonly rows: number;
}

/**
 * The date of the newest row not after `until`; tells the portal's offset then where its zone is not known here.
 *
 * @param count rows to ask for
 */
export async function readNewestDate(
  docspace: DocSpace,
  until: EpochSeconds,
  count = 1,
): Promise<NewestRows | undefined> {
  const query = { to: formatWireDate(until), count };
  const envelope = await docspace.get("security/audit/events/filter", query);
  const { length: rows, 0: newest } = auditEventsIn(envelope);
  if (!newest || !Array.isArray(envelope.response)) return undefined;
  const [row] = envelope.response as readonly Row[];
  return { at: newest.at, offset: offsetOfWireDate(textOr(row?.date)), rows };
}

/** Plain property reads: a run may read a million of them. */
export function auditEventsIn(envelope: Envelope): AuditEvent[] {
  const rows = envelope.response;
  if (!Array.isArray(rows)) throw unexpectedAnswer(envelope.endpoint, "is not a list of events");
  const events = rows.map((row) => auditEvent(row, envelope.endpoint));
  refuseIdsOfSeveral(events, envelope.endpoint);
  return events;
}

/** Events are kept once by their ids: of two that share one, one would be lost. A row that stands there twice is no harm. */
function refuseIdsOfSeveral(events: readonly AuditEvent[], endpoint: string): void {
  const byId = new Map<number, AuditEvent>();
  for (const event of events) {
    const other = byId.get(event.id);
    byId.set(event.id, event);
    if (other === undefined) continue;
    const same = other.at === event.at && other.userId === event.userId && other.actionId === event.actionId;
    if (same && `${other.target}` === `${event.target}`) continue;
    throw unexpectedAnswer(endpoint, `has two different events of the number ${event.id}`);
  }
}

/** `AuditEventDto.cs`; servers before 3.5 call `location` `module`. */
interface Row {
  readonly [field: string]: unknown;
  readonly id?: unknown;
  readonly date?: unknown;
  readonly user?: unknown;
  readonly userId?: unknown;
  readonly actionId?: unknown;
  readonly action?: unknown;
  readonly actionType?: unknown;
  readonly product?: unknown;
  readonly location?: unknown;
  readonly module?: unknown;
  readonly target?: unknown;
  readonly entries?: unknown;
  readonly context?: unknown;
  readonly page?: unknown;
  readonly ip?: unknown;
  readonly country?: unknown;
  readonly city?: unknown;
  readonly browser?: unknown;
  readonly platform?: unknown;
}

function auditEvent(row: Row | null, endpoint: string): AuditEvent {
  const id = numberOr(row?.id);
  if (!row || id === undefined || id < 1)
    throw unexpectedAnswer(endpoint, 'has an event without a number in "id"');
  const userId = textOr(row.userId).toLowerCase();
  const actionId = numberOr(row.actionId);
  // Whose it was and what it was decides verdicts: nothing stands in for them.
  if (userId === "" || actionId === undefined)
    throw unexpectedAnswer(endpoint, `does not tell who did what in event ${id}`);
  return {
    id,
    at: eventDate(row.date, id, endpoint),
    userId,
    user: textOr(row.user),
    actionId,
    action: textOr(row.action),
    actionType: numberOr(row.actionType) ?? 0,
    product: numberOr(row.product) ?? 0,
    location: numberOr(row.location ?? row.module) ?? 0,
    target: Array.isArray(row.target) ? row.target.map(wordOf) : [],
    entries: Array.isArray(row.entries) ? row.entries.map((entry) => numberOr(entry) ?? 0) : [],
    context: textOr(row.context),
    page: textOr(row.page),
    ip: textOr(row.ip),
    country: textOr(row.country),
    city: textOr(row.city),
    browser: textOr(row.browser),
    platform: textOr(row.platform),
  };
}

function eventDate(value: unknown, id: number, endpoint: string): EpochSeconds {
  try {
    return parseWireDate(textOr(value));
  } catch {
    throw unexpectedAnswer(endpoint, `has no date with a time zone in event ${id}`);
  }
}

function textOr(value: unknown): string {
  return typeof value === "string" ? value : "";
}
