import { canRead } from "./access.ts";
import { shownInLog } from "./actions.ts";
import { empty, notFound, type PortalAnswer, securityError, success } from "./answers.ts";
import { titleOf } from "./audit-row.ts";
import { type Call, readCount, readDateField, readStart } from "./call.ts";
import { printLogDate } from "./dates.ts";
import { nobody } from "./model.ts";
import { notYetMapped } from "./places.ts";
import { shortPerson } from "./shapes/person.ts";
import { folderTypeOfRoom } from "./shapes/room-area.ts";
import { accessText } from "./texts.ts";
import type { StoredEvent } from "./trail.ts";

/** Actions of which the log shows those of one person, minute and folder as one entry (`HistoryEntry.cs`). */
const grouped = new Set([
  "FileUploaded",
  "FileMoved",
  "FileCopied",
  "FolderMoved",
  "FolderCopied",
  "FileDeleted",
  "FolderDeleted",
  "FileConverted",
  "FileIndexChanged",
  "FolderIndexChanged",
  "RoomCreateUser",
  "RoomGroupAdded",
  "RoomInviteResend",
]);

const noAccessibility = {
  ImageView: false,
  MediaView: false,
  WebView: true,
  WebEdit: false,
  CanConvert: false,
};

function parentFields(call: Call, folderId: number): object {
  const { store } = call;
  const room = store.rooms.get(folderId);
  return {
    parentTitle: store.keptTitle(folderId),
    parentId: folderId,
    parentType: room === undefined ? 0 : folderTypeOfRoom(room),
  };
}

/**
 * Of a copy or move: the folder left is named only where both lie in one room, the title of the folder reached not in
 * the line of the room left (`FilesMessageService.cs`; `v3.5.0/log_public`).
 */
function transferFields(call: Call, event: StoredEvent): object {
  const { store } = call;
  const to = event.target2;
  const room = store.rooms.get(to);
  const from = event.details?.fromFolderId;
  const fromRoom = from === undefined ? undefined : store.rooms.get(from);
  const reached = event.folderId === to;
  return {
    toFolderId: String(to),
    ...(reached ? { parentTitle: store.keptTitle(to) } : {}),
    parentType: room === undefined || !reached ? 0 : folderTypeOfRoom(room),
    ...(from === undefined
      ? {}
      : {
          fromParentTitle: store.keptTitle(from),
          fromParentType: fromRoom === undefined ? 0 : folderTypeOfRoom(fromRoom),
          fromFolderId: from,
        }),
  };
}

/** The polymorphic `data` of a log entry (`HistoryDto.cs`). */
function dataOf(call: Call, event: StoredEvent, key: string): object {
  const { details } = event;
  const { store, culture } = call;
  const access = details?.access === undefined ? {} : { access: accessText(details.access, culture) };
  const oldAccess =
    details?.oldAccess === undefined ? {} : { oldAccess: accessText(details.oldAccess, culture) };
  if (details?.memberId !== undefined) {
    return { user: shortPerson(call, details.memberId), ...access, ...oldAccess };
  }
  if (details?.owner !== undefined && details.formerOwner !== undefined) {
    return { owner: shortPerson(call, details.owner), oldOwner: shortPerson(call, details.formerOwner) };
  }
  const group = details?.groupId === undefined ? undefined : store.groups.get(details.groupId);
  if (group !== undefined)
    return { group: { id: group.id, name: group.name, isSystem: false }, ...access, ...oldAccess };
  if (key === "RoomRenamed") {
    return { oldTitle: details?.oldTitle, newTitle: details?.newTitle, id: event.target };
  }
  if (key.startsWith("Room")) return { title: titleOf(call, event), id: event.target, ...access };
  const gone = store.isGone(event.target, event.id);
  const id = gone ? 0 : event.target;
  if (key.startsWith("Folder")) {
    const place = event.target2 === 0 ? parentFields(call, event.folderId) : transferFields(call, event);
    return { title: titleOf(call, event), ...place, type: 0, id };
  }
  const file = {
    accessibility: noAccessibility,
    viewUrl: `${call.settings.configuredUrl}/filehandler.ashx?action=download&fileid=${event.target}`,
  };
  if (key === "FileRenamed") {
    const names = { oldTitle: details?.oldTitle, newTitle: details?.newTitle };
    return { ...file, ...names, ...parentFields(call, event.folderId), id };
  }
  const place = event.target2 === 0 ? parentFields(call, event.folderId) : transferFields(call, event);
  return { ...file, title: titleOf(call, event), ...place, id };
}

function initiatorOf(call: Call, event: StoredEvent): object {
  if (event.personId !== nobody.guest) return shortPerson(call, event.personId);
  const name = event.details?.visitor ?? "Guest";
  return { id: nobody.zero, displayName: `${name} (external user)`, hasAvatar: false, isAnonim: true };
}

interface LogItem {
  readonly at: number;
  readonly item: Record<string, unknown>;
  readonly related: object[];
}

/** Kept results of date ranges, so that paging through a long log does not scan it again for every page. */
const ranges = new WeakMap<object, Map<number, { readonly key: string; readonly rows: readonly number[] }>>();

function rowsOf(call: Call, roomId: number, folderId: number, from: number, to: number): readonly number[] {
  const { store } = call;
  const { trail } = store;
  const later = notYetMapped(call.dialect);
  const key = `${trail.version}/${from}/${to}/${later === undefined}`;
  let kept = ranges.get(store);
  if (kept === undefined) {
    kept = new Map();
    ranges.set(store, kept);
  }
  const before = kept.get(folderId);
  if (before?.key === key) return before.rows;
  const inFolder = new Map<number, boolean>();
  const belongs = (row: number): boolean => {
    if (folderId === roomId) return true;
    const place = trail.folderOf(row);
    let answer = inFolder.get(place);
    if (answer === undefined) {
      answer = store.pathOf(place).includes(folderId);
      inFolder.set(place, answer);
    }
    return answer || trail.event(row).target === folderId;
  };
  const rows = trail
    .logOf(roomId)
    .filter((row) => trail.timeOf(row) >= from && trail.timeOf(row) <= to && belongs(row))
    // Neither the mappers nor the list of tracked actions have them (`HistoryService.cs`, v3.5.0-server).
    .filter((row) => later?.has(trail.event(row).action) !== true);
  kept.set(folderId, { key, rows });
  return rows;
}

/**
 * GET files/folder/{id}/log (`HistoryService.cs`): pages over raw events by id, newest first; inside a page events of one
 * kind, person, minute and folder are folded into one. What the server cannot interpret is left out without changing
 * the counts. Needs no Audit feature.
 */
export function folderLog(call: Call, idText: string): PortalAnswer {
  if (!/^\d+$/.test(idText)) return empty(404);
  const count = readCount(call);
  const start = readStart(call);
  const from = readDateField(call, "fromDate") ?? 0;
  const to = readDateField(call, "toDate") ?? Number.MAX_SAFE_INTEGER;
  const { store } = call;
  const folderId = Number(idText);
  const room = store.roomOfFolder(folderId);
  if (room === undefined || room.thirdPartyId !== undefined) throw notFound("folderNotFound");
  if (!canRead(store, room, call.caller.person)) throw securityError();

  const rows = rowsOf(call, room.id, folderId, from, to);
  const items: LogItem[] = [];
  const open = new Map<string, LogItem>();
  const end = rows.length - start;
  for (let index = end - 1; index >= Math.max(0, end - count); index--) {
    const event = store.trail.event(rows[index] ?? 0);
    const shown = shownInLog(event.action);
    if (shown === undefined || event.details?.uninterpretable === true) continue;
    const item = {
      id: call.dialect.logIds ? event.id : undefined,
      action: { id: shown.id, key: shown.key },
      initiator: initiatorOf(call, event),
      date: printLogDate(event.at, call.zone),
      data: dataOf(call, event, shown.key),
    };
    if (!grouped.has(shown.key)) {
      items.push({ at: event.at, item: { ...item, related: [] }, related: [] });
      continue;
    }
    const who = shown.key.endsWith("IndexChanged") ? "" : event.personId;
    const place = event.target2 === 0 ? event.folderId : event.target2;
    const key = `${shown.key}/${who}/${Math.floor(event.at / 60)}/${place}`;
    const first = open.get(key);
    if (first !== undefined) first.related.push(item);
    else {
      const related: object[] = [];
      const entry = { at: event.at, item: { ...item, related }, related };
      items.push(entry);
      open.set(key, entry);
    }
  }
  items.sort((a, b) => b.at - a.at);
  return success(
    call.info,
    items.map(({ item }) => item),
    { count: Math.min(Math.max(rows.length - start, 0), count), total: rows.length },
  );
}
