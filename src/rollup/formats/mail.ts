import { asHtml, asText, type Link, type Part } from "../../deliver/mail/mail-page.ts";
import type { Mail } from "../../deliver/mail/mailer.ts";
import { mailWords } from "../../deliver/words/languages.ts";
import type { MailLanguage, RollUpWords } from "../../deliver/words/words.ts";
import { plain } from "../../text/one-line.ts";
import type { PortalRow } from "../model.ts";
import type { Page } from "../page.ts";
import { changeWords, hasFigures, stateText, totalsWords, whyText } from "../table.ts";
import { answerOf } from "./answer.ts";

/** Portals whose reasons a mail tells; the page has them all. */
const MOST_ROWS = 50;
const LONGEST_WHY = 500;

/** What stands in the mail beside the page, and its language. */
interface MailFrame {
  readonly language: MailLanguage;
  readonly from: string;
  /** What the reader must know of the attachments. */
  readonly remarks: readonly string[];
  /** Name and address of what can be looked at. */
  readonly links: readonly Link[];
}

/** The page as a mail: the answer, what changed, and each portal that asks for somebody, with the reason. */
export function mailContent(page: Page, frame: MailFrame): Pick<Mail, "subject" | "text" | "html"> {
  const { rollUp } = page;
  const { language } = frame;
  const say = mailWords(language).rollUp;
  const title = say.title(rollUp.period === undefined ? undefined : say.answer.span(rollUp.period));
  const open = rollUp.rows.filter(({ state }) => state !== "complete");
  const items = open.slice(0, MOST_ROWS).map((row) => plain(rowText(row, say), LONGEST_WHY));
  if (open.length > items.length) items.push(say.morePortals(open.length - items.length));
  const parts: readonly Part[] = [
    { kind: "answer", text: answerOf(rollUp, say.answer) },
    { kind: "quiet", text: title },
    ...(frame.links.length === 0 ? [] : [{ kind: "buttons", links: frame.links } as const]),
    ...[...totalsWords(rollUp, say), ...changeWords(page, say)].map((text): Part => ({ kind: "text", text })),
    ...(items.length === 0 ? [] : [{ kind: "list", intro: say.lookAfter, items } as const]),
    ...frame.remarks.map((text): Part => ({ kind: "quiet", text })),
  ];
  const sender = say.sender(plain(frame.from));
  // Never as if all were known where it is not.
  const inactive =
    hasFigures(rollUp.rows) && rollUp.totals.judged ? rollUp.totals.counts.inactive : undefined;
  return {
    subject: `${say.found(inactive, open.length)}: ${title}`,
    text: asText(parts, sender),
    html: asHtml(parts, sender, language),
  };
}

function rowText(row: PortalRow, say: RollUpWords): string {
  return `${row.name}: ${stateText(row, say)}. ${whyText(row, say)}`;
}
