import { expect } from "vitest";
import type { Case } from "./case.ts";
import * as shapes from "./shapes.ts";
import type { Answer, Sent, World } from "./world.ts";

const json = { "content-type": /^application\/json/ };
const room = 4242;
const upload = (name: string, more: Partial<Sent> = {}): Sent => ({
  method: "POST",
  url: `~files/${room}/upload`,
  file: { name, content: "hello" },
  ...more,
});
const uploaded = shapes.envelope([shapes.file]);
/** The file that was stored: before 3.7 it is the answer itself, since then the only one of a list. */
const first = (answer: Answer) => [answer.body.response].flat()[0];

const forbidden = (name: string, sent: Sent, recorded: string[], message: string): Case => ({
  name,
  recorded,
  send: sent,
  status: 403,
  headers: json,
  shape: shapes.error,
  facts: ({ body }) => expect(body.error.message).toBe(message),
});

/** Uploads `names` one after the other and answers the last. */
const inTurn =
  (...sent: Sent[]) =>
  (world: World): Answer => {
    const answers = sent.map((each) => world.send(each));
    return answers[answers.length - 1] as Answer;
  };

const listing =
  (url: string) =>
  (world: World): Answer =>
    world.send({ url });
const session = (fileName: string, fileSize: number): Sent => ({
  method: "POST",
  url: `~files/${room}/upload/create_session`,
  json: { fileName, fileSize, createNewIfExist: false },
});
const chunk = (uid: string, content: string | Uint8Array, key: Sent["key"] = "least"): Sent => ({
  method: "POST",
  url: `/ChunkedUploader.ashx?uid=${uid}`,
  file: { name: "blob", content },
  key,
});
const chunks =
  (fileName: string, sizes: readonly number[], declared: number) =>
  (world: World): Answer => {
    const uid = world.send(session(fileName, declared)).body.response.data.id as string;
    const answers = sizes.map((size) => world.send(chunk(uid, new Uint8Array(size))));
    return answers[answers.length - 1] as Answer;
  };
const MiB = 1024 * 1024;

const anyFileId = (world: World, roomId: number): number => {
  for (const file of world.organisation.store.filesOf(roomId)) return file.id;
  throw new Error("no file");
};

export const fileCases: readonly Case[] = [
  {
    name: "a first upload is version 1 in a list",
    versions: ["3.7.2"],
    recorded: ["upload_first"],
    send: upload("First.xlsx"),
    status: 200,
    headers: json,
    shape: uploaded,
    facts: (answer) => {
      expect(answer.body.response).toHaveLength(1);
      expect(first(answer)).toMatchObject({ version: 1, versionGroup: 1, fileExst: ".xlsx" });
      expect(first(answer).originRoomId).toBeUndefined();
    },
  },
  {
    name: "the same title again is a new version",
    versions: ["3.7.2"],
    recorded: ["upload_same_name_default"],
    send: inTurn(upload("Again.xlsx"), upload("Again.xlsx")),
    status: 200,
    shape: uploaded,
    facts: (answer) => expect(first(answer)).toMatchObject({ version: 2, comment: "Uploaded" }),
  },
  {
    name: "createNewIfExist=false is the same as leaving it out",
    versions: ["3.7.2"],
    recorded: ["upload_same_name_false"],
    send: inTurn(
      upload("Three.xlsx"),
      upload("Three.xlsx"),
      upload("Three.xlsx", { url: `~files/${room}/upload?createNewIfExist=false` }),
    ),
    status: 200,
    shape: uploaded,
    facts: (answer) => expect(first(answer).version).toBe(3),
  },
  {
    name: "createNewIfExist=true makes another file with a number",
    versions: ["3.7.2"],
    recorded: ["upload_same_name_true"],
    send: inTurn(
      upload("Other.xlsx"),
      upload("Other.xlsx", { url: `~files/${room}/upload?createNewIfExist=true` }),
    ),
    status: 200,
    shape: uploaded,
    facts: (answer) => {
      expect(first(answer).version).toBe(1);
      expect(first(answer).title).toMatch(/ \(1\)\.xlsx$/);
    },
  },
  {
    name: "another spelling of a title replaces the file and renames it",
    versions: ["3.7.2"],
    recorded: ["upload_case_variant"],
    send: inTurn(upload("Activity.xlsx"), upload("ACTIVITY.xlsx")),
    status: 200,
    facts: (answer) => {
      expect(first(answer).title).toMatch(/^ACTIVITY/);
      expect(first(answer).version).toBeGreaterThan(1);
    },
  },
  {
    name: "a file locked by another: a second file of the same title, without a word",
    versions: ["3.7.2"],
    recorded: ["upload_over_locked_by_other"],
    send: (world) => {
      world.send(upload("Locked.xlsx"));
      for (const file of world.organisation.store.filesOf(room)) {
        if (file.title === "Locked.xlsx") file.lockedBy = world.organisation.people[1]?.id ?? "";
      }
      return world.send(upload("Locked.xlsx"));
    },
    status: 200,
    shape: uploaded,
    facts: (answer) => expect(first(answer)).toMatchObject({ version: 1 }),
  },
  {
    name: "both files of the same title are listed then",
    versions: ["3.7.2"],
    recorded: ["list_after_locked_upload"],
    send: (world) => {
      world.send(upload("Twice.xlsx"));
      for (const file of world.organisation.store.filesOf(room)) {
        if (file.title === "Twice.xlsx") file.openInEditor = true;
      }
      world.send(upload("Twice.xlsx"));
      return world.send({ url: `~files/${room}?filterValue=Twice&withSubFolders=false&count=100` });
    },
    status: 200,
    shape: shapes.listing,
    facts: ({ body }) => {
      const titles: string[] = body.response.files.map(({ title }: { title: string }) => title);
      expect(titles.length).toBeGreaterThan(new Set(titles).size);
    },
  },
  {
    name: "a file locked by oneself is replaced",
    versions: ["3.7.2"],
    recorded: ["upload_over_locked_by_self"],
    send: (world) => {
      world.send(upload("Mine.xlsx"));
      for (const file of world.organisation.store.filesOf(room)) {
        if (file.title === "Mine.xlsx") file.lockedBy = world.organisation.people[0]?.id ?? "";
      }
      return world.send(upload("Mine.xlsx"));
    },
    status: 200,
    facts: (answer) => expect(first(answer).version).toBeGreaterThan(1),
  },
  {
    name: "no bytes: the size is left out",
    versions: ["3.7.2"],
    recorded: ["upload_zero_bytes"],
    send: upload("Empty.txt", { file: { name: "Empty.txt", content: "" } }),
    status: 200,
    shape: uploaded,
    facts: (answer) => {
      expect(first(answer).contentLength).toBe("0 bytes");
      expect(first(answer).pureContentLength).toBeUndefined();
    },
  },
  {
    name: "illegal characters become underscores",
    recorded: ["upload_illegal_chars"],
    send: upload("a<b>c:d.txt"),
    status: 200,
    facts: (answer) => expect(first(answer).title).toBe("a_b_c_d.txt"),
  },
  {
    name: "a long title is cut to 170 characters",
    recorded: ["upload_long_name"],
    send: upload(`${"l".repeat(300)}.txt`),
    status: 200,
    facts: (answer) => {
      expect(first(answer).title).toHaveLength(170);
      expect(first(answer).title).toMatch(/l\.txt$/);
    },
  },
  {
    name: "a title in UTF-8",
    recorded: ["upload_utf8_name"],
    send: upload("Отчёт – März.txt"),
    status: 200,
    facts: (answer) => expect(first(answer).title).toBe("Отчёт – März.txt"),
  },
  {
    name: "an upload without a file",
    versions: ["3.7.2"],
    recorded: ["upload_nofile"],
    send: { method: "POST", url: `~files/${room}/upload` },
    status: 400,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.type).toBe("System.ArgumentNullException"),
  },
  {
    name: "an upload that is no form",
    versions: ["3.7.2"],
    recorded: ["upload_json_body"],
    send: { method: "POST", url: `~files/${room}/upload`, json: { a: 1 } },
    status: 400,
    shape: shapes.error,
  },
  {
    name: "an upload into no folder",
    recorded: ["upload_missing_folder"],
    send: upload("x.txt", { url: "~files/999999/upload" }),
    status: 404,
    shape: shapes.error,
  },
  forbidden(
    "an upload into the list of rooms",
    upload("x.txt", { url: "~files/1/upload" }),
    ["upload_into_rooms_root"],
    "Access denied",
  ),
  forbidden(
    "an upload by an admin who is not in the room",
    upload("x.txt", { url: "~files/1201/upload", key: "full" }),
    ["upload_admin_nonmember", "upload_nonmember", "upload_no_rights_reader"],
    "Access denied",
  ),
  {
    name: "an upload with a key that may only read",
    recorded: ["upload_narrow_key"],
    send: upload("x.txt", { key: "narrow" }),
    status: 403,
    empty: true,
  },
  {
    name: "an upload without key",
    recorded: ["upload_noauth"],
    send: upload("x.txt", { key: "none" }),
    status: 401,
    empty: true,
  },
  {
    name: "an upload with a wrong key",
    recorded: ["upload_bad_key"],
    send: upload("x.txt", { key: "bad" }),
    status: 401,
    empty: true,
  },
  {
    // `FileDao.cs`, v3.7.2-server.
    name: "an upload into a form room that is no form is an error of the server",
    send: (world) => {
      world.organisation.rooms.compliance.roomType = 1;
      const answer = world.send(upload("No form.xlsx"));
      world.organisation.rooms.compliance.roomType = 5;
      return answer;
    },
    status: 500,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.type).toBe("System.Exception"),
  },
  {
    // `FileDao.cs`, v3.7.2-server; `v3.5.0/file_deleted`.
    name: "the id of the newest file is given again once that was deleted for good",
    send: (world) => {
      const { store } = world.organisation;
      const id = first(world.send(upload(`Gone ${world.portal.received}.xlsx`))).id;
      const gone = store.files.get(id);
      if (gone) store.deleteFile(gone);
      const answer = world.send(upload(`Next ${world.portal.received}.xlsx`));
      expect(first(answer).id).toBe(id);
      return answer;
    },
    status: 200,
  },
  {
    name: "a search may lack a file that a listing has",
    portal: { search: { lag: 0, forgets: ["Unfound.xlsx"] } },
    send: (world) => {
      world.send(upload("Unfound.xlsx"));
      const listed = world.send({ url: `~files/${room}?filterType=1&withSubFolders=false` });
      expect(listed.body.response.files.map(({ title }: { title: string }) => title)).toContain(
        "Unfound.xlsx",
      );
      return world.send({ url: `~files/${room}?filterValue=Unfound&withSubFolders=false` });
    },
    status: 200,
    facts: ({ body }) => expect(body.response.total).toBe(0),
  },
  {
    name: "which titles exist",
    recorded: ["upload_check"],
    send: inTurn(upload("Known.xlsx"), {
      method: "POST",
      url: `~files/${room}/upload/check`,
      json: { filesTitle: ["Known.xlsx", "nope.xlsx"] },
    }),
    status: 200,
    shape: shapes.envelope(["string"]),
    facts: ({ body }) => expect(body.response).toHaveLength(1),
  },
  {
    name: "asking for titles in no folder",
    versions: ["3.7.2"],
    recorded: ["upload_check_404"],
    send: { method: "POST", url: "~files/999999/upload/check", json: { filesTitle: ["a.xlsx"] } },
    status: 404,
    shape: shapes.error,
  },
  forbidden(
    "asking for titles where one may not create",
    { method: "POST", url: "~files/1201/upload/check", json: { filesTitle: ["a.xlsx"] }, key: "full" },
    ["upload_check_admin_nonmember", "upload_check_reader"],
    "You don't have enough permission to create",
  ),
  {
    name: "asking for titles with a key that may only read",
    recorded: ["upload_check_narrow"],
    send: { method: "POST", url: `~files/${room}/upload/check`, json: { filesTitle: [] }, key: "narrow" },
    status: 403,
    empty: true,
  },
  {
    name: "a session for an upload",
    recorded: ["session_create", "session_create_2", "session_big_create_10MiB"],
    send: session("session report.txt", 11),
    status: 200,
    shape: shapes.session,
    facts: ({ body }) => {
      expect(body.response.success).toBe(true);
      expect(body.response.data.id).toMatch(/^[0-9a-f]{32}$/);
    },
  },
  {
    name: "a session in no folder",
    versions: ["3.7.2"],
    recorded: ["session_create_404"],
    send: { ...session("s.txt", 11), url: "~files/999999/upload/create_session" },
    status: 404,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.type).toBe("System.IO.DirectoryNotFoundException"),
  },
  forbidden(
    "a session where one may not create",
    { ...session("s.txt", 11), url: "~files/1201/upload/create_session", key: "guest" },
    ["session_create_reader"],
    "Access denied",
  ),
  {
    name: "a session with a key that may only read",
    recorded: ["session_create_narrow"],
    send: { ...session("s.txt", 11), key: "narrow" },
    status: 403,
    empty: true,
  },
  {
    name: "one part finishes a small file",
    recorded: ["session_chunk_upload"],
    send: chunks("session B.txt", [11], 11),
    status: 201,
    shape: shapes.lastChunk,
    facts: ({ body }) => expect(body.data).toMatchObject({ version: 1, uploaded: true }),
  },
  {
    name: "each part of a small file finishes it: two parts, two versions",
    recorded: ["session_chunk_2of2"],
    send: chunks("session C.txt", [11, 11], 22),
    status: 201,
    facts: ({ body }) => expect(body.data.version).toBeGreaterThan(1),
  },
  {
    name: "a large file goes on after its first part",
    recorded: ["session_big_10MiB_chunk1", "session_big_6MiB_chunk1"],
    send: chunks("big.bin", [10 * MiB], 12 * MiB),
    status: 200,
    facts: ({ body }) => {
      expect(body.success).toBe(true);
      expect(body.data.bytes_total).toBe(12 * MiB);
      expect(body.data.uploaded).toBeUndefined();
    },
  },
  {
    name: "and is finished by its last",
    recorded: ["session_big_10MiB_chunk2", "session_big_6MiB_chunk2"],
    send: chunks("big.bin", [6 * MiB, 6 * MiB], 12 * MiB),
    status: 201,
    shape: shapes.lastChunk,
    facts: ({ body }) => expect(body.data.file.pureContentLength).toBe(12 * MiB),
  },
  {
    name: "errors of the chunked uploader are 200",
    recorded: ["session_chunk_bad_uid"],
    send: chunk("0123456789abcdef", "x"),
    status: 200,
    facts: ({ body }) => expect(body).toMatchObject({ success: false }),
  },
  {
    name: "also without key",
    recorded: ["session_chunk_noauth"],
    send: chunk("0123456789abcdef", "x", "none"),
    status: 200,
    facts: ({ body }) => expect(body.message).toContain("Not authorized"),
  },
  {
    name: "a folder's content with the path to its room",
    recorded: ["folder_content"],
    send: (world) => {
      const folder = [...world.organisation.store.foldersOf(1201)][0];
      return world.send({ url: `~files/${folder?.id}?count=2` });
    },
    status: 200,
    shape: shapes.listing,
    facts: ({ body }) => {
      expect(body.response.current.roomType).toBeUndefined();
      expect(body.response.pathParts[1].roomType).toBe(5);
      expect(body.response.total).toBeGreaterThanOrEqual(body.response.count);
    },
  },
  {
    name: "all files of a room, those of subfolders too",
    recorded: ["3.7.2/list_files_with_subfolders"],
    send: listing("~files/1201?filterType=1&count=3&startIndex=0"),
    status: 200,
    shape: shapes.listing,
    facts: ({ body }) => {
      expect(body.response.files).toHaveLength(3);
      expect(body.response.folders).toEqual([]);
      expect(body.response.total).toBe(body.response.current.filesCount);
      expect(body.total).toBeUndefined();
      for (const file of body.response.files) expect(file.originRoomId).toBeUndefined();
    },
  },
  {
    name: "a room's first level: folders before files",
    recorded: ["3.7.2/list_default"],
    send: listing("~files/1201?count=5"),
    status: 200,
    shape: shapes.listing,
    facts: ({ body }) => expect(body.response.folders.length + body.response.files.length).toBe(5),
  },
  {
    name: "files by a part of their title",
    recorded: ["list_by_title"],
    send: inTurn(upload("Activity 2026-02.xlsx"), {
      url: `~files/${room}?filterValue=Activity%202026-02&withSubFolders=false&count=100`,
    }),
    status: 200,
    shape: shapes.listing,
    facts: ({ body }) => {
      for (const file of body.response.files) expect(file.title.toLowerCase()).toContain("activity 2026-02");
      expect(body.response.files.length).toBeGreaterThan(0);
    },
  },
  {
    name: "a listing with count 0",
    recorded: ["list_count0"],
    send: listing("~files/1201?count=0"),
    status: 400,
    shape: shapes.validation,
  },
  {
    name: "a listing of nothing",
    recorded: ["list_404"],
    send: listing("~files/999999"),
    status: 404,
    shape: shapes.error,
  },
  forbidden(
    "a listing of others",
    { url: "~files/1201", key: "nonMember" },
    ["list_nonmember"],
    "You don't have enough permission to view the folder content",
  ),
  {
    name: "a file by its id says its room",
    recorded: ["file_get"],
    send: (world) => world.send({ url: `~files/file/${anyFileId(world, 1202)}` }),
    status: 200,
    shape: shapes.envelope({ ...(shapes.file as object), originRoomId: "number", originRoomTitle: "string" }),
    facts: ({ body }) => expect(body.response.originRoomId).toBe(body.response.folderId),
  },
  {
    name: "also in a subfolder",
    recorded: ["file_get_in_subfolder"],
    send: (world) => {
      const folder = [...world.organisation.store.foldersOf(1201)][0];
      return world.send({ url: `~files/file/${anyFileId(world, folder?.id ?? 0)}` });
    },
    status: 200,
    facts: ({ body }) => {
      expect(body.response.originRoomId).not.toBe(body.response.folderId);
      expect(typeof body.response.originRoomTitle).toBe("string");
    },
  },
  {
    name: "no such file",
    versions: ["3.7.2"],
    recorded: ["file_404"],
    send: listing("~files/file/999999"),
    status: 404,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.message).toBe("The required file was not found"),
  },
];

/** Cases about content, where the file's id comes from an upload before. */
const content =
  (action: string, key: Sent["key"] = "least", more = "") =>
  (world: World): Answer => {
    const sent = upload("Plan.txt", { file: { name: "Plan.txt", content: "hello Plan.txt" } });
    const { id } = first(world.send(sent));
    return world.send({ url: `/filehandler.ashx?action=${action}&fileid=${id}${more}`, key });
  };
const planHeaders = {
  "content-type": "text/plain",
  "content-length": "14",
  "content-disposition": /Plan( \(\d+\))?\.txt/,
};
const plan = (answer: Answer): void => expect(answer.body).toBe("hello Plan.txt");

export const contentCases: readonly Case[] = [
  {
    name: "streamed content",
    recorded: ["3.7.2/stream_file"],
    send: content("stream"),
    status: 200,
    headers: planHeaders,
    facts: plan,
  },
  {
    name: "downloaded content",
    recorded: ["3.7.2/download_file", "3.7.2/download_file_narrow"],
    send: content("download", "narrow"),
    status: 200,
    headers: planHeaders,
    facts: plan,
  },
  {
    name: "content of a version",
    recorded: ["download_file_version"],
    send: content("download", "least", "&version=1"),
    status: 200,
    facts: plan,
  },
  {
    name: "content without key",
    recorded: ["download_file_noauth"],
    send: content("download", "none"),
    status: 403,
    empty: true,
  },
  {
    name: "content of no file",
    recorded: ["download_file_404"],
    send: { url: "/filehandler.ashx?action=download&fileid=99999" },
    status: 404,
    empty: true,
  },
];
