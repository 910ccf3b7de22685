import type { Shape } from "./shape.ts";

/** Shapes that several cases share. */
export const envelope = (response: Shape): Shape => ({
  response,
  count: "number",
  links: [{ href: "string", action: "string" }],
  status: "number",
  statusCode: "number",
});

export const auditRow: Shape = {
  id: "number",
  date: "date",
  user: "string",
  userId: "guid",
  action: "string?",
  actionId: "number",
  ip: "string?",
  country: "string",
  city: "string",
  browser: "string?",
  platform: "string?",
  page: "string?",
  actionType: "number",
  product: "number",
  location: "number",
  entries: ["number"],
  context: "string",
};

export const error: Shape = {
  error: { message: "string", type: "string", stack: "string?", hresult: "number" },
  status: "number",
  statusCode: "number",
};

export const problem: Shape = { type: "string", title: "string", status: "number", traceId: "string" };

export const validation: Shape = envelope({ ...(problem as Record<string, Shape>), errors: {} });

export const person: Shape = {
  id: "guid",
  displayName: "string",
  firstName: "string",
  lastName: "string",
  userName: "string",
  email: "string",
  status: "number",
  activationStatus: "number",
  isAdmin: "boolean",
  isRoomAdmin: "boolean",
  isOwner: "boolean",
  isVisitor: "boolean",
  isCollaborator: "boolean",
  registrationDate: "date",
  profileUrl: "string",
};

export const shareLine: Shape = {
  access: "number",
  isLocked: "boolean",
  isOwner: "boolean",
  canEditAccess: "boolean",
  subjectType: "number",
};

export const folder: Shape = {
  id: "number",
  parentId: "number",
  title: "string",
  filesCount: "number",
  foldersCount: "number",
  security: { Read: "boolean", Create: "boolean" },
  sharedExternal: "boolean?",
  rootFolderType: "number",
  created: "date",
  createdBy: { id: "guid", displayName: "string" },
};

export const room: Shape = { ...(folder as Record<string, Shape>), roomType: "number", inRoom: "boolean" };

export const file: Shape = {
  id: "number",
  title: "string",
  folderId: "number",
  version: "number",
  versionGroup: "number",
  contentLength: "string",
  pureContentLength: "number?",
  viewUrl: "string",
  webUrl: "string",
  fileExst: "string",
  created: "date",
  updated: "date",
  createdBy: { id: "guid" },
};

/** Of a room's log; without ids before 3.6. */
export const logItem: Shape = {
  id: "number?",
  action: { id: "number", key: "string" },
  initiator: { id: "guid", displayName: "string", isAnonim: "boolean" },
  date: "date",
  data: {},
  related: [{ id: "number?", action: { id: "number", key: "string" }, date: "date", data: {} }],
};

export const listing: Shape = envelope({
  files: [file],
  folders: [{ title: "string" }],
  current: { id: "number", title: "string" },
  pathParts: [{ id: "number", title: "string", folderType: "number?" }],
  startIndex: "number",
  count: "number",
  total: "number",
  new: "number",
});

export const session: Shape = envelope({
  success: "boolean",
  data: {
    id: "string",
    path: ["number"],
    created: "string",
    expired: "string",
    location: "string",
    bytes_total: "number",
  },
});

export const lastChunk: Shape = {
  success: "boolean",
  data: { id: "number", folderId: "number", version: "number", title: "string", uploaded: "boolean", file },
  message: "string",
};
