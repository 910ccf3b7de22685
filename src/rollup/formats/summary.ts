import { number } from "../../text/english.ts";
import { markdown } from "../../text/markdown.ts";
import type { PortalRow } from "../model.ts";
import type { Page } from "../page.ts";
import { changeText, changeWords, FIGURES, figureText, stateText, totalsWords, whyText } from "../table.ts";
import { answerOf } from "./answer.ts";
import { unfoundPeople } from "./people.ts";

/** Bytes of UTF-8 that the rows may have together: GitHub drops a summary above 1 MiB altogether. */
const BUDGET = 700 * 1024;
const MOST_ROWS = 500;
const SHOWN = new Set(["memberships", "active", "inactive", "unknown", "room_events"]);

/** The page for the run's summary: what asks for somebody comes first, a very long list is cut with a word. */
export function rollUpSummary(page: Page): string {
  const { rollUp, changes } = page;
  const columns = FIGURES.filter(({ key }) => SHOWN.has(key));
  const heads = [
    "Portal",
    "State",
    ...columns.map(({ head }) => head),
    ...(changes ? ["Change"] : []),
    "Why",
  ];
  const line = (row: PortalRow): string => {
    const cells = [
      markdown(row.name),
      stateText(row),
      ...columns.map((column) => figureText(column, row.figures)),
      ...(changes ? [changeText(row, changes)] : []),
      markdown(whyText(row), 500),
    ];
    return `| ${cells.join(" | ")} |`;
  };
  const lines = withinBudget(rollUp.rows.slice(0, MOST_ROWS).map(line));
  const left = rollUp.rows.length - lines.length;
  return [
    "## DocSpace audit of all portals",
    "",
    `**${markdown(answerOf(rollUp), 1000)}**`,
    "",
    `| ${heads.join(" | ")} |`,
    `|${heads.map(() => " --- ").join("|")}|`,
    ...lines,
    "",
    ...(left > 0 ? [`And ${number(left)} more portals, which the files name.`, ""] : []),
    ...[...totalsWords(rollUp), ...changeWords(page)].flatMap((sentence) => [markdown(sentence, 2000), ""]),
    "An empty cell is not known, and not 0.",
    "",
    ...unfoundPeople(page).flatMap((sentence) => [markdown(sentence, 1000), ""]),
  ].join("\n");
}

/** The first lines, as many as fit. */
function withinBudget(lines: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = lines.findIndex((line) => {
    bytes += Buffer.byteLength(line) + 1;
    return bytes > BUDGET;
  });
  return end < 0 ? lines : lines.slice(0, end);
}
