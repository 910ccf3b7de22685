import { expect, test } from "vitest";
import { STYLE } from "../../../../src/report/html/style.ts";
import { VERDICT_WORDS } from "../../../../src/report/vocabulary/terms.ts";

/** What somebody sees who lacks the cones for red, or for green (Viénot, Brettel and Mollon 1999), of linear RGB. */
const BLINDNESS = {
  protanopia: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopia: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
} as const;

const STATUSES = Object.keys(VERDICT_WORDS);

/** The colours of light and dark, by their names. */
const THEMES = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, body = ""]) =>
    new Map(
      [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
    ),
);

function linear(colour: string): number[] {
  return [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

/** CIE L*a*b* of linear sRGB, in which distances are as people see them. */
function lab([r = 0, g = 0, b = 0]: readonly number[]): number[] {
  const curve = (t: number) => (t > 0.008_856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.950_47);
  const y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.088_83);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function seen(colour: string, matrix: (typeof BLINDNESS)[keyof typeof BLINDNESS]): number[] {
  const rgb = linear(colour);
  return lab(matrix.map((row) => row.reduce<number>((sum, share, at) => sum + share * (rgb[at] ?? 0), 0)));
}

/** The mark that stands in the chip before the word. */
const marks = new Map(
  [...STYLE.matchAll(/\.chip\.(\w+)::before \{ content: "(.)"/g)].map(([, status = "", mark = ""]) => [
    status,
    mark,
  ]),
);

test("every status has a mark of its own in the list of members: no two need colour to be told apart", () => {
  expect([...marks.keys()].toSorted()).toEqual(STATUSES.toSorted());
  expect(new Set(marks.values()).size).toBe(STATUSES.length);
});

test.each(Object.entries(BLINDNESS))(
  "%s: statuses beside each other in a bar are told apart",
  (_, matrix) => {
    const alike: string[] = [];
    for (const [theme, colours] of THEMES.entries()) {
      for (const [index, one] of STATUSES.entries()) {
        for (const other of STATUSES.slice(index + 1)) {
          // The bar of what is unknown is hatched.
          if (one === "unknown" || other === "unknown") continue;
          const [a, b] = [one, other].map((name) => seen(colours.get(name) ?? "#000000", matrix));
          const distance = Math.hypot(...(a ?? []).map((value, at) => value - (b?.[at] ?? 0)));
          if (distance < 10)
            alike.push(`${["light", "dark", "print"][theme]}: ${one}, ${other} (${distance.toFixed(1)})`);
        }
      }
    }
    expect(alike).toEqual([]);
  },
);
