import { glob } from "node:fs/promises";
import { relative } from "node:path";
import { writeDocument } from "../deliver/write-files.ts";
import { Problems, sentenceOf } from "../errors.ts";
import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import type { Host } from "../runner/host.ts";
import { counted } from "../text/english.ts";
import { type Changes, changesSince } from "./changes.ts";
import { readExpected } from "./expected.ts";
import { answerOf } from "./formats/answer.ts";
import { rollUpCsv } from "./formats/csv.ts";
import { rollUpHtml } from "./formats/html.ts";
import { rollUpJson } from "./formats/json.ts";
import { rollUpSummary } from "./formats/summary.ts";
import { type RollUpFailOn, type RollUpFormat, type RollUpSettings, readRollUpSettings } from "./inputs.ts";
import { type RollUp, rollUp } from "./merge.ts";
import { figureOutputs, fileOutputs, ROLLUP_OUTPUTS, type RollUpOutputs } from "./outputs.ts";
import type { Page } from "./page.ts";
import { type FileRead, readPortalFile } from "./portal-file.ts";
import { whyText } from "./table.ts";
import { uploadPage } from "./upload.ts";

/** Portals of which the log says why they are not complete; the page says it of all. */
const MOST_TOLD = 100;

/**
 * One page of many portals. A file that is missing, broken or foreign is a row of it; the step fails for what `fail-on`
 * names, and for its own inputs. The outputs are set on every path. Never rejects.
 *
 * @returns the exit code
 */
export async function runRollUp(host: Host): Promise<0 | 1> {
  let outputs: RollUpOutputs = {};
  let exitCode: 0 | 1 = 1;
  try {
    exitCode = await makePage(host, (more) => {
      outputs = { ...outputs, ...more };
    });
  } catch (failure) {
    host.tell(failure);
  }
  for (const [name, value] of Object.entries({ ...ROLLUP_OUTPUTS, ...outputs })) host.setOutput(name, value);
  host.log.close();
  return exitCode;
}

async function makePage(host: Host, addOutputs: (more: RollUpOutputs) => void): Promise<0 | 1> {
  const settings = readInputs(host);
  const expected = await readExpected(host, settings.plan);
  const found = rollUp(await readFiles(host, settings), expected);
  addOutputs(figureOutputs(found));
  for (const row of found.rows.filter(({ state }) => state !== "complete").slice(0, MOST_TOLD))
    host.log.info(`${row.name}: ${whyText(row)}`);
  const changes = await readChanges(host, settings, found);
  const page: Page = {
    rollUp: found,
    ...(changes === undefined ? {} : { changes }),
    made: host.clock.now(),
    showNames: settings.showNames,
  };
  const directory = host.inWorkspace(settings.outputDirectory);
  const written = await writePage(directory, page, settings.formats);
  for (const { path, bytes } of written) host.log.info(`${path} (${bytes} bytes)`);
  addOutputs(fileOutputs(directory, written, []));
  const { uploaded, problems } = await deliver(host, settings, written);
  addOutputs(fileOutputs(directory, written, uploaded));
  await host.addSummary(rollUpSummary(page));
  const failures = [...problems, ...failuresOf(found, settings.failOn)];
  for (const failure of failures) host.log.error(failure);
  host.log.info(answerOf(found));
  return failures.length === 0 ? 0 : 1;
}

function readInputs(host: Host): RollUpSettings {
  for (const secret of ["api-key", "pepper"]) host.mask(host.readInput(secret).trim());
  const read = readRollUpSettings(host.readInput);
  if ("problems" in read) throw new Problems(read.problems);
  return read.settings;
}

/** One file after the other, so that no more than one of them is in memory. */
async function readFiles(host: Host, { reports, ...keys }: RollUpSettings): Promise<readonly FileRead[]> {
  const workspace = host.inWorkspace(".");
  const paths: string[] = [];
  for await (const path of glob(reports, { cwd: workspace })) paths.push(host.inWorkspace(path));
  const files: FileRead[] = [];
  for (const path of paths.sort()) {
    host.signal.throwIfAborted();
    const read = await readPortalFile(path, keys);
    files.push(read.kind === "unusable" ? { ...read, path: relative(workspace, path) } : read);
  }
  host.log.info(`${counted(files.length, "file")} read.`);
  return files;
}

async function readChanges(
  host: Host,
  { previous }: RollUpSettings,
  now: RollUp,
): Promise<Changes | undefined> {
  if (previous === undefined) return undefined;
  try {
    return await changesSince(host.inWorkspace(previous), now);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const why = missing ? "there is no such file" : sentenceOf(error);
    host.log.warning(
      `What changed since the last roll-up is not shown, for ${previous} cannot be read: ${why}.`,
    );
    return undefined;
  }
}

const WRITERS: Readonly<Record<RollUpFormat, (page: Page) => string | Promise<Uint8Array>>> = {
  html: rollUpHtml,
  csv: rollUpCsv,
  json: rollUpJson,
  xlsx: async (page) => (await import("./formats/workbook.ts")).rollUpWorkbook(page),
};

async function writePage(
  directory: string,
  page: Page,
  formats: ReadonlySet<RollUpFormat>,
): Promise<WrittenFile[]> {
  const label = page.rollUp.period?.label;
  const written: WrittenFile[] = [];
  for (const format of Object.keys(WRITERS) as RollUpFormat[]) {
    if (!formats.has(format)) continue;
    const name = `audit-rollup${label === undefined ? "" : `-${safeLabel(label)}`}.${format}`;
    written.push(await writeDocument(directory, name, await WRITERS[format](page)));
  }
  return written;
}

/** The label comes from a file that anybody may have made. */
function safeLabel(label: string): string {
  return /^[\d_-]{1,40}$/.test(label) ? label : "other";
}

async function deliver(
  host: Host,
  { upload }: RollUpSettings,
  written: readonly WrittenFile[],
): Promise<{ readonly uploaded: readonly UploadedFile[]; readonly problems: readonly string[] }> {
  if (upload === undefined) return { uploaded: [], problems: [] };
  return host.log.group("Uploading the page", () => uploadPage(host, upload, written));
}

function failuresOf({ rows, totals }: RollUp, failOn: ReadonlySet<RollUpFailOn>): string[] {
  const failures: string[] = [];
  const named = (states: readonly string[]): readonly string[] =>
    rows.filter(({ state }) => states.includes(state)).map(({ name }) => name);
  const incomplete = named(["incomplete"]);
  if (failOn.has("incomplete") && incomplete.length > 0)
    failures.push(
      `${counted(incomplete.length, "portal is", "portals are")} incomplete: ${incomplete.join(", ")}.`,
    );
  const missing = named(["missing", "failed", "unusable"]);
  if (failOn.has("missing") && missing.length > 0)
    failures.push(
      `${counted(missing.length, "portal has", "portals have")} no figures: ${missing.join(", ")}.`,
    );
  if (failOn.has("missing") && rows.length === 0)
    failures.push("There is no report at all: look at the input reports.");
  if (failOn.has("inactive") && totals.counts.inactive > 0)
    failures.push(`${counted(totals.counts.inactive, "membership is", "memberships are")} inactive.`);
  return failures;
}
