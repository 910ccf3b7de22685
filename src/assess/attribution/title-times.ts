import type { RoomLogEntry, RoomTitle } from "../../collect/collected.ts";
import type { EpochSeconds } from "../../time/epoch.ts";

/** Which audited rooms had a title at a moment. */
export interface TitleTimes {
  bearers(title: string, at: EpochSeconds): readonly number[];
}

export interface Renaming {
  readonly id: number;
  readonly at: EpochSeconds;
  readonly oldTitle: string;
  readonly newTitle: string;
}

export interface TitledRoom {
  readonly roomId: number;
  readonly title: string;
  readonly created: EpochSeconds;
  /** Whether every renaming since the logs were read from is known. */
  readonly complete: boolean;
}

interface Span {
  readonly roomId: number;
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
}

/** A row's second is that of the request, the title in it that of its writing. */
const SLACK = 2;
/** In the hour repeated at the end of summer time the server prints a room's creation an hour late. */
export const CREATION_SLACK = 7200;
const EVER = Number.POSITIVE_INFINITY;

/** The renaming an entry of a room's log tells of, if it is one. */
export function renamingOf(entry: RoomLogEntry): Renaming | undefined {
  const { id, at, key, oldTitle, newTitle } = entry;
  if (key !== "RoomRenamed" || oldTitle === undefined || newTitle === undefined) return undefined;
  return { id, at, oldTitle, newTitle };
}

/**
 * When each audited room had which title. A title of `titles` whose time no renaming tells counts at any time, so that
 * a room is rather thought of once too often than once too seldom.
 */
export function createTitleTimes(
  rooms: readonly TitledRoom[],
  titles: readonly RoomTitle[],
  renamings: ReadonlyMap<number, readonly Renaming[]>,
): TitleTimes {
  const spans = new Map<string, Span[]>();
  const add = (title: string, span: Span): void => {
    const known = spans.get(title);
    if (known === undefined) spans.set(title, [span]);
    else known.push(span);
  };
  const allTitles = Map.groupBy(titles, ({ roomId }) => roomId);
  for (const room of rooms) {
    const { roomId } = room;
    const from = room.created - CREATION_SLACK;
    const known = new Set<string>();
    for (const { title, since, until } of titlesInTime(room, renamings.get(roomId) ?? [])) {
      known.add(title);
      add(title, { roomId, from: Math.max(from, since - SLACK), to: until + SLACK });
    }
    const others = (allTitles.get(roomId) ?? []).map(({ title }) => title);
    for (const title of new Set([...others, room.title])) {
      if (!known.has(title)) add(title, { roomId, from, to: EVER });
    }
  }
  return {
    bearers(title, at) {
      const rooms = spans.get(title);
      if (rooms === undefined) return NOBODY;
      const then = rooms.filter(({ from, to }) => at >= from && at <= to).map(({ roomId }) => roomId);
      return then.length > 1 ? [...new Set(then)] : then;
    },
  };
}

const NOBODY: readonly number[] = [];

function* titlesInTime(
  room: TitledRoom,
  renamings: readonly Renaming[],
): Generator<{ title: string; since: EpochSeconds; until: EpochSeconds }> {
  if (!room.complete) return;
  const inOrder = [...renamings].sort((a, b) => a.at - b.at || a.id - b.id);
  let since = -EVER;
  let title: string | undefined;
  for (const { at, oldTitle, newTitle } of inOrder) {
    if (title !== undefined && title !== oldTitle) yield { title, since, until: at };
    yield { title: oldTitle, since, until: at };
    since = at;
    title = newTitle;
  }
  if (title === undefined) return;
  yield { title, since, until: EVER };
}
