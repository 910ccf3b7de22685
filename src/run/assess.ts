import { setImmediate as macrotask } from "node:timers/promises";
import { assess } from "../assess/assess.ts";
import type { Assessment, AttributedEvent } from "../assess/assessment.ts";
import { placeInFolders } from "../assess/attribution/folder-filter.ts";
import { createEventFilter, describeFilters, type EventFilter } from "../assess/events/filters.ts";
import { listEvents } from "../assess/events/listing.ts";
import type { Collected } from "../collect/collected.ts";
import { type Note, note } from "../notes.ts";
import { composeReport } from "../report/compose.ts";
import type { AuditReport, Reminded, TrendPeriod } from "../report/model.ts";
import { reviewOf } from "../report/review.ts";
import { noteText } from "../report/vocabulary/notes.ts";
import { wordsOf } from "../report/vocabulary/words.ts";
import type { RunOutputs } from "../runner/outputs.ts";
import type { Exemption } from "../settings/exemptions-file.ts";
import { rulesOf, type Settings } from "../settings/settings.ts";
import { VERSION } from "../version.ts";
import type { Mailing } from "./begin-mailing.ts";
import { compareWithPrevious, noteReplaced, type Previous } from "./compare.ts";
import type { RunContext } from "./context.ts";
import type { History } from "./history.ts";
import type { Narrowing } from "./narrow.ts";
import type { ReadReviewResult } from "./review-read.ts";
import type { EarlierPeriods } from "./trend.ts";

/** What was concluded, and the events to list, newest first; they can be read as often as wanted. */
export interface Audit {
  readonly report: AuditReport;
  readonly listed: () => AsyncIterable<readonly AttributedEvent[]>;
  readonly outputs: Partial<RunOutputs>;
}

/** What is known beside what was read of the period. */
export interface Known {
  readonly exemptions: readonly Exemption[];
  readonly history?: History;
  readonly previous?: Previous;
  readonly replaced?: EarlierPeriods["replaced"];
  /** Earlier periods, oldest first. */
  readonly trend?: readonly TrendPeriod[];
  readonly narrowing?: Narrowing;
  /** Absent where there is no access review. */
  readonly review?: ReadReviewResult | undefined;
  readonly mailing?: Mailing;
}

/** Judges, and composes the model that all reports show. */
export async function assessPeriod(context: RunContext, collected: Collected, known: Known): Promise<Audit> {
  const { host, settings, docspace, ready } = context;
  const { exemptions, history, narrowing, review } = known;
  const decided = review && "facts" in review ? { decided: review.facts.standings } : {};
  const rules = {
    ...rulesOf(settings),
    exemptions,
    ...(history ? { history: history.inactiveBefore } : {}),
    ...decided,
  };
  const assessment = await assess(collected, rules, async () => {
    await macrotask();
    host.signal.throwIfAborted();
  });
  const filter = await filterOf(settings, narrowing, collected);
  const listed = () => listEvents(collected, assessment, filter);
  const { comparison, notes } = compareWithPrevious(known.previous, assessment, settings);
  const replacing = noteReplaced(known.replaced, assessment, settings);
  for (const one of replacing) host.log.warning(noteText(one));
  const { runUrl } = await host.workflow();
  const { uncertain, ...counted } = await countListed(settings, assessment, listed, filter);
  const report = composeReport(settings, collected, assessment, {
    toolVersion: VERSION,
    generatedAt: docspace.now(),
    portalVersion: ready.version,
    runUrl,
    filters: describeFilters(settings.filters),
    listed: counted,
    comparison,
    trend: known.trend,
    notes: [
      ...ready.notes,
      ...notes,
      ...replacing,
      ...(narrowing?.notes ?? []),
      ...uncertainNote(uncertain),
      ...(review?.notes ?? []),
    ],
    reminded: known.mailing?.membersMayNot ? undefined : await toRemind(context, assessment, history),
    review: review && "facts" in review ? reviewOf(assessment, review.facts) : undefined,
    // A run that reminds nobody still replaces the report that tells of one that did.
    remindedPeriod: known.mailing?.period ?? known.replaced?.report.remindedPeriod,
  });
  warnOf(context, report);
  return { report, listed, outputs: outputsOf(report) };
}

/** Whom the mails will remind, as far as the ledger tells now; undefined where there will be none. */
async function toRemind(
  { settings, ready, docspace }: RunContext,
  assessment: Assessment,
  { ledger }: Partial<History> = {},
): Promise<Reminded | undefined> {
  if (settings.reminders !== "send" || ready.period.provisional || ledger === undefined) return undefined;
  // Loaded only where mails are wanted.
  const { planReminders } = await import("../deliver/reminders/plan.ts");
  const { sortOut } = await import("../deliver/reminders/remind.ts");
  const plans = planReminders(assessment, ready.period);
  const { due, result } = sortOut(plans, ledger, ready.period, docspace.now());
  return { due: due.length, earlier: result.recent.length };
}

/** So many reasons become warnings; the reports have them all. */
const MOST_REASONS = 5;

function warnOf({ host, settings }: RunContext, report: AuditReport): void {
  const words = wordsOf(report);
  for (const one of report.assessment.notes) host.log.warning(words.note(one));
  // With `fail-on` the first reason is the error that ends the run.
  const warned = settings.failOn.has("incomplete") ? report.reasons.slice(1) : report.reasons;
  for (const one of warned.slice(0, MOST_REASONS)) host.log.warning(`Not proved: ${words.reason(one)}`);
}

function outputsOf({ complete, listed, assessment }: AuditReport): Partial<RunOutputs> {
  const { counts, inactivePeople } = assessment;
  return {
    complete,
    eventCount: listed.count,
    memberCount: Object.values(counts).reduce((sum, count) => sum + count, 0),
    activeCount: counts.active,
    inactiveCount: counts.inactive,
    unknownCount: counts.unknown,
    inactivePeopleCount: inactivePeople,
  };
}

/** With a list of rooms, only their events; then what the `only-` inputs ask for. */
async function filterOf(
  settings: Settings,
  narrowing: Narrowing | undefined,
  collected: Collected,
): Promise<EventFilter> {
  const { contents = [], userIds = new Map<string, string>() } = narrowing ?? {};
  const wanted = createEventFilter(settings.filters, await placeInFolders(contents, collected), userIds);
  return settings.rooms === "all" ? wanted : (event) => event.attribution.by !== "none" && wanted(event);
}

async function countListed(
  settings: Settings,
  { events }: Assessment,
  listed: () => AsyncIterable<readonly AttributedEvent[]>,
  filter: EventFilter,
): Promise<AuditReport["listed"] & { readonly uncertain: number }> {
  const inScope = settings.rooms === "all" ? events.portal : events.inRooms;
  let count = inScope;
  let uncertain = 0;
  if (describeFilters(settings.filters).length > 0) {
    count = 0;
    for await (const batch of listed()) {
      count += batch.length;
      for (const event of batch) if (filter(event) === "uncertain") uncertain++;
    }
  }
  const otherRooms = settings.rooms === "all" ? 0 : events.inOtherRooms;
  return { count, filteredOut: inScope - count, otherRooms, uncertain };
}

/** Rather too many events are listed than one too few. */
function uncertainNote(count: number): Note[] {
  if (count === 0) return [];
  return [note("listed-in-doubt", "info", { count }, "compliance")];
}
