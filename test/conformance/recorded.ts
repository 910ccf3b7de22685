import { type RecordedVersion, readRecorded } from "../recorded/recorded.ts";
import type { Answer } from "./world.ts";

export { recordedNames } from "../recorded/recorded.ts";

/** A recorded answer in the form in which the cases look at answers. */
export function readRecording(name: string, version: RecordedVersion = "3.7.2"): Answer {
  const { status, headers, body } = readRecorded(name, version);
  return { status, headers, body: body ?? "" };
}

/** Path of the request a recording answers. */
export const recordedPath = (name: string, version: RecordedVersion = "3.7.2"): string =>
  readRecorded(name, version).request.path;
