/**
 * Titles and names are written by the portal's users, and some of them may wish the reader ill. Every text that comes
 * from the portal passes through one of these functions on its way into a report.
 */

/** Control characters (ESC among them, which begins what terminals obey), and those that reverse the direction of text. */
const CONTROLS = "\\u0000-\\u001f\\u007f-\\u009f";
const INVISIBLE = "\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\uffff";
const SEPARATORS = "\\u2028\\u2029";

/** Line breaks and tabs, which would let one field pretend to be several. */
const BREAKS = new RegExp(`\\r\\n|[\\t-\\r\\u0085${SEPARATORS}]`, "g");
const UNSEEN = new RegExp(`[${CONTROLS}${INVISIBLE}]`, "g");
/** Whether a text has anything of the above, or half of a surrogate pair. */
const SUSPICIOUS = new RegExp(`[${CONTROLS}${SEPARATORS}${INVISIBLE}\\ud800-\\udfff]`);

/** Longest text that the reports for people show of one field, in characters. */
export const LONGEST_SHOWN = 200;

/** The whole text on one line: breaks become spaces, what cannot be seen becomes `�`, which can. */
export function singleLine(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  return text.replace(BREAKS, " ").replace(UNSEEN, "\ufffd").toWellFormed();
}

/** At most `longest` UTF-16 units, the last of them `…` when something was cut off; never half a character. */
export function shorten(text: string, longest = LONGEST_SHOWN): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/(?:[\ud800-\udbff]|\u200d|\ufe0f|\s)+$/, "")}…`;
}

/** One field as people see it: on one line, and not too long. */
export function shown(text: string, longest = LONGEST_SHOWN): string {
  return singleLine(text.length > longest ? shorten(text, longest) : text);
}

/**
 * One field of a plain text report. Who prints the report in a workflow must not run commands with it: the runner obeys
 * `::command::` at the beginning of a line, blanks before it or not, and `##[command]` anywhere (`ActionCommand.cs`).
 */
export function plain(text: string, longest = LONGEST_SHOWN): string {
  return shown(text, longest)
    .replace(/^\s*::/, ": :")
    .replaceAll("##[", "# #[");
}

/** Blanks, what has no width, and the letters that are drawn as nothing (U+3164, U+2800). */
const NOTHING_TO_SEE = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** A title or name as one field; said in words when there is nothing to see of it. */
export function named(text: string, longest = LONGEST_SHOWN): string {
  return NOTHING_TO_SEE.test(text) ? "(no name)" : shown(text, longest).trim();
}

const HTML_SPECIAL = /[&<>"']/g;
const HTML_ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for HTML, between tags and in quoted attributes; also who prints it in a workflow commands nothing. */
export function html(text: string, longest = LONGEST_SHOWN): string {
  return shown(text, longest)
    .replace(HTML_SPECIAL, (character) => HTML_ENTITIES[character] ?? character)
    .replaceAll("##[", "##&#91;");
}

/** Characters that mean something to GitHub's Markdown, or to the tags that may stand in it. */
const MARKDOWN_SPECIAL =
  /[\\`*_[\]~!^{}|$&<>"'@#]|^[-+=.]|(?<=^\d+)[.)]|:(?=\/\/)|(?<=\bwww)\.|(?<=\bGH)-(?=\d)/gi;
/** Of no width: behind it GitHub sees neither a mention nor a reference, and people see no difference. */
const NOTHING = "&#8203;";

/**
 * Text for GitHub's Markdown, also between HTML tags in it: no tag, emphasis, code, link, image, formula, table border,
 * mention, reference to an issue, and no address that would become a link. Everything of meaning is written as an
 * entity, because backslashes work in Markdown only.
 */
export function markdown(text: string, longest = LONGEST_SHOWN): string {
  return shown(text, longest)
    .trim()
    .replace(MARKDOWN_SPECIAL, (character) => {
      const entity = HTML_ENTITIES[character] ?? `&#${character.charCodeAt(0)};`;
      return character === "@" || character === "#" || character === "-" ? entity + NOTHING : entity;
    });
}

/** What spreadsheets take for the beginning of a formula, also in their full-width forms and after blanks. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;
const NEEDS_QUOTES = /[",;]|^\s|\s$/;

/** The whole text as it may stand in a spreadsheet's cell: one line, and an apostrophe before what looks like a formula. */
export function cellText(text: string): string {
  return FORMULA.test(text) ? `'${singleLine(text)}` : singleLine(text);
}

/** A text field of a CSV file (RFC 4180): {@link cellText}, in quotes where needed. Numbers and dates need none. */
export function csvField(text: string): string {
  if (text === "") return "";
  const cell = cellText(text).replaceAll("##[", "# #[");
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Characters that JSON allows as they are but that terminals and editors obey. */
const UNSAFE_IN_JSON = new RegExp(`[\\u007f-\\u009f${SEPARATORS}${INVISIBLE}]`);
const UNSAFE_IN_JSON_ALL = new RegExp(UNSAFE_IN_JSON, "g");

/**
 * `JSON.stringify` whose text holds no control or bidirectional characters and no command of the workflow's runner; it
 * parses to exactly the same value.
 */
export function json(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent).replaceAll("##[", "#\\u0023[");
  if (!UNSAFE_IN_JSON.test(text)) return text;
  return text.replace(
    UNSAFE_IN_JSON_ALL,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
