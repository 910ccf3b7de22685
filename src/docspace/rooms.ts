import type { EpochSeconds } from "./events.ts";

export type RoomArea = "active" | "archived" | "template" | "agent";

/** A room as the portal lists it. */
export interface Room {
  /** Rooms in third-party storage have text ids; they cannot be audited. */
  readonly id: number | string;
  readonly title: string;
  /** 1 form filling, 2 collaboration, 5 custom, 6 public, 8 virtual data room, 9 AI. */
  readonly roomType: number;
  readonly area: RoomArea;
  readonly thirdParty: boolean;
  readonly created: EpochSeconds;
  /** Files in the room and its subfolders, as the server counts them. */
  readonly filesCount: number;
  /** A public room, or one with a link that strangers can use. */
  readonly openToStrangers: boolean;
  readonly canRead: boolean;
  /** Whether the key's owner may create files in it. */
  readonly canCreate: boolean;
}

/** A room or folder asked for by its id. */
export interface Folder {
  readonly id: number;
  readonly title: string;
  /** The room the folder is or lies in; undefined for a folder outside every room. */
  readonly room: Room | undefined;
  readonly isRoom: boolean;
  readonly canRead: boolean;
  readonly canCreate: boolean;
}
