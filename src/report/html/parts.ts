import type { VerdictKind } from "../../assess/assessment.ts";
import { number } from "../../text/english.ts";
import { escapeHtml } from "../../text/html.ts";
import { VERDICT_WORDS } from "../vocabulary/terms.ts";

/** A link where the address is one of the web; otherwise its text alone. */
export function link(text: string, address: string): string {
  const safe = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  if (!safe) return escapeHtml(text);
  return `<a href="${escapeHtml(new URL(address).href, 2000)}" rel="noreferrer noopener">${escapeHtml(text)}</a>`;
}

/** One of the large figures. */
export function tile(name: string, count: number, below: string, kind = ""): string {
  return `<div class="tile ${kind}"><dt>${name}</dt><dd><b>${number(count)}</b> <small>${escapeHtml(below)}</small></dd></div>`;
}

export function verdictChip(kind: VerdictKind): string {
  return `<span class="chip ${kind}">${VERDICT_WORDS[kind]}</span>`;
}

/** One column of a table. `sort`: by what the script may sort it. */
export interface Column {
  readonly name: string;
  readonly sort?: "text" | "number";
  readonly className?: string;
}

/**
 * A table in a frame that scrolls sideways on narrow screens, reachable by keyboard. `rows` are finished `<tr>`s,
 * `caption` is a finished text.
 */
export function table(
  id: string,
  caption: string,
  columns: readonly Column[],
  rows: readonly string[],
): string {
  return [...tableParts(id, caption, columns, rows)].join("");
}

/** The same for many rows, which are made one after the other. */
export function* tableParts(
  id: string,
  caption: string,
  columns: readonly Column[],
  rows: Iterable<string>,
): Generator<string> {
  const heads = columns.map(({ name, sort, className }) => {
    const sortable = sort === undefined ? "" : ` data-sort="${sort}"`;
    return `<th scope="col"${className === undefined ? "" : ` class="${className}"`}${sortable}>${name}</th>`;
  });
  yield `<section class="scroll" aria-labelledby="${id}-caption" tabindex="0">
<table id="${id}"><caption id="${id}-caption">${caption}</caption>
<thead><tr>${heads.join("")}</tr></thead>
<tbody>
`;
  for (const row of rows) yield `${row}\n`;
  yield "</tbody></table></section>";
}
