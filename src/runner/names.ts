import { plainText } from "../text/one-line.ts";

/**
 * Whether names and e-mail addresses may stand in the log and the job summary. `auto` allows them only where the
 * repository's visibility is known to be `private`: an internal one is read by a whole enterprise.
 */
export function mayShowNames(setting: "always" | "never" | "auto", visibility: string | undefined): boolean {
  return setting === "always" || (setting === "auto" && visibility === "private");
}

/** How people are written in the log and the job summary. */
export interface NameGate {
  /** The name, or a stand-in such as `person 1a2b` that is the same for the same id. */
  person(person: { readonly id: string; readonly name: string }): string;
  /** The address, or its first letter and its domain: `a…@example.com`. */
  address(address: string): string;
}

export function createNameGate(shown: boolean): NameGate {
  return {
    person: ({ id, name }) => (shown && name !== "" ? plainText(name, 200) : `person ${idDigits(id)}`),
    address: (address) => plainText(shown ? address : shortenedAddress(address), 254),
  };
}

/** The four characters of an id that stand for a person whose name is not shown. */
function idDigits(id: string): string {
  return (
    id
      .toLowerCase()
      .replace(/[^0-9a-z]/g, "")
      .slice(0, 4) || "unknown"
  );
}

/** An address by its first letter and its domain. */
function shortenedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 1 ? "…" : `${Array.from(address)[0]}…${address.slice(at)}`;
}

/** What explanations of inputs show as examples. */
const EXAMPLES = /^(?:password@host|audit@example\.com)$/;

/** A text with every address in it shortened. */
export function withoutAddresses(text: string): string {
  return text.replace(/[^\s"'<>()@,;:/]+@[^\s"'<>()@,;:/]+/g, (address) =>
    EXAMPLES.test(address) || address.startsWith("…") ? address : shortenedAddress(address),
  );
}
