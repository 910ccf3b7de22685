import { expect } from "vitest";
import type { Case } from "./case.ts";
import * as shapes from "./shapes.ts";
import type { Answer } from "./world.ts";

const filter = "~security/audit/events/filter";
const json = { "content-type": /^application\/json/ };
const problemJson = { "content-type": /^application\/problem\+json/ };
const rows = (answer: Answer): { id: number; date: string; [field: string]: unknown }[] =>
  answer.body.response;
const times = (answer: Answer): number[] => rows(answer).map(({ date }) => Date.parse(date));
const newestFirst = (answer: Answer): void => {
  expect(times(answer)).toEqual(times(answer).toSorted((a, b) => b - a));
};

/** A page of rows, newest second first, without a total. */
const page = (name: string, query: string, recorded: string[], facts?: (answer: Answer) => void): Case => ({
  name,
  recorded,
  send: { url: filter + query },
  status: 200,
  headers: json,
  shape: shapes.envelope([shapes.auditRow]),
  facts: (answer) => {
    expect(answer.body.total).toBeUndefined();
    if (answer.body._trimmed === undefined) expect(answer.body.count).toBe(rows(answer).length);
    expect(new Set(rows(answer).map(({ id }) => id)).size).toBe(rows(answer).length);
    newestFirst(answer);
    facts?.(answer);
  },
});

const refused = (name: string, query: string, recorded: string[], field: string, text: string): Case => ({
  name,
  recorded,
  send: { url: filter + query },
  status: 400,
  headers: problemJson,
  shape: shapes.validation,
  facts: ({ body }) => {
    expect(body.response.errors[field]).toHaveLength(1);
    expect(body.response.errors[field][0]).toContain(text);
  },
});

const invalidDate = (name: string, query: string, recorded: string): Case =>
  refused(name, query, [recorded], "from", "The input was not valid.");

const only372 = (expected: Case): Case => ({ ...expected, versions: ["3.7.2"] });

const few = (answer: Answer): void => expect(rows(answer).length).toBeLessThanOrEqual(5);
const berlin = (answer: Answer): void => {
  for (const { date } of rows(answer)) expect(date).toMatch(/\+0[12]:00$/);
};

export const auditCases: readonly Case[] = [
  page("100 rows when no count is given, dates in the portal's zone", "", ["audit_default"], (answer) => {
    expect(rows(answer)).toHaveLength(100);
    berlin(answer);
  }),
  page("pages by startIndex", "?count=100&startIndex=100", ["audit_page_100_100"]),
  page("a negative startIndex counts as 0", "?startIndex=-1&count=5", ["audit_startindex_neg"], few),
  page(
    "numbers and names of actions mean the same",
    "?count=100&action=5011",
    ["audit_action_num"],
    (answer) => expect(new Set(rows(answer).map((row) => row["actionId"])).size).toBe(1),
  ),
  page("an action by its name", "?count=100&action=fileuploaded", ["audit_action_name"], (answer) =>
    expect(new Set(rows(answer).map((row) => row["actionId"])).size).toBe(1),
  ),
  page("a kind of action by its number", "?count=100&actionType=13", ["audit_actiontype_num"], (answer) =>
    expect(new Set(rows(answer).map((row) => row["actionType"])).size).toBe(1),
  ),
  page("a kind of action by its name", "?count=100&actionType=Upload", ["audit_actiontype_name"], (answer) =>
    expect(new Set(rows(answer).map((row) => row["actionType"])).size).toBe(1),
  ),
  page(
    "a target narrows an action",
    "?count=5&action=5075&target=1201",
    ["audit_action_target"],
    (answer) => {
      expect(new Set(rows(answer).map((row) => String(row["target"]))).size).toBe(1);
      for (const row of rows(answer)) expect(row["entries"]).toEqual([25]);
    },
  ),
  page(
    "a kind of entry without target is ignored",
    "?count=5&entryType=1",
    ["audit_entrytype_only"],
    (answer) => {
      expect(rows(answer)).toHaveLength(5);
    },
  ),
  page(
    "a target narrows a kind of entry, by any part of it",
    "?count=100&entryType=File&target=5",
    ["audit_entrytype_file_target"],
    (answer) => {
      expect(rows(answer).length).toBeGreaterThan(0);
      for (const row of rows(answer)) {
        expect(row["entries"]).toContain(1);
        expect(String(row["target"])).toContain("5");
      }
    },
  ),
  page("dates with Z", "?from=2026-10-05T06:07:15Z&to=2026-11-30T00:00:00Z&count=5", [], few),
  page("dates with milliseconds", "?from=2026-10-05T06:07:15.000Z&count=5", ["audit_from_ms"], few),
  page("dates with seven digits", "?from=2026-10-05T06:07:15.0000000Z&count=5", ["audit_from_7digits"], few),
  page("empty dates are no dates", "?from=&to=&count=5", ["audit_from_empty"], (answer) => {
    expect(rows(answer)).toHaveLength(5);
  }),
  {
    name: "both ends of the window are included, to the second",
    recorded: ["audit_from_to_inclusive", "audit_from_offset"],
    send: (world) => {
      const at = new Date(world.organisation.truth.start * 1000).toISOString();
      return world.send({ url: `${filter}?from=${at}&to=${at}&count=100` });
    },
    status: 200,
    shape: shapes.envelope([shapes.auditRow]),
    facts: (answer) => {
      expect(rows(answer).length).toBeGreaterThan(0);
      expect(new Set(times(answer)).size).toBe(1);
    },
  },
  page(
    "an offset is the same instant",
    "?from=2026-10-05T09:00:00%2B03:00&to=2026-10-05T12:00:00%2B03:00",
    [],
    (answer) => {
      for (const time of times(answer))
        expect(time).toBeGreaterThanOrEqual(Date.parse("2026-10-05T06:00:00Z"));
      for (const time of times(answer)) expect(time).toBeLessThanOrEqual(Date.parse("2026-10-05T09:00:00Z"));
    },
  ),
  only372(invalidDate("a date alone is refused", "?from=2026-10-01&count=5", "audit_from_dateonly")),
  only372(
    invalidDate("a time without zone is refused", "?from=2026-10-01T00:00:00&count=5", "audit_from_nozone"),
  ),
  invalidDate("a time without seconds is refused", "?from=2026-10-01T00:00Z&count=5", "audit_from_noseconds"),
  invalidDate("a word is refused", "?from=yesterday&count=5", "audit_from_garbage"),
  invalidDate(
    "a raw plus is a space",
    "?from=2026-10-01T09:07:15+03:00&count=5",
    "audit_from_offset_unencoded",
  ),
  refused("count 0 is refused", "?count=0", ["audit_count_0"], "count", "between 1 and 100"),
  refused("count 101 is refused", "?count=101", ["audit_count_101"], "count", "between 1 and 100"),
  refused("count abc is refused", "?count=abc", ["audit_count_abc"], "count", "is not valid for Count"),
  refused(
    "an unknown action name is refused",
    "?count=5&action=NoSuchAction",
    ["audit_action_unknown"],
    "action",
    "is not valid",
  ),
  refused(
    "an unknown action number is refused",
    "?count=5&action=99999",
    ["audit_action_undefined_num"],
    "action",
    "is invalid",
  ),
  refused(
    "a user id that is none is refused",
    "?count=5&userId=xyz",
    ["audit_userid_bad"],
    "userId",
    "is not valid for UserId",
  ),
  {
    name: "a user's events only",
    recorded: ["audit_userid"],
    send: (world) => world.send({ url: `${filter}?count=100&userId=${world.organisation.people[27]?.id}` }),
    status: 200,
    shape: shapes.envelope([shapes.auditRow]),
    facts: (answer) => expect(new Set(rows(answer).map((row) => row["userId"])).size).toBe(1),
  },
  {
    name: "nothing before the portal existed",
    recorded: ["audit_1970_probe"],
    send: { url: `${filter}?from=1970-01-01T00:00:00Z&to=1971-01-01T00:00:00Z&count=1` },
    status: 200,
    facts: ({ body }) => expect(body).toMatchObject({ response: [], count: 0, status: 0 }),
  },
  {
    name: "an unmapped action without rows",
    recorded: ["audit_action_unmapped"],
    send: { url: `${filter}?count=5&action=5105` },
    status: 200,
    facts: ({ body }) => expect(body).toMatchObject({ response: [], count: 0 }),
  },
  {
    name: "an unmapped action with rows is an error",
    recorded: ["audit_unmapped_with_row"],
    send: { url: `${filter}?count=5&action=5103` },
    status: 500,
    headers: json,
    shape: shapes.error,
  },
  {
    name: "rows of unmapped actions are not listed",
    recorded: ["audit_unmapped_invisible"],
    send: { url: `${filter}?count=100&from=2026-10-13T06:00:00Z&to=2026-10-13T09:00:00Z` },
    status: 200,
    facts: (answer) => {
      for (const row of rows(answer)) expect([5083, 5103]).not.toContain(row["actionId"]);
    },
  },
  {
    name: "a module is an error",
    recorded: ["audit_moduletype", "audit_moduletype_rooms"],
    send: { url: `${filter}?count=5&moduleType=1` },
    status: 500,
    shape: shapes.error,
  },
  {
    name: "a room as kind of entry with a target is an error",
    recorded: ["audit_entrytype_room_target"],
    send: { url: `${filter}?count=5&entryType=25&target=1201` },
    status: 400,
    headers: json,
    shape: shapes.error,
  },
  {
    name: "no key",
    recorded: ["audit_noauth"],
    send: { url: filter, key: "none" },
    status: 401,
    empty: true,
  },
  {
    name: "a wrong key",
    recorded: ["audit_bad_key"],
    send: { url: filter, key: "bad" },
    status: 401,
    empty: true,
  },
  { name: "an expired key", send: { url: filter, key: "expired" }, status: 401, empty: true },
  { name: "a key switched off", send: { url: filter, key: "inactive" }, status: 401, empty: true },
  {
    name: "a key without the scope",
    recorded: ["audit_narrow_key"],
    send: { url: filter, key: "narrow" },
    status: 403,
    headers: { "content-type": null },
    empty: true,
  },
  {
    name: "a key of somebody who is no admin",
    recorded: ["audit_as_user", "audit_as_roomadmin", "noaudit_as_user"],
    send: { url: filter, key: "user" },
    status: 403,
    headers: json,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.message).toBe("Access denied"),
  },
  {
    name: "a German key gets German sentences and contexts",
    versions: ["3.7.2"],
    recorded: ["audit_german_key"],
    send: { url: `${filter}?count=6&action=5011`, key: "german" },
    status: 200,
    facts: (answer) => {
      for (const row of rows(answer)) expect(row["context"]).toMatch(/^Raum: /);
      for (const row of rows(answer)) expect(row["action"]).toMatch(/^Datei/);
    },
  },
  {
    name: "the repeated hour is printed an hour wrong in its first half",
    recorded: ["audit_dst_repeated_hour"],
    send: (world) => {
      const { store, people, rooms } = world.organisation;
      const by = people[5]?.id ?? "";
      for (const at of [
        "2026-10-24T23:30:00Z",
        "2026-10-25T00:30:00Z",
        "2026-10-25T01:30:00Z",
        "2026-10-25T02:30:00Z",
      ]) {
        store.record({
          at: Date.parse(at) / 1000,
          personId: by,
          action: 5044,
          target: 1,
          roomId: rooms.brochures.id,
        });
      }
      return world.send({
        url: `${filter}?count=10&action=5044&from=2026-10-24T23:29:59Z&to=2026-10-25T02:30:01Z`,
      });
    },
    status: 200,
    facts: (answer) => {
      expect(
        rows(answer)
          .map(({ date }) => date)
          .sort(),
      ).toEqual([
        "2026-10-25T01:30:00.0000000+02:00",
        "2026-10-25T02:30:00.0000000+01:00",
        "2026-10-25T02:30:00.0000000+01:00",
        "2026-10-25T03:30:00.0000000+01:00",
      ]);
    },
  },
  {
    name: "asked alone, the first pass of the repeated hour is still printed an hour wrong",
    recorded: ["audit_dst_first_0230"],
    send: (world) => {
      const { store, people, rooms } = world.organisation;
      const at = Date.parse("2026-10-25T00:30:00Z") / 1000;
      store.record({
        at,
        personId: people[5]?.id ?? "",
        action: 5046,
        target: 1,
        roomId: rooms.brochures.id,
      });
      return world.send({
        url: `${filter}?count=10&action=5046&from=2026-10-25T00:29:00Z&to=2026-10-25T00:31:00Z`,
      });
    },
    status: 200,
    facts: (answer) =>
      expect(rows(answer).map(({ date }) => date)).toEqual(["2026-10-25T02:30:00.0000000+01:00"]),
  },
  {
    name: "a copy between rooms is two rows with the same target, one in each room's context",
    recorded: ["audit_copied"],
    send: (world) => {
      const { store, people, rooms } = world.organisation;
      const at = Math.floor(world.organisation.now / 1000) - 60;
      for (const room of [rooms.legal, rooms.finance]) {
        store.record({
          at,
          personId: people[3]?.id ?? "",
          action: 5013,
          target: 99_001,
          target2: 1202,
          roomId: room.id,
        });
      }
      return world.send({
        url: `${filter}?count=100&action=5013&from=${new Date((at - 1) * 1000).toISOString()}`,
      });
    },
    status: 200,
    facts: (answer) => {
      const byTarget = Map.groupBy(rows(answer), (row) => String(row["target"]));
      for (const pair of byTarget.values()) {
        expect(pair).toHaveLength(2);
        expect(new Set(pair.map((row) => row["context"])).size).toBe(2);
        for (const row of pair) expect(row["entries"]).toEqual([1, 2]);
      }
    },
  },
  {
    name: "without the Audit feature: the newest 20, whatever was asked",
    recorded: [
      "noaudit_default",
      "noaudit_1970_probe",
      "noaudit_count1",
      "noaudit_page2",
      "noaudit_action",
      "noaudit_moduletype",
    ],
    portal: { auditFeature: false },
    send: (world) => {
      world.send({
        method: "POST",
        url: "~files/4242/upload",
        file: { name: `${"l".repeat(166)}.txt`, content: "1" },
      });
      return world.send({
        url: `${filter}?from=1970-01-01T00:00:00Z&to=1971-01-01T00:00:00Z&count=1&action=5011&moduleType=1`,
      });
    },
    status: 200,
    shape: shapes.envelope([shapes.auditRow]),
    facts: (answer) => {
      expect(rows(answer)).toHaveLength(20);
      newestFirst(answer);
      // Names in the sentences are cut to 47 characters and three dots.
      for (const row of rows(answer)) expect(String(row["action"])).not.toMatch(/\S{51}/);
    },
  },
  {
    name: "without the Audit feature a wrong count is still refused",
    recorded: ["noaudit_count0"],
    portal: { auditFeature: false },
    send: { url: `${filter}?count=0` },
    status: 400,
    shape: shapes.validation,
  },
  {
    name: "without the Audit feature a wrong date is still refused",
    versions: ["3.7.2"],
    recorded: ["noaudit_dateonly"],
    portal: { auditFeature: false },
    send: { url: `${filter}?from=2026-10-01` },
    status: 400,
    shape: shapes.validation,
  },
  {
    name: "the last events are twenty",
    recorded: ["audit_events_last", "noaudit_events_last"],
    send: { url: "~security/audit/events/last" },
    status: 200,
    shape: shapes.envelope([shapes.auditRow]),
    facts: (answer) => expect(answer.body.count).toBe(20),
  },
  {
    name: "retention",
    recorded: ["audit_lifetime", "noaudit_lifetime"],
    send: { url: "~security/audit/settings/lifetime" },
    status: 200,
    shape: shapes.envelope({
      loginHistoryLifeTime: "number",
      auditTrailLifeTime: "number",
      lastModified: "string",
    }),
    facts: ({ body }) => expect(body.response.auditTrailLifeTime).toBe(180),
  },
  {
    name: "retention for somebody who is no admin",
    recorded: ["audit_lifetime_user"],
    send: { url: "~security/audit/settings/lifetime", key: "user" },
    status: 403,
    shape: shapes.error,
  },
  {
    name: "the mappers name what can be listed",
    recorded: ["audit_mappers"],
    send: { url: "~security/audit/mappers" },
    status: 200,
    shape: shapes.envelope([
      {
        productType: "string",
        modules: [
          {
            moduleType: "string",
            actions: [{ messageAction: "string", actionType: "string", entity: "string" }],
          },
        ],
      },
    ]),
    facts: ({ body }) => {
      const text = JSON.stringify(body);
      expect(text).toContain('"FileOpenedForChange"');
      expect(text).not.toContain('"RoomCoverChanged"');
    },
  },
  {
    name: "the types name products and modules",
    versions: ["3.7.2"],
    recorded: ["audit_types"],
    send: { url: "~security/audit/types" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response.actionTypes).toHaveLength(20);
      expect(body.response.productTypes).toEqual(["Documents", "Login", "Settings", "Contacts"]);
      expect(body.response.moduleTypes).toContain("Rooms");
    },
  },
];
