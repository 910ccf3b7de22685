/**
 * What differs between the server's versions, as data. Each difference says where it comes from: the server's source at
 * the tag `v…-server`, or answers recorded from that version (`test/recorded/v3.5.0`, `test/recorded/v3.1.1`). 3.6.1 was
 * never seen running: what is said of it is its source.
 */

/** Where events of people, groups and the portal's settings stand in the trail. */
interface EventPlaces {
  readonly people: { readonly product: number; readonly location: number; readonly word: PlaceWord };
  readonly groups: { readonly product: number; readonly location: number; readonly word: PlaceWord };
  readonly settings: { readonly product: number; readonly location: number; readonly word: PlaceWord };
}

/** Key of the word that such an event has as its context. */
type PlaceWord = "contacts" | "users" | "groups" | "settings" | "products";

export interface Dialect {
  /** The version that this describes. */
  readonly version: string;
  /**
   * Scopes of keys: `plain` has no `*:read`, and only keys without scopes may ask what they are
   * (`AuthorizationExtension.cs`, v3.1.1-server; `v3.1.1/keys_self_scoped`); `global` since 3.2.1.
   */
  readonly scopes: "plain" | "global";
  /** A key's scopes count at endpoints that are open to everybody too (`ApiKeyScopesFilter.cs`, v3.7.2-server). */
  readonly scopesWhereAnonymous: boolean;
  /** What a wrong key or none gets for a room (`v3.5.0/room_badkey`, `room_noauth`; `v3.7.2/…`). */
  readonly roomForNobody: "no-view" | "challenge";
  /** An event's place is called `module` before 3.5 (`v3.1.1/audit_default`; `AuditEventDto.cs`, v3.5.0-server). */
  readonly eventPlace: "module" | "location";
  /** `PeopleActionMapper.cs` and `SettingsActionMapper.cs`, v3.5.0-server and v3.6.1-server; `v3.5.0/audit_default`. */
  readonly places: EventPlaces;
  /** "Rooms: title" or the bare title (`EventTypeConverter.cs`, v3.5.0-server and v3.6.1-server). */
  readonly contextPrefix: boolean;
  /** Prefix of agents: "Agents" or "AI agents" (`AuditReportResource.resx`, v3.6.1-server and v3.7.2-server). */
  readonly agentsWord: "agents" | "olderAgents";
  /** Entries of a room's log have the event's id (`HistoryDto.cs`, v3.5.0-server and v3.6.1-server; `v3.5.0/log_custom`). */
  readonly logIds: boolean;
  /** Agents, a room's change of owner and quota notices are known to the mappers (`DocumentsActionMapper.cs`, same tags). */
  readonly laterActions: boolean;
  /** A filter by module fails (`AuditEventsRepository.cs`, v3.5.0-server; `v3.5.0/audit_moduletype_rooms`). */
  readonly moduleFilterFails: boolean;
  /** `count` from 1 to 100, or anything, 1000 by default (`v3.1.1/audit_default`; `AuditEventRequestDto.cs`, v3.5.0-server). */
  readonly countLimited: boolean;
  /**
   * A date without a zone is read in the zone of the server's machine, here UTC (`ApiDateTime.cs`, `GetTimeZoneInfo`,
   * v3.6.1-server; `v3.5.0/audit_from_nozone`), or refused (v3.7.2-server; `v3.7.2/audit_from_nozone`).
   */
  readonly dateWithoutZone: "machine-zone" | "refused";
  /** Share lines say `sharedToUser` and `sharedToGroup` beside `sharedTo` (`v3.1.1/share_custom`, `v3.5.0/share_custom`). */
  readonly sharedToUser: boolean;
  /** What lies in a room names it as `originRoomId` (`v3.5.0/file_get`; absent on 3.1.1). */
  readonly originRoom: boolean;
  /** The portal's owner is said to be an admin too (`EmployeeFullDto.cs`, v3.6.1-server and v3.7.2-server). */
  readonly ownerIsAdmin: boolean;
  /** Rooms and files name their owner (`FileEntryDto.cs`, v3.5.0-server and v3.6.1-server). */
  readonly ownedBy: boolean;
  /** Rooms say whether strangers may read them; files who edits them (`FileEntryDto.cs`, `FileDto.cs`, v3.7.2-server). */
  readonly sharedExternal: boolean;
  /** Parts of a path name their kind (`v3.5.0/list_default`, `v3.7.2/list_default`). */
  readonly pathKinds: boolean;
  /**
   * The envelope of a refused value says that it is one (`CommonApiResponse.cs`, v3.7.2-server), or status 0 and 200, and
   * only the answer itself is a 400 (v3.6.1-server; `v3.5.0/audit_count_0`).
   */
  readonly refusedValueSaysSo: boolean;
  /** A room, folder or file that is not there (`FileStorageService.cs`, v3.6.1-server and v3.7.2-server; `v3.5.0/room_404`). */
  readonly missing: 403 | 404;
  /** A session for a folder that is not there (`ResponseWrapper.cs`, v3.6.1-server; `v3.5.0/session_create_404`). */
  readonly sessionOnMissingFolder: 404 | 500;
  /** One file uploaded is answered as an object or in a list (`UploadControllerHelper.cs`, v3.6.1-server and v3.7.2-server). */
  readonly uploadAnswer: "object" | "list";
  /** `createNewIfExist` of an upload means the opposite (`FilesHelperBase.cs`, v3.6.1-server; `v3.5.0/upload_same_name_*`). */
  readonly createNewInverted: boolean;
  /** An upload by one request writes an event (`FilesHelperBase.cs`, v3.7.2-server; `v3.5.0/audit_after_uploads`). */
  readonly uploadWritesEvent: boolean;
  /** A file of no bytes is refused (`FileUploader.cs`, v3.5.0-server; `v3.5.0/upload_zero_bytes`). */
  readonly emptyFileRefused: boolean;
  /** A file that is no form sent in parts into a form room (`FileUploader.cs`, v3.6.1-server and v3.7.2-server). */
  readonly partsIntoFormRoom: 403 | 500;
  /** An upload without a file: which error (`v3.5.0/upload_nofile`, `v3.7.2/upload_nofile`). */
  readonly uploadWithoutFile: 400 | 403;
}

const contacts = { product: 8, location: 30, word: "contacts" } as const;
const newPlaces: EventPlaces = {
  people: contacts,
  groups: contacts,
  settings: { product: 7, location: 29, word: "settings" },
};
const oldPlaces: EventPlaces = {
  people: { product: 5, location: 16, word: "users" },
  groups: { product: 5, location: 17, word: "groups" },
  settings: { product: 7, location: 26, word: "products" },
};

const v372: Dialect = {
  version: "3.7.2",
  scopes: "global",
  scopesWhereAnonymous: true,
  roomForNobody: "challenge",
  eventPlace: "location",
  places: newPlaces,
  contextPrefix: true,
  agentsWord: "agents",
  logIds: true,
  laterActions: true,
  moduleFilterFails: true,
  countLimited: true,
  dateWithoutZone: "refused",
  sharedToUser: true,
  originRoom: true,
  ownerIsAdmin: false,
  ownedBy: true,
  sharedExternal: true,
  pathKinds: true,
  refusedValueSaysSo: true,
  missing: 404,
  sessionOnMissingFolder: 404,
  uploadAnswer: "list",
  createNewInverted: false,
  uploadWritesEvent: true,
  emptyFileRefused: false,
  partsIntoFormRoom: 403,
  uploadWithoutFile: 400,
};

const v361: Dialect = {
  ...v372,
  version: "3.6.1",
  agentsWord: "olderAgents",
  scopesWhereAnonymous: false,
  roomForNobody: "no-view",
  dateWithoutZone: "machine-zone",
  ownerIsAdmin: true,
  sharedExternal: false,
  pathKinds: false,
  refusedValueSaysSo: false,
  missing: 403,
  sessionOnMissingFolder: 500,
  uploadAnswer: "object",
  createNewInverted: true,
  uploadWritesEvent: false,
  partsIntoFormRoom: 500,
  uploadWithoutFile: 403,
};

const v350: Dialect = {
  ...v361,
  version: "3.5.0",
  places: oldPlaces,
  contextPrefix: false,
  logIds: false,
  laterActions: false,
  ownedBy: false,
  emptyFileRefused: true,
};

/** Only as far as it takes to see that this server is too old. */
const v311: Dialect = {
  ...v350,
  version: "3.1.1",
  scopes: "plain",
  eventPlace: "module",
  moduleFilterFails: false,
  countLimited: false,
  sharedToUser: false,
  originRoom: false,
};

/** Newest first. */
const dialects: readonly Dialect[] = [v372, v361, v350, v311];

/** Versions that are played from their source or recordings. */
export const playedVersions: readonly string[] = dialects.map(({ version }) => version);

/** Numbers of a version, "3.7" as 3, 7, 0. */
const numbers = (version: string): number[] => version.split(".").map(Number);

function isAtLeast(version: string, wanted: string): boolean {
  const have = numbers(version);
  for (const [index, part] of numbers(wanted).entries()) {
    const difference = (have[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * How a server of a version behaves: as the newest known one that is not newer than it, and what is older than all of
 * them as the oldest. 3.6.0 is played as 3.6.1, whose differences from 3.5.0 all came with 3.6.0.
 */
export function dialectOf(version: string): Dialect {
  const played = version.startsWith("3.6.") ? "3.6.1" : version;
  return dialects.find((known) => isAtLeast(played, known.version)) ?? v311;
}
