import { getFolder } from "../docspace/folders.ts";
import { atOnce } from "../docspace/http/at-once.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { PortalError } from "../docspace/http/portal-error.ts";
import { readShares, type Share } from "../docspace/members.ts";
import { type AuditedRoom, isAuditable, listAllRooms, type Room } from "../docspace/rooms.ts";
import { sentenceOf } from "../errors.ts";
import type { RoomChoice, Settings } from "../settings/settings.ts";

export interface FoundRooms {
  readonly audited: readonly AuditedRoom[];
  /** All other rooms of the portal, whatever became of them. */
  readonly others: readonly Room[];
  /** Lists of members that were read on the way, by room: those of rooms asked for by their ids. */
  readonly shares: ReadonlyMap<number, readonly Share[]>;
  readonly problems: readonly string[];
}

/**
 * The rooms to audit and all the others. `all` means every active room in the portal's own storage; a room asked for by
 * its id must be one of them and show its members, else it is a problem.
 */
export async function findRooms(docspace: DocSpace, { rooms: wanted }: Settings): Promise<FoundRooms> {
  const ids = wanted === "all" || "part" in wanted ? [] : wanted;
  const [all, members] = await Promise.all([
    listAllRooms(docspace),
    atOnce(ids, async (id) => [id, await membersOf(docspace, id)] as const),
  ]);
  const audited = all.filter(
    (room): room is AuditedRoom => isAuditable(room) && isWanted(Number(room.id), wanted),
  );
  const isAudited = new Set<Room["id"]>(audited.map(({ id }) => id));
  const problems = await atOnce(members, async ([id, read]) => {
    const room = audited.find((one) => one.id === id);
    return room ? problemOfMembers(room, read) : whyNotAuditable(docspace, id, all);
  });
  return {
    audited,
    others: all.filter(({ id }) => !isAudited.has(id)),
    shares: new Map(members.flatMap(([id, read]) => (Array.isArray(read) ? [[id, read]] : []))),
    problems: problems.filter((problem) => problem !== undefined),
  };
}

/** Whether an auditable room was asked for. */
export function isWanted(id: number, wanted: RoomChoice): boolean {
  if (wanted === "all") return true;
  return "part" in wanted ? partOfRoom(id, wanted.of) === wanted.part : wanted.includes(id);
}

/**
 * To which part a room belongs, from 1. By its id alone, so that jobs which never talk to each other neither share a room
 * nor leave one out, also when rooms come and go meanwhile. The ids are spread, for those of rooms made together lie close.
 */
export function partOfRoom(id: number, of: number): number {
  let mixed = Math.imul(id ^ (id >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (((mixed ^ (mixed >>> 16)) >>> 0) % of) + 1;
}

/** The room's members, or why they cannot be read. */
async function membersOf(docspace: DocSpace, id: number): Promise<Share[] | string> {
  try {
    return await readShares(docspace, id);
  } catch (error) {
    docspace.signal.throwIfAborted();
    return sentenceOf(error);
  }
}

function problemOfMembers(room: AuditedRoom, read: readonly Share[] | string): string | undefined {
  if (typeof read === "string") return `The members of room ${room.id} in room-ids cannot be read: ${read}`;
  if (read.length > 0) return undefined;
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
