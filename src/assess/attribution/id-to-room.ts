/** Pairs (id, room number) in eight bytes each: a million of them must not cost more than a million numbers. */
export interface PackedPairs {
  readonly size: number;
  /** Position of the first pair with this id, or -1. */
  find(id: number): number;
  /** Room number at a position. */
  roomAt(position: number): number;
  /** The one room number that stands beside this id; -1 where there is none, -2 where there are several. */
  onlyRoom(id: number): number;
}

export const NO_ROOM = -1;
export const SEVERAL_ROOMS = -2;

/** Rooms per portal that fit beside an id; ids up to 2^37 then keep their exact value in a double. */
export const MAX_ROOMS = 65_536;

export interface PackedPairsBuilder {
  add(id: number, room: number): void;
  /** Sorts and removes doubles; the builder must not be used afterwards. */
  finish(): PackedPairs;
}

export function createPackedPairs(capacity: number): PackedPairsBuilder {
  let pairs = new Float64Array(Math.max(capacity, 16));
  let size = 0;
  return {
    add(id, room) {
      if (size === pairs.length) {
        const wider = new Float64Array(size * 2);
        wider.set(pairs);
        pairs = wider;
      }
      pairs[size++] = id * MAX_ROOMS + room;
    },
    finish: () => packedPairs(distinct(pairs.subarray(0, size).sort())),
  };
}

function distinct(sorted: Float64Array): Float64Array {
  let kept = 0;
  let last = Number.NaN;
  for (const pair of sorted) {
    if (pair === last) continue;
    sorted[kept++] = pair;
    last = pair;
  }
  return sorted.slice(0, kept);
}

function packedPairs(pairs: Float64Array): PackedPairs {
  const find = (id: number): number => {
    const wanted = id * MAX_ROOMS;
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return (pairs[low] ?? Number.POSITIVE_INFINITY) < wanted + MAX_ROOMS ? low : -1;
  };
  const roomAt = (position: number): number => (pairs[position] ?? 0) % MAX_ROOMS;
  return {
    size: pairs.length,
    find,
    roomAt,
    onlyRoom(id) {
      const position = find(id);
      if (position === -1) return NO_ROOM;
      const another = (pairs[position + 1] ?? Number.POSITIVE_INFINITY) < (id + 1) * MAX_ROOMS;
      return another ? SEVERAL_ROOMS : roomAt(position);
    },
  };
}
