import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { readTextFile } from "../../../src/runner/text-file.ts";

const TEXT = "- who: zoë@example.com\n  reason: Elternzeit, zurück im März\n";
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "text-file-"));
});
afterAll(() => rm(directory, { recursive: true }));

async function read(bytes: Uint8Array): Promise<string> {
  const path = join(directory, "file.yml");
  await writeFile(path, bytes);
  return readTextFile(path).catch((error: unknown) => {
    expect(error).toBeInstanceOf(UserError);
    return `! ${(error as Error).message}`;
  });
}

const swapped = (text: string) => Buffer.from(text, "utf16le").swap16();

test("UTF-8 is read, with its mark and without", async () => {
  expect(await read(Buffer.from(TEXT))).toBe(TEXT);
  expect(await read(Buffer.from(`\uFEFF${TEXT}`))).toBe(TEXT);
  expect(await read(Buffer.alloc(0))).toBe("");
});

test.each([
  ["little endian with its mark", Buffer.from(`\uFEFF${TEXT}`, "utf16le")],
  ["little endian", Buffer.from(TEXT, "utf16le")],
  ["big endian with its mark", swapped(`\uFEFF${TEXT}`)],
  ["big endian", swapped(TEXT)],
])("UTF-16 is told: %s", async (_, bytes) => {
  expect(await read(bytes)).toBe("! it is in UTF-16, or no text; save it as UTF-8");
});

test("bytes of an older encoding are told by their line", async () => {
  expect(await read(Buffer.from(TEXT, "latin1"))).toBe("! line 1 is not in UTF-8; save it as UTF-8");
  const later = TEXT.replace("zoë", "zoe");
  expect(await read(Buffer.from(later, "latin1"))).toBe("! line 2 is not in UTF-8; save it as UTF-8");
  const cut = Buffer.from("- who: guests\n  reason: zurü");
  expect(await read(cut.subarray(0, -1))).toBe("! line 2 is not in UTF-8; save it as UTF-8");
});

test("a file without end is not read to its end", async () => {
  expect(await read(Buffer.alloc(4 * 1024 * 1024, "a"))).toHaveLength(4 * 1024 * 1024);
  expect(await read(Buffer.alloc(4 * 1024 * 1024 + 1, "a"))).toBe("! it is larger than 4 MiB");
  await expect(readTextFile("/dev/zero")).rejects.toThrow("larger than 4 MiB");
});

test("what the file system says is handed on", async () => {
  await expect(readTextFile(join(directory, "none.yml"))).rejects.toMatchObject({ code: "ENOENT" });
  await expect(readTextFile(directory)).rejects.toMatchObject({ code: "EISDIR" });
});
