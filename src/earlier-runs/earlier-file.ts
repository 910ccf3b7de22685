import { findByTitles, readFileBytes } from "../docspace/files.ts";
import type { DocSpace } from "../docspace/http/client.ts";

/** The file that an earlier run left in the report folder. */
export type EarlierFile =
  | { readonly state: "read"; readonly content: Uint8Array }
  | { readonly state: "missing" }
  | { readonly state: "too-large"; readonly bytes: number };

/**
 * Reads the file of this title in the report folder, the oldest if there are several, for that one gets the new
 * versions. The portal gives a file as a whole only, so one above `mostBytes` is left alone. Leaves no audit event.
 */
export async function readEarlierFile(
  docspace: DocSpace,
  folderId: number,
  title: string,
  mostBytes: number,
): Promise<EarlierFile> {
  const [file] = (await findByTitles(docspace, folderId, [title])).get(title) ?? [];
  if (file === undefined) return { state: "missing" };
  if (file.size > mostBytes) return { state: "too-large", bytes: file.size };
  return { state: "read", content: await readFileBytes(docspace, file.id, undefined, mostBytes) };
}
