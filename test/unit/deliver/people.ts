import type { MemberRow, RoomAssessment, Verdict } from "../../../src/assess/assessment.ts";
import type { ManagerReportContext, ManagersReport } from "../../../src/deliver/managers/managers-report.ts";
import type { MessageContext } from "../../../src/deliver/reminders/message.ts";
import { reason } from "../../../src/reasons.ts";

export const OCTOBER = {
  start: Date.UTC(2026, 8, 30, 22) / 1000,
  end: Date.UTC(2026, 9, 31, 23) / 1000,
  firstDay: "2026-10-01",
  lastDay: "2026-10-31",
  timeZone: "Europe/Berlin",
  label: "2026-10",
  provisional: false,
};

export const CONTEXT: MessageContext = {
  portalUrl: new URL("https://acme.example.com/"),
  period: OCTOBER,
  minActivity: 1,
  graceDays: 14,
  activity: "any",
  language: "en",
  from: "DocSpace audit <audit@acme.example.com>",
  day: (at) => new Date(at * 1000).toISOString().slice(0, 10),
};

/** The manager's mail knows the rooms' titles too. */
export const MANAGER_CONTEXT: ManagerReportContext = {
  ...CONTEXT,
  title: (roomId) => `Room ${roomId}`,
  iso: (at) => new Date(at * 1000).toISOString().replace(".000Z", "+00:00"),
};

const VERDICTS: Readonly<Record<Verdict["kind"], Verdict>> = {
  inactive: { kind: "inactive" },
  active: { kind: "active" },
  new: { kind: "new" },
  invited: { kind: "invited" },
  disabled: { kind: "disabled" },
  exempt: { kind: "exempt", reason: "on leave" },
  unknown: { kind: "unknown", reason: reason("trail-gap", {}) },
};

export function row(
  roomId: number,
  name: string,
  verdict: Verdict["kind"],
  changes: Partial<MemberRow> = {},
): MemberRow {
  const id = `id-${name.split(" ")[0]?.toLowerCase()}`;
  return {
    roomId,
    person: { id, name, email: `${id.slice(3)}@example.com`, status: "active", guest: false },
    access: "editing",
    membership: { by: "direct" },
    since: { kind: "before", at: 0 },
    verdict: VERDICTS[verdict],
    basis: { judgedFrom: 0, limits: [], timesAdded: 0 },
    events: verdict === "active" ? 12 : 0,
    topKinds: [],
    ...changes,
  };
}

export function room(roomId: number, title: string, ...members: MemberRow[]): RoomAssessment {
  return {
    roomId,
    title,
    formerTitles: [],
    events: 0,
    members,
    left: [],
    eventsPerDay: new Map(),
  };
}

/** A report on these rooms, for the manager's mail. */
export function reportOn(
  rooms: readonly RoomAssessment[],
  changes: Partial<ManagersReport> = {},
): ManagersReport {
  const rows = rooms.flatMap(({ members }) => members);
  const counts = { active: 0, inactive: 0, new: 0, unknown: 0, exempt: 0, invited: 0, disabled: 0 };
  for (const { verdict } of rows) counts[verdict.kind]++;
  const inactive = rows.filter(({ verdict }) => verdict.kind === "inactive");
  const inactivePeople = new Set(inactive.map(({ person }) => person.id)).size;
  return {
    reports: ["compliance", "inactivity"],
    period: OCTOBER,
    reasons: [],
    notes: [],
    listed: { count: 0, filteredOut: 0, otherRooms: 0 },
    assessment: { rooms, counts, inactivePeople },
    ...changes,
  };
}
