import type {
  AttributedEvent,
  Attribution,
  LeftRow,
  MemberRow,
  MemberSince,
  VerdictKind,
} from "../../assess/assessment.ts";
import type { Membership } from "../../collect/collected.ts";
import { ACCESS_ORDER, type Access } from "../../docspace/members.ts";
import type { Room } from "../../docspace/rooms.ts";
import { actionWords } from "../../docspace/wire/actions.ts";
import { counted, dayInWords, number } from "../../text/english.ts";
import { daysBetween } from "../../time/calendar.ts";
import type { EpochSeconds } from "../../time/epoch.ts";
import type { LocalTime } from "../../time/local-time.ts";

/** Access rights in the portal's own words. */
export const ACCESS_WORDS: Readonly<Record<Access, string>> = {
  owner: "Room owner",
  "room-manager": "Room manager",
  "content-creator": "Content creator",
  editing: "Editor",
  "custom-filter": "Editor (own filter)",
  review: "Reviewer",
  comment: "Commenter",
  "fill-forms": "Form filler",
  unknown: "Other right",
  read: "Viewer",
  restricted: "No access",
};

/** Rights with which a member can change what the room holds. */
export const WIDE_ACCESS: ReadonlySet<Access> = new Set(
  ACCESS_ORDER.slice(0, ACCESS_ORDER.indexOf("custom-filter")),
);

export const VERDICT_WORDS: Readonly<Record<VerdictKind, string>> = {
  inactive: "Inactive",
  unknown: "Unknown",
  new: "New",
  invited: "Invited",
  disabled: "Disabled",
  exempt: "Exempt",
  active: "Active",
};

/**
 * What happened, in the server's sentence; where it has none (for some actions, such as an opened file, the server
 * leaves it empty), in plain words.
 */
export function actionText({ event }: AttributedEvent): string {
  return event.action === "" ? actionWords(event.actionId, event.actionType) : event.action;
}

/** Where it happened from: `203.0.113.7 | Germany, Berlin`, whichever of it is known. */
export function locationText(event: AttributedEvent["event"]): string {
  const place = joined(event.country, ", ", event.city);
  return joined(event.ip, " | ", place);
}

/** With what: `Chrome 140 on Windows 10`, whichever of it is known. */
export function clientText(event: AttributedEvent["event"]): string {
  return joined(event.browser, " on ", event.platform);
}

function joined(first: string, between: string, second: string): string {
  return first === "" || second === "" ? first + second : first + between + second;
}

export function attributedRoom(attribution: Attribution): number | undefined {
  return attribution.by === "none" ? undefined : attribution.roomId;
}

/** How a person is a member; holds the group's name, which is to be escaped. */
export function membershipText(membership: Membership): string {
  if (membership.by === "group") return `by group “${membership.group.name}”`;
  return membership.by === "owner" ? "owner" : "direct member";
}

/** The right and the way it was given: `Editor, by group “Field staff”`. */
export function accessText({ access, membership }: Pick<MemberRow, "access" | "membership">): string {
  if (access === "owner" && membership.by === "owner") return ACCESS_WORDS.owner;
  return `${ACCESS_WORDS[access]}, ${membershipText(membership)}`;
}

/** What somebody did most, with how often: `download 30, open 12`. */
export function kindsText({ topKinds }: Pick<MemberRow, "topKinds">): string {
  return topKinds.map(([kind, count]) => `${kind} ${number(count)}`).join(", ");
}

/** `on the last day`, `12 days before the end`: how long nothing was done, up to the period's last day. */
export function daysBefore(lastDay: string, at: EpochSeconds, time: LocalTime): string {
  const days = daysBetween(time.day(at), lastDay);
  return days === 0 ? "on the last day" : `${counted(days, "day")} before the end`;
}

/** Since when a person is a member, as a local day, as far as that is known. `written`: how a day is written. */
export function sinceText(since: MemberSince, time: LocalTime, written = dayInWords): string {
  const day = (at: EpochSeconds) => written(time.day(at));
  switch (since.kind) {
    case "joined":
      return day(since.at);
    case "before":
      return `before ${day(since.at)}`;
    case "unknown":
      return since.notBefore === undefined ? "unknown" : `unknown, not before ${day(since.notBefore)}`;
  }
}

/** Why a room is only named: it is one of those that get no verdicts. */
export function otherRoomText(room: Room): string {
  if (room.thirdParty) return "in third-party storage";
  switch (room.area) {
    case "archived":
      return "archived";
    case "template":
      return "a template";
    case "agent":
      return "an AI agent";
    case "active":
      return "not asked for";
  }
}

/** When somebody left a room, as far as that is known: `left on 13 October 2026`. */
export function leftText({ leftAt, group }: Pick<LeftRow, "leftAt" | "group">, time: LocalTime): string {
  if (leftAt === undefined) return "left, when is not known";
  if (group === undefined) return `left on ${dayInWords(time.day(leftAt))}`;
  return `no longer a member; the group “${group.name}” was removed from the room on ${dayInWords(time.day(leftAt))}`;
}
