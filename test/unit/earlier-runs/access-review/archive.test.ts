import { expect, test } from "vitest";
import { fitsInMemory } from "../../../../src/earlier-runs/access-review/archive.ts";
import { readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { UserError } from "../../../../src/errors.ts";
import { savedBy } from "./office.ts";
import { PORTALS } from "./workbooks.ts";

const XML = "docProps/app.xml";

/** A workbook of which one part says this, and its list another size of it. */
async function withPart(content: string, size?: number): Promise<Uint8Array> {
  const bytes = await savedBy({ program: content }, [["Decision"]]);
  if (size === undefined) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 < bytes.length; at++) {
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + XML.length)).toString();
    if (view.getUint32(at, true) === 0x02014b50 && name === XML) view.setUint32(at + 24, size, true);
  }
  return bytes;
}

test("small files that become large are refused before they are read", async () => {
  expect(fitsInMemory(await withPart("LibreOffice"))).toBe(true);
  expect(fitsInMemory(await withPart(" ".repeat(140 * 1024 * 1024)))).toBe(false);
  expect(fitsInMemory(await withPart("<a/>".repeat(6_100_000)))).toBe(false);
  expect(fitsInMemory(await withPart(`<a ${'b="" '.repeat(12_100_000)}/>`))).toBe(false);
}, 180_000);

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
