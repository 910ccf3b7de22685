import { createDocSpace, type DocSpace } from "../docspace/http/client.ts";
import type { Pace } from "../docspace/http/pace.ts";
import type { Host } from "../runner/host.ts";
import { secretsIn, shortSecretWarnings } from "../settings/secrets.ts";
import type { Settings } from "../settings/settings.ts";
import { VERSION } from "../version.ts";

/** Before anything else may be said. */
export function maskSecrets(host: Host): void {
  const secrets = secretsIn(host.readInput);
  for (const { spelling } of secrets) host.mask(spelling);
  for (const warning of shortSecretWarnings(secrets)) host.log.warning(warning);
}

/** A way to the portal; sends nothing yet. With `pace` it shares the budget of another one. */
export function openPortal(
  { log, transport, clock, random }: Host,
  { portalUrl, apiKey, requestsPerMinute }: Pick<Settings, "portalUrl" | "apiKey" | "requestsPerMinute">,
  signal: AbortSignal,
  pace?: Pace,
): DocSpace {
  return createDocSpace({
    ...{ portalUrl, apiKey, transport, clock, random, requestsPerMinute },
    ...(pace ? { pace } : {}),
    signal,
    userAgent: `docspace-audit/${VERSION}`,
    onRetry: ({ path, attempt, reason, wait }) =>
      log.info(`Trying ${path} again in ${(wait / 1000).toFixed(1)} s (attempt ${attempt}): ${reason}`),
  });
}
