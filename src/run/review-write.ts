import { findingsOf } from "../deliver/reminders/plan.ts";
import { acceptable } from "../earlier-runs/access-review/acceptable.ts";
import { mergedReview, type ReviewMemory } from "../earlier-runs/access-review/decision.ts";
import {
  LARGEST_WORKBOOK,
  type ReadReview,
  readReview as readWorkbookOf,
} from "../earlier-runs/access-review/read-workbook.ts";
import { type Reading, withRead } from "../earlier-runs/access-review/review.ts";
import { readWorkbook, type StoredWorkbook } from "../earlier-runs/access-review/workbook-file.ts";
import { readLedger, type StoredLedger, writeLedger } from "../earlier-runs/ledger-file.ts";
import { withFindings } from "../earlier-runs/streaks.ts";
import { sentenceOf } from "../errors.ts";
import type { AuditReport } from "../report/model.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import { REVIEW_TITLE } from "../report-folder/titles.ts";
import { uploadContent } from "../report-folder/verified-upload.ts";
import { counted } from "../text/english.ts";
import { type RunContext, uploadOptions } from "./context.ts";
import { refuseUnfit } from "./deliver.ts";
import { reviewContent } from "./review-content.ts";
import { portalsOf, type ReadReviewResult, readingOf, remarksOf, suspended, told } from "./review-read.ts";

/** Times that the workbook is written when somebody else writes it, too. */
const TRIES = 3;

/**
 * Writes the workbook for the next decisions, and into the ledger what this run found done. Looks right before whether
 * somebody decided meanwhile, and takes that in. Whatever keeps it from being written, no decision is lost.
 *
 * @returns what went wrong, in sentences
 */
export async function writeReview(
  context: RunContext,
  opened: ReadReviewResult | undefined,
  report: AuditReport,
  folder: ReportFolder | undefined,
): Promise<readonly string[]> {
  if (opened === undefined || !("facts" in opened) || folder === undefined) return [];
  const { host } = context;
  return await host.log.group("Access review", async () => {
    try {
      const problem = await write(context, folder, report, opened);
      if (problem !== undefined) host.log.warning(problem);
      return [];
    } catch (error) {
      host.signal.throwIfAborted();
      return [`The access review was not written; decisions read before still count. ${sentenceOf(error)}`];
    }
  });
}

type Opened = Extract<ReadReviewResult, { readonly facts: unknown }>;

/** @returns why the workbook was not written, where that is no failure */
async function write(
  context: RunContext,
  folder: ReportFolder,
  report: AuditReport,
  opened: Opened,
): Promise<string | undefined> {
  const { period } = report;
  const stored = await readLedger(folder);
  const before = stored.ledger.review;
  const old = before.lastDay !== undefined && period.lastDay < before.lastDay;
  const { workbook, reading } = opened;
  const known: Known = { workbook, reading, memory: withRead(before, workbook.read.rows, reading).memory };
  const problem = whyNot(opened, period.provisional, old);
  if (problem !== undefined) await refuseUnfit(context);
  const written: Written =
    problem === undefined
      ? await writeWorkbook({ context, folder, report, stored, here: opened.here }, known)
      : { memory: known.memory, problem };
  await remember(context, folder, report, written);
  return written.problem;
}

interface Writing {
  readonly context: RunContext;
  readonly folder: ReportFolder;
  readonly report: AuditReport;
  readonly stored: StoredLedger;
  /** The memberships that were read, by their keys. */
  readonly here: ReadonlySet<string>;
}

/** What is known of the workbook and of the decisions. */
interface Known {
  readonly workbook: StoredWorkbook;
  readonly reading: Reading;
  readonly memory: ReviewMemory;
}

type Written =
  | { readonly memory: ReviewMemory; readonly file: number; readonly problem?: undefined }
  | { readonly memory: ReviewMemory; readonly problem: string };

async function writeWorkbook(writing: Writing, known: Known): Promise<Written> {
  const { context, folder, report, stored } = writing;
  const { host, settings } = context;
  const { reviewKeepMonths: keepMonths } = settings;
  let before = known;
  for (let tries = 1; ; tries++) {
    const { workbook, reading, memory: read } = await lookAgain(writing, before);
    const problem = busy(workbook.file);
    if (problem !== undefined) return { memory: read, problem };
    await refuseUnfit(context);
    const made = await reviewContent(report, read, workbook.read, reading, stored.ledger, keepMonths);
    if (made.content.byteLength > LARGEST_WORKBOOK) return { memory: read, problem: TOO_LARGE };
    let { memory } = made;
    try {
      const title = workbook.file?.title ?? REVIEW_TITLE;
      const options = uploadOptions(context);
      const file = await uploadContent(folder, title, made.content, options, { file: workbook.file });
      host.log.info(`${title}, version ${file.version}: ${file.url}`);
      tellGone(host, made.gone, workbook.file?.version);
      return { memory, file: file.id };
    } catch (error) {
      host.signal.throwIfAborted();
      const lost = await writtenOver(writing, workbook, memory, reading);
      for (const one of lost ?? []) memory = withRead(memory, one.rows, await readingOf(context, {})).memory;
      // No later run looks into these versions, whatever becomes of the next try.
      if (memory !== made.memory) await keep(writing, { ...memory, asked: read.asked });
      if (tries === TRIES || lost === undefined) throw error;
    }
    before = { workbook, reading, memory };
  }
}

function tellGone(host: RunContext["host"], rows: number, version: number | undefined): void {
  if (rows === 0) return;
  const them = rows === 1 ? "it" : "them";
  const kept = version === undefined ? "" : ` Version ${version} of the file has ${them}.`;
  host.log.notice(
    `Access review: nothing is asked any more in ${counted(rows, "row")} with notes of people, so the workbook is written without ${them}.${kept}`,
  );
}

const TOO_LARGE =
  "The workbook of the access review was not written: it would be larger than a run reads. Move sheets of your own into another file, or review fewer rooms at a time.";

/** Reads the workbook as it is by now; what was decided meanwhile goes into the ledger at once. */
async function lookAgain(writing: Writing, known: Known): Promise<Known> {
  const { context, folder, report, stored, here } = writing;
  const { host, ready, settings } = context;
  let { reading, memory } = known;
  const found = await readWorkbook(folder, ready.folder?.id ?? 0, memory, portalsOf(context, memory));
  const now = {
    ...found,
    read: acceptable(found.read, { ...stored.ledger, review: memory }, here, reading.readOn),
  };
  const { file } = known.workbook;
  if (now.file?.id !== file?.id || now.file?.version !== file?.version) {
    for (const why of remarksOf(now, memory)) {
      if (!remarksOf(known.workbook, memory).includes(why)) told(host, why);
    }
    reading = await readingOf(context, now);
    const taken = withRead(memory, now.read.rows, reading);
    memory = taken.memory;
    if (taken.fresh.length > 0) {
      host.log.notice("Somebody decided while this run was under way: the next run follows that.");
      await keep(writing, memory);
    }
  }
  const { read } = suspended(now.read, memory.decisions, report.period.lastDay, settings.reviewKeepMonths);
  return { workbook: { ...now, read }, reading, memory };
}

async function keep({ context, folder, stored }: Writing, review: ReviewMemory): Promise<void> {
  await writeLedger(folder, stored, { ...stored.ledger, review }, uploadOptions(context));
}

function whyNot({ writable }: Opened, provisional: boolean, old: boolean): string | undefined {
  if (!writable) return "The workbook of the access review was not written, for it could not be read.";
  if (provisional) return "The period is not over, so nobody new is asked about in the access review.";
  return old
    ? "The workbook of the access review is about a later period already, so it stays as it is."
    : undefined;
}

function busy(file: StoredWorkbook["file"]): string | undefined {
  if (file?.busy === undefined) return undefined;
  const how = file.busy === "edited" ? "is open in an editor" : "is locked";
  return `"${file.title}" ${how}, so it was not written; what was decided in it counts. ${file.busy === "edited" ? "Close" : "Unlock"} it before the next run.`;
}

/** Versions of the file that were written over unread are looked into; so many. */
const MOST_LOST = 10;

/**
 * Where the file is another version than the one that was read: what those between held that nobody has read. Undefined
 * where nothing else was written.
 */
async function writtenOver(
  { context, folder, stored, here }: Writing,
  { file: known }: StoredWorkbook,
  memory: ReviewMemory,
  { readOn }: Reading,
): Promise<readonly ReadReview[] | undefined> {
  const portals = portalsOf(context, memory);
  const { file } = await readWorkbook(folder, context.ready.folder?.id ?? 0, memory, portals);
  if (file === undefined || (file.id === known?.id && file.version === known.version)) return undefined;
  const first = Math.max(file.id === known?.id ? known.version + 1 : 1, file.version - MOST_LOST);
  const lost: ReadReview[] = [];
  for (let version = first; version < file.version; version++) {
    const content = await folder.readVersion(file.id, version, LARGEST_WORKBOOK);
    const read = content && (await readWorkbookOf(content, file.title, portals).catch(() => undefined));
    if (read !== undefined) lost.push(acceptable(read, { ...stored.ledger, review: memory }, here, readOn));
  }
  return lost;
}

/** Into the ledger as it is by now: mails may have been sent since it was read. */
async function remember(
  context: RunContext,
  folder: ReportFolder,
  report: AuditReport,
  written: Written,
): Promise<void> {
  const { period, assessment } = report;
  const { memory } = written;
  const now = await readLedger(folder);
  const review: ReviewMemory = {
    ...mergedReview(memory, now.ledger.review),
    asked: memory.asked,
    portals: [...new Set([...portalsOf(context, memory), ...portalsOf(context, now.ledger.review)])].sort(),
    ...("file" in written ? { file: written.file, lastDay: period.lastDay } : {}),
  };
  const ledger = withFindings({ ...now.ledger, review }, period, findingsOf(assessment, period));
  await writeLedger(folder, now, ledger, uploadOptions(context));
}
