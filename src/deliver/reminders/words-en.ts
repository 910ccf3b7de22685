import type { ActivityKind } from "../../docspace/wire/action-kind.ts";
import { ordinal, spanInWords } from "../../text/english.ts";
import type { ReminderWords } from "./words.ts";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

const KINDS: Readonly<Record<ActivityKind, string>> = {
  create: "you created something",
  update: "you changed a file",
  delete: "you deleted something",
  share: "you changed who has access",
  open: "you opened a file",
  download: "you downloaded a file",
  move: "you moved something",
  copy: "you copied something",
  upload: "you uploaded a file",
  form: "you filled in a form",
  room: "you changed the room",
  settings: "you changed settings",
  other: "you did something there",
};

const these = (rooms: number): string => (rooms === 1 ? "this room" : `these ${rooms} rooms`);
const them = (rooms: number): string => (rooms === 1 ? "it" : "them");

export const ENGLISH: ReminderWords = {
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
  lastActivity: (day, kind) => `Last activity: ${day}, ${KINDS[kind]}.`,
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
};
