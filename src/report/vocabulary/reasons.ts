import type { Reason, ReasonCode } from "../../reasons.ts";
import { counted, dayInWords, daysInWords, momentInWords, number } from "../../text/english.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { LocalTime } from "../../time/local-time.ts";

/** What the words of a reason need: the rooms' titles, and days and moments local to the report's zone. */
export interface ReasonWords {
  readonly title: (roomId: number) => string | undefined;
  /** `2026-10-25` */
  readonly isoDay: (at: EpochSeconds) => string;
  /** `25 October 2026` */
  readonly day: (at: EpochSeconds) => string;
  /** `25 October 2026, 02:30:00 (UTC+02:00)` */
  readonly moment: (at: EpochSeconds) => string;
}

/** Days and moments in words, local to the zone of `time`. */
export function timeWords(
  time: Pick<LocalTime, "day" | "iso">,
): Pick<ReasonWords, "isoDay" | "day" | "moment"> {
  return {
    isoDay: time.day,
    day: (at) => dayInWords(time.day(at)),
    moment: (at) => momentInWords(time.iso(at)),
  };
}

/**
 * A reason in one sentence. Holds titles and answers that others wrote: to be escaped. Long because every reason has its
 * words here, one after the other.
 */
export function reasonText(reason: Reason, words: ReasonWords): string {
  switch (reason.code) {
    case "no-audit-feature":
      return "The portal's plan does not include the Audit feature: it answers with its newest 20 events whatever is asked, so the audit trail cannot be read. Use a plan with Audit; `reports: inactivity` with `activity: changes` judges by the rooms' own logs and works on every plan.";
    case "audit-trail-silent":
      return "The portal answered no question about its audit trail with a single event, and an empty answer proves nothing: look whether the login history is hidden in the portal's settings, and whether the plan includes the Audit feature.";
    case "trail-unreadable":
      return `A part of the audit trail could not be read${when(reason, words)}: ${reason.parameters.failure}`;
    case "trail-gap":
      return `The audit trail could not be read to its end${when(reason, words)}.`;
    case "unsettled-second":
      return `The events of ${reason.range === undefined ? "one second" : words.moment(reason.range.from)} could not be read completely: the portal kept changing their order.`;
    case "still-arriving":
      return "Events of the period were still arriving when the run ended: run it again some minutes later, and it will find them all.";
    case "trail-unavailable":
      return "The audit trail could not be read, so what they opened or downloaded is not known; the rooms' own logs show changes only.";
    case "cross-check": {
      const { missing, expected } = reason.parameters;
      return `${number(missing)} of ${counted(expected, "event")} in the rooms' own logs are not in the audit trail that was read: something was missed.`;
    }
    case "cross-check-not-done":
      return `The rooms' logs could not be compared with the trail: ${reason.parameters.failure}`;
    case "room-log-unreadable":
      return `The log of ${rooms(reason, words)} could not be read: ${reason.parameters.failure}`;
    case "room-log-unsettled":
      return `The log of ${rooms(reason, words)} kept changing while it was read; run the audit again.`;
    case "room-log-hidden": {
      const { total, shown } = reason.parameters;
      return `The log of ${rooms(reason, words)} counts ${counted(total, "event")} and shows ${number(shown)}: the portal leaves out what it cannot interpret.`;
    }
    case "members-unreadable":
      return `The members of ${rooms(reason, words)} could not be read: ${reason.parameters.failure}`;
    case "rooms-unlisted":
      return `The portal's lists of rooms leave out ${rooms(reason, words)}, of which its audit trail tells: the members are missing here.`;
    case "titles-unreadable":
      return `Which rooms were renamed or deleted after the period could not be read: ${reason.parameters.failure}`;
    case "places-unreadable":
      return `Where files lie could not be read: ${reason.parameters.failure}`;
    case "account-changes-unreadable":
      return `Who accepted an invitation, and whose account was switched off, could not be read: ${reason.parameters.failure}`;
    case "changes-unreadable":
      return `What changed while the run was reading could not be looked at once more: ${reason.parameters.failure}`;
    case "own-files-unreadable":
      return `The report folder could not be listed, so it is not known which uploads were this action's own: ${reason.parameters.failure}`;
    case "events-unattributed": {
      const { count } = reason.parameters;
      return `${counted(count, "event")} may have happened in this room or in another one.`;
    }
    case "hardly-able-to-act":
      return `They could work in the room for only ${counted(reason.parameters.days, "day")} of the period.`;
    case "verdicts-open": {
      const { why, count } = reason.parameters;
      return `${OPEN[why] ?? "Not everything could be proved"}: ${number(count)} ${count === 1 ? "status is" : "statuses are"} unknown.`;
    }
    case "account-removed":
      return "The account was deleted, and the portal no longer tells whose it was.";
    case "came-back-unseen":
      return "They were removed and are a member again, but the room's log does not show since when.";
    case "acceptance-untold":
      return "The account is young, and a portal without the Audit feature does not tell when the invitation was accepted.";
  }
}

/** Why verdicts stayed open, of all of them at once. */
const OPEN: Partial<Record<ReasonCode, string>> = {
  "events-unattributed": "Events could have happened in one of several rooms",
  "room-log-hidden": "A room's own log shows fewer events than it counts, and only the logs are judged",
  "account-changes-unreadable":
    "The audit trail, which tells whose account was switched off, was not read whole",
};

/** ` on 3 October 2026`, ` from 3 October 2026 to 5 October 2026`, or nothing where no time is known. */
function when({ range }: Reason, { isoDay }: ReasonWords): string {
  return range === undefined ? "" : ` ${daysInWords(isoDay(range.from), isoDay(range.to))}`;
}

function rooms({ rooms: ids }: Reason, { title }: ReasonWords): string {
  if (ids === "all") return "the rooms";
  const named = ids.map((id) => {
    const known = title(id);
    return known === undefined ? String(id) : `${id} ("${known}")`;
  });
  return `${ids.length === 1 ? "room" : "rooms"} ${named.join(", ")}`;
}
