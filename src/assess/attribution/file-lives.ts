import type { EpochSeconds } from "../../time/epoch.ts";
import { type Crossing, placeAmong, TOGETHER, UNCLEAR, UNMENTIONED } from "./movements.ts";

/** When files came into being that bore an id, one after the other: the server gives ids of deleted files again. */
export interface FileLives {
  /** `room`: number of the room that it began in; undefined where the line does not tell. */
  bear(fileId: number, at: EpochSeconds, room: number | undefined): void;
  /** The number of the room that the bearer of the id was in; see {@link placeInLife}. */
  placeAt(fileId: number, moves: readonly Crossing[], at: EpochSeconds): number;
}

interface Birth {
  readonly at: EpochSeconds;
  room: number | undefined;
}

export function createFileLives(): FileLives {
  const births = new Map<number, Birth[]>();
  return {
    bear(fileId, at, room) {
      const known = births.get(fileId);
      // Both lines of a copy tell of one birth; only one of them stands in the room of the new file.
      const same = known?.find((birth) => Math.abs(birth.at - at) <= TOGETHER);
      if (same !== undefined) same.room ??= room;
      else if (known !== undefined) known.push({ at, room });
      else births.set(fileId, [{ at, room }]);
    },
    placeAt(fileId, moves, at) {
      const lives = births.get(fileId);
      return lives === undefined ? UNMENTIONED : placeInLife(lives, moves, at);
    },
  };
}

/**
 * Where the file was that bore the id at a moment: by its own birth and moves alone, because what bore the id before or
 * after was another file. `UNMENTIONED` for an id that was given once, and of whose file all lines tell.
 */
function placeInLife(lives: readonly Birth[], moves: readonly Crossing[], at: EpochSeconds): number {
  // One pass without lists of its own: it is asked for every event about a file.
  let begun = 0;
  let from = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  for (const birth of lives) {
    if (birth.at <= at + TOGETHER) {
      begun++;
      from = Math.max(from, birth.at);
    } else until = Math.min(until, birth.at);
  }
  const before = begun === 0;
  const first = begun === 1 && !moves.some((move) => move.at < from - TOGETHER);
  if (first && until === Number.POSITIVE_INFINITY) return UNMENTIONED;
  // The end of one file and the beginning of the next in one moment have no order.
  if (moves.some((move) => Math.abs(move.at - from) <= TOGETHER) || at <= from + TOGETHER) return UNCLEAR;
  const own = moves.filter((move) => move.at > from && move.at < until - TOGETHER);
  if (own.length > 0) return placeAmong(own, at);
  return before ? UNCLEAR : (lives.find((birth) => birth.at === from)?.room ?? UNCLEAR);
}
