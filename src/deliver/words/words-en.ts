import { ENGLISH_ANSWER } from "../../report/vocabulary/answer.ts";
import { namedNoteText } from "../../report/vocabulary/notes.ts";
import { reasonText, timeWords } from "../../report/vocabulary/reasons.ts";
import { reviewRowText, reviewSentence } from "../../report/vocabulary/review.ts";
import { ACCESS_WORDS } from "../../report/vocabulary/terms.ts";
import type { ActivityKind } from "../../settings/settings.ts";
import { counted, number, ordinal, spanInWords } from "../../text/english.ts";
import { ENGLISH_ROLLUP } from "./rollup-en.ts";
import type { MailWords, ManagerWords } from "./words.ts";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

const KINDS: Readonly<Record<ActivityKind, string>> = {
  create: "created something",
  update: "changed a file",
  delete: "deleted something",
  share: "changed who has access",
  open: "opened a file",
  download: "downloaded a file",
  move: "moved something",
  copy: "copied something",
  upload: "uploaded a file",
  form: "filled in a form",
  room: "changed the room",
  settings: "changed settings",
  other: "did something there",
};

const these = (rooms: number): string => (rooms === 1 ? "this room" : `these ${rooms} rooms`);
const them = (rooms: number): string => (rooms === 1 ? "it" : "them");

const MANAGER: ManagerWords = {
  answer: ENGLISH_ANSWER,
  subject(found, span) {
    const what = {
      inactive: (count: number) => counted(count, "inactive membership"),
      unknown: (count: number) => `${counted(count, "membership")} not known`,
      unreadable: () => "Some rooms could not be read",
      nobody: () => "No inactive members",
    };
    return `${what[found.kind]("count" in found ? found.count : 0)}: DocSpace rooms, ${span}`;
  },
  corrects: "This corrects the report on the same period that you got before.",
  corrected: "Corrected",
  openReport: "Open the report",
  openWorkbook: "Open the review workbook",
  run: "The run that made it",
  notProved: "What could not be proved:",
  reason: (reason, facts) => reasonText(reason, { title: facts.title, ...timeWords(facts) }),
  note: namedNoteText,
  notTaken: (titles) => `Not attached, because the mail server takes no mail of that size: ${titles}.`,
  notAttached: (titles) => `Not attached, because the mail would be too large: ${titles}.`,
  rooms: "Rooms",
  heads: {
    room: "Room",
    inactive: "Inactive",
    newly: "Newly",
    unknown: "Not known",
    members: "Members",
    person: "Person",
    right: "Right",
    last: "Last activity",
    why: "Why",
    reminded: "Reminded",
  },
  unreadable: "The members could not be read",
  members: {
    newly: "Newly inactive",
    others: "Other inactive",
    inactive: "Inactive",
    unknown: "Not known: treat nobody of them as inactive",
    active: "Active",
    new: "New",
    exempt: "Exempt",
    invited: "Invited, not joined yet",
    disabled: "Disabled accounts",
    left: "No longer members",
  },
  besides: "All other memberships",
  access: ACCESS_WORDS,
  guest: "guest",
  noName: "(no name)",
  byGroup: (group) => `group “${group}”`,
  noActivity: "none known",
  inARow: (count, unit) => `${counted(count, unit)} in a row`,
  events: (count) => counted(count, "event"),
  couldActSince: (day) => `could act since ${day}`,
  invitedOn: (day) => `invited on ${day}`,
  leftOn: (day) => `left on ${day}`,
  exempt: (reason, until) => `${reason}${until === undefined ? "" : `, until ${until}`}`,
  reminded: {
    sent: "yes",
    earlier: "by an earlier run",
    refused: "not possible",
    uncertain: "not certain",
    no: "no",
  },
  remedies: {
    direct: "Ask the inactive whether they still need the room, or remove them from it.",
    group: "Who is a member by a group stays one until they leave the group, or the group gets less.",
    owner:
      "Where a room's owner is inactive, ask whether the room is still needed, or give it to somebody else.",
  },
  review: (rows) => `Review: ${reviewSentence(rows)}`,
  decideInFolder: "Decide in access-review.xlsx in the report folder.",
  reviewRow: reviewRowText,
  more: (count) => `and ${number(count)} more`,
  notShown(members, rooms) {
    const parts = [
      ...(members > 0 ? [counted(members, "more member")] : []),
      ...(rooms > 0 ? [counted(rooms, "more room")] : []),
    ];
    return `Not shown in this mail: ${parts.join(" and ")}.`;
  },
  reportsHaveAll: "The reports have them all.",
  sender: (portal, from) => `docspace-audit sent this for the administrators of ${portal}, as ${from}.`,
};

export const ENGLISH: MailWords = {
  language: "en",
  day: (day) => DAY.format(new Date(`${day}T00:00:00Z`)),
  span: spanInWords,
  greeting: (name) => (name === "" ? "Hello," : `Hello ${name},`),
  subject: (rooms, span) =>
    `Do you still need ${typeof rooms === "number" ? `these ${rooms} rooms` : `the room "${rooms.title}"`}? (${span})`,
  found({ rooms, portal, span, activity, least }) {
    const something = activity === "any" ? "no activity by you" : "no changes by you";
    const what = least <= 1 ? something : `fewer than ${least} actions by you`;
    return `In ${span}, ${portal} recorded ${what} in ${these(rooms)}:`;
  },
  kinds: KINDS,
  lastActivity: (day, kind) => `Last activity: ${day}, you ${KINDS[kind]}.`,
  noEarlierActivity: "No earlier activity is known.",
  inARow: (count, unit) => `This is the ${ordinal(count)} ${unit} in a row without activity.`,
  byGroup: (group) => `You are a member by the group “${group}”.`,
  owner: (name, address) => `Room owner: ${name}${address === "" ? "" : `, ${address}`}`,
  ownRoom: "You are the owner of this room.",
  stay: (rooms, by) =>
    `Do you still need ${them(rooms)}? Then use ${them(rooms)} by ${by}. You do not have to answer.`,
  leave: (rooms, canReply) =>
    `You do not need ${them(rooms)} any more? Then please tell the room's owner${canReply ? ": just reply to this mail" : ""}. The owner can end your membership.`,
  ownRooms: (rooms, by) =>
    `You own ${rooms === 1 ? "a room" : `${rooms} rooms`} of this list. Is it still needed? If not, please archive it, or name another owner, by ${by}.`,
  notCounted: {
    any: "To look at a file and do nothing else leaves no trace in DocSpace, so it could not be counted.",
    changes: "Only changes were counted: to open, read or download a file was not.",
  },
  why: (rooms, portal, from) =>
    `You get this mail because you are a member of ${rooms === 1 ? "this room" : "these rooms"}. It was sent by docspace-audit for the administrators of ${portal}, as ${from}.`,
  manager: MANAGER,
  rollUp: ENGLISH_ROLLUP,
};
