import type { Call } from "../call.ts";

interface FileCounts {
  readonly version: number;
  readonly files: number;
  readonly folders: number;
}
const counted = new WeakMap<object, Map<number, FileCounts>>();

/** Files and folders below a folder; kept until files change, because lists of rooms ask for it again and again. */
export function countsBelow(call: Call, folderId: number): FileCounts {
  const { store } = call;
  let known = counted.get(store);
  if (known === undefined) {
    known = new Map();
    counted.set(store, known);
  }
  const before = known.get(folderId);
  if (before !== undefined && before.version === store.filesVersion) return before;
  let files = 0;
  for (const _ of store.filesBelow(folderId)) files++;
  let folders = 0;
  for (const _ of store.foldersBelow(folderId)) folders++;
  const counts = { version: store.filesVersion, files, folders };
  known.set(folderId, counts);
  return counts;
}
