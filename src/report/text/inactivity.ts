import type { LeftRow, MemberRow, RoomAssessment, VerdictKind } from "../../assess/assessment.ts";
import { VERDICT_ORDER } from "../../assess/verdicts/urgency.ts";
import { counted, dayInWords, labelInWords, number } from "../../text/english.ts";
import { named, plain } from "../../text/one-line.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { answer } from "../answer.ts";
import { madeAt, nobodyInactive, periodText, reasonsAbout, reportTime, verdictCounts } from "../facts.ts";
import { type AuditReport, inPieces, type Renderer } from "../model.ts";
import { eventsOfPerson, eventsOfRoom, NOT_KNOWN, NOT_READ, type ReadDays, readDays } from "../read-days.ts";
import { reviewRowText, reviewSentence } from "../vocabulary/review.ts";
import {
  accessText,
  daysBefore,
  kindsText,
  leftText,
  otherRoomText,
  sinceText,
  VERDICT_WORDS,
} from "../vocabulary/terms.ts";
import { type Words, wordsOf } from "../vocabulary/words.ts";
import { noteLines } from "./note-lines.ts";

const WIDTH = 80;

const HEADINGS: Readonly<Record<VerdictKind, string>> = {
  inactive: "INACTIVE, widest access first",
  unknown: "UNKNOWN: could not be decided",
  new: "NEW: joined too recently to judge",
  invited: "INVITED: has not accepted yet",
  disabled: "DISABLED accounts",
  exempt: "EXEMPT",
  active: "ACTIVE",
};

/** The inactivity report as plain text: room after room, inactive members first. */
export function inactivityText(report: AuditReport): Renderer {
  return { begin: () => inPieces(document(report)), events: () => [], end: () => "" };
}

function* document(report: AuditReport): Generator<string> {
  const time = reportTime(report);
  const rule = `${"=".repeat(WIDTH)}\n`;
  const words = wordsOf(report, time);
  // Made once: each looks at all rooms.
  const writing: Writing = { time, words, known: readDays(report, time), lastDay: report.period.lastDay };
  yield head(report, writing);
  for (const room of report.assessment.rooms) {
    yield rule;
    yield* roomPart(room, writing);
  }
  for (const part of [otherRooms(report), changes(report), review(report)])
    if (part !== "") yield rule + part;
}

function head(report: AuditReport, { time, words }: Writing): string {
  const { assessment } = report;
  const verdicts = VERDICT_ORDER.filter((kind) => assessment.counts[kind] > 0);
  const memberships = verdicts.reduce((sum, kind) => sum + assessment.counts[kind], 0);
  const lines = [
    "Inactivity report",
    ...wrap(answer(report, report.reminded), "  "),
    `Period: ${periodText(report)}`,
    `Portal: ${plain(report.portal.url)} (DocSpace ${plain(report.portal.version, 40)})`,
    `Made: ${madeAt(report, time)} by ${report.tool.name} ${report.tool.version}`,
    `Complete: ${reasonsAbout(report, "inactivity").length === 0 ? "yes, everything needed was read and proved" : "NO"}`,
    `Rooms: ${number(assessment.rooms.length)}`,
    `Memberships: ${number(memberships)}${memberships === 0 ? "" : ` (${countsText(assessment.counts)})`}`,
    `People inactive in at least one room: ${number(assessment.inactivePeople)}`,
    ...wrap(nobodyInactive(report) ?? "", "  ").filter((line) => line !== ""),
    "",
    ...noteLines(report, "inactivity", words).flatMap((line) =>
      wrap(plain(line, 1000), line.startsWith("  - ") ? "    " : "  "),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function* roomPart(room: RoomAssessment, writing: Writing): Generator<string> {
  const { time, words, known } = writing;
  const counts = Object.fromEntries(verdictCounts(room));
  const { count, partly } = eventsOfRoom(room, known);
  const events = count === undefined ? `events ${NOT_READ}` : counted(count, "event");
  const members =
    room.unreadable === undefined ? counted(room.members.length, "member") : `members ${NOT_READ}`;
  const lines = [
    `${plain(named(room.title))} (room ${room.roomId})`,
    ...room.formerTitles.map((title) => `  formerly ${plain(title)}`),
    `  ${events}${partly ? " as far as read" : ""}; ${members}` +
      (room.members.length === 0 ? "" : `: ${countsText(counts)}`),
  ];
  if (room.unreadable !== undefined) {
    lines.push(...wrap(`  ${plain(words.reason(room.unreadable), 1000)}`, "    "));
  }
  yield* ended(lines);
  for (const kind of VERDICT_ORDER) {
    const group = room.members.filter((row) => row.verdict.kind === kind);
    if (group.length === 0) continue;
    yield* ended(["", `  ${HEADINGS[kind]} (${number(group.length)})`]);
    for (const row of group) yield* ended(memberLines(row, writing));
  }
  if (room.left.length > 0) {
    const left = ["", `  LEFT the room since the period began, no verdict (${room.left.length})`];
    for (const row of room.left) {
      left.push(`    ${plain(named(row.name))}`);
      left.push(`      ${plain(leftText(row, time), 200)}; ${activityText(row, writing)}`);
    }
    yield* ended(left);
  }
}

function* ended(lines: readonly string[]): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

/** What every row is written with. */
interface Writing {
  readonly time: LocalTime;
  readonly words: Words;
  readonly known: ReadDays;
  /** Of the period, `YYYY-MM-DD`. */
  readonly lastDay: string;
}

function memberLines(row: MemberRow, writing: Writing): string[] {
  const { time, words } = writing;
  const { person, verdict } = row;
  const email = person.email === "" ? "" : ` <${plain(person.email)}>`;
  const access = `${plain(accessText(row))}${person.guest ? ", guest" : ""}`;
  const lines = [
    `    ${plain(named(person.name))}${email}`,
    `      ${access}, since ${sinceText(row.since, time)}`,
    `      ${activityText(row, writing)}`,
  ];
  if (row.topKinds.length > 0) lines.push(`      most often: ${kindsText(row)}`);
  const reason = plain(words.why(row), 1000);
  // Of active members the count says it all.
  if (reason !== "" && verdict.kind !== "active") lines.push(...wrap(`      ${reason}`, "      "));
  return lines;
}

function activityText(row: MemberRow | LeftRow, { time, known, lastDay }: Writing): string {
  if (eventsOfPerson(row, known) === undefined) return `events ${NOT_KNOWN}`;
  if (row.lastActivity === undefined) return counted(row.events, "event");
  const { at, words } = row.lastActivity;
  return `${counted(row.events, "event")}, the last on ${dayInWords(time.day(at))} (${daysBefore(lastDay, at, time)}): ${plain(words)}`;
}

function otherRooms(report: AuditReport): string {
  if (report.otherRooms.length === 0) return "";
  const lines = ["Rooms without verdicts"];
  for (const room of report.otherRooms) {
    lines.push(`  ${plain(named(room.title))} (room ${plain(String(room.id))}): ${otherRoomText(room)}`);
  }
  return `${lines.join("\n")}\n`;
}

function changes({ comparison, assessment }: AuditReport): string {
  if (comparison === undefined) return "";
  const names = new Map<string, string>();
  for (const room of assessment.rooms) {
    for (const { person } of room.members)
      names.set(`${room.roomId} ${person.id}`, `${person.name} in ${room.title}`);
  }
  const lines = [`Compared with ${labelInWords(comparison.previousLabel)}`];
  for (const [heading, list] of [
    ["Newly inactive", comparison.newlyInactive],
    ["Active again", comparison.activeAgain],
  ] as const) {
    lines.push(`  ${heading} (${list.length})`);
    for (const { roomId, personId } of list) {
      lines.push(`    ${plain(names.get(`${roomId} ${personId}`) ?? `${personId} in room ${roomId}`, 400)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** The access review in a sentence, and who is to be removed and still there. */
function review({ review: found }: AuditReport): string {
  if (found === undefined) return "";
  const notDone = found.rows.filter(({ state }) => state === "not-done");
  const lines = [
    "Access review",
    ...wrap(`  ${reviewSentence(found.rows)}`, "  "),
    ...notDone.flatMap((row) =>
      wrap(`    ${plain(named(row.name))}: ${plain(reviewRowText(row), 400)}`, "      "),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

/** `12 inactive, 40 active`: the verdicts that occur. */
function countsText(counts: Readonly<Partial<Record<VerdictKind, number>>>): string {
  return VERDICT_ORDER.filter((kind) => (counts[kind] ?? 0) > 0)
    .map((kind) => `${number(counts[kind] ?? 0)} ${VERDICT_WORDS[kind].toLowerCase()}`)
    .join(", ");
}

/** Breaks a line at blanks so that it fits the width; the lines that follow are indented. */
function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\S) /)) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines;
}
