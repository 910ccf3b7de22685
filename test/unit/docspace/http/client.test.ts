import { Buffer } from "node:buffer";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createDocSpace } from "../../../../src/docspace/http/client.ts";
import { PortalError } from "../../../../src/docspace/http/portal-error.ts";
import { type HttpRequest, TransportError } from "../../../../src/docspace/http/transport.ts";
import { type Answer, API_KEY, enveloped, fakePortal, json, plain, serverError } from "../fake-portal.ts";
import { createVirtualClock } from "../virtual-clock.ts";

const reset = new TransportError("network", "ECONNRESET");

function failing(times: number, failure: Answer) {
  return fakePortal((_request, index) => (index < times ? failure : enveloped(["ok"])));
}

describe("what is sent", () => {
  test("a GET goes to the API with the key in a header, never in the address", async () => {
    const { docspace, clock, requests } = fakePortal(() => enveloped([1, 2], { count: 2, total: 17 }));
    const query = { from: "2026-10-01T00:00:00Z", empty: undefined, title: "a+b & c" };
    const envelope = await clock.until(docspace.get("files/rooms/6/share", query));
    expect(envelope).toEqual({
      endpoint: "GET /api/2.0/files/rooms/6/share",
      response: [1, 2],
      total: 17,
    });
    const [request] = requests as [HttpRequest];
    expect(request.url.href).toBe(
      "https://docs.example.com/api/2.0/files/rooms/6/share?from=2026-10-01T00%3A00%3A00Z&title=a%2Bb+%26+c",
    );
    expect(request.headers["authorization"]).toBe(`Bearer ${API_KEY}`);
    expect(request.headers["referer"]).toBeUndefined();
    expect([...docspace.requests]).toEqual([["GET files/rooms/{id}/share", 1]]);
  });

  test("an anonymous GET has no key", async () => {
    const { docspace, clock, requests } = fakePortal(() => enveloped({}));
    await clock.until(docspace.getAnonymous("settings/version/build"));
    expect(JSON.stringify(requests[0]?.headers)).not.toMatch(/authorization|sk-/i);
  });

  test("a path from the root keeps the portal's own path, and bytes stay bytes", async () => {
    const { docspace, clock, requests } = fakePortal(() =>
      plain(200, "hello", { "content-type": "text/plain" }),
    );
    const bytes = await clock.until(docspace.getBytes("/filehandler.ashx", { action: "stream", fileid: 3 }));
    expect(Buffer.from(bytes).toString()).toBe("hello");
    expect(requests[0]?.url.href).toBe("https://docs.example.com/filehandler.ashx?action=stream&fileid=3");
  });

  test("a multipart body holds the one file, and no name can break its header", async () => {
    const { docspace, clock, requests } = fakePortal(() => enveloped([]));
    const fileName = 'März "q"\r\nX-Evil: 1.txt';
    const bytes = new Uint8Array([0, 255, 13, 10]);
    const part = { fieldName: "file", fileName, bytes };
    await clock.until(docspace.postMultipart("files/6/upload", { createNewIfExist: false }, part));
    const [request] = requests as [HttpRequest];
    const boundary = /^multipart\/form-data; boundary=(\S+)$/.exec(
      request.headers["content-type"] ?? "",
    )?.[1];
    const text = Buffer.concat(request.body as Uint8Array[]).toString("latin1");
    const head =
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; ` +
      `filename="März %22q%22%0D%0AX-Evil: 1.txt"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    expect(text).toBe(`${Buffer.from(head).toString("latin1")}\u0000\u00ff\r\n\r\n--${boundary}--\r\n`);
  });

  test("JSON is sent as JSON", async () => {
    const { docspace, clock, requests } = fakePortal(() => enveloped([]));
    await clock.until(docspace.postJson("files/6/upload/check", { filesTitle: ["ä.txt"] }));
    expect(requests[0]?.headers["content-type"]).toBe("application/json");
    expect(requests[0]?.body).toBe('{"filesTitle":["ä.txt"]}');
  });

  test("the key is sent over https, or to this machine", () => {
    const open = (portalUrl: string) =>
      createDocSpace({
        portalUrl: new URL(portalUrl),
        apiKey: API_KEY,
        transport: () => Promise.reject(reset),
        clock: createVirtualClock(),
        random: () => 0,
        requestsPerMinute: 1,
        signal: new AbortController().signal,
      }).portalUrl.href;
    expect(() => open("http://docs.example.com")).toThrow(/https/);
    expect(() => open("http://127.0.0.1.example.com")).toThrow(/https/);
    expect(open("http://127.0.0.1:8092")).toBe("http://127.0.0.1:8092/");
    expect(open("http://[::1]:8092/x?y=1#z")).toBe("http://[::1]:8092/x/");
    expect(open("https://user:secret@docs.example.com")).toBe("https://docs.example.com/");
  });
});

describe("what is tried again", () => {
  test.each<[string, Answer, string]>([
    ["a broken connection", reset, "ECONNRESET"],
    ["a time-out", new TransportError("timeout", "no complete answer within 60000 ms"), "timeout"],
    [
      "a body cut short",
      new TransportError("cut-short", "UND_ERR_RES_CONTENT_LENGTH_MISMATCH"),
      "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
    ],
    ["half a JSON", plain(200, '{"response":[{"id":1', { "content-type": "application/json" }), "cut-short"],
    ["408", plain(408), "408"],
    ["429", plain(429), "429"],
    ["500", serverError(500, "boom"), "500"],
    ["502 with a page", plain(502, "<html>"), "502"],
    ["503", plain(503), "503"],
    ["504", plain(504), "504"],
  ])("%s", async (_name, failure, reason) => {
    const { docspace, clock, requests, retries } = failing(2, failure);
    const { response } = await clock.until(docspace.get("files/rooms"));
    expect(response).toEqual(["ok"]);
    expect(requests).toHaveLength(3);
    expect(retries.map((retry) => [retry.path, retry.attempt, retry.reason])).toEqual([
      ["/api/2.0/files/rooms", 2, reason],
      ["/api/2.0/files/rooms", 3, reason],
    ]);
  });

  test.each<[string, Answer]>([
    ["401", plain(401)],
    ["403", plain(403)],
    ["404", serverError(404, "no")],
    ["400", serverError(400, "no")],
    ["a redirect", plain(302, "", { location: "https://x.example.com/" })],
    ["a page", plain(200, "<!doctype html>", { "content-type": "text/html" })],
    ["a bad certificate", new TransportError("network", "DEPTH_ZERO_SELF_SIGNED_CERT")],
    ["another program's JSON", json({ hello: "world" })],
  ])("but not %s", async (_name, failure) => {
    const { docspace, clock, requests } = failing(1, failure);
    await expect(clock.until(docspace.get("files/rooms"))).rejects.toBeInstanceOf(PortalError);
    expect(requests).toHaveLength(1);
  });

  test("a page in the place of an answer, once the portal has answered", async () => {
    const page = plain(200, "<!doctype html>", { "content-type": "text/html" });
    const answers = [enveloped(["first"]), page, page, enveloped(["second"])];
    const { docspace, clock } = fakePortal((_request, index) => answers[index] ?? page);
    await clock.until(docspace.get("settings"));
    expect((await clock.until(docspace.get("files/rooms"))).response).toEqual(["second"]);
    await expect(clock.until(docspace.get("files/rooms"))).rejects.toMatchObject({ kind: "not-docspace" });
  });

  test("and never a POST that may have taken effect", async () => {
    for (const failure of [reset, plain(503)]) {
      const { docspace, clock, requests } = failing(1, failure);
      await expect(clock.until(docspace.postJson("files/6/upload/create_session", {}))).rejects.toThrow();
      expect(requests).toHaveLength(1);
    }
  });

  test("but a POST that a limit turned away, and one that only asks", async () => {
    const limited = failing(1, plain(429));
    await limited.clock.until(limited.docspace.postJson("files/6/upload/create_session", {}));
    expect(limited.requests).toHaveLength(2);
    const asking = failing(1, plain(503));
    await asking.clock.until(asking.docspace.postQuestion("files/6/upload/check", {}));
    expect(asking.requests).toHaveLength(2);
  });

  test("the waits double, are jittered, and end; the last failure is told", async () => {
    const { docspace, clock, requests, retries } = failing(100, plain(502));
    await expect(clock.until(docspace.get("files/rooms"))).rejects.toMatchObject({ kind: "server" });
    expect(requests).toHaveLength(6);
    expect(retries.map((retry) => retry.wait)).toEqual([250, 500, 1000, 2000, 4000]);
  });

  test("Retry-After is obeyed", async () => {
    const { docspace, clock, retries } = failing(1, plain(503, "", { "retry-after": "9" }));
    await clock.until(docspace.get("files/rooms"));
    expect(retries[0]?.wait).toBe(9_000);
  });

  test("a run has an end of its retries", async () => {
    const { docspace, clock, requests } = failing(1e9, plain(502));
    for (let index = 0; index < 40; index++) {
      await expect(clock.until(docspace.get("files/rooms"))).rejects.toThrow();
    }
    expect(requests).toHaveLength(40 + 100);
  });

  test("a window of 1500 that is full passes within its minute", async () => {
    const clock = createVirtualClock();
    const start = clock.now();
    const docspace = createDocSpace({
      portalUrl: new URL("https://docs.example.com"),
      apiKey: API_KEY,
      transport: async () =>
        clock.now() < start + 55_000 ? plain(429, "", { "x-ratelimit-limit": "1500" }) : enveloped(["ok"]),
      clock,
      random: () => 0.1,
      requestsPerMinute: 1200,
      signal: new AbortController().signal,
    });
    const all = Promise.all(Array.from({ length: 50 }, () => docspace.get("files/rooms")));
    await clock.until(all);
    expect(clock.now() - start).toBeLessThan(150_000);
  });
});

describe("how it ends", () => {
  test("a cancelled run rejects everything with the reason: under way, waiting, between two attempts", async () => {
    const { docspace, clock, controller } = failing(1e9, plain(502));
    const all = Array.from({ length: 5 }, () => docspace.get("files/rooms"));
    const settled = Promise.allSettled(all);
    await clock.pass(300);
    const reason = new Error("cancelled by the user");
    controller.abort(reason);
    for (const outcome of await clock.until(settled)) {
      expect(outcome).toEqual({ status: "rejected", reason });
    }
    await expect(docspace.get("files/rooms")).rejects.toBe(reason);
  });

  test("the key and the server's stack are in no error", async () => {
    const said = `key ${API_KEY} is strange`;
    const failures: Answer[] = [
      ...[400, 401, 402, 403, 404, 408, 409, 413, 415, 429, 500, 502].flatMap((status) => [
        serverError(status, said),
        plain(status, said),
      ]),
      plain(301, "", { location: `https://x.example.com/?key=${API_KEY}` }),
      plain(200, said),
      plain(200, said, { "content-type": "application/json" }),
      json({ said }),
      reset,
    ];
    for (const failure of failures) {
      const { docspace, clock } = failing(1e9, failure);
      const get = () => docspace.get("files/rooms", { q: "secret-query" });
      for (const request of [get, () => docspace.postJson("files/6/insert", {})]) {
        const error = await clock.until(request().catch((caught: unknown) => caught));
        expect(error).toBeInstanceOf(PortalError);
        const shown = inspect(error, { depth: 9 }) + (error as Error).stack;
        expect(shown).not.toContain(API_KEY);
        expect(shown).not.toContain("secret.cs");
        expect(shown).not.toContain("secret-query");
        expect((error as Error).message).toMatch(/^[^\n]+\.$/);
      }
    }
  });

  test("a mistake of the program itself is not dressed up as the portal's", async () => {
    const { docspace, clock } = failing(1, new TypeError("undefined is not a function"));
    await expect(clock.until(docspace.get("files/rooms"))).rejects.toThrow(TypeError);
  });

  test("a proxy that does not take the password is asked once: many lock the account after some more", async () => {
    const { docspace, clock, requests } = failing(1e9, new TransportError("network", "PROXY_407"));
    const asking = [
      () => docspace.get("files/rooms"),
      () => docspace.postJson("files/6/upload/create_session", {}),
    ];
    for (const ask of asking) await expect(clock.until(ask())).rejects.toThrow("wants a user and password");
    expect(requests).toHaveLength(2);
  });

  test.each([
    [new TransportError("network", "ENOTFOUND"), "network", /cannot be resolved.*check portal-url/],
    [new TransportError("network", "ECONNREFUSED"), "network", /connection failed/],
    [new TransportError("network", "PROXY_407"), "network", /proxy.*wants a user and password/],
    [new TransportError("too-large", "more than 9 bytes"), "too-large", /larger than any/],
    [new TransportError("network", "CERT_HAS_EXPIRED"), "certificate", /has expired; renew it/],
    [new TransportError("network", "CERT_NOT_YET_VALID"), "certificate", /not valid yet; check the clocks/],
    [new TransportError("network", "ERR_TLS_CERT_ALTNAME_INVALID"), "certificate", /is for another name/],
    [
      new TransportError("network", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
      "certificate",
      /intermediate certificate/,
    ],
    [new TransportError("network", "DEPTH_ZERO_SELF_SIGNED_CERT"), "certificate", /NODE_EXTRA_CA_CERTS/],
    [
      new TransportError("network", "ERR_SSL_WRONG_VERSION_NUMBER"),
      "certificate",
      /without TLS answers at this port/,
    ],
    [
      new TransportError("network", "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION"),
      "certificate",
      /TLS 1\.2 or newer/,
    ],
  ] as const)("a network error says what to do: %s", async (failure, kind, sentence) => {
    const { docspace, clock } = failing(1e9, failure);
    const error = await clock.until(docspace.get("files/rooms").catch((caught: unknown) => caught));
    expect(error).toMatchObject({ kind, message: expect.stringMatching(sentence) });
    if (kind !== "too-large") expect((error as Error).message).toContain("docs.example.com");
  });
});

test.each([
  ["as it is", API_KEY],
  ["with a zero-width space", `${API_KEY.slice(0, 12)}\u200b${API_KEY.slice(12)}`],
  [
    "with a zero-width space in its beginning and a tab",
    `${API_KEY.slice(0, 2)}\u200b${API_KEY.slice(2, 9)}\t${API_KEY.slice(9)}`,
  ],
])("a success that holds the key %s is read without it, for reports show titles", async (_name, key) => {
  const { docspace, clock } = fakePortal(() => enveloped([{ title: `Räume ${key} Büro` }]));
  const { response } = await clock.until(docspace.get("files/rooms"));
  expect(response).toEqual([{ title: "Räume *** Büro" }]);
});

test("so is a key that JSON escapes a letter of", async () => {
  const escaped = API_KEY.replace(
    /(.{20})(.)/,
    (_all, before, one) => `${before}\\u00${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const body = Buffer.from(`{"response":[{"title":"${escaped}"}],"statusCode":200}`);
  const { docspace, clock } = fakePortal(() => ({ ...enveloped([]), body }));
  const { response } = await clock.until(docspace.get("files/rooms"));
  expect(response).toEqual([{ title: "***" }]);
});

test.each(["ECONNREFUSED", "ENOTFOUND", "UND_ERR_CONNECT_TIMEOUT", "PROXY_503"])(
  "an upload that no connection was made for is tried again: %s",
  async (code) => {
    const { docspace, clock, requests } = failing(2, new TransportError("network", code));
    const part = { fieldName: "file", fileName: "a.txt", bytes: new Uint8Array(3) };
    await clock.until(docspace.postMultipart("files/6/upload", {}, part));
    expect(requests).toHaveLength(3);
  },
);

test("an upload that broke off is not, for it may have arrived", async () => {
  const { docspace, clock, requests } = failing(2, reset);
  const part = { fieldName: "file", fileName: "a.txt", bytes: new Uint8Array(3) };
  await expect(clock.until(docspace.postMultipart("files/6/upload", {}, part))).rejects.toThrow();
  expect(requests).toHaveLength(1);
});
