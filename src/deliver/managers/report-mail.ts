import type { MemberRow, RoomAssessment } from "../../assess/assessment.ts";
import { type Answerable, answer } from "../../report/answer.ts";
import { roomLink } from "../../report/links.ts";
import type { ReviewReport } from "../../report/review.ts";
import { isMonth, number } from "../../text/english.ts";
import { named, plain } from "../../text/one-line.ts";
import type { Mail } from "../mail/mailer.ts";
import type { SingleMail } from "../mail/single-mail.ts";
import type { MessageContext } from "../reminders/message.ts";
import { mailWords } from "../words/languages.ts";
import type { Head, MailWords, ManagerWords } from "../words/words.ts";
import { doubtOf } from "./doubts.ts";
import { type Finding, type Findings, findingsOf } from "./findings.ts";
import { asHtml, asText, type Link, type Part } from "./mail-page.ts";

/** What a manager's mail tells of: a whole report, or what of it concerns some rooms. */
export type ManagersReport = Answerable & { readonly review?: ReviewReport };

export interface ManagerReportContext extends MessageContext {
  /** Address of the workflow run. */
  readonly runUrl?: string;
  /** Address of the uploaded report. */
  readonly reportUrl?: string;
  /** What became of the reminder to whom, by id; absent where nobody was to be reminded. */
  readonly reminded?: ReadonlyMap<string, SingleMail["state"]>;
}

/** What the mail brings along. */
export interface Enclosed {
  /** A report is attached or linked: more than the mail says can be found there. */
  readonly report: boolean;
  /** Titles of the reports that are too large to be attached. */
  readonly left: readonly string[];
}

/** The mail in plain text and in HTML: the answer, what can be opened, the rooms, and who asks for something. */
export function reportContent(
  report: ManagersReport,
  context: ManagerReportContext,
  enclosed: Enclosed,
): Pick<Mail, "subject" | "text" | "html"> {
  const words = mailWords(context.language);
  const say = words.manager;
  const { period } = report;
  const portal = plain(context.portalUrl.host);
  const findings = findingsOf(report);
  const { rooms, rows } = findings.left;
  const about = `${portal}, ${words.day(period.firstDay)} – ${words.day(period.lastDay)} (${plain(period.timeZone)})`;
  const parts: readonly Part[] = [
    { kind: "answer", text: answer(report, remindedIn(report, context), say.answer) },
    { kind: "quiet", text: about },
    ...buttons(report, context, say),
    ...doubtsIn(report, enclosed, say),
    roomsTable(findings, report, context, say),
    ...findings.members.map((finding) => membersTable(finding, report, context, words)),
    ...remediesFor(report, say),
    ...(rooms + rows > 0 ? [{ kind: "text", text: say.notShown(rows, rooms) } as const] : []),
    ...reviewPart(report, say),
    { kind: "quiet", text: [words.notCounted[context.activity], ...notAttached(enclosed, say)].join(" ") },
    ...(context.runUrl === undefined
      ? []
      : [{ kind: "quiet", text: `${say.run}: ${context.runUrl}` } as const]),
  ];
  const sender = say.sender(portal, plain(context.from));
  return {
    subject: subjectOf(report, words),
    text: asText(parts, sender),
    html: asHtml(parts, sender, words.language),
  };
}

/** Never "nobody" where something is not known. */
function subjectOf({ assessment, period }: ManagersReport, { manager, span }: MailWords): string {
  const rows = assessment.rooms.flatMap(({ members }) => members);
  for (const kind of ["inactive", "unknown"] as const) {
    const count = rows.filter(({ verdict }) => verdict.kind === kind).length;
    if (count > 0) return manager.subject({ kind, count }, span(period));
  }
  const unreadable = assessment.rooms.some((room) => room.unreadable !== undefined);
  return manager.subject({ kind: unreadable ? "unreadable" : "nobody" }, span(period));
}

/** How many of the inactive this run reminded. */
function remindedIn({ assessment }: ManagersReport, { reminded }: ManagerReportContext): number | undefined {
  if (reminded === undefined) return undefined;
  const rows = inactiveOf(assessment.rooms);
  return new Set(rows.flatMap(({ person: { id } }) => (reminded.get(id) === "sent" ? [id] : []))).size;
}

function inactiveOf(rooms: readonly RoomAssessment[]): readonly MemberRow[] {
  return rooms.flatMap(({ members }) => members.filter(({ verdict }) => verdict.kind === "inactive"));
}

function buttons({ review }: ManagersReport, { reportUrl }: ManagerReportContext, say: ManagerWords): Part[] {
  const links: Link[] = [
    ...(reportUrl === undefined ? [] : [{ label: say.openReport, url: reportUrl }]),
    ...(review?.workbook === undefined || review.rows.length === 0
      ? []
      : [{ label: say.openWorkbook, url: review.workbook }]),
  ];
  return links.length === 0 ? [] : [{ kind: "buttons", links }];
}

/** What could not be proved, a sentence for each kind of it. */
function doubtsIn({ reasons }: ManagersReport, { report }: Enclosed, say: ManagerWords): Part[] {
  const doubts = [...new Set(reasons.map(doubtOf))].map((doubt) => say.doubts[doubt]);
  if (doubts.length === 0) return [];
  return [{ kind: "text", text: [...doubts, ...(report ? [say.reportSaysMore] : [])].join(" ") }];
}

function roomsTable(
  { rooms }: Findings,
  { comparison }: ManagersReport,
  { portalUrl }: ManagerReportContext,
  say: ManagerWords,
): Part {
  const newly = comparison !== undefined;
  const unknown = rooms.some((one) => one.unknown > 0);
  const heads: readonly Head[] = [
    "room",
    "inactive",
    ...(newly ? (["newly"] as const) : []),
    ...(unknown ? (["unknown"] as const) : []),
    "members",
  ];
  return {
    kind: "table",
    title: say.rooms,
    heads: heads.map((head) => say.heads[head]),
    rows: rooms.map(({ room, ...figures }) => ({
      cells: heads.map((head) => {
        if (head === "room") return named(room.title, undefined, say.noName);
        // What was not read is never shown as 0.
        if (room.unreadable !== undefined) return head === "members" ? say.unreadable : "–";
        return figures[head as "inactive" | "newly" | "unknown" | "members"] ?? "–";
      }),
      url: roomLink(portalUrl.href, room.roomId),
    })),
  };
}

function membersTable(
  { about, total, rows }: Finding,
  { assessment, period }: ManagersReport,
  { day, reminded }: ManagerReportContext,
  words: MailWords,
): Part {
  const say = words.manager;
  const titles = new Map(assessment.rooms.map(({ roomId, title }) => [roomId, named(title, 60, say.noName)]));
  const inactive = about === "newly" || about === "others" || about === "inactive";
  const tell = inactive && reminded !== undefined;
  const heads: readonly Head[] = [
    "person",
    "right",
    "room",
    "last",
    ...(tell ? (["reminded"] as const) : []),
  ];
  const last = ({ lastActivity, inactiveInARow = 1, events }: MemberRow): string =>
    [
      lastActivity === undefined ? say.noActivity : words.day(day(lastActivity.at)),
      ...(events > 0 ? [say.events(events)] : []),
      ...(inactiveInARow > 1 ? [say.inARow(inactiveInARow, isMonth(period) ? "month" : "period")] : []),
    ].join(", ");
  const title = inactive ? say[about] : `${say.unknown}. ${say.doubts[about]}`;
  return {
    kind: "table",
    title: `${title} (${number(total)})`,
    heads: heads.map((head) => say.heads[head]),
    rows: rows.map((row) => ({
      cells: [
        named(row.person.name, 80, say.noName),
        rightOf(row, say),
        titles.get(row.roomId) ?? "",
        last(row),
        ...(tell ? [say.reminded[reminded.get(row.person.id) ?? "no"]] : []),
      ],
    })),
  };
}

/** `Editor, guest, by the group “Legal team”` */
function rightOf({ access, membership, person }: MemberRow, say: ManagerWords): string {
  return [
    say.access[access],
    ...(person.guest ? [say.guest] : []),
    ...(membership.by === "group" ? [say.byGroup(named(membership.group.name, 40, say.noName))] : []),
  ].join(", ");
}

/** What can be done about the inactive: it depends on the ways in which they are members. */
function remediesFor({ assessment }: ManagersReport, say: ManagerWords): Part[] {
  const ways = new Set(
    inactiveOf(assessment.rooms).map(({ membership, access }) =>
      membership.by === "owner" || access === "owner" ? "owner" : membership.by,
    ),
  );
  const sentences = (["direct", "group", "owner"] as const).flatMap((way) =>
    ways.has(way) ? [say.remedies[way]] : [],
  );
  return sentences.length === 0 ? [] : [{ kind: "text", text: sentences.join(" ") }];
}

function notAttached({ left }: Enclosed, say: ManagerWords): string[] {
  return left.length === 0 ? [] : [say.notAttached(left.join(", "))];
}

/** What is to be decided about these rooms, and what was decided and is not done. */
function reviewPart({ assessment, review }: ManagersReport, say: ManagerWords): Part[] {
  const here = new Set(assessment.rooms.map(({ roomId }) => roomId));
  const rows = review?.rows.filter(({ roomId }) => here.has(roomId)) ?? [];
  if (rows.length === 0) return [];
  const notDone = rows.filter(({ state }) => state === "not-done");
  const more = notDone.length - MOST_NOT_DONE;
  const intro = [say.review(rows), ...(review?.workbook === undefined ? [say.decideInFolder] : [])].join(" ");
  const items = notDone
    .slice(0, MOST_NOT_DONE)
    .map((row) => `${named(row.name, 80, say.noName)}: ${say.reviewRow(row)}`);
  if (more > 0) items.push(say.more(more));
  return items.length === 0 ? [{ kind: "text", text: intro }] : [{ kind: "list", intro, items }];
}

/** Members to be removed and still there whom a mail names. */
const MOST_NOT_DONE = 20;
