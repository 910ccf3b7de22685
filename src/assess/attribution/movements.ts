import type { EpochSeconds } from "../../time/epoch.ts";

/** What the keys of the logs' lines tell of a file or folder: it went, is a copy, began to be, was thrown away. */
export const MOVED = /^(?:File|Folder)Moved(?!ToTrash)/;
export const COPIED = /^(?:File|Folder)Copied/;
export const BORN = /^File(?:Created|Uploaded|Copied)$/;
export const GONE = /^(?:File|Folder)(?:MovedToTrash|Deleted)$/;

/** `unclear`: the log's line does not tell whether it is the room left or the room reached. */
export type CrossingDirection = "in" | "out" | "unclear";

/** A file or folder that came into a room or left it; `room` is any number that stands for the room. */
export interface Crossing {
  readonly id: number;
  readonly at: EpochSeconds;
  readonly room: number;
  readonly direction: CrossingDirection;
  /** The folder it went to; the same in both lines of a move between rooms. */
  readonly toFolder?: number | undefined;
}

/** In no audited room. */
export const ELSEWHERE = -3;
/** Not beyond doubt. */
export const UNCLEAR = -4;
/** The logs do not mention it at all. */
export const UNMENTIONED = -5;

/** The two lines of one move are written together, but may fall into two seconds. */
export const TOGETHER = 2;

/**
 * The room something was in at a moment, from its crossings; in the seconds about a crossing it may be before or
 * after, so that is unclear.
 */
export function placeAmong(crossings: readonly Crossing[], at: EpochSeconds): number {
  const inOrder = resolved([...crossings].sort((a, b) => a.at - b.at || a.id - b.id));
  if (inOrder.some((crossing) => Math.abs(crossing.at - at) <= TOGETHER)) return UNCLEAR;
  let place: number | undefined;
  for (const crossing of inOrder) {
    if (crossing.at > at) break;
    if (crossing.direction === "unclear") place = UNCLEAR;
    else if (crossing.direction === "in") place = crossing.room;
    else if (place === undefined || place === crossing.room || place === UNCLEAR) place = ELSEWHERE;
  }
  return place ?? placeBefore(inOrder);
}

/** Where it was before its first move: in the room that the move left, if that is an audited one. */
function placeBefore(inOrder: readonly Crossing[]): number {
  const firstAt = inOrder[0]?.at ?? 0;
  const first = inOrder.filter(({ at }) => at <= firstAt + TOGETHER);
  const reached = new Set(first.filter(({ direction }) => direction === "in").map(({ room }) => room));
  const left = new Set(first.filter(({ direction }) => direction === "out").map(({ room }) => room));
  // What came into a room and was deleted there at once left the other one first.
  const [before, another] = [...left].filter((room) => !reached.has(room));
  if (before !== undefined) return another === undefined ? before : UNCLEAR;
  if (left.size > 0) return UNCLEAR;
  return first.some(({ direction }) => direction === "unclear") ? UNCLEAR : ELSEWHERE;
}

/** A move has one room it leaves and one it reaches: if one line is clear, so is the line in the other room. */
function resolved(inOrder: readonly Crossing[]): readonly Crossing[] {
  if (!inOrder.some(({ direction }) => direction === "unclear")) return inOrder;
  return inOrder.map((crossing) => {
    if (crossing.direction !== "unclear") return crossing;
    const partner = inOrder.find(
      ({ room, at, direction, toFolder }) =>
        room !== crossing.room &&
        direction !== "unclear" &&
        toFolder !== undefined &&
        toFolder === crossing.toFolder &&
        Math.abs(at - crossing.at) <= TOGETHER,
    );
    return partner === undefined
      ? crossing
      : { ...crossing, direction: partner.direction === "in" ? "out" : "in" };
  });
}
