import { listFolderFiles, type StoredFile } from "../docspace/files.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { isOwnTitle } from "../report-folder/titles.ts";
import type { EpochSeconds } from "../time/epoch.ts";
import { earliestMeant, type OffsetChange } from "../time/offset-changes.ts";

/** The dates of a file and of its upload, one moment, may be rounded each in its own way. */
const ROUNDED_SECONDS = 2;

/**
 * The report folder's files, and the ids of those that bear a title of this action, with the moment since when: the id
 * may have been another file's before. The folder is listed: the server's search forgets files now and then, a listing
 * does not. Uploads of these files by the key's owner are this action's own.
 */
export async function findOwnFiles(
  docspace: DocSpace,
  folderId: number | undefined,
  clockChanges: readonly OffsetChange[],
): Promise<{
  readonly ownFiles: ReadonlyMap<number, EpochSeconds>;
  readonly reportFolder?: readonly StoredFile[];
}> {
  if (folderId === undefined) return { ownFiles: new Map() };
  const files = await listFolderFiles(docspace, folderId);
  const own = files.filter(({ title }) => isOwnTitle(title));
  const since = ({ created = 0 }: StoredFile): EpochSeconds =>
    earliestMeant(created, clockChanges) - ROUNDED_SECONDS;
  return { ownFiles: new Map(own.map((file) => [file.id, since(file)])), reportFolder: files };
}
