import { createHash } from "node:crypto";
import type { MemberRow, RoomAssessment } from "../../assess/assessment.ts";
import type { WrittenFile } from "../../report-folder/files.ts";
import { isAddress } from "../../text/address.ts";
import { html } from "../../text/html.ts";
import { withFirst } from "../mail/mail-page.ts";
import { addressHash, type Mail, messageIdOf } from "../mail/mailer.ts";
import type { MailRecipient } from "../mail/single-mail.ts";
import { mailWords } from "../words/languages.ts";
import { onRooms } from "./about-rooms.ts";
import { fitting } from "./attachments.ts";
import type { ManagerReportContext, ManagersReport } from "./managers-report.ts";
import { type Enclosed, reportContent } from "./report-mail.ts";

/** A manager's report to one recipient. */
export interface ManagerMail {
  readonly mail: Mail;
  readonly to: MailRecipient;
  /** The recipient in the ledger: no name and no address. */
  readonly recipient: string;
  /** Hash of what the report says about rooms and members; links and remarks may differ from run to run. */
  readonly content: string;
}

/** The manager's report to every given address, with those reports attached that are small enough together. */
export function managerMails(
  addresses: readonly string[],
  report: ManagersReport,
  reports: readonly WrittenFile[],
  context: ManagerReportContext,
): readonly ManagerMail[] {
  const { attached, left } = fitting(reports);
  const enclosed = { report: attached.length > 0 || context.reportUrl !== undefined, left };
  return addresses.map((address) =>
    managerMail(report, context, enclosed, {
      address: { name: "", address },
      to: { address },
      recipient: `mail:${addressHash(address)}`,
      attachments: attached,
    }),
  );
}

export interface OwnerMails {
  readonly mails: readonly ManagerMail[];
  /** Rooms whose owner cannot be written to: unreadable, no address, or an account that is not in use. */
  readonly roomsWithoutOwner: readonly number[];
}

/** To each room's owner the report on their rooms only, and nothing attached. */
export function ownerMails(report: ManagersReport, context: ManagerReportContext): OwnerMails {
  // The whole report and the run tell of other owners' rooms.
  const { reportUrl: _report, runUrl: _run, ...own } = context;
  const byOwner = new Map<string, { owner: MemberRow; rooms: RoomAssessment[] }>();
  const roomsWithoutOwner: number[] = [];
  for (const room of report.assessment.rooms) {
    const owner = ownerOf(room);
    if (owner === undefined || owner.person.status !== "active" || !isAddress(owner.person.email)) {
      roomsWithoutOwner.push(room.roomId);
      continue;
    }
    const one = byOwner.get(owner.person.id) ?? { owner, rooms: [] };
    one.rooms.push(room);
    byOwner.set(owner.person.id, one);
  }
  const mails = [...byOwner.values()].map(({ owner: { person }, rooms }) =>
    managerMail(onRooms(report, rooms), own, NOTHING, {
      address: { name: person.name, address: person.email },
      to: { person: person.id },
      recipient: person.id,
    }),
  );
  return { mails, roomsWithoutOwner };
}

/** A room's owner, if its members could be read. */
export function ownerOf({ members }: RoomAssessment): MemberRow | undefined {
  return members.find(({ membership, access }) => membership.by === "owner" || access === "owner");
}

const NOTHING: Enclosed = { report: false, left: [] };

function managerMail(
  report: ManagersReport,
  context: ManagerReportContext,
  enclosed: Enclosed,
  {
    address,
    to,
    recipient,
    attachments,
  }: Pick<ManagerMail, "to" | "recipient"> & {
    readonly address: Mail["to"];
    readonly attachments?: Mail["attachments"];
  },
): ManagerMail {
  const { from, portalUrl, period, language } = context;
  const content = contentHash(report, context);
  const mail = {
    ...reportContent(report, context, enclosed),
    to: address,
    language,
    messageId: messageIdOf(from, "manager", portalUrl.href, recipient, period.label, content),
    ...(attachments === undefined ? {} : { attachments }),
  };
  return { mail, to, recipient, content };
}

/** Hash of what was found, whatever the words and links: two reports with the same hash tell a reader the same. */
function contentHash(
  { assessment: { rooms }, reasons, review }: ManagersReport,
  { minActivity, activity }: ManagerReportContext,
): string {
  const found = rooms.map(({ roomId, title, unreadable, members }) => [
    roomId,
    title,
    unreadable?.code,
    members.map(({ person, access, verdict, events, lastActivity }) => [
      person.id,
      access,
      verdict.kind,
      events,
      lastActivity?.at,
    ]),
  ]);
  const here = new Set(rooms.map(({ roomId }) => roomId));
  // Not since when: the days go on by themselves.
  const decided = review?.rows.flatMap(({ roomId, personId, state, until }) =>
    here.has(roomId) ? [[roomId, personId, state, until]] : [],
  );
  const all = JSON.stringify([minActivity, activity, reasons, found, ...(decided ? [decided] : [])]);
  return createHash("sha256").update(all).digest("hex").slice(0, 24);
}

/** The same report, marked as one that takes the place of another. */
export function corrected({ mail, ...rest }: ManagerMail): ManagerMail {
  const { corrects, corrected: marked } = mailWords(mail.language ?? "en").manager;
  const first = html`<p><strong>${corrects}</strong></p>`;
  return { ...rest, mail: { ...withFirst(mail, corrects, first), subject: `${marked}: ${mail.subject}` } };
}
