import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setImmediate as macrotask } from "node:timers/promises";
import type { AttributedEvent } from "../assess/assessment.ts";
import { UserError } from "../errors.ts";
import type { Pieces, StreamedReport } from "../report/streamed-report.ts";
import type { WrittenFile } from "../report-folder/files.ts";
import { isOwnTitle, isSummaryFile } from "../report-folder/titles.ts";

/** Bytes collected before one write. */
const BLOCK = 256 * 1024;
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
          for (const { report, file } of files) await file.append(await report.renderer.events(some));
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

/**
 * Removes the reports that earlier runs left in the directory, as on a runner that is kept: whatever happens to this
 * run, nobody shall take them for its own. Known by their names; links are removed, never followed. Does nothing where
 * there is no such directory, or only a link to one.
 *
 * @throws UserError where a file cannot be removed
 */
export async function removeEarlierReports(directory: string): Promise<void> {
  const path = resolve(directory);
  const there = await lstat(path).catch(() => undefined);
  if (there?.isDirectory() !== true) return;
  const entries = await explained(path, readdir(path, { withFileTypes: true }));
  const earlier = entries.filter((entry) => {
    const [, unfinished] = UNFINISHED.exec(entry.name) ?? [];
    const name = unfinished ?? entry.name;
    return !entry.isDirectory() && (isOwnTitle(name) || isSummaryFile(name));
  });
  for (const { name } of earlier) {
    const file = join(path, name);
    await explained(file, rm(file, { force: true }));
  }
}

/** What a run that was killed could not remove; see {@link GrowingFile}. */
const UNFINISHED = /^\.(.+)\.[\da-f-]{36}\.tmp$/;

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
  await explained(path, makeDirectory(path));
  return path;
}

/**
 * Node's own `recursive` never ends where a directory is there and still takes none, as in `/proc` (`MKDirp` in
 * `node_file.cc`).
 */
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return;
    const above = dirname(path);
    if (code !== "ENOENT" || (await stat(above).catch(() => undefined)) !== undefined) throw error;
    await makeDirectory(above);
    await mkdir(path, { mode: 0o700 });
  }
}

/** A file under a temporary name, with its size and hash as far as it is written. */
class GrowingFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash("sha256");
  /** Filled again and again: new buffers would be freed late, as they are outside the heap. */
  readonly #block = Buffer.allocUnsafeSlow(BLOCK);
  #filled = 0;
  #bytes = 0;
  #closed = false;
  #renamed = false;

  private constructor(path: string, temporary: string, handle: FileHandle) {
    this.#path = path;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  static async create(folder: string, fileName: string): Promise<GrowingFile> {
    if (
      fileName === "" ||
      fileName.startsWith(".") ||
      basename(fileName) !== fileName ||
      fileName.includes("\\")
    ) {
      throw new Error(`not a plain file name: ${JSON.stringify(fileName)}`);
    }
    const path = join(folder, fileName);
    const temporary = join(folder, `.${fileName}.${randomUUID()}.tmp`);
    // `wx`: a file or link that somebody put there is never followed or overwritten.
    return new GrowingFile(path, temporary, await explained(path, open(temporary, "wx", 0o600)));
  }

  async append(content: string | Uint8Array): Promise<void> {
    let rest = content;
    while (rest.length > 0) {
      const room = this.#block.subarray(this.#filled);
      let taken: number;
      if (typeof rest === "string") {
        const { read, written } = encoder.encodeInto(rest, room);
        taken = read;
        this.#filled += written;
      } else {
        taken = Math.min(rest.length, room.length);
        room.set(rest.subarray(0, taken));
        this.#filled += taken;
      }
      rest = typeof rest === "string" ? rest.slice(taken) : rest.subarray(taken);
      if (rest.length > 0 || this.#filled === BLOCK) await this.#flush();
    }
  }

  async finish(): Promise<WrittenFile> {
    await this.#flush();
    await explained(this.#path, this.#handle.sync());
    await this.#close();
    await explained(this.#path, rename(this.#temporary, this.#path));
    this.#renamed = true;
    return {
      path: this.#path,
      title: basename(this.#path),
      bytes: this.#bytes,
      sha256: this.#hash.digest("hex"),
    };
  }

  /** Removes what is unfinished; a finished file stays. */
  async discard(): Promise<void> {
    if (this.#renamed) return;
    await this.#close().catch(() => undefined);
    await rm(this.#temporary, { force: true }).catch(() => undefined);
  }

  async #flush(): Promise<void> {
    const block = this.#block.subarray(0, this.#filled);
    this.#hash.update(block);
    await explained(this.#path, writeAll(this.#handle, block));
    this.#bytes += this.#filled;
    this.#filled = 0;
  }

  async #close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await explained(this.#path, this.#handle.close());
  }
}

const encoder = new TextEncoder();

/** One write may take less than it was given. */
async function writeAll(handle: FileHandle, block: Uint8Array): Promise<void> {
  let rest = block;
  while (rest.byteLength > 0) {
    const { bytesWritten } = await handle.write(rest);
    rest = rest.subarray(bytesWritten);
  }
}

const ADVICE: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: (path) =>
    `The disk is full, so ${path} could not be written. Free some space on the runner, or ask for fewer formats.`,
  EDQUOT: (path) =>
    `The disk quota is used up, so ${path} could not be written. Free some space, or ask for fewer formats.`,
  EACCES: (path) =>
    `${path} could not be written: the runner's user may not write there. Choose another output-directory, or change the rights of ${dirname(path)}.`,
  EPERM: (path) =>
    `${path} could not be written: the system does not allow it. Choose another output-directory, or change the rights of ${dirname(path)}.`,
  EROFS: (path) =>
    `${path} could not be written: the file system is read-only. Choose another output-directory.`,
  EEXIST: (path) =>
    `${path} is a file, but the reports need a directory there. Choose another output-directory, or remove the file.`,
  ENOTDIR: (path) =>
    `A part of the path ${path} is a file, not a directory. Choose another output-directory, or remove the file.`,
  ENOENT: (path) =>
    `${path} could not be written: no directory can be made there, or a link in it leads nowhere. Choose another output-directory.`,
  EISDIR: (path) =>
    `${path} is a directory, but a report needs that name. Remove it, or choose another output-directory.`,
  ENOTEMPTY: (path) =>
    `${path} is a directory, but a report needs that name. Remove it, or choose another output-directory.`,
  ENAMETOOLONG: (path) => `The path ${path} is too long for this system. Choose a shorter output-directory.`,
};

/** The same outcome, with the system's error codes as sentences. */
async function explained<T>(path: string, outcome: Promise<T>): Promise<T> {
  try {
    return await outcome;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const advice = code === undefined ? undefined : ADVICE[code];
    if (advice === undefined)
      throw new UserError(`${path} could not be written: ${(error as Error).message}.`, { cause: error });
    throw new UserError(advice(path), { cause: error });
  }
}
