import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import { membersOf } from "./figures.ts";
import type { RollUp } from "./model.ts";

/** The outputs of `rollup/action.yml`, each with what stands where the roll-up ended before it knew better. */
export const ROLLUP_OUTPUTS = {
  complete: "false",
  "portal-count": "0",
  "complete-count": "0",
  "member-count": "0",
  "active-count": "0",
  "inactive-count": "0",
  "unknown-count": "0",
  "shared-people-count": "0",
  "report-directory": "",
  "report-files": "[]",
  "uploaded-files": "[]",
  "mail-count": "0",
} as const;

export type RollUpOutputs = Partial<Record<keyof typeof ROLLUP_OUTPUTS, string>>;

/** The figures of the page. */
export function figureOutputs({ complete, rows, totals: { counts }, shared }: RollUp): RollUpOutputs {
  return {
    complete: String(complete),
    "portal-count": String(rows.filter(({ url }) => url !== "").length),
    "complete-count": String(rows.filter(({ state }) => state === "complete").length),
    "member-count": String(membersOf(counts)),
    "active-count": String(counts.active),
    "inactive-count": String(counts.inactive),
    "unknown-count": String(counts.unknown),
    "shared-people-count": String(shared.length),
  };
}

/** What was written and uploaded. */
export function fileOutputs(
  directory: string,
  written: readonly WrittenFile[],
  uploaded: readonly UploadedFile[],
): RollUpOutputs {
  return {
    "report-directory": directory,
    "report-files": JSON.stringify(written.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))),
    "uploaded-files": JSON.stringify(uploaded),
  };
}
