/**
 * What somebody decided about one membership, kept for good in the ledger. `open` takes the one before back; `closed` is
 * the run's own: what was to be removed is gone.
 */
export interface Decision {
  readonly room: number;
  /** The person's id, lower case: a decision outlives another name or address. */
  readonly person: string;
  readonly decision: "keep" | "remove" | "open" | "closed";
  /** Never empty for `keep`. */
  readonly reason: string;
  /** Last local day on which `keep` is meant to count, `YYYY-MM-DD`. */
  readonly until?: string;
  /** As they wrote it; "" where they did not. */
  readonly decidedBy: string;
  /** The day that they wrote, `YYYY-MM-DD`. */
  readonly decidedOn?: string;
  /** Since when their row was open, as it says itself: tells the answer to one question from that to the next. */
  readonly asked?: string;
  /** Local day of the run that read it, `YYYY-MM-DD`, the moment, and that run. */
  readonly readOn: string;
  readonly at: string;
  readonly run: string;
  /** Who had changed the file last when it was read; "" where not known. */
  readonly changedBy: string;
}

/** A membership about which nobody has decided, since a local day. */
export interface Asked {
  readonly room: number;
  readonly person: string;
  readonly since: string;
}

/** What runs remember of the access review. */
export interface ReviewMemory {
  readonly decisions: readonly Decision[];
  readonly asked: readonly Asked[];
  /** The workbook's file, by which it is found when somebody gave it another name. */
  readonly file?: number;
  /** Last local day of the newest period for which it was written: an older one must not take its place. */
  readonly lastDay?: string;
  /** Hosts under which this portal was reviewed: its address may change, its rows stay its own. */
  readonly portals?: readonly string[];
}

export const EMPTY_REVIEW: ReviewMemory = { decisions: [], asked: [] };

/** Names a membership, to look it up. */
export function membershipKey({ room, person }: { readonly room: number; readonly person: string }): string {
  return `${room} ${person.toLowerCase()}`;
}

/** Whether two say the same: read again by the next run, a decision is no new one. */
export function saysTheSame(a: Decision, b: Decision): boolean {
  return identityOf(a) === identityOf(b);
}

function identityOf({
  room,
  person,
  decision,
  reason,
  until,
  decidedBy,
  decidedOn,
  asked,
}: Decision): string {
  return JSON.stringify([room, person, decision, reason, until, decidedBy, decidedOn, asked]);
}

/** Both memories together; no decision of either is lost. What only one of them can know is the newer one's. */
export function mergedReview(newer: ReviewMemory, older: ReviewMemory): ReviewMemory {
  const all = new Map(
    [...older.decisions, ...newer.decisions].map((one) => [`${identityOf(one)} ${one.run}`, one]),
  );
  const asked = new Map([...older.asked, ...newer.asked].map((one) => [membershipKey(one), one]));
  return {
    decisions: [...all.values()].sort(byMoment),
    asked: [...asked.values()],
    ...latest(newer, older),
  };
}

function latest(newer: ReviewMemory, older: ReviewMemory): Omit<ReviewMemory, "decisions" | "asked"> {
  const file = newer.file ?? older.file;
  const portals = [...new Set([...(older.portals ?? []), ...(newer.portals ?? [])])].sort();
  const lastDay = [newer.lastDay, older.lastDay]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return {
    ...(file === undefined ? {} : { file }),
    ...(lastDay === undefined ? {} : { lastDay }),
    ...(portals.length === 0 ? {} : { portals }),
  };
}

/** Oldest first; of one moment in a fixed order, in which a run closes after what it read. */
export function byMoment(a: Decision, b: Decision): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const closes = Number(a.decision === "closed") - Number(b.decision === "closed");
  if (closes !== 0) return closes;
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one === other ? 0 : one < other ? -1 : 1;
}
