import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PortalError, type PortalErrorFacts } from "../../../src/docspace/http/portal-error.ts";
import type { WrittenFile } from "../../../src/report-folder/files.ts";
import { inOneRequest, PART, UploadRefused } from "../../../src/report-folder/report-folder.ts";
import { isOwnTitle } from "../../../src/report-folder/titles.ts";
import { listBefore, uploadReports } from "../../../src/report-folder/upload-reports.ts";
import { type UploadOptions, uploadReport } from "../../../src/report-folder/verified-upload.ts";
import { FakeFolder, fakeClock } from "../deliver/fake-folder.ts";

const TITLE = "compliance-report-2026-10.txt";
let directory = "";
let folder: FakeFolder;
let warnings: string[];
let options: UploadOptions;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "upload-"));
  folder = new FakeFolder();
  warnings = [];
  options = { serverVersion: "3.7.2", clock: fakeClock(), warn: (sentence) => warnings.push(sentence) };
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function written(content: string | Uint8Array, title = TITLE): Promise<WrittenFile> {
  const path = join(directory, title);
  await writeFile(path, content);
  const bytes = Buffer.from(content);
  return { path, title, bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") };
}

async function refusal(outcome: Promise<unknown>): Promise<string> {
  const error = await outcome.then(
    () => undefined,
    (reason: unknown) => reason as Error,
  );
  expect(error?.name).toBe("UserError");
  return error?.message ?? "";
}

const uploads = () => folder.calls.filter((call) => /^(upload|session)/.test(call)).length;

const uploadAll = async (folder: FakeFolder, files: readonly WrittenFile[], given: typeof options) =>
  uploadReports(folder, files, await listBefore(folder, files, given), given);

describe("uploadReport", () => {
  test("a new file, then new versions of the same file", async () => {
    const first = await uploadReport(folder, await written("one"), options);
    expect(first).toEqual({ title: TITLE, id: 101, version: 1, url: expect.stringContaining("fileid=101") });
    const second = await uploadReport(folder, await written("two, longer"), options);
    expect(second).toMatchObject({ id: 101, version: 2 });
    expect(folder.files).toHaveLength(1);
    expect(folder.text(TITLE)).toBe("two, longer");
    expect(warnings).toEqual([]);
  });

  test("finds the file in another case", async () => {
    folder.put(TITLE.toUpperCase(), "one", 4);
    expect(await uploadReport(folder, await written("two"), options)).toMatchObject({ id: 101, version: 5 });
  });

  test("several of the title: the oldest, with a warning naming all", async () => {
    folder.put(TITLE, "a", 3);
    folder.put(TITLE, "b");
    expect(await uploadReport(folder, await written("c"), options)).toMatchObject({ id: 101, version: 4 });
    expect(warnings).toEqual([
      `The folder holds 2 files named "${TITLE}" (ids 101, 102). The oldest, 101, gets the new version; delete the others if they are not needed.`,
    ]);
  });

  test("a file that is open or locked: the silent second file is an error with both ids", async () => {
    folder.put(TITLE, "a", 1, true);
    const message = await refusal(uploadReport(folder, await written("b"), options));
    expect(message).toContain("(id 102) beside the existing one (id 101)");
    expect(message).toContain("Close or unlock it, delete the second file by hand, and run again");
    expect(folder.files).toHaveLength(2);
  });

  test("written by something else between looking and uploading", async () => {
    folder.put(TITLE, "a", 1);
    folder.interfere = (moment) => {
      const first = folder.files[0];
      if (moment === "upload call" && first !== undefined) first.file = { ...first.file, version: 7 };
    };
    expect(await refusal(uploadReport(folder, await written("b"), options))).toContain(
      "became version 8, but version 2 was expected",
    );
  });

  test("cut short on the way", async () => {
    folder.interfere = (moment) => {
      const first = folder.files[0];
      if (moment === "upload answer" && first !== undefined) first.file = { ...first.file, size: 1 };
    };
    expect(await refusal(uploadReport(folder, await written("abc"), options))).toContain(
      "has 1 bytes in the portal instead of 3",
    );
  });

  test("asking again fails: said to be uploaded, not verified", async () => {
    folder.interfere = (moment) => {
      if (moment === "get call") throw new Error("The portal cannot be reached.");
    };
    expect(await refusal(uploadReport(folder, await written("abc"), options))).toContain(
      "asking the portal for it again failed, so it is not verified",
    );
  });

  test("an empty file", async () => {
    expect(await uploadReport(folder, await written(""), options)).toMatchObject({ version: 1 });
    expect(
      await uploadReport(folder, await written(""), { ...options, serverVersion: "3.2.1" }),
    ).toMatchObject({
      version: 2,
    });
  });

  test.each([undefined, 5])("a server's no is final (existing version: %s)", async (existing) => {
    if (existing !== undefined) folder.put(TITLE, "a", existing);
    folder.interfere = (moment) => {
      if (moment === "upload call")
        throw new UploadRefused("The portal's plan does not allow it (402); free some space.");
    };
    expect(await refusal(uploadReport(folder, await written("b"), options))).toBe(
      `"${TITLE}" was not uploaded. The portal's plan does not allow it (402); free some space.`,
    );
    expect(uploads()).toBe(1);
    expect(folder.calls.filter((call) => call.startsWith("find"))).toHaveLength(1);
  });
});

describe("an upload without an answer is looked for, never repeated", () => {
  const lost = (moment: string) => (seen: string) => {
    if (seen === moment) throw new Error("The portal did not answer in time.");
  };

  test.each([undefined, 3])("it had arrived (version before: %s)", async (existing) => {
    if (existing !== undefined) folder.put(TITLE, "a", existing);
    folder.interfere = lost("upload answer");
    const file = await uploadReport(folder, await written("b"), options);
    expect(file).toMatchObject({ id: 101, version: (existing ?? 0) + 1 });
    expect(uploads()).toBe(1);
    expect(warnings).toEqual([expect.stringMatching(/was not answered, but it arrived as version \d/)]);
  });

  test.each([undefined, 3])("it had not arrived (version before: %s)", async (existing) => {
    if (existing !== undefined) folder.put(TITLE, "a", existing);
    folder.interfere = lost("upload call");
    const started = options.clock.now();
    expect(await refusal(uploadReport(folder, await written("b"), options))).toBe(
      `"${TITLE}" was not stored: the upload was not answered, and the folder does not have it. The portal did not answer in time. Run again.`,
    );
    expect(uploads()).toBe(1);
    expect(options.clock.now() - started).toBeGreaterThanOrEqual(15_000);
  });

  test("it arrives while we look", async () => {
    let looks = 0;
    folder.interfere = (moment) => {
      if (moment === "upload call") throw new Error("timeout");
      if (moment === "find call" && ++looks === 3) folder.put(TITLE, "b");
    };
    expect(await uploadReport(folder, await written("b"), options)).toMatchObject({ id: 101, version: 1 });
    expect(uploads()).toBe(1);
  });

  test("it became a second file", async () => {
    folder.put(TITLE, "a", 1, true);
    folder.interfere = lost("upload answer");
    expect(await refusal(uploadReport(folder, await written("b"), options))).toContain("(id 102) beside");
    expect(uploads()).toBe(1);
  });

  test("it is stored in another size", async () => {
    folder.interfere = (moment) => {
      const first = folder.files[0];
      if (moment === "upload answer" && first !== undefined) {
        first.file = { ...first.file, size: 1 };
        throw new Error("cut");
      }
    };
    expect(await refusal(uploadReport(folder, await written("abc"), options))).toContain("1 bytes");
  });

  const failed = (facts: Partial<PortalErrorFacts>) =>
    new PortalError("The portal failed (so); try again later.", {
      kind: "server",
      endpoint: "POST /api/2.0/files/6/upload",
      ...facts,
    });

  test.each([500, 501, 505, 507])(
    "the server answered that it failed, with %i: looked for once",
    async (status) => {
      folder.interfere = (moment) => {
        if (moment === "upload call") throw failed({ status });
      };
      const started = options.clock.now();
      expect(await refusal(uploadReport(folder, await written("b"), options))).toBe(
        `"${TITLE}" was not stored: the portal answered that it failed. The portal failed (so); try again later.`,
      );
      expect(options.clock.now()).toBe(started);
    },
  );

  test.each([
    [{ status: 502 }, "was answered with 502, which does not tell whether it arrived"],
    [{ status: 503 }, "was answered with 503, which does not tell whether it arrived"],
    [{ status: 504, kind: "timeout" }, "was answered with 504, which does not tell whether it arrived"],
    [{ kind: "timeout" }, "was not answered"],
    [{ kind: "network" }, "was not answered"],
    [{ kind: "cut-short", status: 200 }, "got an answer that does not tell whether it arrived"],
    [{ kind: "too-large" }, "got an answer that does not tell whether it arrived"],
    [{ kind: "not-docspace", status: 200 }, "got an answer that does not tell whether it arrived"],
  ] satisfies [Partial<PortalErrorFacts>, string][])("%o: the upload %s", async (facts, came) => {
    folder.interfere = (moment) => {
      if (moment === "upload answer") throw failed(facts);
    };
    await uploadReport(folder, await written("b"), options);
    expect(warnings.join()).toContain(`The upload of "${TITLE}" ${came}, but it arrived as version 1.`);
    folder.interfere = (moment) => {
      if (moment === "upload call") throw failed(facts);
    };
    expect(await refusal(uploadReport(folder, await written("c"), options))).toContain(
      `was not stored: the upload ${came}, and the folder does not have it.`,
    );
    expect(uploads()).toBe(2);
  });

  test("looking fails too: not known", async () => {
    let finds = 0;
    folder.interfere = (moment) => {
      if (moment === "upload answer") throw new Error("timeout");
      if (moment === "find call" && ++finds > 1) throw new Error("The portal cannot be reached.");
    };
    expect(await refusal(uploadReport(folder, await written("b"), options))).toContain("is not known");
    expect(uploads()).toBe(1);
  });
});

describe("parts", () => {
  test.each([
    ["3.7.2", 100, true],
    ["3.7", PART, true],
    ["4.0.0", 1, true],
    ["10.1", 1, true],
    ["3.7.2", PART + 1, false],
    ["3.6.1", 1, false],
    ["2.9", 1, false],
    ["develop", 1, false],
  ])("server %s, %i bytes: in one request %s", (version, bytes, expected) => {
    expect(inOneRequest(version, bytes)).toBe(expected);
  });

  test("an older server gets a session, a small file as exactly one part", async () => {
    folder.put(TITLE, "a", 1);
    const old = { ...options, serverVersion: "3.6.1" };
    expect(await uploadReport(folder, await written("hello"), old)).toMatchObject({ id: 101, version: 2 });
    expect(folder.calls).toContain("part 5");
    expect(folder.calls).toContain(`session ${TITLE}`);
  });

  test("a large file goes in parts of the server's size, to the byte", async () => {
    const content = Buffer.alloc(2 * PART + 3, "0123456789abcdef");
    await uploadReport(folder, await written(content), options);
    expect(folder.calls.filter((call) => call.startsWith("part"))).toEqual([
      `part ${PART}`,
      `part ${PART}`,
      "part 3",
    ]);
    expect(Buffer.compare(folder.files[0]?.content ?? Buffer.of(), content)).toBe(0);
  });

  test("a file that changed since it was written is not uploaded", async () => {
    const file = await written("hello");
    await writeFile(file.path, "hell");
    expect(await refusal(uploadReport(folder, file, options))).toContain("was changed by something else");
    expect(await refusal(uploadReport(folder, file, { ...options, serverVersion: "3.6" }))).toContain(
      "was changed",
    );
    await rm(file.path);
    for (const serverVersion of ["3.7.2", "3.6"])
      expect(await refusal(uploadReport(folder, file, { ...options, serverVersion }))).toContain(
        "could not be read again",
      );
    // Opens, and cannot be read.
    const folderOfFiles = { ...file, path: tmpdir() };
    expect(
      await refusal(uploadReport(folder, folderOfFiles, { ...options, serverVersion: "3.6" })),
    ).toContain("could not be read again");
    expect(folder.files).toEqual([]);
  });
});

describe("cancelling", () => {
  test("before: nothing is sent", async () => {
    const cancelled = { ...options, signal: AbortSignal.abort() };
    expect(await refusal(uploadReport(folder, await written("a"), cancelled))).toContain("was cancelled");
    expect(folder.calls).toEqual([]);
  });

  test("while it is under way: it is ended and verified, and no other begins", async () => {
    const controller = new AbortController();
    folder.interfere = (moment) => {
      if (moment === "upload call") controller.abort();
    };
    const result = await uploadAll(folder, [await written("a"), await written("b", "b.txt")], {
      ...options,
      signal: controller.signal,
    });
    // Both are read from the disk side by side: either may be the first to be sent.
    const other = result.uploaded[0]?.title === TITLE ? "b.txt" : TITLE;
    const sent = other === TITLE ? "b.txt" : TITLE;
    expect(result.uploaded).toEqual([expect.objectContaining({ title: sent, version: 1 })]);
    expect(result.problems.map(({ message }) => message)).toEqual([
      `"${other}" was not uploaded: the run was cancelled before. Run it again.`,
    ]);
    expect(uploads()).toBe(1);
  });

  test("while it hangs: given up after the grace, looked for once, within five seconds", async () => {
    const controller = new AbortController();
    folder.interfere = (moment) => {
      if (moment !== "upload call") return;
      controller.abort();
      return new Promise<never>(() => undefined);
    };
    const started = options.clock.now();
    const message = await refusal(
      uploadReport(folder, await written("a"), { ...options, signal: controller.signal }),
    );
    expect(message).toContain("is not known: the run was cancelled while it was being uploaded");
    expect(folder.calls.filter((call) => call.startsWith("find"))).toHaveLength(2);
    expect(options.clock.now() - started).toBeLessThan(5_000);
  });

  test("while everything hangs: within five seconds, and says that it is not known", async () => {
    const controller = new AbortController();
    folder.interfere = (moment) => {
      if (moment === "upload call") controller.abort();
      if (!controller.signal.aborted) return;
      return new Promise<never>(() => undefined);
    };
    const started = options.clock.now();
    const message = await refusal(
      uploadReport(folder, await written("a"), { ...options, signal: controller.signal }),
    );
    expect(message).toContain("is not known");
    expect(options.clock.now() - started).toBeLessThan(5_000);
  });

  test("while the folder is looked at: nothing is sent", async () => {
    const controller = new AbortController();
    folder.interfere = () => {
      controller.abort();
      return new Promise<never>(() => undefined);
    };
    const message = await refusal(
      uploadReport(folder, await written("a"), { ...options, signal: controller.signal }),
    );
    expect(message).toContain("was cancelled");
    expect(uploads()).toBe(0);
  });

  test("between two parts: the session is left and nothing is stored", async () => {
    const controller = new AbortController();
    const file = await written(Buffer.alloc(PART + 1));
    const upload = folder.uploadInParts.bind(folder);
    folder.uploadInParts = (title, bytes, parts) =>
      upload(
        title,
        bytes,
        (async function* () {
          for await (const part of parts) {
            yield part;
            controller.abort();
          }
        })(),
      );
    expect(await refusal(uploadReport(folder, file, { ...options, signal: controller.signal }))).toContain(
      "was cancelled",
    );
    expect(folder.files).toEqual([]);
  });
});

test("cancelled while the folder is listed: every file is named as not uploaded", async () => {
  const controller = new AbortController();
  folder.interfere = (moment) => {
    if (!moment.startsWith("find")) return undefined;
    controller.abort();
    return new Promise<never>(() => undefined);
  };
  const files = [await written("a"), await written("b", "b.txt"), await written("c", "c.txt")];
  const result = await uploadAll(folder, files, { ...options, signal: controller.signal });
  expect(result.uploaded).toEqual([]);
  expect(result.problems.map(({ message }) => message)).toEqual(
    files.map(({ title }) => `"${title}" was not uploaded: the run was cancelled before. Run it again.`),
  );
});

describe("several files are proved together", () => {
  const titles = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"];
  const all = () => Promise.all(titles.map((title) => written(title, title)));

  test("by one look, after the last was sent", async () => {
    const result = await uploadAll(folder, await all(), options);
    expect(result.uploaded.map(({ title }) => title)).toEqual(titles);
    expect(result.problems).toEqual([]);
    expect(folder.calls.slice(-6).map((call) => call.split(" ")[0])).toEqual([
      ...titles.map(() => "upload"),
      "glance",
    ]);
  });

  test("what that look does not show is asked for alone, all where it fails", async () => {
    folder.glance = async (ids) =>
      new Map([...(await FakeFolder.prototype.glance.call(folder, ids))].slice(1));
    expect((await uploadAll(folder, await all(), options)).uploaded).toHaveLength(5);
    expect(folder.calls.filter((call) => call.startsWith("get"))).toHaveLength(1);
    folder.glance = () => Promise.reject(new Error("The list kept changing."));
    expect((await uploadAll(folder, await all(), options)).problems).toEqual([]);
    expect(folder.calls.filter((call) => call.startsWith("get"))).toHaveLength(6);
  });

  test("a file that is gone, or has another size, is a problem of that file alone", async () => {
    folder.interfere = (moment) => {
      if (moment !== "glance call") return;
      const at = (title: string) => folder.files.findIndex(({ file }) => file.title === title);
      folder.files.splice(at("a.txt"), 1);
      const cut = folder.files[at("b.txt")];
      if (cut !== undefined) cut.file = { ...cut.file, size: 0 };
    };
    const { uploaded, problems } = await uploadAll(folder, await all(), options);
    expect(uploaded).toHaveLength(3);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining("so it is not verified. There is no file"),
      expect.stringContaining("has 0 bytes in the portal"),
    ]);
  });
});

test("one file that fails does not stop the others", async () => {
  folder.put(TITLE, "a", 1, true);
  const result = await uploadAll(folder, [await written("a"), await written("b", "b.txt")], options);
  expect(result.uploaded.map(({ title }) => title)).toEqual(["b.txt"]);
  expect(result.problems).toHaveLength(1);
});

describe("isOwnTitle", () => {
  test.each([
    "compliance-report-2026-10.txt",
    "inactivity-report-2026-10.csv",
    "audit-report-2026-10-23_2026-11-21.html",
    "Audit-Report-2026-10.JSON",
    "audit-report-2026-10.xlsx",
    "docspace-audit-ledger.json",
  ])("%s is", (title) => expect(isOwnTitle(title)).toBe(true));

  test.each([
    "compliance-report-2026-10.docx",
    "my compliance-report-2026-10.txt",
    "compliance-report-draft.txt",
    "audit-report-2026-10.html.exe",
    "docspace-audit-ledger.json.bak",
  ])("%s is not", (title) => expect(isOwnTitle(title)).toBe(false));
});
