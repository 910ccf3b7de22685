import { collect } from "../collect/collect.ts";
import type { Collected } from "../collect/collected.ts";
import type { Spool } from "../collect/spool/spool.ts";
import { createDocSpace, type DocSpace } from "../docspace/http/client.ts";
import type { Pace } from "../docspace/http/pace.ts";
import { Problems } from "../errors.ts";
import { type Preflight, preflight } from "../preflight/preflight.ts";
import { noteText } from "../report/vocabulary/notes.ts";
import type { Host } from "../runner/host.ts";
import { createProgress, progressLine } from "../runner/progress.ts";
import { readSettings, secretsOf } from "../settings/inputs.ts";
import type { Settings } from "../settings/settings.ts";
import { VERSION } from "../version.ts";

/** Masks the secrets first; then every violation of every input at once. */
export function readInputs(host: Host): Settings {
  for (const secret of secretsOf(host.readInput)) host.mask(secret);
  const read = readSettings(host.readInput);
  if ("problems" in read) throw new Problems(read.problems.map((problem) => problem.message));
  return read.settings;
}

/** A way to the portal; sends nothing yet. With `pace` it shares the budget of another one. */
export function openPortal(host: Host, settings: Settings, signal: AbortSignal, pace?: Pace): DocSpace {
  const { log, transport, clock, random } = host;
  return createDocSpace({
    portalUrl: settings.portalUrl,
    apiKey: settings.apiKey,
    transport,
    clock,
    random,
    requestsPerMinute: settings.requestsPerMinute,
    ...(pace ? { pace } : {}),
    signal,
    userAgent: `docspace-audit/${VERSION}`,
    onRetry: ({ path, attempt, reason, wait }) =>
      log.info(`Trying ${path} again in ${(wait / 1000).toFixed(1)} s (attempt ${attempt}): ${reason}`),
  });
}

/** Every problem at once; warnings go to the log. */
export async function checkPortal(host: Host, docspace: DocSpace, settings: Settings): Promise<Preflight> {
  const result = await preflight(docspace, settings);
  if ("problems" in result) throw new Problems(result.problems);
  const { notes, trail } = result.ready;
  for (const one of notes) host.log[one.level](noteText(one));
  if (trail === "unavailable")
    host.log.info("The plan has no Audit feature: only the rooms' own logs can be read.");
  return result.ready;
}

/** Reads everything, telling how far it is. */
export async function collectPeriod(
  host: Host,
  docspace: DocSpace,
  settings: Settings,
  ready: Preflight,
  spool: Spool,
): Promise<Collected> {
  const { clock, log } = host;
  const begun = clock.now();
  const progress = createProgress(log, clock);
  const collected = await collect({
    docspace,
    spool,
    portal: ready,
    settings,
    onProgress: ({ events, share }) =>
      progress.report(() => progressLine(events, clock.now() - begun, share)),
  });
  docspace.signal.throwIfAborted();
  return collected;
}
