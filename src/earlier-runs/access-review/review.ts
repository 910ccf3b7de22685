import { type Decision, membershipKey, saysTheSame } from "./decision.ts";
import type { ReadRow } from "./read-workbook.ts";

/** Months for which `keep` counts at most. */
export const LONGEST_KEEP = 12;

/** Where a membership that was once decided about stands now. */
export type Standing =
  /** Kept, and counts as an exemption to this day. */
  | { readonly kind: "kept"; readonly decision: Decision; readonly until: string }
  /** Kept until a day that is over: to be decided again. */
  | { readonly kind: "expired"; readonly decision: Decision; readonly until: string }
  /** To be removed, and still a member. */
  | { readonly kind: "not-done"; readonly decision: Decision }
  /** To be removed, and no member any more. */
  | { readonly kind: "done"; readonly decision: Decision };

/**
 * All decisions with those that were read now: a membership's newest decision counts, an earlier one stays for the log.
 * `open` takes the earlier one back. What says the same as before is not new, whoever reads it.
 *
 * @param readOn local day of this run, `YYYY-MM-DD`
 */
export function withRead(
  known: readonly Decision[],
  rows: readonly ReadRow[],
  read: { readonly readOn: string; readonly run: string; readonly changedBy: string },
): { readonly decisions: readonly Decision[]; readonly taken: ReadonlySet<string> } {
  const newest = newestOf(known);
  const decisions = [...known];
  const taken = new Set<string>();
  for (const row of rows) {
    const key = membershipKey(row);
    if (row.decision === "open") {
      taken.add(key);
      continue;
    }
    const { room, person, decision, reason, until, decidedBy, decidedOn } = row;
    const made: Decision = {
      ...{ room, person, decision, reason, decidedBy, ...read },
      ...(until === undefined ? {} : { until }),
      ...(decidedOn === undefined ? {} : { decidedOn }),
    };
    const before = newest.get(key);
    if (before === undefined || !saysTheSame(before, made)) decisions.push(made);
  }
  return { decisions, taken };
}

/** The newest decision about each membership; of one day the later in the list. */
export function newestOf(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
  const newest = new Map<string, Decision>();
  for (const decision of decisions) {
    const before = newest.get(membershipKey(decision));
    if (before === undefined || before.readOn <= decision.readOn)
      newest.set(membershipKey(decision), decision);
  }
  return newest;
}

/**
 * Where a decision stands.
 *
 * @param today local day, `YYYY-MM-DD`; `isMember`: whether the person is in the room now
 */
export function standingOf(decision: Decision, today: string, isMember: boolean): Standing {
  if (decision.decision === "remove") return { kind: isMember ? "not-done" : "done", decision };
  const until = keptUntil(decision);
  return { kind: today <= until ? "kept" : "expired", decision, until };
}

/** The last day on which `keep` counts: what was written, and never more than twelve months after it was read. */
export function keptUntil({ until, readOn }: Decision): string {
  const longest = monthsLater(readOn, LONGEST_KEEP);
  return until === undefined || until > longest ? longest : until;
}

function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
