import type { VerdictKind } from "../assess/assessment.ts";
import type { Counts, PortalFile } from "./portal-file.ts";

/** What is counted of one portal, or of all. */
export interface Figures {
  /** Whether members were judged; else `counts` and `inactivePeople` are not known. */
  readonly judged: boolean;
  readonly counts: Counts;
  readonly inactivePeople: number;
  readonly rooms: number;
  readonly portalEvents: number;
  readonly roomEvents: number;
}

const NOTHING: Counts = { disabled: 0, invited: 0, exempt: 0, active: 0, new: 0, unknown: 0, inactive: 0 };

/** Of one portal, whose reports share no room. */
export function figuresOf(files: readonly PortalFile[], inactivePeople: number): Figures {
  const sum = (of: (file: PortalFile) => number): number =>
    files.reduce((total, file) => total + of(file), 0);
  const judged = files.every((file) => file.judged);
  const roomEvents = sum((file) => file.roomEvents);
  return {
    judged,
    counts: judged ? addCounts(files.map(({ counts }) => counts)) : NOTHING,
    inactivePeople,
    rooms: sum(({ roomIds }) => roomIds.length),
    // Every part reads the whole trail; the last one to do so saw it all. Without a trail each counts what the logs of
    // its own rooms have.
    portalEvents: files.reduce((most, { portalEvents }) => Math.max(most, portalEvents), roomEvents),
    roomEvents,
  };
}

/** Of several portals together. */
export function totalOf(all: readonly Figures[]): Figures {
  const sum = (of: (figures: Figures) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    judged: all.some(({ judged }) => judged),
    counts: addCounts(all.map(({ counts }) => counts)),
    inactivePeople: sum(({ inactivePeople }) => inactivePeople),
    rooms: sum(({ rooms }) => rooms),
    portalEvents: sum(({ portalEvents }) => portalEvents),
    roomEvents: sum(({ roomEvents }) => roomEvents),
  };
}

function addCounts(all: readonly Counts[]): Counts {
  const sum = { ...NOTHING };
  for (const counts of all) for (const kind of Object.keys(sum) as VerdictKind[]) sum[kind] += counts[kind];
  return sum;
}

/** Memberships, whatever their status. */
export function membersOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, one) => sum + one, 0);
}
