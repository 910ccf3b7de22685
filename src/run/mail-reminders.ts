import type { LedgerOptions } from "../deliver/mail/at-most-once.ts";
import type { SingleMail } from "../deliver/mail/single-mail.ts";
import { smtpMailer } from "../deliver/mail/smtp-mailer.ts";
import type { MessageContext } from "../deliver/reminders/message.ts";
import { findingsOf, planReminders, unreachable } from "../deliver/reminders/plan.ts";
import {
  type NotSent,
  type RemindResult,
  remind,
  type Sorted,
  sortOut,
} from "../deliver/reminders/remind.ts";
import { readLedger } from "../earlier-runs/ledger-file.ts";
import { withFindings } from "../earlier-runs/streaks.ts";
import { sentenceOf } from "../errors.ts";
import type { AuditReport } from "../report/model.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import { createProgress } from "../runner/progress.ts";
import { counted } from "../text/english.ts";
import { portalClock, type RunContext } from "./context.ts";

/** What became of the reminders, one by one, and what went wrong with all of them. */
export interface Reminded {
  readonly outcomes: readonly SingleMail[];
  readonly problems: readonly string[];
}

/** Reminds whoever is due, each at most once; what fails becomes a problem, not an end. */
export async function sendReminders(
  context: RunContext,
  report: AuditReport,
  message: MessageContext,
  ledger: LedgerOptions,
): Promise<Reminded> {
  const { host, settings } = context;
  const { assessment, period } = report;
  if (!settings.smtp) return { outcomes: [], problems: [] };
  const plans = planReminders(assessment, period);
  if (plans.length > 0) host.log.info(`Up to ${counted(plans.length, "reminder")} to send.`);
  const progress = createProgress(host.log, host.clock);
  try {
    const result = await remind(plans, findingsOf(assessment, period), {
      ...ledger,
      mailer: smtpMailer(settings.smtp, portalClock(context)),
      message,
      onSent: (tried, of) => progress.report(() => `${tried} of ${counted(of, "reminder")}.`),
    });
    host.log.info(`${counted(result.sent.length, "person", "people")} reminded.`);
    const again = result.recent.length;
    if (again > 0) {
      host.log.info(`${counted(again, "was", "were")} reminded in an earlier run, so not again so soon.`);
    }
    return { outcomes: outcomesOf(result, report), problems: result.problems };
  } catch (error) {
    return { outcomes: [], problems: [sentenceOf(error)] };
  }
}

function outcomesOf(result: RemindResult, { assessment, period }: AuditReport): SingleMail[] {
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

/** Whom a run with `reminders: send` would remind now; everybody inactive where there is no ledger to be read. */
export async function remindersDue(
  context: RunContext,
  { assessment, period }: AuditReport,
  folder: ReportFolder | undefined,
): Promise<{
  readonly due: Sorted["due"];
  readonly again: number;
  readonly outcomes: readonly SingleMail[];
}> {
  const plans = planReminders(assessment, period);
  let sorted: Sorted = { due: plans, result: { uncertain: [], recent: [] } };
  if (folder) {
    try {
      const { ledger } = await readLedger(folder);
      const known = withFindings(ledger, period, findingsOf(assessment, period));
      sorted = sortOut(plans, known, period, context.docspace.now());
    } catch (error) {
      context.host.signal.throwIfAborted();
      context.host.log.warning(
        `The preview shows everybody who was inactive, whether reminded before or not: ${sentenceOf(error)}`,
      );
    }
  }
  const { due, result } = sorted;
  const outcomes = [
    ...unreachable(assessment, period).map(toReminder("refused")),
    ...result.uncertain.map(toReminder("uncertain")),
  ];
  return { due, again: result.recent.length, outcomes };
}
