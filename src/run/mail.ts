import type { AuditReport } from "../report/model.ts";
import type { RunContext } from "./context.ts";
import type { DeliveredReports, MailResult } from "./mail-delivery.ts";

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
