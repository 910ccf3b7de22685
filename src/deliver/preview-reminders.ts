import { join } from "node:path";
import type { WrittenFile } from "../report/model.ts";
import { messageSource } from "./message-source.ts";
import { type MessageContext, type PlannedReminder, reminderMail } from "./reminder-message.ts";
import { writeDocument } from "./write-reports.ts";

/**
 * Writes the messages that would be sent as files `reminders/<person id>.eml`, which mail programs open. Sends nothing.
 *
 * @param now epoch milliseconds, the messages' date
 */
export async function previewReminders(
  directory: string,
  plans: readonly PlannedReminder[],
  message: MessageContext,
  now: number,
): Promise<readonly WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const plan of plans) {
    const { source } = await messageSource(reminderMail(plan, message), message.from, now);
    const name = plan.person.id.replace(/[^a-z0-9-]/gi, "_").slice(0, 80);
    written.push(await writeDocument(join(directory, "reminders"), `${name || "_"}.eml`, source));
  }
  return written;
}
