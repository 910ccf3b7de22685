import type { Call } from "../call.ts";
import { folderTypeOfRoom, rootOfRoom, rootTypeOfRoom } from "./room-area.ts";
import { rootShape } from "./root-folder.ts";

/** The folders above one, from the root on. */
export function pathParts(call: Call, folderId: number): object[] {
  const { store } = call;
  const ids = store.pathOf(folderId);
  const room = store.roomOfFolder(folderId);
  const parts: object[] = [];
  const kind = (type: number): number | undefined => (call.dialect.pathKinds ? type : undefined);
  if (room !== undefined) {
    const root = rootOfRoom(room);
    const rootTitle = (rootShape(call, root) as { title: string }).title;
    parts.push({ id: root, title: rootTitle, folderType: kind(rootTypeOfRoom(room)) });
    parts.push({
      id: room.id,
      title: room.title,
      roomType: room.roomType,
      folderType: kind(folderTypeOfRoom(room)),
    });
  }
  for (const id of ids) {
    if (id === room?.id || id === folderId) continue;
    const title = store.folderTitle(id);
    if (title !== undefined) parts.push({ id, title, folderType: kind(0) });
  }
  return parts;
}
