import { readNewestDate } from "../docspace/audit-trail.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import { type Dialect, dialectOf } from "../docspace/wire/dialect.ts";
import type { Preflight } from "../preflight/preflight.ts";
import type { Settings } from "../settings/settings.ts";
import { DAY, type EpochSeconds, type TimeRange } from "../time/epoch.ts";
import { type OffsetChange, offsetChanges } from "../time/offset-changes.ts";
import type { Spool } from "./spool/spool.ts";
import type { LargestPage } from "./trail/asking.ts";
import { learnOffsetChanges } from "./trail/learned-changes.ts";
import type { TrailProgress } from "./trail/trail.ts";

/** What the run knows before it reads: the portal as the preflight found it, and what was asked for. */
export interface CollectRequest {
  readonly docspace: DocSpace;
  readonly spool: Spool;
  readonly portal: Pick<
    Preflight,
    | "version"
    | "period"
    | "portalZone"
    | "keyOwner"
    | "rooms"
    | "otherRooms"
    | "trail"
    | "auditFeature"
    | "shares"
    | "newest"
  >;
  readonly settings: Pick<Settings, "graceDays" | "rooms"> & {
    readonly folderId?: Settings["folderId"] | undefined;
  };
  readonly onProgress: (progress: TrailProgress) => void;
  /** Resolves after so many seconds, in which the server may write rows down; rejects when the run is cancelled. */
  readonly waitForRows: (seconds: number) => Promise<void>;
}

/** The request with the times that follow from it. */
export interface Reading extends CollectRequest {
  /** The period, both ends included. */
  readonly range: TimeRange;
  /** The rooms' logs are read from here: earlier than the period where the grace days reach back. */
  readonly logsFrom: EpochSeconds;
  readonly dialect: Dialect;
  /** The portal's own time, by the `Date` of its answers; the machine that runs this may be hours off. */
  readonly now: () => EpochSeconds;
  /** When the reading began. */
  readonly begun: EpochSeconds;
  /** What the trail was seen to give at most in one answer. */
  readonly largestPage: LargestPage;
  /** Moments of the portal's zone about which a printed date is in doubt, from `logsFrom` to now. */
  readonly clockChanges: readonly OffsetChange[];
}

export async function readingOf(request: CollectRequest): Promise<Reading> {
  const { period } = request.portal;
  const logsFrom = Math.min(period.start, period.end - request.settings.graceDays * DAY);
  const now = (): EpochSeconds => Math.floor(request.docspace.now() / 1000);
  const begun = now();
  return {
    ...request,
    now,
    dialect: dialectOf(request.portal.version),
    range: { from: period.start, to: period.end - 1 },
    logsFrom,
    begun,
    largestPage: { rows: request.portal.newest?.rows ?? 0 },
    clockChanges: await changesOfOffset(request, { from: logsFrom, to: Math.max(period.end, begun) }),
  };
}

/** By the portal's zone; where that is not known here, by the offsets that the trail's rows are printed with. */
async function changesOfOffset(
  { docspace, portal }: CollectRequest,
  range: TimeRange,
): Promise<readonly OffsetChange[]> {
  if (portal.portalZone !== undefined) return offsetChanges(portal.portalZone, range.from, range.to);
  if (portal.trail !== "read") return [];
  try {
    return await learnOffsetChanges(range, (until) => readNewestDate(docspace, until));
  } catch {
    // What cannot be asked now is asked again for its rows, and then it is a reason.
    docspace.signal.throwIfAborted();
    return [];
  }
}
