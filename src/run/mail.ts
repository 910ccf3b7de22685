import type { MailOutcome } from "../report/mail-outcome.ts";
import type { AuditReport } from "../report/model.ts";
import type { ReportFolder } from "../report-folder/report-folder.ts";
import type { RunOutputs } from "../runner/outputs.ts";
import type { RunContext } from "./context.ts";
import type { ReportsToSend } from "./mail-managers.ts";

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
}

/** Reminds the inactive, at most once, and sends the manager's report. Nothing is sent while the period is not over. */
export async function sendMails(
  context: RunContext,
  report: AuditReport,
  delivered: DeliveredReports,
): Promise<MailResult> {
  const { host, settings } = context;
  const wanted = settings.reminders !== "off" || settings.manager !== undefined;
  if (wanted && report.period.provisional) {
    host.log.notice("The period is not over, so nobody is reminded and no manager's report is sent.");
  }
  if (!wanted || report.period.provisional) return { problems: [], outputs: {} };
  // Loaded only where mails are wanted.
  const { deliverMails } = await import("./mail-delivery.ts");
  return host.log.group("Mails", () => deliverMails(context, report, delivered));
}
