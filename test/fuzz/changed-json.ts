import fc from "fast-check";

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

type Way = readonly (string | number)[];

/** Every place in a document, as the way to it. */
export function placesIn(value: Json, way: Way = []): Way[] {
  if (value === null || typeof value !== "object") return [way];
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [way, ...inside.flatMap(([key, one]) => placesIn(one, [...way, key]))];
}

/** What is at a place comes twice: the rows of a list, or the value as a list of two. */
const TWICE = Symbol("twice");
export type Change = Json | undefined | typeof TWICE;

/** The document with something else at one place; undefined takes it out. */
export function withChange(value: Json, [step, ...rest]: Way, change: Change): Json | undefined {
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

/** What may stand in a place instead of what belongs there. */
export const somethingElse: fc.Arbitrary<Change> = fc.oneof(
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
    "__proto__",
    "\u202e\u200bA\u0301",
    "2026-02-31",
    "0000-00-00",
  ),
  fc.jsonValue({ maxDepth: 2 }).map((one) => one as Json),
);

/** The seed of a test, which its title tells, so that it can be run again. */
export const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 1_000_000_000);
/** How often a randomised test tries. */
export const runs = (usual: number): number => Number(process.env["TEST_RUNS"] ?? usual);
