import { describe, expect, test } from "vitest";
import {
  getFile,
  listFolderFiles,
  listRoomFiles,
  readFileBytes,
  withTitles,
} from "../../../src/docspace/files.ts";
import { CHUNK, checkUpload, uploadBySession, uploadFile } from "../../../src/docspace/uploads.ts";
import { enveloped, fakePortal, fileDto, json, plain, serverError } from "./fake-portal.ts";
import { recording } from "./recordings.ts";

const listing = (files: readonly unknown[], total: number) => enveloped({ files, folders: [], total });

/** A file's size, and the file in parts. */
const inParts = (bytes: Uint8Array): [number, Uint8Array[]] => {
  const parts: Uint8Array[] = [];
  for (let start = 0; start === 0 || start < bytes.length; start += CHUNK) {
    parts.push(bytes.subarray(start, start + CHUNK));
  }
  return [bytes.length, parts];
};

describe("files", () => {
  test("one file with its room, its address in the portal that was asked", async () => {
    const dto = fileDto(76, "Plan.xlsx", { originRoomId: 6, originRoomTitle: "Legal", version: "4" });
    const { docspace, clock } = fakePortal(() => enveloped(dto));
    expect(await clock.until(getFile(docspace, 76))).toEqual({
      id: 76,
      title: "Plan.xlsx",
      folderId: 6,
      version: 4,
      size: 10,
      url: "https://docs.example.com/doceditor?fileid=76&version=1",
      roomId: 6,
    });
  });

  test("a missing file is undefined, an unreadable one is an error", async () => {
    const missing = fakePortal(() => serverError(404, "The required file was not found"));
    expect(await missing.clock.until(getFile(missing.docspace, 1))).toBeUndefined();
    const secret = fakePortal(() => serverError(403, "Access denied"));
    await expect(secret.clock.until(getFile(secret.docspace, 1))).rejects.toMatchObject({ kind: "role" });
  });

  test.each([
    "https://internal//evil.example/doceditor?fileid=1#page",
    "//evil.example//evil.example/doceditor?fileid=1#page",
    "https://internal/\\\\evil.example/doceditor?fileid=1#page",
  ])("the address %s stays in the portal", async (webUrl) => {
    const { docspace, clock } = fakePortal(() => enveloped(fileDto(1, "a", { webUrl })));
    const file = await clock.until(getFile(docspace, 1));
    expect(file?.url).toBe("https://docs.example.com/evil.example/doceditor?fileid=1#page");
  });

  test("an id beyond 2^53 is refused, not rounded", async () => {
    const { docspace, clock } = fakePortal(() => {
      const answer = JSON.stringify({ response: fileDto(1, "a"), status: 0 });
      return plain(200, answer.replace('"id":1', '"id":9007199254740993'), {
        "content-type": "application/json",
      });
    });
    await expect(clock.until(getFile(docspace, 1))).rejects.toThrow(/has no number in "id"/);
  });

  test("an empty file has no size on the wire", async () => {
    const { docspace, clock } = fakePortal(() =>
      enveloped(fileDto(1, "a", { pureContentLength: undefined })),
    );
    expect(await clock.until(getFile(docspace, 1))).toMatchObject({ size: 0 });
  });

  test("a room's files, all pages", async () => {
    const files = Array.from({ length: 205 }, (_, index) => fileDto(index + 1, `f${index}`));
    const { docspace, clock, requests } = fakePortal(({ url }) => {
      const start = Number(url.searchParams.get("startIndex") ?? 0);
      return listing(files.slice(start, start + 100), 205);
    });
    expect(await clock.until(listRoomFiles(docspace, 6))).toHaveLength(205);
    expect(await clock.until(listFolderFiles(docspace, 6))).toHaveLength(205);
    expect(requests.map(({ url }) => url.search)).toEqual([
      "?filterType=1&count=100",
      "?filterType=1&count=100&startIndex=99",
      "?filterType=1&count=100&startIndex=198",
      "?filterType=1&withSubFolders=false&count=100",
      "?filterType=1&withSubFolders=false&count=100&startIndex=99",
      "?filterType=1&withSubFolders=false&count=100&startIndex=198",
    ]);
  });

  test("the exact title, whatever its case, oldest first", async () => {
    const files = [
      fileDto(90, "report.txt"),
      fileDto(40, "my report.txt"),
      fileDto(12, "REPORT.TXT"),
      fileDto(50, "report.txt.bak"),
    ];
    const { docspace, clock, requests } = fakePortal(() => listing(files, 4));
    const listed = await clock.until(listFolderFiles(docspace, 6));
    const found = withTitles(listed, ["Report.txt"]).get("Report.txt") ?? [];
    expect(found.map((file) => file.id)).toEqual([12, 90]);
    expect(requests[0]?.url.search).toBe("?filterType=1&withSubFolders=false&count=100");
  });

  test("bytes are streamed without leaving an event", async () => {
    const { docspace, clock, requests } = fakePortal(() => plain(200, "{}"));
    expect(await clock.until(readFileBytes(docspace, 3))).toEqual(Buffer.from("{}"));
    expect(await clock.until(readFileBytes(docspace, 3, 7))).toEqual(Buffer.from("{}"));
    expect(requests.map(({ url }) => url.search)).toEqual([
      "?action=stream&fileid=3",
      "?action=stream&fileid=3&version=7",
    ]);
    const missing = fakePortal(() => plain(404));
    await expect(missing.clock.until(readFileBytes(missing.docspace, 3))).rejects.toMatchObject({
      kind: "not-found",
    });
  });
});

describe("uploads", () => {
  const bytes = new Uint8Array([1, 2, 3]);

  test("a check names the titles that exist", async () => {
    const { docspace, clock, requests } = fakePortal(() => enveloped(["a.txt"]));
    expect(await clock.until(checkUpload(docspace, 6, ["a.txt", "b.txt"]))).toEqual(["a.txt"]);
    expect(requests[0]?.body).toBe('{"filesTitle":["a.txt","b.txt"]}');
    const nothing = fakePortal(() => json({ count: 0, status: 0, statusCode: 200 }));
    expect(await nothing.clock.until(checkUpload(nothing.docspace, 6, ["b.txt"]))).toEqual([]);
  });

  test.each([
    ["a list, since 3.7", [fileDto(80, "r.txt", { version: 2 })]],
    ["an object, before", fileDto(80, "r.txt", { version: 2 })],
  ])("the answer is %s", async (_name, response) => {
    const { docspace, clock, requests } = fakePortal(() => enveloped(response));
    expect(await clock.until(uploadFile(docspace, 6, "r.txt", bytes))).toMatchObject({ id: 80, version: 2 });
    expect(requests[0]?.url.search).toBe("?createNewIfExist=false");
  });

  const session = enveloped({ success: true, data: { id: "325a82c1", bytes_total: 3 } });
  const finished = json({ success: true, data: { id: 80, file: fileDto(80, "r.txt") }, message: "" }, 201);
  const goesOn = json({ success: true, data: { id: "325a82c1" }, message: "" });

  test.each([
    [0, [0]],
    [3, [3]],
    [CHUNK, [CHUNK]],
    [CHUNK + 1, [CHUNK, 1]],
  ])("a session sends %i bytes in parts of %j", async (size, parts) => {
    const { docspace, clock, requests } = fakePortal((_request, index) => {
      if (index === 0) return session;
      return index === parts.length ? finished : goesOn;
    });
    const file = await clock.until(uploadBySession(docspace, 6, "r.txt", ...inParts(new Uint8Array(size))));
    expect(file).toMatchObject({ id: 80, title: "r.txt" });
    expect(JSON.parse(String(requests[0]?.body))).toEqual({
      fileName: "r.txt",
      fileSize: size,
      createNewIfExist: false,
    });
    const sent = requests.slice(1);
    expect(sent.map(({ url }) => url.pathname + url.search)).toEqual(
      parts.map(() => "/ChunkedUploader.ashx?uid=325a82c1"),
    );
    // Between its head and its end each part goes out as it is, not as a copy.
    expect(sent.map(({ body }) => (body?.[1] as Uint8Array | undefined)?.length)).toEqual(parts);
  });

  test("a part that was refused with 200 is an error", async () => {
    const refused = json({ success: false, message: "Object reference not set" });
    const { docspace, clock } = fakePortal((_request, index) => (index === 0 ? session : refused));
    const upload = clock.until(uploadBySession(docspace, 6, "r.txt", ...inParts(bytes)));
    await expect(upload).rejects.toMatchObject({ kind: "refused" });
  });

  test("a last part that is not confirmed is an error", async () => {
    const { docspace, clock } = fakePortal((_request, index) => (index === 0 ? session : goesOn));
    const upload = clock.until(uploadBySession(docspace, 6, "r.txt", ...inParts(bytes)));
    await expect(upload).rejects.toMatchObject({ kind: "unexpected-answer" });
  });
});

describe("as recorded", () => {
  const portal = (name: string) => fakePortal(() => recording(name).answer);

  test("files and listings", async () => {
    const inSubfolder = portal("file_get_in_subfolder");
    expect(await inSubfolder.clock.until(getFile(inSubfolder.docspace, 21))).toMatchObject({
      folderId: 11,
      roomId: 6,
    });
    const missing = portal("file_404");
    expect(await missing.clock.until(getFile(missing.docspace, 21))).toBeUndefined();
    const byTitle = portal("list_by_title");
    const listed = await byTitle.clock.until(listFolderFiles(byTitle.docspace, 6));
    const found = withTitles(listed, ["Activity 2026-02.xlsx"]).get("Activity 2026-02.xlsx") ?? [];
    expect(found.map((file) => [file.id, file.title])).toEqual([[76, "ACTIVITY 2026-02.xlsx"]]);
  });

  test.each([
    "upload_first",
    "upload_same_name_default",
    "upload_zero_bytes",
    "upload_utf8_name",
    "upload_case_variant",
    "upload_over_locked_by_other",
    "file_update_content",
  ])("%s", async (name) => {
    const { docspace, clock } = portal(name);
    const file = await clock.until(uploadFile(docspace, 6, "x", new Uint8Array()));
    expect(file.id).toBeGreaterThan(0);
    expect(file.version).toBeGreaterThan(0);
    expect(new URL(file.url).origin).toBe("https://docs.example.com");
  });

  test("sessions", async () => {
    const answers = ["session_big_create_10MiB", "session_big_10MiB_chunk1", "session_big_10MiB_chunk2"];
    const { docspace, clock } = fakePortal((_request, index) => recording(answers[index] as string).answer);
    const file = await clock.until(
      uploadBySession(docspace, 6, "big 10MiB.bin", ...inParts(new Uint8Array(CHUNK + 2))),
    );
    expect(file).toMatchObject({ id: 81, size: 12_582_912 });
    const bad = fakePortal(
      (_request, index) => recording(index === 0 ? "session_create" : "session_chunk_bad_uid").answer,
    );
    await expect(
      bad.clock.until(uploadBySession(bad.docspace, 6, "x", ...inParts(new Uint8Array(1)))),
    ).rejects.toThrow(/upload/);
  });

  test("the check", async () => {
    const { docspace, clock } = portal("upload_check");
    expect(await clock.until(checkUpload(docspace, 6, ["x"]))).toEqual(["Activity 2026-02.xlsx"]);
  });
});
