import type { Version } from "../docspace/portal.ts";
import { type Note, note } from "../notes.ts";

/** The oldest server whose answers can be proved the way later ones' can (recorded answers of 3.1.1 and 3.5.0). */
const OLDEST = [3, 5, 0] as const;
/** The newest server whose answers are recorded. */
const NEWEST_SEEN = [3, 7, 2] as const;

/** Why a server is too old, in one sentence; nothing else that it answers can be trusted to mean what it says. */
export function tooOld(version: Version): string | undefined {
  if (compare(version, OLDEST) >= 0) return undefined;
  return `The portal runs DocSpace ${version.text}; docspace-audit needs ${OLDEST.join(".")} or newer: update the server.`;
}

/** That a server is newer than any that was looked at. */
export function versionNotes(version: Version): Note[] {
  return compare(version, NEWEST_SEEN) > 0
    ? [note("newer-server", "info", { version: version.text, newest: NEWEST_SEEN.join(".") })]
    : [];
}

/** Negative if the version is older, 0 if it is the same. */
function compare(version: Version, [major, minor, patch]: readonly [number, number, number]): number {
  return version.major - major || version.minor - minor || version.patch - patch;
}
