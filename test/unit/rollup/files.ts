import type { VerdictKind } from "../../../src/assess/assessment.ts";
import { json } from "../../../src/text/json.ts";

interface FakeRoom {
  readonly id: number;
  readonly events?: number;
  readonly members: readonly {
    readonly person: string;
    readonly verdict: VerdictKind;
    readonly address?: string;
  }[];
}

export interface FakePortal {
  readonly url: string;
  readonly rooms: readonly FakeRoom[];
  readonly scope?: "all" | readonly number[] | { readonly part: number; readonly of: number };
  readonly activeRooms?: number;
  readonly label?: string;
  readonly reasons?: readonly string[];
  readonly generatedAt?: string;
  readonly portalEvents?: number;
  readonly timeZone?: string;
  readonly reports?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The text of a summary as a run writes it. */
export function summaryText({
  url,
  rooms,
  scope = "all",
  activeRooms = rooms.length,
  label = "2026-10",
  reasons = [],
  generatedAt = "2026-11-02T07:17:09+01:00",
  portalEvents = 100,
  timeZone = "Europe/Berlin",
  reports = ["compliance", "inactivity"],
  settings = {},
}: FakePortal): string {
  const memberships = { disabled: 0, invited: 0, exempt: 0, active: 0, new: 0, unknown: 0, inactive: 0 };
  for (const { members } of rooms) for (const { verdict } of members) memberships[verdict]++;
  const inactive = rooms.flatMap(({ members }) => members.filter(({ verdict }) => verdict === "inactive"));
  return `${json(
    {
      schemaVersion: 1,
      kind: "docspace-audit-summary",
      tool: { name: "docspace-audit", version: "1.0.0" },
      generatedAt,
      portal: { url, version: "3.7.2" },
      reports,
      period: {
        firstDay: `${label}-01`,
        lastDay: `${label}-31`,
        timeZone,
        label,
        provisional: false,
      },
      settings: {
        rooms: scope,
        minActivity: 1,
        graceDays: 14,
        activity: "any",
        narrowed: false,
        ...settings,
      },
      complete: reasons.length === 0,
      reasons: reasons.map((sentence) => ({ code: "trail-gap", rooms: "all", concerns: "both", sentence })),
      memberships,
      inactivePeople: new Set(inactive.map(({ person }) => person)).size,
      eventCounts: {
        listed: 0,
        portal: portalEvents,
        inRooms: rooms.reduce((sum, { events = 0 }) => sum + events, 0),
      },
      activeRooms,
      rooms: rooms.map(({ id, events = 0, members }) => ({ id, events, members })),
    },
    1,
  )}\n`;
}
