/** An action of the documents product that the audit trail may hold. */
export interface Action {
  /** `MessageAction` number, the `actionId` of an event. */
  readonly id: number;
  /** The server's name of it. */
  readonly name: string;
  /** `ActionType`, e.g. 12 for downloads; see ACTION_TYPES. */
  readonly actionType: number;
  /** `LocationType`: 1 files, 2 folders, 3 settings of documents, 27 rooms, 31 agents. */
  readonly location: number;
  /** Whether the room's own log has it. Opens, downloads and changes of links are only in the trail. */
  readonly inRoomLog: boolean;
  /** The action as which the room's log shows it, where that is another one. */
  readonly shownAs?: number;
  /** What the person did, in plain words. */
  readonly words: string;
}

type ActionRow = readonly [
  id: number,
  name: string,
  actionType: number,
  location: number,
  log: "log" | "trail only" | number,
  words: string,
];

// From the server's mappers (`FilesActionsMapper.cs` and its siblings) and `HistoryService.cs`, version 3.7.2. The
// fifth column tells whether the room's log has the action, and a number that it is shown there as another one.
// biome-ignore format: a table is read in columns
const ROWS: readonly ActionRow[] = [
  [5000, "FileCreated", 1, 1, "log", "created a file"],
  [5001, "FileRenamed", 2, 1, "log", "renamed a file"],
  [5002, "FileUpdated", 2, 1, "trail only", "replaced a file's content"],
  [5003, "FileCreatedVersion", 1, 1, "trail only", "created a version of a file"],
  [5004, "FileDeletedVersion", 3, 1, "trail only", "deleted a version of a file"],
  [5005, "FileUpdatedRevisionComment", 2, 1, "trail only", "changed the comment of a version"],
  [5006, "FileLocked", 2, 1, "log", "locked a file"],
  [5007, "FileUnlocked", 2, 1, "log", "unlocked a file"],
  [5008, "FileUpdatedAccess", 11, 1, "trail only", "changed access to a file"],
  [5009, "FileDownloaded", 12, 1, "trail only", "downloaded a file"],
  [5010, "FileDownloadedAs", 12, 1, "trail only", "downloaded a file in another format"],
  [5011, "FileUploaded", 13, 1, "log", "uploaded a file"],
  [5012, "FileImported", 9, 1, "trail only", "imported a file"],
  [5013, "FileCopied", 14, 1, "log", "copied a file"],
  [5014, "FileCopiedWithOverwriting", 14, 1, 5013, "copied a file over another"],
  [5015, "FileMoved", 15, 1, "log", "moved a file"],
  [5016, "FileMovedWithOverwriting", 15, 1, 5015, "moved a file over another"],
  [5017, "FileMovedToTrash", 15, 1, "log", "moved a file to the trash"],
  [5018, "FileDeleted", 3, 1, "log", "deleted a file"],
  [5019, "FolderCreated", 1, 2, "log", "created a folder"],
  [5020, "FolderRenamed", 2, 2, "log", "renamed a folder"],
  [5021, "FolderUpdatedAccess", 11, 2, "trail only", "changed access to a folder"],
  [5022, "FolderCopied", 14, 2, "log", "copied a folder"],
  [5023, "FolderCopiedWithOverwriting", 14, 2, 5022, "copied a folder over another"],
  [5024, "FolderMoved", 15, 2, "log", "moved a folder"],
  [5025, "FolderMovedWithOverwriting", 15, 2, 5024, "moved a folder over another"],
  [5026, "FolderMovedToTrash", 15, 2, "log", "moved a folder to the trash"],
  [5027, "FolderDeleted", 3, 2, "log", "deleted a folder"],
  [5028, "ThirdPartyCreated", 1, 3, "trail only", "connected third-party storage"],
  [5029, "ThirdPartyUpdated", 2, 3, "trail only", "changed third-party storage"],
  [5030, "ThirdPartyDeleted", 3, 3, "trail only", "disconnected third-party storage"],
  [5031, "DocumentsThirdPartySettingsUpdated", 2, 3, "trail only", "changed the third-party storage settings"],
  [5032, "DocumentsOverwritingSettingsUpdated", 2, 3, "trail only", "changed the overwriting settings"],
  [5033, "DocumentsUploadingFormatsSettingsUpdated", 2, 3, "trail only", "changed the upload format settings"],
  [5034, "UserFileUpdated", 2, 1, "log", "edited a file"],
  [5035, "FileConverted", 1, 1, "log", "converted a file"],
  [5036, "FileSendAccessLink", 8, 1, "trail only", "sent a link to a file"],
  [5043, "FileChangeOwner", 8, 1, "trail only", "changed the owner of a file"],
  [5044, "FileRestoreVersion", 1, 1, 5034, "restored a version of a file"],
  [5045, "DocumentSendToSign", 8, 1, "trail only", "sent a document to be signed"],
  [5046, "DocumentSignComplete", 8, 1, "trail only", "signed a document"],
  [5048, "DocumentsStoreForcesave", 2, 3, "trail only", "changed the setting for storing forced saves"],
  [5049, "DocumentsForcesave", 2, 3, "trail only", "changed the setting for forced saves"],
  [5054, "FileOpenedForChange", 2, 1, "trail only", "opened a file for editing"],
  [5055, "FileMarkedAsFavorite", 2, 1, "trail only", "marked a file as favourite"],
  [5056, "FileRemovedFromFavorite", 2, 1, "trail only", "unmarked a favourite file"],
  [5057, "FolderDownloaded", 12, 2, "trail only", "downloaded a folder"],
  [5058, "FileRemovedFromList", 11, 1, "trail only", "removed a file from their list"],
  [5059, "FolderRemovedFromList", 11, 2, "trail only", "removed a folder from their list"],
  [5060, "FileExternalLinkAccessUpdated", 11, 1, "trail only", "changed access by a link to a file"],
  [5061, "TrashEmptied", 3, 1, "trail only", "emptied the trash"],
  [5062, "FileRevisionDownloaded", 12, 1, "trail only", "downloaded a version of a file"],
  [5063, "FileMarkedAsRead", 2, 1, "trail only", "marked a file as read"],
  [5064, "FileReaded", 2, 1, "trail only", "viewed a file"],
  [5065, "FolderMarkedAsRead", 2, 2, "trail only", "marked a folder as read"],
  [5066, "FolderUpdatedAccessFor", 11, 2, "trail only", "changed someone's access to a folder"],
  [5068, "FileUpdatedAccessFor", 11, 1, "trail only", "changed someone's access to a file"],
  [5069, "DocumentsExternalShareSettingsUpdated", 2, 3, "trail only", "changed the external sharing settings"],
  [5070, "RoomCreated", 1, 27, "log", "created a room"],
  [5071, "RoomRenamed", 2, 27, "log", "renamed a room"],
  [5072, "RoomArchived", 2, 27, "log", "archived a room"],
  [5073, "RoomUnarchived", 2, 27, "log", "restored a room from the archive"],
  [5074, "RoomDeleted", 3, 27, "trail only", "deleted a room"],
  [5075, "RoomUpdateAccessForUser", 2, 27, "log", "changed a member's access to a room"],
  [5076, "TagCreated", 1, 27, "trail only", "created a tag"],
  [5077, "TagsDeleted", 3, 27, "trail only", "deleted tags"],
  [5078, "AddedRoomTags", 2, 27, "log", "added tags to a room"],
  [5079, "DeletedRoomTags", 2, 27, "log", "removed tags from a room"],
  [5080, "RoomLogoCreated", 2, 27, "log", "set the logo of a room"],
  [5081, "RoomLogoDeleted", 2, 27, "log", "removed the logo of a room"],
  [5082, "RoomInvitationLinkUpdated", 2, 27, "trail only", "changed an invitation link of a room"],
  [5084, "RoomRemoveUser", 2, 27, "log", "removed a member from a room"],
  [5085, "RoomCreateUser", 2, 27, "log", "added a member to a room"],
  [5086, "RoomInvitationLinkCreated", 2, 27, "trail only", "created an invitation link of a room"],
  [5087, "RoomInvitationLinkDeleted", 2, 27, "trail only", "deleted an invitation link of a room"],
  [5088, "RoomExternalLinkCreated", 2, 27, "log", "created an external link to a room"],
  [5089, "RoomExternalLinkUpdated", 2, 27, "trail only", "changed an external link to a room"],
  [5090, "RoomExternalLinkDeleted", 2, 27, "log", "deleted an external link to a room"],
  [5091, "FileExternalLinkCreated", 1, 1, "trail only", "created an external link to a file"],
  [5092, "FileExternalLinkUpdated", 2, 1, "trail only", "changed an external link to a file"],
  [5093, "FileExternalLinkDeleted", 3, 1, "trail only", "deleted an external link to a file"],
  [5094, "RoomGroupAdded", 2, 27, "log", "added a group to a room"],
  [5095, "RoomUpdateAccessForGroup", 2, 27, "log", "changed a group's access to a room"],
  [5096, "RoomGroupRemove", 2, 27, "log", "removed a group from a room"],
  [5097, "RoomExternalLinkRevoked", 2, 27, "log", "revoked an external link to a room"],
  [5099, "FileUploadedWithOverwriting", 13, 1, 5034, "uploaded a new version of a file"],
  [5100, "RoomCopied", 14, 27, "log", "copied a room"],
  [5106, "RoomIndexExportSaved", 10, 27, "log", "exported the index of a room"],
  [5107, "FolderIndexChanged", 2, 2, "log", "changed a folder's place in the index"],
  [5108, "FolderIndexReordered", 2, 1, "log", "reordered the index of a folder"],
  [5109, "RoomDenyDownloadEnabled", 2, 27, "log", "forbade downloads from a room"],
  [5110, "RoomDenyDownloadDisabled", 2, 27, "log", "allowed downloads from a room"],
  [5111, "FileIndexChanged", 2, 1, "log", "changed a file's place in the index"],
  [5112, "RoomWatermarkSet", 2, 27, "log", "set a watermark for a room"],
  [5113, "RoomWatermarkDisabled", 2, 27, "log", "removed the watermark of a room"],
  [5114, "RoomIndexingEnabled", 2, 27, "log", "switched on the index of a room"],
  [5115, "RoomIndexingDisabled", 2, 27, "log", "switched off the index of a room"],
  [5116, "RoomLifeTimeSet", 2, 27, "log", "set how long files of a room are kept"],
  [5117, "RoomLifeTimeDisabled", 2, 27, "log", "removed the limit on how long files of a room are kept"],
  [5118, "RoomInviteResend", 2, 27, "log", "sent an invitation to a room again"],
  [5119, "FileVersionRemoved", 3, 1, "log", "removed a version of a file"],
  [5120, "FileCustomFilterEnabled", 2, 1, "log", "switched on the custom filter of a file"],
  [5121, "FileCustomFilterDisabled", 2, 1, "log", "switched off the custom filter of a file"],
  [5122, "FolderExternalLinkCreated", 1, 2, "trail only", "created an external link to a folder"],
  [5123, "FolderExternalLinkUpdated", 2, 2, "trail only", "changed an external link to a folder"],
  [5124, "FolderExternalLinkDeleted", 3, 2, "trail only", "deleted an external link to a folder"],
  [5150, "FormStartedToFill", 2, 1, "log", "started to fill in a form"],
  [5151, "FormPartiallyFilled", 2, 1, "log", "filled in a part of a form"],
  [5152, "FormCompletelyFilled", 2, 1, "log", "filled in a form completely"],
  [5153, "FormStopped", 2, 1, "log", "stopped the filling of a form"],
  [5154, "AgentCreated", 1, 27, "log", "created an AI agent"],
  [5155, "AgentRenamed", 2, 31, "log", "renamed an AI agent"],
  [5156, "AgentDeleted", 3, 31, "trail only", "deleted an AI agent"],
  [5157, "AddedServerToAgent", 2, 31, "trail only", "added a server to an AI agent"],
  [5158, "DeletedServerFromAgent", 2, 31, "trail only", "removed a server from an AI agent"],
  [5159, "RoomChangeOwner", 2, 27, "log", "changed the owner of a room"],
  [5160, "DocumentsDefaultTemplatesSettingsUpdated", 2, 3, "trail only", "changed the default templates"],
  [5201, "FileSavedButUserQuotaExceeded", 2, 1, "log", "saved a file over the person's quota"],
  [5202, "FileNotSavedDueToUserQuota", 2, 1, "log", "could not save a file: the person's quota is used up"],
  [5203, "FileSavedButRoomQuotaExceeded", 2, 1, "log", "saved a file over the room's quota"],
  [5204, "FileNotSavedDueToRoomQuota", 2, 1, "log", "could not save a file: the room's quota is used up"],
  [6046, "FormSubmit", 2, 1, "log", "submitted a form"],
  [6047, "FormOpenedForFilling", 2, 1, "log", "opened a form to fill it in"],
];

export const ACTIONS: ReadonlyMap<number, Action> = new Map(ROWS.map((row) => [row[0], actionOf(row)]));

/** `ActionType` numbers as the server names them, and what the person did where the action itself is not known. */
export const ACTION_TYPES: ReadonlyMap<number, { readonly name: string; readonly words: string }> = new Map([
  [0, { name: "None", words: "did something" }],
  [1, { name: "Create", words: "created something" }],
  [2, { name: "Update", words: "changed something" }],
  [3, { name: "Delete", words: "deleted something" }],
  [4, { name: "Link", words: "linked something" }],
  [5, { name: "Unlink", words: "removed a link" }],
  [6, { name: "Attach", words: "attached something" }],
  [7, { name: "Detach", words: "detached something" }],
  [8, { name: "Send", words: "sent something" }],
  [9, { name: "Import", words: "imported something" }],
  [10, { name: "Export", words: "exported something" }],
  [11, { name: "UpdateAccess", words: "changed access rights" }],
  [12, { name: "Download", words: "downloaded something" }],
  [13, { name: "Upload", words: "uploaded something" }],
  [14, { name: "Copy", words: "copied something" }],
  [15, { name: "Move", words: "moved something" }],
  [16, { name: "Reassigns", words: "reassigned something" }],
  [17, { name: "Follow", words: "followed something" }],
  [18, { name: "Unfollow", words: "stopped following something" }],
  [19, { name: "Logout", words: "signed out" }],
]);

/** The server's name of an action; undefined for those of other products and of newer servers. */
export function actionName(id: number): string | undefined {
  return ACTIONS.get(id)?.name;
}

/** Whether the room's own log has this action; events of kinds it does not know are only in the audit trail. */
export function isLoggedAction(id: number): boolean {
  return ACTIONS.get(id)?.inRoomLog === true;
}

/** What a person did, in plain words that follow their name: "opened a file for editing". Never empty. */
export function actionWords(actionId: number, actionType: number): string {
  return ACTIONS.get(actionId)?.words ?? ACTION_TYPES.get(actionType)?.words ?? "did something";
}

function actionOf([id, name, actionType, location, log, words]: ActionRow): Action {
  const action = { id, name, actionType, location, inRoomLog: log !== "trail only", words };
  return typeof log === "number" ? { ...action, shownAs: log } : action;
}
