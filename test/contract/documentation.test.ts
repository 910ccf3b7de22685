import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { INPUTS } from "../../src/settings/inputs.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const listed = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file));
const documents = [
  ...readdirSync(root),
  ...listed("docs"),
  ...listed(".github").filter((file) => !file.includes("workflows")),
].filter((file) => file.endsWith(".md"));

/** GitHub's anchors of a document's headings. */
function anchors(text: string): string[] {
  return [...text.replace(/```[\s\S]*?```/g, "").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-"),
  );
}

describe.each(documents)("%s", (file) => {
  const text = read(file);

  test("links to files and headings that exist", () => {
    const prose = text.replace(/```[\s\S]*?```/g, "").replace(/`[^`\n]*`/g, "");
    for (const [, target = ""] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = "", anchor] = target.split("#");
      const linked = path === "" ? file : join(dirname(file), path);
      expect(existsSync(join(root, linked)), `${file} links to ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchors(read(linked)), `${file} links to ${target}`).toContain(anchor);
    }
  });

  test("has YAML blocks that are YAML, with inputs that exist", () => {
    for (const [, block = ""] of text.matchAll(/```yaml\n([\s\S]*?)```/g)) {
      const lines = block.split("\n").filter((line) => line.trim() !== "");
      const indent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
      const found = parse(block.replace(new RegExp(`^ {${indent}}`, "gm"), "")) as unknown;
      expect(found).toBeTypeOf("object");
      for (const inputs of inputsIn(found)) {
        for (const name of Object.keys(inputs)) expect(Object.keys(INPUTS)).toContain(name);
      }
    }
  });

  test("names only scripts that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    for (const [, name = ""] of text.matchAll(/\bnpm run ([\w:-]+)/g))
      expect(Object.keys(scripts)).toContain(name);
  });

  test("has shell commands that a test runs", () => {
    // `how-it-decides` by test/scenario/commands.test.ts, `npm start` by start.test.ts, `.ci/run` by CI.
    if (file === join("docs", "how-it-decides.md")) return;
    const lines = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
      block.trim().split("\n"),
    );
    for (const line of lines) expect(line).toMatch(/^(npm (start|test|run [\w:-]+)|bash \.ci\/run)\b/);
  });
});

/** What is given to this action, anywhere in a workflow or a part of one. */
function inputsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(inputsIn);
  if (typeof value !== "object" || value === null) return [];
  const own = value as Record<string, unknown>;
  const inputs = own["with"];
  const here =
    typeof own["uses"] === "string" && /^org\/docspace-audit@/.test(own["uses"]) && typeof inputs === "object"
      ? [inputs as Record<string, unknown>]
      : [];
  return [...here, ...Object.values(own).flatMap(inputsIn)];
}

const CONTRIBUTORS = [
  ...[
    "CONTRIBUTING.md",
    join("docs", "architecture.md"),
    join("docs", "mutation.md"),
    join("docs", "security.md"),
  ],
  ...documents.filter((file) => file.startsWith(join("docs", "adr"))),
];

test.each(CONTRIBUTORS)("%s names only files and folders that exist", (file) => {
  const all = ["src", "test", "scripts", "demo", "bench", "docs", "plan", "rollup", ".github"].flatMap(
    listed,
  );
  const names = [...read(file).matchAll(/`([\w.-]+(?:\/[\w.-]*)+|[\w.-]+\.(?:ts|mjs|yml))`/g)].map(
    ([, name = ""]) => name,
  );
  const exists = (name: string): boolean =>
    name.includes("/")
      ? ["", "src"].some(
          (above) => existsSync(join(root, above, name)) || existsSync(join(root, above, `${name}.ts`)),
        )
      : existsSync(join(root, name)) || all.some((path) => basename(path) === name);
  expect(names.filter((name) => !name.startsWith("actions/")).filter((name) => !exists(name))).toEqual([]);
});

test("the README is read in less than ten minutes", () => {
  expect(
    read("README.md")
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
  ).toBeLessThan(2000);
});

test("each threat has a test, and what stands there exists", () => {
  const rows = read("docs/security.md")
    .split("\n")
    .filter((line) => /^\| (?!Threat|---)/.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  expect(rows.length).toBeGreaterThan(10);
  for (const [, threat = "", , where = ""] of rows) {
    const paths = [...where.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path);
    expect(paths, threat).not.toEqual([]);
    for (const path of paths) expect(existsSync(join(root, path)), `${threat}: ${path}`).toBe(true);
  }
});

test("no workflow, example or block of a document runs code of a fork's pull request with secrets", () => {
  const workflows = [...listed(".github/workflows"), ...listed("docs/examples")].filter((file) =>
    file.endsWith(".yml"),
  );
  const blocks = documents.flatMap((file) => read(file).match(/```yaml\n[\s\S]*?```/g) ?? []);
  for (const text of [...workflows.map(read), ...blocks])
    expect(text).not.toMatch(/pull_request_target|workflow_run/);
});

test("troubleshooting quotes messages as the code says them", () => {
  const source = listed("src")
    .filter((file) => file.endsWith(".ts"))
    .map(read)
    .join("\n");
  const titles = read("docs/troubleshooting.md").match(/^\*\*.+?\*\*/gm) ?? [];
  const quoted = titles.flatMap((title) => [...title.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text));
  const parts = quoted
    .flatMap((text) => text.replace(/^Input [a-z-]+ /, "").split("…"))
    .map((part) => part.trim())
    .filter((part) => part !== "");
  expect(parts.length).toBeGreaterThan(8);
  for (const part of parts) expect(source.includes(part), part).toBe(true);
});
