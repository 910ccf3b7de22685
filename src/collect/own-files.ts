import { listFolderFiles, type StoredFile } from "../docspace/files.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { isOwnTitle } from "../report-folder/titles.ts";

/**
 * The report folder's files, and the ids of those that bear a title of this action. The folder is listed: the server's
 * search forgets files now and then, a listing does not. Uploads of these files by the key's owner are this action's own.
 */
export async function findOwnFiles(
  docspace: DocSpace,
  folderId: number | undefined,
): Promise<{ readonly ownFiles: ReadonlySet<number>; readonly reportFolder?: readonly StoredFile[] }> {
  if (folderId === undefined) return { ownFiles: new Set() };
  const files = await listFolderFiles(docspace, folderId);
  const own = files.filter(({ title }) => isOwnTitle(title));
  return { ownFiles: new Set(own.map(({ id }) => id)), reportFolder: files };
}
