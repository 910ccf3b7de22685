import type { LastActivity } from "../../assess/assessment.ts";
import type { Person } from "../../docspace/members.ts";
import { inARowText, spanInWords } from "../../text/english.ts";
import { html, LONGEST_SHOWN, plain } from "../../text/escape.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { Period } from "../../time/period.ts";
import { type Mail, messageIdOf } from "../mail/mailer.ts";

/** A room in which a person was inactive. */
export interface RemindedRoom {
  readonly roomId: number;
  readonly title: string;
  readonly lastActivity?: LastActivity;
  /** Periods in a row without activity, this one included. */
  readonly inARow: number;
}

/** Everything one person is to be reminded of: one message. */
export interface PlannedReminder {
  readonly person: Person;
  readonly rooms: readonly RemindedRoom[];
}

/** What the messages say about the run. */
export interface MessageContext {
  /** Ends with "/". */
  readonly portalUrl: URL;
  readonly period: Period;
  readonly minActivity: number;
  readonly activity: "any" | "changes";
  /** The sender, `Name <address>` or an address. */
  readonly from: string;
  /** The local day of an instant, `YYYY-MM-DD`. */
  readonly day: (at: EpochSeconds) => string;
}

/** The message to one person, in plain text and in HTML. */
export function reminderMail({ person, rooms }: PlannedReminder, context: MessageContext): Mail {
  const { portalUrl, period, from } = context;
  const portal = plain(portalUrl.host);
  const span = spanInWords(period);
  const one = rooms.length === 1;
  const rules = sentences(context, one);
  const lines = rooms.map((room) => ({
    title: words(room.title, LONGEST_SHOWN),
    link: roomLink(portalUrl, room.roomId),
    facts: facts(room, context),
  }));
  const greeting = `Hello ${words(person.name, 100) || "there"},`;
  const intro = `in ${span}, ${rules.what} ${one ? "this room" : `these ${rooms.length} rooms`} of ${portal}:`;
  const text = [
    greeting,
    "",
    intro,
    "",
    ...lines.flatMap(({ title, link, facts }) => [`* ${title}`, `  ${facts}`, `  ${link}`, ""]),
    ...rules.advice.flatMap((paragraph) => [paragraph, ""]),
    "-- ",
    rules.why,
    "",
  ].join("\n");
  const items = lines
    .map(({ title, link, facts }) => `<li><a href="${html(link)}">${html(title)}</a><br>${html(facts)}</li>`)
    .join("\n");
  const body = [
    paragraph(greeting),
    paragraph(intro),
    `<ul>\n${items}\n</ul>`,
    ...rules.advice.map(paragraph),
    `<p style="color:#555;font-size:90%">${html(rules.why, 1000)}</p>`,
  ].join("\n");
  return {
    to: { name: person.name, address: person.email },
    subject: `No activity of yours in ${one ? `the room "${words(rooms[0]?.title ?? "", 60)}"` : `${rooms.length} rooms`} (${span})`,
    text,
    html: `<!doctype html>\n<html lang="en"><body style="font-family:sans-serif;line-height:1.5">\n${body}\n</body></html>\n`,
    messageId: messageIdOf(
      from,
      "reminder",
      portalUrl.href,
      person.id,
      period.label,
      ...rooms.map(({ roomId }) => roomId).sort((a, b) => a - b),
    ),
  };
}

/** Where a room is opened in the browser. */
export function roomLink(portalUrl: URL, roomId: number): string {
  return new URL(`rooms/shared/${roomId}/filter`, portalUrl).href;
}

function paragraph(text: string): string {
  return `<p>${html(text, 2000)}</p>`;
}

function sentences({ portalUrl, minActivity, activity, from }: MessageContext, one: boolean) {
  const portal = plain(portalUrl.host);
  const something = activity === "any" ? "activity" : "changes";
  return {
    what:
      minActivity <= 1
        ? `no ${something} of yours ${activity === "any" ? "was" : "were"} recorded in`
        : `fewer than ${minActivity} actions of yours were recorded in`,
    advice: [
      `If you still need ${one ? "it" : "them"}, you do not have to answer: just go on working there. If you do not, please tell the room's manager, so that your access can be removed.`,
      activity === "any"
        ? "Only looking at a file is never recorded by the portal. If you did that, this message is no reproach."
        : "Only changes were looked at: opening, reading and downloading files was not. If you did that, this message is no reproach.",
    ],
    why: `You get this message because you are a member of ${one ? "this room" : "these rooms"}. The administrators of ${portal} check for every period who used them; docspace-audit sent it for them, as ${plain(from)}, once.`,
  };
}

function facts({ lastActivity, inARow }: RemindedRoom, { day, period }: MessageContext): string {
  const last =
    lastActivity === undefined
      ? "No earlier activity is known"
      : `Last activity: ${day(lastActivity.at)}, ${words(lastActivity.words, LONGEST_SHOWN)}`;
  return inARow > 1 ? `${last}; ${inARowText(inARow, period)}.` : `${last}.`;
}

/** A user's text on one line, in which mail programs see no address to make a link of. */
function words(text: string, longest: number): string {
  return plain(text, longest)
    .replaceAll("://", ": //")
    .replace(/\bwww\./gi, "www .");
}
