import type { Member } from "../../collect/collected.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { Exemption } from "../../settings/exemptions-file.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { Period } from "../../time/period.ts";
import type { Tally } from "../activity/tallies.ts";
import type { MemberSince, Verdict } from "../assessment.ts";
import type { Joining } from "../membership/history.ts";
import type { Proof } from "./evidence.ts";

const DAY = 86_400;

export interface VerdictRules {
  /** Fewer events than this in the period is inactive. */
  readonly minActivity: number;
  /** Who joined fewer days of 24 hours than this before the period's end is new. */
  readonly graceDays: number;
}

/** What is known of one member of one room when the verdict is reached. */
export interface Case {
  readonly roomId: number;
  readonly member: Member;
  readonly joining: Joining;
  readonly tally: Tally;
  readonly exemption: Exemption | undefined;
}

export interface Judge {
  verdict(of: Case): Verdict;
  /** The later of the period's start and the last known joining. */
  judgedFrom(since: MemberSince): EpochSeconds;
}

/**
 * One verdict a member and room, in this precedence: disabled, invited, exempt, active, new, unknown, inactive. The
 * count that makes active is of the whole period; the judged time only decides between new, unknown and inactive.
 */
export function createJudge(period: Period, rules: VerdictRules, proof: Proof): Judge {
  const graceFrom = period.end - rules.graceDays * DAY;

  const judgedFrom = (since: MemberSince): EpochSeconds =>
    Math.max(period.start, earliestMembership(since) ?? period.start);

  const isNew = (since: MemberSince): boolean => {
    if (since.kind === "before") return false;
    const earliest = earliestMembership(since);
    return earliest !== undefined && (earliest > graceFrom || earliest >= period.end);
  };

  const objection = ({ roomId, member, joining, tally }: Case): Reason | undefined => {
    if (member.person.status === "removed") return reason("account-removed", {});
    const unproved = proof.objection(roomId, member.person.id, judgedFrom(joining.since));
    if (unproved !== undefined) return unproved;
    if (joining.since.kind === "before" && joining.since.at > Math.max(graceFrom, period.start)) {
      return reason("joining-unknown", { from: joining.since.at }, { rooms: [roomId] });
    }
    if (joining.notBeforeBy === "removal") return reason("came-back-unseen", {});
    return tally.ambiguous > 0 && tally.events + tally.ambiguous >= rules.minActivity
      ? reason("events-unattributed", { count: tally.ambiguous }, { rooms: [roomId] })
      : undefined;
  };

  return {
    judgedFrom,
    verdict(of) {
      const { member, joining, tally, exemption } = of;
      if (member.person.status === "disabled") return { kind: "disabled" };
      if (member.person.status === "invited") return { kind: "invited" };
      if (exemption !== undefined) {
        const { until } = exemption;
        return { kind: "exempt", reason: exemption.reason, ...(until === undefined ? {} : { until }) };
      }
      if (tally.events >= rules.minActivity) return { kind: "active" };
      if (isNew(joining.since)) return { kind: "new" };
      const against = objection(of);
      return against === undefined ? { kind: "inactive" } : { kind: "unknown", reason: against };
    },
  };
}

/** The first moment at which they may have been a member; undefined where nothing bounds it. */
function earliestMembership(since: MemberSince): EpochSeconds | undefined {
  switch (since.kind) {
    case "joined":
      return since.at;
    case "before":
      return undefined;
    case "unknown":
      return since.notBefore;
  }
}
