import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";

/** The action's outputs. Small, and without a person's name or e-mail address. */
export interface RunOutputs {
  /** Whether it is proved that nothing was missed. */
  readonly complete: boolean;
  /** First and last local day, `YYYY-MM-DD`; "" where the run failed before the period was known. */
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly eventCount: number;
  /** Memberships: a person in two rooms counts twice; people who left are not counted. */
  readonly memberCount: number;
  readonly activeCount: number;
  readonly inactiveCount: number;
  readonly unknownCount: number;
  /** People who are inactive in at least one room. */
  readonly inactivePeopleCount: number;
  /** Mails to members that were sent. */
  readonly reminderCount: number;
  /** Mails to members and managers that were certainly not sent. */
  readonly mailsRefusedCount: number;
  /** Mails to members and managers that were handed over and not confirmed: sent or not. */
  readonly mailsUncertainCount: number;
  /** Absolute path; "" where nothing was written. */
  readonly reportDirectory: string;
  readonly reportFiles: readonly Pick<WrittenFile, "path" | "bytes" | "sha256">[];
  readonly uploadedFiles: readonly UploadedFile[];
  /** Address of the report that people open first; "" where nothing was uploaded. */
  readonly reportUrl: string;
}

/** What stands where the run ended before it knew better. */
const NO_OUTPUTS: RunOutputs = {
  complete: false,
  periodStart: "",
  periodEnd: "",
  eventCount: 0,
  memberCount: 0,
  activeCount: 0,
  inactiveCount: 0,
  unknownCount: 0,
  inactivePeopleCount: 0,
  reminderCount: 0,
  mailsRefusedCount: 0,
  mailsUncertainCount: 0,
  reportDirectory: "",
  reportFiles: [],
  uploadedFiles: [],
  reportUrl: "",
};

/** The name in `action.yml`: `report-url` of `reportUrl`. */
function nameOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export const OUTPUT_NAMES: readonly string[] = Object.keys(NO_OUTPUTS).map(nameOf);

/** Sets outputs that are text already. */
export function writeTexts(
  outputs: Readonly<Record<string, string>>,
  setOutput: (name: string, value: string) => void,
): void {
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}

/**
 * Sets every output: what is known, and for the rest what {@link NO_OUTPUTS} says, so that a workflow can read all of
 * them on every path. Numbers and booleans are written as text, lists as JSON.
 *
 * Outputs can be read by whoever can read the run, so text that looks like an e-mail address is taken out wherever no
 * address of a page or path of a file is expected.
 */
export function writeOutputs(
  known: Partial<RunOutputs>,
  setOutput: (name: string, value: string) => void,
): void {
  const outputs: RunOutputs = { ...NO_OUTPUTS, ...known };
  for (const key of Object.keys(outputs) as (keyof RunOutputs)[])
    setOutput(nameOf(key), textOf(key, outputs));
}

function textOf(key: keyof RunOutputs, outputs: RunOutputs): string {
  switch (key) {
    case "reportDirectory":
    case "reportUrl":
      return outputs[key];
    case "reportFiles":
      return JSON.stringify(outputs[key].map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })));
    case "uploadedFiles":
      return JSON.stringify(
        outputs[key].map(({ title, id, version, url }) => ({
          title: withoutAddresses(title),
          id,
          version,
          url,
        })),
      );
    default:
      return withoutAddresses(String(outputs[key]));
  }
}

function withoutAddresses(text: string): string {
  return text.replace(/[^\s"'<>()@,;:]+@[^\s"'<>()@,;:]+/g, "[removed]");
}
