import { membershipKey } from "../../earlier-runs/access-review/decision.ts";
import type { Standing } from "../../earlier-runs/access-review/review.ts";
import type { Exemption } from "../../settings/exemptions-file.ts";

/** Who says that a member is exempt: the exemptions file, the access review, or both. */
export interface ExcuseSource {
  /** Line of the exemptions file. */
  readonly line?: number;
  /** `by` as it was written, "" where nobody signed; then `changedBy` had changed the workbook last. */
  readonly review?: { readonly by: string; readonly changedBy: string; readonly on: string };
}

/** Why inactivity does not count for a member. */
export interface Excuse {
  readonly reason: string;
  /** Last local day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
  /** Absent where the exemptions file alone can say so. */
  readonly source?: ExcuseSource;
}

/** What the access review says about a membership. */
export type Decided = ReadonlyMap<string, Standing>;

/** What the exemptions file and the access review say differently of a member whom the file excuses. */
export function disagreement(
  exemption: Exemption,
  standing: Standing | undefined,
): "removal" | "day" | undefined {
  if (standing?.kind === "remove") return "removal";
  return standing?.kind === "kept" && standing.until !== exemption.until ? "day" : undefined;
}

/**
 * The exemptions file and the access review together. Where they disagree, the stricter counts: no excuse where the one
 * wants the member removed, and of two days the earlier.
 *
 * @param decided absent where there is no access review
 */
export function excuseOf(
  exemption: Exemption | undefined,
  membership: { readonly room: number; readonly person: string },
  decided: Decided | undefined,
): Excuse | undefined {
  if (decided === undefined) return exemption;
  const standing = decided.get(membershipKey(membership));
  if (standing?.kind === "remove") return undefined;
  const line = exemption === undefined ? {} : { line: exemption.line };
  if (standing?.kind !== "kept") return exemption && { ...exemption, source: line };
  const { decision, until } = standing;
  const { decidedBy: by, changedBy, decidedOn, readOn } = decision;
  const source = { ...line, review: { by, changedBy, on: decidedOn ?? readOn } };
  if (exemption === undefined) return { reason: decision.reason, until, source };
  const earlier = exemption.until !== undefined && exemption.until < until ? exemption.until : until;
  return {
    reason:
      exemption.reason === decision.reason ? decision.reason : `${exemption.reason}; ${decision.reason}`,
    until: earlier,
    source,
  };
}
