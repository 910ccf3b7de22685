import { expect } from "vitest";
import type { Case } from "./case.ts";
import * as shapes from "./shapes.ts";
import type { Answer } from "./world.ts";

const json = { "content-type": /^application\/json/ };
const problemJson = { "content-type": /^application\/problem\+json/ };

const roomList = shapes.envelope({
  files: [{}],
  folders: [{ title: "string", roomType: "number", security: { Read: "boolean" } }],
  current: { id: "number", title: "string" },
  pathParts: [{ id: "number", title: "string" }],
  startIndex: "number",
  count: "number",
  total: "number",
  new: "number",
});

const emptyRefusal = (
  name: string,
  url: string,
  recorded: string[],
  key: "none" | "bad" | "narrow",
  status: number,
): Case => ({
  name,
  recorded,
  send: { url, key },
  status,
  empty: true,
});

const folderMissing = (name: string, url: string, recorded: string[]): Case => ({
  name,
  recorded,
  send: { url },
  status: 404,
  headers: json,
  shape: shapes.error,
  facts: ({ body }) => expect(body.error.message).toBe("The required folder was not found"),
});

const countRefused = (name: string, url: string, recorded: string[]): Case => ({
  name,
  recorded,
  send: { url },
  status: 400,
  headers: problemJson,
  shape: shapes.validation,
  facts: ({ body }) =>
    expect(body.response.errors.count).toEqual(["The field Count must be between 1 and 100."]),
});

interface LogItem {
  readonly id?: number;
  readonly date: string;
  readonly action: { readonly key: string };
  readonly related: readonly { readonly id?: number }[];
  readonly data: Record<string, unknown>;
}
const items = (answer: Answer): LogItem[] => answer.body.response;
const rawEvents = (answer: Answer): number =>
  items(answer).reduce((sum, { related }) => sum + 1 + related.length, 0);

const log = (name: string, url: string, recorded: string[], facts?: (answer: Answer) => void): Case => ({
  name,
  recorded,
  send: { url },
  status: 200,
  headers: json,
  shape: { ...(shapes.envelope([shapes.logItem]) as object), total: "number" },
  facts: (answer) => {
    const dates = items(answer).map(({ date }) => Date.parse(date));
    expect(dates).toEqual(dates.toSorted((a, b) => b - a));
    expect(rawEvents(answer)).toBe(answer.body.count);
    for (const { related } of items(answer)) {
      for (const other of related) expect(other).not.toHaveProperty("related");
    }
    // Without ids before 3.6, the related ones too.
    const ids = items(answer).flatMap(({ id, related }) => [id, ...related.map((other) => other.id)]);
    expect(new Set(ids.map((id) => typeof id)).size).toBeLessThan(2);
    facts?.(answer);
  },
});

export const roomCases: readonly Case[] = [
  {
    name: "the list of rooms is an object with its own total",
    recorded: ["rooms_list"],
    send: { url: "~files/rooms" },
    status: 200,
    headers: json,
    shape: roomList,
    facts: ({ body }) => {
      expect(body.count).toBe(1);
      expect(body.response.total).toBe(body.response.folders.length);
      for (const room of body.response.folders) expect(room.rootFolderType).toBe(14);
    },
  },
  {
    name: "rooms of one type; a public room is open to strangers",
    versions: ["3.7.2"],
    recorded: ["rooms_list_type_public"],
    send: { url: "~files/rooms?type=6" },
    status: 200,
    shape: roomList,
    facts: ({ body }) => {
      expect(body.response.folders).toHaveLength(1);
      expect(body.response.folders[0]).toMatchObject({ roomType: 6, sharedExternal: true });
    },
  },
  {
    name: "archived rooms by their search area",
    send: { url: "~files/rooms?searchArea=1" },
    status: 200,
    shape: roomList,
    facts: ({ body }) => {
      expect(body.response.folders).toHaveLength(1);
      expect(body.response.folders[0].rootFolderType).toBe(20);
    },
  },
  {
    name: "a key for rooms may list them",
    recorded: ["3.7.2/rooms_list_narrow"],
    send: { url: "~files/rooms?count=2", key: "narrow" },
    status: 200,
    shape: roomList,
    facts: ({ body }) => {
      expect(body.response.folders).toHaveLength(2);
      expect(body.response.total).toBeGreaterThan(2);
    },
  },
  emptyRefusal("rooms without key", "~files/rooms", ["rooms_list_noauth"], "none", 401),
  countRefused("rooms with count 0", "~files/rooms?count=0", ["rooms_list_count0"]),
  {
    name: "a room by its id",
    recorded: ["room_custom"],
    send: { url: "~files/rooms/1201", key: "full" },
    status: 200,
    headers: json,
    shape: shapes.envelope(shapes.room),
    facts: ({ body }) => expect(body.response.security.Read).toBe(true),
  },
  {
    name: "a DocSpace admin reads a room without being in it, and may not create",
    recorded: ["room_as_admin_nonmember"],
    send: { url: "~files/rooms/1201", key: "admin" },
    status: 200,
    shape: shapes.envelope(shapes.room),
    facts: ({ body }) => {
      expect(body.response.inRoom).toBe(false);
      expect(body.response.security).toMatchObject({ Read: true, Create: false });
    },
  },
  {
    name: "a member by group is not said to be in the room",
    recorded: ["room_as_member_group"],
    send: (world) => {
      const key = world.organisation.keys.user;
      const member = world.organisation.people[13];
      world.organisation.store.keys.push({
        ...key,
        secret: `sk-${"9".repeat(64)}`,
        ownerId: member?.id ?? "",
      });
      return world.send({
        url: "~files/rooms/1201",
        key: "none",
        headers: { authorization: `Bearer sk-${"9".repeat(64)}` },
      });
    },
    status: 200,
    shape: shapes.envelope(shapes.room),
    facts: ({ body }) => {
      expect(body.response.inRoom).toBe(false);
      expect(body.response.security.Read).toBe(true);
    },
  },
  {
    name: "a reader sees the room and may not create",
    recorded: ["room_as_member_reader"],
    send: { url: "~files/rooms/1201", key: "guest" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response).toMatchObject({ inRoom: true, access: 2 });
      expect(body.response.security).toMatchObject({ Read: true, Create: false });
    },
  },
  {
    name: "a room of others",
    recorded: ["room_as_nonmember"],
    send: { url: "~files/rooms/1201", key: "nonMember" },
    status: 403,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.type).toBe("System.InvalidOperationException"),
  },
  { ...folderMissing("no such room", "~files/rooms/999999", ["room_404"]), versions: ["3.7.2"] },
  {
    name: "errors speak the key owner's language",
    versions: ["3.7.2"],
    recorded: ["room_404_german"],
    send: { url: "~files/rooms/999999", key: "german" },
    status: 404,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.message).toBe("Der angefragte Ordner wurde nicht gefunden"),
  },
  {
    name: "a room id that is a word",
    recorded: ["room_badid"],
    send: { url: "~files/rooms/abc" },
    status: 404,
    headers: json,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.message).toBe("Selector '' not found"),
  },
  {
    name: "a wrong key at an endpoint that also answers without one",
    versions: ["3.7.2"],
    recorded: ["room_badkey"],
    send: { url: "~files/rooms/1201", key: "bad" },
    status: 403,
    headers: problemJson,
    shape: shapes.problem,
    facts: ({ body }) => expect(body.title).toBe("Forbidden"),
  },
  {
    name: "a room without key",
    versions: ["3.7.2"],
    recorded: ["room_noauth"],
    send: { url: "~files/rooms/1201", key: "none" },
    status: 401,
    headers: json,
    facts: ({ body }) => {
      expect(body).toMatchObject({ status: 1, statusCode: 401 });
      expect(body.error.message).toBe("System error.");
    },
  },
  {
    name: "a subfolder through the rooms endpoint has no room type",
    recorded: ["folder_via_rooms_endpoint"],
    send: (world) => world.send({ url: `~files/rooms/${world.organisation.reportFolderId}`, key: "full" }),
    status: 200,
    shape: shapes.envelope(shapes.folder),
    facts: ({ body }) => expect(body.response.roomType).toBeUndefined(),
  },
  {
    name: "a room in third-party storage has a text id",
    send: { url: "~files/rooms?filterValue=Old%20storage" },
    status: 200,
    facts: ({ body }) => expect(typeof body.response.folders[0].id).toBe("string"),
  },
  {
    name: "members: the owner first, with total",
    recorded: ["share_custom", "3.7.2/share_narrow", "share_admin_nonmember", "share_reader"],
    send: { url: "~files/rooms/1201/share" },
    status: 200,
    headers: json,
    shape: { ...(shapes.envelope([shapes.shareLine]) as object), total: "number" },
    facts: ({ body }) => {
      expect(body.response[0]).toMatchObject({ access: 1, isOwner: true, subjectType: 0 });
      expect(body.count).toBe(body.total);
      for (const line of body.response.slice(1)) expect(line.isOwner).toBe(false);
      const pending = body.response.filter(
        (line: { sharedToUser?: { status: number } }) => line.sharedToUser?.status === 4,
      );
      for (const { sharedToUser } of pending) {
        expect(sharedToUser).toMatchObject({ firstName: "", lastName: "" });
        expect(sharedToUser.displayName).toBe(sharedToUser.email);
      }
    },
  },
  {
    name: "members in pages",
    recorded: ["share_page_2"],
    send: { url: "~files/rooms/1201/share?count=2&startIndex=2" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response).toHaveLength(2);
      expect(body.count).toBe(2);
      expect(body.total).toBeGreaterThan(4);
    },
  },
  {
    name: "past the end the count is negative",
    recorded: ["share_past_end"],
    send: { url: "~files/rooms/1201/share?count=10&startIndex=50" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response).toEqual([]);
      expect(body.count).toBeLessThan(0);
      expect([50, 99]).toContain(body.total - body.count);
    },
  },
  {
    name: "groups only",
    recorded: ["share_collab_groups_only"],
    send: { url: "~files/rooms/1201/share?filterType=32" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response).toHaveLength(1);
      expect(body.response[0]).toMatchObject({ subjectType: 2, sharedToGroup: { name: "Legal team" } });
      expect(body.response[0].sharedToUser).toBeUndefined();
    },
  },
  {
    name: "users only",
    recorded: ["share_collab_users_only"],
    send: { url: "~files/rooms/1201/share?filterType=16" },
    status: 200,
    facts: ({ body }) => {
      for (const line of body.response) expect(line.sharedToUser.email).toContain("@example.com");
    },
  },
  {
    name: "links of a public room",
    recorded: ["share_links"],
    send: { url: "~files/rooms/1204/share?filterType=15" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response).toHaveLength(1);
      expect(body.response[0]).toMatchObject({
        subjectType: 4,
        sharedLink: { internal: false, isExpired: false },
      });
    },
  },
  {
    name: "members of a room of others: an empty list, no error",
    recorded: ["share_nonmember"],
    send: { url: "~files/rooms/1201/share", key: "nonMember" },
    status: 200,
    facts: ({ body }) => expect(body).toMatchObject({ response: [], count: 0, total: 0 }),
  },
  {
    name: "members of no room",
    recorded: ["share_404"],
    send: { url: "~files/rooms/999999/share" },
    status: 404,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.message).toBe("Item not found"),
  },
  countRefused("members with count 0", "~files/rooms/1201/share?count=0", ["share_count0"]),
  countRefused("members with count 101", "~files/rooms/1201/share?count=101", ["share_count101"]),
  {
    name: "the members of a room's group, paged",
    recorded: ["folder_group_share", "folder_group_share_vdr"],
    send: (world) =>
      world.send({
        url: `~files/folder/1201/group/${world.organisation.groups[0]?.id}/share?count=100`,
        key: "full",
      }),
    status: 200,
    shape: shapes.envelope([
      {
        user: shapes.person,
        groupAccess: "number",
        userAccess: "number?",
        overridden: "boolean",
        owner: "boolean",
      },
    ]),
    facts: ({ body }) => {
      expect(body.total).toBeGreaterThanOrEqual(body.response.length);
      for (const line of body.response) expect(line.overridden).toBe(line.userAccess !== undefined);
    },
  },
  log("a room's log in pages of raw events", "~files/folder/1201/log", ["log_custom"], ({ body }) => {
    expect(body.count).toBe(Math.min(100, body.total));
  }),
  log("a page of ten", "~files/folder/1201/log?count=10", ["log_count10"], ({ body }) =>
    expect(body.count).toBe(10),
  ),
  log("the last page", "~files/folder/1202/log?count=100&startIndex=100", ["log_page_100"], ({ body }) => {
    expect(body.count).toBe(Math.min(100, body.total - 100));
  }),
  log(
    "a log past its end",
    "~files/folder/1201/log?count=100&startIndex=5000",
    ["log_past_end"],
    ({ body }) => {
      expect(body).toMatchObject({ response: [], count: 0 });
    },
  ),
  log(
    "a log within dates",
    "~files/folder/1201/log?fromDate=2026-10-05T06:00:00Z&toDate=2026-10-09T16:04:30Z",
    ["log_from"],
    ({ body }) => expect(body.total).toBe(body.count),
  ),
  log("the log needs no Audit feature and no wide scope", "~files/folder/1201/log?count=3", [
    "log_narrow",
    "noaudit_room_log",
  ]),
  log(
    "no opens, no downloads, overwriting as an update",
    "~files/folder/1203/log",
    ["log_custom"],
    (answer) => {
      const keys = new Set(items(answer).map(({ action }) => action.key));
      for (const absent of ["FileDownloaded", "FileOpenedForChange", "FileUploadedWithOverwriting"]) {
        expect(keys).not.toContain(absent);
      }
    },
  ),
  log("renamings with both titles", "~files/folder/1203/log?count=100", ["log_public_renames"], (answer) => {
    const renamed = items(answer).filter(({ action }) => action.key === "RoomRenamed");
    for (const { data } of renamed)
      expect(data).toMatchObject({ oldTitle: expect.any(String), newTitle: expect.any(String) });
  }),
  {
    name: "the log of a subfolder",
    recorded: ["log_subfolder"],
    send: (world) => world.send({ url: `~files/folder/${world.organisation.reportFolderId}/log` }),
    status: 200,
    facts: (answer) => expect(items(answer).map(({ action }) => action.key)).toContain("FolderCreated"),
  },
  folderMissing("the log of no room", "~files/folder/999999/log", ["log_404"]),
  {
    name: "the log of a text id",
    recorded: ["log_stringid"],
    send: { url: "~files/folder/abc/log" },
    status: 404,
    empty: true,
  },
  countRefused("a log with count 0", "~files/folder/1201/log?count=0", ["log_count0"]),
  countRefused("a log with count 101", "~files/folder/1201/log?count=101", ["log_count101"]),
  {
    name: "a log from a date alone",
    versions: ["3.7.2"],
    recorded: ["log_dateonly"],
    send: { url: "~files/folder/1201/log?fromDate=2026-10-01" },
    status: 400,
    shape: shapes.validation,
    facts: ({ body }) => expect(body.response.errors.fromDate).toEqual(["The input was not valid."]),
  },
  {
    name: "a log of others",
    recorded: ["log_as_nonmember"],
    send: { url: "~files/folder/1201/log", key: "nonMember" },
    status: 403,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.type).toBe("System.Security.SecurityException"),
  },
  log("a reader reads the log", "~files/folder/1201/log?count=3", ["log_as_reader", "log_admin_nonmember"]),
];
