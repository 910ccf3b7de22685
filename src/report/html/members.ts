import type { LeftRow, MemberRow, RoomAssessment } from "../../assess/assessment.ts";
import { byUrgency, VERDICT_ORDER } from "../../assess/verdicts/urgency.ts";
import { ACCESS_ORDER } from "../../docspace/members.ts";
import type { WrittenFile } from "../../report-folder/files.ts";
import { counted, dayInTable, isMonth, number } from "../../text/english.ts";
import { type Html, html } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { nobodyInactive, roomTitles } from "../facts.ts";
import { personLink, personLinks, roomLink } from "../links.ts";
import type { AuditReport } from "../model.ts";
import { eventsOfPerson, NOT_KNOWN, type ReadDays, readDays } from "../read-days.ts";
import { remedy } from "../vocabulary/remedy.ts";
import {
  ACCESS_WORDS,
  daysBefore,
  kindsText,
  leftText,
  sinceText,
  WIDE_ACCESS,
} from "../vocabulary/terms.ts";
import { type Words, wordsOf } from "../vocabulary/words.ts";
import { memberControls } from "./member-controls.ts";
import { type Column, filesWith, link, statusChip, table, withCode } from "./parts.ts";

/** Memberships that the document lists; a browser opens more than that too slowly, and the other files have them all. */
export const MOST_MEMBERS = 3000;

const COLUMNS: readonly Column[] = [
  { name: "Member", sort: "text", className: "who" },
  { name: "Room", sort: "text", className: "where" },
  { name: "Access", sort: "number", className: "right" },
  { name: "Status", sort: "number", className: "why" },
  { name: "Events", sort: "number", className: "number" },
  { name: "Last activity", sort: "text", className: "last" },
];

/** What every row is written with. */
interface Writing {
  readonly report: AuditReport;
  readonly titles: ReadonlyMap<number, string>;
  readonly time: LocalTime;
  readonly words: Words;
  readonly known: ReadDays;
}

/**
 * Every membership in one table: inactive ones first, those with the widest access on top. Each is one line that
 * unfolds. Choosing a status works without script; everything else that narrows the list needs it.
 */
export function memberSection(report: AuditReport, siblings: readonly WrittenFile[], time: LocalTime): Html {
  const { rooms } = report.assessment;
  const all = rooms.flatMap(({ members }) => members).toSorted(byUrgency);
  const writing = {
    report,
    titles: roomTitles(report),
    time,
    words: wordsOf(report, time),
    known: readDays(report, time),
  };
  const wide = all.filter(
    ({ verdict, access }) => verdict.kind === "inactive" && WIDE_ACCESS.has(access),
  ).length;
  const anybody = all.length > 0 || rooms.some(({ unreadable }) => unreadable !== undefined);
  const lead =
    (anybody ? nobodyInactive(report) : "There are no members to judge.") ??
    `Inactive members come first, those with the widest access on top${wide === 0 ? "." : `: ${number(wide)} of them may change or manage what a room holds.`}`;
  return html`<section id="members" aria-labelledby="members-title">
<h2 id="members-title">Members</h2>
<p>${lead}${beyond(all.length, siblings)}</p>
${nobodyInactive(report) === undefined ? html`<p class="on-paper always">Whoever is inactive and has no other advice below: remove from the room, or ask whether they still need it.</p>` : undefined}
${unreadableRooms(rooms, writing)}
${all.length === 0 ? undefined : memberList(all, writing)}
${leftTable(writing)}
</section>`;
}

function memberList(all: readonly MemberRow[], writing: Writing): Html {
  return html`${memberControls(writing.report, all)}
${table(
  "member-table",
  all.length > MOST_MEMBERS
    ? `The first ${number(MOST_MEMBERS)} of ${counted(all.length, "membership")}`
    : counted(all.length, "membership"),
  COLUMNS,
  all.slice(0, MOST_MEMBERS).map((row) => memberRow(row, writing)),
  { className: "wide" },
)}
<p id="nothing-found" class="empty" hidden>Nobody matches. <button type="button" id="show-everybody">Show everybody</button></p>`;
}

function beyond(count: number, siblings: readonly WrittenFile[]): Html | undefined {
  if (count <= MOST_MEMBERS) return undefined;
  const where = filesWith(siblings, /^inactivity-report-.*\.csv$|\.xlsx$/, "xlsx");
  return html` Only the first ${number(MOST_MEMBERS)} of ${number(count)} memberships are listed here; all of them are in ${where}.`;
}

/** Rooms whose members nobody could read have no rows below, and must not be missed. */
function unreadableRooms(rooms: readonly RoomAssessment[], { report, words }: Writing): Html | undefined {
  const items = rooms.flatMap(({ roomId, title, unreadable }) =>
    unreadable === undefined
      ? []
      : [
          html`<li><bdi>${link(named(title, 120), roomLink(report.portal.url, roomId))}</bdi>: ${withCode(words.reason(unreadable))}</li>`,
        ],
  );
  if (items.length === 0) return undefined;
  return html`<div class="warned"><p><strong>Not in this list</strong>, because their members could not be read:</p><ul>${items}</ul></div>`;
}

function memberRow(row: MemberRow, { report, titles, time, words, known }: Writing): Html {
  const { person, verdict, access, roomId } = row;
  const guest = person.guest ? html` <span class="tag">guest</span>` : undefined;
  const room = named(titles.get(roomId) ?? "", 80);
  const last = row.lastActivity;
  const count = eventsOfPerson(row, known);
  const id = `member-${roomId}-${person.id.replace(/[^\w-]/g, "")}`;
  return html`<tr id="${id}" data-verdict="${verdict.kind}" data-room="${roomId}" data-access="${access}"${person.guest ? html` data-guest="yes"` : undefined} data-person="${person.id}"><th scope="row"><bdi>${link(named(person.name, 80), personLink(report.portal.url, person))}</bdi>${guest}</th><td><bdi>${link(room, roomLink(report.portal.url, roomId))}</bdi></td><td data-value="${ACCESS_ORDER.indexOf(access)}">${ACCESS_WORDS[access]}${row.membership.by === "group" ? html` <span class="tag">group</span>` : undefined}</td><td data-value="${VERDICT_ORDER.indexOf(verdict.kind)}"><details><summary>${statusChip(verdict.kind)}${inARow(row, report)}</summary>${rowDetails(row, time, words)}</details></td><td class="number" data-value="${count ?? -1}">${countShown(row, known)}</td>${
    last === undefined
      ? html`<td data-value="">${count === undefined ? NOT_KNOWN : "none"}</td>`
      : html`<td data-value="${last.at}" title="${last.words}, ${daysBefore(report.period.lastDay, last.at, time)}">${dayInTable(time.day(last.at))}</td>`
  }</tr>`;
}

function countShown(row: MemberRow | LeftRow, known: ReadDays): string {
  const count = eventsOfPerson(row, known);
  return count === undefined ? NOT_KNOWN : number(count);
}

function inARow({ inactiveInARow: count = 1 }: MemberRow, { period }: AuditReport): Html | undefined {
  if (count < 2) return undefined;
  return html` <span class="tag">${counted(count, isMonth(period) ? "month" : "period")}</span>`;
}

function rowDetails(row: MemberRow, time: LocalTime, words: Words): Html {
  const { person, membership } = row;
  const mail = person.email === "" ? undefined : html`<p class="mail">${person.email}</p>`;
  const usual = membership.by === "direct" ? " usual" : "";
  const advice = remedy(row);
  const todo = advice === undefined ? undefined : html`<p class="remedy${usual}">${advice}</p>`;
  // Of members by a group the sentence before tells how and since when.
  const since = membership.by === "group" ? [] : [`Member since ${sinceText(row.since, time)}`];
  const more = [...since, ...(row.topKinds.length === 0 ? [] : [kindsText(row)])].join("; ");
  return html`<div class="unfolded">${mail}<p>${withCode(words.why(row))}</p>${todo}${more === "" ? undefined : html`<p class="soft">${more}</p>`}</div>`;
}

function leftTable({ report, time, known }: Writing): Html | undefined {
  const { assessment, portal } = report;
  const { rooms } = assessment;
  const pageOf = personLinks(portal.url, rooms);
  const rows = rooms.flatMap((room) =>
    room.left.map(
      (row) =>
        html`<tr><th scope="row"><bdi>${link(named(row.name, 120), pageOf(row.personId))}</bdi></th><td><bdi>${link(named(room.title, 80), roomLink(portal.url, room.roomId))}</bdi></td><td>${
          row.leftAt === undefined || row.group !== undefined
            ? leftText(row, time)
            : dayInTable(time.day(row.leftAt))
        }</td><td class="number">${countShown(row, known)}</td></tr>`,
    ),
  );
  if (rows.length === 0) return undefined;
  const columns: Column[] = [
    { name: "Person" },
    { name: "Room" },
    { name: "Left on" },
    { name: "Events", className: "number" },
  ];
  return html`<h3>Left since the period began</h3>
${table("left-table", "People who are no longer members get no status", columns, rows)}`;
}
