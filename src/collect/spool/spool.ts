import { mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeDirectory } from "../../directory.ts";
import type { AuditEvent } from "../../docspace/audit-trail.ts";
import type { LogEntry } from "../../docspace/room-log.ts";
import type { TimeRange } from "../../time/epoch.ts";
import type { EventStream, LogStream, RoomLogEntry } from "../collected.ts";
import { newestFirst } from "../trail/repeated-hour.ts";
import { createEventRows, type EventRow } from "./event-row.ts";
import { attempt, createSpoolFile, type SpoolFile } from "./spool-file.ts";

/** An entry of a server before 3.6, whose logs have no ids, with the walk over its room's log that brought it. */
export type UnnumberedEntry = Omit<LogEntry, "id"> & { readonly roomId: number; readonly walk: number };

/**
 * What was read, on disk: memory does not grow with the period, and the reports can be written in as many passes as
 * they need. Readable by its owner only; removed at the end of the run, also after a failure.
 *
 * Files are NDJSON, one page of rows a line. Writing is synchronous: a page is a few dozen kilobytes.
 */
export interface Spool extends TrailFiles {
  /** Of the time before the period, as far as the grace days reach back. */
  readonly earlier: TrailFiles;
  addLogEntries(entries: readonly RoomLogEntry[]): void;
  /** Entries to which ids have yet to be found. */
  addUnnumbered(entries: readonly UnnumberedEntry[]): void;
  readonly unnumbered: { readonly count: number; read(): AsyncIterable<readonly UnnumberedEntry[]> };
  readonly logs: LogStream;
  remove(): void;
}

/** Events of the trail in one stretch of time. */
export interface TrailFiles {
  /** A new segment for the events of one window; append them newest first. */
  segment(window: TimeRange): Segment;
  /** Adds events found after the first pass. */
  addLate(events: readonly AuditEvent[]): void;
  readonly trail: EventStream;
}

export interface Segment {
  append(events: readonly AuditEvent[]): void;
  close(): void;
}

/**
 * Creates a spool in a new directory below `parent` (the runner's temporary directory). Reading it ends with the
 * signal's reason once that is aborted. Long because its parts share one directory and the files open in it.
 * @throws SpoolError when `parent` is not writable
 */
export function createSpool(parent: string, signal?: AbortSignal): Spool {
  const directory = attempt(`The temporary directory ${parent} cannot be used`, () => {
    makeDirectory(resolve(parent));
    return mkdtempSync(join(parent, "docspace-audit-"));
  });
  const inDirectory = <Row>(name: string) => createSpoolFile<Row>(join(directory, name), signal);
  const logs = inDirectory<RoomLogEntry>("room-logs.ndjson");
  const unnumbered = inDirectory<UnnumberedEntry>("room-logs-without-ids.ndjson");
  const trail = createTrailFiles((number) => inDirectory<EventRow>(`trail-${number}.ndjson`));
  const earlier = createTrailFiles((number) => inDirectory<EventRow>(`earlier-${number}.ndjson`));
  let removed = false;

  return {
    ...trail,
    earlier,
    addLogEntries: (entries) => logs.append(entries),
    addUnnumbered: (entries) => unnumbered.append(entries),
    unnumbered: {
      get count() {
        return unnumbered.count;
      },
      read: () => unnumbered.pages(),
    },
    logs: {
      get count() {
        return logs.count;
      },
      read: () => logs.pages(),
    },
    remove() {
      if (removed) return;
      removed = true;
      trail.close();
      earlier.close();
      logs.close();
      unnumbered.close();
      rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function createTrailFiles(newFile: (number: string) => SpoolFile<EventRow>): TrailFiles & { close(): void } {
  const segments: { readonly window: TimeRange; readonly file: SpoolFile<EventRow> }[] = [];
  const late: AuditEvent[] = [];
  const rows = createEventRows();

  async function* read(): AsyncIterable<readonly AuditEvent[]> {
    const ordered = [...segments].sort((a, b) => b.window.to - a.window.to);
    const pages = (async function* () {
      for (const { file } of ordered) {
        for await (const page of file.pages()) yield page.map(rows.eventOf);
      }
    })();
    yield* withSettledOrder(pages, late.toSorted(newestFirst));
  }

  return {
    segment(window) {
      const file = newFile(String(segments.length + 1).padStart(5, "0"));
      segments.push({ window, file });
      return {
        append: (page) => file.append(page.map(rows.rowOf)),
        close: () => file.close(),
      };
    },
    addLate(found) {
      late.push(...found);
    },
    trail: {
      get count() {
        return segments.reduce((sum, { file }) => sum + file.count, late.length);
      },
      read,
    },
    close() {
      for (const { file } of segments) file.close();
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
