import { labelInWords, number } from "../../text/english.ts";
import type { AuditReport } from "../model.ts";
import { GAP_WORDS, type TrendMonth, trendMonths } from "../trend.ts";

/** Month by month, a column each; a month that is not known says so, and is never 0. "" where nothing earlier is known. */
export function trendTable(report: AuditReport): string {
  const months = trendMonths(report);
  if (months.length === 0) return "";
  const row = (name: string, pick: (counts: NonNullable<TrendMonth["counts"]>) => number): string => {
    const cells = months.map(({ counts, gap }) =>
      counts === undefined ? (gap === undefined ? "" : `*${GAP_WORDS[gap]}*`) : number(pick(counts)),
    );
    return `| ${name} | ${cells.join(" | ")} |`;
  };
  const judged = report.reports.includes("inactivity");
  return [
    "### Month by month",
    "",
    `| | ${months.map(({ label }) => labelInWords(label)).join(" | ")} |`,
    `| :--- |${months.map(() => " ---: |").join("")}`,
    ...(judged ? [row("Inactive", ({ inactive }) => inactive), row("Active", ({ active }) => active)] : []),
    row("Events", ({ events }) => events),
  ].join("\n");
}
