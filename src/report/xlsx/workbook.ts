import type { AttributedEvent, MemberRow, RoomAssessment } from "../../assess/assessment.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { madeAt, periodText, reportTime, roomTitles, verdictCounts } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import {
  ACCESS_WORDS,
  actionText,
  attributedRoom,
  byUrgency,
  leftText,
  membershipText,
  otherRoomText,
  sinceText,
  VERDICT_ORDER,
  VERDICT_WORDS,
} from "../vocabulary/terms.ts";
import { type Words, wordsOf } from "../vocabulary/words.ts";

/** A text, a number (in a column of dates: see {@link sheetDate}), or nothing. */
export type Cell = string | number | undefined;

export interface SheetColumn {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly kind?: "date-time" | "wrapped";
}

/** One sheet of the workbook: its first row are the columns' heads. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Whether the heads offer to filter and sort. */
  readonly filter: boolean;
  readonly rows: readonly (readonly Cell[])[];
}

/** The workbook: everything but the events is there as a whole, those come as they stream past. */
export interface Workbook {
  readonly title: string;
  /** Epoch milliseconds. */
  readonly made: number;
  readonly summary: Sheet;
  readonly members: Sheet | undefined;
  /** Without rows; more than one sheet where there are too many events for one. */
  readonly events: Sheet | undefined;
  readonly coverage: Sheet;
  eventRow(event: AttributedEvent): readonly Cell[];
}

/** Days from the spreadsheets' day 0 (1899-12-30) to 1970-01-01. */
const DAYS_BEFORE_1970 = 25_569;

/** An instant as spreadsheets know them: days since 1899-12-30 in local time, without a zone. */
export function sheetDate(at: number, time: LocalTime): number {
  return (at + time.offset(at)) / 86_400 + DAYS_BEFORE_1970;
}

/** Both reports as a workbook. All times are local to the period's zone; the heads say so. */
export function auditWorkbook(report: AuditReport): Workbook {
  const time = reportTime(report);
  const titles = roomTitles(report);
  const zone = report.period.timeZone;
  return {
    title: `Audit report ${report.period.label}`,
    made: report.generatedAt,
    summary: summarySheet(report, time),
    members: report.reports.includes("inactivity") ? memberSheet(report, time) : undefined,
    events: report.reports.includes("compliance")
      ? { name: "Events", columns: eventColumns(zone), filter: true, rows: [] }
      : undefined,
    coverage: coverageSheet(report, time),
    eventRow: (event) => eventRow(event, time, titles),
  };
}

function summarySheet(report: AuditReport, time: LocalTime): Sheet {
  const words = wordsOf(report, time);
  const { assessment, listed, reports } = report;
  const { counts } = assessment;
  const rows: Cell[][] = [
    ["Portal", report.portal.url],
    ["DocSpace version", report.portal.version],
    ["Period", periodText(report)],
    ["Made", madeAt(report, time)],
    ["Made by", `${report.tool.name} ${report.tool.version}`],
    ...(report.runUrl === undefined ? [] : [["Workflow run", report.runUrl]]),
    ["Completeness", report.complete ? "complete" : "INCOMPLETE"],
    ...report.reasons.map((one) => ["Not proved", words.reason(one)]),
    ...report.notes.map((note) => [note.level === "warning" ? "Warning" : "Note", words.note(note)]),
    ...(reports.includes("compliance") ? [["Events listed", listed.count]] : []),
  ];
  if (reports.includes("inactivity")) {
    for (const kind of VERDICT_ORDER) rows.push([`${VERDICT_WORDS[kind]} memberships`, counts[kind]]);
    rows.push(["Inactive people", assessment.inactivePeople]);
  }
  rows.push([], ...changeRows(report));
  const judged = reports.includes("inactivity");
  const verdicts = judged ? ["Members", ...VERDICT_ORDER.map((kind) => VERDICT_WORDS[kind])] : [];
  rows.push(["Room", "Remark", "Room id", "Events", ...verdicts]);
  for (const room of assessment.rooms) rows.push(roomRow(room, judged));
  for (const room of report.otherRooms) rows.push([room.title, otherRoomText(room), `${room.id}`]);
  return {
    name: "Summary",
    columns: [
      { head: "What", width: 30 },
      { head: "Value", width: 80, kind: "wrapped" },
      ...["", "", "", "", "", "", "", "", ""].map((head) => ({ head, width: 11 })),
    ],
    filter: false,
    rows,
  };
}

function roomRow(room: RoomAssessment, judged: boolean): Cell[] {
  const unreadable = judged && room.unreadable !== undefined;
  const known = [room.title, unreadable ? "members not readable" : undefined, room.roomId, room.events];
  if (unreadable || !judged) return known;
  const counts = verdictCounts(room);
  return [...known, room.members.length, ...VERDICT_ORDER.map((kind) => counts.get(kind) ?? 0)];
}

function changeRows({ comparison, assessment, reports }: AuditReport): Cell[][] {
  if (comparison === undefined) return [];
  const { previousLabel, newlyInactive, activeAgain, events } = comparison;
  const titles = new Map(assessment.rooms.map(({ roomId, title }) => [roomId, title]));
  return [
    ...(reports.includes("inactivity")
      ? [
          [`Newly inactive since ${previousLabel}`, newlyInactive.length],
          [`Active again since ${previousLabel}`, activeAgain.length],
        ]
      : []),
    ...events
      .filter(({ before, now }) => before !== now)
      .map(({ roomId, before, now }) => [
        `Events since ${previousLabel}`,
        `${titles.get(roomId) ?? roomId}: ${before} → ${now}`,
      ]),
    [],
  ];
}

const MEMBER_COLUMNS: readonly SheetColumn[] = [
  { head: "Room", width: 28 },
  { head: "Room id", width: 10 },
  { head: "Name", width: 26 },
  { head: "E-mail", width: 32 },
  { head: "Guest", width: 8 },
  { head: "Access", width: 18 },
  { head: "Membership", width: 24 },
  { head: "Member since", width: 18 },
  { head: "Verdict", width: 12 },
  { head: "Reason", width: 60 },
  { head: "Events", width: 10 },
];

function memberSheet(report: AuditReport, time: LocalTime): Sheet {
  const rooms = new Map(report.assessment.rooms.map((room) => [room.roomId, room]));
  const words = wordsOf(report, time);
  const members = report.assessment.rooms.flatMap((room) => room.members).toSorted(byUrgency);
  const left = report.assessment.rooms.flatMap((room) => room.left.map((row) => ({ room, row })));
  return {
    name: "Members",
    columns: [
      ...MEMBER_COLUMNS,
      { head: `Last activity (${report.period.timeZone})`, width: 20, kind: "date-time" },
      { head: "Last action", width: 32 },
      { head: "Most frequent", width: 32 },
      { head: "Periods inactive in a row", width: 12 },
      { head: "User id", width: 38 },
    ],
    filter: true,
    rows: [
      ...members.map((row) => memberCells(row, rooms.get(row.roomId)?.title ?? "", time, words)),
      ...left.map(({ room, row }): Cell[] => [
        ...[room.title, room.roomId, row.name, undefined, undefined, undefined, undefined, undefined],
        ...["Left", leftText(row, time), row.events],
        row.lastActivity === undefined ? undefined : sheetDate(row.lastActivity.at, time),
        ...[row.lastActivity?.words, undefined, undefined, row.personId],
      ]),
    ],
  };
}

function memberCells(row: MemberRow, title: string, time: LocalTime, words: Words): Cell[] {
  const { person, lastActivity } = row;
  return [
    ...[title, row.roomId, person.name, person.email, person.guest ? "yes" : "no"],
    ...[ACCESS_WORDS[row.access], membershipText(row.membership), sinceText(row.since, time)],
    ...[VERDICT_WORDS[row.verdict.kind], words.why(row), row.events],
    lastActivity === undefined ? undefined : sheetDate(lastActivity.at, time),
    lastActivity?.words,
    row.topKinds.map(([kind, count]) => `${kind} ${count}`).join(", "),
    ...[row.inactiveInARow, person.id],
  ];
}

function eventColumns(zone: string): SheetColumn[] {
  return [
    { head: "Id", width: 12 },
    { head: `Date (${zone})`, width: 20, kind: "date-time" },
    // The hour repeated at the end of summer time happens twice on the clock.
    { head: "UTC offset", width: 11 },
    { head: "User", width: 24 },
    { head: "Action", width: 44 },
    { head: "Action id", width: 10 },
    { head: "Kind", width: 11 },
    { head: "Target", width: 14 },
    { head: "Room", width: 28 },
    { head: "Room id", width: 10 },
    { head: "Attribution", width: 12 },
    { head: "Context", width: 30 },
    { head: "Page", width: 40 },
    { head: "IP", width: 16 },
    { head: "Country", width: 14 },
    { head: "City", width: 14 },
    { head: "Browser", width: 16 },
    { head: "Platform", width: 16 },
    { head: "User id", width: 38 },
  ];
}

function eventRow(
  attributed: AttributedEvent,
  time: LocalTime,
  titles: ReadonlyMap<number, string>,
): readonly Cell[] {
  const { event, attribution, kind } = attributed;
  const roomId = attributedRoom(attribution);
  return [
    event.id,
    sheetDate(event.at, time),
    `UTC${time.iso(event.at).slice(19)}`,
    event.user,
    actionText(attributed),
    event.actionId,
    kind,
    event.target.join(" "),
    roomId === undefined ? undefined : titles.get(roomId),
    roomId,
    attribution.by,
    event.context,
    event.page,
    event.ip,
    event.country,
    event.city,
    event.browser,
    event.platform,
    event.userId,
  ];
}

function coverageSheet(report: AuditReport, time: LocalTime): Sheet {
  const words = wordsOf(report, time);
  const { trail, logs, crossCheck } = report.coverage;
  const titles = roomTitles(report);
  const zone = report.period.timeZone;
  const when = (at: number) => sheetDate(at, time);
  const rows: Cell[][] = [
    ...trail.gaps.map((gap) => ["Audit trail", "NOT READ TO ITS END", when(gap.from), when(gap.to)]),
    ...trail.read.map((window) => [
      ...["Audit trail", "read to its end", when(window.from), when(window.to)],
      ...[window.requests, window.rows, window.duplicates],
    ]),
    [
      ...[
        "Audit trail in all",
        trail.state,
        undefined,
        undefined,
        trail.requests,
        trail.rows,
        trail.duplicates,
      ],
      `${trail.events} events kept, ${trail.late} of them found by looking again`,
    ],
    ...logs.map((log) => [
      `Log of ${titles.get(log.roomId) ?? log.roomId}`,
      log.state === "complete" ? "read to its end" : "INCOMPLETE",
      ...[undefined, undefined, log.requests, log.shown, undefined],
      log.reason === undefined ? `${log.total} events counted by the server` : words.reason(log.reason),
    ]),
  ];
  if (crossCheck !== undefined) {
    const { found, expected, missing } = crossCheck;
    rows.push([
      ...["Rooms' logs found in the trail", found === expected ? "all" : "NOT ALL"],
      ...[undefined, undefined, undefined, undefined, undefined],
      `${found} of ${expected}${missing.length > 0 ? `; missing: ${missing.slice(0, 20).join(", ")}` : ""}`,
    ]);
  }
  return {
    name: "Coverage",
    columns: [
      { head: "What was read", width: 34 },
      { head: "State", width: 22 },
      { head: `From (${zone})`, width: 20, kind: "date-time" },
      { head: `To (${zone})`, width: 20, kind: "date-time" },
      { head: "Requests", width: 10 },
      { head: "Rows", width: 12 },
      { head: "Doubles", width: 10 },
      { head: "Remark", width: 60, kind: "wrapped" },
    ],
    filter: true,
    rows,
  };
}
