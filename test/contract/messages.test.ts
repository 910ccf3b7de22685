import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AREAS, NO_MESSAGES } from "../../scripts/message-advice.ts";
import { messageTexts } from "../../scripts/message-texts.ts";
import { homeOf, messagesPage } from "../../scripts/messages.ts";

const root = join(import.meta.dirname, "..", "..");
const src = join(root, "src");
const texts = messageTexts(src);

test("docs/messages.md has every message, as the code says it", () => {
  const page = readFileSync(join(root, "docs", "messages.md"), "utf8");
  expect(page, 'run "node scripts/messages.ts"').toBe(messagesPage(src, texts));
});

test("every sentence of the sources belongs to an area of that page, or is named as no message", () => {
  for (const [file, sentences] of texts) expect(homeOf(file), sentences.join("\n")).toBeDefined();
});

test("every file that the page names has sentences, and is named once", () => {
  const named = [...AREAS.flatMap(({ files }) => files), ...Object.keys(NO_MESSAGES)];
  const files = [...texts.keys()];
  expect(named.filter((prefix) => !files.some((file) => file.startsWith(prefix)))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
});

test("what the code gives a UserError or a warning is among the sentences that were found", () => {
  const found = [...texts.values()].flat();
  const files = [...texts.keys()].map((file) => readFileSync(join(src, file), "utf8"));
  const thrown = files.flatMap((text) =>
    [...text.matchAll(/(?:new UserError|warning)\(\s*["`]([^"`$]+)/g)].map(([, start = ""]) => start.trim()),
  );
  expect(thrown.length).toBeGreaterThan(20);
  for (const start of thrown)
    expect(
      found.some((sentence) => sentence.includes(start)),
      start,
    ).toBe(true);
});
