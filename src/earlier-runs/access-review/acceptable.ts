import { dayAfter } from "../../time/calendar.ts";
import type { Ledger } from "../ledger.ts";
import { membershipKey } from "./decision.ts";
import type { ReadReview } from "./read-workbook.ts";

/**
 * What was read without the decisions that cannot be a person's word about a membership of this portal: about somebody
 * who is no member and about whom nobody was ever asked, or made on a day that is not yet. Their rows count as undecided.
 *
 * @param here the memberships that are there now
 * @param today local day, `YYYY-MM-DD`
 */
export function acceptable(
  read: ReadReview,
  { review, inactive }: Pick<Ledger, "review" | "inactive">,
  here: ReadonlySet<string>,
  today: string,
): ReadReview {
  const known = new Set([...review.asked, ...review.decisions, ...inactive].map(membershipKey));
  const problems = [...read.problems];
  const unclear = new Set(read.unclear);
  const subjects = new Map(read.subjects);
  const rows = read.rows.filter((row) => {
    const key = membershipKey(row);
    const place = read.places.get(key);
    const isKnown = here.has(key) || known.has(key);
    // Where somebody decides it may be tomorrow already.
    if (isKnown && (row.decidedOn ?? "") <= dayAfter(today)) return true;
    unclear.add(key);
    const problem = isKnown
      ? `${place?.("decidedOn")} is a day that is not yet.`
      : `${place?.("decision")} decides about somebody who is no member of the room, and about whom nobody was asked: nothing is known to be done.`;
    problems.push(problem);
    subjects.set(problem, key);
    return false;
  });
  return rows.length === read.rows.length ? read : { ...read, rows, unclear, problems, subjects };
}
