import { plainText } from "../text/one-line.ts";
/**
 * Whether names and e-mail addresses may stand in the log and the job summary. `auto` allows them only where the
 * repository is known to be private; `repositoryIsPrivate` is undefined where that could not be found out.
 */
export function mayShowNames(
  setting: "always" | "never" | "auto",
  repositoryIsPrivate: boolean | undefined,
): boolean {
  return setting === "always" || (setting === "auto" && repositoryIsPrivate === true);
}

/** How people are written in the log and the job summary. */
export interface NameGate {
  /** Whether names are shown. */
  readonly shown: boolean;
  /** The name, or a stand-in such as `person 1a2b` that is the same for the same id. */
  person(person: { readonly id: string; readonly name: string }): string;
  /** The address, or its first letter and its domain: `a…@example.com`. */
  address(address: string): string;
}

export function createNameGate(shown: boolean): NameGate {
  return {
    shown,
    person: ({ id, name }) => (shown && name !== "" ? plainText(name, 200) : `person ${idDigits(id)}`),
    address: (address) => plainText(shown ? address : shortenedAddress(address), 254),
  };
}

export function idDigits(id: string): string {
  return (
    id
      .toLowerCase()
      .replace(/[^0-9a-z]/g, "")
      .slice(0, 4) || "unknown"
  );
}

export function shortenedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 1 ? "…" : `${Array.from(address)[0]}…${address.slice(at)}`;
}
