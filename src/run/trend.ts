import type { StoredFile } from "../docspace/files.ts";
import { type EarlierFiles, findEarlierFiles, readEarlierFile } from "../earlier-runs/earlier-file.ts";
import type { PreviousPeriod } from "../earlier-runs/previous-report.ts";
import type { TrendPeriod } from "../report/model.ts";
import { auditFileName } from "../report-folder/titles.ts";
import { labelBefore } from "../time/period.ts";
import { MOST_BYTES, type Previous, readPrevious } from "./compare.ts";
import type { RunContext } from "./context.ts";

/** Earlier months that are looked for. */
const MOST_MONTHS = 12;

/** Bytes of one report that is read for its counts alone: they stand before its events, but a file comes as a whole. */
const MOST_BYTES_OF_ONE = 8 * 1024 * 1024;

type Reading = Pick<RunContext, "docspace" | "ready" | "settings">;

/** What the report folder tells of the periods before this one. */
export interface EarlierPeriods {
  readonly previous: Previous;
  /** Oldest first; what could not be read is not among them, and nothing is said of it. */
  readonly trend: readonly TrendPeriod[];
  /** The report of this very period, which the new one is going to replace; undefined where none can be read. */
  readonly replaced?: { readonly title: string; readonly report: PreviousPeriod };
}

/**
 * Looks into the report folder, by the listing given or one of its own, for the JSON reports of up to twelve periods before this one, and
 * reads them side by side: at most twelve files, and 64 MiB together; and the one of this very period, up to 8 MiB.
 * Fails only when the run is cancelled.
 */
export async function readEarlierPeriods(
  context: Reading,
  files?: readonly StoredFile[],
): Promise<EarlierPeriods> {
  const { docspace, ready, settings } = context;
  if (!ready.folder) return { previous: undefined, trend: [] };
  const labels = labelsBefore(ready.period.label);
  const titleOf = (label: string) => auditFileName("json", { label, reportLabel: settings.reportLabel });
  const { label } = ready.period;
  const listed = findEarlierFiles(docspace, ready.folder.id, [label, ...labels].map(titleOf), files);
  const [previous, months, [report]] = await Promise.all([
    readPrevious(context, listed),
    listed.then(
      (files) => {
        const [newest = "", ...months] = labels;
        const size = files.get(titleOf(newest))?.size ?? 0;
        // One above the limit is not read, and takes nothing from the others.
        const left = size > MOST_BYTES ? MOST_BYTES : MOST_BYTES - size;
        return readReports(context, files, months, titleOf, left);
      },
      () => [],
    ),
    listed.then(
      (files) => readReports(context, files, [label], titleOf, MOST_BYTES_OF_ONE),
      () => [],
    ),
  ]);
  const known = previous !== undefined && "previous" in previous ? [previous.previous, ...months] : months;
  return {
    previous,
    trend: known.map(trendPeriod).toReversed(),
    ...(report === undefined ? {} : { replaced: { title: titleOf(label), report } }),
  };
}

/** Newest first. What is no month is compared with the period before it, and has no trend. */
function labelsBefore(label: string): readonly string[] {
  const labels = [labelBefore({ label })];
  if (!/^\d{4}-\d{2}$/.test(label)) return labels;
  while (labels.length < MOST_MONTHS) labels.push(labelBefore({ label: labels.at(-1) ?? label }));
  return labels;
}

/** The reports of these periods, in their order, as far as they fit into so many bytes and can be read. */
async function readReports(
  { docspace }: Reading,
  files: EarlierFiles,
  labels: readonly string[],
  titleOf: (label: string) => string,
  mostBytes: number,
): Promise<PreviousPeriod[]> {
  let left = mostBytes;
  const wanted = labels.flatMap((label) => {
    const file = files.get(titleOf(label));
    if (file === undefined || file.size > MOST_BYTES_OF_ONE || file.size > left) return [];
    left -= file.size;
    return [{ label, file }];
  });
  if (wanted.length === 0) return [];
  const { parsePreviousReport } = await import("../earlier-runs/previous-report.ts");
  const read = wanted.map(async ({ label, file }) => {
    try {
      const found = await readEarlierFile(docspace, file, MOST_BYTES_OF_ONE);
      const parsed = found.state === "read" ? parsePreviousReport(found.content, label) : undefined;
      return parsed !== undefined && "previous" in parsed ? [parsed.previous] : [];
    } catch {
      docspace.signal.throwIfAborted();
      return [];
    }
  });
  return (await Promise.all(read)).flat();
}

/** What one report counts. One of a period that was not over says less than the whole. */
function trendPeriod({ label, complete, provisional, counts, rooms }: PreviousPeriod): TrendPeriod {
  const having = (members: readonly { readonly verdict: string }[], verdict: string): number =>
    members.filter((member) => member.verdict === verdict).length;
  return {
    label,
    complete: complete && !provisional,
    ...counts,
    rooms: new Map(
      rooms
        .filter(({ unreadable }) => unreadable !== true)
        .map(({ id, members, events }) => [
          id,
          { inactive: having(members, "inactive"), active: having(members, "active"), events },
        ]),
    ),
  };
}
