/** What a person did, in a word of the inputs `only-actions` and of the reports. */
export type ActivityKind =
  | "create"
  | "update"
  | "delete"
  | "share"
  | "open"
  | "download"
  | "move"
  | "copy"
  | "upload"
  | "form"
  | "room"
  | "settings"
  | "other";
