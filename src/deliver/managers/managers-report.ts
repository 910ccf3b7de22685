import type { Note } from "../../notes.ts";
import type { Answerable } from "../../report/answer.ts";
import type { ReviewReport } from "../../report/review.ts";
import type { SingleMail } from "../mail/single-mail.ts";
import type { MessageContext } from "../reminders/message.ts";
import type { ReasonFacts } from "../words/words.ts";

/** What a manager's mail tells of: a whole report, or what of it concerns some rooms. */
export type ManagersReport = Answerable & {
  /** What stands at the top of every report: provisional, a key that ends, and that looking is not recorded. */
  readonly notes: readonly Note[];
  readonly review?: ReviewReport;
};

export interface ManagerReportContext extends MessageContext, Omit<ReasonFacts, "day"> {
  /** Address of the workflow run. */
  readonly runUrl?: string;
  /** Address of the uploaded report. */
  readonly reportUrl?: string;
  /** What became of the reminder to whom, by id; absent where nobody was to be reminded. */
  readonly reminded?: ReadonlyMap<string, SingleMail["state"]>;
}
