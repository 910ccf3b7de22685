import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { random as randomOf } from "../../demo/portal/random.ts";
import { DemoPortal, inProcessTransport } from "../../demo/portal.ts";
import { VirtualClock } from "../../demo/virtual-clock.ts";
import { assess } from "../../src/assess/assess.ts";
import type { Assessment } from "../../src/assess/assessment.ts";
import { collect } from "../../src/collect/collect.ts";
import type { Collected } from "../../src/collect/collected.ts";
import { createSpool } from "../../src/collect/spool/spool.ts";
import { createDocSpace, type DocSpace } from "../../src/docspace/http/client.ts";
import type { Transport } from "../../src/docspace/http/transport.ts";
import { type AuditedRoom, listRooms, type Room } from "../../src/docspace/rooms.ts";
import type { Clock } from "../../src/time/clock.ts";
import { check } from "./check.ts";
import { makeWeather, rangeOf, type Weather } from "./faults.ts";
import { makeWorld, type World } from "./world.ts";

/** What one run came to. */
export interface RunResult {
  readonly seed: number;
  readonly events: number;
  readonly requests: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly outcome: "complete" | "incomplete" | "no rooms";
  readonly passing: boolean;
  readonly verdicts: Readonly<Record<string, number>>;
  /** What was wrong, in sentences; empty for a run as it must be. */
  readonly failures: readonly string[];
}

/** What was collected and concluded, with what the checks need to know of the way there. */
export interface Outcome {
  readonly world: World;
  readonly weather: Weather;
  readonly collected: Collected;
  readonly assessment: Assessment;
  /** Windows asked for without a filter, with the moment (milliseconds) at which the portal got the request. */
  readonly asked: readonly { readonly from: number; readonly to: number; readonly at: number }[];
}

/** One world, one schedule of faults, the real code, and every check. The same seed gives the same run. */
export async function runOnce(seed: number): Promise<RunResult> {
  const world = makeWorld(seed);
  const random = randomOf(seed ^ 0x5a5a5a);
  const virtual = new VirtualClock(world.now);
  const clock = countingClock(virtual);
  let portal: DemoPortal | undefined;
  const weather = makeWeather(random, world, () => portal as DemoPortal);
  portal = new DemoPortal(world.store, {
    timeZone: world.portalZone,
    seed,
    ties: random.chance(0.8) ? "shuffled" : "stable",
    auditFeature: world.trail !== "unavailable",
    faults: weather.faults,
    latency: weather.latency,
    limits: weather.limits,
  });
  portal.keepRequests = false;
  const asked: { from: number; to: number; at: number }[] = [];
  const wire = inProcessTransport(portal, clock);
  const jitter = random.pick([0, 0, 50, 1500]);
  const transport: Transport = async (request) => {
    if (jitter > 0) await clock.sleep(random.below(jitter), request.signal);
    const url = request.url.href;
    if (/events\/filter/.test(url) && !/&(?:action|actionType|userId)=/.test(url))
      asked.push({ ...rangeOf(url), at: clock.now() });
    const answer = await wire(request);
    if (jitter > 0) await clock.sleep(random.below(jitter), request.signal);
    return answer;
  };
  const docspace = createDocSpace({
    portalUrl: new URL(portal.settings.url),
    apiKey: world.key.secret,
    transport,
    clock,
    random: () => random.next(),
    requestsPerMinute: weather.requestsPerMinute,
    signal: new AbortController().signal,
  });

  const parent = mkdtempSync(join(tmpdir(), "simulation-"));
  const failures: string[] = [];
  let outcome: RunResult["outcome"] = "no rooms";
  const verdicts: Record<string, number> = {};
  try {
    const rooms = await findRooms(docspace, world).catch((error: unknown) => {
      if (weather.passing) failures.push(`the rooms could not be listed: ${String(error)}`);
      return undefined;
    });
    if (rooms !== undefined) {
      const spool = createSpool(parent);
      const collected = await collect(requestOf(docspace, world, rooms, spool));
      const assessment = await assess(collected, { ...world.rules, exemptions: [] });
      outcome = assessment.reasons.length === 0 ? "complete" : "incomplete";
      for (const [kind, count] of Object.entries(assessment.counts)) verdicts[kind] = count;
      failures.push(...(await check({ world, weather, collected, assessment, asked })));
      spool.remove();
    }
    await idle();
    if (readdirSync(parent).length > 0) failures.push("the spool was not removed");
    if (clock.sleeping() > 0) failures.push(`${clock.sleeping()} timers were left`);
  } catch (error) {
    failures.push(
      `the run threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
  return {
    seed,
    events: world.events.size,
    requests: portal.received,
    faults: Object.fromEntries(weather.happened),
    outcome,
    passing: weather.passing,
    verdicts,
    failures,
  };
}

interface FoundRooms {
  readonly audited: readonly AuditedRoom[];
  readonly others: readonly Room[];
}

/** As a run's preflight finds them. */
async function findRooms(docspace: DocSpace, world: World): Promise<FoundRooms> {
  const areas = await Promise.allSettled(
    (["active", "archived", "template", "agent"] as const).map((area) => listRooms(docspace, area)),
  );
  const failed = areas.find((area) => area.status === "rejected");
  if (failed) throw failed.reason;
  const all = areas.flatMap((area) => (area.status === "fulfilled" ? area.value : []));
  const isAudited = (room: Room): room is AuditedRoom =>
    room.area === "active" &&
    typeof room.id === "number" &&
    (world.wanted === undefined || world.wanted.has(room.id));
  return { audited: all.filter(isAudited), others: all.filter((room) => !isAudited(room)) };
}

function requestOf(
  docspace: DocSpace,
  world: World,
  { audited, others }: FoundRooms,
  spool: ReturnType<typeof createSpool>,
): Parameters<typeof collect>[0] {
  return {
    docspace,
    spool,
    portal: {
      version: "3.7.2",
      period: world.period,
      portalZone: world.portalZone,
      rooms: audited,
      otherRooms: others,
      trail: world.trail,
      keyOwner: { id: world.key.ownerId, name: "", isAdmin: true, isOwner: false },
      shares: new Map(),
    },
    settings: { graceDays: world.rules.graceDays, folderId: world.reportFolderId },
    onProgress: () => undefined,
  };
}

/** Knows how many are asleep, so that a timer left behind is seen. */
function countingClock(clock: Clock): Clock & { sleeping(): number } {
  let sleeping = 0;
  return {
    now: () => clock.now(),
    async sleep(milliseconds, signal) {
      sleeping++;
      try {
        await clock.sleep(milliseconds, signal);
      } finally {
        sleeping--;
      }
    },
    sleeping: () => sleeping,
  };
}

function idle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
