import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BulkOrganisation } from "../demo/bulk.ts";
import { random } from "../demo/portal/random.ts";
import { type DemoPortal, inProcessTransport, type PortalOptions } from "../demo/portal.ts";
import type { Collected } from "../src/collect/collected.ts";
import { createSpool, type Spool } from "../src/collect/spool/spool.ts";
import { createDocSpace, type DocSpace } from "../src/docspace/http/client.ts";
import type { Pace } from "../src/docspace/http/pace.ts";
import type { Transport } from "../src/docspace/http/transport.ts";
import type { Preflight } from "../src/preflight/preflight.ts";
import { collectPeriod } from "../src/run/collect.ts";
import { checkPortal } from "../src/run/portal.ts";
import type { Host } from "../src/runner/host.ts";
import { createPlainLog } from "../src/runner/log.ts";
import { readSettings } from "../src/settings/inputs.ts";
import type { Settings } from "../src/settings/settings.ts";
import type { Clock } from "../src/time/clock.ts";
import { createVirtualClock, type VirtualClock } from "../test/unit/docspace/virtual-clock.ts";

/** Milliseconds. */
const FIRST_MOMENTS = 2_000;

export interface VirtualRunOptions {
  readonly portal?: PortalOptions;
  /** A million when absent: no budget to speak of. */
  readonly requestsPerMinute?: number;
  /** In place of the pace that finds its number of requests at once by itself. */
  readonly pace?: Pace;
  /** Answers take longer by up to twice this share, by chance: no real server answers like clockwork. */
  readonly jitter?: { readonly share: number; readonly milliseconds: number; readonly seed: number };
}

export interface VirtualRun {
  /** Milliseconds that passed for the program from its first request to its last. */
  readonly wall: number;
  /** Requests sent by kind. */
  readonly requests: ReadonlyMap<string, number>;
  readonly received: number;
  /** 429s the portal gave. */
  readonly rejected: number;
  readonly mostInFlight: number;
  /** Requests at once when it ended. */
  readonly parallelism: number;
  /** Requests that were answered in the first two seconds. */
  readonly early: number;
}

/** What one read of a portal needs; all of it stays usable until the spool is removed. */
export interface VirtualReading {
  readonly host: Host;
  readonly settings: Settings;
  readonly ready: Preflight;
  readonly collected: Collected;
  readonly spool: Spool;
  readonly docspace: DocSpace;
  readonly portal: DemoPortal;
  readonly wall: number;
  readonly early: number;
}

/**
 * Preflight and collect, the real code, against a portal in this process on a clock that only moves when everybody
 * waits: the schedule is exact, and an hour of waiting takes no time. Processor time does not count.
 */
export async function runVirtually(
  organisation: BulkOrganisation,
  options: VirtualRunOptions = {},
): Promise<VirtualRun> {
  const directory = await mkdtemp(join(tmpdir(), "bench-virtual-"));
  try {
    const { portal, docspace, collected, spool, wall, early } = await readVirtually(
      organisation,
      directory,
      options,
    );
    spool.remove();
    const { coverage, trail } = collected;
    const reasons = coverage.reasons.map(({ code }) => code).join(" ");
    if (reasons !== "" || trail.count !== organisation.truth.events) {
      throw new Error(`Read ${trail.count} of ${organisation.truth.events} events. ${reasons}`);
    }
    return {
      wall,
      requests: docspace.requests,
      received: portal.received,
      rejected: portal.limiter?.rejected ?? 0,
      mostInFlight: portal.mostInFlight,
      parallelism: docspace.pace.parallelism,
      early,
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The same, with what was read; the caller removes the spool. */
export async function readVirtually(
  organisation: BulkOrganisation,
  directory: string,
  options: VirtualRunOptions = {},
  formats = "txt",
): Promise<VirtualReading> {
  const clock = createVirtualClock(organisation.now);
  const portal = organisation.portal(options.portal);
  portal.keepRequests = false;
  const host = benchHost(
    directory,
    clock,
    withJitter(inProcessTransport(portal, clock), clock, options.jitter),
  );
  const inputs: Readonly<Record<string, string>> = {
    "portal-url": "https://portal.example.com",
    "api-key": organisation.key.secret,
    period: organisation.month,
    formats,
    "requests-per-minute": String(options.requestsPerMinute ?? 1_000_000),
  };
  const read = readSettings((name) => inputs[name] ?? "");
  if ("problems" in read) throw new Error(read.problems.map(({ message }) => message).join(" "));
  const { settings } = read;
  const docspace = createDocSpace({
    portalUrl: settings.portalUrl,
    apiKey: settings.apiKey,
    transport: host.transport,
    clock,
    random: host.random,
    requestsPerMinute: settings.requestsPerMinute,
    signal: host.signal,
    ...(options.pace ? { pace: options.pace } : {}),
  });
  const spool = createSpool(directory);
  const begun = clock.now();
  let early = 0;
  void clock.sleep(FIRST_MOMENTS).then(() => {
    early = portal.received;
  });
  const { ready, collected } = await clock.until(
    (async () => {
      const ready = await checkPortal(host, docspace, settings);
      return {
        ready,
        collected: await collectPeriod({ host, docspace, settings, ready, showNames: true }, spool),
      };
    })(),
  );
  return { host, settings, ready, collected, spool, docspace, portal, wall: clock.now() - begun, early };
}

function benchHost(directory: string, clock: VirtualClock, transport: Transport): Host {
  const chance = random(4711);
  return {
    readInput: () => "",
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
    readWorkspaceFile: async () => "",
    inWorkspace: (path) => join(directory, path),
    temporaryDirectory: directory,
    transport,
    clock,
    random: () => chance.next(),
    signal: new AbortController().signal,
    atExit: () => undefined,
  };
}

function withJitter(transport: Transport, clock: Clock, jitter: VirtualRunOptions["jitter"]): Transport {
  if (!jitter) return transport;
  const chance = random(jitter.seed);
  return async (request) => {
    const answer = await transport(request);
    // Exponential: most answers come at once, a few much later.
    await clock.sleep(-Math.log(1 - chance.next()) * jitter.share * jitter.milliseconds, request.signal);
    return answer;
  };
}
