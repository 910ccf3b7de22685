import { setImmediate as macrotask } from "node:timers/promises";
import { type AssessmentRules, assess } from "../assess/assess.ts";
import type { Assessment, AttributedEvent } from "../assess/assessment.ts";
import { placeInFolders } from "../assess/attribution/folder-filter.ts";
import { createEventFilter, describeFilters, type EventFilter } from "../assess/events/filters.ts";
import { listEvents } from "../assess/events/listing.ts";
import type { Collected } from "../collect/collected.ts";
import { writeReports } from "../deliver/write-files.ts";
import { type Note, note } from "../notes.ts";
import type { Preflight } from "../preflight/preflight.ts";
import { composeReport } from "../report/compose.ts";
import type { MailOutcome } from "../report/mail-outcome.ts";
import type { AuditReport } from "../report/model.ts";
import { createRenderers, type StreamedReport } from "../report/renderers.ts";
import { renderSummary } from "../report/summary/summary.ts";
import { wordsOf } from "../report/vocabulary/words.ts";
import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import type { Host } from "../runner/host.ts";
import { mayShowNames } from "../runner/names.ts";
import type { RunOutputs } from "../runner/outputs.ts";
import type { Settings } from "../settings/settings.ts";
import { VERSION } from "../version.ts";
import { compareWithPrevious, type Previous } from "./compare.ts";
import type { Narrowing } from "./narrow.ts";

/** What was concluded, and the events to list, newest first; they can be read as often as wanted. */
export interface Audit {
  readonly report: AuditReport;
  readonly listed: () => AsyncIterable<readonly AttributedEvent[]>;
  readonly outputs: Partial<RunOutputs>;
}

/** Judges, and composes the model that all reports show. */
export async function assessPeriod(
  host: Host,
  settings: Settings,
  ready: Preflight,
  collected: Collected,
  people: Pick<AssessmentRules, "exemptions" | "history">,
  known: { readonly previous?: Previous; readonly narrowing?: Narrowing } = {},
): Promise<Audit> {
  const { minActivity, graceDays, activity } = settings;
  const rules = { minActivity, graceDays, activity, ...people };
  const assessment = await assess(collected, rules, async () => {
    await macrotask();
    host.signal.throwIfAborted();
  });
  const { narrowing } = known;
  const filter = await filterOf(settings, narrowing, collected);
  const listed = () => listEvents(collected, assessment, filter);
  const { comparison, notes } = compareWithPrevious(known.previous, assessment, settings);
  const { runUrl } = await host.workflow();
  const { uncertain, ...counted } = await countListed(settings, assessment, listed, filter);
  const report = composeReport(settings, collected, assessment, {
    toolVersion: VERSION,
    generatedAt: host.clock.now(),
    portalVersion: ready.version,
    runUrl,
    filters: describeFilters(settings.filters),
    listed: counted,
    comparison,
    notes: [...ready.notes, ...notes, ...(narrowing?.notes ?? []), ...uncertainNote(uncertain)],
  });
  const words = wordsOf(report);
  for (const one of assessment.notes) host.log.warning(words.note(one));
  // With `fail-on` the first reason is the error that ends the run.
  const warned = settings.failOn.has("incomplete") ? report.reasons.slice(1) : report.reasons;
  for (const one of warned.slice(0, MOST_REASONS)) host.log.warning(`Not proved: ${words.reason(one)}`);
  const { counts } = assessment;
  return {
    report,
    listed,
    outputs: {
      complete: report.complete,
      eventCount: report.listed.count,
      memberCount: Object.values(counts).reduce((sum, count) => sum + count, 0),
      activeCount: counts.active,
      inactiveCount: counts.inactive,
      unknownCount: counts.unknown,
      inactivePeopleCount: assessment.inactivePeople,
    },
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

/** Writes every file in one pass over the events. */
export async function writeReportFiles(
  host: Host,
  settings: Settings,
  { report, listed }: Audit,
): Promise<{ readonly written: readonly WrittenFile[]; readonly outputs: Partial<RunOutputs> }> {
  const directory = host.inWorkspace(settings.outputDirectory);
  const reports: StreamedReport[] = createRenderers(report, settings.formats);
  if (settings.formats.has("xlsx")) {
    const { workbookReport } = await import("../report/xlsx/xlsx-file.ts");
    reports.push(workbookReport(report));
  }
  const written = await writeReports(directory, reports, listed(), host.signal);
  for (const { path, bytes } of written) host.log.info(`${path} (${bytes} bytes)`);
  return { written, outputs: { reportDirectory: directory, reportFiles: written } };
}

/** Whether names may stand in the log and the job summary. */
export async function namesMayBeShown(host: Host, settings: Settings): Promise<boolean> {
  return mayShowNames(settings.showNames, (await host.workflow()).repositoryIsPrivate);
}

/** The job summary, with names only where they may be shown. */
export async function summarise(
  host: Host,
  settings: Settings,
  { report }: Audit,
  files: readonly WrittenFile[],
  uploaded: readonly UploadedFile[],
  mail: MailOutcome | undefined,
): Promise<void> {
  const showNames = await namesMayBeShown(host, settings);
  const mails = mail === undefined ? {} : { mail };
  await host.addSummary(renderSummary(report, { showNames, uploaded, files, ...mails }));
}

/** So many become warnings; the reports have them all. */
const MOST_REASONS = 5;

/** What `fail-on` makes a failure of the step, after everything was delivered. */
export function findingsThatFail(
  settings: Settings,
  { report }: Audit,
  mailProblems: readonly string[],
): readonly string[] {
  const failures: string[] = [];
  if (settings.failOn.has("incomplete") && !report.complete) {
    const [first, ...more] = report.reasons;
    const others =
      more.length > 0
        ? ` And ${more.length} more reason${more.length > 1 ? "s" : ""}, which the reports name.`
        : "";
    failures.push(
      `The audit is incomplete: ${first === undefined ? "" : wordsOf(report).reason(first)}${others}`,
    );
  }
  if (settings.failOn.has("inactive") && report.assessment.inactivePeople > 0) {
    failures.push(`${report.assessment.inactivePeople} people were inactive in at least one room.`);
  }
  if (settings.failOn.has("reminders") && mailProblems.length > 0) {
    failures.push(
      `Not every mail was sent: ${mailProblems.length} problem${mailProblems.length > 1 ? "s" : ""} above.`,
    );
  }
  return failures;
}
