import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as macrotask } from "node:timers/promises";
import type { AuditEvent } from "../../docspace/audit-trail.ts";
import type { LogEntry } from "../../docspace/room-log.ts";
import type { TimeRange } from "../../time/epoch.ts";
import type { EventStream, LogStream, RoomLogEntry } from "../collected.ts";
import { newestFirst } from "../trail/repeated-hour.ts";

/** An entry of a server before 3.6, whose logs have no ids, with the walk over its room's log that brought it. */
export type UnnumberedEntry = Omit<LogEntry, "id"> & { readonly roomId: number; readonly walk: number };

/**
 * What was read, on disk: memory does not grow with the period, and the reports can be written in as many passes as
 * they need. Readable by its owner only; removed at the end of the run, also after a failure.
 *
 * Files are NDJSON, one page of rows a line. Writing is synchronous: a page is a few dozen kilobytes.
 */
export interface Spool {
  /** A new segment for the events of one window; append them newest first. */
  segment(window: TimeRange): Segment;
  /** Adds events found after the first pass. */
  addLate(events: readonly AuditEvent[]): void;
  addLogEntries(entries: readonly RoomLogEntry[]): void;
  /** Entries to which ids have yet to be found. */
  addUnnumbered(entries: readonly UnnumberedEntry[]): void;
  readonly unnumbered: { readonly count: number; read(): AsyncIterable<readonly UnnumberedEntry[]> };
  readonly trail: EventStream;
  readonly logs: LogStream;
  remove(): void;
}

export interface Segment {
  append(events: readonly AuditEvent[]): void;
  close(): void;
}

/** The spool could not be written or read: disk full, directory gone or not writable. */
export class SpoolError extends Error {
  override readonly name = "SpoolError";
}

/**
 * Creates a spool in a new directory below `parent` (the runner's temporary directory). Reading it ends with the
 * signal's reason once that is aborted.
 * @throws SpoolError when `parent` is not writable
 */
export function createSpool(parent: string, signal?: AbortSignal): Spool {
  const directory = attempt(`The temporary directory ${parent} cannot be used`, () => {
    mkdirSync(parent, { recursive: true });
    return mkdtempSync(join(parent, "docspace-audit-"));
  });
  const segments: { readonly window: TimeRange; readonly file: SpoolFile }[] = [];
  const late: AuditEvent[] = [];
  const logFile = createSpoolFile(join(directory, "room-logs.ndjson"), signal);
  const unnumberedFile = createSpoolFile(join(directory, "room-logs-without-ids.ndjson"), signal);
  let unnumbered = 0;
  let events = 0;
  let logEntries = 0;
  let removed = false;

  async function* readTrail(): AsyncIterable<readonly AuditEvent[]> {
    const ordered = [...segments].sort((a, b) => b.window.to - a.window.to);
    const pages = (async function* () {
      for (const { file } of ordered) {
        for await (const page of file.pages()) yield (page as EventRow[]).map(eventOfRow);
      }
    })();
    yield* withSettledOrder(pages, late.toSorted(newestFirst));
  }

  async function* readLogs(): AsyncIterable<readonly RoomLogEntry[]> {
    for await (const page of logFile.pages()) yield page as RoomLogEntry[];
  }

  return {
    segment(window) {
      const file = createSpoolFile(
        join(directory, `trail-${String(segments.length + 1).padStart(5, "0")}.ndjson`),
        signal,
      );
      segments.push({ window, file });
      return {
        append(page) {
          if (page.length === 0) return;
          file.append(page.map(rowOfEvent));
          events += page.length;
        },
        close: () => file.close(),
      };
    },
    addLate(found) {
      late.push(...found);
      events += found.length;
    },
    addLogEntries(entries) {
      if (entries.length === 0) return;
      logFile.append(entries);
      logEntries += entries.length;
    },
    addUnnumbered(entries) {
      if (entries.length === 0) return;
      unnumberedFile.append(entries);
      unnumbered += entries.length;
    },
    unnumbered: {
      get count() {
        return unnumbered;
      },
      async *read() {
        for await (const page of unnumberedFile.pages()) yield page as UnnumberedEntry[];
      },
    },
    trail: {
      get count() {
        return events;
      },
      read: readTrail,
    },
    logs: {
      get count() {
        return logEntries;
      },
      read: readLogs,
    },
    remove() {
      if (removed) return;
      removed = true;
      for (const { file } of segments) file.close();
      logFile.close();
      unnumberedFile.close();
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/**
 * Pages arrive in the order of time, with ties as the server happened to send them. Yields them strictly newest first
 * (time, then id), late events in their places.
 */
async function* withSettledOrder(
  pages: AsyncIterable<AuditEvent[]>,
  late: readonly AuditEvent[],
): AsyncIterable<readonly AuditEvent[]> {
  let held: AuditEvent[] = [];
  let nextLate = 0;
  for await (const page of pages) {
    const all = held.concat(page);
    const oldest = all.at(-1)?.at ?? 0;
    while (nextLate < late.length && (late[nextLate]?.at ?? 0) >= oldest) {
      const event = late[nextLate++];
      if (event) all.push(event);
    }
    all.sort(newestFirst);
    // The oldest second may go on in the next page.
    let settled = all.length;
    while (settled > 0 && all[settled - 1]?.at === oldest) settled--;
    held = all.slice(settled);
    if (settled > 0) yield all.slice(0, settled);
  }
  const rest = held.concat(late.slice(nextLate)).sort(newestFirst);
  if (rest.length > 0) yield rest;
}

interface SpoolFile {
  append(page: readonly unknown[]): void;
  close(): void;
  pages(): AsyncIterable<unknown[]>;
}

const READ_BYTES = 1 << 18;

function createSpoolFile(path: string, signal: AbortSignal | undefined): SpoolFile {
  let handle: number | undefined;
  let written = false;
  return {
    append(page) {
      attempt(`What was read could not be kept in ${path}`, () => {
        handle ??= openSync(path, "a", 0o600);
        writeFully(handle, `${JSON.stringify(page)}\n`);
      });
      written = true;
    },
    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
    async *pages() {
      if (!written) return;
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
            yield JSON.parse(line.toString("utf8")) as unknown[];
          }
          if (start < length) rest.push(Buffer.from(buffer.subarray(start, length)));
          // Signals and timers get their turn during long passes.
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

function attempt<T>(what: string, action: () => T): T {
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

/** Field by field, without names: half the bytes, and read back twice as fast. */
type EventRow = [
  id: number,
  at: number,
  userId: string,
  user: string,
  actionId: number,
  action: string,
  actionType: number,
  product: number,
  location: number,
  target: readonly string[],
  entries: readonly number[],
  context: string,
  page: string,
  ip: string,
  country: string,
  city: string,
  browser: string,
  platform: string,
];

function rowOfEvent(e: AuditEvent): EventRow {
  return [
    e.id,
    e.at,
    e.userId,
    e.user,
    e.actionId,
    e.action,
    e.actionType,
    e.product,
    e.location,
    e.target,
    e.entries,
    e.context,
    e.page,
    e.ip,
    e.country,
    e.city,
    e.browser,
    e.platform,
  ];
}

function eventOfRow(row: EventRow): AuditEvent {
  return {
    id: row[0],
    at: row[1],
    userId: row[2],
    user: row[3],
    actionId: row[4],
    action: row[5],
    actionType: row[6],
    product: row[7],
    location: row[8],
    target: row[9],
    entries: row[10],
    context: row[11],
    page: row[12],
    ip: row[13],
    country: row[14],
    city: row[15],
    browser: row[16],
    platform: row[17],
  };
}
