import { describe, expect, test } from "vitest";
import { formatWireDate, parseWireDate } from "../../../../src/docspace/wire/dates.ts";

const at = (text: string) => Date.parse(text) / 1000;

describe("dates as the server prints them", () => {
  test.each([
    ["2026-01-31T14:05:09.0000000+03:00", at("2026-01-31T11:05:09Z")],
    ["2026-01-28T14:05:09.0000000+03:00", at("2026-01-28T11:05:09Z")],
    // What stands where there is no date is the year 1, not 1901.
    ["0001-01-01T00:00:00.0000000+00:00", at("0001-01-01T00:00:00Z")],
    ["2026-11-01T00:30:00.9999999-03:30", at("2026-11-01T04:00:00Z")],
    ["2026-11-22T06:17:34.3062401Z", at("2026-11-22T06:17:34Z")],
    ["2026-11-22T07:21:43.3612663+01:00", at("2026-11-22T06:21:43Z")],
    ["2026-01-31T14:05:09Z", at("2026-01-31T14:05:09Z")],
    ["2028-02-29T23:59:59.0000000+14:00", at("2028-02-29T09:59:59Z")],
    ["2026-12-31T23:59:59.0000000-12:00", at("2027-01-01T11:59:59Z")],
  ])("%s", (text, seconds) => {
    expect(parseWireDate(text)).toBe(seconds);
  });

  test.each([
    "",
    "yesterday",
    "2026-01-31",
    "2026-01-31T14:05:09",
    "2026-01-31T14:05Z",
    "2026-02-30T14:05:09.0000000+03:00",
    "2026-13-01T14:05:09.0000000+03:00",
    "2026-01-01T24:05:09.0000000+03:00",
    "2026-01-01T14:05:09.0000000 03:00",
    "2026-01-0xT14:05:09.0000000+03:00",
  ])("refuses %j", (text) => {
    expect(() => parseWireDate(text)).toThrow(RangeError);
  });

  test("the fast way and the careful way agree", () => {
    for (let seconds = at("2026-01-01T00:00:00Z"); seconds < at("2026-12-31T00:00:00Z"); seconds += 99_991) {
      const local = new Date((seconds + 5.75 * 3600) * 1000).toISOString().slice(0, 19);
      expect(parseWireDate(`${local}.0000000+05:45`)).toBe(seconds);
      expect(parseWireDate(`${local}+05:45`)).toBe(seconds);
    }
  });

  test("what is sent has seconds and a Z", () => {
    expect(formatWireDate(at("2026-10-01T00:00:00Z"))).toBe("2026-10-01T00:00:00Z");
    expect(formatWireDate(0)).toBe("1970-01-01T00:00:00Z");
  });
});
