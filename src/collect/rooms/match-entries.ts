import { ACTIONS, isLoggedAction } from "../../docspace/wire/actions.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { OffsetChange } from "../../time/offset-changes.ts";
import {
  type Group,
  type KnownTitles,
  NAMELESS,
  NOTHING,
  type Settling,
  settleGroup,
  stepsOf,
} from "./settle-group.ts";

/** What of a log entry without an id finds its row of the audit trail. */
export interface EntryKey {
  readonly roomId: number;
  readonly at: EpochSeconds;
  readonly actionId: number;
  readonly userId: string;
  /** The file or folder it is about; absent for entries about the room or its members, and for what was deleted. */
  readonly entryId?: number;
}

/** The same of a row of the audit trail. */
export interface RowKey {
  readonly id: number;
  readonly at: EpochSeconds;
  readonly actionId: number;
  readonly userId: string;
  readonly target: readonly string[];
  /** The title that its context gives, or the name of a place outside rooms. */
  readonly title: string;
}

export interface Matching {
  addEntry(entry: EntryKey): void;
  addRow(row: RowKey): void;
  /** Call once, when all are there. */
  match(): Matched;
}

export interface Matched {
  /** The row of the entry added as number `position`, from 0; undefined where it has none, or which one is in doubt. */
  rowOf(position: number): number | undefined;
  /** Whether the entry added as number `position` has a row, though perhaps it is not known which. */
  isFound(position: number): boolean;
  /** Rows that stand in the log of one of several rooms, and it is not known in which. */
  readonly doubtful: ReadonlyMap<number, readonly number[]>;
}

/** Locations whose actions name the room itself in `target`: rooms and AI agents. */
const OF_ROOMS: ReadonlySet<number> = new Set([27, 31]);
/** Changes of the order name folders in the log and other things in the trail. */
const INDEX_CHANGES: ReadonlySet<number> = new Set([5107, 5108, 5111]);

/**
 * Joins the entries of the rooms' logs of servers before 3.6, which have no ids (`HistoryDto.cs`, v3.5.0-server), to
 * the rows of the audit trail: by the action as the log shows it, the second, the person, and the file, folder or room.
 * Then by what is left: entries about something deleted, whose number the log forgets, and entries of people whom the
 * log does not name. Entries of one room that agree in all that share their rows in any order. Where several rooms have
 * such an entry (a file moved from one to the other), the title in the row's context decides; where the rooms share it
 * as well, the rows are in doubt between them.
 */
export function createMatching(titles: KnownTitles, clockChanges: readonly OffsetChange[]): Matching {
  const groups = new Map<number, Group>();
  const texts = new Map<string, string>();
  /** One copy of each text: a portal has few people and titles, and many rows. */
  const one = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  const named = new Set<string>();
  let entries = 0;
  const groupAt = (at: EpochSeconds, actionId: number): Group => {
    const key = at * 10_000 + actionId;
    const known = groups.get(key);
    if (known !== undefined) return known;
    const group: Group = { lines: [], rows: [] };
    groups.set(key, group);
    return group;
  };
  return {
    addEntry({ roomId, at, actionId, userId, entryId }) {
      const about = isOfRoom(actionId)
        ? roomId
        : INDEX_CHANGES.has(actionId)
          ? NOTHING
          : (entryId ?? NOTHING);
      if (!NAMELESS.has(userId)) named.add(userId);
      groupAt(at, actionId).lines.push({ position: entries++, roomId, userId: one(userId), about });
    },
    addRow({ id, at, actionId, userId, target, title }) {
      if (!isLoggedAction(actionId)) return;
      const shownAs = ACTIONS.get(actionId)?.shownAs ?? actionId;
      const group = groups.get(at * 10_000 + shownAs) ?? nearby(groups, at, shownAs, clockChanges);
      group?.rows.push({ id, userId: one(userId), about: Number(target[0] ?? NOTHING), title: one(title) });
    },
    match() {
      const rowIds = new Float64Array(entries);
      const found = new Uint8Array(entries);
      const doubtful = new Map<number, readonly number[]>();
      const settling: Settling = {
        ...{ titles, steps: stepsOf(named), taken: new Set() },
        ...{ rowIds, found, doubtful },
      };
      for (const group of groups.values()) settleGroup(group, settling);
      groups.clear();
      return {
        rowOf: (position) => rowIds[position] || undefined,
        isFound: (position) => found[position] === 1,
        doubtful,
      };
    },
  };
}

function isOfRoom(actionId: number): boolean {
  return OF_ROOMS.has(ACTIONS.get(actionId)?.location ?? NOTHING);
}

/** About a change of the zone's offset the two may be printed that much apart. */
function nearby(
  groups: ReadonlyMap<number, Group>,
  at: EpochSeconds,
  actionId: number,
  changes: readonly OffsetChange[],
): Group | undefined {
  for (const change of changes) {
    const delta = Math.abs(change.before - change.after);
    if (Math.abs(at - change.at) > 2 * delta + (change.within ?? 0)) continue;
    for (const other of [at + delta, at - delta]) {
      const group = groups.get(other * 10_000 + actionId);
      if (group !== undefined) return group;
    }
  }
  return undefined;
}
