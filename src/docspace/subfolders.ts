import type { DocSpace } from "./http/client.ts";
import { list, number, objectIn } from "./wire/envelope.ts";

const PAGE = 100;

/**
 * The ids of all folders below a room or folder, at any depth. A listing without a search reaches one level only, and
 * has the folders before the files (`EntryManager.cs`), so that a page not full of folders is the last to be read.
 */
export async function listSubfolders(docspace: DocSpace, folderId: number): Promise<number[]> {
  const found = new Set<number>();
  let level = [folderId];
  while (level.length > 0) {
    const below = await Promise.all(level.map((id) => directSubfolders(docspace, id)));
    // A folder moved meanwhile could show up twice.
    level = [...new Set(below.flat())].filter((id) => id !== folderId && !found.has(id));
    for (const id of level) found.add(id);
  }
  return [...found];
}

async function directSubfolders(docspace: DocSpace, folderId: number): Promise<number[]> {
  const ids: number[] = [];
  for (let startIndex = 0; ; startIndex += PAGE) {
    const query = { count: PAGE, startIndex: startIndex || undefined };
    const page = objectIn(await docspace.get(`files/${folderId}`, query));
    const folders = list(page, "folders").map((folder) => number(folder, "id"));
    ids.push(...folders);
    if (folders.length < PAGE) return ids;
  }
}
