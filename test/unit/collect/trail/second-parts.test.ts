import { expect, test } from "vitest";
import { type Filter, isIn, nextPart, type Part } from "../../../../src/collect/trail/second-parts.ts";
import type { AuditEvent } from "../../../../src/docspace/audit-trail.ts";
import { eventOf } from "../fake-trail.ts";

const row = eventOf(1, 0, { target: ["1201", "4242"], entries: [1, 2] });

test.each<[string, Part, boolean]>([
  ["the whole second", {}, true],
  ["its kind of action", { actionType: 13 }, true],
  ["another kind of action", { actionType: 14 }, false],
  ["its action", { action: 5011 }, true],
  ["another action", { action: 5012 }, false],
  ["its person", { userId: "u1" }, true],
  ["another person", { userId: "u2" }, false],
  ["a kind of entry that it has", { entryType: 2 }, true],
  ["a kind of entry that it has not", { entryType: 25 }, false],
  ["any part of its targets", { target: "01,42" }, true],
  ["no part of its targets", { target: "1202" }, false],
  ["all but one of what is asked", { action: 5011, userId: "u2" }, false],
])("a row is one of %s", (_, part, expected) => {
  expect(isIn(row, part)).toBe(expected);
});

/** So many rows of a second, each as `make` says of its number. */
const rowsOf = (count: number, make: (n: number) => Partial<AuditEvent>): AuditEvent[] =>
  Array.from({ length: count }, (_, n) => eventOf(n + 1, 0, make(n)));
const ALL: readonly Filter[] = ["actionType", "action", "userId", "target"];
const byPerson = rowsOf(100, (n) => ({ userId: n < 60 ? "busy" : "calm" }));

test.each<[string, Parameters<typeof nextPart>[0], Part]>([
  ["what fits into a page is asked for whole", { rows: byPerson, missing: 0, read: [], filters: [] }, {}],
  [
    "what nothing divides is asked for whole",
    { rows: rowsOf(100, () => ({})), missing: 60, read: [], filters: ALL },
    {},
  ],
  [
    "a filter that the server ignores divides nothing",
    { rows: byPerson, missing: 60, read: [], filters: ["action"] },
    {},
  ],
  [
    "of two people the one with more rows first",
    { rows: byPerson, missing: 60, read: [], filters: ALL },
    { userId: "busy" },
  ],
  [
    "then the other",
    { rows: byPerson, missing: 20, read: [{ userId: "busy" }], filters: ALL },
    { userId: "calm" },
  ],
  [
    "kinds of action",
    {
      rows: rowsOf(100, (n) => ({ actionType: n < 60 ? 7 : 8 })),
      missing: 60,
      read: [],
      filters: ["actionType"],
    },
    { actionType: 7 },
  ],
  [
    "actions",
    {
      rows: rowsOf(100, (n) => ({ actionId: n < 60 ? 5001 : 5002 })),
      missing: 60,
      read: [],
      filters: ["action"],
    },
    { action: 5001 },
  ],
  [
    "targets, one figure longer than all have in common",
    {
      rows: rowsOf(100, (n) => ({ target: [`12${n < 60 ? 3 : 4}5`] })),
      missing: 60,
      read: [],
      filters: ["target"],
    },
    { entryType: 1, target: "123" },
  ],
  [
    "no targets of rooms, for which the server answers an error",
    {
      rows: rowsOf(100, (n) => ({ target: [`12${n < 60 ? 3 : 4}5`], entries: [25] })),
      missing: 60,
      read: [],
      filters: ["target"],
    },
    {},
  ],
  [
    "a part that is still too large is divided again",
    {
      rows: rowsOf(200, (n) => ({ userId: n % 2 === 0 ? "u1" : "u2", actionId: n % 4 < 2 ? 5001 : 5002 })),
      missing: 120,
      read: [],
      filters: ["userId", "action"],
    },
    { userId: "u1", action: 5001 },
  ],
])("%s", (_, known, expected) => {
  expect(nextPart(known)).toEqual(expected);
});
