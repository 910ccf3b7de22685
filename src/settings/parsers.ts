import { comparableAddress, isAddress } from "../text/address.ts";
import { isLoopback } from "../text/this-machine.ts";
import { isDay } from "../time/epoch.ts";
import type { PeriodRequest } from "../time/period.ts";
import { timeZoneName } from "../time/period.ts";
import { itemsOf, ok, type Parsed, type Parser, placesOf, quoted, urlOf, wrong } from "./parser.ts";
import { ACTION_KINDS, type RoomChoice } from "./settings.ts";

/** Ids of rooms, folders or files: the server's are 32-bit numbers. Doubles collapse, the order stays. */
export const ids: Parser<readonly number[]> = (text) => {
  const items = itemsOf(text);
  const bad = items.filter((item) => !isId(item));
  return bad.length > 0
    ? wrong(`holds ${quoted(bad)}: ids are whole numbers from 1, separated by commas, spaces or lines`)
    : ok([...new Set(items.map(Number))]);
};

export const id: Parser<number> = (text) =>
  isId(text)
    ? ok(Number(text))
    : wrong("is not an id: it is the whole number in the folder's or room's address");

export const roomIds: Parser<RoomChoice> = (text) => {
  const [, part, of] = /^part\s+(\d{1,4})\s*\/\s*(\d{1,4})$/i.exec(text.trim()) ?? [];
  if (part !== undefined && of !== undefined) return partOf(Number(part), Number(of));
  const items = itemsOf(text);
  const all = items.some((item) => item.toLowerCase() === "all");
  if (all)
    return items.length === 1 ? ok("all" as const) : wrong("holds all beside ids: use one or the other");
  return items.length === 0
    ? wrong("names no room: use all, or ids separated by commas, spaces or lines")
    : ids(text);
};

/** So many jobs may share a portal; each reads the whole trail. */
export const MOST_PARTS = 50;

function partOf(part: number, of: number): Parsed<RoomChoice> {
  return of >= 2 && of <= MOST_PARTS && part >= 1 && part <= of
    ? ok({ part, of })
    : wrong(
        `is no part: use part 1/2 to part ${MOST_PARTS}/${MOST_PARTS}, the first number not above the second`,
      );
}

/** `https://host[:port]`, `http` only to this machine; the result ends with "/". */
export const portalUrl: Parser<URL> = (text) => {
  if (text === "")
    return wrong("is required: it is your portal's address, such as https://acme.onlyoffice.com");
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return wrong("does not begin with https://");
  const url = /[\s\\]/.test(text) ? undefined : urlOf(text);
  if (url === undefined) return wrong("is not a valid address such as https://acme.onlyoffice.com");
  if (url.protocol !== "https:" && url.protocol !== "http:") return wrong("is not an https address");
  if (url.username !== "" || url.password !== "")
    return wrong("holds a user name or password: give the address alone");
  if (url.protocol === "http:" && !isLoopback(url.hostname)) {
    return wrong(
      "uses http, which would send the API key readable to everybody on the way: use https (http is for this machine only)",
    );
  }
  if (url.pathname !== "/" || /[?#]/.test(text))
    return wrong(`is more than the portal's address: use ${url.origin}`);
  return ok(new URL(`${url.origin}/`));
};

/**
 * An API key of DocSpace. Other bearer tokens are refused here: the server cannot say whose they are and what they
 * may do (`ApiKeysController.cs` answers 500 for them).
 */
export const apiKey: Parser<string> = (text) => {
  if (text === "") {
    return wrong(
      "is required, and empty: create a key in DocSpace (Developer tools, API keys) and pass it from a secret; runs from forks and Dependabot get no secrets",
    );
  }
  if (/\s/.test(text))
    return wrong("holds spaces or line breaks: give the key alone, without a word such as Bearer");
  if (!text.startsWith("sk-")) {
    return wrong(
      "does not begin with sk-: only API keys of DocSpace (Developer tools, API keys) work, no session or OAuth tokens",
    );
  }
  if (!/^sk-[\x21-\x7e]+$/.test(text)) return wrong("holds characters that no API key has: copy it again");
  return ok(text);
};

/** GitHub says what a token may be. */
export const anyText: Parser<string> = (text) => ok(text);

/** A secret text: one that is short is found by trying. */
export const pepper: Parser<string> = (text) =>
  text === "" || text.length >= 16
    ? ok(text)
    : wrong(
        "is shorter than 16 characters: pass a long random text from a secret, the same for every portal",
      );

/** Years outside are typing mistakes: DocSpace began later, and a century is enough. */
const FIRST_YEAR = 2015;
const LAST_YEAR = 2100;
const PERIOD_FORMS =
  "allowed are last-month, a month such as 2026-10, a number of days such as 90d (1d to 3660d), or two dates such as 2026-10-01..2026-10-31";

export const period: Parser<PeriodRequest> = (text) => {
  const asked = text.toLowerCase();
  if (asked === "last-month") return ok({ kind: "last-month" });
  const days = /^(\d{1,6})d$/.exec(asked)?.[1];
  if (days !== undefined) {
    const count = Number(days);
    return count >= 1 && count <= 3660
      ? ok({ kind: "last-days", days: count })
      : wrong(`is not between 1d and 3660d: ${PERIOD_FORMS}`);
  }
  if (/^\d{4}-\d{2}$/.test(asked)) {
    return isPossible(`${asked}-01`)
      ? ok({ kind: "month", month: asked })
      : wrong(`is no month from ${FIRST_YEAR}-01 to ${LAST_YEAR}-12: ${PERIOD_FORMS}`);
  }
  const [, first, last] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(asked) ?? [];
  if (first === undefined || last === undefined) return wrong(`is no period: ${PERIOD_FORMS}`);
  const impossible = [first, last].find((day) => !isPossible(day));
  if (impossible !== undefined) {
    return wrong(
      `holds ${impossible}, which is no day of the years ${FIRST_YEAR} to ${LAST_YEAR}: ${PERIOD_FORMS}`,
    );
  }
  if (last < first) return wrong(`ends before it starts: write the earlier date first, ${last}..${first}`);
  return ok({ kind: "dates", first, last });
};

export const timeZone: Parser<string> = (text) => {
  const name = timeZoneName(text);
  return name === undefined
    ? wrong(
        "is not a known time zone: use an IANA name such as Europe/Berlin or UTC, no offset such as +02:00",
      )
    : ok(name);
};

export const actions: Parser<readonly string[]> = (text) => {
  const items = itemsOf(text).map((item) => (isKind(item.toLowerCase()) ? item.toLowerCase() : item));
  const bad = items.filter(
    (item) => !isKind(item) && !/^[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+$/.test(item) && !isId(item),
  );
  return bad.length > 0
    ? wrong(
        `holds ${quoted(bad)}: allowed are the kinds ${ACTION_KINDS.join(", ")}, the server's names such as FileUploaded, or its numbers such as 5011`,
      )
    : ok([...new Set(items)]);
};

export const users: Parser<readonly string[]> = (text) => {
  const items = itemsOf(text).map((item) => (isAddress(item) ? comparableAddress(item) : item.toLowerCase()));
  const bad = placesOf(
    items,
    (item) => !isAddress(item) && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(item),
  );
  return bad === undefined
    ? ok([...new Set(items)])
    : wrong(
        `is wrong in ${bad}: allowed are e-mail addresses and user ids, separated by commas, spaces or lines`,
      );
};

function isId(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= 2_147_483_647;
}

function isKind(text: string): boolean {
  return (ACTION_KINDS as readonly string[]).includes(text);
}

function isPossible(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return isDay(day) && year >= FIRST_YEAR && year <= LAST_YEAR;
}
