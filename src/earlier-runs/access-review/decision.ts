/** What somebody decided about one membership, as it stands in the workbook and, for good, in the ledger. */
export interface Decision {
  readonly room: number;
  /** The person's id: a decision outlives another name or address. */
  readonly person: string;
  readonly decision: "keep" | "remove";
  /** Never empty for `keep`. */
  readonly reason: string;
  /** Last local day on which `keep` counts, `YYYY-MM-DD`. */
  readonly until?: string;
  /** As they wrote it; "" where they did not. */
  readonly decidedBy: string;
  /** The day that they wrote, `YYYY-MM-DD`. */
  readonly decidedOn?: string;
  /** Local day of the run that read it first, `YYYY-MM-DD`, and that run. */
  readonly readOn: string;
  readonly run: string;
  /** Who changed the file last when it was read, by the version history of DocSpace. */
  readonly changedBy: string;
}

/** Names a membership, to look it up. */
export function membershipKey({ room, person }: { readonly room: number; readonly person: string }): string {
  return `${room} ${person}`;
}

/** Whether two say the same: read again by the next run, a decision is no new one. */
export function saysTheSame(a: Decision, b: Decision): boolean {
  return (
    membershipKey(a) === membershipKey(b) &&
    a.decision === b.decision &&
    a.reason === b.reason &&
    a.until === b.until &&
    a.decidedBy === b.decidedBy
  );
}
