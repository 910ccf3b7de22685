import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { random as randomOf } from "../../demo/portal/random.ts";
import { defaultSettings } from "../../demo/portal/settings.ts";
import { DemoPortal, inProcessTransport } from "../../demo/portal.ts";
import { VirtualClock } from "../../demo/virtual-clock.ts";
import type { Transport } from "../../src/docspace/http/transport.ts";
import { defectOf, sentencesOf } from "../../src/errors.ts";
import { assessPeriod } from "../../src/run/assess.ts";
import { collectPeriod, openSpool } from "../../src/run/collect.ts";
import { lookAtPortal, readInputs } from "../../src/run/portal.ts";
import type { Host } from "../../src/runner/host.ts";
import { createPlainLog } from "../../src/runner/log.ts";
import type { InputName } from "../../src/settings/inputs.ts";
import type { Clock } from "../../src/time/clock.ts";
import { check } from "./check.ts";
import { makeWeather, rangeOf, type Weather } from "./faults.ts";
import { delayOf, makeMeanwhile } from "./meanwhile.ts";
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

/**
 * One world, one schedule of faults, the run's own stages from its inputs to its verdicts, and every check.
 * The same seed gives the same run.
 */
export async function runOnce(seed: number): Promise<RunResult> {
  const world = makeWorld(seed);
  const random = randomOf(seed ^ 0x5a5a5a);
  const virtual = new VirtualClock(world.now - world.clockSkew);
  const clock = countingClock(virtual);
  let portal: DemoPortal | undefined;
  const weather = makeWeather(random, world, () => portal as DemoPortal);
  const inMeantime = randomOf(seed ^ 0x3c3c3c);
  const meanwhile = inMeantime.chance(0.35)
    ? makeMeanwhile(inMeantime, world, () => portal as DemoPortal)
    : undefined;
  portal = new DemoPortal(world.store, {
    timeZone: world.portalZone,
    version: world.version,
    clockSkew: world.clockSkew,
    seed,
    ties: random.chance(0.8) ? "shuffled" : "stable",
    auditFeature: world.trail !== "unavailable",
    repeatedHour: world.repeatedHour,
    faults: [...weather.faults, ...(meanwhile?.faults ?? [])],
    latency: weather.latency,
    auditDelay: delayOf(randomOf(seed ^ 0x2b2b2b)),
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
      asked.push({ ...rangeOf(url), at: clock.now() + world.clockSkew });
    const answer = await wire(request);
    if (jitter > 0) await clock.sleep(random.below(jitter), request.signal);
    return answer;
  };
  const parent = mkdtempSync(join(tmpdir(), "simulation-"));
  const host = hostOf(world, weather, {
    transport,
    clock,
    random: () => random.next(),
    temporaryDirectory: parent,
  });
  const failures: string[] = [];
  let outcome: RunResult["outcome"] = "no rooms";
  const verdicts: Record<string, number> = {};
  try {
    const settings = await readInputs(host);
    const looked = await lookAtPortal(host, settings).catch((error: unknown) => {
      const undisturbed = weather.passing && !world.crowded && (meanwhile?.done ?? []).length === 0;
      if (undisturbed) failures.push(`the portal could not be looked at: ${sentencesOf(error)}`);
      if (defectOf(error) !== undefined) failures.push(`the run threw: ${defectOf(error)}`);
      return undefined;
    });
    if (looked !== undefined) {
      const { context, exemptions } = looked;
      const spool = openSpool(host);
      const collected = await collectPeriod(context, spool);
      const { report } = await assessPeriod(context, collected, { exemptions });
      const { assessment } = report;
      outcome = report.complete ? "complete" : "incomplete";
      for (const [kind, count] of Object.entries(assessment.counts)) verdicts[kind] = count;
      const changes = meanwhile?.done ?? [];
      const seen = { ...(changes.length > 0 ? makeWorld(seed) : world), period: collected.period };
      const { auditFeature } = context.ready;
      failures.push(
        ...(await check({ world: seen, weather, collected, assessment, auditFeature, changes, asked })),
      );
      spool.remove();
    }
    await idle();
    if (readdirSync(parent).length > 0) failures.push("the spool was not removed");
    // What had to end at once leaves requests on their way; the process ends with them.
    if (looked !== undefined && clock.sleeping() > 0) failures.push(`${clock.sleeping()} timers were left`);
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

/** The runner as a run sees it: inputs, a network and a clock; what is told goes nowhere. */
function hostOf(
  world: World,
  weather: Weather,
  around: Pick<Host, "transport" | "clock" | "random" | "temporaryDirectory">,
): Host {
  const inputs = inputsOf(world, weather);
  return {
    ...around,
    readInput: (name) => inputs.get(name) ?? "",
    mask: () => undefined,
    showAddresses: () => undefined,
    setOutput: () => undefined,
    log: createPlainLog(
      () => undefined,
      (text) => text,
    ),
    tell: () => undefined,
    addSummary: async () => undefined,
    workflow: async () => ({ visibility: "private", runUrl: undefined }),
    readWorkspaceFile: (path) => Promise.reject(new Error(`there is no ${path}`)),
    inWorkspace: (path) => join(around.temporaryDirectory, path),
    signal: new AbortController().signal,
    atExit: () => undefined,
  };
}

function inputsOf({ key, asked, rules, wanted, ...world }: World, weather: Weather): Map<string, string> {
  return new Map<InputName, string>([
    ["portal-url", defaultSettings.url],
    ["api-key", key.secret],
    ["period", asked.period],
    ["time-zone", asked.zone ?? ""],
    ["room-ids", wanted === undefined ? "" : [...wanted].join(" ")],
    ["folder-id", world.reportFolderId === undefined ? "" : String(world.reportFolderId)],
    ["reports", world.trail === "not-needed" ? "inactivity" : ""],
    ["min-activity", String(rules.minActivity)],
    ["grace-days", String(rules.graceDays)],
    ["activity", rules.activity],
    ["requests-per-minute", String(weather.requestsPerMinute)],
  ]);
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
