import { closeSync, openSync, readSync, writeSync } from "node:fs";
import { setImmediate as macrotask } from "node:timers/promises";
import { UserError } from "../../errors.ts";

/** The spool could not be written or read: disk full, directory gone or not writable. */
export class SpoolError extends UserError {
  override readonly name = "SpoolError";
}

/** One file of the spool: pages of rows, one a line. What is read back is what was appended, as JSON keeps it. */
export interface SpoolFile<Row> {
  append(page: readonly Row[]): void;
  /** Rows appended. */
  readonly count: number;
  close(): void;
  pages(): AsyncIterable<Row[]>;
}

const READ_BYTES = 1 << 18;

/**
 * The file is made by the first page, readable by its owner only. Reading lets signals and timers have their turn, and
 * ends with the signal's reason once that is aborted. All of it may throw a {@link SpoolError}; after a page that could
 * not be written whole, everything does, for the file ends in a torn line.
 */
export function createSpoolFile<Row>(path: string, signal: AbortSignal | undefined): SpoolFile<Row> {
  let handle: number | undefined;
  let count = 0;
  let torn: unknown;
  return {
    append(page) {
      if (page.length === 0) return;
      if (torn !== undefined) throw torn;
      try {
        attempt(`What was read could not be kept in ${path}`, () => {
          handle ??= openSync(path, "a", 0o600);
          writeFully(handle, `${JSON.stringify(page)}\n`);
        });
      } catch (error) {
        torn = error;
        throw error;
      }
      count += page.length;
    },
    get count() {
      return count;
    },
    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
    async *pages() {
      if (torn !== undefined) throw torn;
      if (count === 0) return;
      const reading = attempt(`What was read is gone from ${path}`, () => openSync(path, "r"));
      try {
        const buffer = Buffer.allocUnsafe(READ_BYTES);
        let rest: Buffer[] = [];
        for (;;) {
          const length = attempt(`What was read cannot be read back from ${path}`, () =>
            readSync(reading, buffer, 0, READ_BYTES, null),
          );
          if (length === 0) return;
          let start = 0;
          for (let end = buffer.indexOf(10); end !== -1 && end < length; end = buffer.indexOf(10, start)) {
            const line = Buffer.concat([...rest, buffer.subarray(start, end)]);
            rest = [];
            start = end + 1;
            yield JSON.parse(line.toString("utf8")) as Row[];
          }
          if (start < length) rest.push(Buffer.from(buffer.subarray(start, length)));
          await macrotask();
          signal?.throwIfAborted();
        }
      } finally {
        closeSync(reading);
      }
    },
  };
}

function writeFully(handle: number, text: string): void {
  const bytes = Buffer.from(text, "utf8");
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
}

/** Carries out what may fail for want of space or rights; throws a {@link SpoolError} that says `what`, why and what to do. */
export function attempt<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === "ENOSPC"
        ? "the disk is full; free some space or point RUNNER_TEMP to a larger disk"
        : code === "EACCES" || code === "EPERM" || code === "EROFS"
          ? "it is not writable for this user; check RUNNER_TEMP"
          : code === "ENOTDIR" || code === "EEXIST"
            ? "a part of that path is a file; point RUNNER_TEMP to a directory"
            : `${(error as Error).message}; point RUNNER_TEMP to another directory`;
    throw new SpoolError(`${what}: ${why}.`, { cause: error });
  }
}
