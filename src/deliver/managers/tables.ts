import type { LeftRow, MemberRow } from "../../assess/assessment.ts";
import { personLink, roomLink } from "../../report/links.ts";
import { isMonth, number } from "../../text/english.ts";
import { named } from "../../text/one-line.ts";
import type { Period } from "../../time/period.ts";
import type { Part } from "../mail/mail-page.ts";
import type { Head, MailWords, ManagerWords } from "../words/words.ts";
import type { Finding, Findings } from "./findings.ts";
import type { ManagerReportContext, ManagersReport } from "./managers-report.ts";

type Figure = "inactive" | "newly" | "unknown" | "members";

export function roomsTable(
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
        return figures[head as Figure] ?? "–";
      }),
      url: roomLink(portalUrl.href, room.roomId),
    })),
  };
}

export function membersTable(
  { about, total, rows }: Finding,
  { assessment, period }: ManagersReport,
  context: ManagerReportContext,
  words: MailWords,
): Part {
  const say = words.manager;
  const { reminded } = context;
  const titles = titlesIn(assessment, say);
  const inactive = about === "newly" || about === "others" || about === "inactive";
  const heads: readonly Head[] = [
    ...(["person", "right"] as const),
    ...(assessment.rooms.length === 1 ? [] : (["room"] as const)),
    "last",
    ...(inactive && reminded !== undefined ? (["reminded"] as const) : []),
    ...(about === "unknown" || about === "exempt" ? (["why"] as const) : []),
  ];
  const cell = (row: MemberRow): Readonly<Record<Exclude<Head, Figure>, () => string>> => ({
    person: () => named(row.person.name, 80, say.noName),
    right: () => rightOf(row, say),
    room: () => titles.get(row.roomId) ?? "",
    last: () => lastOf(row, period, context, words),
    reminded: () => say.reminded[reminded?.get(row.person.id) ?? "no"],
    why: () => whyOf(row, context, words),
  });
  return {
    kind: "table",
    title: `${say.members[about]} (${number(total)})`,
    heads: heads.map((head) => say.heads[head]),
    rows: rows.map((row) => ({
      cells: heads.map((head) => cell(row)[head as Exclude<Head, Figure>]()),
      url: personLink(context.portalUrl.href, row.person),
    })),
    linksInHtmlOnly: true,
  };
}

function titlesIn({ rooms }: ManagersReport["assessment"], say: ManagerWords): ReadonlyMap<number, string> {
  return new Map(rooms.map(({ roomId, title }) => [roomId, named(title, 60, say.noName)]));
}

/** `30 October 2026 (changed a file), 2 events, could act since 12 October 2026, 3 months in a row` */
function lastOf(row: MemberRow, period: Period, { day }: ManagerReportContext, words: MailWords): string {
  const say = words.manager;
  const { inactiveInARow = 1, verdict, since, basis } = row;
  const late = (verdict.kind === "inactive" || verdict.kind === "new") && basis.judgedFrom > period.start;
  const invited = verdict.kind === "invited" && since.kind === "joined";
  return [
    ...actionsOf(row, day, words),
    ...(late ? [say.couldActSince(words.day(day(basis.judgedFrom)))] : []),
    ...(invited ? [say.invitedOn(words.day(day(since.at)))] : []),
    ...(inactiveInARow > 1 ? [say.inARow(inactiveInARow, isMonth(period) ? "month" : "period")] : []),
  ].join(", ");
}

function actionsOf(
  { lastActivity, events }: Pick<MemberRow, "lastActivity" | "events">,
  day: ManagerReportContext["day"],
  { kinds, manager, ...words }: MailWords,
): string[] {
  return [
    lastActivity === undefined
      ? manager.noActivity
      : `${words.day(day(lastActivity.at))} (${kinds[lastActivity.kind]})`,
    ...(events > 0 ? [manager.events(events)] : []),
  ];
}

function whyOf({ verdict }: MemberRow, context: ManagerReportContext, { day, manager }: MailWords): string {
  if (verdict.kind === "unknown") return manager.reason(verdict.reason, context);
  if (verdict.kind !== "exempt") return "";
  return manager.exempt(verdict.reason, verdict.until === undefined ? undefined : day(verdict.until));
}

export function leftTable(
  gone: readonly LeftRow[],
  { assessment }: ManagersReport,
  { day }: ManagerReportContext,
  words: MailWords,
): Part[] {
  if (gone.length === 0) return [];
  const say = words.manager;
  const titles = titlesIn(assessment, say);
  const rows = gone.map((row) => ({
    cells: [
      named(row.name, 80, say.noName),
      titles.get(row.roomId) ?? "",
      [
        ...actionsOf(row, day, words),
        ...(row.leftAt === undefined ? [] : [say.leftOn(words.day(day(row.leftAt)))]),
      ].join(", "),
    ],
  }));
  const heads = [say.heads.person, say.heads.room, say.heads.last];
  return [{ kind: "table", title: `${say.members.left} (${number(gone.length)})`, heads, rows }];
}

/** `Editor, guest, by the group “Legal team”` */
function rightOf({ access, membership, person }: MemberRow, say: ManagerWords): string {
  return [
    say.access[access],
    ...(person.guest ? [say.guest] : []),
    ...(membership.by === "group" ? [say.byGroup(named(membership.group.name, 40, say.noName))] : []),
  ].join(", ");
}
