import * as v from "valibot";
import type { ReportedReason } from "../portal-reasons.ts";
import type { ReasonCode } from "../reasons.ts";
import { isDay } from "../time/epoch.ts";

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const nothing = v.object({});
const failed = v.object({ failure: v.string() });

/** What each reason must have, so that it can be worded anew. */
const PARAMETERS = {
  "no-audit-feature": nothing,
  "audit-trail-silent": nothing,
  "trail-unreadable": failed,
  "trail-gap": nothing,
  "unsettled-second": nothing,
  "still-arriving": nothing,
  "trail-unavailable": nothing,
  "cross-check": v.object({ missing: count, expected: count }),
  "cross-check-not-done": failed,
  "room-log-unreadable": failed,
  "room-log-unsettled": nothing,
  "room-log-hidden": v.object({ total: count, shown: count }),
  "members-unreadable": failed,
  "rooms-unlisted": nothing,
  "titles-unreadable": failed,
  "places-unreadable": failed,
  "account-changes-unreadable": failed,
  "changes-unreadable": failed,
  "own-files-unreadable": failed,
  "events-unattributed": v.object({ count }),
  "hardly-able-to-act": v.object({ days: count }),
  "verdicts-open": v.object({
    why: v.pipe(
      v.string(),
      v.check((code) => isCode(code)),
    ),
    count,
  }),
  "account-removed": nothing,
  "came-back-unseen": nothing,
  "acceptance-untold": nothing,
} as const satisfies Readonly<Record<ReasonCode, v.GenericSchema>>;

const isCode = (text: string): text is ReasonCode => Object.hasOwn(PARAMETERS, text);

const Moment = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((at) => isDay(at.slice(0, 10))),
);
const Reported = v.object({
  code: v.pipe(v.string(), v.check(isCode)),
  concerns: v.picklist(["events", "verdicts", "both"]),
  rooms: v.union([v.literal("all"), v.array(count)]),
  range: v.exactOptional(v.object({ from: Moment, to: Moment })),
  parameters: v.unknown(),
});

/** A reason of a report, as far as this version knows it; undefined where it does not. */
export function reportedReason(found: unknown): ReportedReason | undefined {
  const read = v.safeParse(Reported, found);
  if (!read.success) return undefined;
  const code = read.output.code as ReasonCode;
  const parameters = v.safeParse(PARAMETERS[code], read.output.parameters);
  return parameters.success
    ? ({ ...read.output, code, parameters: parameters.output } as ReportedReason)
    : undefined;
}
