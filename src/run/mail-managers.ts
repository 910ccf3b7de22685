import type { LedgerOptions } from "../deliver/mail/at-most-once.ts";
import { countMails, type SingleMail } from "../deliver/mail/single-mail.ts";
import { smtpMailer } from "../deliver/mail/smtp-mailer.ts";
import type { ManagerReportContext } from "../deliver/managers/managers-report.ts";
import { type ManagerMail, managerMails, ownerMails } from "../deliver/managers/recipients.ts";
import { type ManagerResult, sendManagerReports } from "../deliver/managers/send.ts";
import type { MessageContext } from "../deliver/reminders/message.ts";
import { reportTime, roomTitles } from "../report/facts.ts";
import type { AuditReport } from "../report/model.ts";
import type { WrittenFile } from "../report-folder/files.ts";
import { createProgress } from "../runner/progress.ts";
import { counted } from "../text/english.ts";
import { portalClock, type RunContext } from "./context.ts";

/** The reports that a manager's mail brings along. */
export interface ReportsToSend {
  readonly written: readonly WrittenFile[];
  /** Of the uploaded report; "" where there is none. */
  readonly reportUrl: string;
  /** What became of the reminder to whom, by id; absent where nobody was to be reminded. */
  readonly reminded?: ReadonlyMap<string, SingleMail["state"]>;
}

/** The manager's mails, and in sentences the rooms whose owner gets none. */
export function mailsToManagers(
  { settings: { manager } }: RunContext,
  report: AuditReport,
  message: MessageContext,
  { written, reportUrl, reminded }: ReportsToSend,
): { readonly mails: readonly ManagerMail[]; readonly problems: readonly string[] } {
  if (!manager) return { mails: [], problems: [] };
  const titles = roomTitles(report);
  const context: ManagerReportContext = {
    ...message,
    title: (roomId) => titles.get(roomId),
    iso: reportTime(report).iso,
    ...(reminded === undefined ? {} : { reminded }),
    ...(report.runUrl === undefined ? {} : { runUrl: report.runUrl }),
    ...(reportUrl === "" ? {} : { reportUrl }),
  };
  if (manager.kind === "addresses") {
    return { mails: managerMails(manager.to, report, written, context), problems: [] };
  }
  const { mails, roomsWithoutOwner } = ownerMails(report, context);
  return { mails, problems: withoutOwner(roomsWithoutOwner) };
}

function withoutOwner(rooms: readonly number[]): string[] {
  if (rooms.length === 0) return [];
  const ids = rooms.join(", ");
  return [
    rooms.length === 1
      ? `Nobody could be sent the manager's report on room ${ids}: its owner cannot be read, or has no address or an account that is not in use.`
      : `Nobody could be sent the manager's report on rooms ${ids}: their owners cannot be read, or have no address or an account that is not in use.`,
  ];
}

/** Sends the manager's reports that are new or changed. */
export async function sendToManagers(
  context: RunContext,
  report: AuditReport,
  message: MessageContext,
  reports: ReportsToSend,
  ledger: LedgerOptions | undefined,
): Promise<ManagerResult> {
  const { host, settings } = context;
  if (!settings.smtp) return { outcomes: [], problems: [] };
  const clock = portalClock(context);
  const { mails, problems } = mailsToManagers(context, report, message, reports);
  const progress = createProgress(host.log, host.clock);
  const result = await sendManagerReports(mails, {
    mailer: smtpMailer(settings.smtp, clock),
    clock,
    period: report.period,
    signal: host.signal,
    onSent: (tried, of) => progress.report(() => `${tried} of ${counted(of, "manager's report")}.`),
    ...(ledger === undefined ? {} : { ledger }),
  });
  const { sent, notAgain } = countMails(result.outcomes, "manager");
  host.log.info(`${sent} of ${counted(mails.length, "manager's report")} sent.`);
  if (notAgain > 0) host.log.info(`${notAgain} not sent again: an earlier run sent the same.`);
  return { outcomes: result.outcomes, problems: [...problems, ...result.problems] };
}
