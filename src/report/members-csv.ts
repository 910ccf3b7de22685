import type { MemberRow, RoomAssessment } from "../assess/assessment.ts";
import { csvField } from "../text/escape.ts";
import type { LocalTime } from "../time/local-time.ts";
import { BOM } from "./csv.ts";
import { reportTime } from "./facts.ts";
import type { AuditReport, Renderer } from "./model.ts";
import { byUrgency, leftText, membershipText, sinceText } from "./vocabulary/terms.ts";
import { type Words, wordsOf } from "./vocabulary/words.ts";

const COLUMNS = [
  ...["room_id", "room_title", "user_id", "name", "email", "access", "membership", "member_since"],
  ...["verdict", "reason", "events", "last_activity", "last_action"],
];

/**
 * The members of the audited rooms as CSV (RFC 4180, UTF-8 with a byte order mark), inactive ones first in each room.
 * People who left are listed with the verdict `left`. Rooms without verdicts have no rows.
 */
export function inactivityCsv(report: AuditReport): Renderer {
  return { begin: () => table(report), events: () => "", end: () => "" };
}

function table(report: AuditReport): string {
  const time = reportTime(report);
  const words = wordsOf(report, time);
  let text = `${BOM}${COLUMNS.join(",")}\r\n`;
  for (const room of report.assessment.rooms) {
    for (const row of room.members.toSorted(byUrgency)) text += line(memberCells(room, row, time, words));
    for (const row of leftCells(room, time)) text += line(row);
  }
  return text;
}

function memberCells(
  room: RoomAssessment,
  row: MemberRow,
  time: LocalTime,
  words: Words,
): (string | number)[] {
  return [
    ...[room.roomId, room.title, row.person.id, row.person.name, row.person.email, row.access],
    ...[
      membershipText(row.membership),
      sinceText(row.since, time),
      row.verdict.kind,
      words.why(row),
      row.events,
    ],
    row.lastActivity === undefined ? "" : time.iso(row.lastActivity.at),
    row.lastActivity?.words ?? "",
  ];
}

function leftCells(room: RoomAssessment, time: LocalTime): (string | number)[][] {
  return room.left.map((row) => [
    ...[room.roomId, room.title, row.personId, row.name, "", "", "", ""],
    ...["left", leftText(row, time), row.events],
    row.lastActivity === undefined ? "" : time.iso(row.lastActivity.at),
    row.lastActivity?.words ?? "",
  ]);
}

/** Numbers go in as they are, everything else through the guard against formulas. */
function line(cells: readonly (string | number)[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? cell : csvField(cell))).join(",")}\r\n`;
}
