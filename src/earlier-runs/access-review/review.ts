import { type Decision, membershipKey, type ReviewMemory, saysTheSame } from "./decision.ts";
import type { ReadRow } from "./understand.ts";

/** The reading of a workbook: when, by which run, and who had changed the file last. */
export type Reading = Pick<Decision, "readOn" | "at" | "run" | "changedBy">;

/**
 * The memory with what was read now: every new decision is added, nothing is taken away. `open` is an entry of its own,
 * which takes the one before back. What says the same as before is not new, whoever reads it. Where nothing is known of
 * a membership, the ledger may be lost: what the log tells of its reading counts, so that no `keep` is prolonged by that.
 */
export function withRead(
  memory: ReviewMemory,
  rows: readonly ReadRow[],
  reading: Reading,
): { readonly memory: ReviewMemory; readonly fresh: readonly Decision[] } {
  const newest = newestOf(memory.decisions);
  const said = newestOf(memory.decisions.filter(({ decision }) => decision !== "closed"));
  const fresh = rows.flatMap((row): Decision[] => {
    const { logged } = row;
    const isForgotten = logged !== undefined && !newest.has(membershipKey(row));
    const made = decisionOf(
      row,
      isForgotten && logged.readOn <= reading.readOn ? { ...reading, ...logged } : reading,
    );
    const before = said.get(membershipKey(row));
    if (before !== undefined && saysTheSame(before, made)) return [];
    const last = newest.get(membershipKey(row))?.decision;
    return row.decision === "open" && (last === undefined || last === "open" || last === "closed")
      ? []
      : [made];
  });
  return {
    memory: fresh.length === 0 ? memory : { ...memory, decisions: [...memory.decisions, ...fresh] },
    fresh,
  };
}

function decisionOf(row: ReadRow, reading: Reading): Decision {
  const { room, person, decision, reason, until, decidedBy, decidedOn, asked } = row;
  return {
    ...{ room, person, decision, reason, decidedBy, ...reading },
    ...(until === undefined ? {} : { until }),
    ...(decidedOn === undefined ? {} : { decidedOn }),
    ...(asked === undefined ? {} : { asked }),
  };
}

/** The newest decision about each membership; of one moment the later in the list. */
export function newestOf(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
  const newest = new Map<string, Decision>();
  for (const decision of decisions) {
    const before = newest.get(membershipKey(decision));
    if (before === undefined || before.at <= decision.at) newest.set(membershipKey(decision), decision);
  }
  return newest;
}

/** What counts about one membership on a day. */
export type Standing =
  /** Kept, and counts as an exemption to this day. */
  | { readonly kind: "kept"; readonly decision: Decision; readonly until: string }
  /** Kept until a day that is over: to be decided again. */
  | { readonly kind: "expired"; readonly decision: Decision; readonly until: string }
  /** To be removed; whether it is done the members tell. */
  | { readonly kind: "remove"; readonly decision: Decision };

/**
 * What counts about each membership with a decision; nothing about those whose row is not understood now.
 *
 * @param day local day to judge by, `YYYY-MM-DD`: as of exemptions, the last day of the period
 * @param months for which `keep` counts at most
 */
export function standings(
  decisions: readonly Decision[],
  unclear: ReadonlySet<string>,
  day: string,
  months: number,
): ReadonlyMap<string, Standing> {
  const all = new Map<string, Standing>();
  for (const [key, decision] of newestOf(decisions)) {
    const standing = unclear.has(key) ? undefined : standingOf(decision, day, months);
    if (standing !== undefined) all.set(key, standing);
  }
  return all;
}

function standingOf(decision: Decision, day: string, months: number): Standing | undefined {
  if (decision.decision === "remove") return { kind: "remove", decision };
  if (decision.decision !== "keep") return undefined;
  const until = keptUntil(decision, months);
  return { kind: day <= until ? "kept" : "expired", decision, until };
}

/** The last day on which `keep` counts: what was written, and never more than so many months after it was read. */
export function keptUntil({ until, readOn }: Pick<Decision, "until" | "readOn">, months: number): string {
  const longest = monthsLater(readOn, months);
  return until === undefined || until > longest ? longest : until;
}

function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
