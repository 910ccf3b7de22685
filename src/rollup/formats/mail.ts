import type { Mail } from "../../deliver/mail/mailer.ts";
import { counted, spanInWords } from "../../text/english.ts";
import { html, lines } from "../../text/html.ts";
import { plain, shown } from "../../text/one-line.ts";
import type { PortalRow, RollUp } from "../merge.ts";
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
  readonly links: readonly (readonly [string, string])[];
}

/** The page as a mail: the answer, what changed, and each portal that asks for somebody, with the reason. */
export function mailContent(page: Page, frame: MailFrame): Pick<Mail, "subject" | "text" | "html"> {
  const { rollUp } = page;
  const title = `DocSpace audit of all portals, ${rollUp.period === undefined ? "no period" : spanInWords(rollUp.period)}`;
  const open = rollUp.rows.filter(({ state }) => state !== "complete");
  const rows = open.slice(0, MOST_ROWS).map(rowText);
  const more = open.length > rows.length ? [`And ${counted(open.length - rows.length, "more portal")}.`] : [];
  const before = [answerOf(rollUp), ...rollUp.remarks, ...changeWords(page)];
  const after = [...more, ...frame.remarks];
  const sender = `docspace-audit sent this as ${plain(frame.from)}.`;
  const text = [
    title,
    "",
    ...before.flatMap((line) => [plain(line, 2000), ""]),
    ...rows.map((row) => `  * ${plain(row, LONGEST_WHY)}`),
    "",
    ...after.flatMap((line) => [plain(line, 2000), ""]),
    ...frame.links.map(([label, url]) => `${label}: ${url}`),
    "",
    "-- ",
    sender,
    "",
  ].join("\n");
  const items = rows.map((row) => html`<li>${shown(row, LONGEST_WHY)}</li>`);
  const body = lines([
    html`<h1 style="font-size:1.3em">${title}</h1>`,
    ...before.map((line) => html`<p>${shown(line, 2000)}</p>`),
    ...(items.length === 0 ? [] : [html`<ul>\n${lines(items)}\n</ul>`]),
    ...after.map((line) => html`<p>${shown(line, 2000)}</p>`),
    ...frame.links.map(([label, url]) => html`<p><a href="${url}">${label}</a></p>`),
    html`<p style="color:#555;font-size:90%">${sender}</p>`,
  ]);
  return {
    subject: `${headline(rollUp)}: ${title}`,
    text,
    html: `${html`<!doctype html>\n<html lang="en"><body style="font-family:sans-serif;line-height:1.4">\n${body}\n</body></html>\n`}`,
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
