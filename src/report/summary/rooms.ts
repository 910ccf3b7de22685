import type { RoomAssessment } from "../../assess/assessment.ts";
import { counted, number } from "../../text/english.ts";
import { named } from "../../text/one-line.ts";
import { verdictCounts } from "../facts.ts";
import { roomLink } from "../links.ts";
import { eventsOfRoom, NOT_READ, type ReadDays, readDays } from "../read-days.ts";
import { otherRoomText } from "../vocabulary/terms.ts";
import type { SummaryContext } from "./context.ts";
import { link } from "./link.ts";

/** The rooms with most to do first, in the same order as the tables of their members. */
export function byWork(rooms: readonly RoomAssessment[]): readonly RoomAssessment[] {
  return rooms.toSorted((a, b) => unsettledCount(b) - unsettledCount(a));
}

export function roomTable({ report, detail, time }: SummaryContext): string {
  const rooms = byWork(report.assessment.rooms);
  if (rooms.length === 0) return "";
  if (detail.rooms === 0) return `${counted(rooms.length, "room")}: too many to list here, see the report.`;
  const shown = rooms.slice(0, detail.rooms);
  const known = readDays(report, time);
  const lines = [
    "### Rooms",
    "",
    "| Room | Inactive | Unknown | Members | Events |",
    "| :--- | ---: | ---: | ---: | ---: |",
    ...shown.map((room) => roomLine(room, report.portal.url, known)),
  ];
  const hidden = rooms.length - shown.length;
  if (hidden > 0) lines.push("", `and ${counted(hidden, "more room")}, all of them in the report.`);
  const others = Map.groupBy(report.otherRooms, otherRoomText);
  if (others.size > 0) {
    const parts = [...others].map(([why, some]) => `${number(some.length)} ${why}`);
    lines.push("", `${counted(report.otherRooms.length, "room")} without a status: ${parts.join(", ")}.`);
  }
  return lines.join("\n");
}

function roomLine(room: RoomAssessment, portal: string, known: ReadDays): string {
  const { count, partly } = eventsOfRoom(room, known);
  const events = count === undefined ? NOT_READ : `${number(count)}${partly ? " as far as read" : ""}`;
  const title = link(named(room.title, 80), roomLink(portal, room.roomId));
  if (room.unreadable !== undefined) {
    return `| ${title} | ${NOT_READ} | ${NOT_READ} | ${NOT_READ} | ${events} |`;
  }
  const counts = verdictCounts(room);
  const inactive = counts.get("inactive") ?? 0;
  const unknown = counts.get("unknown") ?? 0;
  return (
    `| ${title} | ${inactive > 0 ? `**${number(inactive)}**` : "0"} | ${number(unknown)} | ` +
    `${number(room.members.length)} | ${events} |`
  );
}

function unsettledCount({ members }: RoomAssessment): number {
  return members.filter(({ verdict }) => verdict.kind === "inactive" || verdict.kind === "unknown").length;
}
