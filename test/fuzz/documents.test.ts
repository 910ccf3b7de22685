import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Json, placesIn, runs, seed, somethingElse, withChange } from "./changed-json.ts";
import { READERS, type Reader } from "./readers.ts";

/** Understood without loss, or refused in sentences that people can read; never anything else. */
async function mustHold({ read, holds }: Reader, text: string, document: Json | undefined): Promise<void> {
  const outcome = await read(text);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  if ("understood" in outcome) {
    if (document !== undefined) holds(outcome.understood as never, document as never);
    return;
  }
  expect(outcome.refused.length).toBeGreaterThan(0);
  for (const sentence of outcome.refused) {
    expect(sentence).not.toMatch(/\bundefined\b|\[object|NaN|call stack|TypeError|Symbol\(/);
    expect(sentence.length).toBeLessThan(1_000);
  }
}

const replayed = `TEST_SEED=${seed}`;
const options = { seed, numRuns: runs(300) };

describe.each(Object.entries(READERS))("%s", (_name, reader) => {
  const { valid } = reader;
  const places = placesIn(valid);
  const text = JSON.stringify(valid, null, 1);

  test("as it should be, it is understood", async () => {
    const outcome = await reader.read(text);
    expect(outcome).toHaveProperty("understood");
    await mustHold(reader, text, valid);
  });

  test(`different in one place (${replayed})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), somethingElse, async (at, change) => {
        const changed = withChange(valid, places[at % places.length] ?? [], change) ?? null;
        const written = JSON.stringify(changed);
        await mustHold(reader, written, JSON.parse(written) as Json);
      }),
      options,
    );
  });

  test(`cut off, or with something in between (${replayed})`, async () => {
    const pieces = [
      "\u0000",
      "\ufeff",
      "\ud800",
      "\u2028",
      "é",
      "\t",
      "\n",
      '"',
      "{",
      "]",
      ",",
      "- ",
      "&a ",
      "*a",
    ];
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.constantFrom("", ...pieces), async (at, piece) => {
        await mustHold(
          reader,
          piece === "" ? text.slice(0, at) : text.slice(0, at) + piece + text.slice(at),
          undefined,
        );
      }),
      options,
    );
  });

  test(`a name that stands twice in one place is refused (${replayed})`, async () => {
    const names = [...text.matchAll(/"(?:[^"\\]|\\.)*":/g)];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.constantFrom("[]", "null", '"x"', "7"),
        async (name, other) => {
          const twice = `${text.slice(0, name.index)}${name[0]} ${other},${text.slice(name.index)}`;
          const outcome = await reader.read(twice);
          if (reader.source !== "runner/workflow.ts") expect(outcome, twice).toHaveProperty("refused");
        },
      ),
      options,
    );
  });

  test("nested deeper than any document is", async () => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      const deep = `${open.repeat(10_000)}1${close.repeat(10_000)}`;
      await mustHold(reader, deep, undefined);
      for (const way of places.filter((place) => place.length === 1)) {
        const marked = JSON.stringify(withChange(valid, way, "HERE"));
        await mustHold(reader, marked.replace('"HERE"', deep), undefined);
      }
    }
  });
});

test("no source that reads a document is left out", () => {
  const src = join(import.meta.dirname, "../../src");
  const reading = globSync("**/*.ts", { cwd: src }).filter((file) =>
    /\bJSON\.parse\(|\breadJson\(|\bparseDocument\(|\breadXlsx\(|\bsafeParse\(/.test(
      readFileSync(join(src, file), "utf8"),
    ),
  );
  const tried = Object.values(READERS).map(({ source }) => source);
  expect(reading.map((file) => file.replaceAll("\\", "/")).sort()).toEqual(
    [...new Set([...tried, ...ELSEWHERE.keys()])].sort(),
  );
});

/** Sources that read what is tried elsewhere, and where. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["text/read-json.ts", "by all the readers of JSON"],
  ["rollup/reported-reason.ts", "as a part of the summary of a portal"],
  // Written and read by one run.
  ["collect/spool/spool-file.ts", "test/unit/collect/spool"],
  ["earlier-runs/access-review/sheets.ts", "test/unit/earlier-runs/access-review/broken.test.ts"],
  ["docspace/http/client.ts", "test/unit/docspace/malformed-answers.test.ts"],
  ["docspace/http/answer-words.ts", "test/unit/docspace/malformed-answers.test.ts"],
]);
