import { INVISIBLE_IN_REPORTS, SEPARATORS } from "./one-line.ts";

/** Characters that JSON allows as they are but that terminals and editors obey. */
const UNSAFE_IN_JSON = new RegExp(`[\\u007f-\\u009f${SEPARATORS}${INVISIBLE_IN_REPORTS}]`);
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
