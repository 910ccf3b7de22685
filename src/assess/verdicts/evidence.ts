import type { Collected, Coverage, RoomLogCoverage } from "../../collect/collected.ts";
import type { Reason } from "../../reasons.ts";
import type { Activity } from "../../settings/settings.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { LocalTime } from "../../time/local-time.ts";

/** Says what stands against calling somebody inactive in a room; undefined where that is proved. */
export interface Proof {
  /** `judgedFrom`: they are judged from then to the period's end. */
  objection(roomId: number, personId: string, judgedFrom: EpochSeconds): Reason | undefined;
}

export function createProof(collected: Collected, activity: Activity, time: LocalTime): Proof {
  const { coverage, period } = collected;
  const logs = new Map(coverage.logs.map((log) => [log.roomId, log]));
  const ofTrail = activity === "any" ? trailObjection(coverage) : undefined;
  return {
    objection(roomId, personId, judgedFrom) {
      if (collected.ownFilesUnknown === true && personId === collected.keyOwnerId) return OWN_FILES_UNKNOWN;
      if (ofTrail !== undefined) return ofTrail;
      const ofLog = logObjection(logs.get(roomId), activity);
      if (ofLog !== undefined || activity === "changes") return ofLog;
      const gap = coverage.trail.gaps.find(({ from, to }) => to >= judgedFrom && from < period.end);
      if (gap === undefined) return undefined;
      const days = dayRange(time.day(gap.from), time.day(gap.to));
      return {
        code: "trail-gap",
        sentence: `The audit trail could not be read to its end ${days}, and they may have been active then.`,
      };
    },
  };
}

const OWN_FILES_UNKNOWN: Reason = {
  code: "own-files-unreadable",
  sentence:
    "The report folder could not be searched, so it is not known which of the key owner's uploads were this action's own.",
};

/** Whether the events of the audit trail could be had at all. */
export function hasTrail({ trail }: Coverage): boolean {
  return trail.state === "complete" || trail.state === "incomplete";
}

function trailObjection(coverage: Coverage): Reason | undefined {
  const { trail, crossCheck } = coverage;
  if (!hasTrail(coverage)) {
    return {
      code: "trail-unavailable",
      sentence:
        "The audit trail could not be read, so what they opened or downloaded is not known; the rooms' own logs show changes only.",
    };
  }
  if (crossCheck !== undefined && crossCheck.found < crossCheck.expected) {
    return {
      code: "cross-check",
      sentence:
        "Events of the rooms' own logs are missing in the audit trail as it was read, so other events may be missing too.",
    };
  }
  if (trail.state === "incomplete" && trail.gaps.length === 0) {
    return { code: "trail-incomplete", sentence: "The audit trail was not proved to be complete." };
  }
  return undefined;
}

function logObjection(log: RoomLogCoverage | undefined, activity: Activity): Reason | undefined {
  if (log === undefined || log.state === "incomplete") {
    return (
      log?.reason ?? { code: "room-log-incomplete", sentence: "The room's own log was not read to its end." }
    );
  }
  if (activity === "changes" && log.shown < log.total) {
    return {
      code: "room-log-hidden",
      sentence: `The room's own log counts ${log.total} events and shows ${log.shown}: the portal leaves out what it cannot interpret.`,
    };
  }
  return undefined;
}

/** `on 2026-10-03`, or `from 2026-10-03 to 2026-10-05`. */
export function dayRange(first: string, last: string): string {
  return first === last ? `on ${first}` : `from ${first} to ${last}`;
}
