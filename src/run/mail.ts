import { randomUUID } from "node:crypto";
import type { LedgerOptions } from "../deliver/mail/at-most-once.ts";
import { countMails, type MailRecipient, type SingleMail } from "../deliver/mail/single-mail.ts";
import { smtpMailer } from "../deliver/mail/smtp-mailer.ts";
import { type ManagerMail, managerMails, ownerMails } from "../deliver/managers/recipients.ts";
import type { ManagerReportContext } from "../deliver/managers/report-mail.ts";
import { type ManagerResult, sendManagerReports } from "../deliver/managers/send.ts";
import { languageOf } from "../deliver/reminders/languages.ts";
import type { MessageContext } from "../deliver/reminders/message.ts";
import { findingsOf, planReminders, unreachable } from "../deliver/reminders/plan.ts";
import { previewReminders } from "../deliver/reminders/preview.ts";
import {
  type NotSent,
  type RemindResult,
  remind,
  type Sorted,
  sortOut,
} from "../deliver/reminders/remind.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import type { Ledger } from "../earlier-runs/ledger.ts";
import { readLedger } from "../earlier-runs/ledger-file.ts";
import { periodsInARow, withFindings } from "../earlier-runs/streaks.ts";
import { Problems, sentenceOf } from "../errors.ts";
import type { Preflight } from "../preflight/preflight.ts";
import type { MailOutcome } from "../report/mail-outcome.ts";
import type { AuditReport } from "../report/model.ts";
import { wordsOf } from "../report/vocabulary/words.ts";
import type { WrittenFile } from "../report-folder/files.ts";
import { docSpaceFolder } from "../report-folder/folder.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import type { Host } from "../runner/host.ts";
import { createNameGate, type NameGate } from "../runner/names.ts";
import type { RunOutputs } from "../runner/outputs.ts";
import { createProgress } from "../runner/progress.ts";
import type { Exemption } from "../settings/exemptions-file.ts";
import type { Settings } from "../settings/settings.ts";
import { createLocalTime } from "../time/local-time.ts";
import type { Period } from "../time/period.ts";

/** A sender for previews, which nobody receives. */
const PREVIEW_SENDER = "docspace-audit@docspace-audit.invalid";

/** Reads the exemptions file, if there is one; all its mistakes at once, with their lines. */
export async function readExemptions(
  host: Host,
  { exemptions: path }: Settings,
): Promise<readonly Exemption[]> {
  if (path === undefined) return [];
  let text: string;
  try {
    text = await host.readWorkspaceFile(path);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const why = missing
      ? "there is no such file in the workspace; check the path, and that the repository is checked out before"
      : (error as Error).message;
    throw new Problems([`The exemptions file ${path} cannot be read: ${why}.`]);
  }
  const { parseExemptions } = await import("../settings/exemptions-file.ts");
  const parsed = parseExemptions(text);
  if ("exemptions" in parsed) return parsed.exemptions;
  throw new Problems(parsed.mistakes.map(({ line, message }) => `${path}, line ${line}: ${message}`));
}

/** How many periods in a row before this one somebody was inactive in a room, as far as the ledger knows. */
export type InactiveBefore = (roomId: number, personId: string) => number | undefined;

/**
 * What earlier runs wrote into the report folder's ledger. Without reminders there is no ledger; one that cannot be
 * read stops reminders later, here it is only not known.
 */
export async function readHistory(
  host: Host,
  docspace: DocSpace,
  settings: Settings,
  ready: Preflight,
): Promise<InactiveBefore> {
  if (!ready.folder || settings.reminders === "off") return () => undefined;
  let ledger: Ledger;
  try {
    ({ ledger } = await readLedger(docSpaceFolder(docspace, ready.folder.id)));
  } catch (error) {
    docspace.signal.throwIfAborted();
    host.log.warning(`Who was inactive in earlier periods is not known: ${sentenceOf(error)}`);
    return () => undefined;
  }
  return (roomId, personId) => periodsInARow(ledger, personId, roomId, ready.period) - 1;
}

export interface MailResult {
  /** Absent where no mails were wanted, the period is not over, or they were only previewed. */
  readonly outcome?: MailOutcome;
  /** What went wrong, in sentences; whether the step fails for them is for `fail-on` to say. */
  readonly problems: readonly string[];
  readonly outputs: Partial<RunOutputs>;
}

const NO_MAILS: MailResult = { problems: [], outputs: {} };

/** What sending needs beside the report. */
export interface MailDelivery {
  readonly folder: ReportFolder | undefined;
  readonly serverVersion: string;
  /** Language of the portal, where it tells. */
  readonly culture: string | undefined;
  readonly written: readonly WrittenFile[];
  /** Of the uploaded report; "" where there is none. */
  readonly reportUrl: string;
  readonly showNames: boolean;
}

/** Reminds the inactive, at most once, and sends the manager's report. Nothing is sent while the period is not over. */
export async function sendMails(
  host: Host,
  settings: Settings,
  report: AuditReport,
  delivery: MailDelivery,
): Promise<MailResult> {
  const { reminders, manager } = settings;
  if (reminders === "off" && !manager) return NO_MAILS;
  if (report.period.provisional) {
    host.log.notice("The period is not over, so nobody is reminded and no manager's report is sent.");
    return NO_MAILS;
  }
  return host.log.group("Mails", async () => {
    const names = namesIn(report, createNameGate(delivery.showNames));
    const context: MessageContext = {
      portalUrl: settings.portalUrl,
      period: report.period,
      minActivity: settings.minActivity,
      activity: settings.activity,
      from: settings.smtp?.from ?? settings.mailFrom ?? PREVIEW_SENDER,
      language: settings.mailLanguage === "auto" ? languageOf(delivery.culture) : settings.mailLanguage,
      day: dayOf(report.period),
    };
    if (reminders === "preview") {
      const problems = await previewMails(host, settings, report, context, delivery, names);
      for (const problem of problems) host.log.error(problem);
      return { ...NO_MAILS, problems, outputs: { reminderCount: 0 } };
    }
    const problems: string[] = [];
    const outcomes: SingleMail[] = [];
    const ledger = ledgerOptions(host, delivery);
    if (reminders === "send" && ledger) {
      const result = await sendReminders(host, settings, report, context, ledger);
      outcomes.push(...reminderOutcomes(result, report));
      problems.push(...result.problems);
    }
    if (manager && settings.smtp) {
      const result = await sendToManagers(host, settings, report, context, delivery, ledger);
      outcomes.push(...result.outcomes);
      problems.push(...result.problems);
    }
    problems.push(...sentencesOf(outcomes, names));
    for (const problem of problems) host.log.error(problem);
    const members = countMails(outcomes, "reminder");
    return {
      outcome: { members, managers: countMails(outcomes, "manager"), problems },
      problems,
      outputs: { reminderCount: members.sent },
    };
  });
}

function ledgerOptions(host: Host, { folder, serverVersion }: MailDelivery): LedgerOptions | undefined {
  if (folder === undefined) return undefined;
  return {
    folder,
    run: randomUUID(),
    serverVersion,
    clock: host.clock,
    warn: host.log.warning,
    signal: host.signal,
  };
}

/** Writes every mail that would be sent now, the manager's too, and says of whom none would. */
async function previewMails(
  host: Host,
  settings: Settings,
  report: AuditReport,
  context: MessageContext,
  delivery: MailDelivery,
  names: Names,
): Promise<readonly string[]> {
  const { assessment, period } = report;
  const { due, result } = await dueNow(host, report, delivery.folder);
  const manager = managersMails(settings, report, context, delivery);
  const directory = host.inWorkspace(settings.outputDirectory);
  await previewReminders(
    directory,
    due,
    context,
    host.clock.now(),
    manager.mails.map(({ mail }) => mail),
  );
  host.log.info(
    `${due.length} ${due.length === 1 ? "reminder" : "reminders"} written as a preview, none sent.`,
  );
  if (manager.mails.length > 0)
    host.log.info(`The manager's report written as a preview, ${manager.mails.length} in all, none sent.`);
  const again = result.recent.length;
  if (again > 0) host.log.info(`${again} were reminded in an earlier run, so would not be again so soon.`);
  return [
    ...manager.problems,
    ...grouped(unreachable(assessment, period).map(toReminder("refused")), names, "would not be reminded"),
    ...grouped(result.uncertain.map(toReminder("uncertain")), names, DOUBT),
  ];
}

/** Whom a run with `reminders: send` would remind now; everybody inactive where there is no ledger to be read. */
async function dueNow(host: Host, report: AuditReport, folder: ReportFolder | undefined): Promise<Sorted> {
  const plans = planReminders(report.assessment, report.period);
  const everybody: Sorted = { due: plans, result: { uncertain: [], recent: [] } };
  if (!folder) return everybody;
  try {
    const { ledger } = await readLedger(folder);
    const known = withFindings(ledger, report.period, findingsOf(report.assessment, report.period));
    return sortOut(plans, known, report.period, host.clock.now());
  } catch (error) {
    host.signal.throwIfAborted();
    host.log.warning(
      `The preview shows everybody who was inactive, whether reminded before or not: ${sentenceOf(error)}`,
    );
    return everybody;
  }
}

async function sendReminders(
  host: Host,
  { smtp }: Settings,
  report: AuditReport,
  message: MessageContext,
  ledger: LedgerOptions,
): Promise<RemindResult> {
  const nobody = { sent: [], failed: [], uncertain: [], recent: [] };
  if (!smtp) return { ...nobody, problems: [] };
  const { assessment, period } = report;
  const progress = createProgress(host.log, host.clock, 30_000);
  try {
    const result = await remind(planReminders(assessment, period), findingsOf(assessment, period), {
      ...ledger,
      mailer: smtpMailer(smtp, host.clock),
      message,
      onSent: (tried, of) => progress.report(() => `${tried} of ${of} reminders.`),
    });
    const [sent, again] = [result.sent.length, result.recent.length];
    host.log.info(`${sent} ${sent === 1 ? "person" : "people"} reminded.`);
    if (again > 0)
      host.log.info(
        `${again} ${again === 1 ? "was" : "were"} reminded in an earlier run, so not again so soon.`,
      );
    return result;
  } catch (error) {
    return { ...nobody, problems: [sentenceOf(error)] };
  }
}

function reminderOutcomes(result: RemindResult, { assessment, period }: AuditReport): SingleMail[] {
  const sent = (state: "sent" | "earlier") => (person: string) =>
    ({ kind: "reminder", to: { person }, state }) satisfies SingleMail;
  return [
    ...result.sent.map(sent("sent")),
    ...result.recent.map(sent("earlier")),
    ...[...result.failed, ...unreachable(assessment, period)].map(toReminder("refused")),
    ...result.uncertain.map(toReminder("uncertain")),
  ];
}

const toReminder =
  (state: "refused" | "uncertain") =>
  ({ personId, why }: NotSent): SingleMail => ({ kind: "reminder", to: { person: personId }, state, why });

type Delivered = Pick<MailDelivery, "written" | "reportUrl">;

/** The manager's mails, and in sentences the rooms whose owner gets none. */
function managersMails(
  { manager }: Settings,
  report: AuditReport,
  message: MessageContext,
  { written, reportUrl }: Delivered,
): { readonly mails: readonly ManagerMail[]; readonly problems: readonly string[] } {
  if (!manager) return { mails: [], problems: [] };
  const context: ManagerReportContext = {
    ...message,
    notes: report.notes,
    reasons: report.reasons,
    words: wordsOf(report),
    ...(report.runUrl === undefined ? {} : { runUrl: report.runUrl }),
    ...(reportUrl === "" ? {} : { reportUrl }),
  };
  const problems: string[] = [];
  let mails =
    manager.kind === "addresses" ? managerMails(manager.to, report.assessment, written, context) : [];
  if (manager.kind === "room-owners") {
    const owners = ownerMails(report.assessment, context);
    mails = owners.mails;
    if (owners.roomsWithoutOwner.length > 0) {
      const ids = owners.roomsWithoutOwner.join(", ");
      problems.push(
        owners.roomsWithoutOwner.length === 1
          ? `Nobody could be sent the manager's report on room ${ids}: its owner cannot be read, or has no address or an account that is not in use.`
          : `Nobody could be sent the manager's report on rooms ${ids}: their owners cannot be read, or have no address or an account that is not in use.`,
      );
    }
  }
  return { mails, problems };
}

async function sendToManagers(
  host: Host,
  settings: Settings,
  report: AuditReport,
  message: MessageContext,
  delivered: Delivered,
  ledger: LedgerOptions | undefined,
): Promise<ManagerResult> {
  const { smtp } = settings;
  if (!smtp) return { outcomes: [], problems: [] };
  const { mails, problems } = managersMails(settings, report, message, delivered);
  const progress = createProgress(host.log, host.clock, 30_000);
  const result = await sendManagerReports(mails, {
    mailer: smtpMailer(smtp, host.clock),
    clock: host.clock,
    period: report.period,
    signal: host.signal,
    onSent: (tried, of) => progress.report(() => `${tried} of ${of} manager's reports.`),
    ...(ledger === undefined ? {} : { ledger }),
  });
  const { sent, notAgain } = countMails(result.outcomes, "manager");
  host.log.info(`${sent} of ${mails.length} manager's reports sent.`);
  if (notAgain > 0) host.log.info(`${notAgain} not sent again: an earlier run sent the same.`);
  return { outcomes: result.outcomes, problems: [...problems, ...result.problems] };
}

function dayOf(period: Period): (at: number) => string {
  const time = createLocalTime(period.timeZone, period.start, period.end);
  return (at) => time.day(at);
}

/** How a recipient is called in the log. */
type Names = (to: MailRecipient) => string;

function namesIn(report: AuditReport, gate: NameGate): Names {
  const rows = report.assessment.rooms.flatMap(({ members }) => members);
  const people = new Map(rows.map(({ person }) => [person.id, person]));
  return (to) =>
    "person" in to
      ? gate.person({ id: to.person, name: people.get(to.person)?.name ?? "" })
      : gate.address(to.address);
}

const DOUBT = "may or may not have been reminded";

/** What went wrong with single mails. */
function sentencesOf(outcomes: readonly SingleMail[], names: Names): string[] {
  const of = (kind: SingleMail["kind"], state: SingleMail["state"]) =>
    outcomes.filter((one) => one.kind === kind && one.state === state);
  return [
    ...grouped(of("reminder", "refused"), names, "was not reminded", "were not reminded"),
    ...grouped(of("reminder", "uncertain"), names, DOUBT),
    ...grouped(of("manager", "refused"), names, "got no manager's report"),
    ...grouped(of("manager", "uncertain"), names, "may or may not have got the manager's report"),
  ];
}

/** One sentence for all who share a reason: a mail server that fails, fails for everybody. */
function grouped(outcomes: readonly SingleMail[], name: Names, one: string, several = one): string[] {
  const byReason = Map.groupBy(outcomes, ({ why }) => why ?? "");
  return [...byReason].map(([why, some]) => {
    const names = some.map(({ to }) => name(to)).join(", ");
    return some.length === 1
      ? `${names} ${one}: ${why}`
      : `${some.length} people ${several} (${names}): ${why}`;
  });
}
