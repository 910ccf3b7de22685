import { describe, expect, test } from "vitest";
import { endpoints } from "../../demo/portal/routes.ts";
import { stackMarker } from "../../demo/portal.ts";
import type { Case } from "./case.ts";
import { auditCases } from "./cases-audit.ts";
import { contentCases, fileCases } from "./cases-files.ts";
import { portalCases } from "./cases-portal.ts";
import { roomCases } from "./cases-rooms.ts";
import { readRecording, recordedNames, recordedPath } from "./recorded.ts";
import { departures, fieldsOf } from "./shape.ts";
import { type Answer, makeWorld, type World } from "./world.ts";

const groups: readonly (readonly [string, readonly Case[]])[] = [
  ["audit trail", auditCases],
  ["rooms, members and logs", roomCases],
  ["files and uploads", fileCases],
  ["content", contentCases],
  ["portal, people and keys", portalCases],
];
const cases = groups.flatMap(([, list]) => list);

function check(expected: Case, answer: Answer): void {
  expect(answer.status).toBe(expected.status);
  for (const [name, value] of Object.entries(expected.headers ?? {})) {
    if (value === null) expect(answer.headers[name]).toBeUndefined();
    else if (typeof value === "string") expect(answer.headers[name]).toBe(value);
    else expect(answer.headers[name]).toMatch(value);
  }
  if (expected.empty === true) expect(answer.body).toBe("");
  if (expected.shape !== undefined) expect(departures(answer.body, expected.shape)).toEqual([]);
  expected.facts?.(answer);
}

/** One portal for all cases that need nothing special of it. */
const ordinary = makeWorld();
const ask = (
  expected: Case,
  world: World = expected.portal === undefined ? ordinary : makeWorld(expected.portal),
): Answer => (typeof expected.send === "function" ? expected.send(world) : world.send(expected.send));

describe.each(groups)("the demo portal: %s", (_, list) => {
  test.each(list.map((expected) => [expected.name, expected] as const))("%s", (_name, expected) => {
    check(expected, ask(expected));
  });
});

/** The answer to a case, with the path that was asked last. */
function askWithPath(expected: Case): { readonly answer: Answer; readonly path: string } {
  const world = expected.portal === undefined ? ordinary : makeWorld(expected.portal);
  const answer = ask(expected, world);
  return { answer, path: world.portal.requests.at(-1)?.path ?? "" };
}

/** An endpoint without its ids and query. */
const endpoint = (path: string): string =>
  (path.split("?")[0] ?? "").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}").replace(/\/\d+(?=\/|$)/g, "/{id}");

/** Fields only the demo portal has: of things that no recording has an example of. */
const knownExtras = new Set([".response.folders[].providerItem", ".response.folders[].providerKey"]);

const recordedCases = cases.flatMap((expected) =>
  (expected.recorded ?? []).map((name) => [name, expected] as const),
);

describe("recorded answers", () => {
  test.each(recordedCases)("%s", (name, expected) => {
    check(expected, readRecording(name));
  });

  test("every case names recordings that exist", () => {
    const known = new Set(recordedNames());
    expect(recordedCases.map(([name]) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  test("the demo portal invents no fields", () => {
    const recorded = new Map<string, Set<string>>();
    for (const name of recordedNames()) {
      const { status, body } = readRecording(name);
      const kind = endpoint(recordedPath(name));
      if (status < 300) recorded.set(kind, fieldsOf(body, "", recorded.get(kind)));
    }
    const invented = cases
      .filter((expected) => expected.status < 300 && expected.portal?.version === undefined)
      .flatMap((expected) => {
        const { answer, path } = askWithPath(expected);
        const known = recorded.get(endpoint(path));
        const fields = known === undefined ? [] : [...fieldsOf(answer.body)];
        return fields.filter((field) => known?.has(field) === false && !knownExtras.has(field));
      });
    expect([...new Set(invented)]).toEqual([]);
  });
});

describe("the table", () => {
  test("names no case twice", () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test("has a case for every endpoint of the demo portal", () => {
    for (const expected of cases) ask(expected, expected.portal === undefined ? ordinary : undefined);
    const asked = ordinary.portal.requests.map(
      ({ method, path }) => [method, path.split("?")[0] ?? ""] as const,
    );
    const missed = endpoints.filter(
      ([method, pattern]) => !asked.some(([used, path]) => used === method && pattern.test(path)),
    );
    expect(missed).toEqual([]);
  });

  test("errors carry the marker by which a leak of the stack would be found", () => {
    const answer = ordinary.send({ url: "~security/audit/events/filter?moduleType=1" });
    expect(JSON.stringify(answer.body)).toContain(stackMarker);
  });
});
