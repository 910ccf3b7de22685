import type { UploadedFile, WrittenFile } from "../../report-folder/files.ts";
import type { TableContext } from "../columns.ts";
import type { MailOutcome } from "../mail-outcome.ts";

export interface SummaryOptions {
  /** Whether people's names may be shown: the summary of a public repository is public. */
  readonly showNames: boolean;
  readonly uploaded: readonly UploadedFile[];
  readonly files: readonly WrittenFile[];
  /** Absent where no mail was to be sent. */
  readonly mail?: MailOutcome;
  /** Bytes of UTF-8. GitHub drops a summary above 1 MiB altogether. */
  readonly budgetBytes?: number;
}

/** How much of rooms and members is shown. */
export interface Detail {
  readonly rooms: number;
  /** Rows a room; none: no names at all. */
  readonly rows: number;
  readonly statuses: "all" | "unsettled";
}

/** What the parts of the summary are made from. */
export interface SummaryContext extends TableContext {
  readonly options: SummaryOptions;
  readonly detail: Detail;
}
