/** What one input's text means, or what is wrong with it and what is allowed, as the rest of a sentence. */
export type Parsed<T> = { readonly value: T } | { readonly wrong: string };

export type Parser<T> = (text: string) => Parsed<T>;

export const ok = <T>(value: T): Parsed<T> => ({ value });
export const wrong = (reason: string): Parsed<never> => ({ wrong: reason });

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

/** The words of a list: separated by commas, white space or lines. */
export function itemsOf(text: string): string[] {
  return text.split(/[\s,]/).filter((item) => item !== "");
}

export function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

export function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/**
 * Where wrong items stand in a list of people, such as `item 2 of 3`: to quote them could name people in a log that
 * strangers read. Undefined where none is wrong.
 */
export function placesOf(items: readonly string[], isWrong: (item: string) => boolean): string | undefined {
  const places = items.flatMap((item, index) => (isWrong(item) ? [index + 1] : []));
  if (places.length === 0) return undefined;
  const shown = places.slice(0, 5).join(", ");
  const more = places.length > 5 ? ` and ${places.length - 5} more` : "";
  return `item${places.length === 1 ? "" : "s"} ${shown}${more} of ${items.length}`;
}

/** The first few, so that a pasted document does not fill the log. */
export function quoted(words: readonly string[]): string {
  const shown = words
    .slice(0, 5)
    .map((word) => `"${word}"`)
    .join(", ");
  return words.length > 5 ? `${shown} and ${words.length - 5} more` : shown;
}
