import { glob } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { removeEarlierFiles, writeDocument } from "../deliver/write-files.ts";
import { allProblems, Problems, sentenceOf, sentencesOf } from "../errors.ts";
import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import { isRollUpFile, rollUpFileName } from "../report-folder/titles.ts";
import { maskSecrets } from "../run/open-portal.ts";
import type { Host } from "../runner/host.ts";
import { writeTexts } from "../runner/outputs.ts";
import { runStep } from "../runner/step.ts";
import { counted } from "../text/english.ts";
import { type Changes, changesSince, LARGEST_ROLLUP } from "./changes.ts";
import { readExpected } from "./expected.ts";
import { answerOf } from "./formats/answer.ts";
import { rollUpCsv } from "./formats/csv.ts";
import { rollUpHtml } from "./formats/html.ts";
import { rollUpJson } from "./formats/json.ts";
import { rollUpSummary } from "./formats/summary.ts";
import {
  ROLLUP_INPUTS,
  type RollUpFailOn,
  type RollUpFormat,
  type RollUpSettings,
  readRollUpSettings,
} from "./inputs.ts";
import type { PageToSend } from "./mail.ts";
import { rollUp } from "./merge.ts";
import type { RollUp } from "./model.ts";
import { figureOutputs, fileOutputs, ROLLUP_OUTPUTS, type RollUpOutputs } from "./outputs.ts";
import type { Page } from "./page.ts";
import { type FileRead, readPortalFile } from "./portal-file.ts";
import { firstBytes } from "./read-head.ts";
import { whyText } from "./table.ts";
import { openFolder, type PageFolder, pageBefore, uploadPage } from "./upload.ts";

/** Portals of which the log says why they are not complete; the page says it of all. */
const MOST_TOLD = 100;

/**
 * One page of many portals. A file that is missing, broken or foreign is a row of it; the step fails for what `fail-on`
 * names, and for its own inputs. The outputs are set on every path. Never rejects.
 *
 * @returns the exit code
 */
export function runRollUp(host: Host): Promise<0 | 1> {
  return runStep<Record<keyof typeof ROLLUP_OUTPUTS, string>>(host, {
    setOutputs: (known) => writeTexts({ ...ROLLUP_OUTPUTS, ...known }, host.setOutput),
    work: (addOutputs) => makePage(host, addOutputs),
  });
}

async function makePage(host: Host, addOutputs: (more: RollUpOutputs) => void): Promise<0 | 1> {
  const [settings] = await allProblems(readInputs(host), forgetEarlierPages(host));
  const expected = await readExpected(host, settings.plan);
  const found = rollUp(await readFiles(host, settings), expected);
  addOutputs(figureOutputs(found));
  for (const row of found.rows.filter(({ state }) => state !== "complete").slice(0, MOST_TOLD))
    host.log.info(`${row.name}: ${whyText(row)}`);
  const { folder, problems } = await folderOf(host, settings);
  const changes = await readChanges(host, settings, folder, found);
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
  const delivered = await deliver(host, settings, { page, written, folder });
  addOutputs({
    ...fileOutputs(directory, written, delivered.uploaded),
    "mail-count": String(delivered.mails),
  });
  await host.addSummary(rollUpSummary(page));
  const failures = [...problems, ...delivered.problems, ...failuresOf(found, settings.failOn)];
  for (const failure of failures) host.log.error(failure);
  host.log.info(answerOf(found));
  return failures.length === 0 ? 0 : 1;
}

async function readInputs(host: Host): Promise<RollUpSettings> {
  maskSecrets(host);
  if (host.readInput("show-names").trim().toLowerCase() === "always") host.showAddresses();
  const read = readRollUpSettings(host.readInput);
  if ("problems" in read) throw new Problems(read.problems);
  return read.settings;
}

/**
 * On a runner that is kept, nobody shall take an earlier month's page for this run's, whatever happens to it. What
 * `previous` names is still to be read.
 */
async function forgetEarlierPages(host: Host): Promise<void> {
  const { parse, default: usual } = ROLLUP_INPUTS["output-directory"];
  const read = parse(host.readInput("output-directory").trim() || usual);
  if (!("value" in read)) return;
  const directory = host.inWorkspace(read.value);
  const previous = host.inWorkspace(host.readInput("previous").trim());
  await removeEarlierFiles(directory, (name) => isRollUpFile(name) && resolve(directory, name) !== previous);
}

/** One file after the other, so that no more than one of them is in memory. */
async function readFiles(host: Host, { reports, ...keys }: RollUpSettings): Promise<readonly FileRead[]> {
  const workspace = host.inWorkspace(".");
  const paths: string[] = [];
  for await (const entry of glob(reports, { cwd: workspace, withFileTypes: true })) {
    const named = entry.name.endsWith(".json");
    // A wide pattern finds folders and the hashes beside the files, too.
    if (!named && (entry.isDirectory() || entry.name.endsWith(".sha256"))) continue;
    paths.push(resolve(workspace, entry.parentPath, entry.name));
  }
  const files: FileRead[] = [];
  for (const path of paths.sort()) {
    host.signal.throwIfAborted();
    const read = await readPortalFile(path, keys);
    files.push(read.kind === "unusable" ? { ...read, path: relative(workspace, path) } : read);
  }
  host.log.info(`${counted(files.length, "file")} read.`);
  return files;
}

/** The folder that receives the page; what is wrong with it stops neither the page nor the mail. */
async function folderOf(
  host: Host,
  { upload }: RollUpSettings,
): Promise<{ readonly folder: PageFolder | undefined; readonly problems: readonly string[] }> {
  if (upload === undefined) return { folder: undefined, problems: [] };
  try {
    return { folder: await openFolder(host, upload), problems: [] };
  } catch (error) {
    host.signal.throwIfAborted();
    const kept = "Nothing was uploaded; the page is in the output directory.";
    return { folder: undefined, problems: sentencesOf(error).map((sentence) => `${sentence} ${kept}`) };
  }
}

/** From the file that `previous` names, else from the folder; what cannot be read is said, and not compared. */
async function readChanges(
  host: Host,
  { previous }: RollUpSettings,
  folder: PageFolder | undefined,
  now: RollUp,
): Promise<Changes | undefined> {
  const named = previous ?? "the page of an earlier period";
  try {
    if (previous !== undefined)
      return changesSince(await firstBytes(host.inWorkspace(previous), LARGEST_ROLLUP + 1), now);
    if (folder === undefined || now.period === undefined) return undefined;
    const before = await pageBefore(folder, now.period);
    if (before !== undefined) return changesSince(before, now);
    host.log.info("The folder has no page of an earlier period to compare with.");
  } catch (error) {
    host.signal.throwIfAborted();
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const why = missing ? "there is no such file" : sentenceOf(error).replace(/\.$/, "");
    host.log.warning(
      `What changed since the last roll-up is not shown, for ${named} cannot be read: ${why}.`,
    );
  }
  return undefined;
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
  const written: WrittenFile[] = [];
  for (const format of Object.keys(WRITERS) as RollUpFormat[]) {
    if (!formats.has(format)) continue;
    const name = rollUpFileName(format, page.rollUp.period?.label);
    written.push(await writeDocument(directory, name, await WRITERS[format](page)));
  }
  return written;
}

interface Delivered {
  readonly uploaded: readonly UploadedFile[];
  readonly mails: number;
  readonly problems: readonly string[];
}

/** Uploads and mails the page; what goes wrong with one does not stop the other. */
async function deliver(
  host: Host,
  { mail }: RollUpSettings,
  { page, written, folder }: Omit<PageToSend, "uploaded">,
): Promise<Delivered> {
  const { uploaded, problems } =
    folder === undefined
      ? { uploaded: [], problems: [] }
      : await host.log.group("Uploading the page", () => uploadPage(host, folder, written));
  if (mail === undefined) return { uploaded, mails: 0, problems };
  const { mailPage } = await import("./mail.ts");
  const mailed = await host.log.group("Mails", () =>
    mailPage(host, mail, { page, written, uploaded, folder }),
  );
  return { uploaded, mails: mailed.count, problems: [...problems, ...mailed.problems] };
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
