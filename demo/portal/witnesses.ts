import type { Change } from "./changes.ts";
import type { FaultEffect } from "./faults.ts";
import type { PortalSettings } from "./settings.ts";
import type { Dialect } from "./versions.ts";

/**
 * Who says that a real server behaves as the portal is told to: a case of the conformance table by its name, an answer
 * recorded from a server, a measurement, or a file of the server's source at a tag. A simulation is not its own witness:
 * what only is assumed is marked so, and the program must be right either way.
 */
export type Witness =
  | { readonly case: string }
  /** `v3.7.2/name`, a file in `test/recorded`. */
  | { readonly recorded: string }
  | { readonly source: string; readonly tag: string }
  | { readonly assumed: string };

const source = (file: string, tag = "v3.7.2-server"): Witness => ({ source: file, tag });
const outside = (what: string): Witness => ({ assumed: `between the portal and the program: ${what}` });

/** Of every setting. */
export const settingWitnesses: Readonly<Record<keyof PortalSettings, readonly Witness[]>> = {
  url: [{ recorded: "v3.7.2/audit_default" }],
  configuredUrl: [{ recorded: "v3.7.2/file_get" }],
  version: [{ case: "the version, without key" }, { recorded: "v3.5.0/version_build_noauth" }],
  timeZone: [{ case: "the time zone is told to who is signed in" }, { recorded: "printed-dates" }],
  auditFeature: [{ case: "without the Audit feature: the newest 20, whatever was asked" }],
  auditHidden: [source("SecurityController.cs"), { case: "and the quota says that the feature is there" }],
  retentionDays: [{ case: "retention" }],
  standalone: [{ recorded: "v3.7.2/settings_full" }],
  ties: [{ recorded: "v3.7.2/audit_ties_firstrun_100_100" }, source("SecurityDao.cs")],
  seed: [{ recorded: "v3.7.2/audit_ties_firstrun_100_100" }],
  addressRefused: [{ case: "an address that is not allowed: plain text" }, source("IpSecurityFilter.cs")],
  clockSkew: [{ assumed: "a server's clock may be wrong; its answers tell its own in `Date`" }],
  repeatedHour: [{ recorded: "printed-dates" }, { recorded: "v3.7.2/audit_dst_repeated_hour" }],
  timeZoneName: [source("SettingsController.cs", "v3.5.0-server")],
  search: [source("FileDao.cs"), { assumed: "how far an index lags was not measured" }],
  auditDelay: [source("MessagesRepository.cs")],
};

/** Of every kind of fault. */
export const faultWitnesses: Readonly<Record<FaultEffect["kind"], readonly Witness[]>> = {
  "rate-limited": [
    { recorded: "v3.7.2/ratelimit_window_429" },
    { recorded: "v3.7.2/ratelimit_concurrency_429" },
  ],
  status: [{ recorded: "v3.7.2/audit_moduletype" }, outside("a proxy's own pages")],
  reset: [outside("a connection that breaks")],
  timeout: [outside("a connection on which nothing comes")],
  "cut-body": [outside("a connection that breaks in the middle of an answer")],
  "address-refused": [source("IpSecurityFilter.cs")],
  "duplicate-rows": [{ recorded: "v3.7.2/audit_ties_firstrun_100_100" }],
  rewrite: [{ assumed: "whatever a test makes of an answer" }],
  huge: [outside("an answer without end")],
  "slow-bytes": [outside("a slow connection")],
  "quotes-key": [outside("a filter that repeats what it was sent")],
  change: [{ assumed: "each change has witnesses of its own, below" }],
  do: [{ assumed: "whatever a test does to the portal" }],
};

/** Of what may change while a run reads. */
export const changeWitnesses: Readonly<Record<Change["what"], readonly Witness[]>> = {
  "remove-member": [{ recorded: "v3.7.2/log_public_renames" }, source("FileStorageService.cs")],
  "add-member": [{ recorded: "v3.5.0/log_custom" }],
  "join-group": [source("GroupsController.cs")],
  "leave-group": [source("GroupsController.cs")],
  "touch-room": [source("FolderDao.cs"), { recorded: "v3.7.2/audit_after_uploads" }],
  "archive-room": [{ recorded: "v3.5.0/log_archived" }],
  "unarchive-room": [{ recorded: "v3.5.0/log_unarchived" }],
  "delete-room": [source("FileDeleteOperation.cs")],
  "rename-room": [{ case: "renamings with both titles" }],
  "change-owner": [source("FileStorageService.cs"), source("FileStorageService.cs", "v3.5.0-server")],
  "open-room": [{ case: "links of a public room" }],
  "close-room": [source("FileStorageService.cs")],
  "move-file": [{ recorded: "v3.5.0/audit_default" }, source("FilesMessageService.cs")],
  "move-folder": [source("FileMoveCopyOperation.cs")],
  "delete-file": [{ case: "the id of the newest file is given again once that was deleted for good" }],
  disable: [{ recorded: "v3.5.0/people_disabled" }, source("UserController.cs")],
  enable: [source("UserController.cs")],
  act: [{ recorded: "v3.5.0/audit_default" }],
  settings: [{ recorded: "v3.7.2/audit_back_on_quota" }],
  "revoke-key": [{ case: "a key switched off" }],
};

/** Of what differs between versions: the cases beside the sources that `versions.ts` names. */
export const dialectCases: Readonly<Record<Exclude<keyof Dialect, "version">, readonly string[]>> = {
  scopes: ["3.1.1: a key with scopes may not ask what it is", "a key without the scope"],
  scopesWhereAnonymous: ["the version, with a key without the scope", "the version is open to a wrong key"],
  roomForNobody: ["a room without key", "a room without key: no permission to view"],
  eventPlace: ["3.1.1: an event's place is its module, and a page holds a thousand"],
  places: ["people stand at 16, groups at 17, settings at 26"],
  contextPrefix: [
    "a context is the bare title of the room, or the old name of the place",
    "3.6.1: contexts have the prefix",
  ],
  agentsWord: ["an agent's context names it so, by version"],
  logIds: ["entries of a log have no id", "3.6.1: entries of a log have ids"],
  laterActions: ["the mappers name people and groups as products of their own"],
  moduleFilterFails: ["a module is an error"],
  countLimited: [
    "count 101 is refused",
    "3.1.1: an event's place is its module, and a page holds a thousand",
  ],
  dateWithoutZone: ["a date alone is refused", "a date alone is accepted"],
  sharedToUser: ["3.1.1: lines of members say sharedTo alone"],
  originRoom: ["a file by its id says its room"],
  ownerIsAdmin: ["the owner is an admin too", "the owner is no admin besides"],
  ownedBy: ["a room by its id"],
  sharedExternal: ["rooms do not say whether they are open to strangers"],
  pathKinds: ["a folder's content with the path to its room"],
  refusedValueSaysSo: [
    "a refused value stands in an envelope that says nothing is wrong",
    "a refused value stands in an envelope that says so",
  ],
  missing: ["no such room: no permission", "no such room", "3.6.1: no such room: no permission"],
  sessionOnMissingFolder: ["a session in no folder is an error of the server", "a session in no folder"],
  uploadAnswer: ["an upload is answered with the file itself, and writes no event"],
  createNewInverted: [
    "createNewIfExist absent or false means a new file",
    "createNewIfExist=true means a new version",
  ],
  uploadWritesEvent: ["an upload is answered with the file itself, and writes no event"],
  emptyFileRefused: ["no bytes are refused", "no bytes: the size is left out"],
  partsIntoFormRoom: ["parts of what is no form are refused by a form room, by version"],
  uploadWithoutFile: ["an upload without a file", "an upload without a file: not allowed"],
};
