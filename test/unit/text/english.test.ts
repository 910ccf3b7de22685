import { expect, test } from "vitest";
import { inARowText, ordinal } from "../../../src/text/english.ts";

test.each([
  [1, "first"],
  [10, "tenth"],
  [11, "11th"],
  [12, "12th"],
  [21, "21st"],
  [22, "22nd"],
  [113, "113th"],
])("%i is %s", (n, text) => expect(ordinal(n)).toBe(text));

test("months are called months, other periods periods", () => {
  expect(inARowText(3, { label: "2026-10" })).toBe("for the third month in a row");
  expect(inARowText(2, { label: "2026-10-23_2026-11-21" })).toBe("for the second period in a row");
});
