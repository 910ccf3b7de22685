import type { MemberRow, RoomAssessment } from "../../assess/assessment.ts";
import type { Note } from "../../notes.ts";
import { answer } from "../../report/answer.ts";
import type { Reminded } from "../../report/model.ts";
import type { ReviewRow } from "../../report/review.ts";
import { number } from "../../text/english.ts";
import { named, plain } from "../../text/one-line.ts";
import { asHtml, asText, type Link, type Part } from "../mail/mail-page.ts";
import type { Mail } from "../mail/mailer.ts";
import type { SingleMail } from "../mail/single-mail.ts";
import { mailWords } from "../words/languages.ts";
import type { MailWords, ManagerWords } from "../words/words.ts";
import { type Findings, findingsOf } from "./findings.ts";
import type { ManagerReportContext, ManagersReport } from "./managers-report.ts";
import { leftTable, membersTable, roomsTable } from "./tables.ts";

/** What the mail brings along. */
export interface Enclosed {
  /** A report is attached or linked: everybody is named there. */
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
  const findings = findingsOf(report, !enclosed.report);
  const { rooms, rows } = findings.left;
  const notShown = `${say.notShown(rows, rooms)}${enclosed.report ? ` ${say.reportsHaveAll}` : ""}`;
  const about = `${portal}, ${words.day(period.firstDay)} – ${words.day(period.lastDay)} (${plain(period.timeZone)})`;
  const parts: readonly Part[] = [
    { kind: "answer", text: answer(report, remindedIn(report, context), say.answer) },
    quiet(about),
    ...buttons(report, context, say),
    ...reasonsPart(report, context, say),
    ...notesOf(report, "warning", say).map((text): Part => ({ kind: "text", text })),
    roomsTable(findings, report, context, say),
    ...findings.members.map((finding) => membersTable(finding, report, context, words)),
    ...leftTable(findings.gone, report, context, words),
    ...besides(findings, say),
    ...remediesFor(report, say),
    ...(rooms + rows > 0 ? [{ kind: "text", text: notShown } as const] : []),
    ...reviewPart(report, say),
    ...[[...notesOf(report, "info", say), ...notAttached(enclosed, say)].join(" ")]
      .filter(Boolean)
      .map(quiet),
    ...(context.runUrl === undefined ? [] : [quiet(`${say.run}: ${context.runUrl}`)]),
  ];
  const sender = say.sender(portal, plain(context.from));
  return {
    subject: subjectOf(report, words),
    text: asText(parts, sender),
    html: asHtml(parts, sender, words.language),
  };
}

function quiet(text: string): Part {
  return { kind: "quiet", text };
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
function remindedIn(
  { assessment }: ManagersReport,
  { reminded }: ManagerReportContext,
): Reminded | undefined {
  if (reminded === undefined) return undefined;
  const people = new Set(inactiveOf(assessment.rooms).map(({ person: { id } }) => id));
  const count = (state: SingleMail["state"]) => [...people].filter((id) => reminded.get(id) === state).length;
  return { sent: count("sent"), earlier: count("earlier") };
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

/** Why the report is not complete. */
function reasonsPart({ reasons }: ManagersReport, context: ManagerReportContext, say: ManagerWords): Part[] {
  if (reasons.length === 0) return [];
  const items = reasons.slice(0, MOST_REASONS).map((one) => say.reason(one, context));
  if (reasons.length > MOST_REASONS) items.push(say.more(reasons.length - MOST_REASONS));
  return [{ kind: "list", intro: say.notProved, items }];
}

const MOST_REASONS = 30;

function notesOf({ notes }: ManagersReport, level: Note["level"], say: ManagerWords): string[] {
  return notes.flatMap((one) => (one.level === level ? [say.note(one)] : []));
}

/** Whom the report names and the mail does not. */
function besides({ besides: groups }: Findings, say: ManagerWords): Part[] {
  if (groups.length === 0) return [];
  const [gone, others] = [true, false].map((left) =>
    groups
      .filter(({ about }) => (about === "left") === left)
      .map(({ about, total }) => `${say.members[about]}: ${number(total)}`)
      .join("; "),
  );
  const sentences = [...(others ? [`${say.besides} – ${others}.`] : []), ...(gone ? [`${gone}.`] : [])];
  return [{ kind: "text", text: sentences.join(" ") }];
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
  items.push(...longestOpen(rows, assessment.rooms, say));
  return items.length === 0 ? [{ kind: "text", text: intro }] : [{ kind: "list", intro, items }];
}

/** Who is undecided for a day or more, longest first, in one line: the mail is short. */
function longestOpen(
  rows: readonly ReviewRow[],
  rooms: readonly RoomAssessment[],
  say: ManagerWords,
): string[] {
  const waiting = rows
    .filter(({ state, days }) => state === "open" && days > 0)
    .toSorted((a, b) => b.days - a.days);
  if (waiting.length === 0) return [];
  const titles = new Map(rooms.map(({ roomId, title }) => [roomId, title]));
  const parts = waiting.slice(0, MOST_OPEN).map((row) => {
    const room = named(titles.get(row.roomId) ?? "", 60, say.noName);
    return `${named(row.name, 60, say.noName)} (${room}): ${say.reviewRow(row)}`;
  });
  if (waiting.length > MOST_OPEN) parts.push(say.more(waiting.length - MOST_OPEN));
  return [parts.join("; ")];
}

const MOST_OPEN = 10;

/** Members to be removed and still there whom a mail names. */
const MOST_NOT_DONE = 20;
