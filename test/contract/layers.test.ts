import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

const source = join(import.meta.dirname, "..", "..", "src");

/** From the first stage to the last: each imports only from its own line and the lines above. */
const STAGES: readonly (readonly string[])[] = [
  ["docspace/", "plain-text.ts", "problems.ts", "version.ts"],
  ["period.ts", "in-a-row.ts", "input-values.ts", "inputs.ts", "local-time.ts"],
  ["collect/"],
  ["assess/"],
  ["report/"],
  ["deliver/"],
  ["preflight.ts", "preflight/", "outputs.ts", "log.ts"],
  ["host.ts", "heap.ts"],
  ["stages/"],
  ["run.ts"],
  ["main.ts"],
];

/** Stages whose result depends on their arguments alone, and what they may import without changing that. */
const PURE = ["assess/", "report/"];
const PURE_IMPORTS =
  /^import (?:type )?\{[^}]*\} from "(?:temporal-polyfill|yaml)";$|^import \{ createHash \} from "node:crypto";$/;

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"))
  .sort();

const stageOf = (file: string): number =>
  STAGES.findIndex((names) =>
    names.some((name) => (name.endsWith("/") ? file.startsWith(name) : file === name)),
  );

/** Everything a file imports or exports from, types included, also by `import()`. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const specifiers = [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|^import\s+)["']([^"']+)["']/gm)];
  return specifiers.map(([, specifier]) => specifier as string);
}

const insideOf = (file: string, specifier: string): string =>
  relative(source, join(source, dirname(file), specifier)).replaceAll("\\", "/");

describe("a stage imports only from stages above it", () => {
  test.each(files)("%s", (file) => {
    const stage = stageOf(file);
    expect(stage, `${file} belongs to no stage: name it in this test`).toBeGreaterThanOrEqual(0);
    for (const specifier of importsOf(file).filter((one) => one.startsWith("."))) {
      const target = insideOf(file, specifier);
      expect(target, `${file} leaves src/`).not.toMatch(/^\.\./);
      expect(stageOf(target), `${file} imports ${target}, which comes later`).toBeLessThanOrEqual(stage);
      expect(stageOf(target), `${target} belongs to no stage`).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("what judges and renders is pure", () => {
  const pure = files.filter((file) => PURE.some((stage) => file.startsWith(stage)));

  test.each(pure)("%s", (file) => {
    const text = readFileSync(join(source, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const packages = text.match(/^import [^;]*?["'](?!\.)[^"']+["'];$/gm) ?? [];
    expect(packages.filter((statement) => !PURE_IMPORTS.test(statement))).toEqual([]);
    expect(packages).toHaveLength(importsOf(file).filter((specifier) => !specifier.startsWith(".")).length);
    expect(text).not.toMatch(
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|\bconsole\./,
    );
  });

  test("includes both stages", () => {
    expect(PURE.every((stage) => pure.some((file) => file.startsWith(stage)))).toBe(true);
  });
});
