import { join } from "node:path";
import type { WrittenFile } from "../../report-folder/files.ts";
import type { Mail } from "../mail/mailer.ts";
import { messageSource } from "../mail/message-source.ts";
import { PREVIEWS, writeDocument } from "../write-files.ts";
import { type MessageContext, type PlannedReminder, reminderMail } from "./message.ts";

/**
 * Writes the messages that would be sent as files `reminders/<person id>.eml`, which mail programs open, and the
 * manager's as `reminders/manager-<n>.eml`. Sends nothing.
 *
 * @param now epoch milliseconds, the messages' date
 */
export async function previewReminders(
  directory: string,
  plans: readonly PlannedReminder[],
  message: MessageContext,
  now: number,
  managerMails: readonly Mail[] = [],
): Promise<readonly WrittenFile[]> {
  const folder = join(directory, PREVIEWS);
  const mails = [
    ...plans.map((plan) => ({
      name: plan.person.id.replace(/[^a-z0-9-]/gi, "_").slice(0, 80) || "_",
      mail: reminderMail(plan, message),
    })),
    ...managerMails.map((mail, index) => ({ name: `manager-${index + 1}`, mail })),
  ];
  const written: WrittenFile[] = [];
  for (const { name, mail } of mails) {
    const { source } = await messageSource(mail, message.from, now);
    written.push(await writeDocument(folder, `${name}.eml`, source));
  }
  return written;
}
