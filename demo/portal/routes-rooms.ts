import { canManage, canRead } from "./access.ts";
import { invalidOperation, missing, notFound, type PortalAnswer, ServerError, success } from "./answers.ts";
import { type Call, readCount, readStart, wholeNumber } from "./call.ts";
import { type DemoGroup, type DemoPerson, type DemoRoom, nobody, roots, share } from "./model.ts";
import { folderShape } from "./shapes/folder.ts";
import { displayName, fullPerson, groupSummary } from "./shapes/person.ts";
import { roomShape } from "./shapes/room.ts";
import { rootShape } from "./shapes/root-folder.ts";

const areaOf = (searchArea: number): readonly DemoRoom["area"][] => {
  if (searchArea === 1) return ["archived"];
  if (searchArea === 2) return ["active", "archived"];
  if (searchArea === 4) return ["template"];
  if (searchArea === 5 || searchArea === 6) return ["agent"];
  return ["active"];
};

/** GET files/rooms (`VirtualRoomsController.cs`): the response is an object with the folders in it. */
export function listRooms(call: Call): PortalAnswer {
  const count = readCount(call);
  const start = readStart(call);
  const areas = areaOf(wholeNumber(call.query, "searchArea", 0));
  const kinds = call.query.getAll("type").map(Number);
  const text = (call.query.get("filterValue") ?? "").toLowerCase();
  const { store } = call;
  const all = [...store.rooms.values()]
    .filter((room) => areas.includes(room.area))
    .filter((room) => kinds.length === 0 || kinds.includes(room.roomType))
    .filter((room) => room.title.toLowerCase().includes(text))
    // Portal admins see every room, also one they may not read.
    .filter((room) => canRead(store, room, call.caller.person) || room.sealed)
    // By last change, with no unique key (`FolderDao.cs`, v3.7.2-server).
    .sort((a, b) => b.updated - a.updated || call.tie(a.id) - call.tie(b.id));
  const page = all.slice(start, start + count);
  const root = areas[0] === "archived" ? roots.archive : roots.rooms;
  return success(call.info, {
    files: [],
    folders: page.map((room) => roomShape(call, room, "listed")),
    current: rootShape(call, root),
    pathParts: [
      {
        id: root,
        title: root === roots.archive ? "Archive" : "Rooms",
        folderType: call.dialect.pathKinds ? (root === 2 ? 20 : 14) : undefined,
      },
    ],
    startIndex: start,
    count: page.length,
    total: all.length,
    new: 0,
  });
}

function findRoom(call: Call, idText: string): DemoRoom | undefined {
  if (/^\d+$/.test(idText)) return call.store.rooms.get(Number(idText));
  return [...call.store.rooms.values()].find((room) => room.thirdPartyId === idText);
}

/** GET files/rooms/{id}: also answers for any folder. */
export function roomById(call: Call, idText: string): PortalAnswer {
  const { store } = call;
  const room = findRoom(call, idText);
  if (room === undefined && !/^\d+$/.test(idText)) {
    throw new ServerError(404, { literal: "Selector '' not found" }, "ASC.Common.Web.ItemNotFoundException");
  }
  if (room !== undefined && (room.thirdPartyId === undefined || room.thirdPartyId === idText)) {
    if (!canRead(store, room, call.caller.person)) throw invalidOperation("noView");
    return success(call.info, roomShape(call, room, "by-id"));
  }
  if (store.isRoot(Number(idText))) return success(call.info, rootShape(call, Number(idText)));
  const folder = store.folders.get(Number(idText));
  if (folder === undefined) throw missing(call, "folderNotFound");
  const around = store.roomOfFolder(folder.id);
  const mine = folder.createdBy === call.caller.person.id;
  if (around === undefined ? !mine : !canRead(store, around, call.caller.person))
    throw invalidOperation("noView");
  return success(call.info, folderShape(call, folder));
}

/** A number that stands for an id where an order leaves places open. */
export const numberOf = (id: string): number => Number.parseInt(id.slice(0, 8), 16) || 0;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

interface ShareLine {
  readonly order: number;
  readonly access: number;
  readonly person?: DemoPerson;
  readonly group?: DemoGroup;
  readonly everyone?: boolean;
}

/** Rights from the widest to the narrowest (`ShareCompareHelper.cs`, v3.7.2-server). */
const byRight = [1, 9, 11, 10, 7, 8, 5, 6, 2, 3, 0];

/**
 * The owner, then managers, groups, users, guests, invited; in these by right and by first name, with no unique key
 * (`SecurityDao.cs`, v3.7.2-server).
 */
function shareLines(call: Call, room: DemoRoom): ShareLine[] {
  const { store } = call;
  const owner = store.people.get(room.ownerId);
  const lines: ShareLine[] = owner === undefined ? [] : [{ order: 0, access: share.owner, person: owner }];
  for (const entry of room.shares) {
    if (entry.kind === "group") {
      const group = store.groups.get(entry.groupId);
      if (group !== undefined) lines.push({ order: 2, access: entry.access, group });
      else if (entry.groupId === nobody.everyone)
        lines.push({ order: 2, access: entry.access, everyone: true });
      continue;
    }
    const person = store.people.get(entry.personId);
    if (person === undefined || person.id === room.ownerId) continue;
    const order =
      person.status === 4 ? 5 : person.role === "guest" ? 4 : entry.access === share.roomManager ? 1 : 3;
    lines.push({ order, access: entry.access, person });
  }
  const nameOf = ({ person, group }: ShareLine): string =>
    (person === undefined ? group?.name : person.status === 4 ? person.email : person.firstName) ?? "";
  return lines
    .map((line) => ({
      line,
      name: nameOf(line),
      rank: call.tie(numberOf(line.person?.id ?? line.group?.id ?? "")),
    }))
    .sort(
      (a, b) =>
        a.line.order - b.line.order ||
        byRight.indexOf(a.line.access) - byRight.indexOf(b.line.access) ||
        compareText(a.name, b.name) ||
        a.rank - b.rank,
    )
    .map(({ line }) => line);
}

function shareShape(call: Call, room: DemoRoom, line: ShareLine): object {
  const mayManage = canManage(call.store, room, call.caller.person);
  const isOwner = line.access === share.owner;
  const editable = mayManage && !isOwner;
  const named = call.dialect.sharedToUser ? true : undefined;
  const subject =
    line.person !== undefined
      ? { sharedTo: fullPerson(call, line.person), sharedToUser: named && fullPerson(call, line.person) }
      : line.group !== undefined
        ? { sharedTo: groupSummary(call, line.group), sharedToGroup: named && groupSummary(call, line.group) }
        : {
            sharedTo: { id: nobody.everyone, name: "Everyone" },
            sharedToGroup: named && { id: nobody.everyone, name: "Everyone", isSystem: true },
          };
  return {
    access: line.access,
    ...subject,
    isLocked: line.person?.id === call.caller.person.id && !isOwner,
    isOwner,
    canEditAccess: editable,
    canEditInternal: editable,
    canEditDenyDownload: true,
    canEditExpirationDate: editable,
    canRevoke: false,
    subjectType: line.person === undefined ? 2 : 0,
  };
}

function linkShape(call: Call, room: DemoRoom): object {
  const link = {
    id: `66c5e636-d105-4190-8ca0-${String(room.id).padStart(12, "0")}`,
    title: "Shared link",
    shareLink: `${call.settings.configuredUrl}/s/demo-${room.id}`,
    linkType: 1,
    denyDownload: false,
    isExpired: false,
    primary: true,
    internal: false,
  };
  return {
    access: share.read,
    sharedTo: link,
    sharedLink: link,
    isLocked: false,
    isOwner: false,
    canEditAccess: false,
    canEditInternal: false,
    canEditDenyDownload: true,
    canEditExpirationDate: false,
    canRevoke: true,
    subjectType: 4,
  };
}

/**
 * GET files/rooms/{id}/share: somebody without access gets an empty list, not an error; `count` turns negative past the
 * end.
 */
export function roomShare(call: Call, idText: string): PortalAnswer {
  const count = readCount(call);
  const start = readStart(call);
  const kind = wholeNumber(call.query, "filterType", 0);
  const text = (call.query.get("filterValue") ?? "").toLowerCase();
  const { store } = call;
  const room = findRoom(call, idText);
  if (room === undefined) throw notFound("itemNotFound");
  let lines: object[] = [];
  if (canRead(store, room, call.caller.person)) {
    if (kind === 15 || kind === 1 || kind === 2 || kind === 4 || kind === 8) {
      const shown =
        room.externalLink && canManage(store, room, call.caller.person) && kind !== 1 && kind !== 4;
      lines = shown ? [linkShape(call, room)] : [];
    } else {
      lines = shareLines(call, room)
        .filter((line) =>
          kind === 16 ? line.person !== undefined : kind === 32 ? line.person === undefined : true,
        )
        .filter((line) => text === "" || matches(line, text))
        .map((line) => shareShape(call, room, line));
    }
  }
  return success(call.info, lines.slice(start, start + count), {
    count: Math.min(lines.length - start, count),
    total: lines.length,
  });
}

function matches(line: ShareLine, text: string): boolean {
  const words =
    line.person === undefined
      ? (line.group?.name ?? "Everyone")
      : `${displayName(line.person)} ${line.person.email}`;
  return words.toLowerCase().includes(text);
}

/** GET files/folder/{roomId}/group/{groupId}/share: a room's group with its members, paged. */
export function groupShare(call: Call, roomText: string, groupId: string): PortalAnswer {
  const count = readCount(call);
  const start = readStart(call);
  const { store } = call;
  const room = findRoom(call, roomText);
  if (room === undefined) throw notFound("folderNotFound");
  if (!canRead(store, room, call.caller.person)) throw invalidOperation("noView");
  const entry = room.shares.find((line) => line.kind === "group" && line.groupId === groupId);
  const people = entry === undefined || groupId === nobody.everyone ? [] : store.membersOfGroup(groupId);
  const lines = people.map((person) => {
    const own = room.shares.find((line) => line.kind === "person" && line.personId === person.id);
    const owner = room.ownerId === person.id;
    return {
      user: fullPerson(call, person),
      groupAccess: entry?.access ?? 0,
      userAccess: owner ? share.owner : own?.access,
      overridden: owner || own !== undefined,
      canEditAccess: !owner,
      owner,
    };
  });
  return success(call.info, lines.slice(start, start + count), {
    count: Math.min(lines.length - start, count),
    total: lines.length,
  });
}
