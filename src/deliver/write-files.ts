import { lstat, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setImmediate as macrotask } from "node:timers/promises";
import type { AttributedEvent } from "../assess/assessment.ts";
import { makeDirectory } from "../directory.ts";
import type { Pieces, StreamedReport } from "../report/streamed-report.ts";
import type { WrittenFile } from "../report-folder/files.ts";
import { isOwnTitle, isSummaryFile } from "../report-folder/titles.ts";
import { GrowingFile } from "./growing-file.ts";
import { withAdvice } from "./write-advice.ts";

/** Events rendered at once: short texts are freed early, long ones linger. */
const RENDERED = 200;

/**
 * Writes all reports in one pass over the events, each under a temporary name until it is whole, readable by the
 * owner only. When anything fails, no unfinished file remains and files of earlier runs are as they were.
 * Rejects with a {@link UserError} for a full disk, a directory that cannot be written, and a path that is a file,
 * and with the signal's reason once that is aborted.
 */
export async function writeReports(
  directory: string,
  reports: readonly StreamedReport[],
  events: AsyncIterable<readonly AttributedEvent[]>,
  signal?: AbortSignal,
): Promise<readonly WrittenFile[]> {
  const folder = await outputDirectory(directory);
  const files: { report: StreamedReport; file: GrowingFile }[] = [];
  try {
    for (const report of reports) {
      files.push({ report, file: await GrowingFile.create(folder, report.fileName) });
    }
    for (const { report, file } of files) await appendPieces(file, report.renderer.begin(), signal);
    if (files.length > 0) {
      for await (const batch of events) {
        for (let index = 0; index < batch.length; index += RENDERED) {
          const some = batch.slice(index, index + RENDERED);
          for (const { report, file } of files) await appendEvents(file, await report.renderer.events(some));
          signal?.throwIfAborted();
        }
      }
    }
    const written = new Map<string, WrittenFile>();
    const [alone, naming] = [
      files.filter(({ report }) => report.closing === undefined),
      files.filter(({ report }) => report.closing !== undefined),
    ];
    for (const { report, file } of [...alone, ...naming]) {
      await appendPieces(file, report.renderer.end(), signal);
      if (report.closing !== undefined) {
        await appendPieces(file, report.closing([...written.values()]), signal);
      }
      written.set(report.fileName, await file.finish());
    }
    return reports.flatMap(({ fileName }) => written.get(fileName) ?? []);
  } catch (error) {
    await Promise.all(files.map(({ file }) => file.discard()));
    throw error;
  }
}

/** Writes one file whose content is there already, or comes in pieces, by the same rules as {@link writeReports}. */
export async function writeDocument(
  directory: string,
  fileName: string,
  content: string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<WrittenFile> {
  const file = await GrowingFile.create(await outputDirectory(directory), fileName);
  try {
    if (typeof content === "string" || content instanceof Uint8Array) await file.append(content);
    else for await (const piece of content) await file.append(piece);
    return await file.finish();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** Where previews of mails are, in the output directory. */
export const PREVIEWS = "reminders";

/**
 * Removes the reports and the previews of mails that earlier runs left in the directory, as on a runner that is kept:
 * whatever happens to this run, nobody shall take them for its own. Known by their names.
 *
 * @throws UserError where a file cannot be removed
 */
export async function removeEarlierReports(directory: string): Promise<void> {
  await removeEarlierFiles(directory, (name) => isOwnTitle(name) || isSummaryFile(name));
  await removeEarlierFiles(join(directory, PREVIEWS), (name) => /^[\w-]{1,80}\.eml$/.test(name));
}

/**
 * Removes the files of these names, whole or unfinished; links are removed, never followed. Does nothing where there is
 * no such directory, or only a link to one.
 *
 * @throws UserError where a file cannot be removed
 */
export async function removeEarlierFiles(
  directory: string,
  isMeant: (name: string) => boolean,
): Promise<void> {
  const path = resolve(directory);
  const there = await lstat(path).catch(() => undefined);
  if (there?.isDirectory() !== true) return;
  for (const entry of await withAdvice(path, () => readdir(path, { withFileTypes: true }))) {
    if (entry.isDirectory() || !isMeant(UNFINISHED.exec(entry.name)?.[1] ?? entry.name)) continue;
    const file = join(path, entry.name);
    await withAdvice(file, () => rm(file, { force: true }));
  }
}

/** What a run that was killed could not remove; see {@link GrowingFile}. */
const UNFINISHED = /^\.(.+)\.[\da-f-]{36}\.tmp$/;

function appendEvents(file: GrowingFile, rendered: string | Uint8Array | readonly string[]): Promise<void> {
  const whole = typeof rendered === "string" || rendered instanceof Uint8Array;
  return whole ? file.append(rendered) : file.appendEach(rendered);
}

/** A cancelling has its turn between two pieces. */
async function appendPieces(file: GrowingFile, content: Pieces, signal?: AbortSignal): Promise<void> {
  const piece = await content;
  if (typeof piece === "string" || piece instanceof Uint8Array) return file.append(piece);
  for await (const one of piece) {
    await file.append(one);
    await macrotask();
    signal?.throwIfAborted();
  }
}

/** The directory's absolute path; created, for its owner only, where it is missing. */
async function outputDirectory(directory: string): Promise<string> {
  const path = resolve(directory);
  await withAdvice(path, async () => makeDirectory(path));
  return path;
}
