import { ENGLISH_ROLLUP } from "../../deliver/words/rollup-en.ts";
import type { RollUpWords } from "../../deliver/words/words.ts";
import { number } from "../../text/english.ts";
import { membersOf } from "../figures.ts";
import type { RollUp } from "../model.ts";

/**
 * The one sentence that opens every format: what was found, and what is missing. Portals that are open come first: the
 * figures of the others alone would read as if they were those of all.
 *
 * @param say the language; English but in mails
 */
export function answerOf(rollUp: RollUp, say: RollUpWords["answer"] = ENGLISH_ROLLUP.answer): string {
  const { period, rows, complete } = rollUp;
  const chosen = rows.some(({ chosenRooms }) => chosenRooms !== undefined);
  const found = rows.length === 0 ? [] : foundParts(rollUp, say);
  const parts = complete
    ? [...found, chosen ? say.nothingMissingOfChosen : say.nothingMissing]
    : [openPart(rows, say), ...found];
  return `${period === undefined ? say.noPeriod : say.span(period)}: ${parts.join("; ")}.`;
}

function foundParts({ rows, totals, shared }: RollUp, say: RollUpWords["answer"]): string[] {
  const { counts, inactivePeople, judged } = totals;
  const withFigures = rows.filter(({ figures }) => figures?.judged === true).length;
  const noneJudged = !judged && rows.some(({ figures }) => figures);
  const without = noneJudged ? say.noneJudged(rows.length) : say.noFigures(rows.length);
  return [
    withFigures > 0 ? say.inactive(counts.inactive, membersOf(counts), withFigures, inactivePeople) : without,
    ...(counts.unknown > 0 ? [say.unknown(counts.unknown)] : []),
    ...(shared.length > 0 ? [say.shared(shared.length)] : []),
  ];
}

const OPEN = ["incomplete", "failed", "missing", "unusable"] as const;

function openPart(rows: RollUp["rows"], say: RollUpWords["answer"]): string {
  const open = OPEN.flatMap((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return count === 0 ? [] : [`${number(count)} ${say.open[state]}`];
  });
  return open.length === 0 ? say.noPortal : `${say.ofPortals(rows.length)} ${open.join(", ")}`;
}
