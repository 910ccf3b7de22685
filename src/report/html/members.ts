import type { MemberRow, RoomAssessment } from "../../assess/assessment.ts";
import { counted, number } from "../../text/english.ts";
import { escapeHtml } from "../../text/html.ts";
import { named } from "../../text/one-line.ts";
import type { LocalTime } from "../../time/local-time.ts";
import { nobodyInactive } from "../facts.ts";
import type { AuditReport } from "../model.ts";
import {
  ACCESS_ORDER,
  ACCESS_WORDS,
  byUrgency,
  daysBefore,
  kindsText,
  leftText,
  membershipText,
  sinceText,
  VERDICT_ORDER,
  VERDICT_WORDS,
  WIDE_ACCESS,
} from "../vocabulary/terms.ts";
import { type Words, wordsOf } from "../vocabulary/words.ts";
import { type Column, table, tableParts, verdictChip } from "./parts.ts";

const COLUMNS: readonly Column[] = [
  { name: "Member", sort: "text", className: "who" },
  { name: "Room", sort: "text" },
  { name: "Access", sort: "number" },
  { name: "Verdict", sort: "number", className: "why" },
  { name: "Events", sort: "number", className: "number" },
  { name: "Last activity", sort: "text" },
];

/**
 * Every membership in one table: inactive ones first, those with the widest access on top. Choosing a verdict works
 * without script; searching and sorting need it.
 */
export function* memberSection(report: AuditReport, time: LocalTime): Generator<string> {
  const { rooms } = report.assessment;
  const titles = new Map(rooms.map(({ roomId, title }) => [roomId, title]));
  const rows = rooms.flatMap(({ members }) => members).toSorted(byUrgency);
  const wide = rows.filter(
    ({ verdict, access }) => verdict.kind === "inactive" && WIDE_ACCESS.has(access),
  ).length;
  const words = wordsOf(report, time);
  const lead =
    nobodyInactive(report) ??
    `Inactive members come first, those with the widest access on top${wide === 0 ? "." : `: ${number(wide)} of them may change or manage what a room holds.`}`;
  yield `<section id="members" aria-labelledby="members-title">
<h2 id="members-title">Members</h2>
<p>${lead}</p>
${controls(report)}
`;
  yield* tableParts("member-table", counted(rows.length, "membership"), COLUMNS, memberRows());
  yield `
${leftTable(rooms, time)}
</section>`;

  function* memberRows(): Generator<string> {
    for (const row of rows) {
      yield memberRow(row, titles.get(row.roomId) ?? "", report.period.lastDay, time, words);
    }
  }
}

function controls({ assessment }: AuditReport): string {
  const kinds = VERDICT_ORDER.filter((kind) => assessment.counts[kind] > 0);
  const total = kinds.reduce((sum, kind) => sum + assessment.counts[kind], 0);
  const choice = (value: string, name: string, count: number, checked = "") =>
    `<label><input type="radio" name="verdict" value="${value}" id="show-${value}"${checked}><span>${name} <b>${number(count)}</b></span></label>`;
  return `<fieldset class="choices"><legend>Show</legend>${choice("all", "All", total, " checked")}${kinds
    .map((kind) => choice(kind, VERDICT_WORDS[kind], assessment.counts[kind]))
    .join("")}</fieldset>
<p class="search" hidden><label for="member-search">Search members</label> <input type="search" id="member-search" data-table="member-table"> <output for="member-search"></output></p>`;
}

function memberRow(
  row: MemberRow,
  roomTitle: string,
  lastDay: string,
  time: LocalTime,
  words: Words,
): string {
  const { person, verdict, access } = row;
  const email = person.email === "" ? "" : `<small>${escapeHtml(person.email)}</small>`;
  const guest = person.guest ? ' <span class="tag">guest</span>' : "";
  const how = row.membership.by === "owner" ? "" : `${escapeHtml(membershipText(row.membership))}, `;
  const reason = verdict.kind === "active" ? "" : `<small>${escapeHtml(words.why(row), 600)}</small>`;
  const last =
    row.lastActivity === undefined
      ? '<td data-value="">none</td>'
      : `<td data-value="${row.lastActivity.at}">${time.day(row.lastActivity.at)} <small>${escapeHtml(row.lastActivity.words)}, ${daysBefore(lastDay, row.lastActivity.at, time)}</small></td>`;
  const kinds = row.topKinds.length === 0 ? "" : ` <small>${kindsText(row)}</small>`;
  return (
    `<tr data-verdict="${verdict.kind}"><th scope="row"><bdi>${escapeHtml(named(person.name), 120)}</bdi>${guest}${email}</th>` +
    `<td><bdi>${escapeHtml(named(roomTitle), 80)}</bdi></td>` +
    `<td data-value="${ACCESS_ORDER.indexOf(access)}">${ACCESS_WORDS[access]} <small>${how}since ${escapeHtml(sinceText(row.since, time))}</small></td>` +
    `<td data-value="${VERDICT_ORDER.indexOf(verdict.kind)}">${verdictChip(verdict.kind)}${reason}</td>` +
    `<td class="number" data-value="${row.events}">${number(row.events)}${kinds}</td>${last}</tr>`
  );
}

function leftTable(rooms: readonly RoomAssessment[], time: LocalTime): string {
  const rows = rooms.flatMap((room) =>
    room.left.map(
      (row) =>
        `<tr><th scope="row"><bdi>${escapeHtml(named(row.name), 120)}</bdi></th><td><bdi>${escapeHtml(named(room.title), 80)}</bdi></td>` +
        `<td>${row.leftAt === undefined || row.group !== undefined ? escapeHtml(leftText(row, time), 200) : time.day(row.leftAt)}</td><td class="number">${number(row.events)}</td></tr>`,
    ),
  );
  if (rows.length === 0) return "";
  const columns: Column[] = [
    { name: "Person" },
    { name: "Room" },
    { name: "Left on" },
    { name: "Events", className: "number" },
  ];
  return `<h3>Left since the period began</h3>
${table("left-table", "People who are no longer members get no verdict", columns, rows)}`;
}
