import { readAuditPage, readNewestDate } from "../../../src/docspace/audit-trail.ts";
import {
  getFile,
  listFolderFiles,
  listRoomFiles,
  readFileBytes,
  seekRoomFiles,
} from "../../../src/docspace/files.ts";
import { getFolder, getRoom, listSubfolders } from "../../../src/docspace/folders.ts";
import type { DocSpace } from "../../../src/docspace/http/client.ts";
import { findPersonId, readGroup, readShares } from "../../../src/docspace/members.ts";
import {
  readApiKey,
  readKeyOwner,
  readMappedActions,
  readQuota,
  readRetention,
  readSettings,
  readVersion,
} from "../../../src/docspace/portal.ts";
import { readRoomLogPage } from "../../../src/docspace/room-log.ts";
import { listAllRooms, listRooms } from "../../../src/docspace/rooms.ts";
import { checkUpload, uploadBySession, uploadFile } from "../../../src/docspace/uploads.ts";

type Reading = (docspace: DocSpace) => Promise<unknown>;

/** How the product would read an answer to this request; undefined for requests that it never makes. */
export function readingOf({
  method,
  path,
}: {
  readonly method: string;
  readonly path: string;
}): Reading | undefined {
  const asked = `${method} ${path.split("?")[0]?.replace("/api/2.0/", "")}`;
  return READINGS.find(([pattern]) => pattern.test(asked))?.[1];
}

const READINGS: readonly (readonly [RegExp, Reading])[] = [
  [/^GET security\/audit\/events\/filter$/, (docspace) => readAuditPage(docspace, { from: 0, to: 2e9 })],
  [/^GET security\/audit\/settings\/lifetime$/, readRetention],
  [/^GET security\/audit\/mappers$/, readMappedActions],
  [/^GET keys\/@self$/, readApiKey],
  [/^GET people\/@self$/, readKeyOwner],
  [/^GET people\/filter$/, (docspace) => findPersonId(docspace, "nobody@example.com")],
  [/^GET settings\/version\/build$/, readVersion],
  [/^GET settings$/, readSettings],
  [/^GET portal\/quota$/, readQuota],
  [/^GET group\/[0-9a-f-]{36}$/, (docspace) => readGroup(docspace, "00000000-0000-0000-0000-000000000001")],
  [/^GET files\/rooms$/, (docspace) => listRooms(docspace, "active")],
  [/^GET files\/rooms\/\d+$/, (docspace) => getRoom(docspace, 6).then(() => getFolder(docspace, 6))],
  [/^GET files\/rooms\/\d+\/share$/, (docspace) => readShares(docspace, 6)],
  [
    /^GET files\/folder\/\d+\/log$/,
    (docspace) => readRoomLogPage(docspace, 6, { from: 0, to: 2e9, startIndex: 0 }),
  ],
  [/^GET files\/file\/\d+$/, (docspace) => getFile(docspace, 1)],
  [
    /^GET files\/\d+$/,
    async (docspace) => ({
      files: await listFolderFiles(docspace, 6),
      folders: await listSubfolders(docspace, 6),
    }),
  ],
  [/^POST files\/\d+\/upload$/, (docspace) => uploadFile(docspace, 6, "x", new Uint8Array([1]))],
  [/^POST files\/\d+\/upload\/check$/, (docspace) => checkUpload(docspace, 6, ["x"])],
];

/** Every way in which the product reads such an answer, or one of its kind. */
export function allReadingsOf(asked: { readonly method: string; readonly path: string }): readonly Reading[] {
  const first = readingOf(asked);
  const further = FURTHER.filter(([reading]) => reading === first).map(([, other]) => other);
  return first === undefined ? [] : [first, ...further];
}

const reading = (example: string): Reading | undefined => {
  const [method = "", path = ""] = example.split(" ");
  return readingOf({ method, path });
};

const FURTHER: readonly (readonly [Reading | undefined, Reading])[] = [
  [reading("GET security/audit/events/filter"), (docspace) => readNewestDate(docspace, 2e9)],
  [reading("GET files/rooms"), listAllRooms],
  [reading("GET files/6"), (docspace) => listRoomFiles(docspace, 6)],
  [reading("GET files/6"), (docspace) => seekRoomFiles(docspace, 6, new Set([1]))],
  [reading("GET files/6"), (docspace) => listFolderFiles(docspace, 6)],
  [reading("GET files/file/6"), (docspace) => readFileBytes(docspace, 6)],
  [
    reading("POST files/6/upload"),
    (docspace) => uploadBySession(docspace, 6, "x.txt", 1, [new Uint8Array([1])]),
  ],
];
