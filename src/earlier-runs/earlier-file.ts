import { listFolderFiles, readFileBytes, type StoredFile, withTitles } from "../docspace/files.ts";
import type { DocSpace } from "../docspace/http/client.ts";

/** The file that an earlier run left in the report folder. */
export type EarlierFile =
  | { readonly state: "read"; readonly content: Uint8Array }
  | { readonly state: "missing" }
  | { readonly state: "too-large"; readonly bytes: number };

/** Of each title that the report folder has, its file: the oldest if there are several, for that one gets the new versions. */
export type EarlierFiles = ReadonlyMap<string, StoredFile>;

/** Looks for the files of these titles in the report folder; it is listed where no listing is given. */
export async function findEarlierFiles(
  docspace: DocSpace,
  folderId: number,
  titles: readonly string[],
  listed?: readonly StoredFile[],
): Promise<EarlierFiles> {
  const found = withTitles(listed ?? (await listFolderFiles(docspace, folderId)), titles);
  return new Map([...found].flatMap(([title, [file]]) => (file === undefined ? [] : [[title, file]])));
}

/** Reads it. The portal gives a file as a whole only, so one above `mostBytes` is left alone. Leaves no audit event. */
export async function readEarlierFile(
  docspace: DocSpace,
  file: StoredFile | undefined,
  mostBytes: number,
): Promise<EarlierFile> {
  if (file === undefined) return { state: "missing" };
  if (file.size > mostBytes) return { state: "too-large", bytes: file.size };
  return { state: "read", content: await readFileBytes(docspace, file.id, undefined, mostBytes) };
}
