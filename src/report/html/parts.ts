import type { VerdictKind } from "../../assess/assessment.ts";
import type { WrittenFile } from "../../report-folder/files.ts";
import { number } from "../../text/english.ts";
import { type Html, type HtmlValue, html } from "../../text/html.ts";
import { VERDICT_WORDS } from "../vocabulary/terms.ts";

/** A link where the address is one of the web; otherwise its text alone. */
export function link(text: HtmlValue, address: string | undefined): Html {
  const safe = address !== undefined && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  if (!safe) return html`${text}`;
  return html`<a href="${new URL(address).href}" rel="noreferrer noopener">${text}</a>`;
}

/** A sentence whose inputs stand between backticks, as they do in every other format. */
export function withCode(sentence: string): Html {
  const parts = sentence.split(/`([^`]{1,80})`/);
  return html`${parts.map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`))}`;
}

/** One of the large figures; undefined: not read, which is no 0. `status`: the members it counts, which a click on it shows. */
export function tile(name: string, count: number | undefined, below: string, status?: VerdictKind): Html {
  const label =
    status === undefined ? html`${name}` : html`<a href="#members" data-status="${status}">${name}</a>`;
  return html`<div class="tile ${status}"><dt>${label}</dt><dd><b>${count === undefined ? "?" : number(count)}</b> <small>${below}</small></dd></div>`;
}

/** The files of this run that have all of a list, or which one would. */
export function filesWith(siblings: readonly WrittenFile[], names: RegExp, none: HtmlValue): Html {
  const titles = siblings.flatMap(({ title }) => (names.test(title) ? [html`<code>${title}</code>`] : []));
  if (titles.length === 0) return html`no file of this run: add ${none} to <code>formats</code>`;
  return html`${titles.map((title, index) => html`${index > 0 ? " and " : ""}${title}`)}`;
}

export function statusChip(kind: VerdictKind): Html {
  return html`<span class="chip ${kind}">${VERDICT_WORDS[kind]}</span>`;
}

/** One column of a table. `sort`: by what the script may sort it. */
export interface Column {
  readonly name: HtmlValue;
  readonly sort?: "text" | "number";
  readonly className?: string;
}

/** Rows of a list that are seen at once where nothing else is said; the rest unfolds, so that a long list does not bury what follows it. */
const FIRST_ROWS = 120;

export interface TableLook {
  readonly className?: string;
  readonly first?: number;
}

/**
 * A table in a frame that scrolls sideways on narrow screens, reachable by keyboard. `rows` are finished `<tr>`s. A
 * long one shows its first rows; the others unfold below, in a table of the same columns, also without script.
 */
export function table(
  id: string,
  caption: HtmlValue,
  columns: readonly Column[],
  rows: readonly Html[],
  look?: TableLook,
): Html {
  return html`${[...tableInPieces(id, caption, columns, rows, (row) => row, look)]}`;
}

/** The same row by row, for what grows with the portal: each row is made when its turn comes. */
export function* tableInPieces<Item>(
  id: string,
  caption: HtmlValue,
  columns: readonly Column[],
  items: readonly Item[],
  rowOf: (item: Item) => Html,
  { className = "", first = FIRST_ROWS }: TableLook = {},
): Generator<Html> {
  const rows = function* (some: readonly Item[]): Generator<Html> {
    for (const item of some)
      yield html`${rowOf(item)}
`;
  };
  yield html`<section class="scroll ${className}" aria-labelledby="${id}-caption" tabindex="0">
<table id="${id}" data-first="${first}"><caption id="${id}-caption">${caption}</caption>
${head(columns)}
<tbody>
`;
  yield* rows(items.slice(0, first));
  yield html`</tbody></table></section>`;
  const more = items.slice(first);
  if (more.length === 0) return;
  const label = `Show the other ${number(more.length)}`;
  yield html`
<details class="more" data-more="${id}"><summary>${label}</summary>
<section class="scroll ${className}" aria-label="${label}" tabindex="0">
<table class="${id}">${head(columns)}
<tbody>
`;
  yield* rows(more);
  yield html`</tbody></table></section></details>`;
}

function head(columns: readonly Column[]): Html {
  const heads = columns.map(({ name, sort, className }) => {
    const sortable = sort === undefined ? undefined : html` data-sort="${sort}"`;
    const named = className === undefined ? undefined : html` class="${className}"`;
    return html`<th scope="col"${named}${sortable}>${name}</th>`;
  });
  return html`<thead><tr>${heads}</tr></thead>`;
}
