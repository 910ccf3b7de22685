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

/** At most `limit` characters (code points), the last one an ellipsis where something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
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
