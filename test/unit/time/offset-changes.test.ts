import { describe, expect, test } from "vitest";
import { offsetChanges } from "../../../src/time/offset-changes.ts";
import { zoneOfPortal } from "../../../src/time/period.ts";

const seconds = (text: string): number => Date.parse(text) / 1000;

describe("changes of a zone's offset", () => {
  test("are listed in both directions, with the offsets before and after", () => {
    expect(
      offsetChanges("Europe/Berlin", seconds("2026-01-01T00:00:00Z"), seconds("2026-12-31T00:00:00Z")),
    ).toEqual([
      { at: seconds("2026-03-29T01:00:00Z"), before: 3600, after: 7200 },
      { at: seconds("2026-10-25T01:00:00Z"), before: 7200, after: 3600 },
    ]);
    expect(
      offsetChanges("Australia/Lord_Howe", seconds("2026-04-01T00:00:00Z"), seconds("2026-04-30T00:00:00Z")),
    ).toEqual([{ at: seconds("2026-04-04T15:00:00Z"), before: 39_600, after: 37_800 }]);
  });

  test("include a day that was skipped whole and a new offset of a zone without summer time", () => {
    expect(
      offsetChanges("Pacific/Apia", seconds("2011-12-25T00:00:00Z"), seconds("2012-01-05T00:00:00Z")),
    ).toEqual([{ at: seconds("2011-12-30T10:00:00Z"), before: -36_000, after: 50_400 }]);
    expect(
      offsetChanges("Asia/Almaty", seconds("2024-02-01T00:00:00Z"), seconds("2024-03-31T00:00:00Z")),
    ).toEqual([{ at: seconds("2024-02-29T18:00:00Z"), before: 21_600, after: 18_000 }]);
  });

  test("are none where the clocks stand still", () => {
    for (const zone of ["Asia/Kolkata", "UTC"]) {
      expect(offsetChanges(zone, seconds("2015-01-01T00:00:00Z"), seconds("2035-01-01T00:00:00Z"))).toEqual(
        [],
      );
    }
  });

  test("count where their doubtful time touches the range", () => {
    const at = seconds("2026-10-25T01:00:00Z");
    const found = (from: number, to: number): number => offsetChanges("Europe/Berlin", from, to).length;
    expect(found(at - 7200, at - 3600)).toBe(1);
    expect(found(at + 3599, at + 7200)).toBe(1);
    expect(found(at + 86_400, at + 172_800)).toBe(0);
  });
});

test("a portal's zone is known by its IANA name and by its Windows name", () => {
  expect(zoneOfPortal("europe/dublin")).toBe("Europe/Dublin");
  expect(zoneOfPortal("W. Europe Standard Time")).toBe("Europe/Berlin");
  expect(zoneOfPortal("GMT Standard Time")).toBe("Europe/London");
  expect(zoneOfPortal("Mars/Olympus")).toBeUndefined();
  expect(zoneOfPortal("constructor")).toBeUndefined();
});
