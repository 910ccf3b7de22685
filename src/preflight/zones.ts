import type { PortalSettings } from "../docspace/portal.ts";
import type { Settings } from "../settings/settings.ts";
import { zoneOfPortal } from "../time/period.ts";

export interface Zones {
  /** IANA name of the zone in which the server prints dates; undefined where it is not known here. */
  readonly portal: string | undefined;
  /** IANA name of the zone in which the report's days begin. */
  readonly report: string;
}

/** The report's zone is the one asked for, else the portal's; undefined where neither is known. */
export function zonesOf(portal: PortalSettings, settings: Settings): Zones | undefined {
  const known = portal.timeZone === undefined ? undefined : zoneOfPortal(portal.timeZone);
  const report = settings.timeZone ?? known;
  return report === undefined ? undefined : { portal: known, report };
}

/** What to do where neither the portal nor the inputs name a zone that is known here. */
export function problemOfZone({ timeZone }: PortalSettings): string {
  const what =
    timeZone === undefined
      ? "The portal does not tell its time zone"
      : `The portal's time zone "${timeZone}" is not known here`;
  return `${what}: set time-zone to an IANA name such as Europe/Berlin.`;
}
