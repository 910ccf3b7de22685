import type { Collected, Coverage } from "../../collect/collected.ts";
import type { Person } from "../../docspace/members.ts";
import { concernsVerdicts, objectsTo, type Reason, type ReasonCode, reason } from "../../reasons.ts";
import type { Activity } from "../../settings/settings.ts";
import { DAY, type EpochSeconds, type TimeRange } from "../../time/epoch.ts";

type Judged = Pick<Person, "id" | "registered">;

/** Says what stands against calling somebody inactive in a room; undefined where that is proved. */
export interface Proof {
  /** `judgedFrom`: they are judged from then to the period's end. */
  objection(roomId: number, person: Judged, judgedFrom: EpochSeconds): Reason | undefined;
}

/**
 * An account has the date of its invitation, and only the audit trail tells when that was accepted: without it an account
 * that began less than so long before the period, and of which no earlier act is known, may have been of use late. For
 * older ones this is a guess on the side of judging them, which a note tells: else there were nothing to report.
 */
const OPEN_INVITATION = 180 * DAY;

/**
 * The proof fails closed: every reason of the coverage that touches the room, the person and the judged time stands
 * against a verdict, one without a time against all. A proof that was not carried out is such a reason.
 */
export function createProof(
  collected: Collected,
  activity: Activity,
  actedBefore: ReadonlySet<string> = new Set(),
): Proof {
  const { coverage, period } = collected;
  const logs = new Map(coverage.logs.map((log) => [log.roomId, log]));
  const { gaps } = coverage.trail;
  const standing = coverage.reasons.filter(
    (one) => concernsVerdicts(one, activity) && !(TOLD_BY_GAPS.has(one.code) && gaps.length > 0),
  );
  return {
    objection(roomId, person, judgedFrom) {
      const personId = person.id;
      if (collected.ownFilesUnknown === true && personId === collected.keyOwnerId) {
        return reason("own-files-unreadable", { failure: "it was not listed." }, { people: [personId] });
      }
      if (activity === "any" && !hasTrail(coverage)) return reason("trail-unavailable", {});
      const judged = { from: judgedFrom, to: period.end - 1 };
      const found = standing.find((one) => objectsTo(one, { roomId, personId, judged }));
      if (found !== undefined) return found;
      const log = logs.get(roomId);
      if (activity === "changes") {
        const untoldAcceptance = (): Reason | undefined =>
          actedBefore.has(personId) ? undefined : acceptanceOf(person, collected);
        return (
          unreadLog(roomId, log) ??
          hiddenEntries(roomId, log) ??
          untoldAccounts(collected, { personId, judged }) ??
          untoldAcceptance()
        );
      }
      return missingInTrail(coverage) ?? unreadLog(roomId, log) ?? gapIn(coverage, judged);
    },
  };
}

type Log = Coverage["logs"][number] | undefined;

/** The second proof: events of the rooms' logs that the trail lacks. */
function missingInTrail({ crossCheck: check }: Coverage): Reason | undefined {
  if (check === undefined || check.found >= check.expected) return undefined;
  return reason("cross-check", { missing: check.expected - check.found, expected: check.expected });
}

function unreadLog(roomId: number, log: Log): Reason | undefined {
  if (log !== undefined && log.state !== "incomplete") return undefined;
  return log?.reason ?? reason("room-log-unreadable", { failure: "it was not read." }, { rooms: [roomId] });
}

function hiddenEntries(roomId: number, log: Log): Reason | undefined {
  if (log === undefined || log.shown >= log.total) return undefined;
  return reason("room-log-hidden", { total: log.total, shown: log.shown }, { rooms: [roomId] });
}

/**
 * Where the plan has the Audit feature the trail tells when an account could be used, also where the logs alone are
 * counted: there it must be read and proved as where everything is counted.
 */
function untoldAccounts(
  { accountsUntold, coverage }: Collected,
  { personId, judged }: { readonly personId: string; readonly judged: TimeRange },
): Reason | undefined {
  if (accountsUntold === true) return undefined;
  const compared = !coverage.reasons.some(({ code }) => code === "cross-check-not-done");
  const proved = hasTrail(coverage) && compared && missingInTrail(coverage) === undefined;
  if (proved && gapIn(coverage, judged) === undefined) return undefined;
  const failure = "the audit trail was not read whole.";
  return reason("account-changes-unreadable", { failure }, { people: [personId] });
}

function acceptanceOf({ id, registered }: Judged, { accountsUntold, period }: Collected): Reason | undefined {
  if (accountsUntold !== true) return undefined;
  if (registered !== undefined && registered < period.start - OPEN_INVITATION) return undefined;
  return reason("acceptance-untold", {}, { people: [id] });
}

function gapIn({ trail }: Coverage, judged: TimeRange): Reason | undefined {
  if (trail.state === "incomplete" && trail.gaps.length === 0) return reason("trail-gap", {});
  const gap = trail.gaps.find(({ from, to }) => to >= judged.from && from <= judged.to);
  return gap === undefined ? undefined : reason("trail-gap", {}, { range: gap });
}

/** Reasons whose times are the gaps of the trail's coverage. */
const TOLD_BY_GAPS: ReadonlySet<ReasonCode> = new Set(["trail-unreadable", "unsettled-second"]);

/** Whether the events of the audit trail could be had at all. */
export function hasTrail({ trail }: Coverage): boolean {
  return trail.state === "complete" || trail.state === "incomplete";
}
