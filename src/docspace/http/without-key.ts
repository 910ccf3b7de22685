import { SHORTEST_SECRET } from "../../text/conceal.ts";

/** Takes the key out of an answer's body, as JSON in UTF-8. */
export type WithoutKey = (body: Uint8Array) => Uint8Array;

/** What may stand between two characters of a text and not be seen, as bytes of UTF-8 or as JSON escapes it. */
const UNSEEN = "(?:[\\x80-\\xff]|\\\\u[\\da-fA-F]{4}|\\\\[bfnrt])*";
/** Characters at the key's beginning and end of which one is looked for in every answer: that is cheap. */
const SOUGHT = SHORTEST_SECRET;

/**
 * For an answer that holds the key, such as in a title that somebody gave a room: reports show titles. Found is also a
 * key with something unseen in it, which its beginning or its end gives away.
 */
export function withoutKey(key: string): WithoutKey {
  if (key.length < SHORTEST_SECRET) return (body) => body;
  const beginning = key.slice(0, SOUGHT);
  const end = key.slice(-SOUGHT);
  const characters = [...key].map((one) => {
    const code = one.charCodeAt(0).toString(16).padStart(4, "0");
    const escaped = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
    return `(?:\\u${code}|\\\\u${escaped})`;
  });
  const pattern = new RegExp(characters.join(UNSEEN), "g");
  return (body) => {
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    if (!bytes.includes(beginning) && !bytes.includes(end)) return body;
    return Buffer.from(bytes.toString("latin1").replace(pattern, "***"), "latin1");
  };
}
