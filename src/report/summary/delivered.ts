import { counted, number, size } from "../../text/english.ts";
import { markdown } from "../../text/markdown.ts";
import type { MailCounts } from "../mail-outcome.ts";
import type { SummaryContext, SummaryOptions } from "./context.ts";
import { link } from "./link.ts";

export function fileList({ uploaded, files }: SummaryOptions): string {
  const lines: string[] = [];
  if (uploaded.length > 0) {
    lines.push("### Uploaded to DocSpace", "");
    for (const { title, url, version } of uploaded) {
      const how = title.endsWith(".html") ? ", to download and open in a browser" : "";
      lines.push(`- ${link(title, url)}, version ${version}${how}`);
    }
  } else if (files.length > 0) {
    lines.push("### Written", "");
    for (const { title, bytes } of files) lines.push(`- ${markdown(title)} (${size(bytes)})`);
  }
  return lines.join("\n");
}

/** What became of the mails; problems first, because somebody has to act on them. */
export function mailPart({ options }: SummaryContext): string {
  const { mail } = options;
  if (mail === undefined) return "";
  const lines = [line("Reminders", mail.members), line("Manager's reports", mail.managers)].filter(
    (text) => text !== "",
  );
  if (lines.length === 0 && mail.problems.length === 0) return "";
  const shown = mail.problems.slice(0, 10);
  const rest = mail.problems.length - shown.length;
  return [
    "### Mail",
    "",
    ...lines,
    ...shown.map((problem) => `- ⚠️ ${markdown(problem, 600)}`),
    ...(rest > 0 ? [`- and ${counted(rest, "more problem")}, all of them in the log`] : []),
  ].join("\n");
}

function line(what: string, { sent, refused, uncertain, notAgain }: MailCounts): string {
  if (sent + refused + uncertain + notAgain === 0) return "";
  const parts = [
    `${number(sent)} sent`,
    ...(refused > 0 ? [`**${number(refused)} not sent**`] : []),
    ...(uncertain > 0 ? [`**${number(uncertain)} uncertain**`] : []),
    ...(notAgain > 0 ? [`${number(notAgain)} sent by an earlier run, so not again`] : []),
  ];
  return `- ${what}: ${parts.join(", ")}`;
}
