import { Buffer } from "node:buffer";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { type Json, placesIn, runs, seed, somethingElse, withChange } from "../../fuzz/changed-json.ts";
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

test(`an answer that differs in one place is read, or refused in one sentence (TEST_SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...readable),
      fc.nat(),
      somethingElse,
      async ([name, one], at, change) => {
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
      },
    ),
    { seed, numRuns: runs(400) },
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
