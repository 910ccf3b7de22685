import { asHtml, asText, type Link, type Part } from "../../deliver/mail/mail-page.ts";
import type { Mail } from "../../deliver/mail/mailer.ts";
import { counted, spanInWords } from "../../text/english.ts";
import { plain } from "../../text/one-line.ts";
import type { PortalRow, RollUp } from "../model.ts";
import type { Page } from "../page.ts";
import { changeWords, hasFigures, stateText, whyText } from "../table.ts";
import { answerOf } from "./answer.ts";

/** Portals whose reasons a mail tells; the page has them all. */
const MOST_ROWS = 50;
const LONGEST_WHY = 500;

/** What stands in the mail beside the page. */
interface MailFrame {
  readonly from: string;
  /** What the reader must know of the attachments. */
  readonly remarks: readonly string[];
  /** Name and address of what can be looked at. */
  readonly links: readonly Link[];
}

/** The page as a mail: the answer, what changed, and each portal that asks for somebody, with the reason. */
export function mailContent(page: Page, frame: MailFrame): Pick<Mail, "subject" | "text" | "html"> {
  const { rollUp } = page;
  const title = `DocSpace audit of all portals, ${rollUp.period === undefined ? "no period" : spanInWords(rollUp.period)}`;
  const open = rollUp.rows.filter(({ state }) => state !== "complete");
  const items = open.slice(0, MOST_ROWS).map((row) => plain(rowText(row), LONGEST_WHY));
  if (open.length > items.length) items.push(`And ${counted(open.length - items.length, "more portal")}.`);
  const parts: readonly Part[] = [
    { kind: "answer", text: answerOf(rollUp) },
    { kind: "quiet", text: title },
    ...(frame.links.length === 0 ? [] : [{ kind: "buttons", links: frame.links } as const]),
    ...changeWords(page).map((text): Part => ({ kind: "text", text })),
    ...(items.length === 0 ? [] : [{ kind: "list", intro: "Portals to look after:", items } as const]),
    ...frame.remarks.map((text): Part => ({ kind: "quiet", text })),
  ];
  const sender = `docspace-audit sent this as ${plain(frame.from)}.`;
  return {
    subject: `${headline(rollUp)}: ${title}`,
    text: asText(parts, sender),
    html: asHtml(parts, sender, "en"),
  };
}

function rowText(row: PortalRow): string {
  return `${row.name}: ${stateText(row)}. ${whyText(row)}`;
}

/** Never as if all were known where it is not. */
function headline({ rows, totals, complete }: RollUp): string {
  const inactive =
    hasFigures(rows) && totals.judged ? counted(totals.counts.inactive, "inactive membership") : "No figures";
  const open = rows.filter(({ state }) => state !== "complete").length;
  return complete ? inactive : `${inactive}, ${counted(open, "portal")} not complete`;
}
