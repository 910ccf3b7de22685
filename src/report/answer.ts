import type { Assessment, MemberRow } from "../assess/assessment.ts";
import type { AuditReport, Reminded } from "./model.ts";
import { type AnswerWords, ENGLISH_ANSWER } from "./vocabulary/answer.ts";
import { WIDE_ACCESS } from "./vocabulary/terms.ts";

/** What the answer is about: a whole report, or what of it concerns some rooms. */
export type Answerable = Pick<AuditReport, "reports" | "period" | "reasons" | "comparison" | "listed"> & {
  readonly assessment: Pick<Assessment, "rooms" | "counts" | "inactivePeople">;
};

/**
 * The one sentence that opens every output: what was found, and whether anything is missing. Mails link to the files, so
 * the files are written before: they say how many are to be reminded, and what is made later how many were.
 *
 * @param reminded absent where nobody is to be reminded
 * @param say the language; English but in mails
 */
export function answer(report: Answerable, reminded?: Reminded, say: AnswerWords = ENGLISH_ANSWER): string {
  const { reports, period, reasons, listed, assessment } = report;
  const judged = reports.includes("inactivity");
  const parts = [
    ...(judged ? inactivityParts(report, say) : [say.events(listed.count, assessment.rooms.length)]),
    ...(reminded === undefined ? [] : remindedParts(reminded, say)),
    ...(period.provisional ? [say.notOver] : []),
    reasons.length === 0 ? say.nothingMissing : say.unproved(reasons.length),
  ];
  const span = reasons.length === 0 ? say.span(period) : `${say.span(period)}, ${say.incomplete}`;
  return `${span}: ${parts.join("; ")}.`;
}

function remindedParts({ sent, due = 0, earlier }: Reminded, say: AnswerWords): string[] {
  const now = sent === undefined ? say.toBeReminded(due) : say.reminded(sent);
  const nobody = (sent ?? due) === 0;
  return [...(nobody && earlier > 0 ? [] : [now]), ...(earlier > 0 ? [say.remindedBefore(earlier)] : [])];
}

/** Of an incomplete report first what is not known: "0 of 95 inactive" alone would read as if all were well. */
function inactivityParts({ assessment, comparison, reasons }: Answerable, say: AnswerWords): string[] {
  const { counts } = assessment;
  const unread = assessment.rooms.filter(({ unreadable }) => unreadable !== undefined).length;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const first = reasons.length > 0 && counts.unknown > 0;
  const known = first ? all - counts.unknown : all;
  const missing = [
    ...(counts.unknown === 0
      ? []
      : [first ? say.unknownOf(counts.unknown, all) : say.unknown(counts.unknown)]),
    ...(unread === 0 ? [] : [say.unreadable(unread)]),
  ];
  const inactive = first ? say.inactiveOfOthers(counts.inactive, known) : say.inactive(counts.inactive, all);
  const found = [
    ...(all === 0 && unread === 0 ? [say.nobody] : []),
    ...(known === 0 ? [] : [`${inactive}${whoPart(assessment, say)}`]),
    ...(comparison !== undefined && counts.inactive > 0 ? [say.newly(comparison.newlyInactive.length)] : []),
  ];
  const parts = reasons.length > 0 ? [missing, found] : [[...found, ...missing]];
  return parts.filter((part) => part.length > 0).map((part) => part.join(", "));
}

function whoPart({ counts, rooms, inactivePeople }: Answerable["assessment"], say: AnswerWords): string {
  if (counts.inactive === 0) return "";
  const rows = rooms.flatMap(({ members }) => members.filter(isInactive));
  const wide = new Set(rows.filter(({ access }) => WIDE_ACCESS.has(access)).map(({ person }) => person.id))
    .size;
  return ` (${[say.people(inactivePeople), ...(wide === 0 ? [] : [say.withWideAccess(wide)])].join(", ")})`;
}

function isInactive({ verdict }: MemberRow): boolean {
  return verdict.kind === "inactive";
}
