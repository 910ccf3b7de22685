import { canCreate, canManage, canRead } from "../access.ts";
import type { Call } from "../call.ts";
import type { DemoRoom } from "../model.ts";

/** What the caller may do with a room, or with a folder in it. */
export function folderSecurity(call: Call, room: DemoRoom | undefined): object {
  const { store } = call;
  const { person } = call.caller;
  const read = room === undefined ? true : canRead(store, room, person);
  const create = room === undefined ? false : canCreate(store, room, person);
  const manage = room === undefined ? false : canManage(store, room, person);
  return {
    Read: read,
    Create: create,
    Delete: manage,
    EditRoom: manage,
    Rename: manage,
    CopyTo: create,
    Copy: read,
    MoveTo: create,
    Move: manage,
    Pin: read,
    Mute: read,
    EditAccess: manage,
    Duplicate: create,
    Download: read,
    CopySharedLink: manage,
    ChangeOwner: manage,
    IndexExport: false,
  };
}
