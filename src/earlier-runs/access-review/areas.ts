/** A rectangle of cells, rows and columns from 0, both ends included. */
export interface Area {
  readonly startRow: number;
  readonly endRow: number;
  readonly startCol: number;
  readonly endCol: number;
}

/**
 * Tells whether a cell of these columns lies in one of the areas. A file may hold tens of thousands of areas and of rows,
 * so no area is walked through: each only marks where it begins and ends.
 */
export function inAreas(
  areas: readonly Area[],
  columns: Iterable<number>,
  rows: number,
): (row: number, column: number) => boolean {
  const depths = new Map<number, Int32Array>();
  for (const column of areas.length === 0 ? [] : columns) {
    const depth = new Int32Array(rows + 1);
    for (const { startRow, endRow, startCol, endCol } of areas) {
      if (column < startCol || column > endCol || startRow >= rows || endRow < startRow) continue;
      depth[startRow] = (depth[startRow] ?? 0) + 1;
      const after = Math.min(endRow + 1, rows);
      depth[after] = (depth[after] ?? 0) - 1;
    }
    for (let row = 1; row <= rows; row++) depth[row] = (depth[row] ?? 0) + (depth[row - 1] ?? 0);
    depths.set(column, depth);
  }
  return (row, column) => (depths.get(column)?.[row] ?? 0) > 0;
}

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i;

/** `N2:N4` as an area; undefined for what is no range. */
export function areaOf(range: string): Area | undefined {
  const [, startColumn, startRow, endColumn = startColumn, endRow = startRow] = RANGE.exec(range) ?? [];
  if (startColumn === undefined || endColumn === undefined) return undefined;
  return {
    ...{ startRow: Number(startRow) - 1, endRow: Number(endRow) - 1 },
    ...{ startCol: columnIndex(startColumn), endCol: columnIndex(endColumn) },
  };
}

/** `A`, `B`, … `Z`, `AA` … for columns from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

function columnIndex(name: string): number {
  return [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
