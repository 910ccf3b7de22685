import type { Random } from "../../demo/portal/random.ts";
import type { DemoPortal, Fault, FaultEffect, LatencySettings } from "../../demo/portal.ts";
import type { World } from "./world.ts";

/** What goes wrong in one run. */
export interface Weather {
  /** Everything passes, by itself or by trying again: then the run must be complete. */
  readonly passing: boolean;
  readonly faults: readonly Fault[];
  readonly latency: LatencySettings;
  readonly requestsPerMinute: number;
  readonly limits: false | { requestsPerMinute: number; parallelReads: number; parallelWrites: number };
  /** How often each kind of fault happened. */
  readonly happened: Map<string, number>;
}

type Named = readonly [name: string, effect: FaultEffect];

const PASSING: readonly Named[] = [
  ["429 window", { kind: "rate-limited", limit: "window" }],
  ["429 concurrency", { kind: "rate-limited", limit: "concurrency" }],
  ["500", { kind: "status", status: 500 }],
  ["502 HTML", { kind: "status", status: 502 }],
  ["503 retry-after", { kind: "status", status: 503, retryAfter: 7 }],
  ["reset", { kind: "reset", after: "lost-request" }],
  ["reset after answer", { kind: "reset", after: "lost-answer" }],
  ["time-out", { kind: "timeout", after: "lost-request" }],
  ["cut body", { kind: "cut-body" }],
];
/** Of six attempts at a request, so many fail at most. */
const FAILURES_OF_ONE = 4;
/** The run's own limit is a hundred retries and some more. */
const FAILURES_OF_ALL = 70;

const FILTER = "/security/audit/events/filter";

/** The schedule of one run. `portal` is what the faults that change the portal are done to. */
export function makeWeather(random: Random, world: World, portal: () => DemoPortal): Weather {
  const happened = new Map<string, number>();
  const count = (name: string): void => void happened.set(name, (happened.get(name) ?? 0) + 1);
  const counted = (fault: Fault, name: string): Fault => {
    const { effect, when } = fault;
    if (effect.kind === "do") {
      const act = (now: number): void => {
        count(name);
        effect.act(now);
      };
      return { ...fault, effect: { kind: "do", act } };
    }
    let seen = 0;
    return {
      ...fault,
      when: (request, total, now) => {
        const happens = when?.(request, total, now) ?? true;
        if (happens && (!Array.isArray(fault.nth) || fault.nth.includes(++seen))) count(name);
        return happens;
      },
    };
  };

  const faults: Fault[] = [];
  // With real refusals besides, a request could fail more often than it is tried.
  const limited = random.chance(0.1);
  if (!limited && random.chance(0.75)) faults.push(...passingFaults(random, count));
  if (random.chance(0.2)) faults.push(doubledRows(random, count));
  const passing = random.chance(0.7);
  if (!passing) faults.push(...lasting(random, world, portal, counted));
  return {
    passing,
    faults,
    latency: random.pick<LatencySettings>([
      {},
      { network: 5 },
      { network: 100, service: 20 },
      { network: 20, service: 40, workers: 2, crowding: 0.2 },
    ]),
    requestsPerMinute: random.pick([1200, 1200, 300, 60]),
    limits: limited ? { requestsPerMinute: 150, parallelReads: 4, parallelWrites: 4 } : false,
    happened,
  };
}

/** Each request fails with some likelihood, but never so often that it could not succeed at last. */
function passingFaults(random: Random, count: (name: string) => void): Fault[] {
  const likelihood = random.pick([0.02, 0.1, 0.3]);
  const kinds = random.chance(0.4) ? [random.pick(PASSING)] : PASSING;
  const ofOne = new Map<string, number>();
  let ofAll = 0;
  let chosen: Named | undefined;
  return kinds.map((named, index) => ({
    effect: named[1],
    when: ({ url }) => {
      if (index === 0) {
        const before = ofOne.get(url) ?? 0;
        const may = before < FAILURES_OF_ONE && ofAll < FAILURES_OF_ALL;
        chosen = may && random.chance(likelihood) ? random.pick(kinds) : undefined;
        if (chosen) {
          ofOne.set(url, before + 1);
          ofAll++;
          count(chosen[0]);
        }
      }
      return chosen === named;
    },
  }));
}

function doubledRows(random: Random, count: (name: string) => void): Fault {
  const likelihood = random.pick([0.05, 0.3]);
  const rows = 1 + random.below(5);
  return {
    path: FILTER,
    effect: { kind: "duplicate-rows", rows },
    when: () => {
      const happens = random.chance(likelihood);
      if (happens) count("duplicate rows");
      return happens;
    },
  };
}

/** One or two things that no retry mends. */
function lasting(
  random: Random,
  world: World,
  portal: () => DemoPortal,
  counted: (fault: Fault, name: string) => Fault,
): Fault[] {
  const rooms = [...world.store.rooms.keys()];
  const broken: FaultEffect = random.pick<FaultEffect>([
    { kind: "status", status: 500 },
    { kind: "status", status: 403 },
    { kind: "cut-body" },
    { kind: "reset", after: "lost-request" },
  ]);
  const from = world.period.start + random.below(world.period.end - world.period.start);
  const choices: readonly (() => Fault)[] = [
    () =>
      counted(
        {
          nth: 1 + random.below(40),
          effect: {
            kind: "do",
            act: () => {
              portal().settings.auditFeature = false;
            },
          },
        },
        "fallback in mid-run",
      ),
    () =>
      counted(
        {
          nth: 2 + random.below(40),
          effect: {
            kind: "do",
            act: () => {
              world.key.active = false;
            },
          },
        },
        "key revoked",
      ),
    () => counted({ path: `/files/folder/${random.pick(rooms)}/log`, effect: broken }, "log unreadable"),
    () => counted({ path: `/files/rooms/${random.pick(rooms)}/share`, effect: broken }, "members unreadable"),
    () => counted({ path: "/api/2.0/group/", effect: broken }, "group unreadable"),
    () => counted({ path: "/files/file/", effect: broken }, "file unreadable"),
    () => counted({ path: /filter\?.*&action=\d/, effect: broken }, "filter by action unreadable"),
    () => counted({ path: FILTER, effect: holeIn(random, world) }, "hole in the trail"),
    () => counted({ path: "/audit/mappers", effect: broken }, "mappers unreadable"),
    () =>
      counted(
        {
          path: FILTER,
          when: ({ url }) => {
            const range = rangeOf(url);
            return range.from <= from && range.to >= from && range.to - range.from < 30 * 86_400;
          },
          effect: broken,
        },
        "part of the trail unreadable",
      ),
    () =>
      counted(
        {
          path: FILTER,
          nth: Array.from({ length: 30 }, (_, index) => 3 + random.below(4) + index),
          effect: broken,
        },
        "trail unreadable from some time on",
      ),
  ];
  const faults = [random.pick(choices)()];
  if (random.chance(0.25)) faults.push(random.pick(choices)());
  return faults;
}

/** Rows about an event that a room's log has as well are never in an answer; where there are none such, all answers are whole. */
function holeIn(random: Random, { events, period, store, wanted }: World): FaultEffect {
  const isRead = (roomId: number): boolean =>
    store.rooms.get(roomId)?.area === "active" && (wanted?.has(roomId) ?? true);
  const known = [...events.values()].filter(
    ({ at, roomId, listed, logged, visibleFrom }) =>
      listed && logged && visibleFrom === 0 && at >= period.start && at < period.end && isRead(roomId),
  );
  const middle = known.length === 0 ? Number.NEGATIVE_INFINITY : random.pick(known).at;
  const reach = random.below(7200);
  const lost = new Set(
    [...events.values()].filter(({ at }) => Math.abs(at - middle) <= reach).map(({ id }) => id),
  );
  return {
    kind: "rewrite",
    rewrite(answer) {
      if (answer.status !== 200) return answer;
      const body = JSON.parse(Buffer.from(answer.body).toString("utf8")) as { response?: { id: number }[] };
      body.response = body.response?.filter(({ id }) => !lost.has(id)) ?? [];
      return { ...answer, body: new TextEncoder().encode(JSON.stringify(body)) };
    },
  };
}

/** The window an address asks for, seconds since 1970. */
export function rangeOf(url: string): { from: number; to: number } {
  const query = new URL(url, "http://portal.invalid").searchParams;
  const second = (name: string): number => Date.parse(query.get(name) ?? "") / 1000;
  return { from: second("from"), to: second("to") };
}
