import { ENGLISH_ROLLUP } from "../../deliver/words/rollup-en.ts";
import type { RollUpWords } from "../../deliver/words/words.ts";
import { number } from "../../text/english.ts";
import { membersOf } from "../figures.ts";
import type { RollUp, State } from "../model.ts";

/**
 * The one sentence that opens every format: what was found, and what is missing.
 *
 * @param say the language; English but in mails
 */
export function answerOf(
  { period, rows, totals, shared, complete }: RollUp,
  say: RollUpWords["answer"] = ENGLISH_ROLLUP.answer,
): string {
  const { counts, inactivePeople } = totals;
  const withFigures = rows.filter(({ figures }) => figures?.judged === true).length;
  const chosen = rows.some(({ chosenRooms }) => chosenRooms !== undefined);
  const noneJudged = !totals.judged && rows.some(({ figures }) => figures);
  const parts = [
    withFigures > 0
      ? say.inactive(counts.inactive, membersOf(counts), withFigures, inactivePeople)
      : noneJudged
        ? say.noneJudged(rows.length)
        : say.noFigures(rows.length),
    ...(counts.unknown > 0 ? [say.unknown(counts.unknown)] : []),
    ...(shared.length > 0 ? [say.shared(shared.length)] : []),
    complete
      ? chosen
        ? say.nothingMissingOfChosen
        : say.nothingMissing
      : openPart(
          rows.map(({ state }) => state),
          say,
        ),
  ];
  return `${period === undefined ? say.noPeriod : say.span(period)}: ${parts.join("; ")}.`;
}

const OPEN = ["incomplete", "failed", "missing", "unusable"] as const;

function openPart(states: readonly State[], say: RollUpWords["answer"]): string {
  const open = OPEN.flatMap((state) => {
    const count = states.filter((one) => one === state).length;
    return count === 0 ? [] : [`${number(count)} ${say.open[state]}`];
  });
  return open.length === 0 ? say.noPortal : open.join(", ");
}
