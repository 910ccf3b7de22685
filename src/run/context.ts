import type { DocSpace } from "../docspace/http/client.ts";
import type { Preflight } from "../preflight/preflight.ts";
import type { UploadOptions } from "../report-folder/verified-upload.ts";
import type { Host } from "../runner/host.ts";
import type { Settings } from "../settings/settings.ts";
import type { Clock } from "../time/clock.ts";

/** What every stage of a run works with, once the portal has been looked at; handed on whole. */
export interface RunContext {
  readonly host: Host;
  readonly settings: Settings;
  readonly docspace: DocSpace;
  /** The period, the rooms, the folder: what the run may rely on. */
  readonly ready: Preflight;
  /** Whether names may stand in the log and the job summary. */
  readonly showNames: boolean;
}

/** The portal's time, by which everything goes that leaves the run: its clock may differ from this machine's. */
export function portalClock({ host, docspace }: Pick<RunContext, "host" | "docspace">): Clock {
  return { now: docspace.now, sleep: host.clock.sleep };
}

/** How files are written into the report folder. */
export function uploadOptions(context: RunContext) {
  const { host, ready } = context;
  return {
    serverVersion: ready.version,
    clock: portalClock(context),
    warn: host.log.warning,
    signal: host.signal,
  } satisfies UploadOptions;
}
