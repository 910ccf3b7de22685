// Finds the sentences that the sources hold, by their syntax trees: for docs/messages.md, and for the test that holds it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vitest/node";

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Every sentence of every source file that has any, by the file's path below `src/`; a placeholder is `…`. */
export function messageTexts(src: string): ReadonlyMap<string, readonly string[]> {
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const found = files
    .filter((file) => file.endsWith(".ts"))
    .toSorted()
    .map((file) => [file, [...new Set(sentencesIn(treeOf(join(src, file))))]] as const);
  return new Map(found.filter(([, texts]) => texts.length > 0));
}

/**
 * What each `case "code":` of a function says. A case that uses a function or a constant of the same file for a part of
 * it has the texts of that as well.
 */
export function caseTexts(file: string, name: string): ReadonlyMap<string, string> {
  const named = new Map(
    [...nodesIn(treeOf(file))]
      .filter(({ type }) => type === "FunctionDeclaration" || type === "VariableDeclarator")
      .map((one) => [nameOf(one["id"]), one]),
  );
  const texts = (one: Node): readonly string[] => {
    const used = [...nodesIn(one)]
      .filter(({ type }) => type === "Identifier")
      .map((id) => named.get(nameOf(id)));
    return [one, ...new Set(used)].flatMap((part) => (part === undefined ? [] : textsIn(part)));
  };
  const words = named.get(name);
  if (words === undefined) throw new Error(`${file} has no function ${name}`);
  const cases = [...nodesIn(words)].filter(({ type, test }) => type === "SwitchCase" && isNode(test));
  return new Map(
    cases.map(({ test, consequent }) => {
      const said = (consequent as readonly Node[]).flatMap(texts).map(tidy);
      const whole = said.filter((text) => THREE_WORDS.test(text));
      const shown = whole.length > 0 ? whole : said.filter((text) => text.includes("…"));
      return [String((test as Node)["value"]), [...new Set(shown)].join(" / ")];
    }),
  );
}

function treeOf(file: string): Node {
  return parseAst(readFileSync(file, "utf8"), { lang: "ts" }) as unknown as Node;
}

const THREE_WORDS = /\p{L}+[,;:]? \p{L}+[,;:]? \p{L}+/u;

/** Texts of three words or more that are no mere title or list, each whole: with the parts that are joined by `+`. */
function sentencesIn(root: Node): string[] {
  return textsIn(root)
    .map(tidy)
    .filter((text) => THREE_WORDS.test(text) && !/^\p{Lu}[^….:;,]*$|^\w+(, \w+)+$/u.test(text));
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function textsIn(node: Node): string[] {
  if (node.type === "ImportDeclaration") return [];
  const text = textOf(node);
  const below = childrenOf(node).filter((child) => text === undefined || textOf(child) === undefined);
  return [...(text === undefined ? [] : [text]), ...below.flatMap(textsIn)];
}

function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === "Literal") return typeof node["value"] === "string" ? node["value"] : undefined;
  if (node.type === "TemplateLiteral")
    return (node["quasis"] as readonly { readonly value: { readonly cooked: string } }[])
      .map(({ value }) => value.cooked)
      .join("…");
  if (node.type !== "BinaryExpression" || node["operator"] !== "+") return undefined;
  const [left, right] = [textOf(node["left"]), textOf(node["right"])];
  return left === undefined && right === undefined ? undefined : (left ?? "…") + (right ?? "…");
}

function* nodesIn(node: Node): Iterable<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesIn(child);
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}

function nameOf(node: unknown): string {
  return isNode(node) ? String(node["name"]) : "";
}
