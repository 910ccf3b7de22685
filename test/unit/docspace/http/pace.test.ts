import { describe, expect, test } from "vitest";
import { createPace, type Pace } from "../../../../src/docspace/http/pace.ts";
import { PortalError } from "../../../../src/docspace/http/portal-error.ts";
import { createVirtualClock, type VirtualClock } from "../virtual-clock.ts";

const PLENTY = 1_000_000;

function limitedBy(limit: number): PortalError {
  return new PortalError("limited", { kind: "rate-limited", endpoint: "GET /", status: 429, limit });
}

/** A server whose latency depends on how many requests it has; deterministic, with a little noise. */
function server(clock: VirtualClock, latencyAt: (atOnce: number) => number) {
  let atOnce = 0;
  let most = 0;
  let noise = 1;
  return {
    get most() {
      return most;
    },
    async request(): Promise<void> {
      atOnce++;
      most = Math.max(most, atOnce);
      noise = (noise * 16807) % 2147483647;
      const jitter = 0.9 + (0.2 * noise) / 2147483647;
      try {
        await clock.sleep(latencyAt(atOnce) * jitter);
      } finally {
        atOnce--;
      }
    },
  };
}

async function runAll(
  clock: VirtualClock,
  pace: Pace,
  count: number,
  request: () => Promise<void>,
): Promise<number> {
  const start = clock.now();
  const all = Promise.all(Array.from({ length: count }, () => pace.run(request, { kind: "page" })));
  await clock.until(all);
  return clock.now() - start;
}

describe("how many requests run at once", () => {
  test("reaches ten on a distant server, and soon", async () => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: PLENTY, clock });
    const distant = server(clock, () => 150);
    const took = await runAll(clock, pace, 1000, distant.request);
    expect(pace.parallelism).toBeGreaterThanOrEqual(9);
    expect(distant.most).toBe(10);
    expect(took).toBeLessThan(1.1 * 100 * 150);
  });

  const saturated = (base: number, knee: number, exponent: number) => (atOnce: number) =>
    base * Math.max(1, atOnce / knee) ** exponent;

  test.each([
    ["five at once, as slow as it is busy", saturated(100, 5, 1)],
    ["five at once, slower than that beyond", saturated(100, 5, 1.15)],
    ["five at once, far slower beyond", saturated(100, 5, 1.3)],
    ["two at once", saturated(100, 2, 1.2)],
    ["one at once", saturated(100, 1, 1.1)],
    ["the small server that was measured", (atOnce: number) => (atOnce < 2 ? 82 : 82 * (atOnce / 2) ** 1.03)],
    ["eight at once", saturated(300, 8, 1.3)],
  ])("comes within a tenth of the best on a server with an optimum of %s", async (_name, latencyAt) => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: PLENTY, clock });
    const busy = server(clock, latencyAt);
    await runAll(clock, pace, 400, busy.request);
    const count = 1500;
    const took = await runAll(clock, pace, count, busy.request);
    const throughputs = Array.from({ length: 10 }, (_, index) => (index + 1) / latencyAt(index + 1));
    const best = count / Math.max(...throughputs);
    expect(took).toBeLessThan(1.1 * best);
  });

  test("the whole run, search included, loses less than a tenth", async () => {
    const latencyAt = saturated(150, 5, 1.2);
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: PLENTY, clock });
    const took = await runAll(clock, pace, 1100, server(clock, latencyAt).request);
    expect(took).toBeLessThan((1.1 * 1100 * 150) / 5);
  });

  /** Works on some at once, 80 ms each; who waits makes it slower for everybody. */
  function queueing(clock: VirtualClock, workers: number) {
    const freeAt = new Array<number>(workers).fill(clock.now());
    const begun = clock.now();
    let inside = 0;
    let early = 0;
    return {
      /** Answered in the first two seconds. */
      get early() {
        return early;
      },
      async request(): Promise<void> {
        inside++;
        const next = freeAt.indexOf(Math.min(...freeAt));
        const cost = 80 * (1 + 0.05 * Math.max(0, inside - workers));
        const done = Math.max(clock.now(), freeAt[next] ?? 0) + cost;
        freeAt[next] = done;
        await clock.sleep(done - clock.now());
        inside--;
        if (clock.now() - begun <= 2000) early++;
      },
    };
  }

  test.each([
    { workers: 1, atLeast: 20 },
    { workers: 2, atLeast: 42 },
    { workers: 4, atLeast: 88 },
    { workers: 5, atLeast: 106 },
  ])("a short run loses little by its search on a server of $workers", async ({ workers, atLeast }) => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: PLENTY, clock });
    const busy = queueing(clock, workers);
    const took = await runAll(clock, pace, 300, busy.request);
    expect(took).toBeLessThan((1.11 * 300 * 80) / workers);
    expect(busy.early).toBeGreaterThanOrEqual(atLeast);
  });

  test("different kinds of request are not compared with each other", async () => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: PLENTY, clock });
    for (let index = 0; index < 6; index++) {
      await clock.until(pace.run(() => clock.sleep(5), { kind: `quick ${index}` }));
    }
    await runAll(clock, pace, 300, server(clock, () => 150).request);
    expect(pace.parallelism).toBe(10);
  });

  test("readers that size themselves by it are enough to make it grow", async () => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: PLENTY, clock });
    const distant = server(clock, () => 150);
    let left = 300;
    let readers = 0;
    const reader = async (): Promise<void> => {
      while (left > 0 && readers <= pace.parallelism) {
        left--;
        await pace.run(distant.request, { kind: "page" });
        while (readers < pace.parallelism && left > 0) start();
      }
      readers--;
    };
    const running: Promise<void>[] = [];
    const start = () => {
      readers++;
      running.push(reader());
    };
    start();
    await clock.until(
      (async () => {
        for (let index = 0; index < running.length; index++) await running[index];
      })(),
    );
    expect(pace.parallelism).toBe(10);
  });
});

describe("the budget of requests a minute", () => {
  test("a short run may burst, a long one keeps to it, in every window of the server", async () => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: 60, clock });
    const arrivals: number[] = [];
    const start = clock.now();
    await runAll(clock, pace, 60, async () => {
      arrivals.push(clock.now());
      await clock.sleep(100);
    });
    expect(clock.now() - start).toBeLessThan(4_000);
    const took = await runAll(clock, pace, 240, async () => {
      await clock.sleep(50);
      arrivals.push(clock.now());
      await clock.sleep(50);
    });
    for (const [index, from] of arrivals.entries()) {
      const inWindow = arrivals.slice(index).filter((at) => at < from + 60_000).length;
      expect(inWindow).toBeLessThanOrEqual(60);
    }
    expect(took).toBeLessThan(4.1 * 60_000);
  });

  test("one request a minute works", async () => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: 1, clock });
    const took = await runAll(clock, pace, 3, () => clock.sleep(100));
    expect(took).toBe(3 * 100 + 2 * 60_000);
  });
});

describe("a portal that says it is too much", () => {
  test("its window: everything pauses, then goes on slower, then recovers", async () => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: 600, clock });
    const refused = pace.run(async () => {
      throw limitedBy(1500);
    });
    await expect(clock.until(refused)).rejects.toThrow("limited");
    const start = clock.now();
    const first = await clock.until(pace.run(async () => clock.now()));
    expect(first - start).toBe(2_000);
    const slow = await runAll(clock, pace, 600, () => clock.sleep(1));
    expect(slow).toBeGreaterThan(50_000);
    await clock.pass(300_000);
    expect(await runAll(clock, pace, 600, () => clock.sleep(1))).toBeLessThan(5_000);
  });

  test("again and again: the pauses grow up to a minute", async () => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: 600, clock });
    const starts: number[] = [];
    for (let index = 0; index < 8; index++) {
      const refused = pace.run(async () => {
        starts.push(clock.now());
        throw limitedBy(1500);
      });
      await expect(clock.until(refused)).rejects.toThrow("limited");
    }
    const pauses = starts.slice(1).map((at, index) => at - (starts[index] as number));
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  test("several refused at once are one refusal", async () => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: PLENTY, clock });
    await runAll(clock, pace, 300, () => clock.sleep(150));
    expect(pace.parallelism).toBe(10);
    const refused = Array.from({ length: 10 }, () =>
      pace.run(async () => {
        await clock.sleep(50);
        throw limitedBy(50);
      }),
    );
    await clock.until(Promise.allSettled(refused));
    expect(pace.parallelism).toBe(5);
    await runAll(clock, pace, 5_000, () => clock.sleep(150));
    expect(pace.parallelism).toBeGreaterThan(6);
  });
});

describe("ending", () => {
  test("who waits is let go with the reason, and the others go on", async () => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: 1, clock });
    const controller = new AbortController();
    const first = pace.run(() => clock.sleep(10));
    const second = pace.run(() => clock.sleep(10), { signal: controller.signal });
    const third = pace.run(async () => "done");
    controller.abort(new Error("cancelled"));
    await expect(second).rejects.toThrow("cancelled");
    await clock.until(first);
    expect(await clock.until(third)).toBe("done");
  });

  test("a failed task gives its place back", async () => {
    const clock = createVirtualClock();
    const pace = createPace({ requestsPerMinute: PLENTY, clock });
    await expect(pace.run(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await pace.run(async () => "next")).toBe("next");
  });
});
