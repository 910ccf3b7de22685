import type { Reason, ReasonCode } from "../../reasons.ts";

/**
 * What a manager can be told of a reason: five kinds, of which each has a sentence in every language. The particulars
 * are for administrators and stand in the reports.
 */
export type Doubt = "trail" | "rooms" | "places" | "accounts" | "changing";

const DOUBTS: Readonly<Record<Exclude<ReasonCode, "verdicts-open">, Doubt>> = {
  "no-audit-feature": "trail",
  "audit-trail-silent": "trail",
  "trail-unreadable": "trail",
  "trail-gap": "trail",
  "unsettled-second": "trail",
  "trail-unavailable": "trail",
  "cross-check": "trail",
  "cross-check-not-done": "trail",
  "room-log-unreadable": "rooms",
  "room-log-hidden": "rooms",
  "members-unreadable": "rooms",
  "titles-unreadable": "places",
  "places-unreadable": "places",
  "own-files-unreadable": "places",
  "events-unattributed": "places",
  "account-changes-unreadable": "accounts",
  "joining-unknown": "accounts",
  "hardly-able-to-act": "accounts",
  "account-removed": "accounts",
  "came-back-unseen": "accounts",
  "still-arriving": "changing",
  "changes-unreadable": "changing",
  "room-log-unsettled": "changing",
};

export function doubtOf(reason: Pick<Reason, "code" | "parameters">): Doubt {
  const { code } = reason as Reason;
  if (code !== "verdicts-open") return DOUBTS[code];
  const { why } = (reason as Extract<Reason, { code: "verdicts-open" }>).parameters;
  return why === "verdicts-open" ? "places" : DOUBTS[why];
}
