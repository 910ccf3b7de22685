import { expect } from "vitest";
import type { Case } from "./case.ts";
import * as shapes from "./shapes.ts";
import type { Answer, Sent, World } from "./world.ts";

/** What servers before 3.7.2 answer otherwise. Of 3.6.1 there are no recordings: the source's file is named. */

const filter = "~security/audit/events/filter";
const json = { "content-type": /^application\/json/ };
const room = 4242;
const old = ["3.5.0"] as const;

const upload = (name: string, content = "hello", query = ""): Sent => ({
  method: "POST",
  url: `~files/${room}/upload${query}`,
  file: { name, content },
});

const inTurn =
  (...sent: Sent[]) =>
  (world: World): Answer => {
    const answers = sent.map((each) => world.send(each));
    return answers[answers.length - 1] as Answer;
  };

const missing = (name: string, send: Sent, recorded: string, message: string): Case => ({
  name,
  versions: old,
  recorded: [recorded],
  send,
  status: 403,
  headers: json,
  shape: shapes.error,
  facts: ({ body }) => {
    expect(body.error.message).toBe(message);
    expect(body.error.type).toBe("System.InvalidOperationException");
  },
});

interface Row {
  readonly actionId: number;
  readonly context: string;
  readonly location?: number;
  readonly module?: number;
  readonly product: number;
}
const rows = (answer: Answer): Row[] => answer.body.response;

const accepted = (name: string, query: string, recorded: string[]): Case => ({
  name,
  versions: old,
  recorded,
  send: { url: `${filter}?${query}&count=5` },
  status: 200,
  shape: shapes.envelope([shapes.auditRow]),
});

export const olderCases: readonly Case[] = [
  {
    name: "a context is the bare title of the room, or the old name of the place",
    versions: old,
    recorded: ["audit_default", "audit_page_0_100", "audit_after_uploads"],
    send: { url: filter },
    status: 200,
    facts: (answer) => {
      for (const { context, product } of rows(answer)) {
        expect(context).not.toMatch(/^Rooms: /);
        expect([2, 5, 7]).toContain(product);
        if (product === 5) expect(["Users", "Groups"]).toContain(context);
        if (product === 7) expect(context).toBe("Products");
      }
    },
  },
  {
    name: "a German key gets German names of places",
    versions: old,
    recorded: ["audit_german_key", "audit_german_users"],
    send: { url: `${filter}?count=100&action=4020`, key: "german" },
    status: 200,
    facts: (answer) => {
      for (const { context, product } of rows(answer)) {
        if (product === 5) expect(["Benutzer", "Gruppen"]).toContain(context);
      }
    },
  },
  {
    name: "people stand at 16, groups at 17, settings at 26",
    versions: old,
    recorded: ["audit_default", "audit_page_0_100"],
    send: { url: filter },
    status: 200,
    facts: (answer) => {
      for (const { actionId, location } of rows(answer)) {
        if (actionId === 4020 || actionId === 4000) expect(location).toBe(16);
        if (actionId === 4026) expect(location).toBe(17);
        if (actionId === 6032 || actionId === 6058) expect(location).toBe(26);
      }
    },
  },
  accepted("a date alone is accepted", "from=2026-10-01", ["audit_from_dateonly"]),
  accepted("a time without zone is accepted", "from=2026-10-01T00:00:00", ["audit_from_nozone"]),
  {
    name: "without the Audit feature a date alone changes nothing",
    versions: old,
    recorded: ["noaudit_dateonly"],
    portal: { auditFeature: false },
    send: { url: `${filter}?from=2026-10-01` },
    status: 200,
    facts: ({ body }) => expect(body.count).toBe(20),
  },
  {
    name: "entries of a log have no id",
    versions: old,
    recorded: ["log_custom", "log_collab", "log_public", "log_archived", "log_unarchived"],
    send: { url: "~files/folder/1201/log" },
    status: 200,
    facts: ({ body }) => {
      for (const entry of body.response) {
        expect(entry.id).toBeUndefined();
        for (const related of entry.related) expect(related.id).toBeUndefined();
      }
    },
  },
  {
    name: "a log from a date alone is accepted",
    versions: old,
    recorded: ["log_dateonly"],
    send: { url: "~files/folder/1201/log?fromDate=2026-10-01" },
    status: 200,
  },
  {
    name: "rooms do not say whether they are open to strangers",
    versions: old,
    recorded: ["rooms_list", "rooms_area_active"],
    send: { url: "~files/rooms" },
    status: 200,
    facts: ({ body }) => {
      for (const folder of body.response.folders) expect(folder.sharedExternal).toBeUndefined();
    },
  },
  missing(
    "no such room: no permission",
    { url: "~files/rooms/999999" },
    "room_404",
    "The required folder was not found",
  ),
  missing(
    "no such file: no permission",
    { url: "~files/file/999999" },
    "file_404",
    "The required file was not found",
  ),
  missing(
    "asking for titles in no folder: no permission",
    { method: "POST", url: "~files/999999/upload/check", json: { filesTitle: ["a.xlsx"] } },
    "upload_check_404",
    "The required folder was not found",
  ),
  missing(
    "a room with a wrong key: as somebody without a key",
    { url: "~files/rooms/1201", key: "bad" },
    "room_badkey",
    "You don't have enough permission to view the folder content",
  ),
  missing(
    "a room without key: no permission to view",
    { url: "~files/rooms/1201", key: "none" },
    "room_noauth",
    "You don't have enough permission to view the folder content",
  ),
  {
    name: "a session in no folder is an error of the server",
    versions: old,
    recorded: ["session_create_404"],
    send: {
      method: "POST",
      url: "~files/999999/upload/create_session",
      json: { fileName: "a", fileSize: 1 },
    },
    status: 500,
    shape: shapes.error,
  },
  {
    name: "an upload is answered with the file itself, and writes no event",
    versions: old,
    recorded: ["upload_first"],
    send: (world) => {
      const before = world.organisation.store.trail.length;
      const answer = world.send(upload("First of all.xlsx"));
      expect(world.organisation.store.trail.length).toBe(before);
      return answer;
    },
    status: 200,
    shape: shapes.envelope(shapes.file),
    facts: ({ body }) => expect(body.response).toMatchObject({ version: 1, versionGroup: 1 }),
  },
  {
    name: "createNewIfExist absent or false means a new file",
    versions: old,
    recorded: ["upload_same_name_default", "upload_same_name_false", "upload_same_name_default_again"],
    send: inTurn(upload("report.txt"), upload("report.txt", "again", "?createNewIfExist=false")),
    status: 200,
    shape: shapes.envelope(shapes.file),
    facts: ({ body }) => {
      expect(body.response.version).toBe(1);
      expect(body.response.title).toMatch(/^report \(\d\)\.txt$/);
    },
  },
  {
    name: "createNewIfExist=true means a new version",
    versions: old,
    recorded: ["upload_same_name_true", "upload_same_name_true_again"],
    send: inTurn(upload("plan.txt"), upload("plan.txt", "again", "?createNewIfExist=true")),
    status: 200,
    shape: shapes.envelope(shapes.file),
    facts: ({ body }) => expect(body.response.version).toBeGreaterThan(1),
  },
  {
    name: "another spelling makes another file too",
    versions: old,
    recorded: ["upload_case_variant"],
    send: inTurn(upload("spelling.txt"), upload("SPELLING.txt")),
    status: 200,
    facts: ({ body }) => {
      expect(body.response.version).toBe(1);
      expect(body.response.title).toMatch(/^[A-Z]+ \(\d\)\.txt$/);
    },
  },
  {
    name: "no bytes are refused",
    versions: old,
    recorded: ["upload_zero_bytes"],
    send: upload("empty.txt", ""),
    status: 400,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.message).toBe("Empty file"),
  },
  {
    name: "an upload without a file: not allowed",
    versions: old,
    recorded: ["upload_nofile"],
    send: { method: "POST", url: `~files/${room}/upload` },
    status: 403,
    shape: shapes.error,
  },
  {
    name: "a refused value stands in an envelope that says nothing is wrong",
    versions: old,
    recorded: ["audit_count_0", "audit_from_garbage", "audit_count_abc"],
    send: { url: `${filter}?count=0` },
    status: 400,
    // `CommonApiResponse.cs`, v3.6.1-server: the status is 0 there.
    facts: ({ body }) =>
      expect(body).toMatchObject({ status: 0, statusCode: 200, response: { status: 400 } }),
  },
  {
    name: "a refused value stands in an envelope that says so",
    versions: ["3.7.2"],
    recorded: ["audit_count_0", "audit_from_garbage"],
    send: { url: `${filter}?count=0` },
    status: 400,
    facts: ({ body }) =>
      expect(body).toMatchObject({ status: 1, statusCode: 400, response: { status: 400 } }),
  },
  {
    name: "the types still name what was once planned",
    versions: old,
    recorded: ["audit_types"],
    send: { url: "~security/audit/types" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response.productTypes).toEqual([
        "None",
        "Documents",
        "Login",
        "Others",
        "People",
        "Settings",
      ]);
      expect(body.response.moduleTypes).toContain("Users");
    },
  },
  {
    name: "the mappers name people and groups as products of their own",
    versions: old,
    recorded: ["audit_mappers"],
    send: { url: "~security/audit/mappers" },
    status: 200,
    facts: ({ body }) => {
      const text = JSON.stringify(body);
      for (const name of ['"People"', '"Users"', '"Groups"', '"Products"']) expect(text).toContain(name);
      for (const name of ["RoomChangeOwner", "AgentCreated", "FileSavedButUserQuotaExceeded"])
        expect(text).not.toContain(name);
    },
  },
  {
    name: "the version is open to a wrong key",
    versions: old,
    send: { url: "~settings/version/build", key: "bad" },
    status: 200,
    facts: ({ body }) => expect(body.response.docSpace).toBe("3.5.0"),
  },
  {
    name: "the owner is an admin too",
    versions: old,
    recorded: ["people_self_min"],
    send: { url: "~people/@self" },
    status: 200,
    facts: ({ body }) => expect(body.response).toMatchObject({ isOwner: true, isAdmin: true }),
  },
  {
    name: "the owner is no admin besides",
    versions: ["3.7.2"],
    recorded: ["people_self_min", "people_self_owner"],
    send: { url: "~people/@self" },
    status: 200,
    facts: ({ body }) => expect(body.response).toMatchObject({ isOwner: true, isAdmin: false }),
  },
  // `EventTypeConverter.cs` and `HistoryDto.cs`, v3.6.1-server.
  {
    name: "3.6.1: contexts have the prefix",
    portal: { version: "3.6.1" },
    send: { url: `${filter}?count=5&action=5011` },
    status: 200,
    facts: (answer) => {
      for (const { context } of rows(answer)) expect(context).toMatch(/^Rooms: /);
    },
  },
  {
    name: "3.6.1: entries of a log have ids",
    portal: { version: "3.6.1" },
    send: { url: "~files/folder/1201/log?count=5" },
    status: 200,
    facts: ({ body }) => {
      for (const entry of body.response) expect(entry.id).toBeGreaterThan(0);
    },
  },
  // `UploadControllerHelper.cs`, `FilesHelperBase.cs` and `FileUploader.cs`, v3.6.1-server.
  {
    name: "3.6.1: one object for an upload, new files where a version was meant, and no bytes are taken",
    portal: { version: "3.6.1" },
    send: inTurn(upload("Older.xlsx", ""), upload("Older.xlsx", "")),
    status: 200,
    shape: shapes.envelope(shapes.file),
    facts: ({ body }) => expect(body.response).toMatchObject({ title: "Older (1).xlsx", version: 1 }),
  },
  // `FileStorageService.cs`, v3.6.1-server.
  {
    name: "3.6.1: no such room: no permission",
    portal: { version: "3.6.1" },
    send: { url: "~files/rooms/999999" },
    status: 403,
    shape: shapes.error,
  },
  // `AuditReportResource.resx`, v3.6.1-server and v3.7.2-server.
  ...(
    [
      ["3.6.1", "Agents: "],
      ["3.7.2", "AI agents: "],
    ] as const
  ).map(
    ([version, prefix]): Case => ({
      name:
        version === "3.7.2" ? "an agent's context names it so, by version" : `${version}: an agent's context`,
      portal: { version },
      send: (world) => {
        const { store, people, rooms } = world.organisation;
        rooms.research.area = "agent";
        const at = Math.floor(world.organisation.now / 1000) - 5;
        const event = { personId: people[6]?.id ?? "", action: 5155, target: 1206, roomId: 1206 };
        store.record({ at, ...event, details: { oldTitle: "Helper", newTitle: "Research" } });
        const answer = world.send({ url: `${filter}?action=5155&count=1` });
        rooms.research.area = "active";
        return answer;
      },
      status: 200,
      facts: (answer) => expect(rows(answer)[0]?.context).toBe(`${prefix}Helper`),
    }),
  ),
  // `FileUploader.cs`, v3.6.1-server and v3.7.2-server.
  ...(
    [
      ["3.6.1", 500],
      ["3.7.2", 403],
    ] as const
  ).map(
    ([version, status]): Case => ({
      name:
        version === "3.7.2"
          ? "parts of what is no form are refused by a form room, by version"
          : `${version}: parts of what is no form for a form room`,
      portal: { version },
      send: (world) => {
        world.organisation.rooms.compliance.roomType = 1;
        const json = { fileName: "no form.xlsx", fileSize: 5 };
        return world.send({ method: "POST", url: `~files/${room}/upload/create_session`, json });
      },
      status,
      shape: shapes.error,
    }),
  ),
  // Recorded as `v3.1.1/version_build_noauth`, `keys_self_scoped`, `keys_self_full`, `share_custom`, `audit_default`.
  {
    name: "3.1.1: the version is open to everybody",
    portal: { version: "3.1.1" },
    send: { url: "~settings/version/build", key: "none" },
    status: 200,
    facts: ({ body }) => expect(body.response.docSpace).toBe("3.1.1"),
  },
  {
    name: "3.1.1: a key with scopes may not ask what it is",
    portal: { version: "3.1.1" },
    send: { url: "~keys/@self", key: "narrow" },
    status: 403,
    empty: true,
  },
  {
    name: "3.1.1: a key for everything may",
    portal: { version: "3.1.1" },
    send: { url: "~keys/@self", key: "full" },
    status: 200,
    facts: ({ body }) => expect(body.response.permissions).toEqual([]),
  },
  {
    name: "3.1.1: lines of members say sharedTo alone",
    portal: { version: "3.1.1" },
    send: { url: "~files/rooms/1201/share", key: "full" },
    status: 200,
    facts: ({ body }) => {
      for (const line of body.response) {
        expect(line.sharedTo.id).toBeDefined();
        expect(line.sharedToUser).toBeUndefined();
        expect(line.sharedToGroup).toBeUndefined();
      }
    },
  },
  {
    name: "3.1.1: an event's place is its module, and a page holds a thousand",
    portal: { version: "3.1.1" },
    send: { url: filter, key: "full" },
    status: 200,
    facts: (answer) => {
      expect(rows(answer).length).toBeGreaterThan(100);
      for (const row of rows(answer)) {
        expect(typeof row.module).toBe("number");
        expect(row.location).toBeUndefined();
      }
    },
  },
];
