import { expect, test } from "vitest";
import { areaOf, columnName, inAreas } from "../../../../src/earlier-runs/access-review/areas.ts";

test.each([
  ["A1", 0, 0, 0, 0],
  ["n2:N4", 1, 3, 13, 13],
  ["$B$3:$AA$10", 2, 9, 1, 26],
  ["ZZ1", 0, 0, 701, 701],
])("%s is an area", (range, startRow, endRow, startCol, endCol) => {
  expect(areaOf(range)).toEqual({ startRow, endRow, startCol, endCol });
});

test.each(["", "A", "1", "A1:", "A1:B", "ABCD1", "A12345678", "A:A", "1:1", "A1 B2", "xA1:B2 "])(
  "%j is no area",
  (range) => {
    expect(areaOf(range)).toBeUndefined();
  },
);

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [51, "AZ"],
  [52, "BA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %i is %s", (index, name) => {
  expect(columnName(index)).toBe(name);
});

/** The cells of a sheet of six rows, columns A to D, that lie in the areas. */
function cellsIn(...ranges: string[]): string[] {
  const areas = ranges.flatMap((range) => areaOf(range) ?? []);
  const holds = inAreas(areas, [0, 1, 2, 3], 6);
  const cells = [0, 1, 2, 3, 4, 5].flatMap((row) => [0, 1, 2, 3].map((column) => [row, column] as const));
  return cells
    .filter(([row, column]) => holds(row, column))
    .map(([row, column]) => `${columnName(column)}${row + 1}`);
}

test.each([
  ["none", [], []],
  ["one cell", ["B2"], ["B2"]],
  ["a rectangle, both ends included", ["B2:C3"], ["B2", "C2", "B3", "C3"]],
  ["two that overlap", ["A1:A3", "A2:A4"], ["A1", "A2", "A3", "A4"]],
  ["two that begin together", ["A1:A3", "A1:A2"], ["A1", "A2", "A3"]],
  ["two that end together", ["A1:A3", "A2:A3"], ["A1", "A2", "A3"]],
  ["one beside another that is written from its end", ["A1:A4", "A4:A2"], ["A1", "A2", "A3", "A4"]],
  ["two with a gap", ["A1", "A3"], ["A1", "A3"]],
  ["to beyond the last row", ["D5:D900"], ["D5", "D6"]],
  ["below the last row", ["A7:A9"], []],
  ["the last row", ["A6"], ["A6"]],
  ["written from its end", ["A4:A2"], []],
])("cells in areas: %s", (_, ranges, expected) => {
  expect(cellsIn(...ranges)).toEqual(expected);
});
