import { expect, test } from "vitest";
import { fitsInMemory } from "../../../../src/earlier-runs/access-review/archive.ts";
import { readReview } from "../../../../src/earlier-runs/access-review/read-workbook.ts";
import { UserError } from "../../../../src/errors.ts";
import { withPart } from "./office.ts";
import { PORTALS } from "./workbooks.ts";

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
