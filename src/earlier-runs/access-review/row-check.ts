import { createHash } from "node:crypto";

/** What a person sees of a row's membership, and by which they decide. */
export const SEEN = ["room", "name", "email"] as const;
export type Seen = (typeof SEEN)[number];

/** What a row is about, and since when it is asked, which no other cell tells as safely. */
export interface RowIdentity {
  readonly room: number;
  readonly person: string;
  readonly shown: Readonly<Record<Seen, string>>;
  /** The portal's host: two portals have rooms of one number. */
  readonly portal: string;
  /** Local day, `YYYY-MM-DD`, since when the row is open. */
  readonly asked?: string | undefined;
}

const EACH = 8;

/** The host by which a portal's rows are known, with its port. */
export function portalHost(url: string): string {
  return new URL(url).host.replace(/\.(?=:\d+$|$)/, "");
}

/**
 * Binds what a reader sees of a row to its hidden ids and to the portal: where a sorting moved the one without the other,
 * a decision would be about somebody else. One part for each column, for people delete columns.
 */
export function rowCheck({ room, person, shown, portal, asked }: RowIdentity): string {
  const parts = SEEN.map((key) => part(room, person, key, shown[key]));
  const all = [...parts, part(room, person, "portal", portal)].join("");
  return asked === undefined ? all : `${all} ${asked}`;
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

/** Whether one of these hosts wrote the row. */
export function isOfPortal(check: string, room: number, person: string, portals: readonly string[]): boolean {
  const written = check.slice(SEEN.length * EACH, (SEEN.length + 1) * EACH);
  return portals.some((portal) => written === part(room, person, "portal", portal));
}

/** Since when the row was open when it was written; undefined where it does not say. */
export function askedIn(check: string): string | undefined {
  return / (\d{4}-\d{2}-\d{2})$/.exec(check)?.[1];
}

function part(room: number, person: string, key: Seen | "portal", text: string): string {
  const seen = text.normalize("NFC").replace(/\s+/g, " ").trim();
  return createHash("sha256")
    .update(JSON.stringify([room, person.toLowerCase(), key, seen]))
    .digest("hex")
    .slice(0, EACH);
}
