import type { MemberRow, RoomAssessment, Verdict } from "../../../src/assess/assessment.ts";
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
  activity: "any",
  language: "en",
  from: "DocSpace audit <audit@acme.example.com>",
  day: (at) => new Date(at * 1000).toISOString().slice(0, 10),
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
