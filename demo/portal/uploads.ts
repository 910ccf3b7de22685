import { canCreate } from "./access.ts";
import { notFound, type ServerError, securityError } from "./answers.ts";
import { type Call, nowSeconds } from "./call.ts";
import type { DemoFile, DemoFolder, DemoRoom } from "./model.ts";
import { share } from "./model.ts";
import { queued } from "./row-delay.ts";

/** Where something may be stored: a room, a folder in one, or a folder of one's own documents. */
export interface Place {
  readonly folderId: number;
  readonly room: DemoRoom | undefined;
  readonly folder: DemoFolder | undefined;
}

/** The folder of an upload; throws as the server does when there is none or nothing may be created in it. */
export function placeFor(
  call: Call,
  folderId: number,
  refusal: () => ServerError = securityError,
  absent: (call: Call, text: "folderNotFound") => ServerError = (_, text) => notFound(text),
): Place {
  const { store } = call;
  if (store.isRoot(folderId)) throw refusal();
  const room = store.roomOfFolder(folderId);
  const folder = store.folders.get(folderId);
  if (room === undefined && folder === undefined) throw absent(call, "folderNotFound");
  const allowed =
    room === undefined
      ? folder?.createdBy === call.caller.person.id
      : canCreate(store, room, call.caller.person);
  if (!allowed) throw refusal();
  return { folderId, room, folder };
}

/** A title as the server stores it: illegal characters become "_", at most 170 characters with the extension. */
export function storedTitle(title: string): string {
  const clean = title.replace(/["*:<>?|\\/\p{Cc}]/gu, "_");
  if (clean.length <= 170) return clean;
  const extension = /\.[^.]+$/.exec(clean)?.[0] ?? "";
  return clean.slice(0, 170 - extension.length) + extension;
}

function replaceable(call: Call, file: DemoFile, room: DemoRoom | undefined): boolean {
  const { person } = call.caller;
  if (person.role === "guest" || file.openInEditor === true) return false;
  if (file.lockedBy !== undefined && file.lockedBy !== person.id) return false;
  if (room === undefined) return file.createdBy === person.id;
  const access = call.store.accessOf(room, person.id);
  return (
    access === share.owner ||
    access === share.roomManager ||
    access === share.contentCreator ||
    access === share.editing
  );
}

function freeTitle(call: Call, folderId: number, title: string): string {
  const taken = new Set([...call.store.filesOf(folderId)].map((file) => file.title.toLowerCase()));
  const extension = /\.[^.]+$/.exec(title)?.[0] ?? "";
  const stem = title.slice(0, title.length - extension.length);
  for (let number = 1; ; number++) {
    const candidate = `${stem} (${number})${extension}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/**
 * Stores a file as `FileUploader.cs` does. A file of the same title (in any case) gets a new version and the new
 * spelling; where it cannot be replaced, a second file of the same title is made without a word. `createNew`: a new file
 * "name (1)" instead. Writes no event.
 */
export function storeFile(
  call: Call,
  place: Place,
  name: string,
  content: Uint8Array,
  createNew: boolean,
): { readonly file: DemoFile; readonly overwritten: boolean } {
  const { store } = call;
  const by = call.caller.person.id;
  const at = nowSeconds(call);
  const title = storedTitle(name);
  const existing = [...store.filesOf(place.folderId)]
    .filter((file) => file.title.toLowerCase() === title.toLowerCase())
    .sort((a, b) => a.id - b.id)[0];

  let file: DemoFile;
  const overwriting = existing !== undefined && !createNew && replaceable(call, existing, place.room);
  if (overwriting) {
    file = existing;
    file.title = title;
    const last = file.versions[file.versions.length - 1]?.version ?? 0;
    file.versions.push({ version: last + 1, size: content.length, at, by, content });
  } else {
    const named = existing !== undefined && createNew ? freeTitle(call, place.folderId, title) : title;
    file = store.addFile({
      id: store.newFileId(),
      title: named,
      folderId: place.folderId,
      createdBy: by,
      created: at,
      versions: [{ version: 1, size: content.length, at, by, content }],
    });
  }
  return { file, overwritten: overwriting };
}

/** Writes an event of the request at hand: page is the Referer or the request's own address. */
export function writeEvent(call: Call, file: DemoFile, place: Place | undefined, action: number): void {
  const { headers } = call.request;
  const agent = headers["user-agent"];
  const event = {
    at: nowSeconds(call),
    personId: call.caller.person.id,
    action,
    target: file.id,
    roomId: place?.room?.id ?? call.store.roomOfFile(file)?.id ?? 0,
    folderId: file.folderId,
    details: {
      title: file.title,
      page: headers["referer"] ?? call.info.href,
      ip: headers["x-forwarded-for"] ?? "192.0.2.10",
      ...(agent === undefined ? {} : { userAgent: agent }),
    },
  };
  call.store.record(queued(event, call.settings.auditDelay, call.now));
}
