import type { Assessment } from "../assess/assessment.ts";
import { type Comparison, compareWith, differencesOf, lossesOf } from "../assess/comparison.ts";
import { type EarlierFile, type EarlierFiles, readEarlierFile } from "../earlier-runs/earlier-file.ts";
import type { PreviousPeriod } from "../earlier-runs/previous-report.ts";
import { sentenceOf } from "../errors.ts";
import { type NotCompared, type Note, note } from "../notes.ts";
import { auditFileName } from "../report-folder/titles.ts";
import { type ActivityRules, rulesOf } from "../settings/settings.ts";
import { size } from "../text/english.ts";
import { labelBefore } from "../time/period.ts";
import type { RunContext } from "./context.ts";

/** Bytes. A larger report would not fit into memory beside everything else: about 120 000 events. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** The previous period as its report has it, or why there is nothing to compare with; undefined without a report folder. */
export type Previous = { readonly previous: PreviousPeriod } | { readonly note: Note } | undefined;

/**
 * Reads the JSON report of the period before this one. Never fails: what stands in the way is said in a note.
 *
 * @param listed what the report folder has
 */
export async function readPrevious(
  { docspace, ready, settings }: Pick<RunContext, "docspace" | "ready" | "settings">,
  listed: Promise<EarlierFiles>,
): Promise<Previous> {
  const label = labelBefore(ready.period);
  const title = auditFileName("json", { label, reportLabel: settings.reportLabel });
  const nothing = (why: NotCompared) => ({
    note: note("nothing-compared", "info", { previousLabel: label, why }),
  });
  const unusable = (failure: string) => nothing({ kind: "unusable", failure });
  let file: EarlierFile;
  try {
    file = await readEarlierFile(docspace, (await listed).get(title), MOST_BYTES);
  } catch (error) {
    docspace.signal.throwIfAborted();
    return unusable(`${title} could not be read. ${sentenceOf(error)}`.replace(/\.$/, ""));
  }
  if (file.state === "missing") return nothing({ kind: "missing", title });
  if (file.state === "too-large") {
    return unusable(`${title} has ${size(file.bytes)}, and only reports up to ${size(MOST_BYTES)} are read`);
  }
  const { parsePreviousReport } = await import("../earlier-runs/previous-report.ts");
  const parsed = parsePreviousReport(file.content, label);
  return "why" in parsed ? unusable(`${title} cannot be used: ${parsed.why}`) : parsed;
}

/** The changes since the previous period, and what the reader must know about them. */
export function compareWithPrevious(
  previous: Previous,
  assessment: Assessment,
  settings: ActivityRules,
): { readonly comparison: Comparison | undefined; readonly notes: readonly Note[] } {
  if (previous === undefined) return { comparison: undefined, notes: [] };
  if ("note" in previous) return { comparison: undefined, notes: [previous.note] };
  const differences = differencesOf(previous.previous, {
    ...rulesOf(settings),
    activity: assessment.activity,
  });
  return {
    comparison: compareWith(previous.previous, assessment),
    notes: differences.map((difference) =>
      note("compared-with-other-rules", "info", { previousLabel: previous.previous.label, difference }),
    ),
  };
}

/** What the reader must know about the report of the same period that this one takes the place of. */
export function noteReplaced(
  replaced: { readonly title: string; readonly report: PreviousPeriod } | undefined,
  assessment: Pick<Assessment, "activity" | "reasons" | "rooms">,
  settings: ActivityRules,
): readonly Note[] {
  if (replaced === undefined) return [];
  const { title, report } = replaced;
  const losses = lossesOf(report, {
    ...rulesOf(settings),
    activity: assessment.activity,
    complete: assessment.reasons.length === 0,
    roomIds: new Set(assessment.rooms.map(({ roomId }) => roomId)),
  });
  return losses.map((why) => note("replaces-another", "warning", { title, why }));
}
