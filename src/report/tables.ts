import type { AttributedEvent, LeftRow, MemberRow, RoomAssessment } from "../assess/assessment.ts";
import type { LocalTime } from "../time/local-time.ts";
import { fileLink, personLink, personLinks, roomLink } from "./links.ts";
import type { AuditReport } from "./model.ts";
import { eventsOfPerson, NOT_KNOWN, readDays } from "./read-days.ts";
import { remedy } from "./vocabulary/remedy.ts";
import {
  ACCESS_WORDS,
  actionText,
  attributedRoom,
  leftText,
  membershipText,
  sinceText,
  VERDICT_WORDS,
} from "./vocabulary/terms.ts";
import type { Words } from "./vocabulary/words.ts";

/** A text, a number, or an instant in epoch seconds (in a column of the kind `instant`); undefined: nothing. */
export type Value = string | number | undefined;

/** A column of a table as data: its name in CSV, its head and width in XLSX, and the value of a row. */
export interface Column<Row> {
  /** In CSV: part of the interface, never changed. */
  readonly name: string;
  /** In XLSX, where people read it. */
  readonly head: string;
  /** In characters. */
  readonly width: number;
  readonly kind?: "instant" | "wrapped" | "status" | "count";
  readonly value: (row: Row) => Value;
  /** Where the value has a page in the portal. */
  readonly link?: (row: Row) => string | undefined;
}

/** What the columns need to know beside a row. */
export interface TableContext {
  readonly report: AuditReport;
  readonly time: LocalTime;
  readonly words: Words;
  /** Titles of all rooms by id. */
  readonly titles: ReadonlyMap<number, string>;
}

/** The columns of the events' CSV, in their order (R7 of the interface). */
export const EVENT_CSV = [
  ...["id", "date", "user", "user_id", "action", "action_id", "kind", "target", "room_id", "room_title"],
  ...["attribution", "context", "page", "ip", "country", "city", "browser", "platform"],
] as const;

/** Of the events' sheet: what people look for comes first, and the offset beside the date. */
export const EVENT_SHEET = [
  ...["id", "date", "utc_offset", "user", "action", "action_id", "kind", "target", "room_title", "room_id"],
  ...["attribution", "context", "page", "ip", "country", "city", "browser", "platform", "user_id"],
] as const;

export function eventColumns(context: TableContext): ReadonlyMap<string, Column<AttributedEvent>> {
  const { report, time, titles } = context;
  const roomOf = ({ attribution }: AttributedEvent) => attributedRoom(attribution);
  const zone = report.period.timeZone;
  const pageOf = personLinks(report.portal.url, report.assessment.rooms);
  return byName<AttributedEvent>([
    column("id", "Id", 12, ({ event }) => event.id),
    column("date", `Date (${zone})`, 20, ({ event }) => event.at, "instant"),
    // The hour repeated at the end of summer time happens twice on the clock.
    column("utc_offset", "UTC offset", 11, ({ event }) => `UTC${time.iso(event.at).slice(19)}`),
    {
      ...column("user", "User", 24, ({ event }: AttributedEvent) => event.user),
      link: ({ event }) => pageOf(event.userId),
    },
    column("user_id", "User id", 38, ({ event }) => event.userId),
    column("action", "Action", 44, actionText),
    column("action_id", "Action id", 10, ({ event }) => event.actionId),
    column("kind", "Kind", 11, ({ kind }) => kind),
    {
      ...column("target", "Target", 14, ({ event }: AttributedEvent) => event.target.join(" ")),
      link: (row) => fileLink(report.portal.url, row.event),
    },
    column("room_id", "Room id", 10, roomOf),
    {
      ...column("room_title", "Room", 28, (row: AttributedEvent) => titles.get(roomOf(row) ?? -1)),
      link: (row) => {
        const id = roomOf(row);
        return id === undefined ? undefined : roomLink(report.portal.url, id);
      },
    },
    column("attribution", "Attribution", 12, ({ attribution }) => attribution.by),
    column("context", "Context", 30, ({ event }) => event.context),
    column("page", "Page", 40, ({ event }) => event.page),
    column("ip", "IP", 16, ({ event }) => event.ip),
    column("country", "Country", 14, ({ event }) => event.country),
    column("city", "City", 14, ({ event }) => event.city),
    column("browser", "Browser", 16, ({ event }) => event.browser),
    column("platform", "Platform", 16, ({ event }) => event.platform),
  ]);
}

/** A member; somebody who left, of whom less is known; or a room whose members could not be read, which is no empty one. */
export type Person =
  | { readonly row: MemberRow }
  | { readonly left: LeftRow }
  | { readonly unread: RoomAssessment };

export const MEMBER_CSV = [
  ...["room_id", "room_title", "user_id", "name", "email", "access", "membership", "member_since"],
  ...["verdict", "reason", "events", "last_activity", "last_action"],
] as const;

export const MEMBER_SHEET = [
  ...["room_title", "name", "status", "access_words", "events_shown", "last_shown", "reason", "remedy"],
  ...["email", "last_action", "in_a_row", "membership", "since_words", "guest", "most_frequent"],
  ...["room_id", "user_id"],
] as const;

interface MemberColumn extends Omit<Column<Person>, "value"> {
  readonly of: (row: MemberRow) => Value;
  /** Of somebody who left; absent where it is not known of them. */
  readonly ofLeft?: (row: LeftRow) => Value;
  /** Of a room whose members could not be read; absent where it is about people. */
  readonly ofRoom?: (room: RoomAssessment) => Value;
}

/** Every column of the members, for CSV and for the workbook. Long because they stand here one after the other. */
export function memberColumns(context: TableContext): ReadonlyMap<string, Column<Person>> {
  const { report, time, words, titles } = context;
  const { timeZone } = report.period;
  const known = readDays(report, time);
  const idOf = ({ roomId }: { readonly roomId: number }) => roomId;
  const titleOf = ({ roomId }: { readonly roomId: number }) => titles.get(roomId);
  const linkOf = (one: Person) => roomLink(report.portal.url, idOf(rowOf(one)));
  const pageOf = personLinks(report.portal.url, report.assessment.rooms);
  const pageOfPerson = (one: Person) => {
    if ("row" in one) return personLink(report.portal.url, one.row.person);
    return "left" in one ? pageOf(one.left.personId) : undefined;
  };
  const lastAt = ({ lastActivity }: MemberRow | LeftRow) => lastActivity?.at;
  const lastWords = ({ lastActivity }: MemberRow | LeftRow) => lastActivity?.words;
  const since = (row: MemberRow) => sinceText(row.since, time, (day) => day);
  const sinceInWords = (row: MemberRow) => sinceText(row.since, time);
  const verdictOf = ({ verdict }: MemberRow) => verdict.kind;
  const whyLeft = (row: LeftRow) => leftText(row, time);
  const whyUnread = ({ unreadable }: RoomAssessment) =>
    unreadable === undefined ? undefined : words.reason(unreadable);
  const eventsOf = (row: MemberRow | LeftRow) => eventsOfPerson(row, known);
  const countShown = (row: MemberRow | LeftRow) => eventsOf(row) ?? NOT_KNOWN;
  const lastShown = (row: MemberRow | LeftRow) =>
    row.lastActivity?.at ?? (eventsOf(row) === undefined ? NOT_KNOWN : undefined);
  const lastHead = `Last activity (${timeZone})`;
  const columns: readonly MemberColumn[] = [
    { name: "room_id", head: "Room id", width: 10, of: idOf, ofLeft: idOf, ofRoom: idOf },
    {
      ...{ name: "room_title", head: "Room", width: 28, link: linkOf },
      ...{ of: titleOf, ofLeft: titleOf, ofRoom: titleOf },
    },
    {
      name: "user_id",
      head: "User id",
      width: 38,
      of: (row) => row.person.id,
      ofLeft: (row) => row.personId,
    },
    {
      ...{ name: "name", head: "Name", width: 26, link: pageOfPerson },
      of: (row) => row.person.name,
      ofLeft: (row) => row.name,
    },
    { name: "email", head: "E-mail", width: 32, of: ({ person }) => person.email },
    { name: "access", head: "Access", width: 18, of: ({ access }) => access },
    { name: "access_words", head: "Access", width: 18, of: ({ access }) => ACCESS_WORDS[access] },
    { name: "membership", head: "Membership", width: 24, of: (row) => membershipText(row.membership) },
    { name: "member_since", head: "Member since", width: 18, of: since },
    { name: "since_words", head: "Member since", width: 22, of: sinceInWords },
    {
      ...{ name: "verdict", head: "Verdict", width: 12, of: verdictOf },
      ...{ ofLeft: () => "left", ofRoom: () => "unread" },
    },
    {
      ...{ name: "status", head: "Status", width: 12, kind: "status" },
      of: (row) => VERDICT_WORDS[row.verdict.kind],
      ofLeft: () => "Left",
      ofRoom: () => "Not read",
    },
    {
      ...{ name: "reason", head: "Why", width: 48, kind: "wrapped", of: words.why },
      ...{ ofLeft: whyLeft, ofRoom: whyUnread },
    },
    { name: "remedy", head: "What to do", width: 36, of: remedy, kind: "wrapped" },
    { name: "guest", head: "Guest", width: 8, of: ({ person }) => (person.guest ? "yes" : "no") },
    { name: "events", head: "Events", width: 10, kind: "count", of: eventsOf, ofLeft: eventsOf },
    {
      ...{ name: "events_shown", head: "Events", width: 10, kind: "count" },
      ...{ of: countShown, ofLeft: countShown },
    },
    { name: "last_activity", head: lastHead, width: 20, kind: "instant", of: lastAt, ofLeft: lastAt },
    { name: "last_shown", head: lastHead, width: 20, kind: "instant", of: lastShown, ofLeft: lastShown },
    { name: "last_action", head: "Last action", width: 32, of: lastWords, ofLeft: lastWords },
    { name: "in_a_row", head: "Months inactive in a row", width: 12, of: (row) => row.inactiveInARow },
    {
      ...{ name: "most_frequent", head: "Most frequent", width: 32 },
      of: ({ topKinds }) => topKinds.map(([kind, count]) => `${kind} ${count}`).join(", "),
    },
  ];
  return byName(
    columns.map(({ of, ofLeft, ofRoom, ...rest }) => ({
      ...rest,
      value: (one: Person) =>
        "row" in one ? of(one.row) : "left" in one ? ofLeft?.(one.left) : ofRoom?.(one.unread),
    })),
  );
}

function rowOf(one: Person): { readonly roomId: number } {
  return "row" in one ? one.row : "left" in one ? one.left : one.unread;
}

/** Every member and everybody who left, room after room, the most urgent members first in each; unread rooms have a row. */
export function* people({ assessment }: AuditReport): Generator<Person> {
  for (const room of assessment.rooms) {
    if (room.unreadable !== undefined) yield { unread: room };
    for (const row of room.members) yield { row };
    for (const one of room.left) yield { left: one };
  }
}

/** The columns of these names, in this order. */
export function chosen<Row>(
  columns: ReadonlyMap<string, Column<Row>>,
  names: readonly string[],
): readonly Column<Row>[] {
  return names.map((name) => {
    const found = columns.get(name);
    if (found === undefined) throw new Error(`there is no column ${name}`);
    return found;
  });
}

function column<Row>(
  name: string,
  head: string,
  width: number,
  value: (row: Row) => Value,
  kind?: NonNullable<Column<Row>["kind"]>,
): Column<Row> {
  return { name, head, width, value, ...(kind === undefined ? {} : { kind }) };
}

function byName<Row>(columns: readonly Column<Row>[]): ReadonlyMap<string, Column<Row>> {
  return new Map(columns.map((one) => [one.name, one]));
}
