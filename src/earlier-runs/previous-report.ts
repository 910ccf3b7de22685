import { SCHEMA_VERSION } from "../report/json.ts";

/** How {@link auditJson} begins its last field. A line break never stands inside a JSON text. */
const EVENTS = new TextEncoder().encode('\n "events": [');

/**
 * Reads what is compared from the JSON report of an earlier run; its events, by far the most of it, are not even
 * parsed. Says why where it is none, or one of another period or version.
 */
export function parsePreviousReport(
  content: Uint8Array,
  label: string,
): { readonly previous: PreviousPeriod } | { readonly why: string } {
  let report: unknown;
  try {
    report = JSON.parse(withoutEvents(content));
  } catch {
    return { why: "it is not JSON" };
  }
  if (!isRecord(report)) return { why: "it is not a report of this action" };
  const version = report["schemaVersion"];
  if (version !== SCHEMA_VERSION) {
    return {
      why: `its schemaVersion is ${typeof version === "number" ? version : "missing"}, and this version of the action reads ${SCHEMA_VERSION}`,
    };
  }
  const period = asRecord(report["period"]);
  const rooms = asList(report["rooms"]).map(roomIn);
  if (period["label"] !== label || rooms.includes(undefined) || !Array.isArray(report["rooms"])) {
    return { why: "it is not the report of that period" };
  }
  const { activity, minActivity, graceDays } = asRecord(report["settings"]);
  return {
    previous: {
      label,
      complete: report["complete"] === true,
      provisional: period["provisional"] === true,
      activity: activity === "changes" ? "changes" : "any",
      ...(typeof minActivity === "number" ? { minActivity } : {}),
      ...(typeof graceDays === "number" ? { graceDays } : {}),
      rooms: rooms.filter((room) => room !== undefined),
    },
  };
}

function withoutEvents(content: Uint8Array): string {
  const at = Buffer.from(content.buffer, content.byteOffset, content.byteLength).indexOf(EVENTS);
  const decoder = new TextDecoder("utf-8", { fatal: true });
  if (at < 0) return decoder.decode(content);
  return `${decoder.decode(content.subarray(0, at))}\n "events": []\n}`;
}

function roomIn(value: unknown): PreviousPeriod["rooms"][number] | undefined {
  const { id, events, members, unreadable } = asRecord(value);
  if (typeof id !== "number" || typeof events !== "number" || !Array.isArray(members)) return undefined;
  return {
    id,
    events,
    ...(unreadable === undefined ? {} : { unreadable: true }),
    members: members.map(asRecord).flatMap((member) => {
      const { id: personId, verdict } = member;
      return typeof personId === "string" && typeof verdict === "string" ? [{ id: personId, verdict }] : [];
    }),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What is compared of the previous period's report. */
export interface PreviousPeriod {
  readonly label: string;
  readonly complete: boolean;
  readonly provisional: boolean;
  readonly activity: "any" | "changes";
  /** Absent where that report does not say. */
  readonly minActivity?: number;
  readonly graceDays?: number;
  readonly rooms: readonly {
    readonly id: number;
    /** Its members could not be read: who was what is not known. */
    readonly unreadable?: boolean;
    readonly events: number;
    readonly members: readonly { readonly id: string; readonly verdict: string }[];
  }[];
}
