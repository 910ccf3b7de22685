import type { EpochSeconds } from "../time/epoch.ts";
import type { DocSpace } from "./http/client.ts";
import { actionName } from "./wire/actions.ts";
import { formatWireDate } from "./wire/dates.ts";
import { displayName } from "./wire/employee.ts";
import {
  date,
  type Envelope,
  type Fields,
  list,
  listIn,
  number,
  numberOr,
  object,
  optionalNumber,
  optionalObject,
  text,
  totalOf,
} from "./wire/envelope.ts";
import { PAGE } from "./wire/paging.ts";

/**
 * One event of a room's own log (`files/folder/{id}/log`), unfolded from the groups the server makes.
 * The log names what was changed; it has no opens and no downloads.
 */
export interface LogEntry {
  /** Of the event, as in the audit trail; servers before 3.6 do not tell it (`HistoryDto.cs`, v3.5.0-server). */
  readonly id?: number;
  readonly at: EpochSeconds;
  readonly userId: string;
  readonly user: string;
  readonly actionId: number;
  /** The server's name of the action, e.g. `FileCreated`. */
  readonly key: string;
  /** The file or folder, where the entry is about one; the server answers 0 for one deleted since: then absent. */
  readonly entryId?: number;
  readonly title?: string;
  readonly parentId?: number;
  readonly fromFolderId?: number;
  readonly toFolderId?: number;
  /**
   * Of a copy or move to another room or place: the line of the room that it left, unless it came from third-party storage.
   * Only the line of the room reached has a title of the folder, as it was then (`FilesMessageService.cs`; recorded on
   * 3.5.0 and 3.7.2).
   */
  readonly left?: true;
  /** Whom a change of membership is about. */
  readonly member?: { readonly id: string; readonly name: string };
  readonly group?: { readonly id: string; readonly name: string };
  /** Ids of whom a room was given to and of who had it, of accounts that still exist (`RoomInterpreters.cs`, since 3.7). */
  readonly owner?: string;
  readonly formerOwner?: string;
  /** Of a renamed room or file. */
  readonly oldTitle?: string;
  readonly newTitle?: string;
}

export interface LogPage {
  readonly entries: readonly LogEntry[];
  /** Raw events this page stands for: more than `entries` where the server dropped some it cannot interpret. */
  readonly covered: number;
  /** Raw events of the whole range asked for. */
  readonly total: number;
}

/** Both ends included. */
export interface LogQuery {
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
  /** Raw events to skip; a multiple of 100. */
  readonly startIndex: number;
}

/** Raw events that a page stands for, at most; the next page begins this much further. */
export const LOG_PAGE = PAGE;

/**
 * One page of the history of a room, or of any folder (`FoldersController.cs`, `HistoryService.cs`). The order is by
 * id descending in the database, but the page groups its events; go on by raw events until `total`, never by the
 * number of entries shown. Members of the room and DocSpace admins may read it, on every plan.
 */
export async function readRoomLogPage(
  docspace: DocSpace,
  folderId: number,
  query: LogQuery,
): Promise<LogPage> {
  const envelope = await docspace.get(`files/folder/${folderId}/log`, {
    fromDate: formatWireDate(query.from),
    toDate: formatWireDate(query.to),
    count: LOG_PAGE,
    startIndex: query.startIndex || undefined,
  });
  return logPageIn(envelope, query.startIndex);
}

export function logPageIn(envelope: Envelope, startIndex: number): LogPage {
  const total = totalOf(envelope);
  const entries = listIn(envelope).flatMap((item) => [item, ...list(item, "related")].map(logEntry));
  return { entries, covered: Math.min(Math.max(total - startIndex, 0), LOG_PAGE), total };
}

function logEntry(item: Fields): LogEntry {
  const action = object(item, "action");
  const initiator = optionalObject(item, "initiator");
  const data = optionalObject(item, "data") ?? { endpoint: item.endpoint, values: {} };
  const actionId = number(action, "id");
  const user = optionalObject(data, "user");
  const group = optionalObject(data, "group");
  const id = numberOr(item.values["id"]);
  return {
    ...(id === undefined ? {} : { id }),
    at: date(item, "date"),
    userId: initiator ? text(initiator, "id").toLowerCase() : "",
    user: initiator ? displayName(initiator) : "",
    actionId,
    key: text(action, "key") || (actionName(actionId) ?? ""),
    ...identifiers(data),
    ...words(data),
    ...(isOfRoomLeft(data) ? { left: true as const } : {}),
    ...(user ? { member: { id: text(user, "id").toLowerCase(), name: displayName(user) } } : {}),
    ...(group ? { group: { id: text(group, "id"), name: text(group, "name") } } : {}),
    ...owners(data),
  };
}

/** Of an account that is gone the server sends the name alone, or an id of zeros. */
function owners(data: Fields): Pick<LogEntry, "owner" | "formerOwner"> {
  const idOf = (name: string): string => {
    const person = optionalObject(data, name);
    return person === undefined ? "" : text(person, "id").toLowerCase();
  };
  const owner = idOf("owner");
  const formerOwner = idOf("oldOwner");
  return {
    ...(/[^0-]/.test(owner) ? { owner } : {}),
    ...(/[^0-]/.test(formerOwner) ? { formerOwner } : {}),
  };
}

/** Ids above 0: the server answers 0 for what was deleted since, and links have text ids. */
function identifiers(data: Fields): Pick<LogEntry, "entryId" | "parentId" | "fromFolderId" | "toFolderId"> {
  const found: { entryId?: number; parentId?: number; fromFolderId?: number; toFolderId?: number } = {};
  const entryId = numberOr(data.values["id"]);
  if (entryId !== undefined && entryId > 0) found.entryId = entryId;
  for (const name of ["parentId", "fromFolderId", "toFolderId"] as const) {
    const id = optionalNumber(data, name);
    if (id !== undefined && id > 0) found[name] = id;
  }
  return found;
}

function isOfRoomLeft(data: Fields): boolean {
  const { toFolderId, fromFolderId } = identifiers(data);
  return toFolderId !== undefined && fromFolderId === undefined && text(data, "parentTitle") === "";
}

function words(data: Fields): Pick<LogEntry, "title" | "oldTitle" | "newTitle"> {
  const found: Partial<Record<"title" | "oldTitle" | "newTitle", string>> = {};
  for (const name of ["title", "oldTitle", "newTitle"] as const) {
    const word = text(data, name);
    if (word !== "") found[name] = word;
  }
  return found;
}
