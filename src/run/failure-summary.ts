import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeDocument } from "../deliver/write-files.ts";
import { sentenceOf, sentencesOf } from "../errors.ts";
import { failureSummary } from "../report/portal-summary.ts";
import { failureMarkdown } from "../report/summary/failure.ts";
import { isSummaryFile, summaryFileName } from "../report-folder/titles.ts";
import type { Host } from "../runner/host.ts";
import { type InputName, readSettings } from "../settings/inputs.ts";

/** What must be right to leave the reason; any other input may be the reason itself, such as an empty key. */
const NEEDED: ReadonlySet<InputName> = new Set(["portal-url", "room-ids", "formats", "output-directory"]);
const SOME_KEY = "sk-not-needed";

/**
 * Leaves why a run ended without reports, without names: in the job summary, and, where `formats` asks for a summary and
 * the run wrote none, in that file for the roll-up of several portals. Not to be able to write it is a warning: the run
 * has failed already, and says why. Who cancelled a run knows why it ended.
 */
export async function leaveFailure(host: Host, failure: unknown): Promise<void> {
  if (host.signal.aborted) return;
  const sentences = sentencesOf(failure);
  await host.addSummary(failureMarkdown(sentences));
  const read = readSettings((name) => {
    if (name === "api-key") return SOME_KEY;
    return NEEDED.has(name) ? host.readInput(name) : "";
  });
  if ("problems" in read || !read.settings.formats.has("summary")) return;
  const { portalUrl, rooms, outputDirectory } = read.settings;
  const directory = host.inWorkspace(outputDirectory);
  try {
    if (await hasSummaryOfThisRun(directory)) return;
    const text = failureSummary(portalUrl.origin, rooms, sentences);
    await writeDocument(directory, summaryFileName(), text);
  } catch (error) {
    host.log.warning(`The summary that says why could not be written: ${sentenceOf(error)}`);
  }
}

/** One that an earlier run left in the same directory tells nothing of this one. */
async function hasSummaryOfThisRun(directory: string): Promise<boolean> {
  const names = await readdir(directory).catch(() => []);
  for (const name of names.filter(isSummaryFile)) {
    if ((await stat(join(directory, name))).mtimeMs >= performance.timeOrigin) return true;
  }
  return false;
}
