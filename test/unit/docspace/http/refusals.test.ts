import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { PortalErrorKind } from "../../../../src/docspace/http/portal-error.ts";
import { refusalOf } from "../../../../src/docspace/http/refusals.ts";
import type { HttpResponse } from "../../../../src/docspace/http/transport.ts";
import { API_KEY, json, plain, serverError } from "../fake-portal.ts";
import { recording } from "../recordings.ts";

const problem = { type: "https://example.com/rfc", title: "Forbidden", status: 403, traceId: "00-a" };
const now = Date.UTC(2026, 10, 2);

function refused(answer: HttpResponse, path = "/api/2.0/files/rooms/6", method = "GET") {
  return refusalOf({ method, path, apiKey: API_KEY }, answer, now);
}

describe("why the portal said no", () => {
  test.each<[string, HttpResponse, PortalErrorKind, RegExp]>([
    ["401", plain(401), "bad-key", /create a new key/],
    ["403 with nothing", plain(403), "key-scope", /lack rooms:read/],
    ["403 with JSON", serverError(403, "Access denied"), "role", /Access denied.*invite them/],
    ["403 with text", plain(403, "Access from 203.0.113.7 is forbidden"), "ip-restricted", /IP allow-list/],
    ["403 with problem details", json(problem, 403), "bad-key", /not valid/],
    [
      "400 of a web server",
      plain(400, "<html><head><title>400 No required SSL certificate was sent</title></head>"),
      "refused",
      /400 with a web page: "400 No required SSL certificate was sent"\)/,
    ],
    [
      "401 with a page",
      plain(401, "<html><title>401 Authorization Required"),
      "refused",
      /a login of its own/,
    ],
    ["403 from a firewall", plain(403, "<!DOCTYPE html><h1>Blocked</h1>"), "refused", /firewall/],
    ["402", serverError(402, "Quota exceeded"), "plan", /Quota exceeded/],
    ["404 with JSON", serverError(404, "The required folder was not found"), "not-found", /check the ids/],
    ["404 with nothing", plain(404), "not-found", /does not know/],
    ["404 with problem details", json({ ...problem, status: 404 }, 404), "portal-state", /check portal-url/],
    ["404 from a web server", plain(404, "<html>"), "not-docspace", /check that portal-url/],
    ["408", plain(408), "timeout", /in time/],
    ["409", serverError(409, "busy"), "conflict", /try again/],
    ["413", plain(413, "<html>"), "too-large", /larger/],
    ["415", plain(415), "unsupported", /update the portal/],
    ["418", plain(418), "refused", /proxy or firewall/],
    ["429", plain(429, "", { "x-ratelimit-limit": "1500" }), "rate-limited", /limit of 1500/],
    ["500", serverError(500, "Object reference not set"), "server", /Object reference/],
    ["502 with a page", plain(502, "<html>Bad gateway</html>"), "server", /\(502\)/],
    ["504", plain(504, "<html>"), "timeout", /\(504\)/],
  ])("%s", (_name, answer, kind, sentence) => {
    const error = refused(answer);
    expect(error.kind).toBe(kind);
    expect(error.status).toBe(answer.status);
    expect(error.message).toMatch(sentence);
    expect(error.message).toMatch(/\.$/);
    expect(error.message).toContain("GET /api/2.0/files/rooms/6");
    expect(error.message).not.toContain("\n");
  });

  test.each([
    ["GET", "/api/2.0/security/audit/events/filter", "*:read"],
    ["GET", "/api/2.0/files/folder/6/log", "files:read"],
    ["POST", "/api/2.0/files/6/upload", "files:write"],
    ["GET", "/api/2.0/people/@self", "accounts.self:read"],
    ["GET", "/api/2.0/group/35672f74-de68-4525-a2ef-065763322d0c", "accounts:read"],
    ["GET", "/api/2.0/portal/quota", "*:read"],
    ["GET", "/filehandler.ashx", "files:read"],
  ])("names the scope that %s %s needs", (method, path, scope) => {
    expect(refused(plain(403), path, method).message).toContain(`lack ${scope};`);
  });

  test.each([
    ["file_404", "not-found"],
    ["room_404_german", "not-found"],
    ["upload_check_404", "not-found"],
    ["file_in_trash", "role"],
    ["upload_check_reader", "role"],
  ] as const)("tells missing from forbidden before 3.7: %s", (name, kind) => {
    const { method, path, answer } = recording(name, "3.5.0");
    expect(refused(answer, path.split("?")[0], method).kind).toBe(kind);
  });

  test("names the role that reading the trail needs", () => {
    const error = refused(serverError(403, "Access denied"), "/api/2.0/security/audit/events/filter");
    expect(error.message).toMatch(/owner and DocSpace admins/);
  });

  test("names the field that was not accepted", () => {
    const response = { title: "Errors.", status: 400, errors: { count: ["must be between 1 and 100."] } };
    const error = refused(json({ response, count: 1, status: 1, statusCode: 400 }, 400));
    expect(error.kind).toBe("validation");
    expect(error.message).toContain("count: must be between 1 and 100.");
  });

  test("names where a redirect leads, without path and query", () => {
    const location = "https://new.example.com/login?token=abc";
    const error = refused(plain(301, "", { location }));
    expect(error.kind).toBe("redirect");
    expect(error.message).toContain("use the final address https://new.example.com as portal-url");
    expect(error.message).not.toContain("token");
    expect(refused(plain(302, "", { location: "/login" })).message).toContain("the portal's final address");
  });

  test("does not name a host that quotes the key", () => {
    for (const host of [API_KEY, Buffer.from(API_KEY).toString("hex").slice(0, 62)]) {
      const location = `https://${host}.example.com/`;
      const error = refusalOf(
        { method: "GET", path: "/api/2.0/files", apiKey: API_KEY.slice(0, 31) },
        plain(302, "", { location }),
        now,
      );
      expect(error.message).toContain("the portal's final address");
    }
  });

  test("reads how long to wait, in seconds or as a date", () => {
    expect(refused(plain(429, "", { "retry-after": "7" })).retryAfter).toBe(7_000);
    const later = new Date(now + 30_000).toUTCString();
    expect(refused(plain(503, "", { "retry-after": later })).retryAfter).toBe(30_000);
    expect(refused(plain(429, "", { "retry-after": "soon" })).retryAfter).toBeUndefined();
    expect(refused(plain(429, "", { "x-ratelimit-limit": "50" })).limit).toBe(50);
  });

  test("quotes the server shortened, on one line, without its stack and without the key", () => {
    const message = `Bad\u001b[31m\r\n::set-output name=a::b \u202e${API_KEY} ${"x".repeat(500)}`;
    for (const status of [400, 402, 403, 404, 409, 500]) {
      const shown = inspect(refused(serverError(status, message)), { depth: 5 });
      expect(shown).not.toContain(API_KEY);
      expect(shown).not.toContain("secret.cs");
      const error = refused(serverError(status, message));
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters must not be there
      expect(error.message).not.toMatch(/[\u0000-\u001f\u202e]/);
      expect(error.message.length).toBeLessThan(700);
    }
  });

  test("a portal at rest is told apart where no key was sent", () => {
    const asked = {
      method: "GET",
      path: "/api/2.0/settings/version/build",
      anonymous: true,
      apiKey: API_KEY,
    };
    expect(refusalOf(asked, json(problem, 403), now).kind).toBe("portal-state");
  });

  test("a key that was not sent is not repeated either", () => {
    const asked = {
      method: "GET",
      path: "/api/2.0/settings/version/build",
      anonymous: true,
      apiKey: API_KEY,
    };
    const answer = json({ error: { message: `no ${API_KEY}` }, status: 1, statusCode: 403 }, 403);
    expect(inspect(refusalOf(asked, answer, now), { depth: 9 })).not.toContain(API_KEY);
  });
});

describe("recorded refusals", () => {
  test.each<[string, PortalErrorKind]>([
    ["audit_bad_key", "bad-key"],
    ["audit_noauth", "bad-key"],
    ["audit_narrow_key", "key-scope"],
    ["audit_as_user", "role"],
    ["audit_as_roomadmin", "role"],
    ["audit_count_0", "validation"],
    ["audit_from_dateonly", "validation"],
    ["audit_moduletype", "server"],
    ["audit_lifetime_user", "role"],
    ["download_file_404", "not-found"],
    ["download_file_noauth", "key-scope"],
    ["file_404", "not-found"],
    ["group_404", "not-found"],
    ["group_as_user", "role"],
    ["group_narrow", "key-scope"],
    ["keys_self_bad", "bad-key"],
    ["list_404", "not-found"],
    ["list_nonmember", "role"],
    ["log_404", "not-found"],
    ["log_as_nonmember", "role"],
    ["log_stringid", "not-found"],
    ["people_self_disabled", "bad-key"],
    ["portal_quota_user", "role"],
    ["ratelimit_concurrency_429", "rate-limited"],
    ["ratelimit_window_429", "rate-limited"],
    ["room_404_german", "not-found"],
    ["room_as_nonmember", "role"],
    ["room_badkey", "bad-key"],
    ["rooms_list_count0", "validation"],
    ["session_create_404", "not-found"],
    ["session_create_narrow", "key-scope"],
    ["session_create_reader", "role"],
    ["settings_narrow", "key-scope"],
    ["share_404", "not-found"],
    ["upload_bad_key", "bad-key"],
    ["upload_check_404", "not-found"],
    ["upload_check_narrow", "key-scope"],
    ["upload_check_reader", "role"],
    ["upload_into_rooms_root", "role"],
    ["upload_json_body", "validation"],
    ["upload_no_rights_reader", "role"],
    ["wrong_api_version", "not-found"],
  ])("%s is %s", (name, kind) => {
    const { method, path, answer } = recording(name);
    const error = refusalOf({ method, path: path.split("?")[0] as string, apiKey: API_KEY }, answer, now);
    expect(error.kind).toBe(kind);
    expect(error.message).not.toMatch(/ at ASC|\.cs/);
  });

  test("the limits are told apart by their size", () => {
    const limitOf = (name: string) => {
      const { method, path, answer } = recording(name);
      return refusalOf({ method, path, apiKey: API_KEY }, answer, now).limit;
    };
    expect(limitOf("ratelimit_window_429")).toBe(1500);
    expect(limitOf("ratelimit_concurrency_429")).toBe(50);
  });
});
