import { expect, test } from "vitest";
import { reportTime } from "../../../../src/report/facts.ts";
import { STYLE } from "../../../../src/report/html/style.ts";
import { chart } from "../../../../src/report/summary/figures.ts";
import { incompleteMonth } from "../fixtures.ts";

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The variables of each `:root`: light, dark, print. */
const [light, dark, print] = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, body = ""]) =>
    new Map(
      [...body.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name = "", value = ""]) => [
        name,
        value.length === 4 ? value.replace(/[0-9a-f]/g, "$&$&") : value,
      ]),
    ),
);

const DRAWN = "bar bar-weekend hatch active inactive unknown new invited disabled exempt".split(" ");

test.each([
  ["light", light],
  ["dark", dark],
  ["print", print],
])("%s: what is drawn is told from the paper, and texts can be read", (_, colours) => {
  const of = (name: string) => colours?.get(name) ?? "#000000";
  const weak = [
    ...DRAWN.filter((name) => contrast(of(name), of("paper")) < 3),
    ...["ink", "soft", "accent", "good", "bad", "warn"].filter(
      (name) => contrast(of(name), of("paper")) < 4.5,
    ),
    ...["good", "bad", "warn"].filter((name) => contrast(of(name), of(`${name}-back`)) < 4.5),
  ];
  expect(weak).toEqual([]);
});

test("the bars of the job summary are told from GitHub's light and dark page, and from a dark chart", () => {
  const { report } = incompleteMonth();
  const text = chart({ report, time: reportTime(report) });
  const [, palette = ""] = /"plotColorPalette": "([^"]+)"/.exec(text) ?? [];
  const shown: Readonly<Record<string, string>> = { steelblue: "#4682b4", darkgoldenrod: "#b8860b" };
  for (const colour of palette.split(", ")) {
    for (const page of ["#ffffff", "#0d1117", "#333333"]) {
      expect(contrast(shown[colour] ?? page, page)).toBeGreaterThanOrEqual(3);
    }
  }
});
