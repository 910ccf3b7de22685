import type { PreviousPeriod } from "../earlier-runs/previous-report.ts";
import type { Difference, Replaced } from "../notes.ts";
import { type ActivityRules, NUMBER_RULES, type NumberRule } from "../settings/settings.ts";
import type { Assessment, VerdictKind } from "./assessment.ts";

/** A membership, by room and person. */
export interface MembershipReference {
  readonly roomId: number;
  readonly personId: string;
}

/** Changes against the previous period's report. */
export interface Comparison {
  readonly previousLabel: string;
  readonly newlyInactive: readonly MembershipReference[];
  readonly activeAgain: readonly MembershipReference[];
  /** Events per room that both periods know: previous and now. */
  readonly events: readonly { readonly roomId: number; readonly before: number; readonly now: number }[];
}

/**
 * Who became inactive, who is active again, and how the events of each room changed. Newly inactive is who is inactive
 * now and was something else for certain, also who was not a member yet; whoever was `unknown` then may have been
 * inactive already, as may all of a room that could not be read. Rooms that the previous report does not know have no changes.
 */
export function compareWith(previous: PreviousPeriod, now: Pick<Assessment, "rooms">): Comparison {
  const before = new Map(previous.rooms.map((room) => [room.id, room]));
  const newlyInactive: MembershipReference[] = [];
  const activeAgain: MembershipReference[] = [];
  const events: { roomId: number; before: number; now: number }[] = [];
  for (const room of now.rooms) {
    const earlier = before.get(room.roomId);
    if (earlier === undefined) continue;
    events.push({ roomId: room.roomId, before: earlier.events, now: room.events });
    if (earlier.unreadable === true) continue;
    const verdicts = new Map(earlier.members.map(({ id, verdict }) => [id, verdict]));
    for (const { person, verdict } of room.members) {
      const was = verdicts.get(person.id);
      const membership = { roomId: room.roomId, personId: person.id };
      if (becameInactive(was, verdict.kind)) newlyInactive.push(membership);
      if (was === "inactive" && verdict.kind === "active") activeAgain.push(membership);
    }
  }
  return { previousLabel: previous.label, newlyInactive, activeAgain, events };
}

function becameInactive(was: string | undefined, is: VerdictKind): boolean {
  return is === "inactive" && was !== "inactive" && was !== "unknown";
}

/** Why the two may not be quite comparable. */
export function differencesOf(
  { complete, provisional, rules }: PreviousPeriod,
  now: ActivityRules,
): Difference[] {
  const numbers = Object.entries(NUMBER_RULES) as [NumberRule, (typeof NUMBER_RULES)[NumberRule]][];
  return [
    ...(complete ? [] : [{ kind: "incomplete" } as const]),
    ...(provisional ? [{ kind: "provisional" } as const] : []),
    ...(rules.activity === now.activity ? [] : [{ kind: "activity", before: rules.activity } as const]),
    ...numbers.flatMap(([kind, rule]) => {
      const before = rules[rule];
      return before === now[rule] ? [] : [{ kind, before, now: now[rule] }];
    }),
  ];
}

/** What is lost when a report of the same period takes the place of this one. */
export function lossesOf(
  replaced: PreviousPeriod,
  now: ActivityRules & { readonly complete: boolean; readonly roomIds: ReadonlySet<number> },
): Replaced[] {
  const rooms = replaced.rooms.filter(({ id }) => !now.roomIds.has(id)).length;
  const rules = differencesOf(replaced, now).filter(
    ({ kind }) => kind !== "incomplete" && kind !== "provisional",
  );
  return [
    ...(replaced.complete && !replaced.provisional && !now.complete ? [{ kind: "complete" } as const] : []),
    ...(rooms > 0 ? [{ kind: "other-rooms", rooms } as const] : []),
    ...(rules.length > 0 ? [{ kind: "other-rules" } as const] : []),
  ];
}
