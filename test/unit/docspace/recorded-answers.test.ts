import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import type { RecordedVersion } from "../../recorded/recorded.ts";
import { enveloped, fakePortal } from "./fake-portal.ts";
import { readingOf } from "./readings.ts";
import { recording } from "./recordings.ts";

const VERSIONS: readonly RecordedVersion[] = ["3.7.2", "3.5.0"];

/** Every recorded answer to a request that the product makes, as its own parsers read it. */
const cases = VERSIONS.flatMap((version) =>
  readdirSync(new URL(`../../recorded/v${version}/`, import.meta.url))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .filter((name) => readingOf(recording(name, version)) !== undefined)
    .map((name) => [version, name] as const),
);

test("there are such answers of both versions", () => {
  expect(cases.filter(([version]) => version === "3.7.2").length).toBeGreaterThan(60);
  expect(cases.filter(([version]) => version === "3.5.0").length).toBeGreaterThan(60);
});

test.each(cases)("%s %s", async (version, name) => {
  const recorded = recording(name, version);
  const { docspace, clock } = fakePortal(({ url }) =>
    url.pathname.endsWith("/share") && !recorded.path.includes("/share")
      ? enveloped([], { total: 0 })
      : recorded.answer,
  );
  const read = readingOf(recorded)?.(docspace) ?? Promise.resolve();
  const outcome = await clock.until(
    read.catch((error: Error) => ({
      error: error.name,
      ...("kind" in error ? { kind: error.kind } : {}),
      message: error.message,
    })),
  );
  expect(shortened(outcome)).toMatchSnapshot();
});

/** Of long lists the first three and the number: the snapshots are there to be read. */
function shortened(value: unknown): unknown {
  if (value instanceof Set) return shortened([...value]);
  if (Array.isArray(value)) {
    const few = value.slice(0, 3).map(shortened);
    return value.length > 3 ? [...few, `and ${value.length - 3} more`] : few;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shortened(one)]));
}
