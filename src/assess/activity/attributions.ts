import type { Attribution, Attributions } from "../assessment.ts";

export interface AttributionsBuilder {
  /** Notes the attribution of the next event of the trail; returns the one object that stands for all equal ones. */
  add(attribution: Attribution): Attribution;
  finish(): Attributions;
}

/** Gathers the attributions of a trail of `count` events. Throws when more events come. */
export function createAttributions(count: number): AttributionsBuilder {
  const of = new Uint32Array(count);
  const values: Attribution[] = [];
  /** Positions in `values` by a number that equal attributions share; others rarely do. */
  const known = new Map<number, number[]>();
  let size = 0;

  const positionOf = (attribution: Attribution): number => {
    const hash = hashOf(attribution);
    const alike = known.get(hash);
    const found = alike?.find((position) => isEqual(values[position] as Attribution, attribution));
    if (found !== undefined) return found;
    const position = values.push(attribution) - 1;
    if (alike === undefined) known.set(hash, [position]);
    else alike.push(position);
    return position;
  };
  return {
    add(attribution) {
      if (size === count) throw new Error(`the trail has more events than the ${count} it counts`);
      const position = positionOf(attribution);
      of[size++] = position;
      return values[position] as Attribution;
    },
    finish() {
      if (size !== count) throw new Error(`the trail has ${size} events, not the ${count} it counts`);
      return { of, values };
    },
  };
}

const METHODS = { log: 1, file: 2, title: 3 } as const;

function hashOf(attribution: Attribution): number {
  if (attribution.by !== "none") return Math.imul(attribution.roomId, 31) + METHODS[attribution.by];
  let hash = attribution.otherRoom ? 5 : 4;
  for (const roomId of attribution.candidates) hash = (Math.imul(hash, 31) + roomId) | 0;
  return hash;
}

function isEqual(a: Attribution, b: Attribution): boolean {
  if (a === b) return true;
  if (a.by !== "none") return b.by === a.by && b.roomId === a.roomId;
  return (
    b.by === "none" &&
    a.otherRoom === b.otherRoom &&
    a.candidates.length === b.candidates.length &&
    a.candidates.every((roomId, index) => roomId === b.candidates[index])
  );
}
