import type { WrittenFile } from "../../report-folder/files.ts";
import type { Attachment } from "../mail/mailer.ts";

/**
 * Reports are attached up to this many bytes in total. Mail servers refuse messages of more than 10 to 25 MB, and base64
 * with its line ends makes every three bytes a little more than four: 7 MB become 9.6 MB.
 */
const MOST_ATTACHED = 7_000_000;
/** What people can do without comes first: it is left out first where not everything can be attached. */
const LEAVE_FIRST = [".json", ".html", ".csv", ".txt", ".xlsx"];

/** The reports that a mail brings along, and the titles of those that are too large for it. */
export function fitting(reports: readonly WrittenFile[]): {
  readonly attached: readonly Attachment[];
  readonly left: readonly string[];
} {
  const rank = ({ title }: WrittenFile) => LEAVE_FIRST.findIndex((ending) => title.endsWith(ending));
  const order = reports.toSorted((a, b) => rank(a) - rank(b));
  let total = reports.reduce((sum, { bytes }) => sum + bytes, 0);
  const left = new Set<WrittenFile>();
  for (const report of order) {
    if (total < MOST_ATTACHED) break;
    left.add(report);
    total -= report.bytes;
  }
  const attached = reports.filter((report) => !left.has(report)).sort((a, b) => rank(b) - rank(a));
  return {
    attached: attached.map(({ title, path, bytes }) => ({ fileName: title, path, bytes })),
    left: reports.filter((report) => left.has(report)).map(({ title }) => title),
  };
}
