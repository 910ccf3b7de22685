import { actionWords } from "../../docspace/wire/actions.ts";
import type { ActivityKind } from "../../settings/settings.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { LastActivity } from "../assessment.ts";

/** One thing somebody did in a room. */
interface Deed {
  readonly id: number;
  readonly at: EpochSeconds;
  readonly actionId: number;
  readonly actionType: number;
  readonly kind: ActivityKind;
  /** Who did it, by name. */
  readonly user: string;
}

/** What one person did in one room in the period. */
export interface Tally {
  readonly events: number;
  /** Events of theirs that may have happened in this room or in another one. */
  readonly ambiguous: number;
  readonly lastActivity: LastActivity | undefined;
  /** The most frequent kinds, at most three. */
  readonly topKinds: readonly (readonly [ActivityKind, number])[];
}

/** Counts by room and person. Deeds may come in any order. */
export interface Tallies {
  add(roomId: number, personId: string, deed: Deed): void;
  addAmbiguous(roomIds: readonly number[], personId: string): void;
  of(roomId: number, personId: string): Tally;
  /** Who did something in a room, and when they last did. */
  actors(
    roomId: number,
  ): readonly { readonly id: string; readonly name: string; readonly lastAt: EpochSeconds }[];
}

interface Count {
  events: number;
  ambiguous: number;
  last: Deed | undefined;
  readonly kinds: Map<ActivityKind, number>;
}

const TOP = 3;
/** Of most memberships of a large portal; one object for all of them. */
const NOTHING: Tally = { events: 0, ambiguous: 0, lastActivity: undefined, topKinds: [] };

export function createTallies(): Tallies {
  const rooms = new Map<number, Map<string, Count>>();
  const countOf = (roomId: number, personId: string): Count => {
    const people = rooms.get(roomId) ?? new Map<string, Count>();
    if (people.size === 0) rooms.set(roomId, people);
    const known = people.get(personId);
    if (known !== undefined) return known;
    const count: Count = { events: 0, ambiguous: 0, last: undefined, kinds: new Map() };
    people.set(personId, count);
    return count;
  };
  return {
    add(roomId, personId, deed) {
      const count = countOf(roomId, personId);
      count.events++;
      count.kinds.set(deed.kind, (count.kinds.get(deed.kind) ?? 0) + 1);
      const { last } = count;
      if (last === undefined || deed.at > last.at || (deed.at === last.at && deed.id > last.id)) {
        count.last = deed;
      }
    },
    addAmbiguous(roomIds, personId) {
      for (const roomId of roomIds) countOf(roomId, personId).ambiguous++;
    },
    actors: (roomId) =>
      [...(rooms.get(roomId) ?? [])].flatMap(([id, { last }]) =>
        last === undefined ? [] : [{ id, name: last.user, lastAt: last.at }],
      ),
    of(roomId, personId) {
      const count = rooms.get(roomId)?.get(personId);
      if (count === undefined) return NOTHING;
      return {
        events: count.events,
        ambiguous: count.ambiguous,
        lastActivity: count.last && lastActivityOf(count.last),
        topKinds: [...count.kinds].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, TOP),
      };
    },
  };
}

function lastActivityOf({ at, actionId, actionType, kind }: Deed): LastActivity {
  return { at, actionId, kind, words: actionWords(actionId, actionType) };
}

/** Events per local day; the days come newest first and mostly one after another. */
export interface DayCounts {
  add(day: string): void;
  readonly days: ReadonlyMap<string, number>;
}

export function createDayCounts(): DayCounts {
  const days = new Map<string, number>();
  return { add: (day) => void days.set(day, (days.get(day) ?? 0) + 1), days };
}
