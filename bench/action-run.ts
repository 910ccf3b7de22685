import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runAction } from "../demo/runner.ts";
import { freshBundle } from "./bundle.ts";
import type { ServedPortal } from "./served-portal.ts";

export interface ActionRun {
  /** Milliseconds from start to end of the process. */
  readonly wall: number;
  /** Bytes. */
  readonly peak: number;
  /** Milliseconds of processor time. */
  readonly cpu: number;
  readonly requests: number;
  readonly roundTrips: number;
}

/** What a run is given besides the portal. */
export interface RunSettings {
  /** By default the bundle of the sources as they are. */
  readonly bundle?: string;
  /** In addition to, or instead of, the usual inputs. */
  readonly inputs?: Readonly<Record<string, string>>;
}

/**
 * Runs the bundle as the runner does and reads everything of the portal. Rejects when the run is not complete, or
 * lists another number of events than the portal holds: a wrong run has no speed.
 */
export async function runBundle(
  portal: ServedPortal,
  events: number,
  { bundle, inputs }: RunSettings = {},
): Promise<ActionRun> {
  const directory = await mkdtemp(join(tmpdir(), "bench-usage-"));
  const usageFile = join(directory, "usage.json");
  const before = await portal.counts();
  const result = await runAction({
    bundle: bundle ?? freshBundle(),
    nodeOptions: ["--require", join(import.meta.dirname, "measure-peak.cjs")],
    inputs: {
      "portal-url": portal.url,
      "api-key": portal.key,
      period: portal.month,
      formats: "txt, csv, json, html",
      "requests-per-minute": "1000000",
      ...inputs,
    },
    env: { BENCH_USAGE_FILE: usageFile },
  });
  try {
    const { complete, "event-count": counted } = result.outputs;
    if (result.exitCode !== 0 || complete !== "true" || counted !== String(events)) {
      throw new Error(
        `The run was not complete (exit code ${result.exitCode}, ${counted} events):\n${result.log}`,
      );
    }
    const usage = JSON.parse(await readFile(usageFile, "utf8")) as { peak: number; cpu: number };
    const { received, roundTrips } = await portal.counts();
    return {
      wall: result.milliseconds,
      requests: received - before.received,
      roundTrips: roundTrips - before.roundTrips,
      ...usage,
    };
  } finally {
    await result.cleanUp();
    await rm(directory, { recursive: true, force: true });
  }
}
