import type { GroupReference } from "../../docspace/members.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { RoomHistory, Step } from "./history.ts";
export interface Leaver {
  readonly personId: string;
  readonly name: string;
  /** Absent where the log does not tell. */
  readonly leftAt?: EpochSeconds;
  /** The group that was removed from the room then, of somebody who was not added or removed by themselves. */
  readonly group?: GroupReference;
}

/** Who may have left, and what is known of them beside the room's log. */
export interface LeavingContext {
  readonly history: RoomHistory;
  /** Members now, directly or by a group. */
  readonly members: ReadonlySet<string>;
  /** Who did something in the room in the period; no guests by link, and nothing of the system. */
  readonly actors: readonly { readonly id: string; readonly name: string; readonly lastAt: EpochSeconds }[];
  readonly keyOwnerId: string;
  readonly start: EpochSeconds;
  readonly end: EpochSeconds;
}

/**
 * Who was in the room in the period and is no member now:
 *
 * - removed in the period, or since then; the log tells when;
 * - active in the period, and members once by the log, which tells no removal, as of a deleted account, or of an owner
 *   whose rooms were all given to somebody else: when is not known;
 * - active in the period before somebody else removed a group from the room, and not after, and never added by
 *   themselves. The log does not tell who was in a group, so only the group's removal is told.
 *
 * Nobody else who was active is listed: DocSpace admins may act in rooms of which they never were members, and without
 * a sign of membership in the log nobody can be said to have left. For the same reason the key's owner, who has to be
 * an admin, is not believed to have come by a group.
 */
export function leaversOf(context: LeavingContext): readonly Leaver[] {
  const { history, members, actors, keyOwnerId } = context;
  const leavers = new Map<string, Leaver>();
  for (const [personId, { name, steps }] of history.people) {
    const leftAt = removalOf(steps, context);
    if (leftAt !== undefined) leavers.set(personId, { personId, name, leftAt });
  }
  for (const { id: personId, name, lastAt } of actors) {
    if (leavers.has(personId)) continue;
    const known = history.people.get(personId);
    const group = personId === keyOwnerId ? undefined : removedGroup(personId, lastAt, context);
    const wasMember = known === undefined ? history.shown.has(personId) : known.steps.at(-1)?.joined === true;
    if (wasMember) leavers.set(personId, { personId, name: known?.name ?? name });
    else if (group !== undefined) leavers.set(personId, { personId, name, ...group });
  }
  return [...leavers.values()].filter(({ personId }) => !members.has(personId));
}

/** When somebody who was in the room in the period was removed: in it, else after it for good. */
function removalOf(
  steps: readonly Step[],
  { start, end }: Pick<LeavingContext, "start" | "end">,
): EpochSeconds | undefined {
  const before = steps.findLast(({ at }) => at < end);
  if (before !== undefined && !before.joined) return before.at >= start ? before.at : undefined;
  const [next] = steps.filter(({ at }) => at >= end);
  const wasThere = before !== undefined || next?.joined === false;
  const last = steps.at(-1);
  return wasThere && last !== undefined && !last.joined ? last.at : undefined;
}

/** The group that was first removed for good after somebody's last activity, in the period or since. */
function removedGroup(
  personId: string,
  lastAt: EpochSeconds,
  { history, start }: Pick<LeavingContext, "history" | "start">,
): { readonly leftAt: EpochSeconds; readonly group: GroupReference } | undefined {
  const removed = [...history.groups].flatMap(([id, steps]) => {
    const last = steps.at(-1);
    if (last === undefined || last.joined || last.by === personId) return [];
    if (last.at < start || last.at < lastAt) return [];
    return [{ leftAt: last.at, group: { id, name: history.groupNames.get(id) ?? "" } }];
  });
  return removed.sort((a, b) => a.leftAt - b.leftAt)[0];
}
