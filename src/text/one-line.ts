/**
 * Titles and names are written by the portal's users, and some of them may wish the reader ill. Every text that comes
 * from the portal passes through one of these functions, or one of `html`, `markdown`, `cells` and `json`, on its way out.
 */

/** Control characters (ESC among them, which begins what terminals obey), and those that reverse the direction of text. */
const CONTROLS = "\\u0000-\\u001f\\u007f-\\u009f";
export const INVISIBLE_IN_REPORTS = "\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\uffff";
export const SEPARATORS = "\\u2028\\u2029";

/** Line breaks and tabs, which would let one field pretend to be several. */
const BREAKS = new RegExp(`\\r\\n|[\\t-\\r\\u0085${SEPARATORS}]`, "g");
const UNSEEN = new RegExp(`[${CONTROLS}${INVISIBLE_IN_REPORTS}]`, "g");
/** What a class of characters holds to find any of the above, or half of a surrogate pair. */
export const SUSPICIOUS_IN_REPORTS = `${CONTROLS}${SEPARATORS}${INVISIBLE_IN_REPORTS}\\ud800-\\udfff`;
const SUSPICIOUS = new RegExp(`[${SUSPICIOUS_IN_REPORTS}]`);

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
  if (text.length <= longest && !NOT_PLAIN.test(text)) return text;
  return shown(text, longest)
    .replace(/^\s*::/, ": :")
    .replaceAll("##[", "# #[");
}

/** Most texts have nothing of it: looked for once, and not once for each. */
const NOT_PLAIN = new RegExp(`[#${SUSPICIOUS_IN_REPORTS}]|^\\s*::`);

/** Blanks, what has no width, and the letters that are drawn as nothing (U+3164, U+2800). */
const NOTHING_TO_SEE = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Where there is nothing to see of a title or name. */
export const NO_NAME = "(no name)";

/** A title or name as one field; said in words when there is nothing to see of it. */
export function named(text: string, longest = LONGEST_SHOWN, nameless = NO_NAME): string {
  return NOTHING_TO_SEE.test(text) ? nameless : shown(text, longest).trim();
}

/**
 * Text written by others (room titles, names, server messages, raw inputs) as one inert line of at most `limit`
 * characters: no escape sequences, control, direction or invisible characters, no line breaks, no workflow commands.
 *
 * The runner obeys `::command::` at the start of a line and the older `##[command]` anywhere in it
 * (`ActionCommand.cs` of the runner), so both are broken up.
 */
export function plainText(text: string, limit = 2000): string {
  const line = text
    .toWellFormed()
    .replace(ESCAPE_SEQUENCES, "")
    .replace(LINE_BREAKS, " ")
    .replace(INVISIBLE, "")
    .trim();
  return shorten(line, limit).replace(/^::/, ": :").replaceAll("##[", "# #[");
}

/** CSI (colours, cursor), OSC (titles, links) and two-character sequences of terminals, also in their 8-bit form. */
const ESCAPE_SEQUENCES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
const LINE_BREAKS = /[\t\n\u000b\f\r\u0085\u2028\u2029]+/g;

/** Controls, direction marks and overrides, zero-width characters (not the joiners that scripts and emoji need), tags. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
