import { type Fields, text } from "./envelope.ts";

/**
 * The name of a person as people write it. In every employee object `displayName` is HTML-encoded on the wire, alone
 * among the texts of the API (`DisplayUserSettings.cs`, HttpUtility.HtmlEncode; recorded as `names_*`): it is decoded
 * here, once. First and last names, titles, contexts and the trail's `user` are plain text.
 */
export function displayName(employee: Fields): string {
  return decodeHtml(text(employee, "displayName"));
}

const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));/g;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Undoes what .NET's HtmlEncode does: five characters by name or number, others beyond ASCII by number. */
function decodeHtml(encoded: string): string {
  if (!encoded.includes("&")) return encoded;
  return encoded.replace(ENTITY, (entity, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return NAMED[name] ?? entity;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : entity;
  });
}
