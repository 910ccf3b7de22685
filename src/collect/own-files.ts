import { listFolderFiles } from "../docspace/files.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { isOwnTitle } from "../report-folder/titles.ts";

/**
 * Ids of the files in the report folder that bear a title of this action. The folder is listed: the server's search
 * forgets files now and then, a listing does not. Uploads of these files by the key's owner are this action's own.
 */
export async function findOwnFiles(
  docspace: DocSpace,
  folderId: number | undefined,
): Promise<ReadonlySet<number>> {
  if (folderId === undefined) return new Set();
  const files = await listFolderFiles(docspace, folderId);
  return new Set(files.filter(({ title }) => isOwnTitle(title)).map(({ id }) => id));
}
