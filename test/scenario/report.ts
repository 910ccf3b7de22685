import type { Organisation } from "../../demo/organisation.ts";

/** What the tests read of the JSON report. */
export interface AuditJson {
  readonly period: { readonly start: string; readonly end: string; readonly timeZone: string };
  readonly complete: boolean;
  readonly reasons: readonly { readonly code: string; readonly sentence: string }[];
  readonly memberships: Readonly<Record<string, number>>;
  readonly inactivePeople: number;
  readonly review?: { readonly counts: Readonly<Record<string, number>> };
  readonly eventCounts: { readonly listed: number; readonly portal: number; readonly unattributed: number };
  readonly coverage: {
    readonly trail: { readonly state: string };
    readonly crossCheck?: { readonly expected: number; readonly found: number; readonly unlisted: number };
  };
  readonly rooms: readonly {
    readonly id: number;
    readonly unreadable?: object;
    readonly events: number;
    readonly members: readonly {
      readonly id: string;
      readonly verdict: string;
      readonly reasonCode?: string;
      readonly events: number;
      readonly membership: { readonly by: string };
    }[];
    readonly left: readonly { readonly id: string; readonly leftAt: string; readonly events: number }[];
  }[];
  readonly events: readonly {
    readonly id: number;
    readonly date: string;
    readonly userId: string;
    readonly room: { readonly id: number } | null;
    readonly attribution: string;
  }[];
}

const seconds = (instant: string): number => Date.parse(instant) / 1000;

/** Everything in which the report's members differ from the truth, in words; empty when nothing does. */
export function wrongMembers(
  report: AuditJson,
  { truth }: Organisation,
  activity: "any" | "changes" = "any",
): string[] {
  const told = new Map<string, string>();
  for (const room of report.rooms) {
    for (const { id, verdict, events, membership } of room.members) {
      told.set(`${id} in room ${room.id}`, `${verdict} with ${events} events, ${membership.by}`);
    }
    for (const { id, leftAt, events } of room.left) {
      told.set(`${id} left room ${room.id}`, `at ${seconds(leftAt)} with ${events} events`);
    }
  }
  const really = new Map<string, string>();
  for (const member of truth.members) {
    const [verdict, events] =
      activity === "any" ? [member.verdict, member.events] : [member.verdictByChanges, member.changes];
    const key = `${member.personId} in room ${member.roomId}`;
    really.set(key, `${verdict} with ${events} events, ${member.membership}`);
  }
  for (const { roomId, personId, leftAt, events } of truth.left) {
    // Of somebody who left, the truth knows the count of the trail only.
    const key = `${personId} left room ${roomId}`;
    const count = activity === "any" ? events : (told.get(key)?.match(/\d+(?= events)/)?.[0] ?? "?");
    really.set(key, `at ${leftAt} with ${count} events`);
  }
  return [...new Set([...told.keys(), ...really.keys()])]
    .filter((key) => told.get(key) !== really.get(key))
    .map((key) => `${key}: told ${told.get(key) ?? "nothing"}, in truth ${really.get(key) ?? "nothing"}`);
}

/** Everything in which the report's events differ from the truth, in words; the first few of each kind. */
export function wrongEvents(report: AuditJson, { truth }: Organisation): string[] {
  const wrong: string[] = [];
  const audited = new Set(report.rooms.map(({ id }) => id));
  const ids = new Set(report.events.map(({ id }) => id));
  if (report.events.length !== truth.events) {
    wrong.push(`${report.events.length} events, in truth ${truth.events}`);
  }
  if (ids.size !== report.events.length) wrong.push(`${report.events.length - ids.size} events twice`);
  for (const { id, room, attribution } of report.events) {
    const real = truth.roomOf.get(id);
    const expected = real !== undefined && audited.has(real) ? real : 0;
    if (real === undefined) wrong.push(`event ${id} is unknown`);
    else if ((room?.id ?? 0) !== expected) {
      wrong.push(`event ${id}: told room ${room?.id} by ${attribution}, in truth ${real}`);
    }
  }
  for (const { id, events } of report.rooms) {
    const really = truth.eventsByRoom.get(id) ?? 0;
    if (events !== really) wrong.push(`room ${id} has ${events} events, in truth ${really}`);
  }
  return wrong.slice(0, 20);
}

/** How many events show a date outside the period. */
export function eventsOutside(report: AuditJson, { truth }: Organisation): number {
  return report.events.filter(({ date }) => seconds(date) < truth.start || seconds(date) >= truth.end).length;
}
