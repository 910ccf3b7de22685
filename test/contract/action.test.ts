import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { DOCUMENTS, withTables } from "../../scripts/readme-tables.ts";
import { OUTPUT_NAMES } from "../../src/runner/outputs.ts";
import { INPUTS, type InputName } from "../../src/settings/inputs.ts";

interface Described {
  readonly description: string;
  readonly default?: unknown;
  readonly required?: boolean;
}

const root = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const action = parse(read("action.yml")) as {
  readonly inputs: Readonly<Record<string, Described>>;
  readonly outputs: Readonly<Record<string, Described>>;
  readonly runs: unknown;
};

/** Inputs that are one or several of fixed words. */
const CHOICES = [
  ...(["reports", "formats", "only-actions", "activity", "github-issue", "access-review"] as const),
  ...(["reminders", "mail-language", "show-names", "fail-on"] as const),
];

describe("action.yml", () => {
  test("has the inputs of the code, in the same order", () => {
    expect(Object.keys(action.inputs)).toEqual(Object.keys(INPUTS));
  });

  test.each(Object.entries(action.inputs))(
    "input %s has the code's default",
    (name, { default: value = "", required }) => {
      const input = INPUTS[name as InputName];
      // What the runner puts in is not known to the code.
      expect(String(value).startsWith("${{ ") ? "" : value).toBe(input.default);
      expect(required ?? false).toBe("wrong" in input.parse(input.default));
    },
  );

  test.each(CHOICES)("input %s is described with every word that it may be", (name) => {
    const parsed = INPUTS[name].parse("§");
    const sentence = "wrong" in parsed ? parsed.wrong : "";
    const [, list = ""] =
      /(?:one of|allowed are(?: the kinds)?) (.*?)(?:, separated|, the |$)/.exec(sentence) ?? [];
    const words = list.split(", ");
    expect(words.length).toBeGreaterThan(1);
    for (const word of words) expect(action.inputs[name]?.description).toContain(`\`${word}\``);
  });

  test("has the outputs of the code, in the same order", () => {
    expect(Object.keys(action.outputs)).toEqual(OUTPUT_NAMES);
  });

  test.each([...Object.entries(action.inputs), ...Object.entries(action.outputs)])(
    "%s is described in whole sentences",
    (_, { description }) => {
      expect(description).toMatch(/^[A-Z].*\.\)?$/s);
    },
  );

  test("runs the bundle on Node 24", () => {
    expect(action.runs).toEqual({ using: "node24", main: "dist/index.js" });
  });
});

test.each(Object.keys(DOCUMENTS))("%s has current tables of inputs and outputs", (document) => {
  expect(read(document), 'run "npm run readme"').toBe(withTables(document, read));
});

describe("README.md", () => {
  const readme = read("README.md");

  test("names npm start and npm test as its first two commands", () => {
    const commands = [...readme.matchAll(/^(?:npm|npx|node) .*$/gm)].map(([command]) => command.trim());
    expect(commands.slice(0, 2).map((command) => command.replace(/\s+#.*/, ""))).toEqual([
      "npm start",
      "npm test",
    ]);
  });

  test("shows the workflow that docs/examples/monthly.yml is", () => {
    expect(readme).toContain(`\`\`\`yaml\n${read("docs/examples/monthly.yml")}\`\`\``);
  });

  test("uses only inputs and outputs that exist", () => {
    const documents = ["README.md", "docs/security.md", "docs/troubleshooting.md"].map(read).join("\n");
    const outputs = [...documents.matchAll(/steps\.audit\.outputs\.([\w-]+)/g)].map(
      ([, name]) => name as string,
    );
    expect(outputs.length).toBeGreaterThan(0);
    for (const name of outputs) expect(OUTPUT_NAMES).toContain(name);
    for (const [, body] of documents.matchAll(/uses: org\/docspace-audit@v1\n\s+with:\n((?: {6,}.*\n)+)/g)) {
      for (const [, name] of (body as string).matchAll(/^ +([a-z][a-z-]+):/gm)) {
        expect(Object.keys(INPUTS)).toContain(name);
      }
    }
  });

  test("never puts an expression into a script", () => {
    for (const [block] of readme.matchAll(/```yaml\n[\s\S]*?```/g)) {
      const scripts = block.match(/run: (?:\|\n(?: {10,}.*\n)+|.*\n)/g) ?? [];
      for (const script of scripts) expect(script).not.toContain("${{");
    }
  });
});
