import { counted, number, spanInWords } from "../../text/english.ts";
import { membersOf } from "../figures.ts";
import type { RollUp, State } from "../model.ts";

/** The one sentence that opens every format: what was found, and what is missing. */
export function answerOf({ period, rows, totals, shared, complete }: RollUp): string {
  const { counts, inactivePeople } = totals;
  const when = period === undefined ? "No period" : spanInWords(period);
  const withFigures = rows.filter(({ figures }) => figures?.judged === true).length;
  const chosen = rows.some(({ chosenRooms }) => chosenRooms !== undefined);
  const parts = [
    withFigures === 0
      ? `${totals.judged || !rows.some(({ figures }) => figures) ? "no figures of" : "no member judged in"} ${counted(rows.length, "portal")}`
      : `${number(counts.inactive)} of ${counted(membersOf(counts), "membership")} inactive in ${counted(withFigures, "portal")} (${counted(inactivePeople, "person", "people")}, each portal by itself)`,
    ...(counts.unknown > 0 ? [`${number(counts.unknown)} not known`] : []),
    ...(shared.length > 0
      ? [`${counted(shared.length, "person", "people")} inactive in several portals`]
      : []),
    complete
      ? `nothing missing${chosen ? " of the rooms that were chosen" : ""}`
      : openPart(rows.map(({ state }) => state)),
  ];
  return `${when}: ${parts.join("; ")}.`;
}

function openPart(states: readonly State[]): string {
  const count = (state: State): number => states.filter((one) => one === state).length;
  const words: readonly (readonly [State, string])[] = [
    ["incomplete", "incomplete"],
    ["failed", "failed"],
    ["missing", "missing"],
    ["unusable", "not usable"],
  ];
  const open = words.flatMap(([state, word]) =>
    count(state) === 0 ? [] : [`${number(count(state))} ${word}`],
  );
  return open.length === 0 ? "no portal at all" : open.join(", ");
}
