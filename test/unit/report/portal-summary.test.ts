import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { partOfRoom } from "../../../src/preflight/rooms.ts";
import { reason } from "../../../src/reasons.ts";
import { failureSummary, portalSummary, withoutPeople } from "../../../src/report/portal-summary.ts";
import { ordinaryMonth, SITUATIONS } from "./fixtures.ts";

const ajv = new Ajv2020({ strict: false, validateFormats: false });
const schema = new URL("../../../docs/audit-summary.schema.json", import.meta.url);
const isSummary = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));

const written = (report: Parameters<typeof portalSummary>[0], pepper = ""): string =>
  [...portalSummary(report, pepper).begin(), ...portalSummary(report, pepper).end()].join("");

test.each(Object.entries(SITUATIONS))(
  "the summary of %s holds nobody, and has the report's figures",
  (_, situation) => {
    const { report, events } = situation();
    const text = written(report, "a pepper that is long enough");
    const found = JSON.parse(text) as {
      memberships: unknown;
      rooms: { members: unknown[] }[];
      complete: boolean;
    };
    expect(isSummary(found), JSON.stringify(isSummary.errors)).toBe(true);
    expect(found.memberships).toEqual(report.assessment.counts);
    expect(found.complete).toBe(report.complete);
    expect(found.rooms.flatMap(({ members }) => members)).toHaveLength(
      report.assessment.rooms.flatMap(({ members }) => members).length,
    );
    for (const room of report.assessment.rooms) {
      if (room.title.length > 3) expect(text).not.toContain(room.title);
      for (const { person } of room.members) {
        for (const secret of [person.id, person.email, person.name])
          if (secret.length > 3) expect(text).not.toContain(secret);
      }
    }
    for (const { event } of events) if (event.ip !== "") expect(text).not.toContain(event.ip);
  },
);

test("only inactive people have a keyed hash of their address, and only with a pepper", () => {
  const { report } = ordinaryMonth();
  const hashed = written(report, "a pepper that is long enough").match(/"address":"[\da-f]{24}"/g) ?? [];
  expect(hashed).toHaveLength(report.assessment.counts.inactive);
  expect(written(report, "another pepper, long as well")).not.toContain(hashed[0]);
  expect(written(report)).not.toContain('"address"');
});

test.each([
  [
    'The log of room 12 ("Zoë\'s "own" room") could not be read: 500.',
    "The log of room 12 (…) could not be read: 500.",
  ],
  ["„Jörg“ and “Zoë” wrote", "… wrote"],
  ["Ask jörg@example.com or 203.0.113.7 or 2001:db8::1", "Ask … or … or …"],
  ["cannot be reached at 09:30:00", "cannot be reached at 09:30:00"],
])("what a sentence quotes of people goes: %s", (sentence, expected) => {
  expect(withoutPeople(sentence)).toBe(expected);
});

test("a failure's quotations go, too", () => {
  const text = failureSummary("https://acme.example.com", { part: 1, of: 2 }, [
    'Room 7 ("李小龙") is archived.',
  ]);
  expect(JSON.parse(text)).toMatchObject({
    complete: false,
    failure: ["Room 7 (…) is archived."],
    settings: { rooms: { part: 1, of: 2 } },
  });
});

test("every room belongs to one part, and the parts are of about the same size", () => {
  for (const of of [2, 3, 5, 50]) {
    const sizes = new Map<number, number>();
    for (let id = 1000; id < 6000; id++) {
      const part = partOfRoom(id, of);
      expect(part).toBeGreaterThanOrEqual(1);
      expect(part).toBeLessThanOrEqual(of);
      sizes.set(part, (sizes.get(part) ?? 0) + 1);
    }
    const mean = 5000 / of;
    for (const size of sizes.values()) expect(Math.abs(size - mean)).toBeLessThan(mean * 0.4 + 10);
  }
});

test("reasons lose what they quote", () => {
  const { report } = ordinaryMonth();
  const quoted = reason("trail-unreadable", { failure: 'it said "Karin O\'Neill", 500' });
  const text = written({ ...report, complete: false, reasons: [quoted] });
  expect(text).not.toContain("Karin");
});
