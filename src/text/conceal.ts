import { Buffer } from "node:buffer";
import { plainText, shorten } from "./one-line.ts";

/** Longer texts of a server are cut before they are looked at; no error has as much to say. */
const MOST_READ = 20_000;

/**
 * A secret with fewer characters cannot be concealed by looking for it: replacing each `10` would take the month out
 * of every date. Whoever takes secrets warns of such a one.
 */
export const SHORTEST_SECRET = 8;

/**
 * What may be quoted of a text that others wrote and that may quote one of our secrets: one inert line of at most
 * `limit` characters. The secrets are concealed after the text was cleaned, so that nothing invisible can stand between
 * their characters, and before it is shortened, so that no piece of one is left at the end. A text that holds a secret
 * in another spelling (with other characters between, percent-encoded, quoted-printable, as HTML or JavaScript escapes, in
 * base64 or hexadecimal) is not quoted at all. Secrets shorter than {@link SHORTEST_SECRET} are not looked for.
 */
export function quotableText(text: string, secrets: readonly string[], limit: number): string {
  const cut = text.length > MOST_READ;
  const read = plainText(text.slice(0, MOST_READ), MOST_READ);
  const shown = concealedIn(read, secrets);
  // A secret may begin where the text was cut.
  return shorten(cut ? shown.slice(0, Math.max(0, shown.length - longest(secrets))) : shown, limit);
}

/**
 * A text of many lines that is shown as it is, but for the secrets: a line that holds one in another spelling is left
 * out as a whole.
 */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  if (secrets.length === 0) return text;
  return text
    .split("\n")
    .map((line) => {
      const shown = concealedIn(line, secrets);
      const cleaned = plainText(line, MOST_READ);
      if (shown !== line || cleaned === line) return shown;
      return concealedIn(cleaned, secrets) === "***" ? "***" : shown;
    })
    .join("\n");
}

function concealedIn(line: string, secrets: readonly string[]): string {
  const found = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
  if (found.length === 0) return line;
  const shown = found.reduce((text, secret) => text.replaceAll(secret, "***"), line);
  const spellings = [shown, ...decodings(shown)].flatMap(shapes);
  const wanted = found.flatMap((secret) => [secret, asBytes(secret)]).flatMap(shapes);
  return wanted.some((shape) => spellings.some((one) => one.includes(shape))) ? "***" : shown;
}

function longest(secrets: readonly string[]): number {
  return Math.max(0, ...secrets.map((secret) => secret.length));
}

/**
 * A text without what can stand between a secret's characters: all that cannot be seen; and, as far as enough is left
 * to tell it from other text, all but letters and digits, in their plain forms. Some letters are drawn as nothing (U+3164).
 */
function shapes(text: string): string[] {
  const seen = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
  const essence = seen.replace(/[^\p{L}\p{Nd}]/gu, "");
  return [seen, essence].filter((shape) => shape.length >= SHORTEST_SECRET);
}

/** Its UTF-8 with a character for each byte, as decoding byte by byte gives it. */
function asBytes(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** Percent-encoding and quoted-printable, entities of HTML, escapes of JSON and JavaScript, octal ones of shells. */
const ESCAPED =
  /[%=]([\da-f]{2})|&#(\d{1,7});?|&#x([\da-f]{1,6});?|\\u\{?([\da-f]{4,6})\}?|\\x([\da-f]{2})|\\([0-3][0-7]{2})|\\(["'/\\])|&(amp|lt|gt|quot|apos);/gi;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(ESCAPED, (whole, byte, decimal, hexadecimal, unicode, script, octal, itself, name) => {
    if (itself !== undefined) return itself;
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    if (decimal !== undefined) return character(Number(decimal), whole);
    if (octal !== undefined) return character(Number.parseInt(octal, 8), whole);
    return character(Number.parseInt(byte ?? hexadecimal ?? unicode ?? script, 16), whole);
  });
}

function character(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

function decodings(text: string): string[] {
  const once = unescaped(text);
  // Lines of mails are broken, also in the middle of what is encoded.
  const joined = once.replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "");
  // Whoever encodes a header encodes what stands before the key, too, so every alignment is tried.
  const decoded = (joined.match(/[\w+/-]{10,}/g) ?? []).flatMap((run) =>
    [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), "base64").toString("latin1")),
  );
  const inHexadecimal = (once.match(/[\da-f](?:[\s:,-]*(?:0x)?[\da-f]){15,}/gi) ?? []).map((run) =>
    run.replace(/0x|[\s:,-]/gi, ""),
  );
  // A digit before it may be one of another number.
  const ofBytes = inHexadecimal.flatMap((run) =>
    [0, 1].map((skipped) => Buffer.from(run.slice(skipped), "hex").toString("latin1")),
  );
  return [once, unescaped(once), ...decoded, ...ofBytes];
}
