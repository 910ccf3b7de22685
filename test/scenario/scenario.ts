import { readdir, readFile } from "node:fs/promises";
import type { Organisation } from "../../demo/organisation.ts";
import {
  type DemoPortal,
  type PortalOptions,
  type ReceivedRequest,
  stackMarker,
  systemClock,
} from "../../demo/portal.ts";
import {
  type RunningAction,
  type RunOptions,
  type RunResult,
  runAction,
  startAction,
} from "../../demo/runner.ts";
import { startDemoServer } from "../../demo/server.ts";
import type { Clock } from "../../src/time/clock.ts";
import { builtBundle } from "./bundle.ts";
import { refuseChanges } from "./own-files-only.ts";
import type { AuditJson } from "./report.ts";

export interface ScenarioOptions extends Omit<RunOptions, "inputs" | "bundle"> {
  /** The portal, for several runs against the same one; or how to make one from the organisation. */
  readonly portal?: DemoPortal | PortalOptions;
  /** Besides, or instead of: the portal's address, the least key, the report folder, the organisation's month. */
  readonly inputs?: Readonly<Record<string, string>>;
  /**
   * What the program takes for the present, milliseconds since 1970: by default the moment at which the organisation's
   * month is over. `real`: the machine's clock.
   */
  readonly now?: number | "real";
  /** How much faster time passes for the portal and the program than here: for a run that waits. */
  readonly haste?: number;
  /** Called with the process and the portal as soon as the run has begun; for tests that disturb it. */
  readonly meanwhile?: (running: RunningAction, portal: DemoPortal) => Promise<void>;
}

/** One run of the bundle and everything that came of it, read into memory; nothing stays on disk. */
export interface Outcome {
  readonly run: RunResult;
  readonly portal: DemoPortal;
  /** The portal's address in this run, without a slash at the end. */
  readonly portalUrl: string;
  /** What this run asked of the portal, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** The run's files by their name alone. */
  readonly files: ReadonlyMap<string, string>;
  /** The errors that the step shows, in order. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** The JSON report; throws where the run wrote none. */
  report(): AuditJson;
}

/**
 * Runs the bundle against the organisation's portal, as the runner of GitHub Actions would. Whatever the run does, it
 * must change nothing but its own files, leave no key, nothing of the server's stack, no stack of its own and no file in the temporary directory: else this rejects.
 */
export async function audit(organisation: Organisation, options: ScenarioOptions = {}): Promise<Outcome> {
  const {
    portal: given,
    inputs,
    now = organisation.now,
    meanwhile,
    haste,
    nodeOptions = [],
    ...rest
  } = options;
  const portal = given && "handle" in given ? given : organisation.portal({ ...lasting, ...given });
  const earlier = portal.requests.length;
  const shift = now === "real" ? 0 : shiftTo(now, portal);
  const hasty = haste === undefined ? undefined : { times: haste, since: Date.now() };
  const server = await startDemoServer(portal, { clock: shifted(shift, hasty) });
  const runOptions: RunOptions = {
    bundle: await builtBundle(),
    inputs: {
      "portal-url": server.url,
      "api-key": organisation.keys.least.secret,
      "folder-id": String(organisation.reportFolderId),
      period: organisation.month,
      ...inputs,
    },
    nodeOptions: [...nodeOptions, ...(now === "real" ? [] : [clockOf(shift, hasty)])],
    ...rest,
  };
  let run: RunResult;
  try {
    if (meanwhile) {
      const running = await startAction(runOptions);
      await meanwhile(running, portal);
      run = await running.finished;
    } else {
      run = await runAction(runOptions);
    }
  } finally {
    await server.close();
  }
  try {
    const files = new Map<string, string>();
    for (const [name, path] of run.files)
      files.set(name.replace(/^.*[\\/]/, ""), await readFile(path, "utf8"));
    const requests = portal.requests.slice(earlier);
    refuseChanges(requests);
    await refuseTraces(run, organisation, files, requests);
    const annotated = (level: string): string[] =>
      run.annotations.filter((annotation) => annotation.level === level).map(({ message }) => message);
    return {
      run,
      portal,
      portalUrl: server.url,
      requests,
      files,
      errors: annotated("error"),
      warnings: annotated("warning"),
      report: () => {
        const [, text] = [...files].find(([name]) => name.endsWith(".json")) ?? [];
        if (text === undefined) throw new Error(`The run wrote no JSON report:\n${run.log}`);
        return JSON.parse(text) as AuditJson;
      },
    };
  } finally {
    await run.cleanUp();
  }
}

/** A retention that covers the period whenever the tests run. */
const lasting: PortalOptions = { retentionDays: 100_000 };

const shifts = new WeakMap<DemoPortal, Map<number, number>>();

/**
 * Milliseconds that the clocks of a run are moved by, so that it begins at a moment. A later run on the same portal at the
 * same moment goes on where time has come to, so that no portal's clock ever goes back.
 */
function shiftTo(now: number, portal: DemoPortal): number {
  const known = shifts.get(portal) ?? new Map<number, number>();
  shifts.set(portal, known);
  const shift = known.get(now) ?? now - Date.now();
  known.set(now, shift);
  return shift;
}

/** Time that passes so many times faster since a moment of the machine's clock. */
interface Haste {
  readonly times: number;
  readonly since: number;
}

const AS_EVER: Haste = { times: 1, since: 0 };

export const shifted = (shift: number, { times, since } = AS_EVER): Clock => ({
  now: () => since + (Date.now() - since) * times + shift,
  sleep: (milliseconds, signal) => systemClock.sleep(milliseconds / times, signal),
});

/** Moves a process's clock. */
export function clockOf(shift: number, { times, since } = AS_EVER): string {
  const code = `
    import { syncBuiltinESMExports } from "node:module";
    import timers from "node:timers/promises";
    const real = Date.now.bind(Date);
    const sleep = timers.setTimeout;
    Date.now = () => ${since} + (real() - ${since}) * ${times} + ${shift};
    timers.setTimeout = (delay, ...rest) => sleep(delay / ${times}, ...rest);
    syncBuiltinESMExports();`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

async function refuseTraces(
  run: RunResult,
  { store }: Organisation,
  files: ReadonlyMap<string, string>,
  requests: readonly ReceivedRequest[],
): Promise<void> {
  const left = await readdir(run.temporaryDirectory, { recursive: true });
  const leftovers = await Promise.all(run.leftovers.map((name) => readOrNothing(run, name)));
  const unmasked = run.rawLog.split("\n").filter((line) => !line.startsWith("::add-mask::"));
  const places: Record<string, string> = {
    "the log": unmasked.join("\n"),
    "the log as shown": run.log,
    annotations: JSON.stringify(run.annotations),
    outputs: JSON.stringify(run.outputs),
    "the job summary": run.summary,
    "request addresses": requests.map(({ path }) => path).join("\n"),
    "names of files": [...run.files.keys(), ...left].join("\n"),
    "the temporary directory": leftovers.join("\n"),
    ...Object.fromEntries(files),
  };
  const secrets = [stackMarker, ...store.keys.map(({ secret }) => secret)];
  for (const [place, text] of Object.entries(places)) {
    for (const secret of secrets) {
      if (text.includes(secret)) throw new Error(`${place} holds ${secret}`);
    }
  }
  if (/^\s+at .*:\d+:\d+\)?$/m.test(run.log)) throw new Error(`The log shows a stack trace:\n${run.log}`);
  // Nobody who is killed can tidy up.
  if (left.length > 0 && run.signal !== "SIGKILL")
    throw new Error(`The run left ${left.join(", ")} in the temporary directory.`);
}

async function readOrNothing(run: RunResult, name: string): Promise<string> {
  return await readFile(`${run.temporaryDirectory}/${name}`, "utf8").catch(() => "");
}
