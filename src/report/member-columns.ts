import type { LeftRow, MemberRow, RoomAssessment } from "../assess/assessment.ts";
import { byName, type Column, type TableContext, type Value } from "./columns.ts";
import { personLink, personLinks, roomLink } from "./links.ts";
import type { AuditReport } from "./model.ts";
import { eventsOfPerson, NOT_KNOWN, readDays } from "./read-days.ts";
import { remedy } from "./vocabulary/remedy.ts";
import { ACCESS_WORDS, leftText, membershipText, sinceText, VERDICT_WORDS } from "./vocabulary/terms.ts";

/** A member; somebody who left, of whom less is known; or a room whose members could not be read, which is no empty one. */
export type Person =
  | { readonly row: MemberRow }
  | { readonly left: LeftRow }
  | { readonly unread: RoomAssessment };

/** The columns of the members' CSV, in their order (R7 of the interface). */
export const MEMBER_CSV = [
  ...["room_id", "room_title", "user_id", "name", "email", "access", "membership", "member_since"],
  ...["verdict", "reason", "events", "last_activity", "last_action"],
] as const;

/** Of the members' sheet: what people look for comes first. */
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
