import { type Folder, getFolder } from "../docspace/folders.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { PortalError } from "../docspace/http/portal-error.ts";
import { checkUpload } from "../docspace/uploads.ts";
import { UserError } from "../errors.ts";

/** `RoomType.FillingFormsRoom`: uploads into it and into its folders answer 500. */
const FORM_FILLING = 1;

export interface FoundFolder {
  readonly folder: Folder;
  readonly problems: readonly string[];
}

/**
 * The folder that receives the reports, and what makes it unfit: strangers who can read it, a room that takes forms
 * only, a key's owner who may not create files there.
 *
 * @throws UserError without such a folder
 */
export async function findFolder(docspace: DocSpace, folderId: number): Promise<FoundFolder> {
  const [looked, allowed] = await Promise.allSettled([
    lookAtFolder(docspace, folderId),
    allowsUpload(docspace, folderId),
  ]);
  docspace.signal.throwIfAborted();
  if (looked.status === "rejected") throw looked.reason;
  const { folder, problems } = looked.value;
  if (isForForms(folder)) return looked.value;
  if (allowed.status === "rejected") throw allowed.reason;
  return allowed.value
    ? looked.value
    : { folder, problems: [...new Set([...problems, mayNotCreate(folder)])] };
}

/** The same by one request, for right before an upload, which tells itself whether it is allowed. */
export async function lookAtFolder(docspace: DocSpace, folderId: number): Promise<FoundFolder> {
  const folder = await getFolder(docspace, folderId);
  if (!folder) {
    throw new UserError(
      `The folder ${folderId} in folder-id does not exist (any more): check the number in its address, or leave folder-id empty.`,
    );
  }
  const problems = problemsOfSecrecy(folder);
  if (isForForms(folder)) {
    problems.push(
      `The folder "${folder.title}" in folder-id belongs to a form filling room, which takes no other files: choose a folder of another room.`,
    );
  } else if (!folder.canCreate) problems.push(mayNotCreate(folder));
  return { folder, problems };
}

function isForForms({ room }: Folder): boolean {
  return room?.roomType === FORM_FILLING;
}

function mayNotCreate({ title, id }: Folder): string {
  return `The key's owner may not create files in "${title}" (folder-id ${id}): make them room manager or content creator there. Being an administrator of the portal is not enough.`;
}

function problemsOfSecrecy(folder: Folder): string[] {
  if (folder.openToStrangers) {
    return [
      `The folder "${folder.title}" in folder-id can be read by strangers, through an external link or because its room is public; the reports hold names, addresses and IPs: choose one in a room that is not public, without external links.`,
    ];
  }
  if (folder.linksHidden) {
    return [
      `Whether strangers can read "${folder.title}" in folder-id cannot be found out: this version of DocSpace shows the room's links to its managers only. Make the key's owner room manager there, or update the server.`,
    ];
  }
  return [];
}

/** By the portal's own check for uploads, which changes nothing and writes no audit event. */
async function allowsUpload(docspace: DocSpace, folderId: number): Promise<boolean> {
  try {
    await checkUpload(docspace, folderId, ["docspace-audit"]);
    return true;
  } catch (error) {
    // A key without files:write is a problem of its own, which is named already.
    if (error instanceof PortalError && error.kind === "key-scope") return true;
    if (error instanceof PortalError && error.kind === "role") return false;
    throw error;
  }
}
