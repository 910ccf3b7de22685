/**
 * The server's audit actions as its mapper classes list them (`products/ASC.Files/.../Mappers`, `EventTypeConverter.cs`).
 * `log`: whether a room's own log shows the action, and under which other name where the server gives it one.
 */
export interface AuditAction {
  readonly id: number;
  readonly name: string;
  readonly actionType: number;
  readonly location: number;
  readonly product: number;
  readonly entries: readonly number[];
  readonly log: boolean | string;
}

type Row = readonly [
  id: number,
  name: string,
  type: number,
  location: number,
  entries: number[],
  log: boolean | string,
];

const documents: readonly Row[] = [
  [5000, "FileCreated", 1, 1, [1], true],
  [5001, "FileRenamed", 2, 1, [1], true],
  [5002, "FileUpdated", 2, 1, [1], false],
  [5003, "FileCreatedVersion", 1, 1, [1], false],
  [5004, "FileDeletedVersion", 3, 1, [1], false],
  [5005, "FileUpdatedRevisionComment", 2, 1, [1], false],
  [5006, "FileLocked", 2, 1, [1], true],
  [5007, "FileUnlocked", 2, 1, [1], true],
  [5008, "FileUpdatedAccess", 11, 1, [1], false],
  [5009, "FileDownloaded", 12, 1, [1], false],
  [5010, "FileDownloadedAs", 12, 1, [1], false],
  [5011, "FileUploaded", 13, 1, [1], true],
  [5012, "FileImported", 9, 1, [1], false],
  [5013, "FileCopied", 14, 1, [1, 2], true],
  [5014, "FileCopiedWithOverwriting", 14, 1, [1, 2], "FileCopied"],
  [5015, "FileMoved", 15, 1, [1, 2], true],
  [5016, "FileMovedWithOverwriting", 15, 1, [1, 2], "FileMoved"],
  [5017, "FileMovedToTrash", 15, 1, [1], true],
  [5018, "FileDeleted", 3, 1, [1], true],
  [5019, "FolderCreated", 1, 2, [2], true],
  [5020, "FolderRenamed", 2, 2, [2], true],
  [5021, "FolderUpdatedAccess", 11, 2, [2], false],
  [5022, "FolderCopied", 14, 2, [2, 2], true],
  [5023, "FolderCopiedWithOverwriting", 14, 2, [2, 2], "FolderCopied"],
  [5024, "FolderMoved", 15, 2, [2, 2], true],
  [5025, "FolderMovedWithOverwriting", 15, 2, [2, 2], "FolderMoved"],
  [5026, "FolderMovedToTrash", 15, 2, [2], true],
  [5027, "FolderDeleted", 3, 2, [2], true],
  [5028, "ThirdPartyCreated", 1, 3, [2], false],
  [5029, "ThirdPartyUpdated", 2, 3, [2], false],
  [5030, "ThirdPartyDeleted", 3, 3, [2], false],
  [5031, "DocumentsThirdPartySettingsUpdated", 2, 3, [], false],
  [5032, "DocumentsOverwritingSettingsUpdated", 2, 3, [], false],
  [5033, "DocumentsUploadingFormatsSettingsUpdated", 2, 3, [], false],
  [5034, "UserFileUpdated", 2, 1, [1], true],
  [5035, "FileConverted", 1, 1, [1], true],
  [5036, "FileSendAccessLink", 8, 1, [1], false],
  [5043, "FileChangeOwner", 8, 1, [1], false],
  [5044, "FileRestoreVersion", 1, 1, [1], "UserFileUpdated"],
  [5045, "DocumentSendToSign", 8, 1, [1], false],
  [5046, "DocumentSignComplete", 8, 1, [1], false],
  [5048, "DocumentsStoreForcesave", 2, 3, [], false],
  [5049, "DocumentsForcesave", 2, 3, [], false],
  [5054, "FileOpenedForChange", 2, 1, [1], false],
  [5055, "FileMarkedAsFavorite", 2, 1, [1], false],
  [5056, "FileRemovedFromFavorite", 2, 1, [1], false],
  [5057, "FolderDownloaded", 12, 2, [2], false],
  [5058, "FileRemovedFromList", 11, 1, [1], false],
  [5059, "FolderRemovedFromList", 11, 2, [2], false],
  [5060, "FileExternalLinkAccessUpdated", 11, 1, [1], false],
  [5061, "TrashEmptied", 3, 1, [1], false],
  [5062, "FileRevisionDownloaded", 12, 1, [1], false],
  [5063, "FileMarkedAsRead", 2, 1, [1], false],
  [5064, "FileReaded", 2, 1, [1], false],
  [5065, "FolderMarkedAsRead", 2, 2, [2], false],
  [5066, "FolderUpdatedAccessFor", 11, 2, [2], false],
  [5068, "FileUpdatedAccessFor", 11, 1, [1], false],
  [5069, "DocumentsExternalShareSettingsUpdated", 2, 3, [], false],
  [5070, "RoomCreated", 1, 27, [25], true],
  [5071, "RoomRenamed", 2, 27, [25], true],
  [5072, "RoomArchived", 2, 27, [25], true],
  [5073, "RoomUnarchived", 2, 27, [25], true],
  [5074, "RoomDeleted", 3, 27, [25], false],
  [5075, "RoomUpdateAccessForUser", 2, 27, [25], true],
  [5076, "TagCreated", 1, 27, [26], false],
  [5077, "TagsDeleted", 3, 27, [26], false],
  [5078, "AddedRoomTags", 2, 27, [25], true],
  [5079, "DeletedRoomTags", 2, 27, [25], true],
  [5080, "RoomLogoCreated", 2, 27, [25], true],
  [5081, "RoomLogoDeleted", 2, 27, [25], true],
  [5082, "RoomInvitationLinkUpdated", 2, 27, [25], false],
  [5084, "RoomRemoveUser", 2, 27, [25], true],
  [5085, "RoomCreateUser", 2, 27, [25], true],
  [5086, "RoomInvitationLinkCreated", 2, 27, [25], false],
  [5087, "RoomInvitationLinkDeleted", 2, 27, [25], false],
  [5088, "RoomExternalLinkCreated", 2, 27, [25], true],
  [5089, "RoomExternalLinkUpdated", 2, 27, [25], false],
  [5090, "RoomExternalLinkDeleted", 2, 27, [25], true],
  [5091, "FileExternalLinkCreated", 1, 1, [1], false],
  [5092, "FileExternalLinkUpdated", 2, 1, [1], false],
  [5093, "FileExternalLinkDeleted", 3, 1, [1], false],
  [5094, "RoomGroupAdded", 2, 27, [25], true],
  [5095, "RoomUpdateAccessForGroup", 2, 27, [25], true],
  [5096, "RoomGroupRemove", 2, 27, [25], true],
  [5097, "RoomExternalLinkRevoked", 2, 27, [25], true],
  [5099, "FileUploadedWithOverwriting", 13, 1, [1], "UserFileUpdated"],
  [5100, "RoomCopied", 14, 27, [25], true],
  [5106, "RoomIndexExportSaved", 10, 27, [25], true],
  [5107, "FolderIndexChanged", 2, 2, [2], true],
  [5108, "FolderIndexReordered", 2, 1, [1], true],
  [5109, "RoomDenyDownloadEnabled", 2, 27, [25], true],
  [5110, "RoomDenyDownloadDisabled", 2, 27, [25], true],
  [5111, "FileIndexChanged", 2, 1, [1], true],
  [5112, "RoomWatermarkSet", 2, 27, [25], true],
  [5113, "RoomWatermarkDisabled", 2, 27, [25], true],
  [5114, "RoomIndexingEnabled", 2, 27, [25], true],
  [5115, "RoomIndexingDisabled", 2, 27, [25], true],
  [5116, "RoomLifeTimeSet", 2, 27, [25], true],
  [5117, "RoomLifeTimeDisabled", 2, 27, [25], true],
  [5118, "RoomInviteResend", 2, 27, [25], true],
  [5119, "FileVersionRemoved", 3, 1, [1], true],
  [5120, "FileCustomFilterEnabled", 2, 1, [1], true],
  [5121, "FileCustomFilterDisabled", 2, 1, [1], true],
  [5122, "FolderExternalLinkCreated", 1, 2, [2], false],
  [5123, "FolderExternalLinkUpdated", 2, 2, [2], false],
  [5124, "FolderExternalLinkDeleted", 3, 2, [2], false],
  [5150, "FormStartedToFill", 2, 1, [1], true],
  [5151, "FormPartiallyFilled", 2, 1, [1], true],
  [5152, "FormCompletelyFilled", 2, 1, [1], true],
  [5153, "FormStopped", 2, 1, [1], true],
  [5154, "AgentCreated", 1, 27, [25], true],
  [5155, "AgentRenamed", 2, 31, [25], true],
  [5156, "AgentDeleted", 3, 31, [25], false],
  [5157, "AddedServerToAgent", 2, 31, [25], false],
  [5158, "DeletedServerFromAgent", 2, 31, [25], false],
  [5159, "RoomChangeOwner", 2, 27, [25], true],
  [5160, "DocumentsDefaultTemplatesSettingsUpdated", 2, 3, [], false],
  [5201, "FileSavedButUserQuotaExceeded", 2, 1, [1], true],
  [5202, "FileNotSavedDueToUserQuota", 2, 1, [1], true],
  [5203, "FileSavedButRoomQuotaExceeded", 2, 1, [1], true],
  [5204, "FileNotSavedDueToRoomQuota", 2, 1, [1], true],
  [6046, "FormSubmit", 2, 1, [1], true],
  [6047, "FormOpenedForFilling", 2, 1, [1], true],
];

/** Actions of other products; the mapper lists more, these are the ones the demo organisation uses. */
const others: readonly (readonly [...Row, product: number])[] = [
  [4000, "UserCreated", 1, 30, [23], false, 8],
  [4001, "GuestCreated", 1, 30, [23], false, 8],
  [4002, "UserCreatedViaInvite", 1, 30, [23], false, 8],
  [4003, "GuestCreatedViaInvite", 1, 30, [23], false, 8],
  [4006, "UserUpdated", 2, 30, [23], false, 8],
  [4018, "UserDeleted", 3, 30, [23], false, 8],
  [4019, "UsersUpdatedType", 2, 30, [23], false, 8],
  [4020, "UsersUpdatedStatus", 2, 30, [23], false, 8],
  [4030, "UserDataReassigns", 16, 30, [23], false, 8],
  [4031, "UserDataRemoving", 3, 30, [23], false, 8],
  [4026, "GroupCreated", 1, 30, [24], false, 8],
  [4027, "GroupUpdated", 2, 30, [24], false, 8],
  [4037, "SendJoinInvite", 1, 30, [23], false, 8],
  [6000, "LanguageSettingsUpdated", 2, 29, [], false, 7],
  [6001, "TimeZoneSettingsUpdated", 2, 29, [], false, 7],
  [6032, "CookieSettingsUpdated", 2, 29, [], false, 7],
  [6058, "ApiKeyCreated", 1, 29, [], false, 7],
];

/** Action types by number, as the query string may name them (`ActionType.cs`). */
export const actionTypes = [
  "None",
  "Create",
  "Update",
  "Delete",
  "Link",
  "Unlink",
  "Attach",
  "Detach",
  "Send",
  "Import",
  "Export",
  "UpdateAccess",
  "Download",
  "Upload",
  "Copy",
  "Move",
  "Reassigns",
  "Follow",
  "Unfollow",
  "Logout",
];

/**
 * Actions that exist on the server and that its mappers forgot: the trail never lists them and answers 500 when asked
 * for them; the room's log shows those about its looks and links.
 */
export const unmappedActions: ReadonlyMap<number, { readonly name: string; readonly log: boolean }> = new Map(
  [
    [5083, { name: "RoomInviteLinkUsed", log: false }],
    [5098, { name: "RoomExternalLinkRenamed", log: true }],
    [5102, { name: "RoomColorChanged", log: true }],
    [5103, { name: "RoomCoverChanged", log: true }],
    [5104, { name: "RoomIndexingChanged", log: false }],
    [5105, { name: "RoomDenyDownloadChanged", log: false }],
  ],
);

const toAction = (row: Row, product: number): AuditAction => {
  const [id, name, actionType, location, entries, log] = row;
  return { id, name, actionType, location, product, entries, log };
};

export const actions: ReadonlyMap<number, AuditAction> = new Map([
  ...documents.map((row) => [row[0], toAction(row, 2)] as const),
  ...others.map(
    ([id, name, type, location, entries, log, product]) =>
      [id, toAction([id, name, type, location, entries, log], product)] as const,
  ),
]);

const byName = new Map<string, number>([
  ...[...actions.values()].map((action) => [action.name.toLowerCase(), action.id] as const),
  ...[...unmappedActions].map(([id, { name }]) => [name.toLowerCase(), id] as const),
]);

/** Number of an action given as number or name in any case; undefined when the server knows no such action. */
export function actionNumber(text: string): number | undefined {
  if (!/^\d+$/.test(text)) return byName.get(text.toLowerCase());
  const id = Number(text);
  return id === 0 || actions.has(id) || unmappedActions.has(id) ? id : undefined;
}

/** Number of an action type given as number or name in any case. */
export function actionTypeNumber(text: string): number | undefined {
  const index = /^\d+$/.test(text)
    ? Number(text)
    : actionTypes.findIndex((name) => name.toLowerCase() === text.toLowerCase());
  return index >= 0 && index < actionTypes.length ? index : undefined;
}

/** The log's number for an action: its own, or that of the action it is shown as. Undefined: not in the log. */
export function shownInLog(id: number): { readonly id: number; readonly key: string } | undefined {
  const unmapped = unmappedActions.get(id);
  if (unmapped?.log === true) return { id, key: unmapped.name };
  const action = actions.get(id);
  if (action === undefined || action.log === false) return undefined;
  if (action.log === true) return { id, key: action.name };
  return { id: byName.get(action.log.toLowerCase()) ?? id, key: action.log };
}
