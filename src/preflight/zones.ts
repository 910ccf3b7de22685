import type { PrintedDate } from "../docspace/audit-trail.ts";
import type { PortalSettings } from "../docspace/portal.ts";
import type { Settings } from "../settings/settings.ts";
import { offsetAt } from "../time/offset-changes.ts";
import { zoneOfPortal } from "../time/period.ts";

export interface Zones {
  /**
   * IANA name of the zone in which the server prints dates; undefined where it is not known here, or where the server's
   * own zone database has other offsets for it: Vancouver stays on summer time from 2026 by tzdata 2026c, and not by
   * 2025b.
   */
  readonly portal: string | undefined;
  /** IANA name of the zone in which the report's days begin. */
  readonly report: string;
}

/**
 * The report's zone is the one asked for, else the portal's; undefined where neither is known.
 *
 * @param newest a date as the server prints it, which shows whether its offsets are those known here
 */
export function zonesOf(
  portal: PortalSettings,
  settings: Settings,
  newest: PrintedDate | undefined,
): Zones | undefined {
  const known = portal.timeZone === undefined ? undefined : zoneOfPortal(portal.timeZone);
  const report = settings.timeZone ?? known;
  if (report === undefined) return undefined;
  const agrees = known !== undefined && (!newest || offsetAt(known, newest.at) === newest.offset);
  return { portal: agrees ? known : undefined, report };
}

/** What to do where neither the portal nor the inputs name a zone that is known here. */
export function problemOfZone({ timeZone }: PortalSettings): string {
  const what =
    timeZone === undefined
      ? "The portal does not tell its time zone"
      : `The portal's time zone "${timeZone}" is not known here`;
  return `${what}: set time-zone to an IANA name such as Europe/Berlin.`;
}
