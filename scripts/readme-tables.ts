// Writes the tables of inputs and outputs in the documents from the files of the actions and the workflow.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

interface Interface {
  readonly inputs: Readonly<
    Record<
      string,
      {
        readonly description: string;
        readonly default?: string | number | boolean;
        readonly required?: boolean;
      }
    >
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

/** An action's file, or that of a workflow which others call. */
type Described = Interface | { readonly on: { readonly workflow_call: Interface } };

/** The documents with tables, and what each pair of them describes: the tables of `rollup` stand at `rollup-inputs`. */
export const DOCUMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "README.md": { "": "action.yml" },
  "docs/many-portals.md": {
    "workflow-": ".github/workflows/audit-portals.yml",
    "plan-": "plan/action.yml",
    "rollup-": "rollup/action.yml",
  },
};

/** A document with its tables made anew; throws where a marker is missing. */
export function withTables(document: string, read: (path: string) => string): string {
  return Object.entries(DOCUMENTS[document] ?? {}).reduce(
    (text, [prefix, file]) => withPair(text, prefix, parse(read(file)) as Described),
    read(document),
  );
}

function withPair(text: string, prefix: string, described: Described): string {
  const { inputs, outputs } = "on" in described ? described.on.workflow_call : described;
  const inputRows = Object.entries(inputs).map(
    ([name, { description, default: value = "", required = false }]) => [
      `\`${name}\``,
      required ? "**required**" : value === "" ? "none" : `\`${value}\``,
      description,
    ],
  );
  const outputRows = Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  const withInputs = between(text, `${prefix}inputs`, table(["Input", "Default", "Meaning"], inputRows));
  return between(withInputs, `${prefix}outputs`, table(["Output", "Meaning"], outputRows));
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
  if (from < 0 || to < from) throw new Error(`There are no markers ${start} … ${end}.`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, "..");
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  for (const document of Object.keys(DOCUMENTS))
    writeFileSync(join(root, document), withTables(document, read));
}
