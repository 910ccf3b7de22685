import { Buffer } from "node:buffer";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { fakePortal } from "./fake-portal.ts";
import { allReadingsOf, readingOf } from "./readings.ts";
import { type Recording, recording } from "./recordings.ts";

const names = readdirSync(new URL("../../recorded/v3.7.2/", import.meta.url))
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length));
const readable = names
  .map((name): [string, Recording] => [name, recording(name)])
  .filter(([, one]) => readingOf(one) !== undefined && one.answer.body.length < 20_000 && isJson(one));

function isJson({ answer }: Recording): boolean {
  return /^[[{]/.test(Buffer.from(answer.body.subarray(0, 1)).toString());
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Every place in a document, as the way to it. */
function placesIn(value: Json, way: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== "object") return [way];
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [way, ...inside.flatMap(([key, one]) => placesIn(one, [...way, key]))];
}

/** What is at a place comes twice: the rows of a list, or the value as a list of two. */
const TWICE = Symbol("twice");
type Change = Json | undefined | typeof TWICE;

/** The document with something else at one place; undefined takes it out. */
function withChange(
  value: Json,
  [step, ...rest]: readonly (string | number)[],
  change: Change,
): Json | undefined {
  if (step === undefined) {
    if (change !== TWICE) return change;
    return Array.isArray(value) ? [...value, ...value] : [value, value];
  }
  if (Array.isArray(value)) {
    return value.flatMap((one, index) =>
      index === step ? [withChange(one, rest, change) ?? []].flat(0) : [one],
    ) as Json[];
  }
  const entries = Object.entries(value as { [name: string]: Json }).flatMap(([key, one]) => {
    const changed = key === step ? withChange(one, rest, change) : one;
    return changed === undefined ? [] : [[key, changed]];
  });
  return Object.fromEntries(entries) as Json;
}

const other: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom<Change>(undefined, TWICE),
  fc.constantFrom<Json>(
    null,
    true,
    0,
    -1,
    1.5,
    2 ** 53,
    -(2 ** 53) - 2,
    1e20,
    1e308,
    "",
    "x",
    "9007199254740993",
    "-",
    [],
    {},
    [[]],
    [null],
  ),
  fc.constantFrom<Json>(
    { toString: 1 },
    { valueOf: null, toString: null },
    { length: 1e9 },
    JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}') as Json,
    "x".repeat(100_000),
    "\u0000\ud800",
  ),
  fc.jsonValue({ maxDepth: 2 }).map((one) => one as Json),
);

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 1_000_000_000);

test(`an answer that differs in one place is read, or refused in one sentence (TEST_SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...readable), fc.nat(), other, async ([name, one], at, change) => {
      const body = JSON.parse(Buffer.from(one.answer.body).toString()) as Json;
      const places = placesIn(body);
      const changed = withChange(body, places[at % places.length] ?? [], change) ?? null;
      const answer = { ...one.answer, body: Buffer.from(JSON.stringify(changed)) };
      for (const read of allReadingsOf(one)) {
        const { docspace, clock } = fakePortal(() => answer);
        const failure = await clock
          .until(read(docspace))
          .then(() => undefined)
          .catch((error: unknown) => error);
        if (failure !== undefined) expect(failure, name).toBeInstanceOf(UserError);
        if (failure instanceof Error) expect(failure.message.length).toBeLessThan(2_000);
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }
    }),
    { seed, numRuns: Number(process.env["TEST_RUNS"] ?? 400) },
  );
}, 60_000);

test("no function that reads an answer of the portal is left out", () => {
  const folder = new URL("../../../src/docspace/", import.meta.url);
  const functions = readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(new URL(file, folder), "utf8").matchAll(
        /^export async function (\w+)\(\s*docspace\b/gm,
      ),
    ])
    .map(([, name = ""]) => name);
  expect(functions.length).toBeGreaterThan(20);
  const tried = readFileSync(new URL("readings.ts", import.meta.url), "utf8").replace(/^import .*$/gm, "");
  for (const name of functions) expect(tried, name).toMatch(new RegExp(`\\b${name}\\b`));
});
