import type { FileFault, PortalReason, PortalRemark, TotalsRemark } from "../../portal-reasons.ts";
import { counted, dayInWords, number } from "../../text/english.ts";

/** Why a portal is not complete, in one sentence. Long because every reason has its words here. */
export function portalReasonInEnglish({ code, parameters }: PortalReason): string {
  switch (code) {
    case "reported":
    case "run-failed":
      return parameters.sentence;
    case "more-reasons":
      return `And ${number(parameters.count)} more reasons.`;
    case "rooms-unread":
      return `${counted(parameters.count, "room")} could not be read.`;
    case "file-unusable":
      return `A file of it cannot be used: ${fileFaultInEnglish(parameters.fault)}.`;
    case "stray-unusable":
      return `The file cannot be used: ${fileFaultInEnglish(parameters.fault)}.`;
    case "nothing-handed-on":
      return "No report of it was handed on: its job did not run, was cancelled, or failed before the audit.";
    case "other-period":
      return `Its report is of ${parameters.firstDay} to ${parameters.lastDay}, those of the others are not.`;
    case "period-not-over":
      return "The period was not over.";
    case "untold":
      return "Its report says that it is incomplete, and not why.";
    case "room-twice":
      return `Room ${parameters.room} is in two of its reports: what they say cannot be added up.`;
    case "reports-differ":
      return DIFFERENCES[parameters.by];
    case "parts-of-different-wholes":
      return "Its reports are of parts that do not belong together: run all its jobs again with the same number of parts.";
    case "parts-not-planned":
      return `Its reports are of ${counted(parameters.parts, "part")}, and the plan made ${counted(parameters.planned, "part")} of it: run all its jobs again.`;
    case "parts-missing": {
      const { missing, of } = parameters;
      if (missing.length === 1) return `Part ${missing[0]} of ${of} is missing: run that job again.`;
      return `Parts ${missing.join(", ")} of ${of} are missing: run those jobs again.`;
    }
    case "rooms-untold":
      return "Its parts do not all say how many rooms the portal had, so it is not proved that none is missing: run its jobs again.";
    case "rooms-changed":
      return `Its parts hold ${counted(parameters.rooms, "room")}, and the portal had ${parameters.had.join(" or ")}: rooms were made or archived between the jobs; run them again.`;
    case "not-one-moment":
      return `Its reports were made from ${dayInWords(parameters.from)} to ${dayInWords(parameters.to)}: who joined or left between is counted in some rooms as before, in others as after; run the older jobs again.`;
  }
}

const DIFFERENCES = {
  rules:
    "Its reports judge by different rules (min-activity, grace-days, activity): they cannot be added up.",
  periods: "Its reports are of different periods: they cannot be added up.",
  "time-zones": "Its reports begin their days in different time zones: they cannot be added up.",
} as const;

export function portalRemarkInEnglish({ code, parameters }: PortalRemark): string {
  switch (code) {
    case "same-accounts":
      return `It has the same accounts as ${parameters.portals.join(", ")}: one portal under two addresses is counted twice.`;
    case "not-judged":
      return "Its members were not judged: its report is on events alone.";
    case "chosen-rooms":
      return `Only ${counted(parameters.count, "chosen room")} of it.`;
    case "other-rules":
      return `Judged by ${parameters.rules}; most portals by ${parameters.usual}.`;
  }
}

export function totalsRemarkInEnglish({ code, parameters: { count } }: TotalsRemark): string {
  switch (code) {
    case "same-accounts":
      return `${counted(count, "portal has", "portals have")} the same accounts as another: where two addresses are one portal, its memberships are counted twice. Audit it under one of them.`;
    case "different-rules":
      return `The totals add up portals that were judged by ${count} different rules: their rows say which.`;
    case "time-zones":
      return `The days of the period begin in ${count} time zones, each portal's own.`;
    case "chosen-rooms":
      return `Of ${counted(count, "portal")} only chosen rooms were audited: nothing is said of the others.`;
    case "not-judged":
      return `Of ${counted(count, "portal")} no member was judged: the figures of memberships do not hold it.`;
  }
}

/** Why a file is no usable report, as the rest of a sentence about it. */
export function fileFaultInEnglish(fault: FileFault): string {
  switch (fault.kind) {
    case "unreadable":
      return `it cannot be read (${fault.code})`;
    case "other-version":
      return `its schemaVersion is ${fault.said ?? "missing"}, and this roll-up reads ${fault.reads}: use the same version of the action for both`;
    case "field":
      return `its field ${fault.name} is missing or not as a report has it`;
    case "unexpected":
      return fault.sentence;
    default:
      return FAULTS[fault.kind];
  }
}

const FAULTS = {
  empty: "it is empty",
  directory: "it is a directory",
  "no-file": "it is no file, but a pipe or a device",
  "no-text": "it is no text in UTF-8",
  "no-json": "it is no JSON, or only a part of it",
  "no-report": "it is no report of docspace-audit",
  "too-large": "it is larger than any report of this action",
  "cut-off": "it was cut off: its last line is missing",
  "hash-differs": "it is not the file that was written: its SHA-256 is another than beside it",
  "hash-malformed": "the hash beside it is no SHA-256",
  "no-failure": "its fields are not those of a report",
  "made-at-unreadable": "the time at which it was made cannot be read",
  "member-without-id": "it has a member without an id",
  "room-twice": "it lists a room twice",
  "member-twice": "it lists a member of a room twice",
  "counts-differ": "its counts are not those of its own lists",
} as const;
