// Writes the tables of inputs and outputs in README.md from action.yml; with --check it only says whether they are current.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

interface ActionFile {
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly default?: string; readonly required?: boolean }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** README.md with both tables made anew; throws where a marker is missing. */
export function withTables(readme: string, action: string): string {
  const { inputs, outputs } = parse(action) as ActionFile;
  const inputRows = Object.entries(inputs).map(
    ([name, { description, default: value = "", required = false }]) => [
      `\`${name}\``,
      required ? "**required**" : value === "" ? "none" : `\`${value}\``,
      description,
    ],
  );
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  const withInputs = between(readme, "inputs", table(["Input", "Default", "Meaning"], inputRows));
  return between(withInputs, "outputs", table(["Output", "Meaning"], outputRows));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.trim().replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`README.md has no markers ${start} … ${end}.`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, "..");
  const path = join(root, "README.md");
  const before = readFileSync(path, "utf8");
  const after = withTables(before, readFileSync(join(root, "action.yml"), "utf8"));
  if (process.argv.includes("--check")) {
    if (before !== after) throw new Error('README.md is not current: run "node scripts/readme-tables.ts".');
  } else {
    writeFileSync(path, after);
  }
}
