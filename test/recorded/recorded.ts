import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Servers whose answers were recorded. */
export type RecordedVersion = "3.7.2" | "3.5.0" | "3.1.1";

/** One answer of a real server, and what it answers. */
export interface Recorded {
  readonly request: {
    readonly method: string;
    /** With the query. */
    readonly path: string;
    readonly note?: string;
  };
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or text; null where the answer had no body. */
  readonly body: unknown;
}

const folderOf = (version: RecordedVersion): string => join(import.meta.dirname, `v${version}`);

/** An answer by its file's name without `.json`. Throws where there is none. */
export function readRecorded(name: string, version: RecordedVersion = "3.7.2"): Recorded {
  return JSON.parse(readFileSync(join(folderOf(version), `${name}.json`), "utf8")) as Recorded;
}

/** Names of all answers of a server. */
export function recordedNames(version: RecordedVersion = "3.7.2"): string[] {
  return readdirSync(folderOf(version)).map((file) => file.replace(/\.json$/, ""));
}
