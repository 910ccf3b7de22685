import { describe, expect, test } from "vitest";
import { makeBulk } from "../../../demo/bulk.ts";
import {
  cloudLimits,
  type DemoPortal,
  inProcessTransport,
  type PortalOptions,
  stackMarker,
} from "../../../demo/portal.ts";
import { VirtualClock } from "../../../demo/virtual-clock.ts";
import type { HttpResponse } from "../../../src/docspace/http/transport.ts";

const filter = "/api/2.0/security/audit/events/filter";
const iso = (at: number): string => new Date(at * 1000).toISOString();

function setUp(options: PortalOptions = {}, events = 500, shape: "even" | "ties" = "even") {
  const bulk = makeBulk({ events, shape });
  const portal = bulk.portal(options);
  const clock = new VirtualClock(bulk.now);
  const transport = inProcessTransport(portal, clock);
  const get = (path: string, timeout = 30_000): Promise<HttpResponse> =>
    transport({
      method: "GET",
      url: new URL(path, "https://portal.example.com"),
      headers: { Authorization: `Bearer ${bulk.key.secret}` },
      timeout,
      signal: new AbortController().signal,
    });
  const { start, end } = bulk.truth;
  return { bulk, portal, clock, get, window: `from=${iso(start)}&to=${iso(end - 1)}` };
}

const idsOf = (answer: HttpResponse): number[] =>
  (JSON.parse(Buffer.from(answer.body).toString("utf8")) as { response: { id: number }[] }).response.map(
    ({ id }) => id,
  );

describe("ties", () => {
  test("come in another order with every request, so that a walk by pages doubles some and misses others", async () => {
    const { get, window } = setUp({}, 2000, "ties");
    const ids: number[] = [];
    for (let start = 0; start < 2000; start += 100)
      ids.push(...idsOf(await get(`${filter}?${window}&startIndex=${start}`)));
    expect(ids).toHaveLength(2000);
    expect(new Set(ids).size).toBeLessThan(2000);
  });

  test("can be held still", async () => {
    const { get, window } = setUp({ ties: "stable" }, 2000, "ties");
    const ids: number[] = [];
    for (let start = 0; start < 2000; start += 100)
      ids.push(...idsOf(await get(`${filter}?${window}&startIndex=${start}`)));
    expect(new Set(ids).size).toBe(2000);
  });

  test("never cross a second", async () => {
    const { get, window, bulk } = setUp({}, 2000, "ties");
    const times = new Map([...bulk.store.trail.between(0, 4e9)].map(({ id, at }) => [id, at]));
    const page = idsOf(await get(`${filter}?${window}&startIndex=130`)).map((id) => times.get(id) ?? 0);
    expect(page).toEqual(page.toSorted((a, b) => b - a));
  });
});

describe("late rows", () => {
  test("appear when their moment comes, at their old place in time", async () => {
    const { bulk, clock, get, window } = setUp();
    const at = bulk.truth.end - 10;
    const late = bulk.store.record({
      at,
      personId: [...bulk.store.people.keys()][1] ?? "",
      action: 5034,
      target: 100_000,
      roomId: 1201,
      visibleFrom: clock.now() + 60_000,
    });
    expect(idsOf(await get(`${filter}?${window}`))).not.toContain(late);
    expect(idsOf(await get("/api/2.0/files/folder/1201/log"))).not.toContain(late);
    await clock.sleep(61_000);
    expect(idsOf(await get(`${filter}?${window}`))).toContain(late);
    expect(idsOf(await get(`${filter}?from=${iso(at)}&to=${iso(at)}`))).toEqual([late]);
    expect(idsOf(await get("/api/2.0/files/folder/1201/log"))).toContain(late);
  });
});

describe("latency", () => {
  const measure = async (options: PortalOptions, parallel: number): Promise<number> => {
    const { clock, get } = setUp(options);
    const before = clock.now();
    await Promise.all(Array.from({ length: parallel }, () => get("/api/2.0/keys/@self")));
    return clock.now() - before;
  };

  test("is a fixed time for any number of requests at once where nothing limits the server", async () => {
    expect(await measure({ latency: { network: 150 } }, 1)).toBe(150);
    expect(await measure({ latency: { network: 150 } }, 40)).toBe(150);
  });

  test("grows with the load on a server that works on a few requests at a time", async () => {
    const latency = { network: 50, service: 100, workers: 5 };
    expect(await measure({ latency }, 5)).toBe(150);
    expect(await measure({ latency }, 10)).toBe(250);
    expect(await measure({ latency: { ...latency, crowding: 0.1 } }, 20)).toBeGreaterThan(450);
  });
});

describe("limits", () => {
  test("reject the 1501st request of a minute, and admit again when the minute is over", async () => {
    const { clock, get, portal } = setUp({ limits: true });
    const statuses: number[] = [];
    for (let n = 0; n < 1502; n++) statuses.push((await get("/api/2.0/keys/@self")).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    await clock.sleep(60_001);
    expect((await get("/api/2.0/keys/@self")).status).toBe(200);
    expect(portal.limiter?.rejected).toBe(2);
  });

  test("reject the 51st at once, by name", async () => {
    const { get, portal } = setUp({ limits: cloudLimits, latency: { network: 100 } });
    const answers = await Promise.all(Array.from({ length: 60 }, () => get("/api/2.0/keys/@self")));
    const rejected = answers.filter(({ status }) => status === 429);
    expect(rejected).toHaveLength(10);
    expect(rejected[0]?.headers["x-ratelimit-limit"]).toBe("50");
    expect(rejected[0]?.body.length).toBe(0);
    expect(portal.mostInFlight).toBe(50);
  });
});

describe("faults", () => {
  const path = filter;

  test.each([
    ["a full window", { kind: "rate-limited", limit: "window" } as const, 429],
    ["an error of the server", { kind: "status", status: 500 } as const, 500],
    ["a proxy's page", { kind: "status", status: 502 } as const, 502],
    ["a refused address", { kind: "address-refused" } as const, 403],
  ])("%s, once", async (_, effect, status) => {
    const { get } = setUp({ faults: [{ path, nth: 2, effect }] });
    const statuses: number[] = [];
    for (let n = 0; n < 3; n++) statuses.push((await get(filter)).status);
    expect(statuses).toEqual([200, status, 200]);
  });

  test("an error of the server carries the marked stack, a proxy's page is HTML", async () => {
    const faults = [
      { nth: 1, effect: { kind: "status", status: 500 } as const },
      { nth: 2, effect: { kind: "status", status: 503, retryAfter: 7 } as const },
    ];
    const { get } = setUp({ faults });
    expect(Buffer.from((await get(filter)).body).toString("utf8")).toContain(stackMarker);
    const page = await get(filter);
    expect(page.headers).toMatchObject({ "content-type": "text/html", "retry-after": "7" });
  });

  test("connections that break, answers that never come, bodies cut short", async () => {
    const { get, clock } = setUp({
      faults: [
        { nth: 1, effect: { kind: "reset", after: "lost-request" } },
        { nth: 2, effect: { kind: "timeout", after: "lost-request" } },
        { nth: 3, effect: { kind: "cut-body" } },
      ],
    });
    await expect(get(filter)).rejects.toMatchObject({ code: "ECONNRESET" });
    const before = clock.now();
    await expect(get(filter, 5000)).rejects.toMatchObject({ code: "UND_ERR_HEADERS_TIMEOUT" });
    expect(clock.now() - before).toBe(5000);
    await expect(get(filter)).rejects.toMatchObject({ code: "UND_ERR_RES_CONTENT_LENGTH_MISMATCH" });
    expect((await get(filter)).status).toBe(200);
  });

  test("a full page keeps its size when it repeats rows", async () => {
    const { get, window } = setUp({
      faults: [{ path, nth: 1, effect: { kind: "duplicate-rows", rows: 3 } }],
    });
    const ids = idsOf(await get(`${filter}?${window}&count=100`));
    expect(ids).toHaveLength(100);
    expect(new Set(ids).size).toBe(97);
  });

  test("anything else may happen to the portal in mid-run", async () => {
    const { get, portal, bulk } = setUp();
    const loseFeature = (): void => {
      portal.settings.auditFeature = false;
    };
    const revoke = (): void => {
      bulk.key.active = false;
    };
    portal.faults.add({ nth: 2, effect: { kind: "do", act: loseFeature } });
    portal.faults.add({ nth: 3, effect: { kind: "do", act: revoke } });
    expect(idsOf(await get(filter))).toHaveLength(100);
    expect(idsOf(await get(filter))).toHaveLength(20);
    expect((await get(filter)).status).toBe(401);
  });

  test("new rows while paging shift the others", async () => {
    const { get, portal, bulk, window } = setUp({ ties: "stable" });
    const [, person = ""] = [...bulk.store.people.keys()];
    const act = (): void => {
      for (let n = 0; n < 3; n++) {
        bulk.store.record({
          at: bulk.truth.end - 1,
          personId: person,
          action: 5054,
          target: 100_000,
          roomId: 1201,
        });
      }
    };
    portal.faults.add({ path, nth: 2, effect: { kind: "do", act } });
    const first = idsOf(await get(`${filter}?${window}`));
    const second = idsOf(await get(`${filter}?${window}&startIndex=100`));
    expect(second.slice(0, 3)).toEqual(first.slice(-3));
  });
});

describe("requests the portal got", () => {
  test("are listed with their status", async () => {
    const { get, portal } = setUp();
    await get("/api/2.0/keys/@self");
    await get("/api/2.0/files/rooms/999999");
    const seen = (portal as DemoPortal).requests.map(
      ({ method, path, status }) => `${method} ${path} ${status}`,
    );
    expect(seen).toEqual(["GET /api/2.0/keys/@self 200", "GET /api/2.0/files/rooms/999999 404"]);
  });
});
