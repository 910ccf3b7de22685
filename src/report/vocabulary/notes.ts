import type { Difference, NotCompared, Note, Replaced } from "../../notes.ts";
import { counted, dayInWords, labelInWords } from "../../text/english.ts";

/** Stands in every report: the server has no record of it (`FileOpenedForChange` is written for editing only). */
export const VIEWS_ARE_NOT_AUDITED =
  "The portal never records that a document was opened only to be viewed. " +
  "Someone who reads and does nothing else leaves no trace: “inactive” does not mean “did not look”.";

/** The same with the names of people, where they may be shown. */
export function namedNoteText(note: Note): string {
  const { row } = note.code === "review-unclear" ? note.parameters : {};
  return row === undefined
    ? noteText(note)
    : `${noteText(note)} It is the row of ${row.person} in ${row.room}; rows change their places when the workbook is written anew.`;
}

/**
 * A note in words without names of people, one or more sentences. Holds parts that users wrote: to be escaped. Long because every note has its
 * words here, one after the other.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a table of sentences, one for each code.
export function noteText(note: Note): string {
  switch (note.code) {
    case "provisional":
      return "Provisional: the period is not over, so nobody is reminded.";
    case "partial-list":
      return (
        "The portal's audit trail could not be read. " +
        "The events are those of the rooms' own logs, which have no opens and no downloads: the list is partial."
      );
    case "retention":
      return `The period begins before the ${note.parameters.days} days for which the portal is set to keep its audit trail, and no event from before the period is left to prove that nothing was deleted. The server is not known to delete older events.`;
    case "newer-server":
      return `The portal runs DocSpace ${note.parameters.version}, which is newer than any version that docspace-audit was checked with (${note.parameters.newest}). It is read in the same way, and every proof is made as usual.`;
    case "clock-skew": {
      const { minutes } = note.parameters;
      const apart = counted(Math.abs(minutes), "minute");
      return `This machine's clock is ${apart} ${minutes < 0 ? "ahead of" : "behind"} the portal's. The portal's time counts: by it the period is over or not. Set this machine's clock right.`;
    }
    case "key-expires":
      return `The API key ends on ${dayInWords(note.parameters.day)}: create a new one before then, or the next audits cannot run.`;
    case "logs-only":
      return (
        "The events are those of the rooms' own logs, as was asked for (activity: changes): no opens, no downloads, " +
        "and nothing that happened outside the rooms."
      );
    case "accounts-untold":
      return (
        "A portal without the Audit feature does not tell when somebody accepted an invitation, or was disabled for a " +
        "while: accounts older than half a year count here as usable all the time; younger ones without any act stay unknown."
      );
    case "filtered-out": {
      const { count, filters } = note.parameters;
      return `${counted(count, "event")} ${were(count)} left out, for the list is narrowed: ${filters.join("; ")}.`;
    }
    case "other-rooms-left-out": {
      const { count } = note.parameters;
      return `${counted(count, "event")} of rooms that were not asked for ${were(count)} left out.`;
    }
    case "unattributed":
      return `${counted(note.parameters.count, "event")} could not be attributed to one room with certainty.`;
    case "listed-in-doubt": {
      const { count } = note.parameters;
      const [are, they] = count === 1 ? ["is", "it"] : ["are", "they"];
      return `${counted(count, "event")} ${are} listed because it is not certain that ${they} happened outside the folders asked for.`;
    }
    case "unknown-addresses": {
      const { count } = note.parameters;
      const [belong, them] = count === 1 ? ["belongs", "it"] : ["belong", "them"];
      return `${counted(count, "address", "addresses")} in only-users ${belong} to no account of the portal, so nothing is listed for ${them}: check the spelling, or give the user's id.`;
    }
    case "views-not-audited":
      return VIEWS_ARE_NOT_AUDITED;
    case "activity-rule":
      return activityRule(note.parameters);
    case "nothing-compared":
      return `Nothing is compared with ${labelInWords(note.parameters.previousLabel)}: ${notComparedText(note.parameters.why)}.`;
    case "compared-with-other-rules":
      return differenceText(note.parameters.previousLabel, note.parameters.difference);
    case "replaces-another":
      return `This report replaces ${note.parameters.title} in the report folder, ${replacedText(note.parameters.why)}. The replaced one stays in the file's version history.`;
    case "exemption-over":
      return `The exemption on line ${note.parameters.line} ended on ${dayInWords(note.parameters.until)} and no longer counts: remove or renew it.`;
    case "exemption-room-unknown":
      return `The exemption on line ${note.parameters.line} names the room "${note.parameters.room}", which is not audited.`;
    case "review-disagrees": {
      const { line, count, about } = note.parameters;
      const difference = {
        removal: "wants removed: the review counts, and they are not exempt",
        day: "keeps until another day: the earlier of the two counts",
      };
      return `The exemption on line ${line} excuses ${counted(count, "member")} whom the access review ${difference[about]}. Change the one or the other.`;
    }
    case "review-left":
      return `Access review: ${note.parameters.why}`;
    case "review-unclear":
      return `Access review: ${note.parameters.why} The row counts as undecided.`;
    case "review-more-unclear":
      return `Access review: ${counted(note.parameters.count, "more cell")} of the workbook could not be understood. Their rows count as undecided.`;
    case "review-open-to-writers":
      return "Access review: whoever may write to the report folder can decide. The log in the workbook says who changed it last.";
    case "exemption-unused": {
      const { line, number } = note.parameters;
      const which = number === undefined ? "" : ` with number ${number} of its list`;
      return `The exemption on line ${line} matches no member of its rooms${which}.`;
    }
  }
}

function activityRule({
  activity,
  minActivity,
  graceDays,
}: Extract<Note, { code: "activity-rule" }>["parameters"]): string {
  const counts =
    activity === "any"
      ? "Activity is every event of the person in the room that the portal audits: to create, change, upload, move, " +
        "copy, delete, share, fill in, open for editing or download."
      : "Activity is what the rooms' own logs show: to create, change, upload, move, copy, delete or share. " +
        "Opening and downloading do not count.";
  const bar =
    `Fewer than ${counted(minActivity, "event")} in the period is inactive` +
    (graceDays > 0 ? `; who joined fewer than ${counted(graceDays, "day")} before its end is new.` : ".");
  return `${counts} ${bar}`;
}

function differenceText(previousLabel: string, difference: Difference): string {
  const report = `The report of ${labelInWords(previousLabel)}, with which this one is compared,`;
  switch (difference.kind) {
    case "incomplete":
      return `${report} was incomplete.`;
    case "provisional":
      return `${report} was provisional: its period was not over.`;
    case "activity":
      return `${report} counted other things as activity (activity: ${difference.before}).`;
    case "min-activity":
      return `${report} asked for another number of events (min-activity: ${difference.before}, now ${difference.now}).`;
    case "grace-days":
      return `${report} gave another time to newcomers (grace-days: ${difference.before}, now ${difference.now}).`;
  }
}

function notComparedText(why: NotCompared): string {
  return why.kind === "missing" ? `the report folder has no ${why.title}` : why.failure;
}

function replacedText(why: Replaced): string {
  switch (why.kind) {
    case "complete":
      return "which was complete, while this one is not";
    case "other-rooms":
      return `which had ${counted(why.rooms, "room")} that this one does not have`;
    case "other-rules":
      return "which was judged by other rules (activity, min-activity, grace-days)";
  }
}

function were(count: number): string {
  return count === 1 ? "was" : "were";
}
