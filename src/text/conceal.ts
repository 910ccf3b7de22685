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
 * in another spelling (with other characters between, percent-encoded, as HTML or JavaScript escapes, in base64 or hexadecimal) is
 * not quoted at all. Secrets shorter than {@link SHORTEST_SECRET} are not looked for.
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
      return shown === line && concealedIn(plainText(line, MOST_READ), secrets) === "***" ? "***" : shown;
    })
    .join("\n");
}

function concealedIn(line: string, secrets: readonly string[]): string {
  let shown = line;
  for (const secret of secrets) {
    if (secret.length < SHORTEST_SECRET) continue;
    shown = shown.replaceAll(secret, "***");
    if (holdsInOtherSpelling(shown, secret)) return "***";
  }
  return shown;
}

function longest(secrets: readonly string[]): number {
  return Math.max(0, ...secrets.map((secret) => secret.length));
}

function holdsInOtherSpelling(text: string, secret: string): boolean {
  const wanted = essence(secret);
  if (wanted.length < SHORTEST_SECRET) return false;
  return [text, ...decodings(text)].some((one) => essence(one).includes(wanted));
}

/** Letters and digits alone, in their plain forms; some letters are drawn as nothing (U+3164). */
function essence(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]|\p{Default_Ignorable_Code_Point}/gu, "");
}

function decodings(text: string): string[] {
  const escaped = /%([\da-f]{2})|&#(\d{1,7});?|&#x([\da-f]{1,6});?|\\u\{?([\da-f]{4,6})\}?|\\x([\da-f]{2})/gi;
  const plain = (one: string): string =>
    one.replace(escaped, (whole, percent, decimal, hexadecimal, unicode, byte) => {
      const code =
        decimal === undefined
          ? Number.parseInt(percent ?? hexadecimal ?? unicode ?? byte, 16)
          : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
  const once = plain(text);
  const encoded = once.match(/[\w+/-]{10,}/g) ?? [];
  // Whoever encodes a header encodes what stands before the key, too, so every alignment is tried.
  const decoded = encoded.flatMap((run) =>
    [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), "base64").toString("latin1")),
  );
  const inHexadecimal = (once.match(/[\da-f](?:[\s:-]?[\da-f]){15,}/gi) ?? []).map((run) =>
    run.replace(/[\s:-]/g, ""),
  );
  // A digit before it may be one of another number.
  const ofBytes = inHexadecimal.flatMap((run) =>
    [0, 1].map((skipped) => Buffer.from(run.slice(skipped), "hex").toString("latin1")),
  );
  return [once, plain(once), ...decoded, ...ofBytes];
}
