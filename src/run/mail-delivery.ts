import { randomUUID } from "node:crypto";
import type { LedgerOptions } from "../deliver/mail/at-most-once.ts";
import { countMails, type SingleMail } from "../deliver/mail/single-mail.ts";
import type { MessageContext } from "../deliver/reminders/message.ts";
import { previewReminders } from "../deliver/reminders/preview.ts";
import { languageOf } from "../deliver/words/languages.ts";
import type { MailOutcome } from "../report/mail-outcome.ts";
import type { AuditReport } from "../report/model.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import type { RunOutputs } from "../runner/outputs.ts";
import { rulesOf } from "../settings/settings.ts";
import { counted } from "../text/english.ts";
import { createLocalTime } from "../time/local-time.ts";
import type { Period } from "../time/period.ts";
import { type RunContext, uploadOptions } from "./context.ts";
import { mailsToManagers, type ReportsToSend, sendToManagers } from "./mail-managers.ts";
import { mailProblems, namesIn, previewProblems } from "./mail-problems.ts";
import { remindersDue, sendReminders } from "./mail-reminders.ts";

export interface MailResult {
  /** Absent where no mails were wanted, the period is not over, or they were only previewed. */
  readonly outcome?: MailOutcome;
  /** What went wrong, in sentences; whether the step fails for them is for `fail-on` to say. */
  readonly problems: readonly string[];
  readonly outputs: Partial<RunOutputs>;
}

/** What was delivered before, and where the ledger lies. */
export interface DeliveredReports extends ReportsToSend {
  readonly folder: ReportFolder | undefined;
  /** Why nobody may be reminded, in a sentence; absent where they may. */
  readonly membersMayNot: string | undefined;
  /** Why no manager's report may be sent. */
  readonly managersMayNot: string | undefined;
}

/** A sender for previews, which nobody receives. */
const PREVIEW_SENDER = "docspace-audit@docspace-audit.invalid";

/** Reminds, sends the manager's report, or previews both; what went wrong with single mails becomes errors. */
export async function deliverMails(
  context: RunContext,
  report: AuditReport,
  delivered: DeliveredReports,
): Promise<MailResult> {
  const { host, settings } = context;
  const message = messageContext(context, report.period);
  if (settings.reminders === "preview") return previewMails(context, report, message, delivered);
  const membersMayNot = settings.reminders === "send" ? delivered.membersMayNot : undefined;
  const managersMayNot = settings.manager ? delivered.managersMayNot : undefined;
  const ledger = ledgerOptions(context, delivered.folder);
  const outcomes: SingleMail[] = [];
  // One reason for both is told once.
  const problems = [...new Set([membersMayNot, managersMayNot].flatMap((why) => why ?? []))];
  if (settings.reminders === "send" && ledger && membersMayNot === undefined) {
    const reminded = await sendReminders(context, report, message, ledger);
    outcomes.push(...reminded.outcomes);
    problems.push(...reminded.problems);
  }
  if (settings.manager && managersMayNot === undefined) {
    const told = settings.reminders === "send" ? { reminded: remindersIn(outcomes) } : {};
    const sent = await sendToManagers(context, report, message, { ...delivered, ...told }, ledger);
    outcomes.push(...sent.outcomes);
    problems.push(...sent.problems);
  }
  problems.push(...mailProblems(outcomes, namesIn(report, context)));
  for (const problem of problems) host.log.error(problem);
  return resultOf(outcomes, problems);
}

/** What became of the reminder to each person, by id. */
function remindersIn(outcomes: readonly SingleMail[]): ReadonlyMap<string, SingleMail["state"]> {
  return new Map(outcomes.flatMap(({ to, state }) => ("person" in to ? [[to.person, state] as const] : [])));
}

function resultOf(outcomes: readonly SingleMail[], problems: readonly string[]): MailResult {
  const members = countMails(outcomes, "reminder");
  const managers = countMails(outcomes, "manager");
  return {
    outcome: { members, managers, problems },
    problems,
    outputs: {
      reminderCount: members.sent,
      mailsRefusedCount: members.refused + managers.refused,
      mailsUncertainCount: members.uncertain + managers.uncertain,
    },
  };
}

function messageContext({ settings, ready }: RunContext, period: Period): MessageContext {
  const time = createLocalTime(period.timeZone, period.start, period.end);
  return {
    portalUrl: settings.portalUrl,
    period,
    ...rulesOf(settings),
    from: settings.smtp?.from ?? settings.mailFrom ?? PREVIEW_SENDER,
    language: settings.mailLanguage === "auto" ? languageOf(ready.culture) : settings.mailLanguage,
    day: (at) => time.day(at),
  };
}

function ledgerOptions(context: RunContext, folder: ReportFolder | undefined): LedgerOptions | undefined {
  return folder === undefined ? undefined : { ...uploadOptions(context), folder, run: randomUUID() };
}

/** Writes every mail that would be sent now, the manager's too, and says of whom none would. */
async function previewMails(
  context: RunContext,
  report: AuditReport,
  message: MessageContext,
  delivered: DeliveredReports,
): Promise<MailResult> {
  const { host, settings, docspace } = context;
  const { due, again, outcomes } = await remindersDue(context, report, delivered.folder);
  const manager = mailsToManagers(context, report, message, delivered);
  const mails = manager.mails.map(({ mail }) => mail);
  await previewReminders(host.inWorkspace(settings.outputDirectory), due, message, docspace.now(), mails);
  host.log.info(`${counted(due.length, "reminder")} written as a preview, none sent.`);
  if (mails.length > 0)
    host.log.info(`The manager's report written as a preview, ${mails.length} in all, none sent.`);
  if (again > 0) {
    host.log.info(
      `${counted(again, "was", "were")} reminded in an earlier run, so would not be again so soon.`,
    );
  }
  const problems = [...manager.problems, ...previewProblems(outcomes, namesIn(report, context))];
  for (const problem of problems) host.log.error(problem);
  return { problems, outputs: { reminderCount: 0 } };
}
