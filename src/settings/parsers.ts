import { isAbsolute, posix } from "node:path";
import { domainToASCII } from "node:url";
import { comparableAddress, isAddress } from "../text/address.ts";
import { isLoopback } from "../text/this-machine.ts";
import { isDay } from "../time/epoch.ts";
import type { PeriodRequest } from "../time/period.ts";
import { timeZoneName } from "../time/period.ts";
import type { RoomChoice } from "./settings.ts";

/** What one input's text means, or what is wrong with it and what is allowed, as the rest of a sentence. */
type Parsed<T> = { readonly value: T } | { readonly wrong: string };

export type Parser<T> = (text: string) => Parsed<T>;

const ok = <T>(value: T): Parsed<T> => ({ value });
const wrong = (reason: string): Parsed<never> => ({ wrong: reason });

/** Nothing given means undefined. */
export function optional<T>(parse: Parser<T>): Parser<T | undefined> {
  return (text) => (text === "" ? ok(undefined) : parse(text));
}

export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): Parser<number> {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  return (text) => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= least && value <= most
      ? ok(value)
      : wrong(`is not a whole number ${range}`);
  };
}

export function oneOf<T extends string>(...allowed: readonly T[]): Parser<T> {
  return (text) => {
    const found = allowed.find((word) => word === text.toLowerCase());
    return found === undefined ? wrong(`is not one of ${allowed.join(", ")}`) : ok(found);
  };
}

/** A list of words of which each must be allowed; at least one. */
export function setOf<T extends string>(...allowed: readonly T[]): Parser<ReadonlySet<T>> {
  return (text) => {
    const words = itemsOf(text).map((word) => word.toLowerCase());
    const unknown = words.filter((word) => !(allowed as readonly string[]).includes(word));
    if (unknown.length > 0) {
      return wrong(
        `holds ${quoted(unknown)}: allowed are ${allowed.join(", ")}, separated by commas, spaces or lines`,
      );
    }
    if (words.length === 0) return wrong(`names nothing: allowed are ${allowed.join(", ")}`);
    return ok(new Set(words as T[]));
  };
}

/** `none` alone for the empty set, else as {@link setOf}. */
export function setOrNone<T extends string>(...allowed: readonly T[]): Parser<ReadonlySet<T>> {
  const parse = setOf(...allowed);
  return (text) => {
    const words = itemsOf(text).map((word) => word.toLowerCase());
    if (!words.includes("none")) return parse(text);
    return words.length === 1 ? ok(new Set<T>()) : wrong("holds none beside other words: none stands alone");
  };
}

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
const MOST_PARTS = 50;

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

/** The kinds of action of the reports. */
export const ACTION_KINDS = [
  "create",
  "update",
  "delete",
  "share",
  "open",
  "download",
  "move",
  "copy",
  "upload",
  "form",
  "room",
  "settings",
  "other",
] as const;

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

/** A path below the workspace, with "/" and without a leading "./". */
export const workspacePath: Parser<string> = (text) => {
  const path = posix.normalize(text.replaceAll("\\", "/"));
  const outside = path.startsWith("/") || /^[a-z]:/i.test(path) || path === ".." || path.startsWith("../");
  if (outside) return wrong("leads out of the workspace: give a path relative to the checked-out repository");
  if (path === "." || path.endsWith("/") || hasControls(path)) return wrong("is not the path of a file");
  return ok(path);
};

export const directory: Parser<string> = (text) => {
  if (hasControls(text)) return wrong("is not a path: it holds control characters");
  const steps = text.split(/[/\\]/);
  let depth = 0;
  for (const step of isAbsolute(text) ? [] : steps) {
    if (step === "..") depth--;
    else if (step !== "" && step !== ".") depth++;
    if (depth < 0) {
      return wrong("leads out of the workspace: give a path within it, or an absolute one");
    }
  }
  return ok(text);
};

const LONGEST_LABEL = 40;

/** A text of people as a part of file names and titles: letters and digits of any script, `-` for the rest. */
export const label: Parser<string> = (text) => {
  const part = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  if (part === "") return wrong("has no letter and no digit: give a short text such as Legal");
  if (Array.from(part).length > LONGEST_LABEL) {
    return wrong(`is too long: allowed are ${LONGEST_LABEL} letters and digits`);
  }
  return ok(part);
};

export const manager: Parser<{ kind: "addresses"; to: readonly string[] } | { kind: "room-owners" }> = (
  text,
) => {
  const items = itemsOf(text);
  if (items.length === 1 && items[0]?.toLowerCase() === "room-owners") return ok({ kind: "room-owners" });
  const bad = placesOf(items, (item) => !isAddress(item));
  if (items.length === 0) return wrong("names nobody: give e-mail addresses, or room-owners");
  return bad !== undefined
    ? wrong(
        `is wrong in ${bad}: allowed are e-mail addresses separated by commas, spaces or lines, or room-owners alone`,
      )
    : ok({
        kind: "addresses",
        to: [...new Map(items.map((item) => [comparableAddress(item), item])).values()],
      });
};

/** Addresses alone: where there are no rooms, there are no owners. */
export const addresses: Parser<readonly string[]> = (text) => {
  const read = manager(text);
  if ("wrong" in read) return wrong(read.wrong.replace(/,? or room-owners(?: alone)?/, ""));
  return read.value.kind === "addresses"
    ? ok(read.value.to)
    : wrong("names room-owners: give e-mail addresses");
};

/** One address, with or without a name before it. */
export const mailFrom: Parser<string> = (text) => {
  const address = /^(?:"[^"<>]*"\s*|[^"<>,;@]*)<([^<>]+)>$/.exec(text)?.[1] ?? text;
  return isAddress(address) && !hasControls(text)
    ? ok(text)
    : wrong("is not one e-mail address such as audit@example.com or DocSpace audit <audit@example.com>");
};

const SMTP_FORM = "use smtps://user:password@host:465 or smtp://user:password@host:587";
const SMTP_ENCODING =
  "write special characters of the password in percent form, such as %40 for @, %2F for / and %23 for #";

export const smtpUrl: Parser<URL> = (text) => {
  if (!/^smtps?:\/\//i.test(text)) return wrong(`does not begin with smtps:// or smtp://: ${SMTP_FORM}`);
  const url = /[\s\\]/.test(text) ? undefined : urlOf(text);
  if (url === undefined || url.hostname === "")
    return wrong(`is not a valid address: ${SMTP_FORM}; ${SMTP_ENCODING}`);
  if ((url.pathname !== "" && url.pathname !== "/") || /[?#]/.test(text)) {
    return wrong(`has something after the host: ${SMTP_FORM}; ${SMTP_ENCODING}`);
  }
  if (percentDecoded(url.username) === undefined || percentDecoded(url.password) === undefined) {
    return wrong(`has a percent sign that begins no percent form: ${SMTP_ENCODING}, %25 for %`);
  }
  if (url.password !== "" && url.username === "")
    return wrong(`has a password without a user name: ${SMTP_FORM}`);
  const host = smtpHost(url);
  if (host === "") return wrong(`is not a valid address: ${SMTP_FORM}`);
  url.hostname = host;
  return ok(url);
};

/** Of a scheme that is not the web's, a URL keeps a name beyond ASCII in percent form, which no resolver knows. */
function smtpHost({ hostname }: URL): string {
  if (hostname.startsWith("[")) return hostname;
  return domainToASCII(percentDecoded(hostname) ?? "");
}

/** The words of a list: separated by commas, white space or lines. */
function itemsOf(text: string): string[] {
  return text.split(/[\s,]/).filter((item) => item !== "");
}

/** Undefined where a percent sign begins no valid escape. */
export function percentDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isId(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= 2_147_483_647;
}

function isKind(text: string): boolean {
  return (ACTION_KINDS as readonly string[]).includes(text);
}

function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

function isPossible(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return isDay(day) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

/**
 * Where wrong items stand in a list of people, such as `item 2 of 3`: to quote them could name people in a log that
 * strangers read. Undefined where none is wrong.
 */
function placesOf(items: readonly string[], isWrong: (item: string) => boolean): string | undefined {
  const places = items.flatMap((item, index) => (isWrong(item) ? [index + 1] : []));
  if (places.length === 0) return undefined;
  const shown = places.slice(0, 5).join(", ");
  const more = places.length > 5 ? ` and ${places.length - 5} more` : "";
  return `item${places.length === 1 ? "" : "s"} ${shown}${more} of ${items.length}`;
}

/** The first few, so that a pasted document does not fill the log. */
function quoted(words: readonly string[]): string {
  const shown = words
    .slice(0, 5)
    .map((word) => `"${word}"`)
    .join(", ");
  return words.length > 5 ? `${shown} and ${words.length - 5} more` : shown;
}
