import { expect } from "vitest";
import { cloudLimits, DemoPortal } from "../../demo/portal.ts";
import type { Case } from "./case.ts";
import * as shapes from "./shapes.ts";
import type { Answer, World } from "./world.ts";

const problemJson = { "content-type": /^application\/problem\+json/ };

const key: Case["shape"] = shapes.envelope({
  id: "guid",
  name: "string",
  key: "string",
  keyPostfix: "string",
  permissions: ["string"],
  createOn: "date",
  createBy: { id: "guid" },
  expiresAt: "date?",
  isActive: "boolean",
});

/** Fills a person's limit and answers the first rejection. */
const limited =
  (method: string, stay: boolean, requests: number) =>
  (world: World): Answer => {
    const portal = new DemoPortal(world.organisation.store, { limits: cloudLimits });
    for (let n = 0; n < requests; n++) {
      const rejected = portal.limiter?.enter("somebody", method, world.organisation.now);
      if (rejected !== undefined) return { status: rejected.status, headers: rejected.headers, body: "" };
      if (!stay) portal.limiter?.leave("somebody", method);
    }
    throw new Error("nothing was rejected");
  };

const tooMany = (name: string, recorded: string[], limit: string, send: Case["send"]): Case => ({
  name,
  recorded,
  send,
  status: 429,
  headers: { "x-ratelimit-limit": limit, "x-ratelimit-remaining": "0", "retry-after": null },
  empty: true,
});

export const portalCases: readonly Case[] = [
  {
    name: "what a key is",
    recorded: ["keys_self_min"],
    send: { url: "~keys/@self" },
    status: 200,
    shape: key,
    facts: ({ body }) => {
      expect(body.response.permissions).toEqual(["*:read", "files:write"]);
      expect(body.response.key).toMatch(/^sk-\*\*\*[0-9a-f]{4}$/);
      expect(body.response.isActive).toBe(true);
    },
  },
  {
    name: "a full key has no permissions listed",
    recorded: ["keys_self_full"],
    send: { url: "~keys/@self", key: "full" },
    status: 200,
    facts: ({ body }) => expect(body.response.permissions).toEqual([]),
  },
  {
    name: "any key may ask what it is",
    recorded: ["keys_self_narrow"],
    send: { url: "~keys/@self", key: "narrow" },
    status: 200,
    shape: key,
  },
  {
    name: "a wrong key may not",
    recorded: ["keys_self_bad"],
    send: { url: "~keys/@self", key: "bad" },
    status: 401,
    empty: true,
  },
  {
    name: "nobody may not",
    recorded: ["keys_self_noauth"],
    send: { url: "~keys/@self", key: "none" },
    status: 401,
    empty: true,
  },
  {
    name: "a session token is no key",
    recorded: ["keys_self_session"],
    send: { url: "~keys/@self", key: "session" },
    status: 500,
    shape: shapes.error,
  },
  {
    name: "whose key it is",
    recorded: ["people_self_min", "people_self_owner"],
    send: { url: "~people/@self" },
    status: 200,
    shape: shapes.envelope(shapes.person),
    facts: ({ body }) => expect(body.response).toMatchObject({ isOwner: true, status: 1 }),
  },
  {
    name: "a key of an ordinary user",
    recorded: ["people_self_user"],
    send: { url: "~people/@self", key: "user" },
    status: 200,
    facts: ({ body }) =>
      expect(body.response).toMatchObject({ isOwner: false, isAdmin: false, isCollaborator: true }),
  },
  {
    name: "whose key it is, without the scope",
    recorded: ["people_self_narrow"],
    send: { url: "~people/@self", key: "narrow" },
    status: 403,
    empty: true,
  },
  {
    name: "people: active ones, with total",
    recorded: ["people_list"],
    send: { url: "~people" },
    status: 200,
    shape: shapes.envelope([shapes.person]),
    facts: ({ body }) => {
      expect(body.total).toBe(body.response.length);
      for (const person of body.response) expect(person.status).toBe(1);
    },
  },
  {
    name: "people without the scope",
    recorded: ["people_narrow"],
    send: { url: "~people", key: "narrow" },
    status: 403,
    empty: true,
  },
  {
    name: "people for an ordinary user",
    recorded: ["people_as_user", "people_as_guest"],
    send: { url: "~people", key: "user" },
    status: 403,
    shape: shapes.error,
  },
  {
    name: "people who were invited",
    recorded: ["people_filter_pending"],
    send: { url: "~people/filter?employeeStatus=4" },
    status: 200,
    facts: ({ body }) => {
      expect(body.total).toBeGreaterThan(0);
      for (const person of body.response)
        expect(person).toMatchObject({ status: 4, firstName: "", activationStatus: 2 });
    },
  },
  {
    name: "people who are disabled",
    recorded: ["people_filter_terminated", "people_status_terminated"],
    send: { url: "~people/filter?employeeStatus=2" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response.length).toBeGreaterThan(0);
      for (const person of body.response) expect(person.status).toBe(2);
    },
  },
  {
    name: "people of a group",
    recorded: ["people_filter_group"],
    send: (world) => world.send({ url: `~people/filter?groupId=${world.organisation.groups[0]?.id}` }),
    status: 200,
    facts: ({ body }) => {
      for (const person of body.response) {
        expect(person.groups.map(({ name }: { name: string }) => name)).toContain("Legal team");
      }
    },
  },
  {
    name: "a group with its members",
    recorded: ["group_default", "group_members"],
    send: (world) => world.send({ url: `~group/${world.organisation.groups[0]?.id}` }),
    status: 200,
    shape: shapes.envelope({
      id: "guid",
      name: "string",
      manager: shapes.person,
      members: [shapes.person],
      membersCount: "number",
    }),
    facts: ({ body }) => expect(body.response.membersCount).toBe(body.response.members.length),
  },
  {
    name: "the group of everyone",
    recorded: ["group_everyone"],
    send: { url: "~group/c5cc67d1-c3e8-43c0-a3ad-3928ae3e5b5e" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response.isSystem).toBe(true);
      expect(body.response.members.length).toBeGreaterThan(0);
    },
  },
  {
    name: "no such group",
    recorded: ["group_404"],
    send: { url: "~group/00000000-0000-0000-0000-000000000123" },
    status: 404,
    shape: shapes.error,
    facts: ({ body }) => expect(body.error.message).toBe("The group could not be found"),
  },
  {
    name: "a group for an ordinary user",
    recorded: ["group_as_user"],
    send: (world) => world.send({ url: `~group/${world.organisation.groups[0]?.id}`, key: "user" }),
    status: 403,
    shape: shapes.error,
  },
  {
    name: "a group without the scope",
    recorded: ["group_narrow"],
    send: (world) => world.send({ url: `~group/${world.organisation.groups[0]?.id}`, key: "narrow" }),
    status: 403,
    empty: true,
  },
  {
    name: "the version, without key",
    recorded: ["version_build_noauth"],
    send: { url: "~settings/version/build", key: "none" },
    status: 200,
    shape: shapes.envelope({ docSpace: "string", documentServer: "string" }),
    facts: ({ body }) => expect(body.response.docSpace).toMatch(/^3\.\d+\.\d+$/),
  },
  {
    name: "the version, with a wrong key",
    versions: ["3.7.2"],
    recorded: ["version_build_badkey"],
    send: { url: "~settings/version/build", key: "bad" },
    status: 403,
    headers: problemJson,
    shape: shapes.problem,
  },
  {
    name: "the version, with a key without the scope",
    versions: ["3.7.2"],
    recorded: ["version_build_narrow"],
    send: { url: "~settings/version/build", key: "narrow" },
    status: 403,
    headers: problemJson,
    shape: shapes.problem,
  },
  {
    name: "the time zone is told to who is signed in",
    recorded: ["settings_full", "settings_german_key"],
    send: { url: "~settings", key: "full" },
    status: 200,
    facts: ({ body }) =>
      expect(body.response).toMatchObject({ timezone: "Europe/Berlin", utcOffset: "01:00:00" }),
  },
  {
    name: "and to nobody else",
    recorded: ["settings_noauth"],
    send: { url: "~settings", key: "none" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response.timezone).toBeUndefined();
      expect(body.response.version).toMatch(/^3\.\d+\.\d+$/);
    },
  },
  {
    name: "settings with a key without the scope",
    versions: ["3.7.2"],
    recorded: ["settings_narrow"],
    send: { url: "~settings", key: "narrow" },
    status: 403,
    headers: problemJson,
    shape: shapes.problem,
  },
  {
    name: "the quota with the Audit feature",
    recorded: ["portal_quota", "audit_back_on_quota"],
    send: { url: "~portal/quota" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response.audit).toBe(true);
      expect(body.response.features.split(",")).toContain("audit");
    },
  },
  {
    name: "the quota without the Audit feature",
    recorded: ["noaudit_portal_quota"],
    portal: { auditFeature: false },
    send: { url: "~portal/quota" },
    status: 200,
    facts: ({ body }) => {
      expect(body.response.audit).toBe(false);
      expect(body.response.features.split(",")).not.toContain("audit");
    },
  },
  {
    name: "the quota for an ordinary user",
    recorded: ["portal_quota_user"],
    send: { url: "~portal/quota", key: "user" },
    status: 403,
    shape: shapes.error,
  },
  {
    name: "the paid features",
    recorded: ["portal_payment_quota"],
    send: { url: "~portal/payment/quota" },
    status: 200,
    facts: ({ body }) => {
      const audit = body.response.features.find(({ id }: { id: string }) => id === "audit");
      expect(audit).toMatchObject({ value: true, type: "flag" });
    },
  },
  {
    name: "the paid features without audit",
    recorded: ["noaudit_payment_quota"],
    portal: { auditFeature: false },
    send: { url: "~portal/payment/quota" },
    status: 200,
    facts: ({ body }) => {
      const audit = body.response.features.find(({ id }: { id: string }) => id === "audit");
      expect(audit.value).toBe(false);
    },
  },
  {
    name: "the tariff",
    recorded: ["portal_tariff"],
    send: { url: "~portal/tariff" },
    status: 200,
    shape: shapes.envelope({ openSource: "boolean", state: "number", dueDate: "date" }),
  },
  {
    name: "another version of the API",
    recorded: ["wrong_api_version"],
    send: { url: "/api/3.0/people/@self" },
    status: 404,
    empty: true,
  },
  tooMany(
    "more than 1500 requests a minute",
    ["ratelimit_window_429", "ratelimit_other_key_same_user"],
    "1500",
    limited("GET", false, 1501),
  ),
  tooMany("more than 50 requests at once", ["ratelimit_concurrency_429"], "50", limited("GET", true, 51)),
  tooMany("more than 15 writes at once", [], "15", limited("POST", true, 16)),
  {
    name: "an address that is not allowed: plain text",
    portal: { addressRefused: true },
    send: { url: "~keys/@self" },
    status: 403,
    headers: { "content-type": /^text\/plain/ },
    facts: ({ body }) => expect(body).not.toBe(""),
  },
];
