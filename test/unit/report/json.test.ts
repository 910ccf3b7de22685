import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { auditJson } from "../../../src/report/json.ts";
import { hostileNames, ordinaryMonth, SITUATIONS } from "./fixtures.ts";
import { render } from "./reading.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../../docs/audit-report.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
}).compile(schema);

test.each(Object.keys(SITUATIONS))("%s: fulfils the published schema", (name) => {
  const situation = SITUATIONS[name]?.();
  if (situation === undefined) throw new Error(name);
  const parsed = JSON.parse(render(auditJson(situation.report), situation.events));
  validate(parsed);
  expect(validate.errors ?? []).toEqual([]);
  expect(parsed.events).toHaveLength(situation.events.length);
  expect(Object.keys(parsed).at(-1)).toBe("events");
});

/** The schema with every object closed: fields it does not describe become errors. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== "object" || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  if ("properties" in copy && !("additionalProperties" in copy) && !("allOf" in copy))
    copy["additionalProperties"] = false;
  return copy;
}

test.each(Object.keys(SITUATIONS))("%s: the schema describes every field that is written", (name) => {
  const { report, events } = SITUATIONS[name]?.() ?? ordinaryMonth();
  const labelled = { ...report, settings: { ...report.settings, reportLabel: "Größe" } };
  const copy = closed(schema) as { $defs: { range: Record<string, unknown> } };
  delete copy.$defs.range["additionalProperties"];
  const strict = new Ajv2020({ allErrors: true, strictTypes: false }).compile({
    ...copy,
    $id: "urn:docspace-audit:closed",
  });
  strict(JSON.parse(render(auditJson(labelled), events)));
  expect(strict.errors ?? []).toEqual([]);
});

test("one event a line, and an empty list is valid too", () => {
  const { report, events } = ordinaryMonth(50);
  const text = render(auditJson(report), events);
  expect(text.split("\n").filter((line) => line.startsWith('{"id":'))).toHaveLength(50);
  expect(JSON.parse(render(auditJson(report), [])).events).toEqual([]);
});

test("texts of users are kept to the letter", () => {
  const { report, events } = hostileNames();
  const parsed = JSON.parse(render(auditJson(report), events));
  expect(parsed.rooms.map(({ title }: { title: string }) => title)).toEqual(
    report.assessment.rooms.map(({ title }) => title),
  );
  expect(parsed.events.map(({ user }: { user: string }) => user)).toEqual(
    events.map(({ event }) => event.user),
  );
});

test("without a compliance report there are no events", () => {
  const { report, events } = ordinaryMonth(50);
  const parsed = JSON.parse(render(auditJson({ ...report, reports: ["inactivity"] }), events));
  expect(parsed.events).toEqual([]);
  expect(parsed.reports).toEqual(["inactivity"]);
});
