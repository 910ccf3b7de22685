import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const source = join(import.meta.dirname, "..", "..", "src");

/** From the ground up: each imports only from its own floor and the floors above it in this list. */
const FLOORS: readonly (readonly string[])[] = [
  ["version.ts", "time/", "text/", "reasons.ts", "portal-reasons.ts", "errors.ts", "directory.ts"],
  ["settings/", "notes.ts"],
  ["docspace/"],
  ["report-folder/"],
  ["preflight/"],
  ["collect/"],
  ["earlier-runs/"],
  ["assess/"],
  ["report/"],
  ["deliver/"],
  ["runner/"],
  ["run/", "rollup/"],
  ["main.ts"],
];

/** Floors whose result depends on their arguments alone, and what they may import without changing that. */
const PURE = ["assess/", "report/"];
/** The archive grows through a stream of its own; it opens no file. */
const STREAMED = "report/xlsx/xlsx-file.ts";
const PURE_IMPORTS =
  /^import (?:type )?\{[^}]*\} from "(?:temporal-polyfill|yaml)";$|^import \{ createHash(?:, createHmac)? \} from "node:crypto";$/;

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"))
  .sort();

const floorOf = (file: string): number =>
  FLOORS.findIndex((names) =>
    names.some((name) => (name.endsWith("/") ? file.startsWith(name) : file === name)),
  );

/** Everything a file imports or exports from, types included, also by `import()`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const statement =
    /^(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)["']|\bimport\s*\(\s*["']([^"']+)["']|^import\s+["']([^"']+)["']/gm;
  return [...text.matchAll(statement)].map(([, named, dynamic, bare]) => named ?? dynamic ?? bare ?? "");
}

const insideOf = (file: string, specifier: string): string =>
  relative(source, join(source, dirname(file), specifier)).replaceAll("\\", "/");

describe("a floor uses only floors below it", () => {
  test.each(files)("%s", (file) => {
    const floor = floorOf(file);
    expect(floor, `${file} belongs to no floor: name it in this test`).toBeGreaterThanOrEqual(0);
    for (const specifier of importsOf(file).filter((one) => one.startsWith("."))) {
      const target = insideOf(file, specifier);
      expect(target, `${file} leaves src/`).not.toMatch(/^\.\./);
      expect(floorOf(target), `${file} imports ${target}, which comes later`).toBeLessThanOrEqual(floor);
      expect(floorOf(target), `${target} belongs to no floor`).toBeGreaterThanOrEqual(0);
    }
  });
});

test("the diagram of the architecture shows these floors", () => {
  const text = readFileSync(join(source, "..", "docs", "architecture.md"), "utf8");
  const [, diagram = ""] = /```mermaid\n([\s\S]*?)```/.exec(text) ?? [];
  const labels = new Map(
    [...diagram.matchAll(/(\w+)\[([^\]]+)\]/g)].map(([, id, label = ""]) => [id, label.split(", ")]),
  );
  const floors = (id: string): number[] =>
    (labels.get(id) ?? [id]).map((name) => Math.max(floorOf(`${name}/`), floorOf(`${name}.ts`)));
  const shown = new Set<number>();
  for (const [, from = "", to = ""] of diagram.matchAll(/^ *(\w+) --> (.*)$/gm)) {
    for (const below of to.split(" & ").flatMap((id) => floors(id.replace(/\[.*/, "")))) {
      for (const above of floors(from)) {
        expect(below, `${from} --> ${to}`).toBeGreaterThanOrEqual(0);
        expect(above, `${from} --> ${to}`).toBeGreaterThan(below);
        shown.add(above).add(below);
      }
    }
  }
  expect(shown.size).toBe(FLOORS.length);
});

describe("what judges and renders is pure", () => {
  const pure = files.filter((file) => file !== STREAMED && PURE.some((floor) => file.startsWith(floor)));

  test.each(pure)("%s", (file) => {
    const text = readFileSync(join(source, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const packages = text.match(/^import [^;]*?["'](?!\.)[^"']+["'];$/gm) ?? [];
    expect(packages.filter((statement) => !PURE_IMPORTS.test(statement))).toEqual([]);
    expect(packages).toHaveLength(importsOf(file).filter((specifier) => !specifier.startsWith(".")).length);
    expect(text).not.toMatch(
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|\bconsole\./,
    );
  });

  test("includes both floors", () => {
    expect(PURE.every((floor) => pure.some((file) => file.startsWith(floor)))).toBe(true);
  });
});
