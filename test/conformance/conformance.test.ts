import { describe, expect, test } from "vitest";
import { endpoints } from "../../demo/portal/routes.ts";
import { playedVersions } from "../../demo/portal/versions.ts";
import { stackMarker } from "../../demo/portal.ts";
import { type Case, type ComparedVersion, comparedVersions } from "./case.ts";
import { auditCases } from "./cases-audit.ts";
import { contentCases, fileCases } from "./cases-files.ts";
import { olderCases } from "./cases-older.ts";
import { peopleCases } from "./cases-people.ts";
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
  ["people, names and dates", peopleCases],
  ["versions that are older", olderCases],
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

const isAbout = (expected: Case, version: ComparedVersion): boolean =>
  expected.portal?.version === undefined && (expected.versions ?? comparedVersions).includes(version);

/** One portal of each version for all cases that need nothing special of it. */
const ordinary = new Map(comparedVersions.map((version) => [version, makeWorld({ version })]));

function worldFor(expected: Case, version: ComparedVersion): World {
  const known = ordinary.get(version);
  return expected.portal === undefined && known ? known : makeWorld({ version, ...expected.portal });
}

const ask = (expected: Case, world: World): Answer =>
  typeof expected.send === "function" ? expected.send(world) : world.send(expected.send);

describe.each(comparedVersions)("the demo portal as %s", (version) => {
  describe.each(groups)("%s", (_, list) => {
    const about = list.filter((expected) => isAbout(expected, version));
    if (about.length === 0) return;
    test.each(about.map((expected) => [expected.name, expected] as const))("%s", (_name, expected) => {
      check(expected, ask(expected, worldFor(expected, version)));
    });
  });
});

describe("the demo portal as a version without recordings", () => {
  const about = cases.filter(({ portal }) => portal?.version !== undefined);
  test.each(about.map((expected) => [expected.name, expected] as const))("%s", (_name, expected) => {
    check(expected, ask(expected, makeWorld(expected.portal)));
  });
});

/** An endpoint without its ids and query. */
const endpoint = (path: string): string =>
  (path.split("?")[0] ?? "").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}").replace(/\/\d+(?=\/|$)/g, "/{id}");

/** Fields only the demo portal has: of things that no recording has an example of. */
const knownExtras = new Set([".response.folders[].providerItem", ".response.folders[].providerKey"]);
/** The same on 3.5.0: people of whom its recordings show no example at that place. */
const olderExtras =
  /\.(groups|createdBy|cultureName|listAdminModules|comment|isSystem|parentRoomType|locked|lockedBy)\b|^\.data\.(path|created|expired|location|bytes_total)$/;

describe.each(comparedVersions)("answers recorded from %s", (version) => {
  const names = new Set(recordedNames(version));
  const here = cases
    .filter((expected) => isAbout(expected, version))
    .flatMap((expected) =>
      (expected.recorded ?? [])
        .map((name) => (name.startsWith(`${version}/`) ? name.slice(version.length + 1) : name))
        .filter((name) => names.has(name))
        .map((name) => [name, expected] as const),
    );

  test.each(here)("%s", (name, expected) => {
    check(expected, readRecording(name, version));
  });

  test("the demo portal invents no fields", () => {
    const recorded = new Map<string, Set<string>>();
    for (const name of names) {
      const { status, body } = readRecording(name, version);
      const kind = endpoint(recordedPath(name, version));
      if (status < 300) recorded.set(kind, fieldsOf(body, "", recorded.get(kind)));
    }
    const invented = cases
      .filter((expected) => expected.status < 300 && isAbout(expected, version))
      .flatMap((expected) => {
        const world = worldFor(expected, version);
        const answer = ask(expected, world);
        const known = recorded.get(endpoint(world.portal.requests.at(-1)?.path ?? ""));
        const fields = known === undefined ? [] : [...fieldsOf(answer.body)];
        return fields.filter((field) => known?.has(field) === false && !knownExtras.has(field));
      });
    const unexplained = version === "3.5.0" ? invented.filter((field) => !olderExtras.test(field)) : invented;
    expect([...new Set(unexplained)]).toEqual([]);
  });
});

describe("the table", () => {
  test("names no case twice", () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test("names recordings that exist, each for a case it can be true of", () => {
    const unknown = cases.flatMap((expected) =>
      (expected.recorded ?? []).filter((name) => {
        const versions = comparedVersions.filter((version) => isAbout(expected, version));
        const named = versions.find((version) => name.startsWith(`${version}/`));
        const bare = named === undefined ? name : name.slice(named.length + 1);
        return !(named === undefined ? versions : [named]).some((version) =>
          recordedNames(version).includes(bare),
        );
      }),
    );
    expect(unknown).toEqual([]);
  });

  test("has a case for every endpoint of the demo portal", () => {
    const world = makeWorld();
    const about = cases.filter((expected) => expected.portal === undefined && isAbout(expected, "3.7.2"));
    for (const expected of about) ask(expected, world);
    const asked = world.portal.requests.map(
      ({ method, path }) => [method, path.split("?")[0] ?? ""] as const,
    );
    const missed = endpoints.filter(
      ([method, pattern]) => !asked.some(([used, path]) => used === method && pattern.test(path)),
    );
    expect(missed).toEqual([]);
  });

  test("plays versions that have recordings or a source", () => {
    expect(playedVersions).toEqual(["3.7.2", "3.6.1", "3.5.0", "3.1.1"]);
  });

  test("errors carry the marker by which a leak of the stack would be found", () => {
    const answer = makeWorld().send({ url: "~security/audit/events/filter?moduleType=1" });
    expect(JSON.stringify(answer.body)).toContain(stackMarker);
  });
});
