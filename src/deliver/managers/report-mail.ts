import type { MemberRow, RoomAssessment } from "../../assess/assessment.ts";
import type { Note } from "../../notes.ts";
import type { Reason } from "../../reasons.ts";
import { roomLink } from "../../report/links.ts";
import type { ReviewReport } from "../../report/review.ts";
import { reviewRowText, reviewSentence } from "../../report/vocabulary/review.ts";
import { ACCESS_WORDS } from "../../report/vocabulary/terms.ts";
import type { Words } from "../../report/vocabulary/words.ts";
import { counted, number, spanInWords } from "../../text/english.ts";
import { type Html, html, lines } from "../../text/html.ts";
import { LONGEST_SHOWN, plain, shown } from "../../text/one-line.ts";
import type { Mail } from "../mail/mailer.ts";
import type { MessageContext } from "../reminders/message.ts";
import { type RoomList, roomLists } from "./room-lists.ts";

export interface ManagerReportContext extends MessageContext {
  /** What stands at the top of every report: incomplete, provisional, and that looking is not recorded. */
  readonly notes: readonly Note[];
  readonly reasons: readonly Reason[];
  readonly words: Words;
  /** Address of the workflow run. */
  readonly runUrl?: string;
  /** Address of the uploaded report. */
  readonly reportUrl?: string;
  /** Absent where there is no access review. */
  readonly review?: ReviewReport;
}

/** The report in plain text and in HTML, on these rooms. */
export function reportContent(
  rooms: readonly RoomAssessment[],
  context: ManagerReportContext,
  remarks: readonly string[],
): Pick<Mail, "subject" | "text" | "html"> {
  const { portalUrl, period } = context;
  const span = spanInWords(period);
  const portal = plain(portalUrl.host);
  const members = rooms.flatMap((room) => room.members);
  const inactive = members.filter(({ verdict }) => verdict.kind === "inactive").length;
  const unknown = members.filter(({ verdict }) => verdict.kind === "unknown").length;
  const unreadable = rooms.filter((room) => room.unreadable !== undefined).length;
  const summary = summaryOf(inactive, unknown, unreadable, rooms.length);
  const notes = [
    ...context.reasons.map((one) => `Note: ${context.words.reason(one)}`),
    ...context.notes.map((one) => `${one.level === "warning" ? "Note: " : ""}${context.words.note(one)}`),
    ...remarks,
  ];
  const review = reviewPart(rooms, context);
  const { lists, left } = roomLists(rooms);
  const more = leftOut(left);
  const links = [
    ...(context.reportUrl === undefined ? [] : [["The full report", context.reportUrl] as const]),
    ...(context.runUrl === undefined ? [] : [["The run that made it", context.runUrl] as const]),
  ];
  const days = `${period.firstDay} to ${period.lastDay}, ${plain(period.timeZone)}`;
  const sender = `docspace-audit sent this for the administrators of ${portal}, as ${plain(context.from)}.`;
  const text = [
    `Activity in the rooms of ${portal}, ${span} (${days})`,
    "",
    summary,
    "",
    ...notes.flatMap((note) => [plain(note, 2000), ""]),
    ...(review.length === 0 ? [] : [...review.map((line) => plain(line, 1000)), ""]),
    ...lists.flatMap((list) => [...roomText(list, context), ""]),
    ...(more === "" ? [] : [more, ""]),
    ...links.map(([label, url]) => `${label}: ${url}`),
    "",
    "-- ",
    sender,
    "",
  ].join("\n");
  const body = lines([
    html`<h1 style="font-size:1.3em">Activity in the rooms of ${portal}, ${span}</h1>`,
    html`<p>${days}</p>`,
    html`<p><strong>${summary}</strong></p>`,
    ...notes.map((note) => html`<p>${note}</p>`),
    ...review.map((line) => html`<p>${shown(line, 1000)}</p>`),
    ...lists.map((list) => roomHtml(list, context)),
    ...(more === "" ? [] : [html`<p>${more}</p>`]),
    ...links.map(([label, url]) => html`<p><a href="${url}">${label}</a></p>`),
    html`<p style="color:#555;font-size:90%">${sender}</p>`,
  ]);
  return {
    subject: `${headline(inactive, unknown, unreadable)}: DocSpace rooms, ${span}`,
    text,
    html: `${html`<!doctype html>\n<html lang="en"><body style="font-family:sans-serif;line-height:1.4">\n${body}\n</body></html>\n`}`,
  };
}

/** What is to be decided about these rooms, and what was decided and is not done; a line each. */
function reviewPart(rooms: readonly RoomAssessment[], { review }: ManagerReportContext): string[] {
  const here = new Set(rooms.map(({ roomId }) => roomId));
  const rows = review?.rows.filter(({ roomId }) => here.has(roomId)) ?? [];
  if (review === undefined || rows.length === 0) return [];
  const notDone = rows.filter(({ state }) => state === "not-done");
  const more = notDone.length - MOST_NOT_DONE;
  const { workbook = "access-review.xlsx in the report folder" } = review;
  return [
    `Review: ${reviewSentence(rows)} Decide here: ${workbook}`,
    ...notDone.slice(0, MOST_NOT_DONE).map((row) => `  * ${row.name}: ${reviewRowText(row)}`),
    ...(more > 0 ? [`  * and ${number(more)} more`] : []),
  ];
}

/** Members to be removed and still there whom a mail names. */
const MOST_NOT_DONE = 20;

/** Never "nobody" where something is not known. */
function headline(inactive: number, unknown: number, unreadable: number): string {
  if (inactive > 0) return `${inactive} inactive ${inactive === 1 ? "membership" : "memberships"}`;
  if (unknown > 0) return `${unknown} ${unknown === 1 ? "membership" : "memberships"} not known`;
  return unreadable > 0 ? "Some rooms could not be read" : "No inactive members";
}

function summaryOf(inactive: number, unknown: number, unreadable: number, rooms: number): string {
  const where = rooms === 1 ? "in the one room" : `in the ${rooms} rooms`;
  if (inactive === 0 && unknown === 0 && unreadable === 0)
    return `Nobody who was expected to be active was inactive ${where}.`;
  const parts = [`${inactive} inactive`];
  if (unknown > 0) parts.push(`${unknown} of whom it is not known`);
  if (unreadable > 0)
    parts.push(`${unreadable} ${unreadable === 1 ? "room" : "rooms"} that could not be read`);
  return `Memberships ${where}: ${parts.join(", ")}.`;
}

/** What the mail has no place for, in a sentence; "" where it shows everything. */
function leftOut({ rooms, rows }: { readonly rooms: number; readonly rows: number }): string {
  const parts = [
    ...(rows > 0 ? [counted(rows, "more member")] : []),
    ...(rooms > 0 ? [counted(rooms, "more room")] : []),
  ];
  return parts.length === 0
    ? ""
    : `Not shown in this mail: ${parts.join(" and ")}. The reports have them all.`;
}

function roomText({ room, groups }: RoomList, context: ManagerReportContext): string[] {
  const title = plain(room.title, LONGEST_SHOWN);
  const head = [title, "=".repeat(Math.min(title.length, 80)), roomLink(context.portalUrl.href, room.roomId)];
  if (room.unreadable !== undefined) return [...head, plain(context.words.reason(room.unreadable), 1000)];
  return [
    ...head,
    ...groups.flatMap(({ label, total, rows }) => [
      `${label} (${total}):`,
      ...rows.map((row) => `  * ${memberLine(row, context)}`),
    ]),
  ];
}

function roomHtml({ room, groups }: RoomList, context: ManagerReportContext): Html {
  const head = html`<h2 style="font-size:1.1em"><a href="${roomLink(context.portalUrl.href, room.roomId)}">${shown(room.title)}</a></h2>`;
  if (room.unreadable !== undefined) return html`${head}\n<p>${context.words.reason(room.unreadable)}</p>`;
  const parts = groups.map(({ label, total, rows }) => {
    const items = rows.map((row) => html`<li>${memberLine(row, context)}</li>`);
    return html`<p>${label} (${total})</p>${items.length === 0 ? undefined : html`\n<ul>\n${lines(items)}\n</ul>`}`;
  });
  return lines([head, ...parts]);
}

/** `Ann Lee, Room manager: 12 events, last 2026-10-30 (edited a file)`; for other verdicts than active the reason. */
function memberLine(row: MemberRow, { day, words }: ManagerReportContext): string {
  const { person, access, verdict, events, lastActivity } = row;
  const who = `${plain(person.name, 100)}, ${ACCESS_WORDS[access]}${person.guest ? ", guest" : ""}`;
  if (verdict.kind === "invited" || verdict.kind === "disabled") return who;
  const last =
    lastActivity === undefined ? "" : `, last ${day(lastActivity.at)} (${plain(lastActivity.words)})`;
  const count = `${events} ${events === 1 ? "event" : "events"}${last}`;
  return verdict.kind === "active" ? `${who}: ${count}` : `${who}: ${count}. ${plain(words.why(row), 500)}`;
}
