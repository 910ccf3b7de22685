import { expect } from "vitest";
import type { Case } from "./case.ts";
import * as shapes from "./shapes.ts";
import type { Answer, World } from "./world.ts";

/** Names beyond ASCII, accounts that begin, end and begin again, and dates around a change of the clocks. */

const filter = "~security/audit/events/filter";
const share = "~files/rooms/1201/share";

interface Employee {
  readonly id: string;
  readonly displayName: string;
  readonly firstName?: string;
}

/** Everybody an answer names, wherever. */
function employees(value: unknown, found: Employee[] = []): Employee[] {
  if (Array.isArray(value)) for (const inner of value) employees(inner, found);
  else if (typeof value === "object" && value !== null) {
    if ("displayName" in value) found.push(value as Employee);
    for (const inner of Object.values(value)) employees(inner, found);
  }
  return found;
}

/** No letter from U+00A0 to U+00FF, and no quotation mark, stands in a display name as it is. */
const encodedNames = (answer: Answer): void => {
  const names = employees(answer.body).map(({ displayName }) => displayName);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name).not.toMatch(/[<>"'\u00a0-\u00ff]|&(?![a-z]+;|#\d+;)/);
  expect(names.some((name) => /&#\d+;/.test(name))).toBe(true);
};

const now = (world: World): number => Math.floor(world.organisation.now / 1000);
const iso = (at: number): string => new Date(at * 1000).toISOString();
const events = (answer: Answer): { [field: string]: unknown }[] => answer.body.response;

/** Dates of a log's entries about one action at given moments, oldest first, in a zone. */
const logDates =
  (moments: readonly string[], action: number) =>
  (world: World): Answer => {
    const { store, people, rooms } = world.organisation;
    const target = [...store.filesOf(rooms.brochures.id)][0]?.id ?? 0;
    for (const at of moments) {
      const event = { personId: people[5]?.id ?? "", action, target, roomId: rooms.brochures.id };
      store.record({ at: Date.parse(at) / 1000, ...event });
    }
    const [first, last] = [moments[0], moments.at(-1)];
    return world.send({ url: `~files/folder/1204/log?fromDate=${first}&toDate=${last}` });
  };
const datesOf = (answer: Answer, key: string): string[] =>
  answer.body.response
    .filter((entry: { action: { key: string } }) => entry.action.key === key)
    .map(({ date }: { date: string }) => date)
    .toSorted();

const trailDates = (zone: string, moments: readonly string[], expected: readonly string[]): Case => ({
  name: `the trail's dates in ${zone} at ${moments[0]}`,
  portal: { timeZone: zone },
  send: (world) => {
    const { store, people, rooms } = world.organisation;
    for (const at of moments) {
      const event = { personId: people[5]?.id ?? "", action: 5045, target: 1, roomId: rooms.brochures.id };
      store.record({ at: Date.parse(at) / 1000, ...event });
    }
    return world.send({ url: `${filter}?action=5045&from=${moments[0]}&to=${moments.at(-1)}` });
  },
  status: 200,
  facts: (answer) =>
    expect(
      events(answer)
        .map(({ date }) => date)
        .toSorted(),
    ).toEqual(expected),
});

export const peopleCases: readonly Case[] = [
  {
    name: "display names of members are HTML-encoded",
    recorded: ["names_share", "share_collab"],
    send: { url: share },
    status: 200,
    facts: encodedNames,
  },
  {
    name: "display names in lists of people are HTML-encoded, first and last names are not",
    recorded: ["names_people"],
    send: { url: "~people" },
    status: 200,
    facts: (answer) => {
      encodedNames(answer);
      const first = employees(answer.body).map(({ firstName }) => firstName ?? "");
      expect(first.some((name) => /[\u00a0-\u00ff]/.test(name))).toBe(true);
    },
  },
  {
    name: "display names in a group are HTML-encoded",
    recorded: ["3.5.0/group_default"],
    send: (world) => world.send({ url: `~group/${world.organisation.groups[0]?.id}` }),
    status: 200,
    facts: encodedNames,
  },
  {
    name: "display names in a log are HTML-encoded",
    recorded: ["names_log", "3.5.0/log_collab", "3.5.0/log_custom"],
    send: (world) => {
      const { store, people, rooms } = world.organisation;
      const by = people[9]?.id ?? "";
      store.record({ at: now(world) - 30, personId: by, action: 5070, target: 1201, roomId: rooms.legal.id });
      return world.send({ url: "~files/folder/1201/log" });
    },
    status: 200,
    facts: encodedNames,
  },
  {
    name: "the trail's names are plain text",
    recorded: ["names_audit"],
    send: (world) => {
      const { store, people, rooms } = world.organisation;
      for (const index of [9, 12, 48]) {
        const personId = people[index]?.id ?? "";
        store.record({ at: now(world) - 20, personId, action: 5009, target: 1, roomId: rooms.legal.id });
      }
      return world.send({ url: `${filter}?count=5&from=${iso(now(world) - 21)}` });
    },
    status: 200,
    shape: shapes.envelope([shapes.auditRow]),
    facts: (answer) => {
      for (const { user } of events(answer)) expect(user).not.toMatch(/&#?\w+;/);
    },
  },
  {
    name: "an accepted invitation: nobody acted, and the person is the target",
    // Seen as event 146 of `v3.5.0/audit_default`; `UserController.cs`, v3.7.2-server.
    recorded: ["3.5.0/audit_default"],
    send: { url: `${filter}?action=4000` },
    status: 200,
    facts: (answer) => {
      const accepted = events(answer).filter(({ actionId }) => actionId === 4000);
      expect(accepted.length).toBeGreaterThan(0);
      for (const { userId, user, entries, target } of accepted) {
        expect(userId).toBe("a37ee56e-3302-4a7b-b67e-ddbea64cd032");
        expect(user).toBe("System Account");
        expect(entries).toEqual([23]);
        expect(target).toHaveLength(1);
      }
    },
  },
  {
    name: "disabled and enabled look the same; who is disabled is signed out first",
    // `UserController.cs`, UpdateUserStatus, v3.7.2-server.
    send: (world) => world.send({ url: `${filter}?action=4020` }),
    status: 200,
    facts: (answer) => {
      for (const { action, entries } of events(answer)) {
        expect(action).toMatch(/^Users \[.*\]\. Updated Status$/);
        expect(entries).toEqual([23]);
      }
    },
  },
  {
    name: "a room that was archived and came back says so in its log",
    recorded: ["3.5.0/log_unarchived"],
    send: (world) => world.send({ url: `~files/folder/${world.organisation.rooms.research.id}/log` }),
    status: 200,
    facts: ({ body }) => {
      const keys = body.response.map((entry: { action: { key: string } }) => entry.action.key);
      expect(keys).toContain("RoomArchived");
      expect(keys).toContain("RoomUnarchived");
    },
  },
  {
    name: "a log's dates are exact in the hour that is repeated",
    // `ActionInterpreter.cs` and `ApiDateTime.cs`, v3.7.2-server.
    send: logDates(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"], 5006),
    status: 200,
    facts: (answer) =>
      expect(datesOf(answer, "FileLocked")).toEqual([
        "2026-10-25T02:30:00.0000000+01:00",
        "2026-10-25T02:30:00.0000000+02:00",
      ]),
  },
  {
    name: "a log's dates are an hour late where the numbers of their UTC time are skipped locally",
    // `ApiDateTime.SetDate`, the part marked as a hack, v3.7.2-server.
    send: logDates(["2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z", "2026-03-29T03:30:00Z"], 5007),
    status: 200,
    facts: (answer) =>
      expect(datesOf(answer, "FileUnlocked")).toEqual([
        "2026-03-29T03:30:00.0000000+02:00",
        "2026-03-29T05:30:00.0000000+02:00",
        "2026-03-29T05:30:00.0000000+02:00",
      ]),
  },
  // Dublin was seen on a live server; the others are the server's own conversion, run on .NET 10.
  trailDates(
    "Europe/Dublin",
    ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"],
    ["2026-10-25T01:30:00.0000000+01:00", "2026-10-25T01:30:00.0000000+01:00"],
  ),
  trailDates(
    "Africa/Casablanca",
    ["2026-02-15T01:30:00Z", "2026-02-15T02:30:00Z"],
    ["2026-02-15T02:30:00.0000000+01:00", "2026-02-15T02:30:00.0000000+01:00"],
  ),
  trailDates(
    "America/New_York",
    ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"],
    ["2026-11-01T01:30:00.0000000-05:00", "2026-11-01T01:30:00.0000000-05:00"],
  ),
  {
    name: "a hidden history answers the newest rows of the retention, which may be none",
    // `SecurityController.cs`, v3.7.2-server: the same way as without the feature.
    portal: { auditHidden: true, retentionDays: 0 },
    send: { url: `${filter}?from=2026-10-01T00:00:00Z` },
    status: 200,
    facts: ({ body }) => expect(body).toMatchObject({ response: [], count: 0, status: 0 }),
  },
  {
    name: "and the quota says that the feature is there",
    portal: { auditHidden: true },
    send: { url: "~portal/quota" },
    status: 200,
    facts: ({ body }) => expect(body.response.audit).toBe(true),
  },
];
