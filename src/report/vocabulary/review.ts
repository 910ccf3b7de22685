import { counted, dayInWords, number } from "../../text/english.ts";
import { type ReviewCounts, type ReviewRow, reviewCounts } from "../review.ts";

/** `12 of 26 undecided, the longest for 31 days; 3 kept; 2 to be removed and not done; 1 done.` */
export function reviewSentence(rows: readonly ReviewRow[]): string {
  const counts = reviewCounts(rows);
  if (counts.all === 0) return "Nothing is to be decided.";
  const parts = [
    ...(counts.kept > 0 ? [`${number(counts.kept)} kept`] : []),
    ...(counts.notDone > 0 ? [`${number(counts.notDone)} to be removed and not done`] : []),
    ...(counts.done > 0 ? [`${number(counts.done)} done`] : []),
  ];
  const overdue = counts.overdue > 0 ? [`${number(counts.overdue)} overdue`] : [];
  return `${[openText(counts), ...parts, ...overdue].join("; ")}.`;
}

/** `12 of 26 undecided for 31 days` */
function openText({ open, all, longest }: ReviewCounts): string {
  const days = open > 0 && longest > 0 ? ` for ${counted(longest, "day")}` : "";
  return `${number(open)} of ${number(all)} undecided${open > 1 && days !== "" ? `, the longest${days}` : days}`;
}

/** What became of one membership. */
export function reviewRowText(row: ReviewRow): string {
  const { state, since, days, decision, until = "" } = row;
  switch (state) {
    case "open":
      return days === 0 ? "Undecided since today" : `Undecided for ${counted(days, "day")}`;
    case "kept":
      return `Kept until ${dayInWords(until)}: ${decision?.reason ?? ""} (${signed(row)})`;
    case "not-done":
      return `Removal decided on ${dayInWords(since)}, not done (${signed(row)})`;
    case "done":
      return `Removal decided on ${dayInWords(since)}, done (${signed(row)})`;
  }
}

function signed({ decision, own = false }: ReviewRow): string {
  if (decision === undefined) return "";
  const { decidedBy, changedBy } = decision;
  const also = own ? `, ${OWN_WORD}` : "";
  if (decidedBy !== "") return `decided by ${decidedBy}${also}`;
  return changedBy === "" ? "not signed" : `not signed, file last changed by ${changedBy}${also}`;
}

/** Beside a `keep` that bears the name of the person whom it keeps. */
export const OWN_WORD = "the name of the same person";
