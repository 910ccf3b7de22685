import { type Html, html, lines, ownHtml } from "../../text/html.ts";
import { LONGEST_SHOWN, plain, shown } from "../../text/one-line.ts";
import type { Mail } from "./mailer.ts";

/** A mail from above to below, written once in plain text and once in HTML. Its texts may hold what others wrote. */
export type Part =
  | { readonly kind: "answer" | "text" | "quiet"; readonly text: string }
  | { readonly kind: "buttons"; readonly links: readonly Link[] }
  | { readonly kind: "list"; readonly intro: string; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly title: string;
      readonly heads: readonly string[];
      /** A cell for each head; the first one is what the row is about. */
      readonly rows: readonly { readonly cells: readonly Cell[]; readonly url?: string | undefined }[];
      /** Where the links are too many to be read in plain text. */
      readonly linksInHtmlOnly?: true;
    };

type Cell = string | number;

export interface Link {
  readonly label: string;
  readonly url: string;
}

const LONGEST_TEXT = 2000;

export function asText(parts: readonly Part[], sender: string): string {
  return [...parts.flatMap((part) => [...textLines(part), ""]), "-- ", sender, ""].join("\n");
}

function textLines(part: Part): readonly string[] {
  switch (part.kind) {
    case "buttons":
      return part.links.map(({ label, url }) => `${label}: ${url}`);
    case "list":
      return [
        plain(part.intro, LONGEST_TEXT),
        ...part.items.map((item) => `  * ${plain(item, LONGEST_TEXT)}`),
      ];
    case "table":
      return [
        part.title,
        "=".repeat(Math.min(part.title.length, 80)),
        ...part.rows.flatMap(({ cells, url }) => [
          `  * ${rowText(cells, part.heads)}`,
          ...(url === undefined || part.linksInHtmlOnly ? [] : [`    ${url}`]),
        ]),
      ];
    default:
      return [plain(part.text, LONGEST_TEXT)];
  }
}

/** `Ann Lee; Right: Editor; Room: Legal`: what a table says, in one line. */
function rowText([first = "", ...others]: readonly Cell[], [, ...heads]: readonly string[]): string {
  const more = others.map((cell, index) => `${heads[index] ?? ""}: ${cellText(cell)}`);
  return [cellText(first), ...more].join("; ");
}

function cellText(cell: Cell): string {
  return plain(String(cell), LONGEST_SHOWN);
}

/**
 * Where a mail program takes no style sheet, tables and links are still ones. Cells break within a word only where one
 * is longer than a phone's column: a cell of class `l`.
 */
const STYLE = ownHtml(
  "<style>:root{color-scheme:light dark}body{font-family:sans-serif;font-size:16px;line-height:1.5;margin:8px}p,ul{max-width:50em}" +
    ".d{font-size:13px;line-height:1.35}.d p,.d ul{max-width:90em;margin:8px 0}h2{font-size:15px;margin:14px 0 2px}" +
    "table{border-collapse:collapse;max-width:900px}th,td{text-align:left;vertical-align:top;padding:1px 16px 1px 0;border-bottom:1px solid #8886}" +
    "th.n,td.n{text-align:right}.l{overflow-wrap:anywhere}.a{font-size:18px;font-weight:bold}.q{color:#555}.d .q{font-size:12px}" +
    "@media(max-width:600px){.d{font-size:15px}.d table{font-size:13px}th,td{padding-right:6px}}" +
    "@media(prefers-color-scheme:dark){.q{color:#aaa}a{color:#8ab4f8}a.b{color:#fff}}</style>",
);

/** @param kind `letter` for a few sentences, `dense` for tables */
export function mailHtml(body: Html, language: string, kind: "letter" | "dense"): string {
  const dense = kind === "dense" ? html` class="d"` : undefined;
  return `${html`<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">${STYLE}</head><body${dense}>\n${body}\n</body></html>\n`}`;
}

/** The same mail with something said before all else. */
export function withFirst(mail: Mail, text: string, first: Html): Mail {
  const begun = mail.html.replace(/<body[^>]*>/, (body) => `${body}\n${first}`);
  return { ...mail, text: `${text}\n\n${mail.text}`, html: begun };
}

export function asHtml(parts: readonly Part[], sender: string, language: string): string {
  return mailHtml(lines([...parts.map(partHtml), html`<p class="q">${sender}</p>`]), language, "dense");
}

function partHtml(part: Part): Html {
  switch (part.kind) {
    case "answer":
      return html`<p class="a">${shown(part.text, LONGEST_TEXT)}</p>`;
    case "text":
      return html`<p>${shown(part.text, LONGEST_TEXT)}</p>`;
    case "quiet":
      return html`<p class="q">${shown(part.text, LONGEST_TEXT)}</p>`;
    case "buttons":
      return html`<p>${part.links.map(({ label, url }) => html`<a class="b" href="${url}" style="display:inline-block;margin:0 8px 4px 0;padding:7px 14px;border-radius:4px;background:#0b5cad;color:#fff;text-decoration:none">${label}</a>`)}</p>`;
    case "list":
      return html`<p>${shown(part.intro, LONGEST_TEXT)}</p>\n<ul>\n${lines(part.items.map((item) => html`<li>${shown(item, LONGEST_TEXT)}</li>`))}\n</ul>`;
    case "table":
      return tableHtml(part);
  }
}

const LONG_WORD = /[^\s-]{16}/;

function tableHtml({ title, heads, rows }: Extract<Part, { kind: "table" }>): Html {
  const numeric = heads.map((_, index) => rows.some(({ cells }) => typeof cells[index] === "number"));
  const right = (index: number): Html | undefined => (numeric[index] === true ? html` class="n"` : undefined);
  const head = heads.map((one, index) => html`<th${right(index)}>${one}</th>`);
  const body = rows.map(
    ({ cells, url }) =>
      html`<tr>${cells.map((cell, index) => {
        const text = shown(String(cell));
        const linked = index === 0 && url !== undefined ? html`<a href="${url}">${text}</a>` : text;
        return html`<td${right(index) ?? (LONG_WORD.test(text) ? html` class="l"` : undefined)}>${linked}</td>`;
      })}</tr>`,
  );
  return html`<h2>${title}</h2>\n<table>\n<tr>${head}</tr>\n${lines(body)}\n</table>`;
}
