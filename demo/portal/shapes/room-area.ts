import { type DemoRoom, rootFolderType, roots } from "../model.ts";

/** FolderType of a room, by its RoomType. */
const folderTypes: ReadonlyMap<number, number> = new Map([
  [1, 15],
  [2, 16],
  [5, 19],
  [6, 22],
  [8, 29],
  [9, 35],
]);
export const folderTypeOfRoom = (room: DemoRoom): number => folderTypes.get(room.roomType) ?? 19;

const areaRoots = { active: "rooms", archived: "archive", template: "templates", agent: "agents" } as const;
export const rootOfRoom = (room: DemoRoom): number => roots[areaRoots[room.area]];
export const rootTypeOfRoom = (room: DemoRoom): number => rootFolderType[areaRoots[room.area]];
