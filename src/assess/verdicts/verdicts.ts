import type { Member } from "../../collect/collected.ts";
import { type Reason, reason } from "../../reasons.ts";
import type { ActivityRules } from "../../settings/settings.ts";
import { DAY, type EpochSeconds } from "../../time/epoch.ts";
import type { Period } from "../../time/period.ts";
import type { Tally } from "../activity/tallies.ts";
import type { MemberSince, Verdict } from "../assessment.ts";
import { type Ability, secondsWithin } from "../membership/able-to-act.ts";
import type { Excuse } from "../membership/excuse.ts";
import type { Joining } from "../membership/joining.ts";
import { earliestMembership } from "../membership/joining.ts";
import type { Proof } from "./evidence.ts";

/** What is known of one member of one room when the verdict is reached. */
export interface Case {
  readonly roomId: number;
  readonly member: Member;
  readonly joining: Joining;
  readonly ability: Ability;
  readonly tally: Tally;
  readonly exemption: Excuse | undefined;
}

export interface Judge {
  verdict(of: Case): Verdict;
  /** The first moment of the period at which they could act; the period's end where there is none. */
  judgedFrom(ability: Ability): EpochSeconds;
}

/** One object each for all memberships of a large portal. */
const DISABLED: Verdict = { kind: "disabled" };
const INVITED: Verdict = { kind: "invited" };
const ACTIVE: Verdict = { kind: "active" };
const NEW: Verdict = { kind: "new" };
const INACTIVE: Verdict = { kind: "inactive" };

/**
 * One verdict a member and room, in this precedence: disabled, invited, exempt, active, new, unknown, inactive. The
 * count that makes active is of the whole period; the judged time only decides between new, unknown and inactive.
 * Long so that the whole precedence is read in one place.
 */
export function createJudge(period: Period, rules: ActivityRules, proof: Proof): Judge {
  const graceFrom = period.end - rules.graceDays * DAY;

  const judgedFrom = ({ spells }: Ability): EpochSeconds =>
    Math.max(period.start, spells.find(({ until }) => until > period.start)?.from ?? period.end);

  /**
   * From here on nothing may be missing. Somebody whose account was enabled was disabled until then, and since when tells
   * nothing but the rest of the trail: they may have been active before.
   */
  const provedFrom = (ability: Ability, { since }: Joining): EpochSeconds =>
    wasEnabled(ability) ? Math.max(period.start, earliestMembership(since) ?? 0) : judgedFrom(ability);

  /** Who could act for less than the grace days, or not at all in the period, is not called inactive. */
  const hardlyAble = ({ ability, roomId }: Case): Verdict | undefined => {
    const { spells, limits } = ability;
    const within = secondsWithin(spells, period.start, period.end);
    const grace = rules.graceDays * DAY;
    const enough = Math.min(grace, period.end - period.start);
    if (within > 0 && within >= enough && secondsWithin(spells, 0, period.end) >= grace) return undefined;
    const last = limits.findLast(({ kind }) => kind !== "disabled" && kind !== "archived");
    const came = last !== undefined && last.kind !== "restored" ? last.at : undefined;
    if (came !== undefined && (came > period.end - grace || came >= period.end)) return NEW;
    const reached = reason("hardly-able-to-act", { days: Math.floor(within / DAY) }, { rooms: [roomId] });
    return { kind: "unknown", reason: reached };
  };

  const isNew = (since: MemberSince): boolean => {
    if (since.kind === "before") return false;
    const earliest = earliestMembership(since);
    return earliest !== undefined && (earliest > graceFrom || earliest >= period.end);
  };

  const objection = ({ roomId, member, joining, tally, ability }: Case): Reason | undefined => {
    if (member.person.status === "removed") return reason("account-removed", {});
    const unproved = proof.objection(roomId, member.person, provedFrom(ability, joining));
    if (unproved !== undefined) return unproved;
    if (joining.notBeforeBy === "removal") return reason("came-back-unseen", {});
    return tally.ambiguous > 0 && tally.events + tally.ambiguous >= rules.minActivity
      ? reason("events-unattributed", { count: tally.ambiguous }, { rooms: [roomId] })
      : undefined;
  };

  return {
    judgedFrom,
    verdict(of) {
      const { member, joining, tally, exemption } = of;
      if (member.person.status === "disabled") return DISABLED;
      if (member.person.status === "invited") return INVITED;
      if (exemption !== undefined) return exempt(exemption);
      if (tally.events >= rules.minActivity) return ACTIVE;
      if (isNew(joining.since)) return NEW;
      const unable = hardlyAble(of);
      const against = objection(of);
      if (unable?.kind === "new" && (against === undefined || !wasEnabled(of.ability))) return unable;
      if (against !== undefined) return { kind: "unknown", reason: against };
      return unable ?? INACTIVE;
    },
  };
}

function wasEnabled({ limits }: Ability): boolean {
  return limits.some(({ kind }) => kind === "enabled");
}

function exempt({ reason: why, until, source }: Excuse): Verdict {
  return {
    ...{ kind: "exempt", reason: why },
    ...(until === undefined ? {} : { until }),
    ...(source === undefined ? {} : { source }),
  };
}
