import type { LastActivity } from "../../assess/assessment.ts";
import type { Person } from "../../docspace/members.ts";
import { roomLink } from "../../report/links.ts";
import type { ActivityRules } from "../../settings/settings.ts";
import { isAddress, needsSmtpUtf8 } from "../../text/address.ts";
import { isMonth } from "../../text/english.ts";
import { lines as below, type Html, html } from "../../text/html.ts";
import { LONGEST_SHOWN, plain } from "../../text/one-line.ts";
import { dayAfter, daysBetween } from "../../time/calendar.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { Period } from "../../time/period.ts";
import { mailHtml } from "../mail/mail-page.ts";
import { type Mail, messageIdOf } from "../mail/mailer.ts";
import { mailWords } from "../words/languages.ts";
import type { MailLanguage, MailWords } from "../words/words.ts";

/** A room in which a person was inactive. */
export interface RemindedRoom {
  readonly roomId: number;
  readonly title: string;
  readonly lastActivity?: LastActivity;
  /** Periods in a row without activity, this one included. */
  readonly inARow: number;
  /** Whom to ask; absent where the room has no owner in use, or where it is the person. */
  readonly owner?: Pick<Person, "name" | "email">;
  /** The room is the person's own. */
  readonly own?: boolean;
  /** Name of the group by which the person is a member. */
  readonly group?: string;
}

/** Everything one person is to be reminded of: one message. */
export interface PlannedReminder {
  readonly person: Person;
  readonly rooms: readonly RemindedRoom[];
}

/** What the messages say about the run. */
export interface MessageContext extends ActivityRules {
  /** Ends with "/". */
  readonly portalUrl: URL;
  readonly period: Period;
  /** The sender, `Name <address>` or an address. */
  readonly from: string;
  readonly language: MailLanguage;
  /** The local day of an instant, `YYYY-MM-DD`. */
  readonly day: (at: EpochSeconds) => string;
}

/** Owners whom one answer goes to; more would be a mail to strangers. */
const MOST_REPLIES = 3;

/** The message to one person, in plain text and in HTML. */
export function reminderMail({ person, rooms }: PlannedReminder, context: MessageContext): Mail {
  const { portalUrl, period, from, activity, minActivity } = context;
  const say = mailWords(context.language);
  const portal = plain(portalUrl.host);
  const span = say.span(period);
  const replyTo = owners(rooms);
  const greeting = say.greeting(words(person.name, 100));
  const intro = say.found({ rooms: rooms.length, portal, span, activity, least: minActivity });
  const lines = rooms.map((room) => ({
    title: words(room.title, LONGEST_SHOWN),
    link: roomLink(portalUrl.href, room.roomId),
    facts: facts(room, context, say),
  }));
  const advice = [...whatToDo(rooms, replyTo.length > 0, period, say), say.notCounted[activity]];
  const why = say.why(rooms.length, portal, plain(from));
  const text = [
    greeting,
    "",
    intro,
    "",
    ...lines.flatMap(({ title, link, facts }) => [`* ${title}`, ...[...facts, link].map(indented), ""]),
    ...advice.flatMap((paragraph) => [paragraph, ""]),
    "-- ",
    why,
    "",
  ].join("\n");
  const items = lines.map(
    ({ title, link, facts }) =>
      html`<li><a href="${link}">${title}</a>${facts.map((fact) => html`<br>${fact}`)}</li>`,
  );
  const body = below([
    paragraph(greeting),
    paragraph(intro),
    html`<ul>\n${below(items)}\n</ul>`,
    ...advice.map(paragraph),
    html`<p class="q">${why}</p>`,
  ]);
  const [only] = rooms;
  return {
    to: { name: person.name, address: person.email },
    subject: say.subject(
      rooms.length === 1 && only !== undefined ? { title: words(only.title, 60) } : rooms.length,
      span,
    ),
    text,
    html: mailHtml(body, say.language, "letter"),
    messageId: messageIdOf(
      from,
      "reminder",
      portalUrl.href,
      person.id,
      period.label,
      ...rooms.map(({ roomId }) => roomId).sort((a, b) => a - b),
    ),
    ...(replyTo.length === 0 ? {} : { replyTo }),
  };
}

/** Addresses of the rooms' owners that every mail program can answer to; none where they are too many. */
function owners(rooms: readonly RemindedRoom[]): readonly string[] {
  const addresses = rooms.flatMap(({ owner }) => (owner === undefined ? [] : [owner.email]));
  const usable = [...new Set(addresses)].filter((one) => isAddress(one) && !needsSmtpUtf8(one));
  return usable.length <= MOST_REPLIES ? usable : [];
}

function whatToDo(
  rooms: readonly RemindedRoom[],
  canReply: boolean,
  period: Period,
  say: MailWords,
): readonly string[] {
  const by = say.day(endOfNext(period));
  const own = rooms.filter((room) => room.own === true).length;
  const others = rooms.length - own;
  return [
    ...(others > 0 ? [say.stay(others, by), say.leave(others, canReply)] : []),
    ...(own > 0 ? [say.ownRooms(own, by)] : []),
  ];
}

/** The last day of the period that follows: the next month's, or as many days later as this one is long. */
function endOfNext(period: Period): string {
  const [year = 0, month = 0] = period.firstDay.split("-").map(Number);
  if (isMonth(period)) return new Date(Date.UTC(year, month + 1, 0)).toISOString().slice(0, 10);
  return dayAfter(period.lastDay, daysBetween(period.firstDay, period.lastDay) + 1);
}

function indented(line: string): string {
  return `  ${line}`;
}

function paragraph(text: string): Html {
  return html`<p>${text}</p>`;
}

function facts(
  { lastActivity, inARow, owner, own, group }: RemindedRoom,
  { day, period }: MessageContext,
  say: MailWords,
): readonly string[] {
  return [
    lastActivity === undefined
      ? say.noEarlierActivity
      : say.lastActivity(say.day(day(lastActivity.at)), lastActivity.kind),
    ...(inARow > 1 ? [say.inARow(inARow, isMonth(period) ? "month" : "period")] : []),
    ...(group === undefined ? [] : [say.byGroup(words(group, 100))]),
    ...(own === true ? [say.ownRoom] : []),
    ...(owner === undefined
      ? []
      : [say.owner(words(owner.name, 100), isAddress(owner.email) ? plain(owner.email) : "")]),
  ];
}

/** A user's text on one line, in which mail programs see no address to make a link of. */
function words(text: string, longest: number): string {
  return plain(text, longest)
    .replaceAll("://", ": //")
    .replace(/\bwww\./gi, "www .");
}
