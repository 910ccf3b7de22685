import { membershipKey } from "./decision.ts";
import type { KeptRow } from "./lines.ts";
import type { ReadReview } from "./read-workbook.ts";
import type { ReadRow } from "./understand.ts";

/**
 * Two workbooks of one review: one of them was stored beside the other while that was open or locked. A decision in
 * either counts; where they decide differently, nobody can know which is meant, and the row counts as undecided.
 */
export function together(first: ReadReview, second: ReadReview): ReadReview {
  const rows = new Map(first.rows.map((row) => [membershipKey(row), row]));
  const unclear = new Set([...first.unclear, ...second.unclear]);
  const problems = [...first.problems, ...second.problems];
  for (const row of second.rows) {
    const key = membershipKey(row);
    const other = rows.get(key);
    if (other === undefined) rows.set(key, row);
    else if (!alike(row, other)) {
      unclear.add(key);
      problems.push("Two files of the workbook decide differently about one person and room.");
    }
  }
  const decided = [...rows].filter(([key]) => !unclear.has(key));
  const open = (cells: ReadonlyMap<string, string>) => [...cells].filter(([key]) => !rows.has(key));
  return {
    rows: decided.map(([, row]) => row),
    known: new Map([...second.known, ...first.known]),
    unclear,
    blank: new Map(open(first.blank)),
    partial: new Map([...open(second.partial), ...open(first.partial)]),
    places: new Map([...second.places, ...first.places]),
    // One sentence may be about two rows, one of each file: then it names neither.
    subjects: new Map(
      [...second.subjects, ...first.subjects].filter(([why, key]) =>
        [first, second].every(
          ({ problems: own, subjects }) => !own.includes(why) || subjects.get(why) === key,
        ),
      ),
    ),
    // The second is to be deleted by hand: it keeps its own sheets.
    own: first.own,
    log: [...first.log, ...second.log],
    lost: [...first.lost, ...second.lost],
    strays: withoutTwins([...first.strays, ...second.strays]),
    problems: [...new Set(problems)],
  };
}

function alike(one: ReadRow, other: ReadRow): boolean {
  const said = (row: ReadRow) => JSON.stringify({ ...row, asked: "", logged: "" });
  return said(one) === said(other);
}

/** The one is written from both: what it holds of the other would come again with every run. */
function withoutTwins(rows: readonly KeptRow[]): readonly KeptRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify([row.cells, [...row.added]]), row])).values()];
}
