import type { Bar, Findings, Table } from "./findings.ts";

/** Everything found, as Markdown: the bars first, then the tables. */
export function markdown(findings: readonly Findings[], quick: boolean, machine: string): string {
  const bars = findings.flatMap((part) => part.bars);
  const tables = findings.flatMap((part) => part.tables);
  const command = `npm run bench -- ${quick ? "--quick " : ""}--readme`;
  return [
    `Written by \`${command}\` on ${machine}.`,
    "",
    barTable(bars),
    ...tables.flatMap((table) => ["", `**${table.title}**`, "", markdownTable(table.head, table.rows)]),
  ].join("\n");
}

function barTable(bars: readonly Bar[]): string {
  return markdownTable(
    ["What", "To reach", "Measured", ""],
    bars.map(({ what, bar, measured, met }) => [what, bar, measured, met ? "met" : "**missed**"]),
  );
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** For the terminal: columns padded to the same width. */
export function plainTable({ title, head, rows }: Table): string {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [title, line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

export function plainBars(bars: readonly Bar[]): string {
  return plainTable({
    title: "Numbers to reach",
    head: ["", "what", "to reach", "measured"],
    rows: bars.map(({ what, bar, measured, met }) => [met ? "met" : "MISSED", what, bar, measured]),
  });
}

const START = "<!-- bench:start -->";
const END = "<!-- bench:end -->";

/** The README with the findings between its markers; throws where a marker is missing. */
export function withFindings(readme: string, content: string): string {
  const from = readme.indexOf(START);
  const to = readme.indexOf(END);
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no markers ${START} … ${END}.`);
  return `${readme.slice(0, from + START.length)}\n${content}\n${readme.slice(to)}`;
}
