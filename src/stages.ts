import { type AssessmentRules, assess } from "./assess/assess.ts";
import type { Assessment, AttributedEvent } from "./assess/assessment.ts";
import { listEvents } from "./assess/event-listing.ts";
import {
  createEventFilter,
  describeFilters,
  type EventFilter,
  type FolderContents,
} from "./assess/filters.ts";
import { type AuditedRoom, collect } from "./collect/collect.ts";
import type { Collected } from "./collect/collected.ts";
import type { Spool } from "./collect/spool.ts";
import { docSpaceFolder } from "./deliver/docspace-folder.ts";
import { isOwnTitle } from "./deliver/own-titles.ts";
import type { ReportFolder } from "./deliver/report-folder.ts";
import { GRACE, GRACE_TO_LOOK, uploadReports } from "./deliver/upload.ts";
import { type StreamedReport, writeReports } from "./deliver/write-reports.ts";
import { PortalError } from "./docspace/errors.ts";
import type { Pace } from "./docspace/pacing.ts";
import { createDocSpace, type DocSpace } from "./docspace/request.ts";
import type { Host } from "./host.ts";
import { readSettings, type Settings, secretsOf } from "./inputs.ts";
import { createProgress, mayShowNames, progressLine } from "./log.ts";
import type { RunOutputs } from "./outputs.ts";
import { type Preflight, preflight } from "./preflight.ts";
import { Problems } from "./problems.ts";
import { composeReport } from "./report/compose.ts";
import type { AuditReport, UploadedFile, WrittenFile } from "./report/model.ts";
import { createRenderers } from "./report/renderers.ts";
import { renderSummary } from "./report/summary.ts";
import { compareWithPrevious, type Previous } from "./stages/comparison.ts";
import type { Narrowing } from "./stages/narrowing.ts";
import { VERSION } from "./version.ts";

/** Masks the secrets first; then every violation of every input at once. */
export function readInputs(host: Host): Settings {
  for (const secret of secretsOf(host.readInput)) host.mask(secret);
  const read = readSettings(host.readInput);
  if ("problems" in read) throw new Problems(read.problems.map((problem) => problem.message));
  return read.settings;
}

/** A way to the portal; sends nothing yet. With `pace` it shares the budget of another one. */
export function openPortal(host: Host, settings: Settings, signal: AbortSignal, pace?: Pace): DocSpace {
  const { log, transport, clock, random } = host;
  return createDocSpace({
    portalUrl: settings.portalUrl,
    apiKey: settings.apiKey,
    transport,
    clock,
    random,
    requestsPerMinute: settings.requestsPerMinute,
    ...(pace ? { pace } : {}),
    signal,
    userAgent: `docspace-audit/${VERSION}`,
    onRetry: ({ path, attempt, reason, wait }) =>
      log.info(`Trying ${path} again in ${(wait / 1000).toFixed(1)} s (attempt ${attempt}): ${reason}`),
  });
}

/** Every problem at once; warnings go to the log. */
export async function checkPortal(host: Host, docspace: DocSpace, settings: Settings): Promise<Preflight> {
  const result = await preflight(docspace, settings, host.clock.now());
  if ("problems" in result) throw new Problems(result.problems);
  const { retentionWarning, trail } = result.ready;
  if (retentionWarning) host.log.warning(retentionWarning);
  if (trail === "unavailable")
    host.log.info("The plan has no Audit feature: only the rooms' own logs can be read.");
  return result.ready;
}

/** Reads everything, telling how far it is. */
export async function collectPeriod(
  host: Host,
  docspace: DocSpace,
  settings: Settings,
  ready: Preflight,
  spool: Spool,
): Promise<Collected> {
  const { clock, log } = host;
  const begun = clock.now();
  const progress = createProgress(log, clock);
  const collected = await collect({
    docspace,
    spool,
    period: ready.period,
    portalZone: ready.portalZone,
    graceDays: settings.graceDays,
    rooms: ready.rooms satisfies readonly AuditedRoom[],
    otherRooms: ready.otherRooms,
    trail: ready.trail,
    keyOwnerId: ready.keyOwner.id,
    folderId: settings.folderId,
    isOwnTitle,
    readShares: ready.readShares,
    onProgress: ({ events, share }) =>
      progress.report(() => progressLine(events, clock.now() - begun, share)),
    isFatal: (error) => docspace.signal.aborted || (error instanceof PortalError && HOPELESS.has(error.kind)),
    describe: (error) => (error instanceof Error ? error.message : String(error)),
    now: () => Math.floor(clock.now() / 1000),
  });
  docspace.signal.throwIfAborted();
  return collected;
}

/** After these every further request would get the same answer. */
const HOPELESS: ReadonlySet<PortalError["kind"]> = new Set([
  "bad-key",
  "key-scope",
  "role",
  "ip-restricted",
  "portal-state",
  "plan",
]);

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
  const assessment = await assess(collected, { minActivity, graceDays, activity, ...people });
  const { narrowing } = known;
  const listed = () => listEvents(collected, assessment, filterOf(settings, narrowing));
  const { comparison, notes } = compareWithPrevious(known.previous, assessment);
  const { runUrl } = await host.workflow();
  const report = composeReport(settings, collected, assessment, {
    toolVersion: VERSION,
    generatedAt: host.clock.now(),
    portalVersion: ready.version,
    runUrl,
    filters: describeFilters(settings.filters),
    listed: await countListed(settings, assessment, listed),
    retentionWarning: ready.retentionWarning,
    comparison,
    notes: [...notes, ...(narrowing?.notes ?? [])],
  });
  for (const warning of assessment.warnings) host.log.warning(warning);
  if (!settings.failOn.has("incomplete")) {
    for (const { sentence } of report.reasons.slice(0, MOST_REASONS))
      host.log.warning(`Not proved: ${sentence}`);
  }
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
function filterOf(settings: Settings, narrowing: Narrowing | undefined): EventFilter {
  const { contents = NOTHING, userIds = new Map<string, string>() } = narrowing ?? {};
  const wanted = createEventFilter(settings.filters, contents, userIds);
  return settings.rooms === "all" ? wanted : (event) => event.attribution.by !== "none" && wanted(event);
}

const NOTHING: FolderContents = { files: new Set(), folders: new Set(), eventIds: new Set() };

async function countListed(
  settings: Settings,
  { events }: Assessment,
  listed: () => AsyncIterable<readonly AttributedEvent[]>,
): Promise<AuditReport["listed"]> {
  const inScope = settings.rooms === "all" ? events.portal : events.inRooms;
  let count = inScope;
  if (describeFilters(settings.filters).length > 0) {
    count = 0;
    for await (const batch of listed()) count += batch.length;
  }
  const otherRooms = settings.rooms === "all" ? 0 : events.inOtherRooms;
  return { count, filteredOut: inScope - count, otherRooms };
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
    const { workbookReport } = await import("./deliver/write-workbook.ts");
    reports.push(workbookReport(report));
  }
  const written = await writeReports(directory, reports, listed());
  for (const { path, bytes } of written) host.log.info(`${path} (${bytes} bytes)`);
  return { written, outputs: { reportDirectory: directory, reportFiles: written } };
}

/** The folder that receives the reports, over a connection that outlives a cancelling by what an upload needs. */
export function reportFolderOf(
  host: Host,
  settings: Settings,
  { pace }: DocSpace,
  { folder }: Preflight,
): ReportFolder | undefined {
  if (!folder) return undefined;
  return docSpaceFolder(openPortal(host, settings, lastingLonger(host.signal), pace), folder.id);
}

/** Uploads what was written, if a folder is given; one file that fails does not stop the others. */
export async function deliverReports(
  host: Host,
  folder: ReportFolder | undefined,
  serverVersion: string,
  written: readonly WrittenFile[],
): Promise<{
  readonly uploaded: readonly UploadedFile[];
  readonly problems: readonly string[];
  readonly outputs: Partial<RunOutputs>;
}> {
  if (!folder) return { uploaded: [], problems: [], outputs: {} };
  return host.log.group("Uploading the reports", async () => {
    const { uploaded, problems } = await uploadReports(folder, written, {
      serverVersion,
      clock: host.clock,
      warn: host.log.warning,
      signal: host.signal,
    });
    for (const { title, version, url } of uploaded) host.log.info(`${title}, version ${version}: ${url}`);
    return {
      uploaded,
      problems: problems.map((problem) => problem.message),
      outputs: { uploadedFiles: uploaded, reportUrl: mainReport(uploaded)?.url ?? "" },
    };
  });
}

/** The one that people open first. */
function mainReport(uploaded: readonly UploadedFile[]): UploadedFile | undefined {
  const order = [".html", ".xlsx", ".txt", ".csv", ".json"];
  const rank = ({ title }: UploadedFile): number => order.findIndex((ending) => title.endsWith(ending));
  return uploaded.toSorted((a, b) => rank(a) - rank(b)).at(0);
}

/** Aborted as long after `signal` as an upload under way needs to end and to be verified. */
function lastingLonger(signal: AbortSignal): AbortSignal {
  const controller = new AbortController();
  signal.addEventListener(
    "abort",
    () => setTimeout(() => controller.abort(signal.reason), GRACE + GRACE_TO_LOOK).unref(),
    { once: true },
  );
  return controller.signal;
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
): Promise<void> {
  const showNames = await namesMayBeShown(host, settings);
  await host.addSummary(renderSummary(report, { showNames, uploaded, files }));
}

/** So many are annotations; the reports have them all. */
const MOST_REASONS = 5;

/** What `fail-on` makes a failure of the step, after everything was delivered. */
export function findingsThatFail(
  settings: Settings,
  { report }: Audit,
  mailProblems: readonly string[],
): readonly string[] {
  const failures: string[] = [];
  if (settings.failOn.has("incomplete") && !report.complete) {
    const more = report.reasons.length - MOST_REASONS;
    for (const { sentence } of report.reasons.slice(0, MOST_REASONS)) {
      failures.push(`The audit is incomplete: ${sentence}`);
    }
    if (more > 0)
      failures.push(`The audit is incomplete for ${more} more reasons; the reports name them all.`);
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
