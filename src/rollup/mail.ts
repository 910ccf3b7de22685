import { createHash, randomUUID } from "node:crypto";
import { addressHash, messageIdOf } from "../deliver/mail/mailer.ts";
import { countMails } from "../deliver/mail/single-mail.ts";
import { smtpMailer } from "../deliver/mail/smtp-mailer.ts";
import { fitting } from "../deliver/managers/attachments.ts";
import type { ManagerMail } from "../deliver/managers/recipients.ts";
import { sendManagerReports } from "../deliver/managers/send.ts";
import { languageOf, mailWords } from "../deliver/words/languages.ts";
import type { MailLanguage } from "../deliver/words/words.ts";
import { listFolderFiles } from "../docspace/files.ts";
import { readSettings } from "../docspace/portal.ts";
import { knowsReports } from "../earlier-runs/ledger.ts";
import { readLedger } from "../earlier-runs/ledger-file.ts";
import { GONE, wroteLostLedger } from "../earlier-runs/lost-ledger.ts";
import { sentenceOf } from "../errors.ts";
import type { UploadedFile, WrittenFile } from "../report-folder/files.ts";
import { mailProblems } from "../run/mail-problems.ts";
import type { Host } from "../runner/host.ts";
import { createNameGate } from "../runner/names.ts";
import { counted } from "../text/english.ts";
import { dayNumber } from "../time/calendar.ts";
import { mailContent } from "./formats/mail.ts";
import type { RollUpSettings } from "./inputs.ts";
import type { RollUp } from "./model.ts";
import type { Page } from "./page.ts";
import type { PageFolder } from "./upload.ts";

type Period = NonNullable<RollUp["period"]>;

/** What the mail brings along, and where it is remembered who got it. */
export interface PageToSend {
  readonly page: Page;
  readonly written: readonly WrittenFile[];
  readonly uploaded: readonly UploadedFile[];
  /** Without it everybody gets a mail at every run. */
  readonly folder: PageFolder | undefined;
}

/**
 * Sends the page: to nobody who got the same before, and as a correction to who got another one on this period, as the
 * manager's report of one portal. Never rejects but when it is cancelled.
 *
 * @returns how many were sent, and what went wrong, in sentences
 */
export async function mailPage(
  host: Host,
  { to, smtp, language: asked }: NonNullable<RollUpSettings["mail"]>,
  sent: PageToSend,
): Promise<{ readonly count: number; readonly problems: readonly string[] }> {
  const { period } = sent.page.rollUp;
  if (period === undefined) return { count: 0, problems: ["No mail was sent: no portal has figures."] };
  if (period.provisional) {
    host.log.notice("The period is not over, so the page is sent to nobody.");
    return { count: 0, problems: [] };
  }
  const why = await whyNotAgain(host, sent, period);
  if (why !== undefined) return { count: 0, problems: [why] };
  const { runUrl } = await host.workflow();
  const language = asked === "auto" ? await languageIn(host, sent.folder) : asked;
  const mails = mailsOf({ to, from: smtp.from, period, language, runUrl }, sent);
  const { outcomes, problems } = await sendManagerReports(mails, {
    mailer: smtpMailer(smtp, host.clock),
    clock: host.clock,
    period,
    signal: host.signal,
    ...(sent.folder === undefined ? {} : { ledger: ledgerIn(host, sent.folder) }),
  });
  const { sent: count, notAgain } = countMails(outcomes, "manager");
  host.log.info(`The page was sent to ${count} of ${counted(mails.length, "address", "addresses")}.`);
  if (notAgain > 0) host.log.info(`${notAgain} not sent again: an earlier run sent the same.`);
  const gate = createNameGate(sent.page.showNames);
  const failed = mailProblems(outcomes, (one) => ("address" in one ? gate.address(one.address) : ""));
  return { count, problems: [...problems, ...failed] };
}

/** Why nobody is mailed: the page was there before, and the ledger that said who got it is lost, or cannot be looked for. */
async function whyNotAgain(
  { signal }: Host,
  { uploaded, folder }: PageToSend,
  { label, lastDay }: Period,
): Promise<string | undefined> {
  if (folder === undefined || uploaded.every(({ version }) => version === 1)) return undefined;
  try {
    const files = await listFolderFiles(folder.docspace, folder.id);
    const { ledger } = await readLedger(folder.folder);
    if (knowsReports(ledger, label)) return undefined;
    const lost = await wroteLostLedger(folder.docspace, folder.id, files, dayNumber(lastDay));
    return lost ? `No mail was sent: ${GONE}` : undefined;
  } catch (error) {
    signal.throwIfAborted();
    return `No mail was sent. ${sentenceOf(error)}`;
  }
}

function ledgerIn(host: Host, { folder, serverVersion }: PageFolder) {
  const { clock, signal } = host;
  return { folder, run: randomUUID(), serverVersion, clock, warn: host.log.warning, signal };
}

/** The language of the portal that receives the page: the others may have as many as they are. */
async function languageIn(host: Host, folder: PageFolder | undefined): Promise<MailLanguage> {
  if (folder === undefined) return languageOf(undefined);
  try {
    return languageOf((await readSettings(folder.docspace)).culture);
  } catch (error) {
    host.signal.throwIfAborted();
    host.log.info(`The mail is in English, for the portal's language cannot be read: ${sentenceOf(error)}`);
    return languageOf(undefined);
  }
}

/** What the mails have in common. */
interface Envelope {
  readonly to: readonly string[];
  readonly from: string;
  readonly period: Period;
  readonly language: MailLanguage;
  readonly runUrl: string | undefined;
}

function mailsOf(
  { to, from, period, language, runUrl }: Envelope,
  { page, written, uploaded }: PageToSend,
): readonly ManagerMail[] {
  const { manager, rollUp: words } = mailWords(language);
  const { attached, left } = fitting(written);
  const remarks = left.length === 0 ? [] : [manager.notAttached(left.join(", "))];
  const shown = uploaded.find(({ title }) => title.endsWith(".xlsx")) ?? uploaded[0];
  const links = [
    ...(shown === undefined ? [] : [{ label: words.openPage, url: shown.url }]),
    ...(runUrl === undefined ? [] : [{ label: manager.run, url: runUrl }]),
  ];
  const content = contentHash(page.rollUp);
  const text = mailContent(page, { language, from, remarks, links });
  return to.map((address) => {
    const recipient = `rollup:${addressHash(address)}`;
    return {
      mail: {
        ...text,
        to: { name: "", address },
        messageId: messageIdOf(from, "rollup", recipient, period.label, content),
        attachments: attached,
        language,
      },
      to: { address },
      recipient,
      content,
    };
  });
}

/** Hash of what was found, whatever the words and links: two pages with the same hash tell a reader the same. */
function contentHash({ rows, shared }: RollUp): string {
  const found = rows.map(({ name, url, state, figures }) => [name, url, state, figures]);
  return createHash("sha256")
    .update(JSON.stringify([found.map((row) => JSON.stringify(row)).sort(), shared.length]))
    .digest("hex")
    .slice(0, 24);
}
