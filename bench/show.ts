import { ELSEWHERE } from "./elsewhere.ts";
import type { Bar, Part, Table } from "./findings.ts";
import type { Results } from "./results.ts";

/** Everything that is known, as Markdown: each bar with its day, what was not measured, then the tables. */
export function markdown(parts: readonly Part[], results: Results): string {
  const known = parts.flatMap(({ name }) => results[name] ?? []);
  const tables = known.flatMap(({ tables, date, machine, quick }) =>
    tables.map((table) => ({
      ...table,
      title: `${table.title} (${date}; ${machine}${quick ? "; quick" : ""})`,
    })),
  );
  return [
    barTable(parts, results),
    ...tables.flatMap((table) => ["", `**${table.title}**`, "", markdownTable(table.head, table.rows)]),
  ].join("\n");
}

function barTable(parts: readonly Part[], results: Results): string {
  const rows = parts.flatMap(({ name, what }) => {
    const result = results[name];
    if (result === undefined)
      return [[what, "", `not measured yet: \`npm run bench -- --only ${name} --readme\``, "", ""]];
    const { bars, date } = result;
    return bars.map(({ what, bar, measured, met }) => [
      what,
      bar,
      measured,
      met ? "met" : "**missed**",
      date,
    ]);
  });
  const elsewhere = ELSEWHERE.map(({ what, bar, how }) => [what, bar, `not here: ${how}`, "", ""]);
  return markdownTable(["What", "To reach", "Measured", "", "On"], [...rows, ...elsewhere]);
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

/** The document with the findings between its markers; throws where a marker is missing. */
export function withFindings(readme: string, content: string): string {
  const from = readme.indexOf(START);
  const to = readme.indexOf(END);
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no markers ${START} … ${END}.`);
  return `${readme.slice(0, from + START.length)}\n${content}\n${readme.slice(to)}`;
}
