import * as v from "valibot";
import type { ActivityRules } from "../settings/settings.ts";
import { readJson } from "../text/read-json.ts";
import { REPORT_SCHEMA_VERSION } from "../version.ts";

/** How the JSON report begins its last field. A line break never stands inside a JSON text. */
const EVENTS = new TextEncoder().encode('\n "events": [');

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const distinct = <T extends { readonly id: unknown }>(list: T[]): boolean =>
  new Set(list.map(({ id }) => id)).size === list.length;
const Member = v.object({ id: v.string(), verdict: v.string() });

/** Only what is compared or shown month by month; everything else may be as it likes. */
const Report = v.object({
  period: v.object({ label: v.string(), provisional: v.boolean() }),
  complete: v.boolean(),
  memberships: v.object({ inactive: count, active: count }),
  eventCounts: v.object({ portal: count }),
  settings: v.object({
    activity: v.picklist(["any", "changes"]),
    minActivity: count,
    graceDays: count,
    remindedPeriod: v.optional(v.string()),
  }),
  rooms: v.pipe(
    v.array(
      v.object({
        id: count,
        events: count,
        unreadable: v.optional(v.unknown()),
        members: v.pipe(v.array(Member), v.check(distinct)),
      }),
    ),
    v.check(distinct),
  ),
});

/**
 * Reads what is compared from the JSON report of an earlier run; its events, by far the most of it, are not even
 * parsed. Says why where it is none, or one of another period or version.
 */
export function parsePreviousReport(
  content: Uint8Array,
  label: string,
): { readonly previous: PreviousPeriod } | { readonly why: string } {
  let found: unknown;
  try {
    found = readJson(withoutEvents(content));
  } catch {
    return { why: "it is not JSON" };
  }
  if (typeof found !== "object" || found === null || Array.isArray(found))
    return { why: "it is not a report of this action" };
  const version: unknown = "schemaVersion" in found ? found.schemaVersion : undefined;
  if (version !== REPORT_SCHEMA_VERSION) {
    return {
      why: `its schemaVersion is ${typeof version === "number" ? version : "missing"}, and this version of the action reads ${REPORT_SCHEMA_VERSION}`,
    };
  }
  const read = v.safeParse(Report, found, { abortEarly: true });
  if (!read.success || read.output.period.label !== label)
    return { why: "it is not the report of that period" };
  const { period, complete, settings, rooms, memberships, eventCounts } = read.output;
  const { remindedPeriod, ...rules } = settings;
  return {
    previous: {
      label,
      complete,
      provisional: period.provisional,
      rules,
      ...(remindedPeriod === undefined ? {} : { remindedPeriod }),
      counts: {
        inactive: memberships.inactive,
        active: memberships.active,
        events: eventCounts.portal,
      },
      rooms: rooms.map(({ id, events, unreadable, members }) => ({
        id,
        events,
        ...(unreadable === undefined ? {} : { unreadable: true }),
        members,
      })),
    },
  };
}

function withoutEvents(content: Uint8Array): string {
  const at = Buffer.from(content.buffer, content.byteOffset, content.byteLength).indexOf(EVENTS);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  if (at < 0) return decoder.decode(content);
  return `${decoder.decode(content.subarray(0, at))}\n "events": []\n}`;
}

/** What is compared of the previous period's report. */
export interface PreviousPeriod {
  readonly label: string;
  readonly complete: boolean;
  readonly provisional: boolean;
  readonly rules: ActivityRules;
  readonly remindedPeriod?: string;
  /** Memberships, and events of the whole portal. */
  readonly counts: { readonly inactive: number; readonly active: number; readonly events: number };
  readonly rooms: readonly {
    readonly id: number;
    /** Its members could not be read: who was what is not known. */
    readonly unreadable?: boolean;
    readonly events: number;
    readonly members: readonly { readonly id: string; readonly verdict: string }[];
  }[];
}
