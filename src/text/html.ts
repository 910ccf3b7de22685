import { LONGEST_SHOWN, SUSPICIOUS_IN_REPORTS, shown } from "./one-line.ts";

const SPECIAL = /[&<>"']/g;
/** Most texts have nothing of all that is replaced: looked for once, and not once for each. */
const NOT_PLAIN = new RegExp(`[&<>"'#${SUSPICIOUS_IN_REPORTS}]`);

/** What stands for the characters that mean something in HTML. */
export const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Longest text that a template takes as it is; names and titles are cut shorter by `named`. */
const LONGEST_TEXT = 2000;

/** Finished HTML, which is not escaped again. Made by {@link html} alone. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: nothing at all where it is undefined, one after the other where it is a list. */
export type HtmlValue = Html | string | number | undefined | readonly HtmlValue[];

/** HTML from a template: every value is escaped, unless it is HTML itself. Attributes are to be in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  // By `join`, as what `+=` puts together stays in memory piece by piece until it is written.
  const parts = [strings[0]];
  for (const [index, value] of values.entries()) parts.push(written(value), strings[index + 1]);
  return new Html(parts.join(""));
}

/** Text of the project's own that is HTML already: a style sheet, a script. Never what others wrote. */
export function ownHtml(text: string): Html {
  return new Html(text);
}

/** Parts one below the other. */
export function lines(parts: readonly Html[]): Html {
  return new Html(parts.join("\n"));
}

function written(value: HtmlValue): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.toString();
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return escapeHtml(value, LONGEST_TEXT);
  return value.map(written).join("");
}

/** Text for HTML, between tags and in quoted attributes; also who prints it in a workflow commands nothing. */
export function escapeHtml(text: string, longest = LONGEST_SHOWN): string {
  if (text.length <= longest && !NOT_PLAIN.test(text)) return text;
  return shown(text, longest)
    .replace(SPECIAL, (character) => ENTITIES[character] ?? character)
    .replaceAll("##[", "##&#91;");
}
