import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { ZipFile } from "yazl";
import { fitsInMemory } from "../../../../src/earlier-runs/access-review/archive.ts";
import { readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { UserError } from "../../../../src/errors.ts";
import { savedBy } from "./office.ts";
import { PORTALS } from "./workbooks.ts";

const PROGRAM_PART = "docProps/app.xml";

/** A workbook of which one part says this, and its list another size of it. */
async function withPart(content: string, size?: number): Promise<Uint8Array> {
  const bytes = await savedBy({ program: content }, [["Decision"]]);
  if (size === undefined) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 < bytes.length; at++) {
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + PROGRAM_PART.length)).toString();
    if (view.getUint32(at, true) === 0x02014b50 && name === PROGRAM_PART) view.setUint32(at + 24, size, true);
  }
  return bytes;
}

/** An archive of these parts. `wide`: with sizes and places in 64 bits, as of archives that may be larger than 4 GB. */
async function archiveOf(
  parts: readonly string[],
  { compress = true, wide = false, comment = "" } = {},
): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [n, part] of parts.entries())
    zip.addBuffer(Buffer.from(part), `part ${n}`, { compress, forceZip64Format: wide });
  zip.end({ forceZip64Format: wide, comment });
  // Within a larger buffer, as parts of a response may lie.
  const bytes = Buffer.concat([Buffer.from("before"), await buffer(zip.outputStream)]);
  return bytes.subarray("before".length);
}

const MOST = { unpacked: 40, elements: 3, attributes: 2 };

test.each<[string, string[], boolean]>([
  ["nothing", [], true],
  ["as many bytes as may be", [" ".repeat(40)], true],
  ["a byte more", [" ".repeat(41)], false],
  ["as many bytes in two parts", [" ".repeat(20), " ".repeat(20)], true],
  ["a byte more in two parts", [" ".repeat(20), " ".repeat(21)], false],
  ["as many elements as may be, ends not counted", ["<a><b/></a>", "<c></c>"], true],
  ["an element more", ["<a><b/></a>", "<c/><d/>"], false],
  ["as many attributes as may be", ['<a b="" c=""/>'], true],
  ["an attribute more", ['<a b="" c=""/>', '<a d=""/>'], false],
])("whether an archive fits into memory: %s", async (_, parts, fits) => {
  for (const options of [{}, { compress: false }, { wide: true }, { comment: "with a comment at its end" }])
    expect(fitsInMemory(await archiveOf(parts, options), MOST), JSON.stringify(options)).toBe(fits);
});

test("the largest workbook that is read fits, and what says that it becomes larger does not", async () => {
  expect(fitsInMemory(await withPart("LibreOffice"))).toBe(true);
  expect(fitsInMemory(await withPart("LibreOffice", 129 * 1024 * 1024))).toBe(false);
});

test.each<[string, (archive: Uint8Array) => Uint8Array]>([
  ["is empty", () => new Uint8Array()],
  ["is no archive", () => Buffer.from("no archive, although it is long enough to be one")],
  ["lacks its end", (archive) => archive.subarray(0, -1)],
  ["lacks its beginning", (archive) => archive.subarray(10)],
  ["has another thing where its part should be", (archive) => archive.fill(0, 0, 4)],
])("what %s is refused", async (_, broken) => {
  const archive = await archiveOf(["<a/>"]);
  expect(() => fitsInMemory(broken(archive))).toThrow();
});

test("a part that is larger than the archive says, or of which it says nothing, is not unpacked", async () => {
  for (const size of [0, 1_000]) {
    const liar = await withPart(" ".repeat(5_000_000), size);
    expect(() => fitsInMemory(liar), String(size)).toThrow();
    await expect(readReview(liar, "access-review.xlsx", PORTALS)).rejects.toBeInstanceOf(UserError);
  }
});

test("entities of XML are not made larger", async () => {
  const entities = '<!DOCTYPE a [<!ENTITY a "keep"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>';
  const refused = readReview(await withPart(entities), "access-review.xlsx", PORTALS);
  await expect(refused).rejects.toThrow("has no sheet with the columns");
});
