import { createHash } from "node:crypto";

/** What a person sees of a row's membership, and by which they decide. */
export const SEEN = ["room", "name", "email"] as const;
export type Seen = (typeof SEEN)[number];

const EACH = 8;

/**
 * Binds what a reader sees of a row to its hidden ids: where a sorting moved the one without the other, a decision would
 * be about somebody else. One part for each column, for people delete columns.
 */
export function rowCheck(room: number, person: string, shown: Readonly<Record<Seen, string>>): string {
  return SEEN.map((key) => part(room, person, key, shown[key])).join("");
}

/** Whether the columns that are there are those of these ids; the name or the address must be among them. */
export function fitsCheck(
  check: string,
  room: number,
  person: string,
  shown: Readonly<Partial<Record<Seen, string>>>,
): boolean {
  if (shown.name === undefined && shown.email === undefined) return false;
  return SEEN.every((key, index) => {
    const text = shown[key];
    const expected = check.slice(index * EACH, (index + 1) * EACH);
    return text === undefined || expected === part(room, person, key, text);
  });
}

function part(room: number, person: string, key: Seen, text: string): string {
  const seen = text.normalize("NFC").replace(/\s+/g, " ").trim();
  return createHash("sha256")
    .update(JSON.stringify([room, person.toLowerCase(), key, seen]))
    .digest("hex")
    .slice(0, EACH);
}
