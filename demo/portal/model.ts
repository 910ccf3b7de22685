/** What a portal holds. Times are seconds since 1970. */

/** The server's `FileShare`. */
export const share = {
  none: 0,
  owner: 1,
  read: 2,
  restrict: 3,
  review: 5,
  comment: 6,
  fillForms: 7,
  customFilter: 8,
  roomManager: 9,
  editing: 10,
  contentCreator: 11,
} as const;

export type Role = "owner" | "admin" | "room-admin" | "user" | "guest";
/** The server's `EmployeeStatus`: 1 active, 2 disabled, 4 invited. */
export type Status = 1 | 2 | 4;

export interface DemoPerson {
  readonly id: string;
  firstName: string;
  lastName: string;
  readonly email: string;
  readonly userName: string;
  role: Role;
  status: Status;
  readonly registered: number;
  /** Language of the person: decides the language of the server's texts for their keys. */
  culture: "en-US" | "de";
  /** Deleted accounts are listed under the server's placeholder id. */
  removed?: boolean;
}

export interface DemoGroup {
  readonly id: string;
  name: string;
  readonly managerId?: string;
  readonly members: string[];
}

export interface DemoKey {
  readonly id: string;
  /** `sk-` and 64 hexadecimal digits. */
  readonly secret: string;
  readonly name: string;
  readonly ownerId: string;
  /** Empty: everything. */
  readonly permissions: readonly string[];
  active: boolean;
  readonly created: number;
  readonly expires?: number;
}

type RoomArea = "active" | "archived" | "template" | "agent";

export type DemoShare =
  | { readonly kind: "person"; readonly personId: string; access: number }
  | { readonly kind: "group"; readonly groupId: string; access: number };

export interface DemoRoom {
  /** Rooms in third-party storage have text ids besides this number, which is then never shown. */
  readonly id: number;
  readonly thirdPartyId?: string;
  title: string;
  /** Titles the room had, each until that second. */
  readonly formerTitles: { readonly title: string; readonly until: number }[];
  /** 1 form filling, 2 collaboration, 5 custom, 6 public, 8 virtual data room, 9 AI. */
  roomType: number;
  area: RoomArea;
  ownerId: string;
  readonly created: number;
  updated: number;
  /** Shares beside the owner's own. */
  readonly shares: DemoShare[];
  externalLink: boolean;
  /** Nobody outside may read it, portal admins included. */
  sealed: boolean;
}

export interface DemoFolder {
  readonly id: number;
  title: string;
  /** Room id, folder id, or one of the root folders. */
  parentId: number;
  readonly created: number;
  readonly createdBy: string;
}

interface FileVersion {
  readonly version: number;
  readonly size: number;
  readonly at: number;
  readonly by: string;
  /** Absent for files of the generators: their content is made up when asked for. */
  readonly content?: Uint8Array;
}

export interface DemoFile {
  readonly id: number;
  title: string;
  folderId: number;
  readonly createdBy: string;
  readonly created: number;
  readonly versions: FileVersion[];
  lockedBy?: string;
  openInEditor?: boolean;
  /** Its reader came to it by a link once: then the server leaves out its room (`EntryManager.cs`, v3.5.0 and v3.7.2). */
  recentByLink?: boolean;
  /** Deleted for good: no longer found, and shown with id 0 in the logs. */
  deleted?: boolean;
}

/** Root folders (`FolderType`): they have no parent and belong to no room. */
export const roots = { rooms: 1, archive: 2, templates: 3, agents: 4, myDocuments: 5, trash: 6 } as const;
export const rootFolderType = {
  rooms: 14,
  archive: 20,
  templates: 30,
  agents: 34,
  myDocuments: 5,
  trash: 3,
} as const;

/** Ids the server uses for nobody in particular. */
export const nobody = {
  guest: "712d9ec3-5d2b-4b13-824f-71f00191dcca",
  system: "a37ee56e-3302-4a7b-b67e-ddbea64cd032",
  removed: "4a515a15-d4d6-4b8e-828e-e0586f18f3a3",
  everyone: "c5cc67d1-c3e8-43c0-a3ad-3928ae3e5b5e",
  zero: "00000000-0000-0000-0000-000000000000",
} as const;

/** What an event has beside its columns; only few events need it. */
export interface EventDetails {
  readonly title?: string;
  readonly oldTitle?: string;
  readonly newTitle?: string;
  /** Of a copy or move within one room; between two rooms the server does not keep it. */
  readonly fromFolderId?: number;
  readonly toFolderId?: number;
  readonly memberId?: string;
  readonly groupId?: string;
  /** Of a room given to another owner: whose it is, and whose it was. */
  readonly owner?: string;
  readonly formerOwner?: string;
  readonly access?: number;
  readonly oldAccess?: number;
  /** Targets that are not numbers. */
  readonly target?: readonly string[];
  readonly page?: string;
  readonly userAgent?: string;
  readonly ip?: string;
  /**
   * The root folder that the server stored in place of the room: of moves and copies between a room and another root
   * than the rooms' (`FilesMessageService.cs`, v3.7.2-server).
   */
  readonly context?: "files" | "myDocuments" | "trash";
  /** Name an anonymous actor gave. */
  readonly visitor?: string;
  /** The server cannot interpret the row: the room's log leaves it out of the page without correcting its counts. */
  readonly uninterpretable?: boolean;
}

/** An event to be written into the trail. */
export interface NewEvent {
  readonly at: number;
  readonly personId: string;
  readonly action: number;
  /** File, folder or room it is about; 0 when the details have it. */
  readonly target: number;
  /** Destination of a copy or move. */
  readonly target2?: number;
  /** Room it happened in; 0 for none. */
  readonly roomId: number;
  /** Folder it happened in, where that is not the room itself. */
  readonly folderId?: number;
  readonly details?: EventDetails;
  /** Rows are written asynchronously: not visible before this moment (milliseconds since 1970). */
  readonly visibleFrom?: number;
}

/**
 * What the server stores of a move or copy from one room to another, 0 standing for none of them: between a room and what
 * lies in none, no room's title (`FilesMessageService.cs`, v3.7.2-server).
 */
export const outsideRooms = (from: number, to: number): Pick<EventDetails, "context"> =>
  (from === 0) === (to === 0) ? {} : { context: to === 0 ? "myDocuments" : "files" };
