import { randomUUID } from "node:crypto";
import type { Mail } from "../deliver/mail/mailer.ts";
import { smtpMailer } from "../deliver/mail/smtp-mailer.ts";
import {
  type ManagerReportContext,
  managerMails,
  ownerMails,
  sendManagerMails,
} from "../deliver/managers/report-mail.ts";
import type { MessageContext } from "../deliver/reminders/message.ts";
import { findingsOf, planReminders, unreachable } from "../deliver/reminders/plan.ts";
import { previewReminders } from "../deliver/reminders/preview.ts";
import { type NotSent, remind, type Sorted, sortOut } from "../deliver/reminders/remind.ts";
import type { DocSpace } from "../docspace/http/client.ts";
import type { Ledger } from "../earlier-runs/ledger.ts";
import { readLedger } from "../earlier-runs/ledger-file.ts";
import { periodsInARow, withFindings } from "../earlier-runs/streaks.ts";
import { Problems } from "../errors.ts";
import type { Preflight } from "../preflight/preflight.ts";
import type { AuditReport } from "../report/model.ts";
import { wordsOf } from "../report/vocabulary/words.ts";
import type { WrittenFile } from "../report-folder/files.ts";
import { docSpaceFolder } from "../report-folder/folder.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import type { Host } from "../runner/host.ts";
import { createNameGate, type NameGate } from "../runner/names.ts";
import type { RunOutputs } from "../runner/outputs.ts";
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
    host.log.warning(`Who was inactive in earlier periods is not known: ${(error as Error).message}`);
    return () => undefined;
  }
  return (roomId, personId) => periodsInARow(ledger, personId, roomId, ready.period) - 1;
}

export interface MailResult {
  /** What went wrong, in sentences; whether the step fails for them is for `fail-on` to say. */
  readonly problems: readonly string[];
  readonly outputs: Partial<RunOutputs>;
}

/**
 * Reminds the inactive, at most once, and sends the manager's report. Nothing is sent while the period is not over.
 *
 * @param reportUrl of the uploaded report, "" where there is none
 */
export async function sendMails(
  host: Host,
  settings: Settings,
  report: AuditReport,
  delivery: {
    readonly folder: ReportFolder | undefined;
    readonly serverVersion: string;
    readonly written: readonly WrittenFile[];
    readonly reportUrl: string;
    readonly showNames: boolean;
  },
): Promise<MailResult> {
  const { reminders, manager } = settings;
  if (reminders === "off" && !manager) return { problems: [], outputs: {} };
  if (report.period.provisional) {
    host.log.notice("The period is not over, so nobody is reminded and no manager's report is sent.");
    return { problems: [], outputs: {} };
  }
  return host.log.group("Mails", async () => {
    const names = namesIn(report, createNameGate(delivery.showNames));
    const context: MessageContext = {
      portalUrl: settings.portalUrl,
      period: report.period,
      minActivity: settings.minActivity,
      activity: settings.activity,
      from: settings.smtp?.from ?? settings.mailFrom ?? PREVIEW_SENDER,
      day: dayOf(report.period),
    };
    const problems: string[] = [];
    let reminded = 0;
    if (reminders === "preview") {
      problems.push(...(await previewMails(host, settings, report, context, delivery, names)));
    } else if (reminders === "send" && delivery.folder && settings.smtp) {
      const result = await sendReminders(
        host,
        settings,
        report,
        context,
        delivery.folder,
        delivery.serverVersion,
      );
      reminded = result.sent.length;
      problems.push(
        ...result.problems,
        ...sentences(
          [...result.failed, ...unreachable(report.assessment, report.period)],
          ["was not reminded", "were not reminded"],
          names,
        ),
        ...sentences(result.uncertain, [DOUBT, DOUBT], names),
      );
      const again = result.recent.length;
      host.log.info(`${reminded} ${reminded === 1 ? "person" : "people"} reminded.`);
      if (again > 0) host.log.info(`${again} were reminded in an earlier run, so not again so soon.`);
    }
    if (manager && settings.smtp && reminders !== "preview")
      problems.push(...(await sendManagerReports(host, settings, report, context, delivery)));
    for (const problem of problems) host.log.error(problem);
    return { problems, outputs: { reminderCount: reminded } };
  });
}

/** Writes every mail that would be sent now, the manager's too, and says of whom none would. */
async function previewMails(
  host: Host,
  settings: Settings,
  report: AuditReport,
  context: MessageContext,
  delivery: Delivered & { readonly folder: ReportFolder | undefined },
  names: (personId: string) => string,
): Promise<readonly string[]> {
  const { assessment, period } = report;
  const { due, result } = await dueNow(host, report, delivery.folder);
  const manager = managersMails(settings, report, context, delivery);
  const directory = host.inWorkspace(settings.outputDirectory);
  await previewReminders(directory, due, context, host.clock.now(), manager.mails);
  host.log.info(`${due.length} reminders written for a look, none sent.`);
  if (manager.mails.length > 0)
    host.log.info(`The manager's report written for a look, ${manager.mails.length} in all, none sent.`);
  const again = result.recent.length;
  if (again > 0) host.log.info(`${again} were reminded in an earlier run, so would not be again so soon.`);
  return [
    ...manager.problems,
    ...sentences(unreachable(assessment, period), ["would not be reminded", "would not be reminded"], names),
    ...sentences(result.uncertain, [DOUBT, DOUBT], names),
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
      `The preview shows everybody who was inactive, whether reminded before or not: ${(error as Error).message}`,
    );
    return everybody;
  }
}

type Reminded = Awaited<ReturnType<typeof remind>>;

async function sendReminders(
  host: Host,
  settings: Settings,
  report: AuditReport,
  message: MessageContext,
  folder: ReportFolder,
  serverVersion: string,
): Promise<Reminded> {
  const { smtp } = settings;
  const nobody = { sent: [], failed: [], uncertain: [], recent: [] };
  if (!smtp) return { ...nobody, problems: [] };
  try {
    return await remind(
      planReminders(report.assessment, report.period),
      findingsOf(report.assessment, report.period),
      {
        folder,
        mailer: smtpMailer(smtp, host.clock),
        message,
        run: randomUUID(),
        serverVersion,
        clock: host.clock,
        warn: host.log.warning,
        signal: host.signal,
      },
    );
  } catch (error) {
    return { ...nobody, problems: [(error as Error).message] };
  }
}

interface Delivered {
  readonly written: readonly WrittenFile[];
  readonly reportUrl: string;
}

/** The manager's mails, and in sentences the rooms whose owner gets none. */
function managersMails(
  { manager }: Settings,
  report: AuditReport,
  message: MessageContext,
  { written, reportUrl }: Delivered,
): { readonly mails: readonly Mail[]; readonly problems: readonly string[] } {
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

async function sendManagerReports(
  host: Host,
  settings: Settings,
  report: AuditReport,
  message: MessageContext,
  delivered: Delivered,
): Promise<readonly string[]> {
  const { smtp } = settings;
  if (!smtp) return [];
  const { mails, problems } = managersMails(settings, report, message, delivered);
  const mailer = smtpMailer(smtp, host.clock);
  try {
    const ready = await mailer.open();
    if (ready.state === "unsent") return [...problems, `No manager's report was sent. ${ready.why}`];
    const { sent, problems: failed } = await sendManagerMails(mails, mailer, host.signal);
    host.log.info(`${sent} of ${mails.length} manager's reports sent.`);
    return [...problems, ...failed];
  } finally {
    mailer.close();
  }
}

function dayOf(period: Period): (at: number) => string {
  const time = createLocalTime(period.timeZone, period.start, period.end);
  return (at) => time.day(at);
}

/** How a person of the report is called in the log. */
function namesIn(report: AuditReport, gate: NameGate): (personId: string) => string {
  const rows = report.assessment.rooms.flatMap(({ members }) => members);
  const people = new Map(rows.map(({ person }) => [person.id, person]));
  return (id) => gate.person({ id, name: people.get(id)?.name ?? "" });
}

const DOUBT = "may or may not have been reminded";

/** One sentence for all who share a reason: a mail server that fails, fails for everybody. */
function sentences(
  notSent: readonly NotSent[],
  [one, several]: readonly [string, string],
  name: (personId: string) => string,
): string[] {
  const byReason = Map.groupBy(notSent, ({ why }) => why);
  return [...byReason].map(([why, people]) => {
    const names = people.map(({ personId }) => name(personId)).join(", ");
    return people.length === 1
      ? `${names} ${one}: ${why}`
      : `${people.length} people ${several} (${names}): ${why}`;
  });
}
