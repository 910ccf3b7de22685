import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import {
  type FileHandle,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AttributedEvent } from "../../../src/assess/assessment.ts";
import { removeEarlierReports, writeDocument, writeReports } from "../../../src/deliver/write-files.ts";
import { UserError } from "../../../src/errors.ts";
import type { Renderer } from "../../../src/report/model.ts";
import type { WrittenFile } from "../../../src/report-folder/files.ts";

let directory = "";
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "write-reports-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

function event(id: number): AttributedEvent {
  return { event: { id }, attribution: { by: "log", roomId: 1 }, kind: "open" } as unknown as AttributedEvent;
}

async function* batches(...sizes: number[]): AsyncGenerator<readonly AttributedEvent[]> {
  let id = 0;
  for (const size of sizes) yield Array.from({ length: size }, () => event(++id));
}

function lines(prefix: string): Renderer {
  return {
    begin: () => `${prefix} begin\n`,
    events: (batch) => batch.map((one) => `${prefix} ${one.event.id} é\n`),
    end: () => `${prefix} end\n`,
  };
}

const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");

describe("writeReports", () => {
  test("feeds every report from one pass, and counts what was written", async () => {
    let passes = 0;
    const once = {
      [Symbol.asyncIterator]() {
        passes++;
        return batches(2, 0, 1);
      },
    };
    const files = await writeReports(
      directory,
      [
        { fileName: "a.txt", renderer: lines("a") },
        { fileName: "b.csv", renderer: lines("b") },
      ],
      once,
    );
    expect(passes).toBe(1);
    expect(files.map((file) => file.title)).toEqual(["a.txt", "b.csv"]);
    expect(await readFile(join(directory, "b.csv"), "utf8")).toBe("b begin\nb 1 é\nb 2 é\nb 3 é\nb end\n");
    for (const file of files) {
      const content = await readFile(file.path);
      expect(file).toMatchObject({ bytes: content.byteLength, sha256: sha256(content) });
    }
    expect(await readdir(directory)).toEqual(["a.txt", "b.csv"]);
  });

  test("writes files larger than one block to the byte", async () => {
    const [file] = await writeReports(
      directory,
      [{ fileName: "a.txt", renderer: lines("x".repeat(50)) }],
      batches(9000, 9000, 9000),
    );
    const content = await readFile(join(directory, "a.txt"));
    expect(content.byteLength).toBeGreaterThan(1 << 20);
    expect(file).toMatchObject({ bytes: content.byteLength, sha256: sha256(content) });
    const prefix = "x".repeat(50);
    const events = Array.from({ length: 27_000 }, (_, index) => `${prefix} ${index + 1} é\n`).join("");
    expect(content.toString() === `${prefix} begin\n${events}${prefix} end\n`).toBe(true);
  });

  test("a report that names its siblings is finished after them, whatever the order asked for", async () => {
    let seen: readonly WrittenFile[] = [];
    const files = await writeReports(
      directory,
      [
        {
          fileName: "audit.html",
          renderer: lines("h"),
          closing(siblings) {
            seen = siblings;
            return `${siblings.map((file) => `${file.title} ${file.sha256}`).join()}\n`;
          },
        },
        { fileName: "a.txt", renderer: lines("a") },
      ],
      batches(1),
    );
    expect(files.map((file) => file.title)).toEqual(["audit.html", "a.txt"]);
    expect(seen).toEqual([files[1]]);
    expect(await readFile(join(directory, "audit.html"), "utf8")).toMatch(/h end\na\.txt [0-9a-f]{64}\n$/);
  });

  test("a cancelling stops a long text between two of its pieces, and nothing unfinished is left", async () => {
    const cancelling = new AbortController();
    let made = 0;
    function* endless(): Generator<string> {
      for (;;) {
        if (++made === 3) setImmediate(() => cancelling.abort(new Error("cancelled")));
        yield "x".repeat(1000);
      }
    }
    const reports = [{ fileName: "a.csv", renderer: { ...lines("a"), begin: endless } }];
    const writing = writeReports(directory, reports, batches(1), cancelling.signal);
    await expect(writing).rejects.toThrow("cancelled");
    expect(await readdir(directory)).toEqual([]);
  });

  test("files and a new directory are for their owner only", async () => {
    const deep = join(directory, "new", "deeper");
    const [file] = await writeReports(deep, [{ fileName: "a.txt", renderer: lines("a") }], batches(1));
    expect((await stat(file?.path ?? "")).mode & 0o777).toBe(0o600);
    expect((await stat(deep)).mode & 0o777).toBe(0o700);
  });

  test("the file of an earlier run is replaced, a link is not followed", async () => {
    await writeFile(join(directory, "elsewhere"), "untouched");
    await symlink(join(directory, "elsewhere"), join(directory, "a.txt"));
    await writeReports(directory, [{ fileName: "a.txt", renderer: lines("a") }], batches(1));
    expect(await readFile(join(directory, "elsewhere"), "utf8")).toBe("untouched");
    expect(await readFile(join(directory, "a.txt"), "utf8")).toContain("a 1");
  });

  test("when reading the events fails, nothing is left and the earlier report stands", async () => {
    await writeFile(join(directory, "a.txt"), "earlier");
    async function* failing() {
      yield [event(1)];
      throw new Error("the spool broke");
    }
    await expect(
      writeReports(
        directory,
        [
          { fileName: "a.txt", renderer: lines("a") },
          { fileName: "b.txt", renderer: lines("b") },
        ],
        failing(),
      ),
    ).rejects.toThrow("the spool broke");
    expect(await readdir(directory)).toEqual(["a.txt"]);
    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("earlier");
  });

  test("says what to do when the directory is a file", async () => {
    const path = join(directory, "out");
    await writeFile(path, "");
    await expect(
      writeReports(path, [{ fileName: "a.txt", renderer: lines("a") }], batches(1)),
    ).rejects.toThrow(
      `${path} is a file, but the reports need a directory there. Choose another output-directory, or remove the file.`,
    );
    await expect(writeReports(join(path, "below"), [], batches(1))).rejects.toThrow("A part of the path");
  });

  test("says what to do when a directory has a report's name", async () => {
    await mkdir(join(directory, "a.txt", "full"), { recursive: true });
    await expect(
      writeReports(directory, [{ fileName: "a.txt", renderer: lines("a") }], batches(1)),
    ).rejects.toThrow("a.txt is a directory, but a report needs that name.");
    expect(await readdir(directory)).toEqual(["a.txt"]);
  });

  test.runIf(process.getuid?.() !== 0)("says what to do when nothing may be written there", async () => {
    const locked = join(directory, "locked");
    await mkdir(locked, { mode: 0o500 });
    await expect(
      writeReports(locked, [{ fileName: "a.txt", renderer: lines("a") }], batches(1)),
    ).rejects.toThrow("a.txt could not be written: the runner's user may not write there.");
  });

  test.each([
    ["ENOSPC", "The disk is full, so "],
    ["EDQUOT", "The disk quota is used up, so "],
    ["EIO", "could not be written: EIO: it broke."],
  ])("%s while writing leaves nothing behind, and is a sentence", async (code, sentence) => {
    await writeFile(join(directory, "a.txt"), "earlier");
    const handle = await open(join(directory, "probe"), "w");
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    await rm(join(directory, "probe"));
    const write = vi.spyOn(prototype, "write");
    write.mockRejectedValue(Object.assign(new Error(`${code}: it broke`), { code }));
    try {
      const refused = await writeReports(
        directory,
        [{ fileName: "a.txt", renderer: lines("a") }],
        batches(1),
      ).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(UserError);
      expect((refused as Error).message).toContain(sentence);
    } finally {
      write.mockRestore();
    }
    expect(await readdir(directory)).toEqual(["a.txt"]);
    expect(await readFile(join(directory, "a.txt"), "utf8")).toBe("earlier");
  });

  test.each(["../a.txt", "a/b.txt", "", ".hidden", "a\\b"])("refuses the file name %j", async (fileName) => {
    await expect(writeReports(directory, [{ fileName, renderer: lines("a") }], batches(1))).rejects.toThrow(
      "not a plain file name",
    );
    expect(await readdir(directory)).toEqual([]);
  });
});

describe("writeDocument", () => {
  test("writes text, bytes and pieces", async () => {
    const text = await writeDocument(directory, "a.html", "<p>é");
    expect(text).toMatchObject({ title: "a.html", bytes: 5, sha256: sha256(Buffer.from("<p>é")) });
    const bytes = await writeDocument(directory, "a.xlsx", new Uint8Array([80, 75]));
    expect(bytes.bytes).toBe(2);
    const pieces = await writeDocument(directory, "b.xlsx", [new Uint8Array([80]), "K"]);
    expect(pieces.sha256).toBe(bytes.sha256);
  });
});

test("a link that leads nowhere is a sentence, and so is a place that takes no directory", async () => {
  await symlink(join(directory, "gone", "deep"), join(directory, "link"));
  const places = [join(directory, "link"), ...(existsSync("/proc/self") ? ["/proc/audit/deep"] : [])];
  for (const place of places) {
    const failure = await writeDocument(place, "a.txt", "x").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UserError);
    expect(String(failure)).toContain("Choose another output-directory");
  }
});

describe("removeEarlierReports", () => {
  test("takes the reports of earlier runs, whatever their month, and nothing else", async () => {
    const elsewhere = join(directory, "elsewhere.txt");
    const folder = join(directory, "out");
    await mkdir(folder);
    await mkdir(join(folder, "audit-report-2026-08.html"));
    for (const name of [
      "audit-report-2026-09.html",
      "compliance-report-2025-12.txt",
      "inactivity-report-2026-09-legal.csv",
      "audit-summary.json",
      ".audit-report-2026-09.json.0e37df36-f698-11e6-8dd4-cb9ced3df976.tmp",
      ".notes.txt.0e37df36-f698-11e6-8dd4-cb9ced3df976.tmp",
      "notes.txt",
    ]) {
      await writeFile(join(folder, name), "x");
    }
    await writeFile(elsewhere, "stays");
    await symlink(elsewhere, join(folder, "audit-report-2026-07.xlsx"));
    await removeEarlierReports(folder);
    expect((await readdir(folder)).toSorted()).toEqual([
      ".notes.txt.0e37df36-f698-11e6-8dd4-cb9ced3df976.tmp",
      "audit-report-2026-08.html",
      "notes.txt",
    ]);
    expect(await readFile(elsewhere, "utf8")).toBe("stays");
  });

  test("takes the previews of mails, too", async () => {
    const previews = join(directory, "reminders");
    await mkdir(join(previews, "kept.eml"), { recursive: true });
    const unfinished = ".id-old.eml.0e37df36-f698-11e6-8dd4-cb9ced3df976.tmp";
    for (const name of ["id-old.eml", unfinished, "manager-1.eml", "notes.txt", "my own.eml"])
      await writeFile(join(previews, name), "x");
    await removeEarlierReports(directory);
    expect(await readdir(previews)).toEqual(["kept.eml", "my own.eml", "notes.txt"]);
    await rm(previews, { recursive: true });
    await mkdir(join(directory, "elsewhere"));
    await writeFile(join(directory, "elsewhere", "id-old.eml"), "x");
    await symlink(join(directory, "elsewhere"), previews);
    await removeEarlierReports(directory);
    expect(await readdir(join(directory, "elsewhere"))).toEqual(["id-old.eml"]);
  });

  test("does nothing without a directory, and in a link to one", async () => {
    await removeEarlierReports(join(directory, "missing"));
    const real = join(directory, "real");
    await mkdir(real);
    await writeFile(join(real, "audit-report-2026-09.html"), "x");
    await symlink(real, join(directory, "link"));
    await removeEarlierReports(join(directory, "link"));
    expect(await readdir(real)).toHaveLength(1);
  });
});
